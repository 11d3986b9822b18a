"""English or Simplified Chinese, request by request."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from tornado import web
from tornado.httputil import HTTPServerRequest

Language = Literal["en", "zh-CN"]

CATALOGS = Path(__file__).resolve().parents[2] / "locale" / "zh-CN"
COOKIE = "classroom-language"

chosen: ContextVar[Language] = ContextVar("language", default="en")
"""The language of the request that the current task answers."""


@cache
def catalog() -> dict[str, str]:
    """English sentence to Chinese sentence."""
    sentences: dict[str, str] = {}
    for file in sorted(CATALOGS.glob("*.yaml")):
        sentences.update(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader))
    return sentences


def current() -> Language:
    return chosen.get()


def tr(message: str, **values: object) -> str:
    """The message in the request's language, its {holes} filled. A message that the catalog lacks stays as it is."""
    text = catalog().get(message, message) if current() == "zh-CN" else message
    return text.format(**values) if values else text


def said(message: str) -> str:
    """Mark a sentence that is translated later, where it is shown."""
    return message


def negotiate(accepted: str) -> Language:
    """The language that a browser's Accept-Language likes best of the two; English where it names neither."""
    wishes = []
    for position, wish in enumerate(accepted.split(",")):
        tag, _, parameter = wish.partition(";")
        try:
            weight = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            weight = 0.0
        wishes.append((-weight, position, tag.strip().lower()))
    for _, _, tag in sorted(wishes):
        if tag == "zh" or tag.startswith("zh-"):
            return "zh-CN"
        if tag == "en" or tag.startswith("en-"):
            return "en"
    return "en"


def language_of(request: HTTPServerRequest) -> Language:
    """The language that the person picked on a page, else the browser's."""
    cookie = request.cookies.get(COOKIE)
    if cookie is not None and cookie.value == "zh-CN":
        return "zh-CN"
    if cookie is not None and cookie.value == "en":
        return "en"
    return negotiate(request.headers.get("Accept-Language", ""))


def transform(fixed: Language | Literal["auto"]) -> type[web.OutputTransform]:
    """A tornado output transform that changes no output; `auto` leaves the language to each request.

    tornado makes one for each request before it starts the handler's task, so the task inherits the language set here.
    """

    class SetLanguage(web.OutputTransform):
        def __init__(self, request: HTTPServerRequest) -> None:
            chosen.set(language_of(request) if fixed == "auto" else fixed)

    return SetLanguage


class Refusal(web.HTTPError):
    """An error page or API answer with a sentence in the reader's language."""

    def __init__(self, status: int, message: str, **values: object) -> None:
        super().__init__(status, message.format(**values) if values else message)
        self.message_id = message
        self.values = values

    @property
    def jupyterhub_message(self) -> str:
        """What JupyterHub shows, asked for when it is shown: the reader may not be who caused it."""
        return tr(self.message_id, **self.values)
