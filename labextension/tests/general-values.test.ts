import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { call, exact, id, items, make, n, op, run, t, v } from './general.js';

const [a, b, c] = [v('a'), v('b'), v('c')];
const unary = (sign: string, value: JSONObject): JSONObject => make('py_unary', { OP: sign, VALUE: value });
const literal = (code: string): JSONObject => make('py_literal', { CODE: code });
const bool = (word: string, ...values: JSONObject[]): JSONObject => ({
  ...items('py_bool', 'VALUE', ...values),
  fields: { OP: word }
});
const compare = (first: JSONObject, ...rest: [string, JSONObject][]): JSONObject => ({
  ...items('py_compare', 'VALUE', first, ...rest.map(([, value]) => value)),
  fields: Object.fromEntries(rest.map(([sign], i) => [`OP${i + 1}`, sign]))
});
const attribute = (object: JSONObject, name: string): JSONObject =>
  make('py_attribute', { OBJECT: object, NAME: name });
const wait = (value: JSONObject): JSONObject => make('py_await', { VALUE: value });
const either = (yes: JSONObject, test: JSONObject, no: JSONObject): JSONObject =>
  make('py_ternary', { THEN: yes, IF: test, ELSE: no });
const parameter = (name: string, rest: Record<string, unknown> = {}): JSONObject =>
  make(
    'py_parameter',
    { KIND: 'PLAIN', NAME: id(name), ...rest },
    { extraState: { annotation: 'ANNOTATION' in rest, default: 'DEFAULT' in rest } }
  );
const lambda = (value: JSONObject, ...parameters: JSONObject[]): JSONObject => {
  const block = items('py_lambda_with', 'PARAM', ...parameters);
  return { ...block, inputs: { ...(block['inputs'] as JSONObject), VALUE: { block: value } } };
};
const walrus = (name: string, value: JSONObject): JSONObject => make('py_walrus', { VAR: id(name), VALUE: value });
const star = (stars: string, value: JSONObject): JSONObject => make('py_star', { STARS: stars, VALUE: value });
const bare = (block: JSONObject): JSONObject => ({ ...block, data: '{"bare":true}' });
const tuple = (...values: JSONObject[]): JSONObject => items('py_tuple', 'ADD', ...values);
const list = (...values: JSONObject[]): JSONObject => items('py_list', 'ADD', ...values);
const index = (whole: JSONObject, at: JSONObject): JSONObject => make('py_index', { WHOLE: whole, INDEX: at });
const part = (parts: Record<string, JSONObject>): JSONObject => make('py_slice_part', parts);
const comprehension = (kind: string, clauses: string[], parts: Record<string, JSONObject>): JSONObject =>
  make('py_comprehension', { KIND: kind, ...parts }, { extraState: { kind, clauses } });
const generator = comprehension('GENERATOR', ['for'], { ITEM: a, TARGET0: a, ITER0: b });
const fString = (quote: string, parts: string, rest: Record<string, unknown>, prefix = 'f'): JSONObject =>
  make('py_fstring', rest, { extraState: { prefix, quote, parts } });
const yielded = make('py_yield', { VALUE: a });

const values: [JSONObject, string][] = [
  // Literals.
  [literal('0xFF'), '0xFF'],
  [literal('r"\\d"'), 'r"\\d"'],
  [literal('...'), '...'],
  [literal('"""a\n  b"""'), '"""a\n  b"""'],
  [literal(`'a' "b"`), `'a' "b"`],
  [literal(`'a'\n    """x\n y"""\n"c"`), `(\n    'a'\n    """x\n y"""\n    "c"\n)`],
  [literal(`"a" """\n"""`), `("a" """\n""")`],
  [t('a"b'), `'a"b'`],
  [t(`a"b'c`, { data: `{"quote":"'"}` }), `'a"b\\'c'`],
  [t('a', { data: `{"quote":"'"}` }), `'a'`],
  [t('a', { data: 'x' }), '"a"'],
  // Numbers before a point.
  [attribute(n(5), 'real'), '(5).real'],
  [attribute(literal('0xFF'), 'real'), '(0xFF).real'],
  [attribute(literal('"a"'), 'x'), '"a".x'],
  [call(attribute(n(5), 'bit_length')), '(5).bit_length()'],
  // Signs and powers.
  [unary('NEG', op('POWER', a, n(2))), '-a**2'],
  [op('POWER', unary('NEG', a), n(2)), '(-a) ** 2'],
  [op('POWER', n(2), unary('NEG', a)), '2**-a'],
  [op('POWER', op('POWER', a, b), c), '(a**b) ** c'],
  [op('POWER', a, op('POWER', b, c)), 'a ** b**c'],
  [unary('NEG', unary('NEG', a)), '--a'],
  [unary('INVERT', op('ADD', a, b)), '~(a + b)'],
  [unary('POS', n(-1)), '+-1'],
  [op('MINUS', a, op('MINUS', b, c)), 'a - (b - c)'],
  [op('MINUS', op('MINUS', a, b), c), 'a - b - c'],
  [op('MULTIPLY', op('ADD', a, b), c), '(a + b) * c'],
  [op('DIVIDE', a, op('MULTIPLY', b, c)), 'a / (b * c)'],
  [op('BITOR', op('BITXOR', a, b), op('BITAND', a, b)), 'a ^ b | a & b'],
  // Conditions.
  [unary('NOT', unary('NOT', a)), 'not not a'],
  [unary('NOT', compare(a, ['IN', b])), 'not a in b'],
  [compare(unary('NOT', a), ['IS', b]), '(not a) is b'],
  [compare(n(1), ['LT', a], ['LTE', n(5)], ['NOT_IN', b]), '1 < a <= 5 not in b'],
  [compare(compare(a, ['LT', b]), ['EQ', c]), '(a < b) == c'],
  [compare(a, ['IS_NOT', compare(b, ['NEQ', c])]), 'a is not (b != c)'],
  [bool('AND', a, b, unary('NOT', c)), 'a and b and not c'],
  [bool('AND', bool('AND', a, b), c), '(a and b) and c'],
  [bool('OR', bool('AND', a, b), bool('OR', b, c)), 'a and b or (b or c)'],
  [bool('AND', bool('OR', a, b), either(a, b, c)), '(a or b) and (a if b else c)'],
  [
    make('logic_operation', { OP: 'AND', A: make('logic_operation', { OP: 'AND', A: a, B: b }), B: c }),
    '(a and b) and c'
  ],
  [either(a, either(a, b, c), either(a, b, c)), 'a if (a if b else c) else a if b else c'],
  [either(lambda(a), b, lambda(a)), '(lambda: a) if b else (lambda: a)'],
  // Waiting and yielding.
  [wait(attribute(a, 'b')), 'await a.b'],
  [attribute(wait(a), 'b'), '(await a).b'],
  [call(wait(a), b), '(await a)(b)'],
  [op('POWER', wait(a), n(2)), 'await a ** 2'],
  [wait(wait(a)), 'await (await a)'],
  [wait(unary('NEG', a)), 'await (-a)'],
  [unary('NEG', wait(a)), '-await a'],
  [call(a, yielded), 'a((yield a))'],
  [op('ADD', yielded, n(1)), '(yield a) + 1'],
  [make('py_yield'), 'yield'],
  [make('py_yield', { VALUE: bare(tuple(a, b)) }), 'yield a, b'],
  [make('py_yield_from', { VALUE: a }), 'yield from a'],
  // Walrus.
  [walrus('a', n(1)), '(a := 1)'],
  [call(b, walrus('a', n(1))), 'b((a := 1))'],
  // Functions without a name.
  [lambda(n(1)), 'lambda: 1'],
  [lambda(a, parameter('a', { DEFAULT: n(1) }), parameter('b', { KIND: 'ARGS' })), 'lambda a=1, *b: a'],
  [call(lambda(a)), '(lambda: a)()'],
  [lambda(tuple(a, b)), 'lambda: (a, b)'],
  [call(a, lambda(lambda(b))), 'a(lambda: lambda: b)'],
  // Calls.
  [
    call(a, star('*', b), make('py_keyword', { NAME: 'end', VALUE: either(a, b, c) }), star('**', c)),
    'a(*b, end=a if b else c, **c)'
  ],
  [call(a, star('*', compare(a, ['LT', b]))), 'a(*(a < b))'],
  [call(a, generator), 'a(a for a in b)'],
  [call(a, generator, b), 'a((a for a in b), b)'],
  [list(generator), '[(a for a in b)]'],
  // Collections.
  [list(), '[]'],
  [list(a, star('*', b)), '[a, *b]'],
  [tuple(), '()'],
  [tuple(a), '(a,)'],
  [bare(tuple(a, b)), 'a, b'],
  [bare(tuple(star('*', a))), '*a,'],
  [call(a, bare(tuple(a, b))), 'a((a, b))'],
  [
    make('py_dict', { KEY0: star('**', a), KEY1: b, VALUE1: lambda(c) }, { extraState: { items: 2 } }),
    '{**a, b: lambda: c}'
  ],
  // Indexes and slices.
  [index(a, tuple(b, c)), 'a[b, c]'],
  [index(a, tuple(b)), 'a[b,]'],
  [index(a, tuple()), 'a[()]'],
  [index(a, part({})), 'a[:]'],
  [index(a, part({ STEP: n(-1) })), 'a[::-1]'],
  [index(a, tuple(part({ START: n(1), STOP: op('ADD', a, b) }), part({ STOP: n(2) }))), 'a[1 : a + b, :2]'],
  [index(a, tuple(star('*', b), c)), 'a[*b, c]'],
  [make('py_parens', { VALUE: a }), '(a)'],
  // Comprehensions.
  [
    comprehension('LIST', ['for', 'if', 'for'], {
      ITEM: walrus('c', a),
      TARGET0: tuple(a, b),
      ITER0: b,
      IF1: bool('OR', a, b),
      TARGET2: c,
      ITER2: a
    }),
    '[(c := a) for a, b in b if a or b for c in a]'
  ],
  [
    comprehension('SET', ['for', 'if'], { ITEM: either(a, b, c), TARGET0: a, ITER0: either(a, b, c), IF1: lambda(a) }),
    '{a if b else c for a in (a if b else c) if (lambda: a)}'
  ],
  [comprehension('DICT', ['async'], { ITEM: a, VALUE: b, TARGET0: a, ITER0: c }), '{a: b async for a in c}'],
  [comprehension('LIST', ['for'], { ITEM: a, TARGET0: tuple(a), ITER0: tuple(b, c) }), '[a for a, in (b, c)]'],
  // Texts with values.
  [
    fString('"', 'tvt', { TEXT0: 'a{{\\n', VALUE1: a, SUFFIX1: '!r:>{width}', TEXT2: '}}' }),
    'f"a{{\\n{a!r:>{width}}}}"'
  ],
  [fString('"', 'v', { VALUE0: index(a, t('k')), SUFFIX0: ':.2f' }), `f"{a['k']:.2f}"`],
  [fString("'", 'v', { VALUE0: index(a, t('k')), SUFFIX0: ' = ' }, 'rf'), `rf'{a["k"] = }'`],
  [fString('"', 'v', { VALUE0: lambda(a), SUFFIX0: '' }), 'f"{(lambda: a)}"'],
  [
    fString('"', 'v', { VALUE0: comprehension('SET', ['for'], { ITEM: a, TARGET0: a, ITER0: b }), SUFFIX0: '' }),
    'f"{ {a for a in b}}"'
  ],
  [fString('"', 'v', { VALUE0: walrus('a', b), SUFFIX0: '' }), 'f"{(a := b)}"'],
  [
    fString('"', 'v', { VALUE0: op('BITOR', make('py_dict', {}, { extraState: { items: 0 } }), a), SUFFIX0: '' }),
    'f"{ {} | a}"'
  ],
  [fString('"""', 'v', { VALUE0: t(`a'b`), SUFFIX0: '' }), `f"""{"a'b"}"""`],
  [fString('"""', 't', { TEXT0: 'a\n  b' }), 'f"""a\n  b"""'],
  [fString('"', '', {}), 'f""']
];

describe('a value', () => {
  it.each(values)('%#', (block, code) => expect(exact(run(block))).toBe(`${code}\n`));
});

it('yields, walruses and tuples stand free where Python lets them', () => {
  const program = exact(
    make('variables_set', { VAR: id('a'), VALUE: yielded }),
    make('py_assign', { TARGET0: tuple(a, star('*', b)), VALUE: bare(tuple(b, c)) }, { extraState: { items: 1 } }),
    make('py_while', { TEST: walrus('a', b), DO: [make('py_return', { VALUE: bare(tuple(a, b)) })] }),
    make('controls_if', { IF0: walrus('a', b), DO0: [make('py_return', { VALUE: walrus('a', b) })] }),
    make('controls_whileUntil', { MODE: 'UNTIL', BOOL: walrus('a', b) })
  );
  expect(program).toBe(
    'a = yield a\n\na, *b = b, c\n\nwhile a := b:\n    return a, b\n\nif a := b:\n    return (a := b)\n\n' +
      'while not (a := b):\n    pass\n'
  );
});
