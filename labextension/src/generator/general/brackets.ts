import type { Block } from 'blockly/core';

import { itemInputs } from '../../blocks/python/variadic.js';
import { asComment, inOneLine, ownComment } from '../comments.js';
import { Order } from '../python.js';
import type { PythonWriter } from '../python.js';
import { triviaOf } from '../trivia.js';

/** One of the things in brackets. */
export interface IItem {
  code: string;
  /** The block whose comment stands beside it. */
  block: Block | null;
}

/**
 * The items in a block's inputs of one kind.
 * @param empty what stands for an empty input; where that is nothing, the item is left out.
 */
export function itemsOf(block: Block, python: PythonWriter, prefix: string, empty = 'None'): IItem[] {
  return itemInputs(block, prefix)
    .map(name => ({ code: python.value(block, name, Order.NONE, empty), block: block.getInputTargetBlock(name) }))
    .filter(item => item.code !== '');
}

/** The items of a list without brackets. */
export const joined = (items: readonly IItem[]): string => items.map(item => item.code).join(', ');

/** Whether one of the items has a comment, for which it needs a line of its own. */
export const hasComments = (items: readonly IItem[]): boolean =>
  items.some(({ block }) => block !== null && (ownComment(block).length > 0 || belowOf(block).length > 0));

/** The comments below an item. */
const belowOf = (block: Block | null): string[] => asComment(block ? (triviaOf(block).below ?? '') : '');

/**
 * Items between brackets: in one line, or one item a line where one of them has a comment.
 * @param canEndInComma whether a comma may stand behind the last of several lines.
 */
export function bracketed(
  python: PythonWriter,
  open: string,
  items: readonly IItem[],
  close: string,
  canEndInComma = true
): string {
  return hasComments(items)
    ? inLines(python, open, items, close, i => (canEndInComma || i < items.length - 1 ? ',' : ''))
    : `${open}${joined(items)}${close}`;
}

/** Items between brackets, one a line, each with what stands behind it and its comment. */
export function inLines(
  python: PythonWriter,
  open: string,
  items: readonly IItem[],
  close: string,
  comma: (item: number) => string
): string {
  const lines = items.map(({ code, block }, i) => {
    const comment = block ? ownComment(block) : [];
    const isBehind = block !== null && triviaOf(block).trailing !== undefined;
    const above = isBehind ? '' : comment.map(line => `${line}\n`).join('');
    const behind = block && isBehind && comment.length ? `  ${inOneLine(block)}` : '';
    const below = belowOf(block).map(line => `${line}\n`);
    return `${above}${code}${comma(i)}${behind}\n${below.join('')}`;
  });
  return `${open}\n${python.prefixLines(lines.join(''), python.INDENT)}${close}`;
}
