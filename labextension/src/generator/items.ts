import type { Block } from 'blockly/core';

import { plain, splitMarks } from './marks.js';
import { Order } from './python.js';
import type { PythonWriter } from './python.js';

/** A whole number that stands in an input as it is. */
export function literal(block: Block, input: string, empty: number): number | null {
  const inside = block.getInputTargetBlock(input);
  if (!inside) {
    return empty;
  }
  const value = inside.type === 'math_number' && inside.isEnabled() ? Number(inside.getFieldValue('NUM')) : NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * A number from an input, changed by a constant: `i`, `i - 1`, `3`.
 * @param sign -1 where the number counts from the end.
 */
function adjusted(block: Block, python: PythonWriter, input: string, change: number, sign: 1 | -1): string {
  const known = literal(block, input, python.base);
  if (known !== null) {
    return String(sign * known + change);
  }
  if (sign > 0) {
    return addedTo(block, python, input, change);
  }
  const number = python.whole(block, input, orderOf(change, sign), String(python.base));
  return change === 0 ? `-${number}` : change > 0 ? `${change} - ${number}` : `-${number} - ${-change}`;
}

/** A number from an input with a constant added to it. */
export function addedTo(block: Block, python: PythonWriter, input: string, change: number): string {
  const isSum = change !== 0 && !python.isExact;
  const order = isSum ? Order.BITWISE_SHIFT : orderOf(change, 1);
  const code = python.whole(block, input, order, String(python.base));
  return isSum ? intoSum(code, change) : plus(code, change);
}

const plus = (number: string, change: number): string =>
  change === 0 ? number : `${number} ${change > 0 ? '+' : '-'} ${Math.abs(change)}`;

/** A sum changed by a constant, which a whole number at its end takes up: `i + 1` and `-1` are `i`. */
function intoSum(code: string, change: number): string {
  const [sum, end] = splitMarks(code);
  const [, rest, sign, digits] = /^([^]*\S) ([+-]) (\d{1,9})$/.exec(sum) ?? [];
  return rest === undefined ? plus(code, change) : plus(rest, change + Number(`${sign ?? ''}${digits ?? ''}`)) + end;
}

/** How tightly a number must bind that is changed by a constant. */
function orderOf(change: number, sign: 1 | -1): Order {
  if (sign > 0) {
    return change === 0 ? Order.NONE : Order.ADDITIVE;
  }
  return change > 0 ? Order.ADDITIVE : Order.EXPONENTIATION;
}

/** The index of one item, which the block counts from its start or its end. */
export function itemIndex(block: Block, python: PythonWriter, input: string, from: string): string {
  switch (from) {
    case 'FIRST':
      return '0';
    case 'LAST':
      return '-1';
    case 'FROM_END':
      return adjusted(block, python, input, python.base - 1, -1);
    default:
      return adjusted(block, python, input, -python.base, 1);
  }
}

/** The first of the items that a block means, as it stands before the colon of a slice; empty for the very first. */
function sliceStart(block: Block, python: PythonWriter): string {
  const code = itemIndex(block, python, 'AT1', String(block.getFieldValue('WHERE1')));
  return code === '0' ? '' : code;
}

/** The end of the items that a block means, as it stands behind the colon of a slice; empty for the very last. */
function sliceEnd(block: Block, python: PythonWriter): string {
  switch (String(block.getFieldValue('WHERE2'))) {
    case 'LAST':
      return '';
    case 'FROM_END': {
      const code = adjusted(block, python, 'AT2', python.base, -1);
      if (/^-?\d+$/.test(code)) {
        return Number(code) === 0 ? '' : code;
      }
      // The last item is 0 away from the end, where a slice wants to hear nothing.
      return `${code} or None`;
    }
    default:
      return adjusted(block, python, 'AT2', 1 - python.base, 1);
  }
}

/** A part of a list or text, with spaces around the colon where PEP 8 wants them. */
export function slice(block: Block, python: PythonWriter, whole: string): [string, Order] {
  return [`${whole}[${joinSlice([sliceStart(block, python), sliceEnd(block, python)])}]`, Order.MEMBER];
}

/** The parts of a slice between its colons; spaces around a colon where a part is not simple. */
export function joinSlice(parts: readonly string[]): string {
  const isSimple = parts.every(part => /^-?[\p{XID_Continue}]*$/u.test(plain(part)));
  if (isSimple) {
    return parts.join(':');
  }
  return parts
    .map((part, i) => `${i > 0 && part ? ' ' : ''}${part}${i < parts.length - 1 && part ? ' ' : ''}`)
    .join(':');
}

/** Whether code can stand twice in a program: reading it again gives the same and changes nothing. */
export function isSimple(block: Block | null): boolean {
  return block === null || ['variables_get', 'math_number', 'text', 'logic_boolean'].includes(block.type);
}
