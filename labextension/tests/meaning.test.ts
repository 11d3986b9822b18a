/** Blockly's own JavaScript says what a standard block means; our Python must give the same. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

import { Workspace } from 'blockly/core';
import { javascriptGenerator } from 'blockly/javascript';
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { formatterFrom } from '../src/generator/formatter.js';
import { workspaceToProgram } from '../src/generator/index.js';
import { isWide } from '../src/generator/layout.js';
import { fill } from './workspace.js';

type Choose = <T>(from: readonly T[]) => T;
type State = JSONObject;

/** The same choices in every run. */
function chooser(seed: number): Choose {
  let state = seed * 2654435761;
  return from => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return from[state % from.length] as (typeof from)[number];
  };
}

const number = (value: number): State => ({ type: 'math_number', fields: { NUM: value } });
const text = (value: string): State => ({ type: 'text', fields: { TEXT: value } });
const get = (name: string): State => ({ type: 'variables_get', fields: { VAR: { id: name } } });
const block = (type: string, fields: JSONObject, inputs: Record<string, State>, extraState?: JSONObject): State => ({
  type,
  fields,
  inputs: Object.fromEntries(Object.entries(inputs).map(([name, inner]) => [name, { block: inner }])),
  ...(extraState ? { extraState } : {})
});
const list = (...items: State[]): State =>
  block('lists_create_with', {}, Object.fromEntries(items.map((item, i) => [`ADD${i}`, item])), {
    itemCount: items.length
  });
const set = (name: string, value: State): State => block('variables_set', { VAR: { id: name } }, { VALUE: value });

/** Values that every program starts with. */
const before: Record<string, State> = {
  nums: list(number(3), number(1), number(2), number(5), number(1)),
  words: list(text('b'), text('a'), text('C'), text('a')),
  s: text('hello world'),
  n: number(2),
  f: number(2.5),
  total: number(0),
  out: number(0)
};

const wheres = ['FROM_START', 'FROM_END', 'FIRST', 'LAST'];
const hasAt = (where: string): boolean => where.startsWith('FROM');

/** Random expressions whose value does not depend on chance. */
class Writer {
  constructor(private readonly choose: Choose) {}

  num(depth: number): State {
    const c = this.choose;
    if (depth <= 0) {
      return c([number(c([0, 1, 2, 3, 7, -4, 2.5, 10])), get('n'), get('n'), get('f')]);
    }
    const [a, b] = [this.num(depth - 1), this.num(depth - 1)];
    return c([
      () => block('math_arithmetic', { OP: c(['ADD', 'MINUS', 'MULTIPLY', 'DIVIDE']) }, { A: a, B: b }),
      () => block('math_arithmetic', { OP: 'POWER' }, { A: this.num(0), B: number(c([2, 0.5, -1])) }),
      () =>
        block('math_single', { OP: c(['ABS', 'NEG', 'ROOT', 'LN', 'LOG10', 'EXP', 'POW10']) }, { NUM: this.num(0) }),
      () => block('math_trig', { OP: c(['SIN', 'COS', 'TAN', 'ASIN', 'ACOS', 'ATAN']) }, { NUM: a }),
      () => block('math_constant', { CONSTANT: c(['PI', 'E', 'GOLDEN_RATIO', 'SQRT2', 'SQRT1_2']) }, {}),
      () => block('math_round', { OP: c(['ROUNDUP', 'ROUNDDOWN']) }, { NUM: a }),
      () =>
        block('math_on_list', { OP: c(['SUM', 'MIN', 'MAX', 'AVERAGE', 'MEDIAN', 'STD_DEV']) }, { LIST: this.nums(0) }),
      () => block('math_modulo', {}, { DIVIDEND: number(c([17, 8, 3])), DIVISOR: number(c([3, 5])) }),
      () => block('math_constrain', {}, { VALUE: a, LOW: number(1), HIGH: number(9) }),
      () => block('math_atan2', {}, { X: a, Y: b }),
      () => block('text_length', {}, { VALUE: this.str(depth - 1) }),
      () =>
        block('text_indexOf', { END: c(['FIRST', 'LAST']) }, { VALUE: this.str(0), FIND: text(c(['l', 'o', 'zz'])) }),
      () => block('text_count', {}, { TEXT: this.str(0), SUB: text(c(['l', 'o', 'zz'])) }),
      () => block('lists_length', {}, { VALUE: this.nums(depth - 1) }),
      () => block('lists_indexOf', { END: c(['FIRST', 'LAST']) }, { VALUE: this.nums(0), FIND: number(c([1, 5, 9])) }),
      () => this.item('lists_getIndex', 'VALUE', this.nums(depth - 1), { MODE: 'GET' }),
      () => block('logic_ternary', {}, { IF: this.bool(depth - 1), THEN: a, ELSE: b })
    ])();
  }

  bool(depth: number): State {
    const c = this.choose;
    if (depth <= 0) {
      return block('logic_boolean', { BOOL: c(['TRUE', 'FALSE']) }, {});
    }
    const operator = { OP: c(['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE']) };
    return c([
      () => block('logic_compare', operator, { A: this.num(depth - 1), B: this.num(depth - 1) }),
      () => block('logic_operation', { OP: c(['AND', 'OR']) }, { A: this.bool(depth - 1), B: this.bool(depth - 1) }),
      () => block('logic_negate', {}, { BOOL: this.bool(depth - 1) }),
      () => block('text_isEmpty', {}, { VALUE: this.str(depth - 1) }),
      () => block('lists_isEmpty', {}, { VALUE: this.nums(depth - 1) }),
      () => this.property()
    ])();
  }

  property(): State {
    const property = this.choose(['EVEN', 'ODD', 'PRIME', 'WHOLE', 'POSITIVE', 'NEGATIVE', 'DIVISIBLE_BY']);
    const isTwo = property === 'DIVISIBLE_BY';
    const inputs = { NUMBER_TO_CHECK: number(this.choose([0, 1, 2, 9, 17])), ...(isTwo ? { DIVISOR: number(3) } : {}) };
    return block(
      'math_number_property',
      { PROPERTY: property },
      inputs,
      `<mutation divisor_input="${isTwo}"/>` as never
    );
  }

  str(depth: number): State {
    const c = this.choose;
    if (depth <= 0) {
      return c([get('s'), text(c(['', 'a', 'it\'s "so"', 'x{y}', 'back\\slash']))]);
    }
    const inner = this.str(depth - 1);
    const parts = { ADD0: inner, ADD1: get('n'), ADD2: this.str(depth - 1) };
    return c([
      () => block('text_join', {}, parts, { itemCount: 3 }),
      () => block('text_changeCase', { CASE: c(['UPPERCASE', 'LOWERCASE']) }, { TEXT: inner }),
      () => block('text_trim', { MODE: c(['LEFT', 'RIGHT', 'BOTH']) }, { TEXT: inner }),
      () => block('text_replace', {}, { FROM: text('l'), TO: text('-'), TEXT: inner }),
      () => block('text_reverse', {}, { TEXT: inner }),
      () => this.item('text_charAt', 'VALUE', get('s'), {}),
      () => this.part('text_getSubstring', 'STRING', get('s')),
      () => block('lists_split', { MODE: 'JOIN' }, { INPUT: get('words'), DELIM: text('-') }, { mode: 'JOIN' })
    ])();
  }

  nums(depth: number): State {
    const c = this.choose;
    if (depth <= 0) {
      return get('nums');
    }
    const inner = this.nums(depth - 1);
    return c([
      () => list(this.num(depth - 1), number(4)),
      () => block('lists_repeat', {}, { ITEM: number(7), NUM: number(c([0, 2])) }),
      () => block('lists_reverse', {}, { LIST: inner }),
      () => this.part('lists_getSublist', 'LIST', inner),
      () => block('lists_sort', { TYPE: 'NUMERIC', DIRECTION: c(['1', '-1']) }, { LIST: inner })
    ])();
  }

  words(): State {
    const c = this.choose;
    const order = { TYPE: c(['TEXT', 'IGNORE_CASE']), DIRECTION: c(['1', '-1']) };
    return c([
      () => block('lists_sort', order, { LIST: get('words') }),
      () => block('lists_split', { MODE: 'SPLIT' }, { INPUT: get('s'), DELIM: text(c([' ', '', 'l'])) })
    ])();
  }

  item(type: string, input: string, whole: State, fields: JSONObject): State {
    const where = this.choose(wheres);
    const extra = type.startsWith('lists')
      ? hasAt(where)
        ? undefined
        : { hasAt: false }
      : `<mutation at="${hasAt(where)}"/>`;
    const at: Record<string, State> = hasAt(where) ? { AT: this.at() } : {};
    return block(type, { ...fields, WHERE: where }, { [input]: whole, ...at }, extra as never);
  }

  part(type: string, input: string, whole: State): State {
    const [first, last] = [
      this.choose(['FROM_START', 'FROM_END', 'FIRST']),
      this.choose(['FROM_START', 'FROM_END', 'LAST'])
    ];
    const extra = `<mutation at1="${hasAt(first)}" at2="${hasAt(last)}"/>`;
    const ends: Record<string, State> = {
      ...(hasAt(first) ? { AT1: this.at() } : {}),
      ...(hasAt(last) ? { AT2: this.at() } : {})
    };
    return block(type, { WHERE1: first, WHERE2: last }, { [input]: whole, ...ends }, extra as never);
  }

  at(): State {
    const c = this.choose;
    const sum = block('math_arithmetic', { OP: c(['ADD', 'MINUS']) }, { A: get('n'), B: number(1) });
    return c([number(1), number(2), number(3), get('n'), sum]);
  }

  statement(): State[] {
    const c = this.choose;
    const where = c(wheres);
    const at: Record<string, State> = hasAt(where) ? { AT: this.at() } : {};
    const shape = hasAt(where) ? undefined : { hasAt: false };
    const change = { VAR: { id: 'total' } };
    const count = block('math_change', change, { DELTA: get('i') });
    return c([
      () => [
        block(
          'lists_setIndex',
          { MODE: c(['SET', 'INSERT']), WHERE: where },
          { LIST: get('nums'), TO: number(8), ...at },
          shape
        )
      ],
      () => [
        block(
          'lists_getIndex',
          { MODE: 'REMOVE', WHERE: where },
          { VALUE: get('nums'), ...at },
          { isStatement: true, ...shape }
        )
      ],
      () => [
        block(
          'controls_for',
          { VAR: { id: 'i' } },
          {
            FROM: this.choose([number(1), number(6), get('n')]),
            TO: this.choose([number(4), get('n')]),
            BY: number(c([1, 2, -2])),
            DO: count
          }
        )
      ],
      () => [block('controls_forEach', { VAR: { id: 'i' } }, { LIST: this.nums(1), DO: count })],
      () => [
        block(
          'controls_repeat_ext',
          {},
          {
            TIMES: this.choose([number(3), get('n')]),
            DO: block('math_change', change, { DELTA: number(2) })
          }
        )
      ],
      () => [block('text_append', { VAR: { id: 's' } }, { TEXT: c([text('!'), get('n')]) })]
    ])();
  }
}

interface ICase {
  javascript: string;
  python: string;
  isSteady: boolean;
}

const require = createRequire(import.meta.url);
const format = formatterFrom(readFileSync(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm')));

function program(seed: number): ICase {
  const choose = chooser(seed);
  const writer = new Writer(choose);
  const depth = choose([1, 2, 3]);
  const result = choose([
    () => writer.num(depth),
    () => writer.bool(depth),
    () => writer.str(depth),
    () => writer.nums(depth),
    () => writer.words()
  ])();
  const isStatement = choose([true, false, false]);
  const all = list(get('nums'), get('total'), get('s'));
  const statements = isStatement ? [...writer.statement(), set('out', all)] : [set('out', result)];
  const chain = [...Object.entries(before).map(([name, value]) => set(name, value)), ...statements];
  const workspace = new Workspace();
  workspace.options.oneBasedIndex = choose([true, false]);
  const stack = chain.reduceRight(
    (next, one) => ({ ...one, ...(next['type'] ? { next: { block: next } } : {}) }),
    {} as State
  );
  fill(workspace, {
    variables: [...Object.keys(before), 'i'].map(name => ({ name, id: name })),
    blocks: { languageVersion: 0, blocks: [stack] }
  });
  const python = workspaceToProgram(workspace);
  const javascript = javascriptGenerator.workspaceToCode(workspace);
  workspace.dispose();
  return { javascript, python: python.code, isSteady: isWide(python.code) || format(python).code === python.code };
}

const cases = Array.from({ length: 1500 }, (_, seed) => program(seed + 1));

const runner = `
import json, math, sys
def plain(value):
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return [plain(item) for item in value] if isinstance(value, list) else value
def run(code):
    space = {}
    try:
        exec(compile(code, "program", "exec"), space)
        return plain(space["out"])
    except SyntaxError:
        raise
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
json.dump([run(code) for code in json.load(sys.stdin)], sys.stdout)
`;

function evaluated(code: string): unknown {
  try {
    return JSON.parse(runInNewContext(`${code}\nJSON.stringify(out);`, {}, { timeout: 1000 }) as string);
  } catch {
    return null;
  }
}

/** Whether Python stops for a number or an item that is none, which JavaScript calculates on with. */
const isMissing = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'error' in value &&
  /^(IndexError|OverflowError|ValueError|ZeroDivisionError)/.test(String(value.error));

/** Whether JavaScript has an answer at all: it has no errors where an item is missing or a number is none. */
const isSure = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isSure) : value !== null && value !== undefined;

function alike(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  }
  return Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, i) => alike(item, b[i]))
    : a === b;
}

describe('random programs of standard blocks', () => {
  it('mean in Python what they mean in JavaScript', () => {
    const python = process.env['PYTHON'] ?? 'python3';
    const output = execFileSync(python, ['-c', runner], {
      input: JSON.stringify(cases.map(one => one.python)),
      maxBuffer: 1 << 26
    });
    const results = JSON.parse(output.toString()) as unknown[];
    const wanted = cases.map(one => evaluated(one.javascript));
    // Python stops with an error where JavaScript goes on without a number or an item.
    const sure = cases
      .map((one, i) => ({ python: one.python, wanted: wanted[i], result: results[i] }))
      .filter(({ wanted, result }) => isSure(wanted) && !isMissing(result));
    expect(sure.length).toBeGreaterThan(cases.length / 2);
    expect(sure.filter(({ wanted, result }) => !alike(wanted, result)).slice(0, 5)).toEqual([]);
  }, 60_000);

  it('are as a formatter would write them', () => {
    expect(
      cases
        .filter(one => !one.isSteady)
        .map(one => [one.python, format({ code: one.python, places: [] }).code])
        .slice(0, 5)
    ).toEqual([]);
  });
});
