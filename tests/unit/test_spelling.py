"""Programs that come back letter by letter: their quotes, numbers, brackets, comments and empty lines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from blockly_magic.from_python import convert, difference
from tests.unit.test_roundtrip import Generator

BROKEN = [
    "x = \ny = 2\n",
    "import \ny = 2\n",
    "if x: \ny = 2\n",
    "x = \u00a0\ny = 2\n",
    "def f():\n    x = \u3000\n    return 1\n",
    "x = [\n    1 2\n]\n\ny = 1\nif x:\n    y = [\n        1 2\n    ]\nz = 1\n",
]

TEMPLATES = [
    "with open('a', 'w', encoding='utf-8') as f:\n    pass\n",
    "with open('a', 'w', encoding=\"utf-8\") as f:\n    pass\n",
    "with open('a', u'w', encoding='utf-8') as f:\n    pass\n",
    'import matplotlib.pyplot as plt\nplt.plot([1], [2], color=\'red\')\nplt.plot([1], [2], color="""red""")\n',
    "import matplotlib.pyplot as plt\nplt.hist(x, bins=0x10)\nplt.hist(x, bins=16)\nplt.imshow(x, cmap='gray')\n",
    "from tensorflow import keras\nm = keras.Sequential([keras.layers.Dropout(.5), keras.layers.Dense(1_0)])\n",
]

EMPTY_LINES = [
    "for i in x:\n    print(i)\n    # seen\nprint(1)\n",
    "def f():\n    return 1\n    # a\n    # b\n\nx = 1\n",
    "# helpers\n\n\ndef f():\n    pass\n",
    "# glued\ndef f():\n    pass\n",
    "default = 5\nclass_name = 1\ndefine = 2\n",
    "class A:\n\n    x = 1\n",
    "while True:\n\n    x = 1\n",
    "for i, x in enumerate(y):\n\n    x = 1\n",
    "for i, x in y.items():\n\n    x = 1\n",
]

CLAUSES = [
    "if a:\n    pass\n\nelif b:\n    pass\n    # end\n\n\nelse:\n    pass\n",
    "try:\n    pass\n\nexcept A as b:\n    pass\n\nelse:\n    pass\n\nfinally:\n    pass\n",
    "try:\n    pass\n\nexcept A:\n    pass\n\nexcept:\n    pass\n\nfinally:\n    pass\n",
    "for i in x:\n    if a:\n        pass\n\n    else:\n        pass\n\nelse:\n    pass\n",
    "while a:\n    pass\n\nelse:  # end\n    pass\n",
    "match x:\n    case 1:\n        pass\n\n    case 2:\n        pass\n    case _:\n        pass\n",
]

BRACKETS = [
    "a, b = b, a\nx, y = (1, 2)\n",
    "x = sum(i for i in y) + len(i for i in y)\nx.append(i for i in y)\n",
    "x = ', '.join(str(i) for i in y)\nfor i, j in enumerate(k for k in y):\n    pass\n",
    "match x:\n    case a, b:\n        pass\n    case (a, b):\n        pass\n    case [a, b] as c, d:\n        pass\n",
    "match x:\n    case [(a, b), *_]:\n        pass\n    case (a, b), []:\n        pass\n    case a,:\n        pass\n",
    "x = 2**-1\ny = ~-+a\nz = (-2) ** (a * b)\nu = --a\nv = -(a + b)\nw = -2**x\n",
]

COMMENTS = [
    "x = [\n    [1, 2],  # outer\n    # above\n"
    "    [\n        3,  # inner\n        4,\n    ],\n    f(5)[0],  # item\n]\n",
    "x = {\n    1: [1],  # one\n    2: f(2),  # two\n    # last\n}\n",
    "# before\nx = f(\n    1,\n    # 2,\n    # 3,\n)\n",
    "import keras\nm = keras.Sequential(\n    [\n        keras.layers.Dense(10),  # one\n"
    "        # two\n        keras.layers.Dropout(0.5),\n    ]\n)\n",
]

OTHERS = [
    "df.plot();  # no text\n",
    "x = 1\ndf.plot(\n    1,  # one\n);\n",
    "def f(n):\n    for _ in range(n):\n        pass\n\n\nn = 0.5\n",
    "def f():\n    x = '''a\u2028b'''\n    return x\n",
]


@pytest.fixture(scope="module")
def generator() -> Iterator[Generator]:
    one = Generator()
    yield one
    one.close()


@pytest.mark.parametrize("program", [*BROKEN, *TEMPLATES, *EMPTY_LINES, *CLAUSES, *BRACKETS, *COMMENTS, *OTHERS])
def test_a_program_comes_back_as_it_is_written(generator: Generator, program: str) -> None:
    code = generator.code(convert(program).document)
    assert code == program
    assert difference(program, code) is None


def test_a_comment_between_two_values_is_none_of_the_second_ones(generator: Generator) -> None:
    document = convert('if (\n    a\n    # why\n    and b.endswith("d")\n):\n    pass\n').document
    assert generator.code(document) == '# why\nif a and b.endswith("d"):\n    pass\n'
