"""Run programs one after the other and say what became of each: JSON in, JSON out.

The input has the source of blockly_magic's `lesson` module, so that what is asked is what this tree asks.
"""

import builtins
import contextlib
import io
import json
import os
import sys
import traceback

os.environ.setdefault("MPLBACKEND", "Agg")
with contextlib.suppress(ImportError):
    # In the student's image, programs find the turtle as they do in its kernels.
    import blockly_magic

    blockly_magic.lend_turtle()


def figures_shown():
    """Close the figures that a program showed, and count them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return 0
    count = len(pyplot.get_fignums())
    pyplot.close("all")
    return count


def wipe_sheet():
    """Begin with an empty sheet, as each program does in a kernel."""
    if turtle := sys.modules.get("turtle"):
        turtle.clearscreen()


def run(program, look):
    wipe_sheet()
    printed = io.StringIO()
    answers = iter(program["input"])
    builtins.input = lambda prompt="": next(answers)
    namespace = {"__name__": "__main__"}
    error = ""
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(program["code"], "program", "exec"), namespace)
    except BaseException as problem:
        error = traceback.format_exception_only(problem)[-1].strip()
    found = look(namespace, json.dumps(program["questions"])).answers
    return {"printed": printed.getvalue(), "error": error, "figures": figures_shown(), "answers": found}


task = json.load(sys.stdin)
module = {"__name__": "lesson"}
exec(task["lesson"], module)
show = sys.stdout
json.dump([run(program, module["look"]) for program in task["programs"]], show)
