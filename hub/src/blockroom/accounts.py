"""Pages around one's own password: the login form, choosing a new password, changing it."""

from __future__ import annotations

from typing import Any

from jupyterhub import orm
from jupyterhub.handlers import BaseHandler
from jupyterhub.handlers.login import LoginHandler
from tornado import web

from blockroom import passwords
from blockroom.language import said, tr
from blockroom.tickets import NewPasswordNeeded

UPSTREAM_WRONG = "Invalid username or password"


def token_of(spawner: orm.Spawner) -> orm.APIToken | None:
    """The token that the hub gave to a server, which runs or starts; None for one that does neither.

    A hub that was restarted has no other sign of it than these: it is made for the server's address, last before the
    server's start. People may write any note on tokens of their own, but not between the two, which are one moment.
    """
    if spawner.server is None or spawner.started is None:
        return None
    note = f"Server at {spawner.server.base_url}"
    made = [token for token in spawner.user.api_tokens if token.note == note and token.created <= spawner.started]
    return max(made, key=lambda token: (token.created, token.id), default=None)


def end_sessions(db: Any, user: orm.User, but: str | None = None) -> None:
    """Log a user out everywhere but in one session, and end their tokens. Running servers keep their own."""
    user.cookie_id = orm.new_token()
    servers = [token_of(spawner) for spawner in user.orm_spawners.values()]
    for token in list(user.api_tokens):
        if token not in servers and (but is None or token.session_id != but):
            db.delete(token)
    db.commit()


def choice_problem(name: str, password: str, again: str) -> str | None:
    """Why two typed passwords cannot become the new password of `name`, or None."""
    return passwords.problem(password, name) or (
        said("The two passwords are not the same.") if password != again else None
    )


class RosterLoginHandler(LoginHandler):
    """The login form. A one-time password leads to a second form, and only that one logs in."""

    def _render(self, login_error: str | None = None, **values: Any) -> Any:
        if login_error == UPSTREAM_WRONG:
            login_error = said("The name or the password is wrong.")
        elif self.get_status() >= 500:
            login_error = said("Something went wrong here. Please try again in a minute.")
        return super()._render(login_error=login_error, **values)

    async def post(self) -> None:
        if self.get_body_argument("ticket", ""):
            return await self.choose()
        try:
            await super().post()
        except NewPasswordNeeded as needed:
            await self.ask(self.authenticator.choosing_tickets.issue(needed.name, needed.hashed), needed.name)

    async def ask(self, ticket: str, name: str, error: str = "") -> None:
        html = await BaseHandler.render_template(
            self, "new_password.html", ticket=ticket, person=name, error=tr(error) if error else ""
        )
        self.finish(html)

    async def too_late(self) -> None:
        self.set_status(400)
        self.finish(await self._render(login_error=said("This took too long. Please log in again.")))

    async def choose(self) -> None:
        """Set the new password and log in with it."""
        authenticator, ticket = self.authenticator, self.get_body_argument("ticket")
        person = authenticator.chooser(ticket)
        if person is None:
            return await self.too_late()
        name, password = person.name, self.get_body_argument("new_password", "", strip=False)
        problem = choice_problem(name, password, self.get_body_argument("new_password_again", "", strip=False))
        if problem is None and await passwords.matches(person.hash, password):
            problem = said("Please choose another password than the one you were given.")
        if problem is not None:
            self.set_status(400)
            await self.ask(ticket, name, problem)
            return
        authenticator.choosing_tickets.use(ticket)
        if not authenticator.roster.replace_password(name, person.hash, await passwords.hash_password(password)):
            return await self.too_late()
        known = self.find_user(name)
        if known is not None:
            end_sessions(self.db, known.orm_user)
        user = await self.login_user({"username": name, "password": password})
        if user is None:
            raise web.HTTPError(403)
        self._jupyterhub_user = user
        self.redirect(self.get_next_url(user))


class PasswordHandler(BaseHandler):
    """Change one's own password."""

    async def show(self, error: str = "", done: bool = False) -> None:
        html = await self.render_template("password.html", error=tr(error) if error else "", done=done)
        self.finish(html)

    @web.authenticated
    async def get(self) -> None:
        await self.show(done=self.get_query_argument("done", "") == "1")

    async def change(self, current: str, password: str) -> bool:
        """Set another password where the current one is right; whether it was."""
        name, authenticator = self.current_user.name, self.authenticator
        person = await authenticator.check(name, current, self.request.remote_ip)
        if person is None:
            return False
        return bool(authenticator.roster.replace_password(name, person.hash, await passwords.hash_password(password)))

    @web.authenticated
    async def post(self) -> None:
        user = self.current_user
        password = self.get_body_argument("new_password", "", strip=False)
        problem = choice_problem(user.name, password, self.get_body_argument("new_password_again", "", strip=False))
        current = self.get_body_argument("password", "", strip=False)
        if problem is None and not await self.change(current, password):
            problem = said("The current password is wrong.")
        if problem is not None:
            self.set_status(400)
            await self.show(problem)
            return
        end_sessions(self.db, user.orm_user, but=self.get_session_cookie())
        self.set_login_cookie(user)
        self.redirect(f"{self.hub.base_url}password?done=1")


HANDLERS = [(r"/login", RosterLoginHandler), (r"/password", PasswordHandler)]
