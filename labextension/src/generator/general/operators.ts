import type { Block } from 'blockly/core';

import { itemInputs } from '../../blocks/python/variadic.js';
import { comparisons } from '../../blocks/python/general/items.js';
import { joinSlice } from '../items.js';
import { power } from '../math.js';
import { openWalruses, openYields, standsIn } from '../places.js';
import { Order } from '../python.js';
import type { PythonWriter, Rules } from '../python.js';

const binary: Readonly<Record<string, [string, Order]>> = {
  ADD: ['+', Order.ADDITIVE],
  MINUS: ['-', Order.ADDITIVE],
  MULTIPLY: ['*', Order.MULTIPLICATIVE],
  DIVIDE: ['/', Order.MULTIPLICATIVE],
  FLOORDIV: ['//', Order.MULTIPLICATIVE],
  MOD: ['%', Order.MULTIPLICATIVE],
  MATMUL: ['@', Order.MULTIPLICATIVE],
  LSHIFT: ['<<', Order.BITWISE_SHIFT],
  RSHIFT: ['>>', Order.BITWISE_SHIFT],
  BITAND: ['&', Order.BITWISE_AND],
  BITXOR: ['^', Order.BITWISE_XOR],
  BITOR: ['|', Order.BITWISE_OR]
};

const signs: Readonly<Record<string, string>> = { NEG: '-', POS: '+', INVERT: '~' };

/** `await` binds more tightly than a power and less than a member: between two of Blockly's orders. */
const awaitOrder: number = (Order.FUNCTION_CALL + Order.EXPONENTIATION) / 2;

function operator(block: Block, python: PythonWriter): [string, Order] {
  const name = String(block.getFieldValue('OP'));
  if (name === 'POWER') {
    // A sign behind ** needs no parentheses.
    const a = python.value(block, 'A', Order.EXPONENTIATION, '0');
    return power(a, python.value(block, 'B', Order.MULTIPLICATIVE, '1'));
  }
  const [sign, order] = binary[name] ?? ['//', Order.MULTIPLICATIVE];
  const a = python.value(block, 'A', order + 1, '0');
  return [`${a} ${sign} ${python.value(block, 'B', order, '1')}`, order];
}

function unary(block: Block, python: PythonWriter): [string, Order] {
  const name = String(block.getFieldValue('OP'));
  if (name === 'NOT') {
    return [`not ${python.value(block, 'VALUE', Order.LOGICAL_NOT, 'False')}`, Order.LOGICAL_NOT];
  }
  return [`${signs[name] ?? '-'}${python.value(block, 'VALUE', Order.MULTIPLICATIVE, '0')}`, Order.UNARY_SIGN];
}

function both(block: Block, python: PythonWriter): [string, Order] {
  const isAnd = block.getFieldValue('OP') !== 'OR';
  const order = isAnd ? Order.LOGICAL_AND : Order.LOGICAL_OR;
  // Asked for what binds one step tighter, an `and` inside an `and` comes in parentheses: it is not the same program.
  const values = itemInputs(block, 'VALUE').map(name => python.value(block, name, order - 1, 'True'));
  return [values.join(isAnd ? ' and ' : ' or '), order];
}

function compare(block: Block, python: PythonWriter): [string, Order] {
  const code = itemInputs(block, 'VALUE').map((name, i) => {
    const value = python.value(block, name, Order.RELATIONAL, '0');
    return i === 0 ? value : `${comparisons[String(block.getFieldValue(`OP${i}`))] ?? '=='} ${value}`;
  });
  return [code.join(' '), Order.RELATIONAL];
}

function yielded(block: Block, code: string): [string, Order] {
  return openYields.has(standsIn(block)) ? [code, Order.NONE] : [`(${code})`, Order.ATOMIC];
}

/** Operators of every kind. */
export const operatorRules: Rules = {
  py_operator: operator,
  py_unary: unary,
  py_bool: both,
  py_compare: compare,
  py_await: (block, python) => [`await ${python.value(block, 'VALUE', Order.MEMBER, 'None')}`, awaitOrder],
  py_yield: (block, python) => {
    const value = python.value(block, 'VALUE', Order.NONE, '');
    return yielded(block, value ? `yield ${value}` : 'yield');
  },
  py_yield_from: (block, python) => yielded(block, `yield from ${python.value(block, 'VALUE', Order.NONE, '[]')}`),
  py_walrus: (block, python) => {
    const code = `${python.variable(block, 'VAR')} := ${python.value(block, 'VALUE', Order.NONE, 'None')}`;
    return openWalruses.has(standsIn(block)) ? [code, Order.NONE] : [`(${code})`, Order.ATOMIC];
  },
  py_slice_part: (block, python) => {
    const parts = ['START', 'STOP', 'STEP'].map(input => python.value(block, input, Order.CONDITIONAL, ''));
    return [joinSlice(parts[2] ? parts : parts.slice(0, 2)), Order.ATOMIC];
  }
};
