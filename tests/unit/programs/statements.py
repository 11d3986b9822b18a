#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# fmt: off
# ruff: noqa
'''Every statement of Python 3.11.'''

from __future__ import annotations
import os, sys as system
import os.path
import xml.dom.minidom as dom, json
from os import path
from os import path as p, sep
from . import sibling
from .. import parent
from .package import thing as other
from math import *
from typing import (
    Any,  # anything
    Callable,
)

x = y = 0
x: int
x: int = 1
(x): int = 2
x.y: 'str' = 'a'
x[0]: list[int]
x += 1; x -= 1; x *= 2
x /= 2
x //= 2
x %= 2
x **= 2
x @= 2
x &= 1
x |= 1
x ^= 1
x <<= 1
x >>= 1
x.y += 'a'
x[0] += 1
x['a'] -= 1
x += 'text'
x += [1]
x += (1, 2)
del x
del x.y, x[0]
del x[0]
del x[1:2]
del (x, y)
del [x]
pass
x
x.y
'docstring?'
1 + 1
...
x, y
(yield_) = 0
assert x
assert x, 'message'
assert (x, 'always true')
print()
print(x)
print(x, y, sep='', end='\n')
print(*x)
print('%s' % x, file=system.stderr)


def nothing(): pass


def plain(a, b):
    return a + b


def everything(a, /, b: int, c: str = 'c', *args: Any, d, e: int = 1, **kwargs: Any) -> dict[str, int]:
    """Docstring
    of two lines."""
    global x
    global y, z
    return {'a': a}


def only_keyword(*, a): ...
def marks(a, b=1, /, c=2, *, d=3): return
def annotated(*args: *tuple[int]): return (1, 2)
def returning(): return 1, 2
def returning_one(): return 1,
def returning_star(x): return *x, 1
def generator():
    yield
    yield 1
    x = yield
    x = yield 1
    x += yield 2
    yield 1, 2
    y = [(yield)]
    yield from x
    x = yield from y
    print((yield))
    return (yield)


@decorator
@decorator.with_name(1)
@(lambda f: f)
def decorated(): ...


async def asynchronous():
    await x
    y = await x.y()
    (await x).y
    -await x
    await x ** 2
    async with x as y, z: pass
    async for a in b: pass
    else: pass
    return [a async for a in b if await a], [await a for a in b]


def outer():
    x = 1

    def inner():
        nonlocal x
        x = 2

    return inner


class Empty: pass
class Bases(A, b.B, metaclass=M, **kw): x = 1
class Starred(*bases): ...


@decorator
class Dog(Animal):
    """A dog."""

    count: int = 0
    names = []

    def __init__(self, name):
        super().__init__()
        self.name = name
        self._x, self.__y = 1, 2
        Dog.count += 1

    @property
    def x(self): return self._x

    @x.setter
    def x(self, value): self._x = value


if x: y
if x:
    pass
elif y:
    pass
elif z: pass
else:
    pass
if x:
    pass
else:
    if y:
        pass
if x: pass
else: pass
while x: y
while x:
    break
else:
    pass
while True:
    continue
    x
while 1: pass
while not x: pass
for i in range(10): pass
for i in range(0, 10): pass
for i in range(1, 10): pass
for i in range(0, 10, 2): pass
for i in range(10, 0, -1): pass
for i in range(0, 10, 1): pass
for i in range(*x): pass
for _ in range(10): pass
for _ in range(x): pass
for _ in range(2.5): pass
for i in 'text': pass
for i in [1, 2]: pass
for i in 1, 2: pass
for i in *x, y: pass
for a, b in x: pass
for (a, (b, c)), *d in x: pass
for x.y in z: pass
for x[0] in z: pass
for i in x:
    if i: break
else:
    pass
for i, item in enumerate(x): pass
for k, v in x.items(): pass
with x: pass
with x as y: pass
with x as (a, b): pass
with x as y.z, y as z[0]: pass
with (x as y, z): pass
with (x): pass
with (x, y): pass
with ((x, y)): pass
with ((x := y, z)): pass
with ((x, y)) as z: pass
with open('a', encoding='utf-8') as f: f.read()
with open("a", "w", encoding="utf-8") as f: f.write('x')
try: pass
except: pass
try:
    pass
except ValueError:
    pass
except (KeyError, IndexError) as e:
    raise
except a.b.C as e:
    raise RuntimeError('x') from e
else:
    pass
finally:
    pass
try:
    pass
finally:
    pass
try:
    pass
except ValueError as error:
    raise error
try:
    pass
except* ValueError:
    pass
except* (KeyError, TypeError) as group:
    pass
raise ValueError
raise ValueError()
raise ValueError('a', 'b')
raise ValueError('a') from None
raise x.Y(*z)
match x:
    case 1: pass
    case -1 | 1.5 | 'a' | b'b' | None | True: pass
    case 1 + 2j: pass
    case a.b.C: pass
    case [1, 2, *rest] | (3, *rest): pass
    case [*_]: pass
    case (): pass
    case (1,): pass
    case 1, 2: pass
    case {}: pass
    case {'a': 1, 'b': [x], **rest}: pass
    case {1: _, -1: _, a.b: _}: pass
    case Point(): pass
    case Point(0, y, z=1, w=[_, _]): pass
    case a.Point(x=0) as p if p.y > 0: pass
    case ('a' | 'b') as c: pass
    case [(1 | 2) as d, e]: pass
    case x if x > 1: pass
    case _:
        pass
match x, y:
    case 1, 2:
        pass
match (x):
    case 1: pass
match = case = type = 1
match[0]
print(match, case, type)
if 1:
  if 2:
        x
  y
if x:
	tabbed
x = 1 \
    + 2
x = [  # open
    1,  # one
    2  # two
    # end
]  # closed
