"""What is wrong in a settings file, in words: the file, the line, the key, what was found, what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from blockroom.language import tr

ALLOWED = {
    "string_type": "a text",
    "path_type": "the path of a file",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list, each entry on a line that starts with a dash",
    "model_type": "a section, with its keys indented below it",
    "model_attributes_type": "a section, with its keys indented below it",
    "string_pattern_mismatch": "lower-case letters, digits and hyphens, a letter first, 13 at most",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number of at least {ge}",
    "less_than_equal": "a number of at most {le}",
    "literal_error": "one of {expected}",
}


def line_of(tree: yaml.Node | None, keys: tuple[int | str, ...]) -> int | None:
    """The line of a key in a YAML document, counted from 1, or of the nearest key above it that is there."""
    line = None
    for key in keys:
        children = tree.value if isinstance(tree, yaml.MappingNode | yaml.SequenceNode) else []
        if isinstance(tree, yaml.MappingNode):
            found = next(((name, child) for name, child in children if name.value == key), None)
        else:
            found = (children[key], children[key]) if isinstance(key, int) and key < len(children) else None
        if found is None:
            break
        line, tree = found[0].start_mark.line + 1, found[1]
    return line


def known_keys(section: type[BaseModel], keys: tuple[int | str, ...]) -> list[str]:
    """The keys of the section in which the last of `keys` stands."""
    for key in keys[:-1]:
        annotation = section.model_fields[str(key)].annotation
        # Of a section that may be absent, the one that is not None.
        for one in (annotation, *get_args(annotation)):
            if isinstance(one, type) and issubclass(one, BaseModel):
                section = one
    return sorted(section.model_fields)


def in_words(problem: dict[str, Any], section: type[BaseModel]) -> str:
    """One problem of pydantic's as a sentence in the reader's language."""
    context: dict[str, Any] = problem.get("ctx", {})
    if problem["type"] == "extra_forbidden":
        return tr("unknown key; known here: {keys}", keys=", ".join(known_keys(section, problem["loc"])))
    if problem["type"] == "value_error" and isinstance(problem["input"], dict):
        return tr(str(context["error"]))
    allowed = tr(ALLOWED.get(problem["type"], problem["msg"]), **{key: str(value) for key, value in context.items()})
    if problem["type"] == "value_error":
        allowed = tr(str(context["error"]))
    return tr("found {found}; allowed: {allowed}", found=repr(problem["input"]), allowed=allowed)


def explain(file: Path, text: str, error: ValidationError, section: type[BaseModel]) -> str:
    """One line for each mistake."""
    tree = yaml.compose(text)
    lines = []
    for problem in error.errors():
        line = line_of(tree, problem["loc"])
        place = f"{file}:{line}" if line else f"{file}"
        key = ".".join(map(str, problem["loc"]))
        lines.append(f"{place}: {key + ': ' if key else ''}{in_words(dict(problem), section)}")
    return "\n".join(lines)
