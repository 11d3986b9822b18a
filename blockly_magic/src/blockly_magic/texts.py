"""What a person reads, in English and Simplified Chinese."""

from __future__ import annotations

import os

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "%blockly [FILE] [-w FILE] [--new] [--toolbox FILE] [-t PREFIX] [--height PIXELS]\n"
        "  FILE, -w FILE         the blocks to open; without it an empty workspace\n"
        "  -n, --new             make FILE if it is not there\n"
        "  --toolbox FILE        a toolbox, as XML or JSON\n"
        "  -t PREFIX             PREFIX-toolbox.xml, PREFIX-workspace.xml and the shapes in PREFIX-blocks.js\n"
        "  -h, --height PIXELS   the editor's height, 350 by default\n"
        "%%blockly at the top of a cell shows the cell's Python as blocks and runs it.",
        "%blockly [文件] [-w 文件] [--new] [--toolbox 文件] [-t 前缀] [--height 像素]\n"
        "  文件, -w 文件         要打开的积木；不写则打开空白工作区\n"
        "  -n, --new             文件不存在时新建\n"
        "  --toolbox 文件        工具箱，XML 或 JSON\n"
        "  -t 前缀               前缀-toolbox.xml、前缀-workspace.xml 和 前缀-blocks.js 里的积木形状\n"
        "  -h, --height 像素     编辑器高度，默认 350\n"
        "把 %%blockly 写在单元格第一行，就会把这个单元格的 Python 显示为积木并运行。",
    ),
    "from_python_help": ("write a Python file as a blocks document", "把 Python 文件变成积木文档"),
    "from_python_file": ("the Python file; - reads standard input", "Python 文件；- 表示读标准输入"),
    "from_python_output": (
        "the file to write; without it the document is printed",
        "要写入的文件；不写则输出到屏幕",
    ),
    "serve_help": ("answer the panel: one request a line on standard input", "回答面板的请求：标准输入每行一个"),
    "program_too_much": (
        "This program is too much to turn into blocks. It stays text; a part of it can be shown as blocks.",
        "这个程序太复杂，变不成积木。它保留为文本；可以只把其中一部分变成积木。",
    ),
    "not_convertible": (
        "This program could not be turned into blocks ({reason}). It stays text.",
        "这个程序没能变成积木（{reason}）。它保留为文本。",
    ),
    "broken_line": (
        "{name}, line {line}: {reason}. This statement stays text in one block.",
        "{name} 第 {line} 行：{reason}。这条语句保留为一个文本积木。",
    ),
    "not_decodable": ("{name} is not Python text: {reason}.", "{name} 不是 Python 文本：{reason}。"),
    "program_too_big": (
        "{name} has {found} lines, a semicolon counted as a line break: too much to draw as blocks (at most {lines} "
        "lines and {characters} characters). It stays text; a part of it can be shown as blocks.",
        "{name} 有 {found} 行（一个分号算一次换行），太大，画不成积木（最多 {lines} 行、{characters} 个字符）。"
        "它保留为文本；可以只把其中一部分变成积木。",
    ),
    "program_nul": (
        "{name}, line {line}: there is a NUL character, which no Python program can have. Is it the right file?",
        "{name} 第 {line} 行有 NUL 字符，Python 程序里不能有它。文件选对了吗？",
    ),
    "program_surrogate": (
        "{name}, line {line}: there is half of a character (a lone surrogate). Type that character anew.",
        "{name} 第 {line} 行有半个字符（单独的代理项）。请重新输入那个字符。",
    ),
    "program_too_deep": (
        "{name} is nested more deeply than Python can read. Take the innermost brackets out into a variable.",
        "{name} 嵌套得太深，Python 读不了。请把最里层的括号提取成一个变量。",
    ),
    "unknown_option": ("{magic} does not know {option}. {help}", "{magic} 不认识 {option}。{help}"),
    "page_not_shown": (
        "The page {page} is not shown: pages with scripts of their own do not run in the Lab. "
        "Here is the editor instead.",
        "没有显示网页 {page}：自带脚本的网页不能在 Lab 里运行。下面是编辑器。",
    ),
    "script_not_run": (
        "{name} is not run: scripts from files do not run in the Lab. The shapes of {count} blocks could be read "
        "from it; what Python they write could not.",
        "没有运行 {name}：Lab 里不运行文件中的脚本。从中读出了 {count} 个积木的形状，但读不出它们对应的 Python。",
    ),
    "no_template": (
        "There is no {prefix}-toolbox.xml, {prefix}-workspace.xml or {prefix}-blocks.js in {folder}.",
        "{folder} 里没有 {prefix}-toolbox.xml、{prefix}-workspace.xml 或 {prefix}-blocks.js。",
    ),
    "no_toolbox": (
        '{name} holds no toolbox: it has no list "contents". Is it the right file?',
        '{name} 里没有工具箱：找不到列表 "contents"。文件选对了吗？',
    ),
    "not_xml": (
        "{name} is damaged at line {line}, column {column}: this is no XML.",
        "{name} 在第 {line} 行第 {column} 列损坏：不是 XML。",
    ),
    "xml_too_deep": (
        "{name}: blocks are nested more than {most} deep, which no editor can show.",
        "{name}：积木嵌套超过 {most} 层，编辑器显示不了。",
    ),
    "cell_and_file": (
        "%%blockly shows the Python of its own cell. To open a file, use %blockly FILE in a cell of its own.",
        "%%blockly 显示本单元格的 Python。要打开文件，请在另一个单元格里用 %blockly 文件。",
    ),
    "jigsaw_usage": (
        "Write %jigsaw Python, or %jigsaw Python -w NAME.",
        "请写 %jigsaw Python 或 %jigsaw Python -w 名字。",
    ),
    "jigsaw_language": (
        "%jigsaw {language}: the blocks here are for Python. Write %jigsaw Python.",
        "%jigsaw {language}：这里的积木用于 Python。请写 %jigsaw Python。",
    ),
    "jigsaw_kept": (
        "{name} is opened; what you change is kept in this notebook, and {name} stays as it is.",
        "已打开 {name}；你的修改保存在这个笔记本里，{name} 保持不变。",
    ),
    "no_value": ("{option} needs a value. {help}", "{option} 后面要有值。{help}"),
    "two_files": (
        "%blockly opens one file, but {count} were given: {names}. Put a name with spaces in quotes.",
        "%blockly 一次打开一个文件，这里给了 {count} 个：{names}。文件名里有空格时请加引号。",
    ),
    "bad_quotes": ("A quotation mark is not closed: {line}", "引号没有成对：{line}"),
    "bad_height": (
        "--height {value} is not a height: give whole pixels from {low} to {high}.",
        "--height {value} 不是有效高度：请给 {low} 到 {high} 之间的整数像素。",
    ),
    "missing": (
        "There is no file {name} in {folder}. To make it: %blockly --new {name}",
        "{folder} 里没有文件 {name}。要新建它：%blockly --new {name}",
    ),
    "folder": ("{name} is a folder; %blockly opens a file.", "{name} 是文件夹；%blockly 打开的是文件。"),
    "no_file": ("{name} is a device or a pipe; %blockly opens a file.", "{name} 是设备或管道；%blockly 打开的是文件。"),
    "unreadable": ("{name} cannot be read: {reason}.", "无法读取 {name}：{reason}。"),
    "unwritable": ("{name} cannot be made: {reason}.", "无法新建 {name}：{reason}。"),
    "too_big": (
        "{name} has {size} MB; blocks files have at most {limit} MB. Is it the right file?",
        "{name} 有 {size} MB；积木文件最大 {limit} MB。文件选对了吗？",
    ),
    "empty": (
        "{name} is empty, so there are no blocks in it. Delete it and make it anew: %blockly --new {name}",
        "{name} 是空文件，里面没有积木。请删除后新建：%blockly --new {name}",
    ),
    "not_text": (
        "{name} is not a blocks file: byte {position} is not UTF-8 text.",
        "{name} 不是积木文件：第 {position} 个字节不是 UTF-8 文本。",
    ),
    "not_json": (
        "{name} is damaged at line {line}, column {column}: {reason}. "
        "It may have been cut off while it was saved; open an earlier copy of it.",
        "{name} 在第 {line} 行第 {column} 列损坏：{reason}。可能是保存时中断了；请打开较早的副本。",
    ),
    "not_blocks": (
        "{name} holds no blocks: it has no workspace. Is it the right file?",
        "{name} 里没有积木：找不到工作区。文件选对了吗？",
    ),
    "newer": (
        "{name} was made by a newer Blockroom (format {version}; this one reads up to {known}). "
        "Ask your teacher for an update.",
        "{name} 由更新版本的 Blockroom 制作（格式 {version}；当前最高支持 {known}）。请老师更新。",
    ),
    "fallback": (
        "# These are blocks, shown as their Python. To see the blocks, open the notebook in JupyterLab with Blockroom.",
        "# 这里是积木，以 Python 代码显示。要看积木，请在装有 Blockroom 的 JupyterLab 中打开此笔记本。",
    ),
    "turtle_summary": ("A turtle drawing; turtle at: {where}", "海龟图；海龟位置：{where}"),
    "turtle_number": (
        "{command}(...) needs a number here, not {value}.",
        "{command}(...) 这里需要一个数，而不是 {value}。",
    ),
    "turtle_point": (
        "{command}(...) needs a place: two numbers, such as {command}(100, 50), not {value}.",
        "{command}(...) 需要一个位置：两个数，例如 {command}(100, 50)，而不是 {value}。",
    ),
    "turtle_width": (
        "The width of a line is a number above 0, not {value}.",
        "线的粗细是大于 0 的数，而不是 {value}。",
    ),
    "turtle_speed": (
        "There is no speed {value}: give a number from 0 to 10, or 'slowest', 'slow', 'normal', 'fast' or 'fastest'.",
        "没有速度 {value}：请给 0 到 10 之间的数，或 'slowest'、'slow'、'normal'、'fast'、'fastest'。",
    ),
    "turtle_colour": (
        "{colour} is no colour. Colours are names such as 'red', numbers such as '#ff8800', or three parts.",
        "{colour} 不是颜色。颜色可以是名字，如 'red'；编号，如 '#ff8800'；或三个分量。",
    ),
    "turtle_colour_meant": (
        "{colour} is no colour. Did you mean {meant}?",
        "{colour} 不是颜色。你是不是想写 {meant}？",
    ),
    "turtle_colormode": (
        "The parts of the colour {colour} go from 0 to 1. For parts up to 255, write colormode(255) before.",
        "颜色 {colour} 的各分量应在 0 到 1 之间。要用 0 到 255，请先写 colormode(255)。",
    ),
    "turtle_colour_range": (
        "The parts of the colour {colour} must lie between 0 and {most}.",
        "颜色 {colour} 的各分量必须在 0 到 {most} 之间。",
    ),
    "turtle_align": (
        "Text stands at the 'left', in the 'center' or at the 'right', not {value}.",
        "文字的位置是 'left'、'center' 或 'right'，而不是 {value}。",
    ),
    "turtle_shape": ("There is no shape {value}. There are: {shapes}.", "没有形状 {value}。可用的有：{shapes}。"),
    "turtle_mode": ("There is no mode {value}. There are: {modes}.", "没有模式 {value}。可用的有：{modes}。"),
    "turtle_world": (
        "The left and right edge need different numbers, and the lower and upper edge too.",
        "左边和右边的数必须不同，下边和上边的数也必须不同。",
    ),
    "turtle_missing": (
        "The turtle here cannot do {command}; it is one for drawings in notebooks.",
        "这里的海龟不会 {command}；它是在笔记本里画图用的。",
    ),
    "turtle_too_much": (
        "The drawing is full: no more lines fit on it. Does a loop go on for ever?",
        "图画满了：再也画不下更多的线。是不是循环停不下来？",
    ),
    "turtle_no_keys": (
        "The turtle here only draws: keys and mouse clicks do not reach it.",
        "这里的海龟只会画图：它收不到按键和鼠标点击。",
    ),
    "turtle_no_pictures": (
        "The turtle here draws without picture files.",
        "这里的海龟画图不用图片文件。",
    ),
}


def languages() -> tuple[int, ...]:
    """The columns of TEXTS for this reader: as BLOCKROOM_LANG or the locale says, both if neither does."""
    for name in ("BLOCKROOM_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value and value.split(".")[0] not in ("c", "posix"):
            return (1,) if value.startswith("zh") else (0,)
    return (0, 1)


def text(key: str, **values: object) -> str:
    """The text in the reader's language."""
    return "\n".join(TEXTS[key][column].format(help=TEXTS["help"][column], **values) for column in languages())
