/** What files hold that no toolbox makes: their Python can be compiled, and means what Blockly means. */
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { pythonName } from '../src/generator/names.js';
import { chain, id, make, n, v } from './general.js';
import { python } from './workspace.js';

const set = (name: string, value: JSONObject = n(1)): JSONObject =>
  make('variables_set', { VAR: id(name), VALUE: value });
const print = (value: JSONObject): JSONObject => make('text_print', { TEXT: value });
const noted = (text: unknown): JSONObject => ({ ...print(n(1)), icons: { comment: { text } as JSONObject } });

describe('a name', () => {
  it.each([
    ['👩‍🚀', '___'],
    ['a\u200Cb', 'a_b'],
    ['a・b', 'a_b']
  ])('that some Pythons do not take is changed: %s', (wish, name) => expect(pythonName(wish)).toBe(name));

  it('is not __debug__', () => expect(python(set('__debug__'), ['__debug__'])).toBe('__debug__2 = 1\n'));

  it('is left to an import of the program, and to nothing else', () => {
    const wait = make('py_sleep', { SECONDS: v('time') });
    expect(python(chain(set('time'), wait), ['time'])).toBe('import time\n\ntime_ = 1\ntime.sleep(time_)\n');
    expect(python(set('time'), ['time'])).toBe('time = 1\n');
    const now = make('py_now');
    expect(python(set('datetime', now), ['datetime'])).toContain('datetime_ = datetime.now()\n');
  });
});

describe('a comment', () => {
  it.each([
    ['a\0b', '# a\uFFFDb\n'],
    ['coding: Tom', '# coding : Tom\n'],
    ['-*- coding=latin-1 -*-', '# -*- coding =latin-1 -*-\n'],
    ['coding: utf-8', '# coding: utf-8\n']
  ])('leaves the program as it is: %j', (text, line) => expect(python(noted(text))).toBe(`${line}print(1)\n`));

  it('further down may speak of encodings', () => {
    expect(python(chain(print(n(1)), print(n(1)), noted('coding: x')))).toContain('# coding: x\n');
  });

  it('may be no text', () => expect(python({ ...noted(5), data: 3 })).toBe('# 5\nprint(1)\n'));
});

describe('a statement in a place that Python has not', () => {
  const leave = make('controls_flow_statements', { FLOW: 'BREAK' });
  const back = make('procedures_ifreturn', { CONDITION: make('logic_boolean', { BOOL: 'TRUE' }) });
  it('is left out', () =>
    expect(python([chain(print(n(1)), leave), chain(back, print(n(2)))])).toBe('print(1)\n\nprint(2)\n'));
  it('is there where it has one', () => {
    const loop = make('controls_repeat_ext', { TIMES: n(2), DO: [leave] });
    expect(python(loop)).toBe('for _ in range(2):\n    break\n');
  });
});

describe('a function', () => {
  const define = (name: string, ...names: string[]): JSONObject =>
    make(
      'procedures_defnoreturn',
      { NAME: name, STACK: [print(n(1))] },
      { extraState: { params: names.map(one => ({ name: one, id: one })) } }
    );

  it('has no two parameters of one name', () => {
    expect(python(define('f', 'x', 'x'), ['x'])).toBe('def f(_2, x):\n    print(1)\n');
  });

  it('is found whatever its capitals', () => {
    const call = make('procedures_callnoreturn', {}, { extraState: { name: 'Foo' } });
    expect(python([define('foo'), call])).toContain('\nfoo()\n');
  });
});

it('two sides that are off say no', () => {
  const off = make('logic_boolean', { BOOL: 'TRUE' }, { disabledReasons: ['MANUALLY_DISABLED'] });
  expect(python(print(make('logic_operation', { OP: 'AND', A: off, B: off })))).toBe('print(False and False)\n');
  expect(python(print(make('logic_operation', { OP: 'AND', A: off, B: v('x') })), ['x'])).toBe('print(True and x)\n');
});
