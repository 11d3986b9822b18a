import { FieldVariable, Msg } from 'blockly/core';
import type { Block, Field, Input } from 'blockly/core';

import { Identifier } from './identifier.js';
import type { IVariadicSpec } from './variadic.js';

const say = (key: string): string => Msg[key] ?? '';

/** A block whose items stand one below the other in inputs `ADD0`, `ADD1` … */
function items(type: string, style: string, preset: number): IVariadicSpec {
  return {
    type,
    style,
    output: null,
    least: 0,
    preset,
    head: block => block.appendDummyInput('HEAD').appendField(say(type.toUpperCase())),
    add: (block, i) => block.appendValueInput(`ADD${i}`),
    inputs: i => [`ADD${i}`]
  };
}

/** The values that a call gives to its function. */
const values = {
  inline: true,
  least: 0,
  add: (block: Block, i: number) => block.appendValueInput(`ARG${i}`),
  inputs: (i: number) => [`ARG${i}`]
};

/** The function that is called: a name, or anything else that can be called. */
const callee = (block: Block): Input => {
  block.appendValueInput('FUNCTION').appendField(say('PY_CALL'));
  return block.appendDummyInput('HEAD').appendField(say('PY_CALL_WITH'));
};

const method = (block: Block): Input => {
  block.appendValueInput('OBJECT').appendField(say('PY_METHOD'));
  return block
    .appendDummyInput('HEAD')
    .appendField('.')
    .appendField(new Identifier('append') as Field, 'NAME')
    .appendField(say('PY_CALL_WITH'));
};

/** Blocks for what has as many parts as the student wants. */
export const variadicSpecs: IVariadicSpec[] = [
  {
    type: 'py_dict',
    style: 'dictionary_blocks',
    output: null,
    inline: true,
    least: 0,
    preset: 2,
    head: block => block.appendDummyInput('HEAD').appendField(say('PY_DICT')),
    add: (block, i) => {
      block.appendEndRowInput(`ROW${i}`);
      block.appendValueInput(`KEY${i}`);
      block.appendValueInput(`VALUE${i}`).appendField(':');
    },
    inputs: i => [`ROW${i}`, `KEY${i}`, `VALUE${i}`]
  },
  items('py_list', 'list_blocks', 2),
  { ...items('py_tuple', 'list_blocks', 2), inline: true },
  items('py_set', 'list_blocks', 2),
  { ...values, type: 'py_call', style: 'procedure_blocks', output: null, preset: 1, head: callee },
  { ...values, type: 'py_call_do', style: 'procedure_blocks', preset: 1, head: callee },
  { ...values, type: 'py_method', style: 'class_blocks', output: null, preset: 0, head: method },
  { ...values, type: 'py_method_do', style: 'class_blocks', preset: 1, head: method },
  {
    ...values,
    type: 'py_print',
    style: 'text_blocks',
    preset: 2,
    head: block => block.appendDummyInput('HEAD').appendField(say('PY_PRINT'))
  },
  {
    type: 'py_def',
    style: 'procedure_blocks',
    inline: true,
    least: 0,
    preset: 1,
    head: block => {
      const head = block
        .appendDummyInput('HEAD')
        .appendField(say('PY_DEF'))
        .appendField(new FieldVariable('greet'), 'NAME');
      block.appendStatementInput('DO');
      return head.appendField(say('PY_DEF_WITH'));
    },
    add: (block, i) =>
      block.appendDummyInput(`ITEM${i}`).appendField(new FieldVariable(i ? `value${i + 1}` : 'name'), `PARAM${i}`),
    inputs: i => [`ITEM${i}`],
    tail: 'DO'
  }
];
