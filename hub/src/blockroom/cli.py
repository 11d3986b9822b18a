"""The command line behind the Makefile's verbs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from blockroom import classroom, doctor, image, language, roster, smoke
from blockroom.engine import ensure_engine
from blockroom.errors import UserError
from blockroom.language import Language, tr
from blockroom.settings import Settings, load
from blockroom.terminal import console, result, say


def parser() -> argparse.ArgumentParser:
    main = argparse.ArgumentParser(prog="blockroom", description=__doc__)
    main.add_argument("--settings", type=Path, metavar="FILE", help="another file than classroom.yaml")
    verbs = main.add_subparsers(dest="verb", required=True)
    verbs.add_parser("up", help="install what is missing and start the classroom")
    verbs.add_parser("down", help="stop the classroom; everybody's work stays")
    verbs.add_parser("status", help="what runs")
    verbs.add_parser("image", help="build the students' image")
    verbs.add_parser("doctor", help="find the first broken link and its cure")
    logs = verbs.add_parser("logs", help="the end of all logs")
    logs.add_argument("--lines", type=int, default=40)
    logs.add_argument("--follow", action="store_true")
    people = verbs.add_parser("roster", help="add the people of a CSV file")
    people.add_argument("file", type=Path)
    one = verbs.add_parser("smoke", help="log in as a student and run TensorFlow")
    one.add_argument("--user", default="", metavar="NAME")
    return main


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


def run(options: argparse.Namespace) -> int:
    settings = load(options.settings)
    language.chosen.set(reader_language(settings))
    match options.verb:
        case "up":
            classroom.up(settings, options.settings)
        case "down":
            classroom.down(settings)
        case "status":
            return 0 if classroom.status(settings) else 1
        case "image":
            classroom.check_root()
            ensure_engine(settings.data / "logs")
            image.ensure_image(settings, settings.data / "logs")
            result(image.reference(settings))
        case "logs":
            classroom.show_logs(settings, options.lines, options.follow)
        case "doctor":
            return 0 if doctor.examine(settings) else 1
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
    try:
        sys.exit(run(parser().parse_args()))
    except UserError as error:
        console.print(str(error), style="red", markup=False)
        sys.exit(error.status)
    except KeyboardInterrupt:
        say(tr("Stopped."))
        sys.exit(130)


if __name__ == "__main__":
    main()
