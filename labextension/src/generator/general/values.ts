import type { Block } from 'blockly/core';

import type { IComprehension, IFString, IParameter } from '../../blocks/python/general/values.js';
import type { IShapedBlock } from '../../blocks/python/shaped.js';
import { harmless, protect } from '../marks.js';
import { Order } from '../python.js';
import type { PythonWriter, Rules } from '../python.js';
import { triviaOf } from '../trivia.js';
import { hasComments, inLines, itemsOf, joined } from './brackets.js';
import { isLoneArgument } from './collections.js';

/** Code in a field, as it is. */
const written = (block: Block, field: string): string => harmless(String(block.getFieldValue(field) ?? ''));

const strings = /[A-Za-z]{0,2}("""|'''|"|')(?:\\[^]|(?!\1)[^\\])*\1/y;

/** The strings that stand beside each other in a literal; null where it is not made of strings only. */
function adjacent(code: string): string[] | null {
  const found: string[] = [];
  for (let from = 0; from < code.length;) {
    from += /^(\s|\\\n)*/.exec(code.slice(from))?.[0].length ?? 0;
    strings.lastIndex = from;
    const match = strings.exec(code);
    if (!match) {
      return from === code.length ? found : null;
    }
    found.push(match[0]);
    from = strings.lastIndex;
  }
  return found;
}

/** A literal as it is written. Strings beside each other that fill several lines stand in parentheses, one a line. */
function literal(block: Block): [string, Order] {
  const code = written(block, 'CODE').trim() || 'None';
  if (!code.includes('\n')) {
    return [code, Order.ATOMIC];
  }
  const pieces = adjacent(code) ?? [];
  if (pieces.length === 1) {
    return [protect(code), Order.ATOMIC];
  }
  if (pieces.length === 0 || !/\n/.test(pieces.reduce((rest, piece) => rest.replace(piece, ''), code))) {
    return [`(${protect(code)})`, Order.ATOMIC];
  }
  return [`(\n${pieces.map(piece => `    ${protect(piece)}\n`).join('')})`, Order.ATOMIC];
}

/** Strings side by side are one: in one line, or one a line in parentheses as they were written. */
function adjacentStrings(block: Block, python: PythonWriter): [string, Order] {
  const items = itemsOf(block, python, 'ADD', '""');
  return triviaOf(block).lines || hasComments(items)
    ? [inLines(python, '(', items, ')', () => ''), Order.ATOMIC]
    : [items.map(item => item.code).join(' '), Order.ATOMIC];
}

function comprehension(block: Block, python: PythonWriter): [string, Order] {
  const { kind, clauses } = (block as IShapedBlock<IComprehension>).shape;
  let code = python.value(block, 'ITEM', Order.NONE, 'None');
  if (kind === 'DICT') {
    const isStar = block.getInputTargetBlock('ITEM')?.type === 'py_star';
    code += isStar ? '' : `: ${python.value(block, 'VALUE', Order.NONE, 'None')}`;
  }
  clauses.forEach((word, i) => {
    if (word === 'if') {
      code += ` if ${python.value(block, `IF${i}`, Order.CONDITIONAL, 'True')}`;
    } else {
      const target = python.value(block, `TARGET${i}`, Order.NONE, '_');
      const iter = python.value(block, `ITER${i}`, Order.CONDITIONAL, '[]');
      code += ` ${word === 'async' ? 'async for' : 'for'} ${target} in ${iter}`;
    }
  });
  switch (kind) {
    case 'LIST':
      return [`[${code}]`, Order.ATOMIC];
    case 'GENERATOR':
      return isLoneArgument(block) ? [code, Order.NONE] : [`(${code})`, Order.ATOMIC];
    default:
      return [`{${code}}`, Order.ATOMIC];
  }
}

/** Code that begins with a brace, behind the marks of the blocks that it belongs to. */
const opensBrace = /^(?:\uFDD0[^\uFDD1]*\uFDD1)*\{/;

function fString(block: Block, python: PythonWriter): [string, Order] {
  const { prefix, quote, parts } = (block as IShapedBlock<IFString>).shape;
  const code = python.inQuotes(quote, () =>
    parts.split('').map((part, i) => {
      if (part === 't') {
        return protect(written(block, `TEXT${i}`));
      }
      const value = python.value(block, `VALUE${i}`, Order.LAMBDA, 'None');
      // Two braces would be one brace of the text.
      const space = opensBrace.test(value) ? ' ' : '';
      return `{${space}${value}${protect(written(block, `SUFFIX${i}`))}}`;
    })
  );
  return [`${prefix}${quote}${code.join('')}${quote}`, Order.ATOMIC];
}

function parameter(block: Block, python: PythonWriter): [string, Order] {
  const shape = (block as IShapedBlock<IParameter>).shape;
  const kind = String(block.getFieldValue('KIND'));
  const stars = kind === 'ARGS' ? '*' : kind === 'KWARGS' ? '**' : '';
  const annotation = shape.annotation ? `: ${python.value(block, 'ANNOTATION', Order.NONE, 'object')}` : '';
  const equals = shape.annotation ? ' = ' : '=';
  const value = shape.default ? equals + python.value(block, 'DEFAULT', Order.NONE, 'None') : '';
  return [stars + python.variable(block, 'NAME') + annotation + value, Order.ATOMIC];
}

/** The values of the rest of Python. */
export const valueRules: Rules = {
  py_literal: literal,
  py_adjacent: adjacentStrings,
  py_comprehension: comprehension,
  py_fstring: fString,
  py_parameter: parameter,
  py_lambda_with: (block, python) => {
    const parameters = joined(itemsOf(block, python, 'PARAM', ''));
    const head = parameters ? `lambda ${parameters}` : 'lambda';
    return [`${head}: ${python.value(block, 'VALUE', Order.NONE, 'None')}`, Order.LAMBDA];
  }
};
