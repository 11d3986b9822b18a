"""How people log in: by the roster, or through another service."""

from __future__ import annotations

from typing import Any

from blockroom.authenticator import RosterAuthenticator
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.names import normal
from blockroom.roster import roster_file
from blockroom.services import GitHubLogin, OpenIDLogin
from blockroom.settings import Login, Settings

LABELS = {
    "github": "GitHub",
    "gitlab": "GitLab",
    "google": "Google",
    "microsoft": "Microsoft",
    "oidc": "OpenID Connect",
}


def configure(c: Any, settings: Settings) -> None:
    c.Authenticator.admin_users = {normal(name) for name in settings.operators}
    if settings.login.method == "roster":
        c.JupyterHub.authenticator_class = RosterAuthenticator
        c.RosterAuthenticator.database = str(roster_file(settings))
    else:
        configure_service(c, settings)


def client_secret(login: Login) -> str:
    """The secret that the service gave to this classroom. Raises UserError where it is not to be had."""
    if login.client_secret_file is None:
        raise UserError(tr("this way of logging in needs client_secret_file"))
    try:
        secret = login.client_secret_file.read_text(encoding="utf-8").strip()
    except OSError as error:
        problem = tr("login.client_secret_file: cannot be read: {reason}", reason=error.strerror)
        raise UserError(problem) from None
    if not secret:
        raise UserError(tr("login: the client secret is empty"))
    return secret


def issuer_of(login: Login) -> str:
    if login.method == "google":
        return "https://accounts.google.com"
    if login.method == "microsoft":
        return f"https://login.microsoftonline.com/{login.tenant}/v2.0"
    return login.issuer or ("https://gitlab.com" if login.method == "gitlab" else "")


def configure_service(c: Any, settings: Settings) -> None:
    login = settings.login
    chosen = GitHubLogin if login.method == "github" else OpenIDLogin
    c.JupyterHub.authenticator_class = chosen
    service = c[chosen.__name__]
    service.login = login
    service.client_id = login.client_id
    service.client_secret = client_secret(login)
    service.oauth_callback_url = f"{settings.address}/hub/oauth_callback"
    service.login_service = login.label or LABELS[login.method]
    service.manage_groups = True
    service.enable_pkce = True
    # Who may log in is asked of `login` at every login.
    service.allow_existing_users = False
    service.allow_all = False
    if chosen is OpenIDLogin:
        service.issuer = issuer_of(login)
        service.check_issuer = login.method != "microsoft"
        service.scope = login.scopes
        service.username_claim = "email" if login.method == "google" else login.username_claim
        service.authorize_url = login.authorize_url
        service.token_url = login.token_url
        service.userdata_url = login.userdata_url
