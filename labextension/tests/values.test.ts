/** Values that Blockly has where a plain translation to Python would have none, or another one. */
import { Workspace } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { workspaceToPython } from '../src/generator/index.js';
import { chain, id, make, n, t, v } from './general.js';
import { fill } from './workspace.js';

const set = (name: string, value: JSONObject): JSONObject => make('variables_set', { VAR: id(name), VALUE: value });
const change = (name: string, by: JSONObject = n(1)): JSONObject => make('math_change', { VAR: id(name), DELTA: by });
const append = (name: string, text: JSONObject): JSONObject => make('text_append', { VAR: id(name), TEXT: text });
const print = (value: JSONObject): JSONObject => make('text_print', { TEXT: value });
const off: JSONObject = { disabledReasons: ['MANUALLY_DISABLED'] };
const no = make('logic_boolean', { BOOL: 'FALSE' });
const sum = (op: string, a: JSONObject, b: JSONObject): JSONObject => make('math_arithmetic', { OP: op, A: a, B: b });
const list = (...items: JSONObject[]): JSONObject =>
  make('lists_create_with', Object.fromEntries(items.map((item, i) => [`ADD${i}`, item])), {
    extraState: { itemCount: items.length }
  });
const item = (where: string, at: JSONObject): JSONObject =>
  make('lists_getIndex', { MODE: 'GET', WHERE: where, VALUE: v('l'), AT: at });
const define = (name: string, parameters: string[], body: JSONObject[], result?: JSONObject): JSONObject =>
  make(
    result ? 'procedures_defreturn' : 'procedures_defnoreturn',
    { NAME: name, ...(body.length ? { STACK: body } : {}), ...(result ? { RETURN: result } : {}) },
    { extraState: { params: parameters.map(one => ({ name: one, id: one })) } }
  );
const call = (type: 'return' | 'noreturn', name: string, parameters: string[], ...values: JSONObject[]): JSONObject =>
  make(`procedures_call${type}`, Object.fromEntries(values.map((value, i) => [`ARG${i}`, value])), {
    extraState: { name, params: parameters }
  });

/** The Python of stacks that count from zero. */
function code(...stacks: JSONObject[]): string {
  const workspace = new Workspace();
  workspace.options.oneBasedIndex = false;
  fill(workspace, {
    variables: ['l', 'n', 'x', 's'].map(name => ({ name, id: name })),
    blocks: { languageVersion: 0, blocks: stacks }
  });
  const program = workspaceToPython(workspace);
  workspace.dispose();
  return program;
}

describe('an item that is counted from the end', () => {
  const minus = make('math_single', { OP: 'NEG', NUM: n(-2) });
  it.each([
    [make('math_modulo', { DIVIDEND: v('n'), DIVISOR: n(3) }), 'l[-(n % 3) - 1]'],
    [sum('MULTIPLY', v('n'), n(2)), 'l[-(n * 2) - 1]'],
    [minus, 'l[-(-(-2)) - 1]'],
    [v('n'), 'l[-n - 1]']
  ])('keeps what is subtracted together: %#', (at, found) =>
    expect(code(print(item('FROM_END', at)))).toBe(`print(${found})\n`)
  );

  it('and one from the start needs no parentheses', () => {
    expect(code(print(item('FROM_START', sum('MINUS', v('n'), n(2)))))).toBe('print(l[n - 2])\n');
  });
});

it('a NUL before a digit stays a NUL', () => expect(code(print(t('\0' + '7')))).toBe('print("\\x007")\n'));

describe('a variable that is changed', () => {
  it.each([
    [
      'is no parameter of the same name',
      [define('g', ['x'], [print(v('x'))]), chain(change('x'), print(v('x')))],
      'x = 0\nx += 1'
    ],
    [
      'may not have been set',
      [chain(make('controls_if', { IF0: no, DO0: [set('n', n(3))] }), change('n'))],
      'n = 0\nif False:'
    ],
    ['is set later', [chain(change('n'), set('n', n(5)))], 'n = 0\nn += 1\nn = 5'],
    ['is set by a block that is off', [chain({ ...set('n', n(5)), ...off }, change('n'))], 'n = 0\nn += 1'],
    [
      'is set in each branch',
      [
        chain(
          make(
            'controls_if',
            { IF0: no, DO0: [set('n', n(3))], ELSE: [set('n', n(4))] },
            { extraState: { hasElse: true } }
          ),
          change('n')
        )
      ],
      'if False:'
    ],
    [
      'is set in a loop that runs',
      [chain(make('controls_repeat_ext', { TIMES: n(2), DO: [set('n', n(3))] }), change('n'))],
      'for _ in'
    ],
    [
      'is set before a function is called',
      [define('f', [], [change('n')]), chain(set('n', n(1)), call('noreturn', 'f', []))],
      'def f():\n    global n\n    n += 1\n\n\nn = 1\nf()\n'
    ]
  ])('%s', (_name, stacks, start) => {
    const program = code(...stacks);
    expect(program.slice(Math.max(0, program.indexOf(start)))).toMatch(start);
    expect(program.split('n = 0').length).toBe(start.split('n = 0').length);
  });
});

describe('a variable of a function', () => {
  it.each([
    ['counts its calls', [change('n'), print(v('n'))], true, 'n = 0'],
    ['is read before it is set', [print(v('n')), set('n', n(5))], true, 'n = None'],
    ['is its own', [set('n', n(5)), change('n'), print(v('n'))], false, null],
    [
      'is set anew by a call of the same function',
      [set('n', n(5)), call('noreturn', 'f', []), print(v('n'))],
      true,
      null
    ],
    ['is only given to another function', [call('noreturn', 'g', ['n'], n(1))], false, null]
  ])('%s', (_name, body, isGlobal, preset) => {
    const program = code(define('f', [], body), define('g', ['n'], [print(v('n'))]), call('noreturn', 'f', []));
    expect([program.includes('global n'), /^n = .*/m.exec(program)?.[0] ?? null]).toEqual([isGlobal, preset]);
  });
});

describe('a number that may be a float', () => {
  const half = define('half', ['x'], [], sum('DIVIDE', v('x'), n(2)));
  const called = call('return', 'half', ['x'], n(4));
  it.each([
    ['a result', [half, print(item('FROM_START', called))], 'l[int(half(4))]'],
    ['a variable', [chain(set('n', called), print(item('FROM_START', v('n')))), half], 'l[int(n)]'],
    [
      'a parameter',
      [half, define('f', ['n'], [print(item('FROM_START', v('n')))]), call('noreturn', 'f', ['n'], called)],
      'l[int(n)]'
    ],
    [
      'one of two',
      [print(item('FROM_START', make('logic_ternary', { IF: no, THEN: n(1), ELSE: sum('DIVIDE', n(4), n(2)) })))],
      'l[int('
    ],
    [
      'an average',
      [print(item('FROM_START', make('math_on_list', { OP: 'AVERAGE', LIST: list(n(1), n(3)) })))],
      'l[int(statistics.mean([1, 3]))]'
    ],
    [
      'one of a list',
      [
        make('controls_forEach', {
          VAR: id('n'),
          LIST: list(n(1), n(2.5)),
          DO: [make('controls_repeat_ext', { TIMES: v('n') })]
        })
      ],
      'range(int(n))'
    ]
  ])('counts as whole: %s', (_name, stacks, found) => expect(code(...stacks)).toContain(found));

  it.each([
    [
      'a parameter',
      [
        define('f', ['n'], [make('controls_repeat_ext', { TIMES: v('n') })]),
        chain(call('noreturn', 'f', ['n'], n(3)), set('x', sum('DIVIDE', n(1), n(2))))
      ]
    ],
    [
      'items of a list',
      [
        make('controls_forEach', {
          VAR: id('n'),
          LIST: list(n(1), n(2)),
          DO: [make('controls_repeat_ext', { TIMES: v('n') })]
        }),
        print(n(0.5))
      ]
    ],
    [
      'anything in a program without floats',
      [make('controls_forEach', { VAR: id('n'), LIST: v('l'), DO: [make('controls_repeat_ext', { TIMES: v('n') })] })]
    ]
  ])('is none where all are whole: %s', (_name, stacks) => expect(code(...stacks)).toContain('range(n)'));
});

describe('a text that is appended to', () => {
  it('may be a number', () => {
    expect(code(chain(set('s', n(5)), append('s', t('a'))))).toBe('s = 5\ns = str(s) + "a"\n');
  });

  it('mostly is a text', () => {
    expect(code(chain(set('s', t('')), append('s', t('a'))))).toBe('s = ""\ns += "a"\n');
  });
});

it('a text alone needs no str()', () => {
  const upper = make('text_changeCase', { CASE: 'UPPERCASE', TEXT: v('s') });
  expect(code(print(make('text_join', { ADD0: upper }, { extraState: { itemCount: 1 } })))).toBe('print(s.upper())\n');
});
