import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { pythonName } from '../src/generator/names.js';
import { python } from './workspace.js';

const num = (value: number): JSONObject => ({ block: { type: 'math_number', fields: { NUM: value } } });
const text = (value: string): JSONObject => ({ block: { type: 'text', fields: { TEXT: value } } });
const get = (name: string): JSONObject => ({ block: { type: 'variables_get', fields: { VAR: { id: name } } } });
const set = (name: string, value: JSONObject): JSONObject => ({
  type: 'variables_set',
  fields: { VAR: { id: name } },
  inputs: { VALUE: value }
});
const print = (value: JSONObject): JSONObject => ({ type: 'text_print', inputs: { TEXT: value } });

/** Blocks one below the other. */
function chain(...blocks: JSONObject[]): JSONObject {
  return blocks.reduceRight((next, block) => ({ ...block, next: { block: next } }));
}

function calculate(op: string, a: JSONObject, b: JSONObject): JSONObject {
  return { block: { type: 'math_arithmetic', fields: { OP: op }, inputs: { A: a, B: b } } };
}

function join(...items: JSONObject[]): JSONObject {
  const inputs = Object.fromEntries(items.map((item, i) => [`ADD${i}`, item]));
  return { block: { type: 'text_join', extraState: { itemCount: items.length }, inputs } };
}

describe('names', () => {
  it('stay as the student wrote them', () => {
    expect(python(chain(set('姓名', text('小明')), print(get('姓名'))), ['姓名'])).toBe('姓名 = "小明"\nprint(姓名)\n');
  });

  it('differ by case', () => {
    expect(python(chain(set('X', num(1)), set('x', num(2)), print(get('X'))), ['X', 'x'])).toBe(
      'X = 1\nx = 2\nprint(X)\n'
    );
  });

  it.each([
    ['my name', 'my_name'],
    ['2nd', '_2nd'],
    ['ｘ', 'x'],
    ['a-b', 'a_b'],
    ['', 'unnamed'],
    ['été', 'été'],
    ['😀', '_']
  ])('%j becomes %j', (wish, name) => expect(pythonName(wish)).toBe(name));

  it('never are keywords or each other', () => {
    const names = ['for', 'a b', 'a_b', 'print'];
    expect(python(chain(...names.map(name => set(name, num(1)))), names)).toBe(
      'for_ = 1\na_b = 1\na_b2 = 1\nprint_ = 1\n'
    );
  });
});

describe('variables', () => {
  const change = { type: 'math_change', fields: { VAR: { id: 'n' } }, inputs: { DELTA: num(1) } };

  it('are not set before the program where the program sets them', () => {
    expect(python(chain(set('n', num(5)), change), ['n'])).toBe('n = 5\nn += 1\n');
  });

  it('start at zero where the program only counts', () => {
    expect(python(change, ['n'])).toBe('n = 0\nn += 1\n');
  });

  it('start as empty text where the program only appends', () => {
    const append = { type: 'text_append', fields: { VAR: { id: 't' } }, inputs: { TEXT: text('a') } };
    expect(python(append, ['t'])).toBe('t = ""\nt += "a"\n');
  });
});

describe('expressions', () => {
  it.each([
    ['MINUS', 'MINUS', '1 - 2 - 3'],
    ['ADD', 'MULTIPLY', '(1 + 2) * 3'],
    ['POWER', 'POWER', '(1**2) ** 3'],
    ['MULTIPLY', 'DIVIDE', '1 * 2 / 3']
  ])('left side: %s in %s', (inner, outer, code) => {
    expect(python(print(calculate(outer, calculate(inner, num(1), num(2)), num(3))))).toBe(`print(${code})\n`);
  });

  it('keep the parentheses that carry meaning on the right', () => {
    expect(python(print(calculate('MINUS', num(1), calculate('MINUS', num(2), num(3)))))).toBe('print(1 - (2 - 3))\n');
  });

  it.each([
    ['a"b', `'a"b'`],
    [`it's "x"`, `'it\\'s "x"'`],
    ['two\nlines', '"two\\nlines"'],
    ['\\', '"\\\\"'],
    ['{x}', '"{x}"']
  ])('text %j', (value, code) => expect(python(print(text(value)))).toBe(`print(${code})\n`));
});

describe('joined texts', () => {
  it('are f-strings', () => {
    expect(python(print(join(text('{n} = '), get('n'))), ['n'])).toBe('print(f"{{n}} = {n}")\n');
  });

  it('take in the texts that are joined inside them', () => {
    const joined = join(text('a'), join(get('n'), text('!')));
    expect(python(print(joined), ['n'])).toBe('print(f"a{n}!")\n');
  });

  it('are one text where all parts are', () => {
    expect(python(print(join(text('a'), text('b'))))).toBe('print("ab")\n');
  });
});

describe('loops', () => {
  const loop = (from: JSONObject, to: JSONObject, by: JSONObject): JSONObject => ({
    type: 'controls_for',
    fields: { VAR: { id: 'i' } },
    inputs: { FROM: from, TO: to, BY: by }
  });

  it.each([
    [1, 10, 1, 'range(1, 11)'],
    [0, 4, 1, 'range(5)'],
    [1, 10, 2, 'range(1, 11, 2)'],
    [10, 1, 1, 'range(10, 0, -1)']
  ])('from %i to %i by %i', (from, to, by, range) => {
    expect(python(loop(num(from), num(to), num(by)), ['i'])).toBe(`for i in ${range}:\n    pass\n`);
  });

  it('count to a variable', () => {
    expect(python(chain(set('n', num(3)), loop(num(1), get('n'), num(1))), ['i', 'n'])).toBe(
      'n = 3\nfor i in range(1, n + 1):\n    pass\n'
    );
    expect(python(loop(num(1), get('n'), num(1)), ['i', 'n'])).toMatch(/\n\n\nfor i in count\(1, n\):\n {4}pass\n$/);
  });

  it('repeat without a counter', () => {
    const body = { block: print(text('hi')) };
    expect(python({ type: 'controls_repeat_ext', inputs: { TIMES: num(3), DO: body } })).toBe(
      'for _ in range(3):\n    print("hi")\n'
    );
  });
});

describe('functions', () => {
  const define = (body: JSONObject, params: string[] = []): JSONObject => ({
    type: 'procedures_defnoreturn',
    fields: { NAME: '问候' },
    extraState: { params: params.map(name => ({ name, id: name, argId: `arg-${name}` })) },
    inputs: { STACK: { block: body } }
  });

  it('stand before the program, with their parameters', () => {
    const call = {
      type: 'procedures_callnoreturn',
      extraState: { name: '问候', params: ['x'] },
      inputs: { ARG0: text('a') }
    };
    expect(python([define(print(get('x')), ['x']), call], ['x'])).toBe('def 问候(x):\n    print(x)\n\n\n问候("a")\n');
  });

  it('declare global only what they change and others use', () => {
    const body = chain(set('inner', num(1)), set('shared', get('inner')), print(get('read')));
    const program = chain(set('read', num(1)), print(get('shared')));
    expect(python([define(body), program], ['inner', 'shared', 'read'])).toBe(
      'def 问候():\n    global shared\n    inner = 1\n    shared = inner\n    print(read)\n\n\nread = 1\nprint(shared)\n'
    );
  });
});

describe('imports', () => {
  it('stand at the top once, the standard library first', () => {
    const root = { block: { type: 'math_single', fields: { OP: 'ROOT' }, inputs: { NUM: num(2) } } };
    const mean = { block: { type: 'np_stat', fields: { FUNCTION: 'mean' }, inputs: { ARRAY: get('a') } } };
    expect(python(chain(set('a', root), set('a', mean), set('a', mean)), ['a'])).toBe(
      'import math\n\nimport numpy as np\n\na = math.sqrt(2)\na = np.mean(a)\na = np.mean(a)\n'
    );
  });
});

describe('shapes to fill', () => {
  it('stand between their two lines, at any depth', () => {
    const move = { type: 'turtle_move', inputs: { DISTANCE: num(10) } };
    const repeat = (times: number, block: JSONObject): JSONObject => ({
      type: 'controls_repeat_ext',
      inputs: { TIMES: num(times), DO: { block } }
    });
    const fill = { type: 'turtle_fill', inputs: { DO: { block: repeat(4, move) } } };
    expect(python(repeat(2, fill))).toBe(
      [
        'import turtle',
        '',
        'for _ in range(2):',
        '    turtle.begin_fill()',
        '    for _ in range(4):',
        '        turtle.forward(10)',
        '    turtle.end_fill()',
        ''
      ].join('\n')
    );
    expect(python({ type: 'turtle_fill' })).toBe('import turtle\n\nturtle.begin_fill()\nturtle.end_fill()\n');
  });
});

describe('networks', () => {
  it('hold their layers', () => {
    const layers = chain(
      { type: 'keras_input', fields: { SIZE: 4 } },
      { type: 'keras_dense', fields: { UNITS: 8, ACTIVATION: 'relu' } },
      { type: 'keras_dropout', fields: { PERCENT: 20 } },
      { type: 'keras_dense', fields: { UNITS: 1, ACTIVATION: '' } }
    );
    const network = {
      type: 'keras_sequential',
      fields: { MODEL: { id: 'm' } },
      inputs: { LAYERS: { block: layers } }
    };
    expect(python(network, ['m'])).toBe(
      [
        'from tensorflow import keras',
        '',
        'm = keras.Sequential(',
        '    [',
        '        keras.Input(shape=(4,)),',
        '        keras.layers.Dense(8, activation="relu"),',
        '        keras.layers.Dropout(0.2),',
        '        keras.layers.Dense(1),',
        '    ]',
        ')',
        ''
      ].join('\n')
    );
  });

  it('leave out a layer that lies about', () => {
    expect(python({ type: 'keras_flatten' })).toBe('');
  });
});
