import { example } from './words.js';

/** The rest of Python. */
export const generalExamples = {
  PY_LITERAL_EXAMPLE: example('print(0xFF + 1_000)'),
  PY_UNARY_EXAMPLE: example('number = 5', 'print(-number)'),
  PY_PARENS_EXAMPLE: example('print((1 + 2) * 3)'),
  PY_TERNARY_EXAMPLE: example('age = 12', 'print("yes" if age > 10 else "no")'),
  PY_AWAIT_EXAMPLE: example(
    'import asyncio',
    '',
    '',
    'async def greet():',
    '    await asyncio.sleep(0.1)',
    '    print("Hello")',
    '',
    '',
    'coroutine = greet()',
    'print(type(coroutine))',
    'coroutine.close()'
  ),
  PY_YIELD_EXAMPLE: example(
    'def numbers():',
    '    yield 1',
    '    yield 2',
    '',
    '',
    'for number in numbers():',
    '    print(number)'
  ),
  PY_YIELD_FROM_EXAMPLE: example('def letters():', '    yield from "abc"', '', '', 'print(list(letters()))'),
  PY_WALRUS_EXAMPLE: example('if (number := len("Hello")) > 3:', '    print(number)'),
  PY_SLICE_PART_EXAMPLE: example(
    'import numpy as np',
    '',
    'table = np.arange(12).reshape(3, 4)',
    'print(table[0:2, 1:3])'
  ),
  PY_STAR_EXAMPLE: example('numbers = [1, 2]', 'print([*numbers, 3])'),
  PY_KEYWORD_EXAMPLE: example('print("a", "b", sep="-")'),
  PY_PARAMETER_MARK_EXAMPLE: example(
    'def greet(name, *, greeting="Hello"):',
    '    print(greeting, name)',
    '',
    '',
    'greet("Anna", greeting="Hello")'
  ),
  PY_AS_EXAMPLE: example('match [1, 2]:', '    case [1, _] as numbers:', '        print(numbers)'),
  PY_EXPRESSION_EXAMPLE: example('"a text that nobody uses"'),
  PY_AUGMENT_ANY_EXAMPLE: example('scores = [1, 2]', 'scores[0] += 5', 'print(scores)'),
  PY_ANNOTATE_EXAMPLE: example('age: int = 12', 'print(age)'),
  PY_RAISE_VALUE_EXAMPLE: example(
    'try:',
    '    try:',
    '        print(1 / 0)',
    '    except ZeroDivisionError:',
    '        raise',
    'except ArithmeticError as mixed:',
    '    print(mixed)'
  ),
  PY_IMPORT_ANY_EXAMPLE: example('import math', 'import random', '', 'print(math.pi, random.random())'),
  PY_FROM_IMPORT_ANY_EXAMPLE: example('from math import cos, sin', '', 'print(sin(0), cos(0))'),
  PY_SCOPE_EXAMPLE: example(
    'total = 0',
    '',
    '',
    'def add_two():',
    '    global total',
    '    total += 2',
    '',
    '',
    'add_two()',
    'print(total)'
  ),
  PY_TYPE_ALIAS_EXAMPLE: example('type Marks = list[int]', 'print(Marks)'),
  PY_LIST_EXAMPLE: example('numbers = [1, 2]', 'print(numbers)'),
  PY_BOOL_EXAMPLE: example('age = 12', 'print(age > 5 and age < 20 and age != 13)'),
  PY_COMPARE_EXAMPLE: example('age = 12', 'print(10 <= age < 13)'),
  PY_LAMBDA_WITH_EXAMPLE: example('print(sorted([3, -5, 1], key=lambda number: -number))'),
  PY_ASSIGN_EXAMPLE: example('side = width = 3', 'print(side + width)'),
  PY_DELETE_EXAMPLE: example('name = "Anna"', 'del name'),
  PY_COMPREHENSION_EXAMPLE: example('print([[side, width] for side in range(2) for width in range(2)])'),
  PY_FOR_EXAMPLE: example('for name, age in [("Anna", 12), ("Ben", 13)]:', '    print(name, age)'),
  PY_WHILE_EXAMPLE: example('number = 3', 'while number > 0:', '    number -= 1', 'print(number)'),
  PY_WITH_EXAMPLE: example(
    'from io import StringIO',
    '',
    'with StringIO("Hello") as letters:',
    '    print(letters.read())'
  ),
  PY_TRY_ANY_EXAMPLE: example(
    'try:',
    '    print(int("x"))',
    'except (ValueError, TypeError):',
    '    print("no")',
    'finally:',
    '    print("Hello")'
  ),
  PY_MATCH_EXAMPLE: example(
    'age = 12',
    'match age:',
    '    case 12:',
    '        print("yes")',
    '    case _:',
    '        print("no")'
  ),
  PY_FUNCTION_EXAMPLE: example(
    'def greet(name, greeting="Hello"):',
    '    print(greeting, name)',
    '',
    '',
    'greet("Anna")'
  ),
  PY_CLASS_WITH_EXAMPLE: example('class Home(dict):', '    pass', '', '', 'print(Home(rooms=3))'),
  PY_PARAMETER_EXAMPLE: example('def greet(name="Anna"):', '    print("Hello", name)', '', '', 'greet()'),
  PY_ADJACENT_EXAMPLE: example('print("Hello " "Anna")'),
  PY_FLOW_EXAMPLE: example('for number in range(5):', '    if number == 3:', '        break', '    print(number)'),
  PY_FSTRING_EXAMPLE: example('age = 12', 'print(f"Anna: {age}")')
};
