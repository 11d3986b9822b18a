"""Blockly's older format, XML, as the JSON that Blockly saves today: workspaces and toolboxes."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from .document import BlocksError
from .texts import text

Json = dict[str, Any]
_FLAGS = ("deletable", "movable", "editable", "collapsed", "inline")
# An element for the input and one for the block in it.
_MOST_DEEP = 400


def workspace_of(content: str, name: str) -> Json:
    """The workspace in an XML text; BlocksError where it is none."""
    root = _root(content, name)
    found: Json = {"blocks": {"languageVersion": 0, "blocks": [_block(one) for one in _children(root, "block")]}}
    variables = [one for listed in _children(root, "variables") for one in _children(listed, "variable")]
    if variables:
        found["variables"] = [{"name": one.text or "", "id": one.get("id") or one.text or ""} for one in variables]
    return found


def toolbox_of(content: str, name: str) -> Json:
    """The toolbox in an XML text; BlocksError where it is none."""
    root = _root(content, name)
    kind = "categoryToolbox" if _children(root, "category") else "flyoutToolbox"
    return {"kind": kind, "contents": _items(root)}


class _Builder(ElementTree.TreeBuilder):
    """Builds a tree that is not too deep to be walked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> ElementTree.Element:
        self._depth += 1
        if self._depth > _MOST_DEEP:
            raise BlocksError(text("xml_too_deep", name=self._name, most=_MOST_DEEP))
        return super().start(tag, attributes)

    def end(self, tag: str, /) -> ElementTree.Element:
        self._depth -= 1
        return super().end(tag)


def _root(content: str, name: str) -> ElementTree.Element:
    try:
        # Python's own parser fetches nothing from outside, and expat stops what grows without end.
        root = ElementTree.XML(content, ElementTree.XMLParser(target=_Builder(name)))  # noqa: S314
    except ElementTree.ParseError as error:
        line, column = error.position
        raise BlocksError(text("not_xml", name=name, line=line, column=column + 1)) from None
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
    if root.tag.lower() != "xml":
        raise BlocksError(text("not_blocks", name=name))
    return root


def _children(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in element if one.tag == name]


def _items(element: ElementTree.Element) -> list[Json]:
    found: list[Json] = []
    for one in element:
        kind = one.tag
        if kind == "category":
            category: Json = {"kind": "category", "name": one.get("name", "")}
            category |= {key: one.get(key) for key in ("colour", "custom") if one.get(key)}
            found.append(category | {"contents": _items(one)})
        elif kind == "block":
            found.append({"kind": "block"} | _block(one))
        elif kind == "sep":
            found.append({"kind": "sep"})
        elif kind == "label":
            found.append({"kind": "label", "text": one.get("text", "")})
    return found


def _block(element: ElementTree.Element) -> Json:
    state: Json = {"type": element.get("type", "?")}
    if element.get("id"):
        state["id"] = element.get("id")
    for name in ("x", "y"):
        value = element.get(name, "")
        if value.lstrip("-").replace(".", "", 1).isdigit():
            state[name] = float(value)
    state |= {name: element.get(name) == "true" for name in _FLAGS if element.get(name)}
    if element.get("disabled") == "true":
        state["disabledReasons"] = ["MANUALLY_DISABLED"]
    fields: Json = {}
    inputs: Json = {}
    for one in element:
        kind = one.tag
        if kind in ("field", "title"):
            fields[one.get("name", "")] = _field(one)
        elif kind in ("value", "statement"):
            inputs[one.get("name", "")] = _connection(one)
        elif kind == "next":
            state["next"] = _connection(one)
        elif kind == "mutation":
            state["extraState"] = ElementTree.tostring(one, encoding="unicode")
        elif kind == "comment":
            state["icons"] = {"comment": {"text": one.text or ""}}
        elif kind == "data":
            state["data"] = one.text or ""
    return state | ({"fields": fields} if fields else {}) | ({"inputs": inputs} if inputs else {})


def _field(element: ElementTree.Element) -> Any:
    """A field's value: a variable is named by its id, and by its name where the file is older than ids."""
    words = element.text or ""
    if element.get("id") is not None:
        return {"id": element.get("id"), "name": words}
    return {"name": words} if element.get("name") == "VAR" else words


def _connection(element: ElementTree.Element) -> Json:
    return {kind: _block(one) for kind in ("block", "shadow") for one in _children(element, kind)}
