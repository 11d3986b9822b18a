import { Order } from './python.js';
import type { Rules } from './python.js';

const operators: Record<string, [string, Order]> = {
  ADD: ['+', Order.ADDITIVE],
  MINUS: ['-', Order.ADDITIVE],
  MULTIPLY: ['*', Order.MULTIPLICATIVE],
  DIVIDE: ['/', Order.MULTIPLICATIVE],
  POWER: ['**', Order.EXPONENTIATION]
};

/** Arithmetic where Blockly's own code can be read more easily. */
export const mathRules: Rules = {
  math_change: (block, python) =>
    `${python.variable(block, 'VAR')} += ${python.value(block, 'DELTA', Order.NONE, '0')}\n`,
  math_arithmetic: (block, python) => {
    const name = String(block.getFieldValue('OP'));
    const [operator, order] = operators[name] ?? ['+', Order.ADDITIVE];
    // Python groups from the left: a - b - c needs no parentheses. Powers group from the right.
    const a = python.value(block, 'A', name === 'POWER' ? order : order + 1, '0');
    const b = python.value(block, 'B', order, '0');
    return [`${a} ${operator} ${b}`, order];
  },
  math_constrain: (block, python) => {
    const number = python.value(block, 'VALUE', Order.NONE, '0');
    const low = python.value(block, 'LOW', Order.NONE, '0');
    const high = python.value(block, 'HIGH', Order.NONE, 'float("inf")');
    return [`min(max(${number}, ${low}), ${high})`, Order.FUNCTION_CALL];
  }
};
