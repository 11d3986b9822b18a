import type { Block } from 'blockly/core';

import { addedTo, literal } from './items.js';
import { plain } from './marks.js';
import { Order } from './python.js';
import type { Code, PythonWriter, Rule, Rules } from './python.js';

const operators: Record<string, [string, Order]> = {
  ADD: ['+', Order.ADDITIVE],
  MINUS: ['-', Order.ADDITIVE],
  MULTIPLY: ['*', Order.MULTIPLICATIVE],
  DIVIDE: ['/', Order.MULTIPLICATIVE]
};

const prime = `def NAME(number):
    """Whether a whole number greater than 1 can be divided by 1 and itself only."""
    if number < 2 or number % 1 != 0:
        return False
    return all(number % divisor for divisor in range(2, math.isqrt(int(number)) + 1))
`;

const constants: Record<string, [string, Order]> = {
  PI: ['math.pi', Order.MEMBER],
  E: ['math.e', Order.MEMBER],
  GOLDEN_RATIO: ['(1 + math.sqrt(5)) / 2', Order.MULTIPLICATIVE],
  SQRT2: ['math.sqrt(2)', Order.FUNCTION_CALL],
  SQRT1_2: ['math.sqrt(1 / 2)', Order.FUNCTION_CALL],
  INFINITY: ['math.inf', Order.MEMBER]
};

const singles: Record<string, string> = { ROOT: 'math.sqrt', LN: 'math.log', LOG10: 'math.log10', EXP: 'math.exp' };
const roundings: Record<string, string> = { ROUND: 'round', ROUNDUP: 'math.ceil', ROUNDDOWN: 'math.floor' };
const statistics: Record<string, string> = {
  AVERAGE: 'statistics.mean',
  MEDIAN: 'statistics.median',
  MODE: 'statistics.multimode',
  STD_DEV: 'statistics.pstdev',
  SUM: 'sum',
  MIN: 'min',
  MAX: 'max',
  RANDOM: 'random.choice'
};

/** A call of a function in a module of the standard library, or of one that needs none. */
function call(python: PythonWriter, name: string, ...values: string[]): [string, Order] {
  const dot = name.indexOf('.');
  if (dot > 0) {
    python.addImport(`import ${name.slice(0, dot)}`);
  }
  return [`${name}(${values.join(', ')})`, Order.FUNCTION_CALL];
}

/** The code of a number as Python and its formatters write it. */
function number(value: number): [string, Order] {
  if (!Number.isFinite(value)) {
    return value < 0
      ? ['-float("inf")', Order.UNARY_SIGN]
      : [`float("${value > 0 ? 'inf' : 'nan'}")`, Order.FUNCTION_CALL];
  }
  return [String(value).replace('e+', 'e'), value < 0 ? Order.UNARY_SIGN : Order.ATOMIC];
}

/** How tightly binds what stands behind a sign or power, where readers would take it for something else. */
const tightly = (python: PythonWriter): Order => (python.isExact ? Order.MULTIPLICATIVE : Order.EXPONENTIATION);

/** A power; simple operands stand close to the sign. */
export function power(a: string, b: string): [string, Order] {
  const isSimple = (code: string): boolean => /^-?(\d[\w.]*|[\p{XID_Start}_][\p{XID_Continue}.]*)$/u.test(plain(code));
  return [isSimple(a) && isSimple(b) ? `${a}**${b}` : `${a} ** ${b}`, Order.EXPONENTIATION];
}

function single(block: Block, python: PythonWriter): [string, Order] {
  const operator = String(block.getFieldValue('OP'));
  switch (operator) {
    case 'NEG': {
      const code = python.value(block, 'NUM', tightly(python), '0');
      return [`-${code}`, Order.UNARY_SIGN];
    }
    case 'ABS':
      return call(python, 'abs', python.value(block, 'NUM', Order.NONE, '0'));
    case 'POW10':
      return power('10', python.value(block, 'NUM', Order.EXPONENTIATION, '0'));
    default:
      return call(python, singles[operator] ?? 'math.sqrt', python.value(block, 'NUM', Order.NONE, '0'));
  }
}

function property(block: Block, python: PythonWriter): [string, Order] {
  const name = String(block.getFieldValue('PROPERTY'));
  const ask = (order: Order): string => python.value(block, 'NUMBER_TO_CHECK', order, '0');
  switch (name) {
    case 'PRIME':
      python.addImport('import math');
      return [`${python.helper('is_prime', prime)}(${ask(Order.NONE)})`, Order.FUNCTION_CALL];
    case 'POSITIVE':
      return [`${ask(Order.RELATIONAL)} > 0`, Order.RELATIONAL];
    case 'NEGATIVE':
      return [`${ask(Order.RELATIONAL)} < 0`, Order.RELATIONAL];
    case 'WHOLE':
      return [`${ask(Order.MULTIPLICATIVE)} % 1 == 0`, Order.RELATIONAL];
    case 'DIVISIBLE_BY': {
      const divisor = python.value(block, 'DIVISOR', Order.EXPONENTIATION, '0');
      return divisor === '0'
        ? ['False', Order.ATOMIC]
        : [`${ask(Order.MULTIPLICATIVE)} % ${divisor} == 0`, Order.RELATIONAL];
    }
    default:
      return [`${ask(Order.MULTIPLICATIVE)} % 2 == ${name === 'ODD' ? 1 : 0}`, Order.RELATIONAL];
  }
}

function randomWhole(block: Block, python: PythonWriter): Code {
  const [from, to] = [python.whole(block, 'FROM', Order.NONE, '0'), python.whole(block, 'TO', Order.NONE, '0')];
  const isTurned = Number(from) > Number(to);
  return isTurned ? call(python, 'random.randint', to, from) : call(python, 'random.randint', from, to);
}

/** A change by a number below zero takes away. */
const change: Rule = (block, python) => {
  const name = python.variable(block, 'VAR');
  const delta = block.getInputTargetBlock('DELTA');
  const known = delta?.type === 'math_number' && delta.isEnabled() ? Number(delta.getFieldValue('NUM')) : 0;
  return known < 0 && !python.isExact
    ? `${name} -= ${number(-known)[0]}\n`
    : `${name} += ${python.value(block, 'DELTA', Order.NONE, '0')}\n`;
};

function trigonometry(block: Block, python: PythonWriter): Code {
  const operator = String(block.getFieldValue('OP')).toLowerCase();
  const value = python.value(block, 'NUM', Order.NONE, '0');
  return operator.startsWith('a')
    ? call(python, 'math.degrees', call(python, `math.${operator}`, value)[0])
    : call(python, `math.${operator}`, call(python, 'math.radians', value)[0]);
}

/** The sum of a number and a place in a text: where places are counted from 1, one number says both. */
function aroundPlace(block: Block, python: PythonWriter, operator: string): [string, Order] | null {
  const place = block.getInputTargetBlock('A');
  const more = literal(block, 'B', 0);
  const sign = { ADD: 1, MINUS: -1 }[operator];
  if (python.isExact || !python.base || !place?.isEnabled() || place.type !== 'text_indexOf' || !more || !sign) {
    return null;
  }
  const code = addedTo(block, python, 'A', sign * more);
  return [code, / \d+$/.test(plain(code)) ? Order.ADDITIVE : Order.FUNCTION_CALL];
}

/** Arithmetic. */
export const mathRules: Rules = {
  math_number: block => number(Number(block.getFieldValue('NUM'))),
  math_arithmetic: (block, python) => {
    const name = String(block.getFieldValue('OP'));
    if (name === 'POWER') {
      // Powers group from the right, and a sign behind ** needs no parentheses: most readers are glad of them.
      const a = python.value(block, 'A', Order.EXPONENTIATION, '0');
      return power(a, python.value(block, 'B', tightly(python), '0'));
    }
    const place = aroundPlace(block, python, name);
    if (place) {
      return place;
    }
    const [sign, order] = operators[name] ?? ['+', Order.ADDITIVE];
    // Python groups from the left: a - b - c needs no parentheses.
    return [`${python.value(block, 'A', order + 1, '0')} ${sign} ${python.value(block, 'B', order, '0')}`, order];
  },
  math_single: single,
  math_trig: trigonometry,
  math_atan2: (block, python) => {
    const [x, y] = [python.value(block, 'X', Order.NONE, '0'), python.value(block, 'Y', Order.NONE, '0')];
    return call(python, 'math.degrees', call(python, 'math.atan2', y, x)[0]);
  },
  math_constant: (block, python) => {
    python.addImport('import math');
    return constants[String(block.getFieldValue('CONSTANT'))] ?? ['math.pi', Order.MEMBER];
  },
  math_number_property: property,
  math_change: change,
  math_round: (block, python) =>
    call(python, roundings[String(block.getFieldValue('OP'))] ?? 'round', python.value(block, 'NUM', Order.NONE, '0')),
  math_on_list: (block, python) =>
    call(python, statistics[String(block.getFieldValue('OP'))] ?? 'sum', python.value(block, 'LIST', Order.NONE, '[]')),
  math_modulo: (block, python) => {
    const a = python.value(block, 'DIVIDEND', Order.MULTIPLICATIVE + 1, '0');
    return [`${a} % ${python.value(block, 'DIVISOR', Order.MULTIPLICATIVE, '1')}`, Order.MULTIPLICATIVE];
  },
  math_constrain: (block, python) => {
    const value = python.value(block, 'VALUE', Order.NONE, '0');
    const low = python.value(block, 'LOW', Order.NONE, '0');
    const high = python.value(block, 'HIGH', Order.NONE, 'float("inf")');
    return [`min(max(${value}, ${low}), ${high})`, Order.FUNCTION_CALL];
  },
  math_random_int: randomWhole,
  math_random_float: (_block, python) => call(python, 'random.random')
};
