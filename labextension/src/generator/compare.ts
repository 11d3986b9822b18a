import type { Block } from 'blockly/core';

import { literal } from './items.js';
import { Order } from './python.js';
import type { PythonWriter } from './python.js';

const signs: Record<string, string> = { EQ: '==', NEQ: '!=', LT: '<', LTE: '<=', GT: '>', GTE: '>=' };
const opposites: Record<string, string> = { EQ: 'NEQ', NEQ: 'EQ', LT: 'GTE', LTE: 'GT', GT: 'LTE', GTE: 'LT' };

/** The code of a comparison. */
export function compare(block: Block, python: PythonWriter, operator = operatorOf(block)): string {
  const idiom = python.isExact ? null : (withNothing(block, python, operator) ?? search(block, python, operator));
  return idiom ?? `${side(block, python, 'A')} ${signs[operator] ?? '=='} ${side(block, python, 'B')}`;
}

/** The code that is true where a block's is false; null where `not` says it best. */
export function opposite(block: Block, python: PythonWriter): string | null {
  switch (block.type) {
    case 'logic_compare': {
      const operator = operatorOf(block);
      return isEquality(operator) || hasOrder(block, python) ? compare(block, python, opposites[operator]) : null;
    }
    case 'logic_negate':
      return python.value(block, 'BOOL', Order.NONE, 'True');
    case 'lists_isEmpty':
    case 'text_isEmpty':
      return `len(${python.value(block, 'VALUE', Order.NONE, block.type === 'text_isEmpty' ? '""' : '[]')}) > 0`;
    default:
      return null;
  }
}

const operatorOf = (block: Block): string => String(block.getFieldValue('OP'));
const isEquality = (operator: string): boolean => operator === 'EQ' || operator === 'NEQ';
const side = (block: Block, python: PythonWriter, input: string): string =>
  python.value(block, input, Order.RELATIONAL, '0');

/** Whether of two values one is always below the other or not: sets and arrays have more to say. */
function hasOrder(block: Block, python: PythonWriter): boolean {
  return ['A', 'B'].every(input => ['int', 'float', 'str'].includes(python.kind(block, input)));
}

/** A comparison with nothing, of which there is only one. */
function withNothing(block: Block, python: PythonWriter, operator: string): string | null {
  const isNothing = (input: string): boolean => {
    const inside = block.getInputTargetBlock(input);
    return inside?.type === 'logic_null' && inside.isEnabled();
  };
  const other = isNothing('B') ? 'A' : isNothing('A') ? 'B' : null;
  return other && isEquality(operator)
    ? `${side(block, python, other)} is ${operator === 'EQ' ? '' : 'not '}None`
    : null;
}

/** A comparison that only asks whether something was found: whether its number is at least that of the first item. */
function search(block: Block, python: PythonWriter, operator: string): string | null {
  const [inside, limit] = [block.getInputTargetBlock('A'), literal(block, 'B', 0)];
  if (!inside?.isEnabled() || !['lists_indexOf', 'text_indexOf'].includes(inside.type) || limit === null) {
    return null;
  }
  const [lowest, none] = [python.base, python.base - 1];
  const isFound = (operator === 'GTE' && limit === lowest) || (['GT', 'NEQ'].includes(operator) && limit === none);
  const isMissing = (operator === 'LT' && limit === lowest) || (['LTE', 'EQ'].includes(operator) && limit === none);
  if (!isFound && !isMissing) {
    return null;
  }
  const item = python.value(inside, 'FIND', Order.RELATIONAL, '""');
  const whole = python.value(inside, 'VALUE', Order.RELATIONAL, inside.type === 'text_indexOf' ? '""' : '[]');
  return `${item} ${isFound ? '' : 'not '}in ${whole}`;
}
