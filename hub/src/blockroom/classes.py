"""The teacher's side: the class page, its API, and adding students in the hub's admin panel."""

from __future__ import annotations

import json
from typing import Any

from jupyterhub import orm
from jupyterhub.apihandlers.base import APIHandler
from jupyterhub.apihandlers.users import UserAPIHandler, UserListAPIHandler
from jupyterhub.handlers import BaseHandler
from jupyterhub.scopes import Scope, needs_scope
from tornado import web

from blockroom import names, passwords, roles
from blockroom.accounts import end_sessions
from blockroom.language import Refusal
from blockroom.place import verb
from blockroom.roster import Entry
from blockroom.roster_api import enter, first_passwords, json_body

MOST_AT_ONCE = 200


def taught(handler: BaseHandler) -> list[str]:
    """The classes that whoever asks may lead. It goes by scopes: a server's own token may lead none."""
    groups = handler.parsed_scopes.get(roles.TEACH, {})
    if groups == Scope.ALL or handler.parsed_scopes.get("admin:users") == Scope.ALL:
        return [group.name for group in handler.db.query(orm.Group).order_by(orm.Group.name) if ":" not in group.name]
    return sorted(groups.get("group", ()))


def check_names(written: list[Any]) -> list[str]:
    """Names in their normal spelling. Raises a refusal that says what is wrong with the first bad one."""
    if not written or len(written) > MOST_AT_ONCE:
        raise Refusal(400, "Please write between 1 and 200 names.")
    found = [names.normal(str(name)) for name in written]
    for name in found:
        problem = names.person_problem(name)
        if problem is not None:
            raise Refusal(400, problem)
    return list(dict.fromkeys(found))


def check_new(handler: APIHandler, wanted: list[str]) -> None:
    """Raise a refusal where somebody is there already: they stay where they are."""
    for name in wanted:
        if handler.find_user(name) is not None:
            raise Refusal(409, "{name} is there already. An operator can move people between classes.", name=name)


async def add_students(handler: APIHandler, class_name: str, written: list[Any]) -> dict[str, Any]:
    """Add new people to a class. Raises a refusal for bad names and for people who are there already."""
    wanted = check_names(written)
    check_new(handler, wanted)
    entries = [Entry(name, class_name, "student") for name in wanted]
    firsts = await first_passwords(handler.authenticator.roster, entries)
    # Another teacher may have added the same name meanwhile.
    check_new(handler, wanted)
    return enter(handler, entries, firsts)


def state_of(user: Any) -> str:
    spawner = user.spawner
    if spawner.pending == "stop":
        return "stopping"
    if spawner.pending:
        return "starting"
    return "running" if spawner.ready else "stopped"


def describe(handler: BaseHandler, student: orm.User) -> dict[str, Any]:
    """What the class page shows of a student."""
    user = handler.users[student]
    person = handler.authenticator.roster.find(student.name) if hasattr(handler.authenticator, "roster") else None
    return {
        "name": student.name,
        "display_name": (person.display_name if person else "") or student.name,
        "state": state_of(user),
        "url": user.url,
        "password": "none" if person and person.hash is None else "one-time" if person and person.one_time else "own",
    }


def describe_class(handler: BaseHandler, class_name: str) -> list[dict[str, Any]]:
    return [describe(handler, student) for student in roles.students_of(handler.db, class_name)]


class ClassPageHandler(BaseHandler):
    """`/hub/class`: the students of the teacher's classes."""

    @web.authenticated
    async def get(self) -> None:
        known = taught(self)
        if not known:
            raise Refusal(403, "This page is for teachers. You do not teach a class here.")
        chosen = self.get_query_argument("class", known[0])
        if chosen not in known:
            raise Refusal(404, "You do not teach this class.")
        html = await self.render_template(
            "class.html", classes=known, chosen=chosen, students=describe_class(self, chosen)
        )
        self.finish(html)


class ClassHandler(APIHandler):
    """What the class page calls. Every request names a class, and whoever asks has to teach it."""

    def class_named(self, name: object) -> str:
        if name not in taught(self):
            raise Refusal(403, "You do not teach this class.")
        return str(name)


class StateHandler(ClassHandler):
    """`GET /hub/api/class?class=…`: the students and what their servers do."""

    def get(self) -> None:
        name = self.class_named(self.get_query_argument("class", ""))
        self.write(json.dumps({"students": describe_class(self, name)}))


class StudentsHandler(ClassHandler):
    """`POST /hub/api/class/students`: add students, who get one-time passwords."""

    async def post(self) -> None:
        body = json_body(self)
        written = body.get("names")
        name = self.class_named(body.get("class"))
        answer = await add_students(self, name, written if isinstance(written, list) else [])
        self.set_status(201)
        self.write(json.dumps(answer))


class NewPasswordHandler(ClassHandler):
    """`POST /hub/api/class/password`: a one-time password for a student, told this once."""

    async def post(self) -> None:
        body = json_body(self)
        class_name = self.class_named(body.get("class"))
        student = next((one for one in roles.students_of(self.db, class_name) if one.name == body.get("name")), None)
        if student is None:
            raise Refusal(404, "There is no such student in this class.")
        password = passwords.generate()
        self.authenticator.roster.set_password(student.name, await passwords.hash_password(password), one_time=True)
        self.authenticator.forgive(student.name)
        end_sessions(self.db, student)
        self.log.info("%s gave %s a one-time password", self.current_user.name, student.name)
        self.write(json.dumps({"name": student.name, "password": password}))


class AddUsersHandler(UserListAPIHandler):
    """ "Add users" of the admin panel. Who is added lands in the one class of whoever adds."""

    async def post(self) -> None:
        body = json_body(self)
        is_operator = self.parsed_scopes.get("admin:users") == Scope.ALL
        known = taught(self)
        if not is_operator and (not known or body.get("admin")):
            raise web.HTTPError(403)
        written = body.get("usernames")
        wanted = check_names(written if isinstance(written, list) else [])
        if body.get("admin"):
            raise Refusal(400, "Operators are named in classroom.yaml, under operators.")
        if not known:
            raise Refusal(400, "There is no class yet. Please add people with: {verb}", verb=verb("roster"))
        if len(known) > 1:
            raise Refusal(400, "You lead several classes. Please add students on the class page.")
        await add_students(self, known[0], wanted)
        self.set_status(201)
        self.write(json.dumps([self.user_model(self.find_user(name).orm_user) for name in wanted]))


class OneUserHandler(UserAPIHandler):
    """JupyterHub checks the name of a new user only in its list form, and would let a name change leave the home."""

    @needs_scope("admin:users")
    async def post(self, user_name: str) -> None:
        (name,) = check_names([user_name])
        await super().post(name)

    @needs_scope("admin:users")
    async def patch(self, user_name: str) -> None:
        if json_body(self).get("name", user_name) != user_name:
            raise Refusal(400, "A name cannot be changed, because the folder with the files carries it.")
        await super().patch(user_name)


# Where people log in through a service, the service knows them: nobody is added and no password given here.
SERVICE_HANDLERS = [
    (r"/class", ClassPageHandler),
    (r"/api/class", StateHandler),
    (r"/api/users/([^/]+)", OneUserHandler),
]

HANDLERS = [
    *SERVICE_HANDLERS,
    (r"/api/class/students", StudentsHandler),
    (r"/api/class/password", NewPasswordHandler),
    (r"/api/users", AddUsersHandler),
]
