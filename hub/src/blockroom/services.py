"""Logging in through another service: OAuth 2 and OpenID Connect, by way of oauthenticator.

Google, Microsoft and GitLab speak OpenID Connect like any other, so one class serves them all; GitHub does not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jwt
from jupyterhub.handlers import BaseHandler
from oauthenticator.generic import GenericOAuthenticator
from oauthenticator.github import GitHubOAuthenticator
from oauthenticator.oauth2 import OAuthCallbackHandler, OAuthenticator, OAuthLoginHandler
from tornado import web
from tornado.httpclient import HTTPClientError
from traitlets import Bool, Instance, Unicode

from blockroom import classes, names, pages, roles
from blockroom.language import Refusal, said
from blockroom.settings import Login

LEEWAY_SECONDS = 120
DISCOVERY = "/.well-known/openid-configuration"


class LoginRefusal(Refusal):
    """A login through a service that did not lead anywhere."""

    title = said("The login did not work")


class Stranger(LoginRefusal):
    """Somebody whom the service knows and the classroom does not."""

    title = said("You are not in this classroom yet")


def values_of(claims: Mapping[str, Any], path: str) -> set[str]:
    """The values of a claim, be it one text or a list; dots lead into claims within claims."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for key in path.split("."):
            found = found.get(key) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return {found}
    return {str(value) for value in found} if isinstance(found, list | tuple | set) else set()


def role_of(login: Login, name: str, claims: Mapping[str, Any]) -> str | None:
    """What somebody is in this classroom: "teacher", "student", or None for a stranger."""

    def listed(people: list[str]) -> bool:
        return name in {names.normal(person) for person in people}

    def claimed(claim: str, values: list[str]) -> bool:
        return bool(claim) and bool(values_of(claims, claim) & set(values))

    if listed(login.teachers) or claimed(login.teacher_claim, login.teacher_values):
        return "teacher"
    if listed(login.students) or claimed(login.student_claim, login.student_values):
        return "student"
    if login.domains:
        return "student" if values_of(claims, "hd") & set(login.domains) else None
    return "student" if login.anyone else None


class StartHandler(OAuthLoginHandler):
    """Sends people to the service, once it is known where that is."""

    async def get(self) -> None:
        try:
            await self.authenticator.discover()
        except (HTTPClientError, OSError, ValueError) as error:
            raise unreachable(self, error) from None
        super().get()


class ReturnHandler(OAuthCallbackHandler):
    """Where people come back to; each way that can go wrong has its sentence."""

    def check_arguments(self) -> None:
        if self.get_argument("error", ""):
            reason = self.get_argument("error_description", "") or self.get_argument("error")
            service = self.authenticator.login_service
            raise LoginRefusal(403, "{service} did not let you in: {reason}", service=service, reason=reason[:200])
        try:
            super().check_arguments()
        except (web.HTTPError, ValueError) as error:
            self.log.warning("Login refused: %s", error)
            raise stale() from None

    async def get(self) -> None:
        try:
            await self.authenticator.discover()
            await super().get()
        except HTTPClientError as error:
            if error.code == 400 and error.response is not None and b"invalid_grant" in error.response.body:
                raise stale() from None
            raise unreachable(self, error) from None
        except (OSError, ValueError) as error:
            raise unreachable(self, error) from None


def stale() -> LoginRefusal:
    return LoginRefusal(
        400, "This login was used before, took too long, or began in another browser. Please log in again."
    )


def unreachable(handler: BaseHandler, error: Exception) -> LoginRefusal:
    service = handler.authenticator.login_service
    handler.log.error("The login service %s does not answer as it should: %s", service, error)
    return LoginRefusal(
        503, "{service} does not answer. Please try again in some minutes, or tell your teacher.", service=service
    )


class ClassroomLogin(OAuthenticator):
    """Who of a service's people is in the class, and what: the same for every service."""

    login = Instance(Login, config=True)

    login_handler = StartHandler
    callback_handler = ReturnHandler

    async def discover(self) -> None:
        """Find out the service's addresses; they are fixed unless a class knows better."""

    def normalize_username(self, username: str) -> str:
        return names.normal(username)

    def validate_username(self, username: str) -> bool:
        return names.person_problem(username) is None

    async def get_user_groups(self, auth_state: dict[str, Any]) -> set[str]:
        """The hub groups of somebody who logs in: the class, its teachers, or none.

        An operator who is on neither list has none: teachers may delete whoever is a student of theirs.
        """
        claims = auth_state[self.user_auth_state_key]
        name = self.normalize_username(str(self.user_info_to_username(claims)))
        role = role_of(self.login, name, claims)
        if role is None:
            return set()
        return {roles.teacher_group(self.login.class_name) if role == "teacher" else self.login.class_name}

    async def check_allowed(self, username: str, auth_model: dict[str, Any] | None) -> bool:
        """True, or a refusal that tells strangers who they are here and whom to ask."""
        if auth_model is None:
            return True
        claims = auth_model["auth_state"][self.user_auth_state_key]
        if auth_model["admin"] or role_of(self.login, username, claims) is not None:
            return True
        raise Stranger(
            403,
            "You are logged in at {service} as {name}, but you are not on the list of this classroom. "
            "Please ask your teacher to add you.",
            service=self.login_service,
            name=username,
        )

    async def check_blocked_users(self, username: str, auth_model: dict[str, Any] | None) -> bool:
        return True

    def user_info_to_username(self, user_info: dict[str, Any]) -> str:
        """The name that the service gives, if it can be a name here."""
        name = str(user_info.get(self.username_claim) or "")
        problem = names.person_problem(names.normal(name))
        if problem is not None or (self.username_claim == "email" and user_info.get("email_verified") is False):
            raise LoginRefusal(
                403,
                "{service} calls you {name}, which cannot be a name here. Please tell your teacher.",
                service=self.login_service,
                name=repr(name[:100]),
            )
        if not names.is_own_spelling(name):
            raise LoginRefusal(
                403,
                "{service} calls you {name}. Here that would be {other}, who may be somebody else. "
                "Please tell your teacher.",
                service=self.login_service,
                name=repr(name),
                other=names.normal(name),
            )
        return name

    def get_handlers(self, app: Any) -> list[Any]:
        return [*super().get_handlers(app), *classes.SERVICE_HANDLERS, *pages.HANDLERS]


class GitHubLogin(ClassroomLogin, GitHubOAuthenticator):
    """GitHub, which has OAuth 2 only."""

    async def update_auth_model(self, auth_model: dict[str, Any]) -> dict[str, Any]:
        return auth_model


class OpenIDLogin(ClassroomLogin, GenericOAuthenticator):
    """Any OpenID Connect service. Its addresses are looked up at the first login, so the hub starts without it."""

    issuer = Unicode(config=True)
    known = False
    """Whether the addresses have been looked up."""

    check_issuer = Bool(True, config=True, help="Microsoft's answers name a tenant by another name than ours.")

    async def discover(self) -> None:
        if self.known or not self.issuer:
            return
        found = await self.httpfetch(self.issuer.rstrip("/") + DISCOVERY, label="asking for the service's addresses")
        if self.check_issuer and str(found.get("issuer", "")).rstrip("/") != self.issuer.rstrip("/"):
            raise ValueError(f"it calls itself {found.get('issuer')!r}, the settings {self.issuer!r}")
        missing = [key for key in ("authorization_endpoint", "token_endpoint") if not found.get(key)]
        if missing:
            raise ValueError(f"its configuration lacks {', '.join(missing)}")
        self.authorize_url = found["authorization_endpoint"]
        self.userdata_url = found.get("userinfo_endpoint", "")
        self.token_url = found["token_endpoint"]
        self.known = True

    def claims_of(self, token: str) -> dict[str, Any]:
        """The claims of an ID token, which came from the service itself over a connection of ours."""
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                audience=self.client_id,
                leeway=LEEWAY_SECONDS,
                options={"verify_signature": False, "verify_aud": True, "verify_exp": True},
            )
        except jwt.PyJWTError as error:
            self.log.error("The ID token cannot be used: %s", error)
            raise stale() from None
        if self.check_issuer and str(claims.get("iss", "")).rstrip("/") != self.issuer.rstrip("/"):
            self.log.error("The ID token was issued by %r", claims.get("iss"))
            raise stale()
        return claims

    async def token_to_user(self, token_info: dict[str, Any]) -> dict[str, Any]:
        """What the service says about somebody, in the ID token and at its userinfo address."""
        token = token_info.get("id_token")
        claims = self.claims_of(token) if token and self.issuer else {}
        if self.userdata_url:
            more: dict[str, Any] = await super().token_to_user(token_info)
            if claims and more.get("sub") != claims.get("sub"):
                self.log.error("ID token and userinfo are about two people: %s", json.dumps(more.get("sub")))
                raise stale()
            claims = {**claims, **more}
        return claims
