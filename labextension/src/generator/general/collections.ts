import type { Block } from 'blockly/core';

import { mustBeBare } from '../comments.js';
import { bareTuples, calls, openTuples, standsIn } from '../places.js';
import { Order } from '../python.js';
import type { PythonWriter, Rules } from '../python.js';
import { triviaOf } from '../trivia.js';
import { bracketed, hasComments, itemsOf, joined } from './brackets.js';
import type { IItem } from './brackets.js';

function tuple(block: Block, python: PythonWriter): [string, Order] {
  const items = itemsOf(block, python, 'ADD');
  const place = standsIn(block);
  const isBare = items.length > 0 && (bareTuples.has(place) || (triviaOf(block).bare && openTuples.has(place)));
  const comma = items.length === 1 ? ',' : '';
  if (mustBeBare(block) || (isBare && !hasComments(items))) {
    return [joined(items) + comma, Order.NONE];
  }
  return [bracketed(python, '(', items, hasComments(items) ? ')' : `${comma})`), Order.ATOMIC];
}

function dictionary(block: Block, python: PythonWriter): [string, Order] {
  const items = itemsOf(block, python, 'KEY').map((item, i): IItem => {
    const isStar = item.block?.type === 'py_star' && item.block.isEnabled();
    const value = isStar ? '' : `: ${python.value(block, `VALUE${i}`, Order.NONE, 'None')}`;
    return { ...item, code: item.code + value };
  });
  return [bracketed(python, '{', items, '}'), Order.ATOMIC];
}

/** The arguments of a call, in parentheses. */
function callArguments(block: Block, python: PythonWriter): string {
  const items = itemsOf(block, python, 'ARG');
  const isGenerator = items.length === 1 && items[0]?.block?.type === 'py_comprehension';
  return bracketed(python, '(', items, ')', !isGenerator);
}

const call = (block: Block, python: PythonWriter): string =>
  python.value(block, 'FUNCTION', Order.MEMBER, 'print') + callArguments(block, python);

const method = (block: Block, python: PythonWriter): string =>
  `${python.value(block, 'OBJECT', Order.MEMBER, 'None')}.${String(block.getFieldValue('NAME'))}` +
  callArguments(block, python);

/** Whether a generator is the only argument of a call, whose parentheses are its own. */
export function isLoneArgument(block: Block): boolean {
  const around = block.getParent();
  return calls.has(standsIn(block)) && around?.getInput('ARG1') === null;
}

const list = (block: Block, python: PythonWriter): [string, Order] => [
  bracketed(python, '[', itemsOf(block, python, 'ADD'), ']'),
  Order.ATOMIC
];

/** Values with any number of items, and calls. */
export const collectionRules: Rules = {
  lists_create_with: list,
  py_list: list,
  py_tuple: tuple,
  py_set: (block, python) => {
    const items = itemsOf(block, python, 'ADD');
    return items.length ? [bracketed(python, '{', items, '}'), Order.ATOMIC] : ['set()', Order.FUNCTION_CALL];
  },
  py_dict: dictionary,
  py_call: (block, python) => [call(block, python), Order.FUNCTION_CALL],
  py_call_do: (block, python) => `${call(block, python)}\n`,
  py_method: (block, python) => [method(block, python), Order.FUNCTION_CALL],
  py_method_do: (block, python) => `${method(block, python)}\n`,
  py_print: (block, python) => `print${callArguments(block, python)}\n`
};
