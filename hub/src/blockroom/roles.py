"""Three roles: operators are the hub's admins, teachers reach their own classes, students nothing but their own.

A class is a hub group of its students. Its teachers are a second group, so that no teacher reaches another's server.
"""

from __future__ import annotations

import hashlib
from typing import Any

from jupyterhub import orm
from jupyterhub.roles import create_role, grant_role

from blockroom.names import TEST_STUDENT
from blockroom.roster import Person, Roster, roster_file
from blockroom.settings import Settings

TEACH = "custom:class:teach"
"""The scope behind the class page: add students, give new passwords."""

TEACHERS = ":teachers"
"""No class's name holds a colon, so the two kinds of group cannot meet."""


def teacher_group(class_name: str) -> str:
    return class_name + TEACHERS


def teacher_role(class_name: str) -> dict[str, Any]:
    """The hub role of a class's teachers, every scope kept to the class.

    Not among them: `groups`, whose holder could take anybody into the class, and `admin:users`, which could rename.
    """
    scopes = (TEACH, "list:users", "read:users", "servers", "access:servers", "delete:users", "read:groups")
    return {
        "name": "teacher-" + hashlib.sha256(class_name.encode()).hexdigest()[:16],
        "description": f"Teachers of {class_name}",
        "scopes": ["admin-ui", *(f"{scope}!group={class_name}" for scope in scopes)],
        "groups": [teacher_group(class_name)],
    }


SERVICE_ROLES: list[dict[str, Any]] = [
    {
        "name": "operator-command-line",
        "description": "What the operator's commands do through the hub's API",
        "scopes": [
            "admin:users",
            "admin:groups",
            "admin:servers",
            "list:services",
            "proxy",
            "read:hub",
            "read:metrics",
            "shutdown",
            # Where people log in elsewhere, `smoke` enters the server of its own student, and of nobody else.
            f"tokens!user={TEST_STUDENT}",
        ],
        "services": ["operator"],
    },
    {
        "name": "idle-culler",
        "description": "Stops idle servers",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["culler"],
    },
    {
        "name": "metrics",
        "description": "Prometheus reads figures",
        "scopes": ["read:metrics"],
        "services": ["metrics"],
    },
]


def known_classes(settings: Settings) -> list[str]:
    if settings.login.method != "roster":
        return [settings.login.class_name]
    return Roster(roster_file(settings)).classes()


def configure(c: Any, settings: Settings) -> None:
    """Roles from the start: those of services and of every class that the roster knows."""
    c.JupyterHub.custom_scopes = {TEACH: {"description": "Lead a class: add students and give them new passwords"}}
    c.JupyterHub.load_roles = SERVICE_ROLES + [teacher_role(name) for name in known_classes(settings)]


def ensure_group(db: Any, name: str) -> orm.Group:
    group = orm.Group.find(db, name)
    if group is None:
        group = orm.Group(name=name)
        db.add(group)
        db.commit()
    return group


def ensure_class(db: Any, class_name: str) -> None:
    """The class's two groups and its teachers' role, in a running hub."""
    ensure_group(db, class_name)
    role = create_role(db, teacher_role(class_name))
    grant_role(db, ensure_group(db, teacher_group(class_name)), role)


def place(db: Any, user: orm.User, person: Person) -> None:
    """Put a user into exactly the groups that the roster says."""
    for name in person.classes:
        ensure_class(db, name)
    wanted = {teacher_group(name) if person.role == "teacher" else name for name in person.classes}
    if wanted != {group.name for group in user.groups}:
        user.groups = [ensure_group(db, name) for name in sorted(wanted)]
        db.commit()


def taught_by(user: Any) -> list[str]:
    """The classes that a user teaches."""
    return sorted(group.name.removesuffix(TEACHERS) for group in user.groups if group.name.endswith(TEACHERS))


def students_of(db: Any, class_name: str) -> list[orm.User]:
    group = orm.Group.find(db, class_name)
    return sorted(group.users, key=lambda user: user.name) if group else []
