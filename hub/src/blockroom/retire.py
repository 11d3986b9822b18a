"""The end of a class: everybody's files into archives, its students out of roster and hub, homes deleted if wanted.

Nothing is removed before every archive has been read back. What is interrupted is repeated: archives that hold what a
home holds stay, and nobody is removed twice.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from blockroom import classroom, roster
from blockroom.backup import size
from blockroom.errors import UserError
from blockroom.homes_archive import digest_of, ensure_archive, holds
from blockroom.homes_volume import in_use
from blockroom.language import tr
from blockroom.names import escaped, normal_class
from blockroom.place import verb
from blockroom.roles import TEACHERS, teacher_group
from blockroom.rotate import check_root
from blockroom.secrets import forget_passwords, write_private
from blockroom.settings import Settings
from blockroom.terminal import agree, result, say, step
from blockroom.tree import delete

LIST = "people.csv"
STOPPING_SECONDS = 60


@dataclass(frozen=True)
class Row:
    """A line of the list of people. All texts, as a CSV file has them."""

    name: str
    display_name: str = ""
    role: str = "student"
    other_classes: str = ""
    archive: str = ""
    sha256: str = ""
    bytes: str = ""
    left: str = "no"
    """Whether roster and hub no longer know this person."""


def read_rows(folder: Path) -> list[Row]:
    """The list of an earlier attempt. Raises UserError for a file of another kind."""
    if not (folder / LIST).exists():
        return []
    try:
        with (folder / LIST).open(encoding="utf-8-sig", newline="") as file:
            return [Row(**line) for line in csv.DictReader(file)]
    except (TypeError, UnicodeDecodeError):
        raise UserError(tr("{file} is not a list of this command; name another folder", file=folder / LIST)) from None


def write_rows(folder: Path, rows: Iterable[Row]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(asdict(Row(""))))
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    # With the mark by which Excel knows UTF-8.
    write_private(folder / LIST, "\ufeff" + text.getvalue())


def put_row(folder: Path, row: Row) -> None:
    """Enter a line; one about the same person and archive is replaced."""
    rows = [known for known in read_rows(folder) if (known.name, known.archive) != (row.name, row.archive)]
    write_rows(folder, [*rows, row])


def groups_of(user: dict[str, Any]) -> set[str]:
    return {str(name) for name in user["groups"]}


def members(settings: Settings, class_name: str) -> tuple[list[Row], list[Row]]:
    """Students and teachers of a class."""
    students, teachers = [], []
    for user in classroom.users(settings):
        groups = groups_of(user)
        others = "|".join(sorted({name.removesuffix(TEACHERS) for name in groups} - {class_name}))
        if class_name in groups:
            students.append(Row(user["name"], other_classes=others))
        elif teacher_group(class_name) in groups:
            teachers.append(Row(user["name"], role="teacher", other_classes=others))
    if not students:
        return [], teachers
    shown = classroom.call_hub(settings, "GET", f"/class?class={quote(class_name)}")["students"]
    full = {one["name"]: one["display_name"] for one in shown}
    return [replace(row, display_name=full.get(row.name, "")) for row in students], teachers


def check_lists(settings: Settings, class_name: str) -> None:
    """Raise UserError where the settings would bring the class back at the next start."""
    if settings.demo and any(class_name in entry.classes for entry in classroom.DEMO):
        raise UserError(tr("classroom.yaml says demo: true, which would bring this class back; take that out first."))
    if settings.roster is None:
        return
    found = [entry.name for entry in roster.read_csv(settings.roster) if class_name in entry.classes]
    if found:
        raise UserError(
            tr(
                "{count} people of {class_name} are in {file}, the roster that classroom.yaml names, which would bring "
                "them back at the next start. Take them out of it first; on a server then: make deploy",
                count=len(found),
                class_name=class_name,
                file=settings.roster.name,
            )
        )


def home_of(settings: Settings, name: str) -> Path:
    return settings.homes_folder / escaped(name)


def size_of(home: Path) -> int:
    """Bytes of all that lies in a home, whose student may be at work."""
    done = subprocess.run(["du", "--summarize", "--bytes", str(home)], capture_output=True, text=True, check=False)
    return int((done.stdout.split() or ["0"])[0])


def waiting_homes(settings: Settings, folder: Path) -> list[Row]:
    """Those who left earlier and whose homes are still there."""
    gone = {row.name: row for row in read_rows(folder) if row.archive and not row.other_classes}
    known = {user["name"] for user in classroom.users(settings)} if gone else set()
    return [row for row in gone.values() if row.name not in known and home_of(settings, row.name).is_dir()]


def stop_server(settings: Settings, name: str) -> None:
    """Stop a student's server. Raises UserError where it does not stop in time."""
    end = time.monotonic() + STOPPING_SECONDS
    path = f"/users/{quote(name)}"
    while (user := classroom.call_hub(settings, "GET", path))["servers"] or user["pending"]:
        if not user["pending"]:
            classroom.call_hub(settings, "DELETE", f"{path}/server")
        if time.monotonic() > end:
            raise UserError(
                tr("The server of {name} does not stop; see: {verb}", name=name, verb=verb("logs")), status=1
            )
        time.sleep(0.25)


def archive(settings: Settings, row: Row, folder: Path) -> Row:
    """Have an archive of a person's home as it is now, and a line about it."""
    home = home_of(settings, row.name)
    if not home.is_dir():
        put_row(folder, row)
        return row
    made = ensure_archive(home, row.name, folder)
    with made.open("rb") as file:
        row = replace(row, archive=made.name, sha256=digest_of(file), bytes=str(made.stat().st_size))
    put_row(folder, row)
    return row


def remove(settings: Settings, row: Row, folder: Path) -> Row:
    """Take a student out of roster and hub. What was written in the last moments goes into an archive as well."""
    stop_server(settings, row.name)
    classroom.call_hub(settings, "DELETE", f"/users/{quote(row.name)}")
    return archive(settings, replace(row, left="yes"), folder)


def leave(settings: Settings, row: Row, class_name: str) -> None:
    """Take somebody out of the class who stays: a teacher, or a student of another class too."""
    if settings.login.method == "roster":
        entry = {"name": row.name, "class": row.other_classes, "role": row.role}
        classroom.call_hub(settings, "POST", "/roster", {"entries": [entry]})
    else:
        group = teacher_group(class_name) if row.role == "teacher" else class_name
        classroom.call_hub(settings, "DELETE", f"/groups/{quote(group)}/users", {"users": [row.name]})


def delete_home(settings: Settings, row: Row, folder: Path) -> None:
    """Delete the home of somebody who left; where its archive lacks something raise UserError, and delete nothing."""
    home = home_of(settings, row.name)
    if not home.is_dir():
        return
    if in_use(home):
        raise UserError(tr("{home} is in use by a container; nothing was deleted.", home=home), status=1)
    if not holds(folder / row.archive, home):
        raise UserError(
            tr("{archive} does not hold what {home} holds; nothing was deleted.", archive=row.archive, home=home),
            status=1,
        )
    delete(home)


def tell(class_name: str, leaving: list[Row], staying: list[Row], teachers: list[Row], total: int) -> None:
    say(
        tr(
            "{class_name}: {count} people leave, {size}.",
            class_name=class_name,
            count=len(leaving),
            size=size(total),
        )
    )
    if staying:
        names = ", ".join(row.name for row in staying)
        say(tr("In another class too, archived but not removed: {names}", names=names))
    if teachers:
        say(tr("Teachers stay, without this class: {names}", names=", ".join(row.name for row in teachers)))


def check_room(settings: Settings, folder: Path, total: int) -> None:
    """Raise UserError where the archives might not fit, or would lie where homes lie."""
    if folder.resolve().is_relative_to(settings.homes_folder.resolve()):
        raise UserError(tr("{folder} is among the homes; choose another one", folder=folder))
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    if total > free:
        raise UserError(
            tr(
                "{folder} has {free} free, the homes hold {size}; choose another disk: --to FOLDER",
                folder=folder,
                free=size(free),
                size=size(total),
            )
        )


def retire(settings: Settings, class_name: str, to: Path | None, delete_homes: bool, yes: bool = False) -> None:
    """Archive a class and remove its students. Homes stay unless they shall be deleted.

    Raises UserError for a no, and with whatever stands in the way; everything done until then is kept.
    """
    check_root()
    class_name = normal_class(class_name)
    folder = (to or settings.data / "retired" / f"{class_name}-{date.today():%Y-%m-%d}").absolute()
    check_lists(settings, class_name)
    students, teachers = members(settings, class_name)
    leaving, staying = ([row for row in students if bool(row.other_classes) == more] for more in (False, True))
    waiting = waiting_homes(settings, folder) if delete_homes else []
    if not students and not teachers and not waiting:
        if read_rows(folder):
            say(tr("This class was retired before; nothing is left to do."))
            return
        raise UserError(
            tr("There is no class {class_name} here; its name is written as in: My class", class_name=class_name)
        )
    total = sum(size_of(home_of(settings, row.name)) for row in students)
    check_room(settings, folder, total)
    tell(class_name, leaving, staying, teachers, total)
    say(tr("Archives: {folder}", folder=folder))
    if delete_homes:
        say(tr("{count} homes are deleted once their archives are proven.", count=len(leaving) + len(waiting)))
    agree(tr("Go on?"), yes, tr("Nobody was removed."))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with step(tr("Stopping the servers of the class")), ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda row: stop_server(settings, row.name), students))
    archived = {}
    for number, row in enumerate(students, 1):
        with step(tr("{number} of {count}: archiving {name}", number=number, count=len(students), name=row.name)):
            archived[row.name] = archive(settings, row, folder)
    for row in teachers:
        put_row(folder, row)
    with step(tr("Removing {count} people", count=len(leaving))):
        gone = [remove(settings, archived[row.name], folder) for row in leaving]
        forget_passwords(settings, {row.name for row in gone})
    for row in (*staying, *teachers):
        leave(settings, row, class_name)
    for group in (class_name, teacher_group(class_name)) if students or teachers else ():
        # The one or the other may never have been made.
        with suppress(UserError):
            classroom.call_hub(settings, "DELETE", f"/groups/{quote(group)}")
    if delete_homes:
        with step(tr("Deleting homes")):
            for row in (*gone, *(archive(settings, replace(row, left="yes"), folder) for row in waiting)):
                delete_home(settings, row, folder)
    say(tr("Done. Copy the folder to another machine: a disk that breaks takes it with it."))
    result(str(folder))
