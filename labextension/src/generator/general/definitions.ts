import type { Block } from 'blockly/core';

import type { IClass, IFunction } from '../../blocks/python/general/definitions.js';
import type { IShapedBlock } from '../../blocks/python/shaped.js';
import { itemInputs } from '../../blocks/python/variadic.js';
import { harmless } from '../marks.js';
import { Order } from '../python.js';
import type { PythonWriter, Rules } from '../python.js';
import { bracketed, itemsOf } from './brackets.js';

function decorators(block: Block, python: PythonWriter): string {
  return itemInputs(block, 'DECORATOR')
    .map(name => `@${python.value(block, name, Order.NONE, 'staticmethod')}\n`)
    .join('');
}

function typed(block: Block, has: boolean): string {
  const types = has ? harmless(String(block.getFieldValue('TYPES'))).trim() : '';
  return types ? `[${types}]` : '';
}

function define(block: Block, python: PythonWriter): string {
  const { async, types, returns } = (block as IShapedBlock<IFunction>).shape;
  const name = python.variable(block, 'NAME') + typed(block, types);
  const parameters = bracketed(python, '(', itemsOf(block, python, 'PARAM', ''), ')');
  const result = returns ? ` -> ${python.value(block, 'RETURNS', Order.NONE, 'None')}` : '';
  const head = `${async ? 'async ' : ''}def ${name}${parameters}${result}:\n`;
  return decorators(block, python) + head + python.body(block, 'DO');
}

function defineClass(block: Block, python: PythonWriter): string {
  const { types } = (block as IShapedBlock<IClass>).shape;
  const items = itemsOf(block, python, 'ARG');
  const bases = items.length ? bracketed(python, '(', items, ')') : '';
  const head = `class ${python.variable(block, 'NAME')}${typed(block, types)}${bases}:\n`;
  return decorators(block, python) + head + python.body(block, 'DO');
}

/** Functions and classes. */
export const definitionRules: Rules = { py_function: define, py_class_with: defineClass };
