import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { call, chain, commented, exact, id, items, make, n, op, run, t, v } from './general.js';

const [a, b, c] = [v('a'), v('b'), v('c')];
const pass = make('py_pass');
const set = (name: string, value: JSONObject): JSONObject => make('variables_set', { VAR: id(name), VALUE: value });
const tuple = (...values: JSONObject[]): JSONObject => items('py_tuple', 'ADD', ...values);
const star = (value: JSONObject): JSONObject => make('py_star', { STARS: '*', VALUE: value });
const shaped = (type: string, extraState: JSONObject, parts: Record<string, unknown>): JSONObject =>
  make(type, parts, { extraState });
const parameter = (name: string, kind = 'PLAIN', rest: Record<string, JSONObject> = {}): JSONObject =>
  shaped(
    'py_parameter',
    { annotation: 'ANNOTATION' in rest, default: 'DEFAULT' in rest },
    { KIND: kind, NAME: id(name), ...rest }
  );
const mark = (sign: string): JSONObject => make('py_parameter_mark', { MARK: sign });
const data = (block: JSONObject, trivia: object): JSONObject => ({ ...block, data: JSON.stringify(trivia) });
const index = (whole: JSONObject, at: JSONObject): JSONObject => make('py_index', { WHOLE: whole, INDEX: at });
const attribute = (object: JSONObject, name: string): JSONObject =>
  make('py_attribute', { OBJECT: object, NAME: name });

const statements: [string, JSONObject, string][] = [
  [
    'a function',
    shaped(
      'py_function',
      { decorators: 2, parameters: 7, returns: true, async: true, types: true },
      {
        DECORATOR0: a,
        DECORATOR1: call(b, n(1)),
        NAME: id('f'),
        TYPES: 'T: int, *Ts',
        PARAM0: parameter('x'),
        PARAM1: mark('/'),
        PARAM2: parameter('y', 'PLAIN', { ANNOTATION: a, DEFAULT: n(5) }),
        PARAM3: parameter('z', 'PLAIN', { DEFAULT: n(5) }),
        PARAM4: mark('*'),
        PARAM5: parameter('k', 'PLAIN', { ANNOTATION: t('T') }),
        PARAM6: parameter('rest', 'KWARGS', { ANNOTATION: a }),
        RETURNS: make('logic_null'),
        DO: [pass]
      }
    ),
    '@a\n@b(1)\nasync def f[T: int, *Ts](x, /, y: a = 5, z=5, *, k: "T", **rest: a) -> None:\n    pass\n'
  ],
  [
    'a function without anything',
    shaped(
      'py_function',
      { decorators: 0, parameters: 0, returns: false, async: false, types: false },
      { NAME: id('f') }
    ),
    'def f():\n    pass\n'
  ],
  [
    'a class',
    shaped(
      'py_class_with',
      { decorators: 1, arguments: 2, types: true },
      {
        DECORATOR0: a,
        NAME: id('A'),
        TYPES: 'T',
        ARG0: b,
        ARG1: make('py_keyword', { NAME: 'metaclass', VALUE: c }),
        DO: [pass]
      }
    ),
    '@a\nclass A[T](b, metaclass=c):\n    pass\n'
  ],
  [
    'a class of nothing',
    shaped('py_class_with', { decorators: 0, arguments: 0, types: false }, { NAME: id('A') }),
    'class A:\n    pass\n'
  ],
  [
    'a loop',
    shaped(
      'py_for',
      { else: true, async: false },
      { TARGET: tuple(a, star(b)), ITER: data(tuple(b, c), { bare: true }), DO: [pass], ELSE: [pass] }
    ),
    'for a, *b in b, c:\n    pass\nelse:\n    pass\n'
  ],
  [
    'an asynchronous loop',
    shaped(
      'py_for',
      { else: false, async: true },
      { TARGET: tuple(a), ITER: b, DO: [make('controls_flow_statements', { FLOW: 'BREAK' })] }
    ),
    'async for a, in b:\n    break\n'
  ],
  [
    'while',
    shaped('py_while', { else: true }, { TEST: a, DO: [pass], ELSE: [pass] }),
    'while a:\n    pass\nelse:\n    pass\n'
  ],
  [
    'with',
    shaped(
      'py_with',
      { items: [true, false, true], async: true },
      { CONTEXT0: a, TARGET0: tuple(a, b), CONTEXT1: b, CONTEXT2: c, TARGET2: index(a, n(0)), DO: [pass] }
    ),
    'async with a as (a, b), b, c as a[0]:\n    pass\n'
  ],
  [
    'try',
    shaped(
      'py_try_any',
      {
        handlers: [
          { type: true, name: true },
          { type: false, name: false }
        ],
        star: false,
        else: true,
        finally: true
      },
      {
        DO: [pass],
        TYPE0: tuple(a, b),
        NAME0: id('e'),
        EXCEPT0: [pass],
        EXCEPT1: [pass],
        ELSE: [pass],
        FINALLY: [pass]
      }
    ),
    'try:\n    pass\nexcept (a, b) as e:\n    pass\nexcept:\n    pass\nelse:\n    pass\nfinally:\n    pass\n'
  ],
  [
    'try with groups',
    shaped(
      'py_try_any',
      { handlers: [{ type: true, name: false }], star: true, else: false, finally: false },
      { TYPE0: a }
    ),
    'try:\n    pass\nexcept* a:\n    pass\n'
  ],
  [
    'try without handlers',
    shaped('py_try_any', { handlers: [], star: false, else: false, finally: false }, {}),
    'try:\n    pass\nfinally:\n    pass\n'
  ],
  [
    'match',
    shaped(
      'py_match',
      { cases: [true, false, false] },
      {
        SUBJECT: data(tuple(a, b), { bare: true }),
        PATTERN0: data(tuple(n(1), star(v('_'))), { bare: true }),
        GUARD0: a,
        PATTERN1: make('py_as', {
          PATTERN: op('BITOR', make('py_as', { PATTERN: n(1), NAME: id('x') }), n(2)),
          NAME: id('y')
        }),
        PATTERN2: v('_'),
        DO0: [pass],
        DO2: [pass, pass]
      }
    ),
    'match a, b:\n    case 1, *_ if a:\n        pass\n    case (1 as x) | 2 as y:\n        pass\n    case _:\n        pass\n        pass\n'
  ],
  [
    'an assignment',
    shaped('py_assign', { items: 2 }, { TARGET0: attribute(a, 'b'), TARGET1: index(a, tuple(b, c)), VALUE: tuple(a) }),
    'a.b = a[b, c] = (a,)\n'
  ],
  ['delete', shaped('py_delete', { items: 2 }, { TARGET0: a, TARGET1: tuple(b, c) }), 'del a, (b, c)\n'],
  [
    'a change',
    make('py_augment_any', { TARGET: attribute(a, 'b'), OP: '@=', VALUE: make('py_yield', { VALUE: b }) }),
    'a.b @= yield b\n'
  ],
  ['a type', make('py_annotate', { TARGET: make('py_parens', { VALUE: a }), TYPE: b }), '(a): b\n'],
  [
    'a type and a value',
    make('py_annotate', { TARGET: a, TYPE: b, VALUE: data(tuple(b, c), { bare: true }) }),
    'a: b = b, c\n'
  ],
  ['raise', make('py_raise_value'), 'raise\n'],
  ['raise from', make('py_raise_value', { EXC: a, CAUSE: make('logic_null') }), 'raise a from None\n'],
  ['imports', make('py_import_any', { NAMES: 'a, b.c\n  as d' }), 'import a, b.c as d\n'],
  ['names of a module', make('py_from_import_any', { MODULE: '..pkg', NAMES: '*' }), 'from ..pkg import *\n'],
  ['global', make('py_scope', { KIND: 'nonlocal', NAMES: 'a, b' }), 'nonlocal a, b\n'],
  ['a type of its own', make('py_type_alias', { NAME: id('X'), TYPES: 'T', VALUE: a }), 'type X[T] = a\n'],
  ['a type without parameters', make('py_type_alias', { NAME: id('X'), TYPES: '', VALUE: a }), 'type X = a\n'],
  ['a document string', run(make('py_literal', { CODE: '"""a\n\n    b\n    """' })), '"""a\n\n    b\n    """\n'],
  ['raw lines', make('py_raw', { CODE: 'if x:\n    """a\nb"""\n' }), 'if x:\n    """a\nb"""\n'],
  ['a note', make('py_comment', { TEXT: '#!/usr/bin/env   python ' }), '#!/usr/bin/env   python \n'],
  ['a note of words', make('py_comment', { TEXT: ' two  words\nand more' }), '# two  words and more\n']
];

describe('a statement', () => {
  it.each(statements)('%s', (_, block, code) => expect(exact(block)).toBe(code));

  it('keeps lines inside texts as they are, however deep it stands', () => {
    const text = run(make('py_literal', { CODE: '"""a\nb"""' }));
    const joined = set('a', make('py_literal', { CODE: '"a"\n"b"' }));
    expect(exact(shaped('py_while', { else: false }, { TEST: a, DO: [text, joined] }))).toBe(
      'while a:\n    """a\nb"""\n    a = (\n        "a"\n        "b"\n    )\n'
    );
  });
});

describe('comments', () => {
  it('in brackets put one item on a line', () => {
    const list = items('py_list', 'ADD', commented(n(1), '# one'), commented(n(2), 'two\nlines', false), n(3));
    expect(exact(set('a', list))).toBe('a = [\n    1,  # one\n    # two\n    # lines\n    2,\n    3,\n]\n');
  });

  it('stand where their item stands, brackets in brackets too', () => {
    const inner = call(b, commented(n(1), 'in'));
    const dictionary = shaped('py_dict', { items: 2 }, { KEY0: commented(a, 'key'), VALUE0: inner, KEY1: star(c) });
    const program = exact(
      shaped('py_while', { else: false }, { TEST: a, DO: [run(call(a, commented(dictionary, 'out')))] })
    );
    expect(program).toBe(
      'while a:\n    a(\n        {\n            a: b(\n                1,  # in\n            ),  # key\n            *c,\n' +
        '        },  # out\n    )\n'
    );
  });

  it.each([
    [items('py_tuple', 'ADD', commented(a, 'x')), '(\n    a,  # x\n)'],
    [data(items('py_tuple', 'ADD', commented(a, 'x'), b), { bare: true }), '(\n    a,  # x\n    b,\n)'],
    [items('py_set', 'ADD', commented(a, 'x')), '{\n    a,  # x\n}'],
    [call(a, commented(star(b), 'x')), 'a(\n    *b,  # x\n)'],
    [
      call(
        a,
        commented(
          shaped(
            'py_comprehension',
            { kind: 'GENERATOR', clauses: ['for'] },
            { KIND: 'GENERATOR', ITEM: a, TARGET0: a, ITER0: b }
          ),
          'x'
        )
      ),
      'a(\n    a for a in b  # x\n)'
    ],
    [index(a, items('py_tuple', 'ADD', commented(b, 'x'), make('py_slice_part'))), '# x\na[b, :]'],
    [op('ADD', commented(a, 'x'), commented(b, 'y', false)), '# x\n# y\na + b']
  ])('%#', (value, code) => {
    const [above, rest] = code.startsWith('#') ? code.split(/\n(?=a)/) : ['', code];
    expect(exact(set('c', value))).toBe(`${above ? `${above}\n` : ''}c = ${rest ?? ''}\n`);
  });

  it('of parameters and of the function itself', () => {
    const define = shaped(
      'py_function',
      { decorators: 1, parameters: 2, returns: false, async: false, types: false },
      {
        DECORATOR0: a,
        NAME: id('f'),
        PARAM0: commented(parameter('x'), 'first'),
        PARAM1: parameter('rest', 'KWARGS'),
        DO: [pass]
      }
    );
    expect(exact(data(commented(define, 'all'), { trailing: 'end' }))).toBe(
      '@a\ndef f(\n    x,  # first\n    **rest,\n):  # all\n    pass\n'
    );
    expect(exact(commented(define, 'all'))).toBe('@a\ndef f(  # all\n    x,  # first\n    **rest,\n):\n    pass\n');
  });

  it('behind a line or above it', () => {
    const loop = commented(
      shaped('py_while', { else: false }, { TEST: t('):#'), DO: [commented(pass, 'inner')] }),
      '#outer  x'
    );
    expect(exact(chain(loop, commented(set('a', n(1)), '## above ', false)))).toBe(
      'while "):#":  #outer  x\n    pass  # inner\n## above \na = 1\n'
    );
  });

  it('behind the last line of a value that fills several', () => {
    const value = set('a', make('py_literal', { CODE: '"a"\n"b"' }));
    expect(exact(data(commented(value, 'x'), { trailing: 'end' }))).toBe('a = (\n    "a"\n    "b"\n)  # x\n');
    expect(exact(commented(value, 'x'))).toBe('a = (  # x\n    "a"\n    "b"\n)\n');
  });
});

describe('blank lines', () => {
  it('are as many as the text had', () => {
    const define = shaped(
      'py_function',
      { decorators: 0, parameters: 0, returns: false, async: false, types: false },
      {
        NAME: id('f'),
        DO: [data(pass, { gap: 1 }), data(pass, { gap: 2 })]
      }
    );
    expect(exact(data(define, { gap: 1 }), data(set('a', n(1)), { gap: 0 }), set('b', n(1)))).toBe(
      '\ndef f():\n\n    pass\n\n\n    pass\na = 1\n\nb = 1\n'
    );
  });

  it.each(['{"gap":9}', '{"gap":-1}', '{"gap":"1"}', '{"gap":1.5}', 'no JSON', '[]', '{"quote":"x","bare":1}'])(
    'come from nothing else: %s',
    text => expect(exact(chain(pass, { ...pass, data: text }))).toBe('pass\npass\n')
  );
});

describe('the program of a text', () => {
  it('has its names as they are, and nothing before it', () => {
    const names = ['print', 'math', 'X', 'x', 'ｘ2', 'match', '姓名'];
    const change = make('math_change', { VAR: id('y'), DELTA: n(1) });
    expect(exact(chain(...names.map(name => set(name, n(1))), change))).toBe(
      `${names.map(name => `${name} = 1\n`).join('')}y += 1\n`
    );
  });

  it('imports once what the text imports already', () => {
    const random = make('py_random_choice', { LIST: a });
    expect(exact(chain(make('py_import', { MODULE: 'random' }), run(random), run(make('py_now'))))).toBe(
      'from datetime import datetime\n\nimport random\n\nrandom.choice(a)\ndatetime.now()\n'
    );
  });

  it('leaves names that Python does not take to the rules for names', () => {
    expect(exact(set('for', n(1)))).toBe('for_ = 1\n');
  });
});
