"""Python as blocks: ``python -m blockly_magic from-python FILE [-o DOCUMENT]``, and ``serve`` for the panel."""

from __future__ import annotations

import argparse
import json
import sys
import threading
from pathlib import Path

from .document import BlocksError
from .from_python import check_size, convert, decode
from .texts import text
from .worker import be_modest, serve

# Blocks hang in each other as deep as a program is long: Python's own limits are made for people's data.
_RECURSION = 50_000
_STACK_BYTES = 512 * 2**20


def main(arguments: list[str]) -> int:
    """Write the document of a Python file; 2 where there is none to write."""
    parser = argparse.ArgumentParser(prog="python -m blockly_magic")
    verbs = parser.add_subparsers(required=True, metavar="from-python|serve")
    verb = verbs.add_parser("from-python", help=text("from_python_help"))
    verb.add_argument("file", metavar="FILE", help=text("from_python_file"))
    verb.add_argument("-o", "--output", metavar="DOCUMENT", help=text("from_python_output"))
    verbs.add_parser("serve", help=text("serve_help"))
    options = parser.parse_args(arguments)
    if "file" not in options:
        be_modest(_STACK_BYTES)
        serve(sys.stdin.buffer, _write)
        return 0
    try:
        written = _document(options.file)
        if options.output:
            Path(options.output).write_text(written, "utf-8")
        else:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            print(written, end="")
    except (BlocksError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _document(name: str) -> str:
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    program = decode(data, name)
    check_size(program, name)
    conversion = convert(program, name)
    for line, error in conversion.errors.items():
        print(text("broken_line", name=name, line=line, reason=error), file=sys.stderr)
    return json.dumps(conversion.document, ensure_ascii=False) + "\n"


def _run() -> None:
    sys.setrecursionlimit(_RECURSION)
    threading.stack_size(_STACK_BYTES)
    result: list[int] = []

    def work() -> None:
        try:
            result.append(main(sys.argv[1:]))
        except SystemExit as end:
            result.append(end.code if isinstance(end.code, int) else 2)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    sys.exit(result[0] if result else 1)


if __name__ == "__main__":
    _run()
