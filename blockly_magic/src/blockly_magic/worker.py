"""Python to blocks for the panel: a process that reads one request a line and answers each with a line.

``{"verb": "convert", "program": …, "raw": […]}`` is answered by ``{"document": …, "errors": {…}, "raw": …}``,
``{"verb": "compare", "before": …, "after": …}`` by ``{"difference": null}`` or by where the two programs differ;
``{"problem": …}`` is a sentence for a person, in the ``language`` of the request.
"""

from __future__ import annotations

import json
import os
import resource
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .document import BlocksError
from .from_python import check_size, convert, difference, unified
from .stretches import enclosing, stretches
from .texts import text

Answer = dict[str, Any]

# Apart from the stack of the thread that works, which is as big as the deepest program needs it.
_MEMORY_BYTES = 2**30
# Where memory runs out, this ends before the server that started it.
_FIRST_TO_GO = "500"


def serve(requests: Iterable[bytes], write: Callable[[bytes], object]) -> None:
    """Answer requests until there are no more; none of them ends the process."""
    for line in requests:
        # No character outside ASCII: half of one, which a program may hold, could not be written.
        write(json.dumps(answer(line)).encode() + b"\n")


def answer(line: bytes) -> Answer:
    """Answer one request."""
    try:
        request = json.loads(line)
        os.environ["BLOCKROOM_LANG"] = str(request["language"])
        return VERBS[request["verb"]](request)
    except BlocksError as error:
        return {"problem": str(error)}
    except (MemoryError, RecursionError):
        return {"problem": text("program_too_much")}
    except Exception as error:
        return {"problem": text("not_convertible", reason=f"{type(error).__name__}: {str(error)[:200]}")}


def _convert(request: Answer) -> Answer:
    name = str(request["name"])
    program = unified(request["program"])
    check_size(program, name)
    conversion = convert(program, name, [int(line) for line in request.get("raw", [])])
    return {"document": conversion.document, "errors": conversion.errors, "raw": conversion.raw_statements}


def _compare(request: Answer) -> Answer:
    before, after = unified(request["before"]), unified(request["after"])
    check_size(before, "")
    found = difference(before, after)
    if found is None:
        return {"difference": None, "stretches": stretches(before, after)}
    return {"difference": asdict(found) | {"statement": enclosing(before, found.line)}}


VERBS: dict[str, Callable[[Answer], Answer]] = {"convert": _convert, "compare": _compare}


def be_modest(stack_bytes: int) -> None:
    """Take no more memory than a conversion needs."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES + stack_bytes,) * 2)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, "ascii")
