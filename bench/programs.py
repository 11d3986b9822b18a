"""Programs of standard blocks, of any size, which bare Blockly opens as well as the panel does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Block = dict[str, Any]

CATEGORIES = {
    "Logic": ["controls_if", "logic_compare", "logic_operation", "logic_negate", "logic_boolean", "logic_null"],
    "Loops": ["controls_repeat_ext", "controls_whileUntil", "controls_for", "controls_forEach"],
    "Math": ["math_number", "math_arithmetic", "math_single", "math_modulo", "math_random_int"],
    "Text": ["text", "text_join", "text_append", "text_length", "text_print", "text_prompt_ext"],
    "Lists": ["lists_create_with", "lists_length", "lists_getIndex", "lists_setIndex", "lists_sort"],
}
TOOLBOX = {
    "kind": "categoryToolbox",
    "contents": [
        *(
            {"kind": "category", "name": name, "contents": [{"kind": "block", "type": kind} for kind in kinds]}
            for name, kinds in CATEGORIES.items()
        ),
        {"kind": "category", "name": "Variables", "custom": "VARIABLE"},
        {"kind": "category", "name": "Functions", "custom": "PROCEDURE"},
    ],
}
"""What bare Blockly offers beside the blocks."""

STACK = 25
"""How many blocks hang together."""
WIDTH, HEIGHT, COLUMNS = 520, 700, 5


def number(value: int) -> Block:
    return {"type": "math_number", "fields": {"NUM": value}}


def variable() -> Block:
    return {"type": "variables_get", "fields": {"VAR": {"id": "x"}}}


def values(**inputs: Block) -> dict[str, Block]:
    return {name: {"block": block} for name, block in inputs.items()}


def statement(at: int) -> Block:
    """One of five statements, each of five blocks."""
    compare = {"type": "logic_compare", "fields": {"OP": "LT"}, "inputs": values(A=variable(), B=number(at))}
    increase = {"type": "math_change", "fields": {"VAR": {"id": "x"}}, "inputs": values(DELTA=number(at))}
    add = {"type": "math_arithmetic", "fields": {"OP": "ADD"}, "inputs": values(A=variable(), B=number(at))}
    texts = [{"type": "text", "fields": {"TEXT": f"{word} {at}"}} for word in ("red", "green", "blue")]
    items = {"itemCount": 3}
    kinds: list[Block] = [
        {"type": "controls_if", "inputs": values(IF0=compare, DO0=increase)},
        {"type": "variables_set", "fields": {"VAR": {"id": "x"}}, "inputs": values(VALUE=add)},
        {"type": "controls_repeat_ext", "inputs": values(TIMES=number(at), DO=increase)},
        {"type": "text_print", "inputs": values(TEXT={"type": "lists_create_with", "extraState": items})},
        {"type": "text_print", "inputs": values(TEXT={"type": "text_join", "extraState": items})},
    ]
    block = kinds[at % len(kinds)]
    if block["type"] == "text_print":
        inside = block["inputs"]["TEXT"]["block"]
        inside["inputs"] = values(**{f"ADD{place}": text for place, text in enumerate(texts)})
    return block


def count(block: Block) -> int:
    return 1 + sum(count(one["block"]) for one in [*block.get("inputs", {}).values(), block.get("next", {})] if one)


def stacks(size: int) -> Iterator[Block]:
    """Stacks that hold `size` blocks together."""
    at = 0
    while size:
        statements: list[Block] = []
        rest = min(size, STACK)
        size -= rest
        while rest:
            block = statement(at)
            at += 1
            if count(block) > rest:
                block = {"type": "text_print"}
            rest -= count(block)
            statements.append(block)
        for before, after in pairwise(statements):
            before["next"] = {"block": after}
        yield statements[0]


def document(size: int) -> Block:
    """A document of `size` blocks."""
    blocks = list(stacks(size))
    for place, block in enumerate(blocks):
        row, column = divmod(place, COLUMNS)
        block |= {"x": column * WIDTH, "y": row * HEIGHT}
    workspace = {
        "blocks": {"languageVersion": 0, "blocks": blocks},
        "variables": [{"name": "x", "id": "x"}],
    }
    return {"format": "blockroom", "version": 1, "toolbox": "default", "workspace": workspace}
