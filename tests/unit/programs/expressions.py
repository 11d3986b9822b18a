# fmt: off
# ruff: noqa
"""Every expression of Python 3.11, with its spelling."""
numbers = [0, 1, 00, 0xFF, 0o17, 0b101, 1_000, 10**100, 1.0, 1., .5, 1e3, 1E-3, 0.1, 2j, 1.5J, -1, -1.5, +1, ~1]
big = 123456789012345678901234567890
texts = ['a', "a", 'it\'s', "it's", 'say "hi"', '''triple''', """two
lines""", r'\d+', R"\n", b'bytes', rb'\x00', Rb"x", u'old', '\x41\u4e2d\N{BULLET}', '\
continued', 'tab	inside', "\t\n\r\0", '\ud800', '😀', '姓名']
side = 'a' "b" 'c'
lines = ('first '
         'second '  # the second
         # above the third
         "third")
mixed = ('n: ' f'{1}' r'\d')
names = (True, False, None, ..., __name__, print, NotImplemented)
a = b = c = d = 1
f = lambda: 0
f1 = lambda x: x
f2 = lambda x, /, y, *z, k=1, **w: (x, y, z, k, w)
f3 = lambda *, k: k
calls = f1(1), print(), f2(1, 2, 3, k=4, **{'w': 5}), f2(*[1, 2], **{}), max(x for x in [1]), max((x for x in [1]), default=0)
methods = 'a'.upper().lower(), (5).bit_length(), 5 .real, 5.0.hex(), (lambda: 0).__call__(), [1].append(2), {}.get(1, 2), (1).__add__(2)
arithmetic = a + b - c * d / a // b % c ** d, -a ** -b, (-a) ** b, (a ** b) ** c, a ** b ** c, a - (b - c), a - b - c, a / (b * c)
bits = a | b & c ^ d << a >> b, (a | b) & c, ~a, ~(a | b), not a, not (not a), -(-a), - -a, +-~a, a << (b << c), a @ b if False else 0
logic = a and b or c and not d, (a or b) and c, a or (b and c), (a and b) and c, a and (b and c), a and b and c, (a or b) or c
comparing = a < b, a < b < c, (a < b) < c, a < (b < c), a == b != c, a in [b], a not in [b], a is b, a is not b, not a == b, (not a) == b, a < b == (c > d)
choosing = a if b else c, (a if b else c) if d else a, a if (b if c else d) else a, a if b else c if d else a, (lambda: a) if b else c, lambda: a if b else c
boxes = [], (), {}, [a], (a,), {a}, {a: b}, [a, *[b], c], (*[a], b), {*[a], b}, {**{a: b}, c: d}, [[a], [b]], ((a, b), c), {a: {b: c}}, [(a, b)], [a, b,]
items = texts[0], texts[-1], texts[0:1], texts[:], texts[::2], texts[:-1:], texts[a:], texts[a + 1:b - 1], texts[a][0]
squares = [x for x in [1]], {x for x in [1]}, {x: x for x in [1]}, list(x for x in [1]), [x for x in [1] if x if x > 1], [(x, y) for x in [1] for y in [x] if y], [x if x else 1 for x in [1]], [x for x in ([1] if a else [2])], [y for x in [[1]] for y in x], [lambda: x for x in [1]], [x for x, in [(1,)]], [x for x, *y in [(1, 2)]]
formatted = f'', f'plain', f'{a}', f'{a!r}', f"{a:>10}", f'{a:{b}}', f'{a!s:>{b}.{c}}', f'{a=}', f'{a = }', f'{{}}', f'{{{a}}}', f'{a}{b}', f'{a + b} and {f1(a)}', f'{"x"}', f"{'x'!r}", f'{(lambda x: x)(1)}', f'{a if b else c}', f'{ {1: 2}[1] }', f'{a:%Y-%m}', rf'\d{a}', fr'{a}\d', F'{a}', f'''{a}
{b}''', f'\N{BULLET}{a}', f'{a,}', f'{a, b}', f'{(a, b)}', f'{[x for x in [1]]}', f'{a!r:^{b}}', f'{f"{a}"}', f"{f'{a}'}", f'{a:}', f'{a::<5}', f'{texts[0]}', f"{ {'k': 1}['k'] }", f'{a == b}', f'{a != b}', f'{a >= b:>5}'
print((walrus := 1), [y := 1, y**2], (y := 2) + 1, f1(y := 3))
if (y := 4) > 3: pass
if y := 5: pass
while chunk := None: pass
attributes = texts.__len__, print.__self__, f1.__name__.upper
brackets = (((a))), ((a) + (b)), (a)(b) if False else 0, (f1)(1)
long = a + b + c + d + a + b + c + d + a + b + c + d + a + b + c + d + a + b + c + d + a + b + c + d + a + b + c + d
unpacked, *rest = 1, 2, 3
[first, (second, *third)] = 1, (2, 3)
(fourth, fifth), sixth = (1, 2), 3
seventh, = 1,
(eighth) = 1
x, y = y, x
nested = {'a': [1, {'b': (2, 3)}], **{'c': 4}}
slices = type('S', (), {'__getitem__': lambda self, i: i})()
picked = slices[1:2, 3], slices[:, 0], slices[..., None], slices[1:2, ::3], slices[(1, 2)], slices[1,], slices[()], slices[a, b], slices[lambda: 0], slices[*[1], 2], slices[x if x else y], slices[x:=1]
import numpy as np, pandas as pd
table = pd.DataFrame({'a': [1], "b": [2]}, columns=['a', 'b'])
picked = table['a'], table[['a']], table[table['a'] > 1], table.iloc[0], table.iloc[:4, [0]], table.iloc[0, 1], table.loc[0, 'a'], table.loc[:, 'a'], table[:2], table['a':'b']
grid = np.zeros((2, 3)), np.array([1])[0], np.array([[1]])[0, 0], np.array([[1]])[:, 0], np.array([[1]])[0:1, 0:1], np.arange(10), np.arange(0, 10), np.arange(0, 10, 2), np.sum([1]), np.random.rand(3)
table['c'] = table['a'].map(str); table.iloc[0, 1] = 2; table[table['a'] > 1] = 0
counted = table.groupby('a')['b'].mean(), table.sort_values('a', ascending=False), table.head(3), table.head(), table.plot(x='a', y='b', kind='bar')
