import { FieldVariable } from 'blockly/core';
import type { Block, Field } from 'blockly/core';

import { NamesField } from '../codeField.js';
import { count, defineShaped, numbers, say } from '../shaped.js';

/** A function's parts. */
export interface IFunction {
  decorators: number;
  parameters: number;
  returns: boolean;
  async: boolean;
  types: boolean;
}

/** A class's parts. */
export interface IClass {
  decorators: number;
  arguments: number;
  types: boolean;
}

function decorators(block: Block, number: number): void {
  for (const i of numbers(number)) {
    block.appendValueInput(`DECORATOR${i}`).appendField('@');
    block.appendEndRowInput(`ROW${i}`);
  }
}

function types(block: Block, has: boolean): void {
  if (has) {
    block
      .appendDummyInput('TYPED')
      .appendField('[')
      .appendField(new NamesField('T') as Field, 'TYPES')
      .appendField(']');
  }
}

/** Functions and classes with all that Python lets them have. */
export function defineDefinitions(): void {
  defineShaped<IFunction>({
    type: 'py_function',
    style: 'procedure_blocks',
    preset: { decorators: 0, parameters: 1, returns: false, async: false, types: false },
    read: saved => ({
      decorators: count(saved['decorators']),
      parameters: count(saved['parameters']),
      returns: saved['returns'] === true,
      async: saved['async'] === true,
      types: saved['types'] === true
    }),
    build: (block, shape) => {
      decorators(block, shape.decorators);
      block
        .appendDummyInput('HEAD')
        .appendField(say(shape.async ? 'PY_FUNCTION_ASYNC' : 'PY_DEF'))
        .appendField(new FieldVariable('greet'), 'NAME');
      types(block, shape.types);
      const head = block.appendDummyInput('WITH').appendField(say('PY_DEF_WITH'));
      for (const i of numbers(shape.parameters)) {
        block.appendValueInput(`PARAM${i}`).setCheck('Parameter');
      }
      if (shape.returns) {
        block.appendValueInput('RETURNS').appendField('→');
      }
      block.appendStatementInput('DO');
      return head;
    },
    more: shape => ({ ...shape, parameters: count(shape.parameters + 1) }),
    fewer: shape => (shape.parameters > 0 ? { ...shape, parameters: shape.parameters - 1 } : null)
  });
  defineShaped<IClass>({
    type: 'py_class_with',
    style: 'class_blocks',
    preset: { decorators: 0, arguments: 1, types: false },
    read: saved => ({
      decorators: count(saved['decorators']),
      arguments: count(saved['arguments']),
      types: saved['types'] === true
    }),
    build: (block, shape) => {
      decorators(block, shape.decorators);
      block.appendDummyInput('HEAD').appendField(say('PY_CLASS_WITH')).appendField(new FieldVariable('Dog'), 'NAME');
      types(block, shape.types);
      const head = block.appendDummyInput('WITH').appendField(say('PY_CLASS_WITH_FROM'));
      for (const i of numbers(shape.arguments)) {
        block.appendValueInput(`ARG${i}`);
      }
      block.appendStatementInput('DO');
      return head;
    },
    more: shape => ({ ...shape, arguments: count(shape.arguments + 1) }),
    fewer: shape => (shape.arguments > 0 ? { ...shape, arguments: shape.arguments - 1 } : null)
  });
}
