/** Where blocks have one way to say something and Python another, the program says it as Python does. */
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { setText } from '../src/generator/exact.js';
import { workspaceToPython } from '../src/generator/index.js';
import { fill, workspaceOf } from './workspace.js';
import { inWorkspace } from '../src/generator/unseen.js';

const number = (value: number): JSONObject => ({ type: 'math_number', fields: { NUM: value } });
const text = (value: string): JSONObject => ({ type: 'text', fields: { TEXT: value } });
const get = (name: string): JSONObject => ({ type: 'variables_get', fields: { VAR: { id: name } } });
const block = (type: string, fields: JSONObject, inputs: JSONObject = {}, extraState?: JSONObject): JSONObject => ({
  type,
  fields,
  inputs: Object.fromEntries(Object.entries(inputs).map(([name, inner]) => [name, { block: inner as JSONObject }])),
  ...(extraState ? { extraState } : {})
});
const compare = (a: JSONObject, operator: string, b: JSONObject): JSONObject =>
  block('logic_compare', { OP: operator }, { A: a, B: b });
const sum = (a: JSONObject, operator: 'ADD' | 'MINUS', b: number): JSONObject =>
  block('math_arithmetic', { OP: operator }, { A: a, B: number(b) });
const set = (name: string, value: JSONObject): JSONObject =>
  block('variables_set', { VAR: { id: name } }, { VALUE: value });
const print = (value: JSONObject): JSONObject => block('text_print', {}, { TEXT: value });
const list = (...items: JSONObject[]): JSONObject =>
  block('lists_create_with', {}, Object.fromEntries(items.map((item, i) => [`ADD${i}`, item])), {
    itemCount: items.length
  });
const chain = (...blocks: JSONObject[]): JSONObject =>
  blocks.reduceRight((next, one) => ({ ...one, next: { block: next } }));

const names = ['x', 'i', 'n', 'items', 'word'];

function state(...stacks: JSONObject[]): JSONObject {
  return { variables: names.map(name => ({ name, id: name })), blocks: { languageVersion: 0, blocks: stacks } };
}

function python(base: 0 | 1, ...stacks: JSONObject[]): string {
  return inWorkspace(base, workspace => workspaceToPython(fill(workspace, state(...stacks))));
}

const change = (by: number): JSONObject => block('math_change', { VAR: { id: 'x' } }, { DELTA: number(by) });
const until = (test: JSONObject): JSONObject => block('controls_whileUntil', { MODE: 'UNTIL' }, { BOOL: test });
const search = (type: string): JSONObject => block(type, { END: 'FIRST' }, { VALUE: get('items'), FIND: get('x') });

describe('a change by a number', () => {
  it.each([
    [-1, 'x -= 1\n'],
    [-2.5, 'x -= 2.5\n'],
    [3, 'x += 3\n']
  ])('of %d', (by, code) => {
    expect(python(0, chain(set('x', number(1)), change(by)))).toBe(`x = 1\n${code}`);
  });
});

describe('a loop that runs until', () => {
  it.each([
    ['two things are the same', compare(get('x'), 'EQ', get('n')), 'x != n'],
    ['two things differ', compare(get('x'), 'NEQ', get('n')), 'x == n'],
    ['a number is above another', compare(get('n'), 'GT', number(3)), 'n <= 3'],
    ['one of anything is above another', compare(get('x'), 'GT', number(3)), 'not x > 3'],
    ['something does not hold', block('logic_negate', {}, { BOOL: get('x') }), 'x'],
    ['a list has nothing in it', block('lists_isEmpty', {}, { VALUE: get('items') }), 'len(items) > 0'],
    ['something holds', get('x'), 'not x']
  ])('%s', (_name, test, code) => {
    const unknown = set('x', { type: 'py_raw_value', fields: { CODE: 'f()' } });
    expect(python(0, chain(unknown, set('n', number(1)), until(test)))).toContain(`while ${code}:\n    pass\n`);
  });
});

describe('a comparison', () => {
  it.each([
    ['EQ', 'x is None'],
    ['NEQ', 'x is not None']
  ])('with nothing: %s', (operator, code) => {
    const nothing = { type: 'logic_null' };
    expect(python(0, compare(get('x'), operator, nothing))).toBe(`x = None\n${code}\n`);
    expect(python(0, compare(nothing, operator, get('x')))).toBe(`x = None\n${code}\n`);
  });

  it.each([
    [1, 'GT', 0, 'x in items'],
    [1, 'NEQ', 0, 'x in items'],
    [1, 'GTE', 1, 'x in items'],
    [1, 'EQ', 0, 'x not in items'],
    [1, 'LT', 1, 'x not in items'],
    [0, 'GTE', 0, 'x in items'],
    [0, 'NEQ', -1, 'x in items'],
    [0, 'EQ', -1, 'x not in items']
  ] as const)('of a place counted from %d, %s %d, asks whether something is there', (base, operator, limit, code) => {
    for (const type of ['lists_indexOf', 'text_indexOf']) {
      expect(python(base, compare(search(type), operator, number(limit)))).toBe(`${code}\n`);
    }
  });

  it.each([
    [1, 'GT', 1],
    [0, 'GT', 0],
    [0, 'EQ', 0]
  ] as const)('of a place counted from %d, %s %d, asks for the place', (base, operator, limit) => {
    expect(python(base, compare(search('text_indexOf'), operator, number(limit)))).toContain('items.find(x)');
  });
});

describe('a variable that is compared with nothing', () => {
  const nothing = { type: 'logic_null' };
  const test = (name: string): JSONObject =>
    block('controls_if', {}, { IF0: compare(get(name), 'EQ', nothing), DO0: set(name, number(1)) });

  it('is nothing until it is set', () => {
    expect(python(0, test('x'))).toBe('x = None\nif x is None:\n    x = 1\n');
    expect(python(0, chain(set('x', number(2)), test('x')))).toMatch(/^x = 2\nif x is None/);
  });

  it('is nothing in a function, too', () => {
    const define = block('procedures_defnoreturn', { NAME: 'f' }, { STACK: test('x') });
    const call = block('procedures_callnoreturn', {}, {}, { name: 'f' });
    expect(python(0, define, call)).toBe(
      'def f():\n    global x\n    if x is None:\n        x = 1\n\n\nx = None\nf()\n'
    );
  });

  it('is given by the caller where it is a parameter', () => {
    const extra = { params: [{ name: 'x', id: 'x' }] };
    const define = block('procedures_defnoreturn', { NAME: 'f' }, { STACK: test('x') }, extra);
    expect(python(0, define)).toBe('def f(x):\n    if x is None:\n        x = 1\n');
  });
});

describe('an item', () => {
  const item = (at: JSONObject): JSONObject =>
    print(block('lists_getIndex', { MODE: 'GET', WHERE: 'FROM_START' }, { VALUE: get('items'), AT: at }));

  it.each([
    [1, sum(get('i'), 'ADD', 1), 'i'],
    [1, sum(get('i'), 'ADD', 3), 'i + 2'],
    [1, sum(get('i'), 'MINUS', 1), 'i - 2'],
    [1, sum(sum(get('i'), 'MINUS', 1), 'ADD', 1), 'i - 1'],
    [1, search('text_indexOf'), 'items.find(x)'],
    [1, get('i'), 'i - 1'],
    [1, sum(search('text_indexOf'), 'MINUS', 1), 'items.find(x) - 1'],
    [1, sum(search('text_indexOf'), 'ADD', 1), 'items.find(x) + 1'],
    [0, sum(search('text_indexOf'), 'MINUS', 1), 'items.find(x) - 1'],
    [0, sum(get('i'), 'ADD', 1), 'i + 1']
  ] as const)('counted from %d', (base, at, code) => {
    expect(python(base, item(at))).toBe(`print(items[${code}])\n`);
  });
});

it('what stands around a place in a text is one number', () => {
  const place = sum(search('text_indexOf'), 'MINUS', 1);
  expect(python(1, print(place))).toBe('print(items.find(x))\n');
  expect(python(1, print(block('math_arithmetic', { OP: 'MULTIPLY' }, { A: place, B: number(2) })))).toBe(
    'print(items.find(x) * 2)\n'
  );
});

describe('a loop to a number that is not below its first', () => {
  const loop = (from: number, to: JSONObject, by = 1): JSONObject =>
    block('controls_for', { VAR: { id: 'i' } }, { FROM: number(from), TO: to, BY: number(by) });
  const length = (type: string, of: JSONObject): JSONObject => block(type, {}, { VALUE: of });
  const pair = set('items', list(number(1), number(2)));
  const take = block(
    'lists_getIndex',
    { MODE: 'REMOVE', WHERE: 'LAST' },
    { VALUE: get('items') },
    { isStatement: true, hasAt: false }
  );

  it.each([
    [chain(pair, loop(1, length('lists_length', get('items')))), 'range(1, len(items) + 1)'],
    [chain(pair, loop(0, sum(length('lists_length', get('items')), 'MINUS', 1))), 'range(len(items))'],
    [chain(pair, loop(1, length('lists_length', get('items')), 2)), 'range(1, len(items) + 1, 2)'],
    [loop(1, length('text_length', text('abc'))), 'range(1, len("abc") + 1)'],
    [chain(pair, set('n', length('lists_length', get('items'))), loop(1, get('n'))), 'range(1, n + 1)'],
    [chain(set('n', number(5)), loop(1, get('n'))), 'range(1, n + 1)'],
    [chain(set('n', number(5)), loop(6, get('n'))), 'count(6, n)'],
    [chain(pair, loop(3, length('lists_length', get('items')))), 'count(3, len(items))'],
    [chain(pair, take, loop(1, length('lists_length', get('items')))), 'count(1, len(items))'],
    [chain(set('items', list()), loop(1, length('lists_length', get('items')))), 'count(1, len(items))'],
    [
      chain(
        set('items', block('lists_repeat', {}, { ITEM: number(0), NUM: number(2.5) })),
        set(
          'n',
          block(
            'math_arithmetic',
            { OP: 'ADD' },
            { A: length('lists_length', get('items')), B: length('lists_length', get('items')) }
          )
        ),
        loop(5, get('n'))
      ),
      'count(5, n)'
    ],
    [chain(set('n', sum(get('n'), 'MINUS', 1)), loop(1, get('n'))), 'count(1, n)']
  ])('%#', (stack, code) => {
    expect(python(0, stack)).toContain(`for i in ${code}:\n`);
  });
});

it('a loop from a number that is not below its last counts down', () => {
  const length = block('lists_length', {}, { VALUE: get('items') });
  const loop = block('controls_for', { VAR: { id: 'i' } }, { FROM: length, TO: number(1), BY: number(1) });
  expect(python(1, chain(set('items', list(number(1), number(2))), loop))).toContain('in range(len(items), 0, -1):');
});

it('is left alone in a program that was typed', () => {
  const stack = chain(set('x', number(1)), change(-1), until(compare(get('x'), 'EQ', { type: 'logic_null' })));
  const workspace = workspaceOf(state(stack));
  setText(workspace, { imports: new Set() });
  expect(workspaceToPython(workspace)).toBe('x = 1\nx += -1\nwhile not x == None:\n    pass\n');
  workspace.dispose();
});
