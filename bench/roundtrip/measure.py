"""Python to blocks to Python, over whole libraries: the part that runs under the Python of the students' image.

Every `.py` file below some paths becomes blocks, the real generator writes those as Python again, and the two programs
are compared: their syntax trees, their comments. CPython's own test of `ast.unparse` is the method. Prints a table, or
with --json one line; exits 1 where a figure is missed. Usage: make roundtrip [PATHS="…"] [JSON=1]
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import os
import subprocess
import sys
import sysconfig
import time
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "blockly_magic" / "src"))

from blockly_magic.document import BlocksError  # noqa: E402
from blockly_magic.from_python import Conversion, convert, decode  # noqa: E402
from blockly_magic.from_python.gate import Difference, compare  # noqa: E402
from blockly_magic.from_python.source import comments_of  # noqa: E402

GENERATOR = ROOT / "labextension" / "bin" / "blocks2py.mjs"
MOST_ATTEMPTS = 12
# What the figures must reach: a share of the files or comments, and how often slower than Python's own reading.
LEAST_WITHOUT_RAW = 0.99
LEAST_COMMENTS = 0.995
MOST_TIMES = 10


@dataclass
class Figures:
    """What is counted, for one file or for all."""

    files: int = 0
    ast_equal: int = 0
    ast_equal_without_raw: int = 0
    statements: int = 0
    statements_raw: int = 0
    comments: int = 0
    comments_kept: int = 0
    silent_differences: int = 0
    not_python: int = 0
    lines: int = 0
    seconds_to_blocks: float = 0
    seconds_to_read: float = 0

    def add(self, other: Figures) -> None:
        """Count another file in."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


class Generator:
    """The real generator, in a Node process that takes one document a line."""

    def __init__(self, node: str) -> None:
        command = [node, str(GENERATOR), "--stream"]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="surrogatepass"
        )
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the generator has no pipes")
        self._stdin, self._stdout = process.stdin, process.stdout

    def code(self, document: dict[str, Any]) -> str:
        """The Python of a document; ValueError where the generator refuses it."""
        self._stdin.write(json.dumps(document) + "\n")
        self._stdin.flush()
        line = self._stdout.readline()
        if not line:
            raise RuntimeError("the generator has ended")
        answer = json.loads(line)
        if "error" in answer:
            raise ValueError(answer["error"])
        code: str = answer["code"]
        return code


_generator: Generator


def start(node: str) -> None:
    """Have a generator ready in a worker process."""
    global _generator
    sys.setrecursionlimit(20_000)
    warnings.simplefilter("ignore")
    _generator = Generator(node)
    # The blocks' templates are read once in a process.
    convert("print()")


def measure(path: str) -> tuple[Figures, list[str]]:
    """Take one file there and back; what is to be said about it comes with the figures."""
    try:
        program = decode(Path(path).read_bytes(), path)
        begin = time.perf_counter()
        ast.parse(program)
        list(tokenize.generate_tokens(io.StringIO(program).readline))
        reading = time.perf_counter() - begin
    except (BlocksError, SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError) as error:
        return Figures(not_python=1), [f"{path}: not Python: {str(error).splitlines()[0][:100]}"]
    begin = time.perf_counter()
    conversion = convert(program, path)
    writing = time.perf_counter() - begin
    conversion, code, left, said = settled(conversion, program, path)
    figures = Figures(
        files=1,
        statements=conversion.statements,
        statements_raw=conversion.raw_statements,
        comments=conversion.comments,
        lines=program.count("\n") + 1,
        seconds_to_blocks=writing,
        seconds_to_read=reading,
    )
    if code is None:
        return figures, said
    kept = Counter(one.text for one in comments_of(program)) & Counter(one.text for one in comments_of(code))
    figures.comments_kept = kept.total()
    is_equal = same_tree(program, code)
    figures.ast_equal = int(is_equal)
    figures.ast_equal_without_raw = int(is_equal and not conversion.raw_statements)
    # The gate let it pass although Python's own comparison does not.
    figures.silent_differences = int(left is None and not is_equal)
    return figures, said


def settled(
    conversion: Conversion, program: str, path: str
) -> tuple[Conversion, str | None, Difference | None, list[str]]:
    """Keep as text what the gate finds to differ, as the editor does, until nothing differs."""
    raw: frozenset[int] = frozenset()
    everything = frozenset(node.lineno for node in conversion.parsed.tree.body)
    said: list[str] = []
    code: str | None = None
    left: Difference | None = None
    for _ in range(MOST_ATTEMPTS):
        try:
            code = _generator.code(conversion.document)
            left = compare(conversion.parsed, code)
        except (ValueError, BlocksError) as error:
            code, left = None, Difference("generator", 0, "", str(error)[:300])
        if left is None:
            break
        said.append(f"{path}:{left.line}: {left.kind}: {left.expected!r} became {left.found!r}")
        wider = [{left.line} - {0}, {enclosing(conversion.parsed.tree, left.line)} if left.line else set(), everything]
        grown = next((raw | more for more in wider if more - raw), None)
        if grown is None:
            break
        raw = grown
        conversion = convert(program, path, raw)
    return conversion, code, left, said


def enclosing(tree: ast.Module, line: int) -> int:
    """The line of the program's own statement that holds a line."""
    return max((node.lineno for node in tree.body if node.lineno <= line), default=1)


def same_tree(before: str, after: str) -> bool:
    """What Python itself says about two programs."""
    try:
        return ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def files_below(paths: list[str]) -> Iterator[str]:
    """Every `.py` file below some paths; the standard library where there are none."""
    for path in map(Path, paths or [sysconfig.get_path("stdlib")]):
        if not path.exists():
            raise SystemExit(f"There is no {path}. Give the paths of Python files or of folders that hold some.")
        found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        skipped = {"site-packages", "dist-packages"} if not paths else set()
        yield from (str(one) for one in found if one.is_file() and not skipped & set(one.parts))


def share(part: int, whole: int) -> float:
    """A share; that of nothing is all."""
    return part / whole if whole else 1.0


def missed(total: Figures, times: float) -> list[str]:
    """The figures that are missed, in words."""
    checks = [
        (total.ast_equal < total.files, "not every file has the same syntax tree again"),
        (total.silent_differences > 0, "a difference went through the gate"),
        (share(total.ast_equal_without_raw, total.files) < LEAST_WITHOUT_RAW, "too many files have raw blocks"),
        (share(total.comments_kept, total.comments) < LEAST_COMMENTS, "too many comments are lost"),
        (times > MOST_TIMES, "text to blocks takes too long"),
    ]
    return [words for is_missed, words in checks if is_missed]


def table(total: Figures, times: float, rate: float) -> str:
    """The figures for a person."""
    rows = [
        ("files", f"{total.files}", ""),
        ("same syntax tree", f"{share(total.ast_equal, total.files):.2%}", "100%"),
        ("… without a raw block", f"{share(total.ast_equal_without_raw, total.files):.2%}", f"{LEAST_WITHOUT_RAW:.0%}"),
        ("statements", f"{total.statements}", ""),
        ("… in raw blocks", f"{total.statements_raw}", ""),
        ("comments", f"{total.comments}", ""),
        ("… kept", f"{share(total.comments_kept, total.comments):.2%}", f"{LEAST_COMMENTS:.1%}"),
        ("silent differences", f"{total.silent_differences}", "0"),
        ("not Python", f"{total.not_python}", ""),
        ("text to blocks / parse + tokenize", f"{times:.2f}", f"{MOST_TIMES}"),
        ("lines per second", f"{rate:.0f}", ""),
    ]
    return "\n".join(f"{name:36}{figure:>12}  {limit:>8}" for name, figure, limit in [("", "", "wanted"), *rows])


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--node", default="node")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    paths = list(files_below(options.paths))
    total = Figures()
    with ProcessPoolExecutor(options.jobs, initializer=start, initargs=(options.node,)) as pool:
        for number, (figures, said) in enumerate(pool.map(measure, paths, chunksize=4), 1):
            total.add(figures)
            print(*said, sep="\n", end="\n" if said else "", file=sys.stderr)
            if number % 100 == 0:
                print(f"{number} of {len(paths)} files", file=sys.stderr)
    times = total.seconds_to_blocks / total.seconds_to_read if total.seconds_to_read else 0.0
    rate = total.lines / total.seconds_to_blocks if total.seconds_to_blocks else 0.0
    print(table(total, times, rate), file=sys.stderr if options.json else sys.stdout)
    words = missed(total, times)
    print(*(f"Missed: {one}." for one in words), sep="\n", end="\n" if words else "", file=sys.stderr)
    if options.json:
        kept = {name: one for name, one in asdict(total).items() if name not in _NOT_SHOWN}
        print(json.dumps(kept | {"lines_per_s": round(rate), "times_parse_and_tokenize": round(times, 2)}))
    return 1 if words else 0


_NOT_SHOWN = ("lines", "seconds_to_blocks", "seconds_to_read")

if __name__ == "__main__":
    sys.exit(main())
