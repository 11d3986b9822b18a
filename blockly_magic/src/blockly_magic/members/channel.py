"""Answers the panel's questions through a Jupyter comm.

A comm needs no cell: it counts no execution, writes no history, and the Lab sends it to a subshell, so that it is
answered while a program runs.
"""

from __future__ import annotations

from typing import Any, Protocol

from IPython import get_ipython

from . import held, installed, members, members_of_object


class Comm(Protocol):
    """The part of a comm that is used."""

    def on_msg(self, callback: Any) -> None: ...

    def send(self, data: Any) -> None: ...


def answer(comm: Comm) -> None:
    """Answer every question that comes through a comm: `{"id": 7, "ask": "module", "name": "numpy"}`.

    The first message says that questions may come.
    """

    def on_message(message: dict[str, Any]) -> None:
        question = message["content"]["data"]
        reply: dict[str, Any] = {"id": question.get("id")}
        try:
            reply["answer"] = respond(str(question.get("ask")), str(question.get("name", "")))
        except Exception as error:  # A package that cannot be read must not leave the panel waiting.
            reply["error"] = f"{type(error).__name__}: {error}"[:300]
        comm.send(reply)

    comm.on_msg(on_message)
    # A question that overtakes the opening would be answered with a warning in the student's output.
    comm.send({"ready": True})


def respond(ask: str, name: str) -> Any:
    """The answer to one question."""
    shell = get_ipython()
    match ask:
        case "module":
            return members(name)
        case "object":
            return members_of_object(name, shell.user_ns)
        case "held":
            return held(shell.user_ns, shell.user_ns_hidden)
        case "installed":
            return installed()
    raise ValueError(f"unknown question: {ask}"[:100])
