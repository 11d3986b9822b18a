import { loops } from 'blockly/blocks';
import type { Block } from 'blockly/core';

import { specs } from '../blocks/index.js';

/** Where a value lies: the type of the block around it and the name of its input, `#` for the number in it. */
export function standsIn(block: Block): string {
  const target = block.outputConnection?.targetConnection;
  const name = target?.getParentInput()?.name ?? '';
  return target ? `${target.getSourceBlock().type}.${name.replace(/\d+$/, '#')}` : '';
}

const indexes = ['py_index.INDEX', 'py_index_set.INDEX', 'py_del.INDEX'];
const targets = ['py_for.TARGET', 'py_assign.TARGET#', 'py_comprehension.TARGET#'];
const assigned = [
  'variables_set.VALUE',
  'py_assign.VALUE',
  'py_augment.VALUE',
  'py_augment_any.VALUE',
  'py_annotate.VALUE',
  'py_attribute_set.VALUE',
  'py_index_set.VALUE',
  'py_unpack.VALUE'
];

/** Where a tuple never has parentheses. */
export const bareTuples: ReadonlySet<string> = new Set([...indexes, ...targets]);

/** Where a tuple can do without parentheses. */
export const openTuples: ReadonlySet<string> = new Set([
  ...assigned,
  'py_dict_set.VALUE',
  'py_return.VALUE',
  'py_yield.VALUE',
  'py_expression.VALUE',
  'py_for.ITER',
  'controls_forEach.LIST',
  'py_match.SUBJECT',
  'py_match.PATTERN#'
]);

/** Where a `yield` has no parentheses. */
export const openYields: ReadonlySet<string> = new Set([...assigned, 'py_dict_set.VALUE', 'py_expression.VALUE']);

/** Where `:=` has no parentheses. */
export const openWalruses: ReadonlySet<string> = new Set([
  'controls_if.IF#',
  'controls_whileUntil.BOOL',
  'py_while.TEST'
]);

/** What stands alone between the parentheses of a call. */
const alone = /[\w}]\(\{(\w+)\}\)/g;

/** Calls: a generator that is their only argument has no parentheses of its own. */
export const calls: ReadonlySet<string> = new Set([
  'lists_length.VALUE',
  'lists_split.INPUT',
  'math_on_list.LIST',
  'text_print.TEXT',
  'py_call.ARG#',
  'py_call_do.ARG#',
  'py_method.ARG#',
  'py_method_do.ARG#',
  'py_print.ARG#',
  ...specs.flatMap(({ type, python = '' }) => [...python.matchAll(alone)].map(match => `${type}.${match[1] ?? ''}`))
]);

const parts: ReadonlySet<unknown> = new Set([
  'py_keyword',
  'py_star',
  'py_parameter',
  'py_parameter_mark',
  'py_slice_part',
  'py_as',
  ...specs.filter(({ among }) => among !== undefined).map(({ type }) => type)
]);

/** Whether a block says something only inside another one: where it lies alone it is no part of the program. */
export const isPart = (type: unknown): boolean => parts.has(type);

/** Whether a block lies alone that says something only inside another one. */
export const isLoosePart = (block: Block): boolean => isPart(block.type) && !block.getSurroundParent();

const { loopTypes } = loops as { loopTypes: ReadonlySet<string> };

/** Whether a block leaves a loop or a function and stands in none: there is nothing for Python to leave. */
export function isMisplaced(block: Block): boolean {
  switch (block.type) {
    case 'controls_flow_statements':
      return !isInLoop(block);
    case 'procedures_ifreturn':
      return !/def|function/.test(block.getRootBlock().type);
    default:
      return false;
  }
}

function isInLoop(block: Block): boolean {
  for (let around = block.getSurroundParent(); around; around = around.getSurroundParent()) {
    if (loopTypes.has(around.type)) {
      return true;
    }
  }
  return false;
}
