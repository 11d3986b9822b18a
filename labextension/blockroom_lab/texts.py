"""What the server says about a request, in English and Simplified Chinese."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "too_big": (
        "This program has {size} MB: too much to draw as blocks (at most {most} MB). It stays text.",
        "这个程序有 {size} MB，太大，画不成积木（最多 {most} MB）。它保留为文本。",
    ),
    "too_slow": (
        "This program takes too long to turn into blocks. It stays text; a part of it can be shown as blocks.",
        "把这个程序变成积木用时太长。它保留为文本；可以只把其中一部分变成积木。",
    ),
    "ended": (
        "This program needs too much memory to turn into blocks. It stays text; a part of it can be shown as blocks.",
        "把这个程序变成积木需要太多内存。它保留为文本；可以只把其中一部分变成积木。",
    ),
    "missing": (
        "Python cannot be turned into blocks here: the part of the classroom that does it is missing. "
        "Tell your teacher. The text stays as it is.",
        "这里无法把 Python 变成积木：缺少做这件事的部分。请告诉老师。文本保持不变。",
    ),
}


def text(key: str, language: str, **values: object) -> str:
    """The text in a language such as ``en`` or ``zh_CN``."""
    return TEXTS[key][language.lower().startswith("zh")].format(**values)
