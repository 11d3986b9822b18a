"""The command line behind the Makefile's verbs."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from blockroom import (
    backup,
    classroom,
    deploy,
    doctor,
    firewall,
    homes_disk,
    image,
    language,
    past,
    place,
    processes,
    release,
    remote,
    restore,
    retire,
    roster,
    rotate,
    smoke,
    status,
    values,
)
from blockroom.ending import end_cleanly
from blockroom.engine import ensure_engine
from blockroom.errors import UserError
from blockroom.language import Language, tr
from blockroom.settings import REPOSITORY, Settings, load, settings_file
from blockroom.terminal import console, result, say


def size(text: str) -> int:
    """Bytes of an option. Raises ArgumentTypeError for what is no size."""
    try:
        return values.parse_size(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(tr("{text}: allowed: {sizes}", text=text, sizes=tr(str(error)))) from None


def parser() -> argparse.ArgumentParser:
    main = argparse.ArgumentParser(prog="blockroom", description=__doc__)
    main.add_argument("--settings", type=Path, metavar="FILE", help="another file than classroom.yaml")
    main.add_argument("--inventory", type=Path, metavar="FILE", help="another inventory than inventory.ini")
    main.add_argument("--sudo", action="store_true", help="become root, by sudo, where the verb is about this machine")
    verbs = main.add_subparsers(dest="verb", required=True)
    verbs.add_parser("up", help="install what is missing and start the classroom")
    verbs.add_parser("down", help="stop the classroom; everybody's work stays")
    verbs.add_parser("status", help="what runs")
    picture = verbs.add_parser("image", help="build the students' image")
    picture.add_argument("--save", type=Path, metavar="FILE", help="write it as an archive")
    picture.add_argument("--load", type=Path, metavar="FILE", help="take it from an archive instead")
    picture.add_argument("--there", action="store_true", help="only say whether it is there")
    health = verbs.add_parser(
        "doctor", help="find the first broken link and its cure; exit status 1 where there is one"
    )
    health.add_argument("--json", action="store_true", help="one JSON object, for a monitoring system")
    health.add_argument("--strict", action="store_true", help="exit status 1 for a warning too")
    verbs.add_parser("network", help="the students' network and the firewall, as the units of a server do")
    verbs.add_parser("firewall", help="the firewall alone, before there is a network")
    homes = verbs.add_parser("homes", help="have the filesystem of a server's homes, with a limit for each")
    homes.add_argument("--add-disk", type=Path, metavar="DISK", help="another, empty disk; from a file all moves there")
    homes.add_argument("--grow", type=size, metavar="SIZE", help="make the file that holds it larger")
    logs = verbs.add_parser("logs", help="the end of all logs")
    logs.add_argument("--lines", type=int, default=40)
    logs.add_argument("--follow", action="store_true")
    people = verbs.add_parser("roster", help="add the people of a CSV file")
    people.add_argument("file", type=Path)
    one = verbs.add_parser("smoke", help="log in as a student and run TensorFlow")
    one.add_argument("--user", default="", metavar="NAME")
    for verb, text in (
        ("deploy", "make a machine the classroom's server"),
        ("upgrade", "bring a server to this version"),
    ):
        play = verbs.add_parser(verb, help=text)
        play.add_argument("--image", default="", metavar="FILE", help="its archive, server:FILE if it is there already")
        play.add_argument("--yes", action="store_true", help="make this machine a server without asking")
    back = verbs.add_parser("rollback", help="on a server: the version before this one")
    activate = verbs.add_parser("activate", help="on a server: make this release the one in use")
    for one in (back, activate):
        one.add_argument("--kept-database", action="store_true", help="with the database that it had then")
    save = verbs.add_parser("backup", help="back everything up while the class works")
    save.add_argument("--read-all", action="store_true", help="read the whole backup again afterwards")
    save.add_argument("--new", action="store_true", help="begin anew where an earlier backup has vanished")
    for option, text in (
        ("--show-key", "print the key that opens the backup"),
        ("--show-ssh-key", "print the line for ~/.ssh/authorized_keys of an sftp target"),
        ("--wanted", "only say, by the exit status, whether backup.to is set"),
    ):
        save.add_argument(option, action="store_true", help=text)
    listing = verbs.add_parser("backups", help="list the backups that there are")
    again = verbs.add_parser("restore", help="bring back everything, or one student's files")
    for one in (listing, again):
        one.add_argument("--from", dest="source", default="", metavar="TO", help="another place than backup.to")
        one.add_argument("--key-file", type=Path, metavar="FILE", help="a copy of the key that opens the backup")
    again.add_argument("--at", default="latest", metavar="DATE", help="2026-11-20, 2026-11-20T14:30, or latest")
    again.add_argument("--student", default="", metavar="NAME", help="only this student's folder")
    again.add_argument("--path", default="", metavar="FILE", help="only this file or folder of the student's")
    again.add_argument("--damaged", action="store_true", help="leave out what is damaged in the backup")
    again.add_argument("--yes", action="store_true", help="replace what is newer without asking")
    new = verbs.add_parser("rotate", help="new secrets, or a new authority for the certificates")
    new.add_argument("--certificates", action="store_true", help="tls internal: a new authority")
    new.add_argument("--yes", action="store_true", help="without asking")
    end = verbs.add_parser("retire", help="the end of a class: archive everybody's files, remove the students")
    end.add_argument("class_name", metavar="CLASS")
    end.add_argument("--to", type=Path, metavar="FOLDER", help="where the archives go")
    end.add_argument("--delete-homes", action="store_true", help="delete the homes once their archives are proven")
    end.add_argument("--yes", action="store_true", help="without asking")
    serve = verbs.add_parser("serve", help="be one part of the classroom, for a service manager")
    serve.add_argument("part", choices=("proxy", "hub", "culler"))
    return main


def told(changed: bool) -> None:
    """For Ansible: whether anything changed."""
    result(json.dumps({"changed": changed}))


def far(options: argparse.Namespace, settings: Settings) -> int:
    """Give a verb about a server that is not this machine to that server."""
    words = sys.argv[sys.argv.index(options.verb) :]
    if options.verb == "roster":
        with options.file.open("rb") as people:
            return remote.forward(settings, options.settings, options.inventory, ["roster", "/dev/stdin"], people)
    return remote.forward(settings, options.settings, options.inventory, words)


def add_people(settings: Settings, file: Path) -> None:
    answer = classroom.apply_roster(settings, roster.read_csv(file))
    for person in answer["created"]:
        text = tr("{name}: one-time password {password}") if person["one_time"] else tr("{name}: password {password}")
        result(text.format(name=person["name"], password=person["password"]))
    say(
        tr(
            "{created} added, {changed} changed, {unchanged} as they were.",
            created=len(answer["created"]),
            changed=len(answer["changed"]),
            unchanged=answer["unchanged"],
        )
    )


def make_image(settings: Settings, save: Path | None, load_from: Path | None) -> None:
    classroom.check_root()
    # A laptop that prepares a server's image has no folder of the server's.
    logs = (settings.data if place.on_server() or not settings.server else REPOSITORY / "data") / "logs"
    if not place.on_server():
        ensure_engine(logs)
    changed = image.load(settings, load_from) if load_from else image.ensure_image(settings, logs)
    if save is not None:
        image.save(settings, save)
    result(image.reference(settings))
    if place.on_server():
        release.note_image(settings)
        told(changed)


def run(options: argparse.Namespace) -> int:
    settings = load(options.settings)
    language.chosen.set(reader_language(settings))
    file = settings_file(options.settings)
    if options.verb in ("deploy", "upgrade"):
        playbook = "site" if options.verb == "deploy" else options.verb
        return deploy.play(settings, options.settings, options.inventory, playbook, options.image, options.yes)
    if place.elsewhere(settings) and options.verb != "image":
        return far(options, settings)
    if options.sudo:
        place.become_root()
    match options.verb:
        case "up":
            changed = classroom.up(settings, options.settings)
            if settings.server:
                told(changed)
        case "activate":
            told(release.activate(settings, file, options.kept_database))
        case "rollback":
            release.rollback(settings, options.kept_database)
        case "serve":
            processes.serve(settings, options.part, options.settings)
        case "down":
            classroom.down(settings)
        case "status":
            return 0 if status.show_status(settings) else 1
        case "image":
            if options.there:
                result(json.dumps({"there": image.there(settings)}))
            else:
                make_image(settings, options.save, options.load)
        case "network":
            classroom.prepare_network(settings)
        case "firewall":
            classroom.check_root()
            firewall.ensure_firewall(settings)
        case "homes":
            told(homes_disk.apply(settings, options.add_disk, options.grow))
        case "logs":
            status.show_logs(settings, options.lines, options.follow)
        case "doctor":
            return 0 if doctor.examine(settings, options.json, options.strict) else 1
        case "backup":
            return backup.verb(settings, file, options)
        case "backups":
            past.show_backups(settings, options.source, options.key_file)
        case "restore":
            restore.restore(settings, file, options)
        case "retire":
            retire.retire(settings, options.class_name, options.to, options.delete_homes, options.yes)
        case "rotate" if options.certificates:
            rotate.rotate_certificates(settings, options.yes)
        case "rotate":
            rotate.rotate(settings, file, options.yes)
        case "roster":
            add_people(settings, options.file)
        case "smoke":
            return 0 if smoke.run(settings, options.user) else 1
    return 0


def reader_language(settings: Settings | None = None) -> Language:
    """The language of the terminal's user: the settings' where they fix one, else the environment's."""
    if settings is not None and settings.language != "auto":
        return settings.language
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh-CN" if next(filter(None, names), "").startswith("zh") else "en"


def main() -> None:
    language.chosen.set(reader_language())
    options = parser().parse_args()
    # `serve` becomes another program at once.
    if options.verb != "serve":
        end_cleanly()
    try:
        sys.exit(run(options))
    except UserError as error:
        console.print(str(error), style="red", markup=False)
        sys.exit(error.status)
    except KeyboardInterrupt:
        say(tr("Stopped."))
        sys.exit(130)


if __name__ == "__main__":
    main()
