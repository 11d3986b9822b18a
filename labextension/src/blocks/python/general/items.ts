import { FieldDropdown } from 'blockly/core';
import type { Block } from 'blockly/core';

import { say } from '../shaped.js';
import type { IVariadicSpec } from '../variadic.js';

/** Comparisons, as Python writes them. */
export const comparisons: Readonly<Record<string, string>> = {
  EQ: '==',
  NEQ: '!=',
  LT: '<',
  LTE: '<=',
  GT: '>',
  GTE: '>=',
  IN: 'in',
  NOT_IN: 'not in',
  IS: 'is',
  IS_NOT: 'is not'
};

const signMenu = (): FieldDropdown =>
  new FieldDropdown(Object.entries(comparisons).map(([name, sign]): [string, string] => [sign, name]));

const wordMenu = (): FieldDropdown =>
  new FieldDropdown([
    [say('PY_BOOL_AND'), 'AND'],
    [say('PY_BOOL_OR'), 'OR']
  ]);

/** Operands one behind the other; what stands between them comes from `between`. */
function operands(
  type: string,
  between: (input: ReturnType<Block['appendValueInput']>, i: number) => void
): IVariadicSpec {
  return {
    type,
    style: 'logic_blocks',
    output: null,
    inline: true,
    least: 2,
    preset: 2,
    head: block => block.appendDummyInput('HEAD'),
    add: (block, i) => {
      const input = block.appendValueInput(`VALUE${i}`);
      if (i > 0) {
        between(input, i);
      }
    },
    inputs: i => [`VALUE${i}`],
    tail: 'HEAD'
  };
}

/** Blocks of the rest of Python with as many parts of one kind as the student wants. */
export const itemSpecs: IVariadicSpec[] = [
  operands('py_bool', (input, i) => {
    if (i === 1) {
      input.appendField(wordMenu(), 'OP');
    } else {
      input.appendField('…');
    }
  }),
  operands('py_compare', (input, i) => input.appendField(signMenu(), `OP${i}`)),
  {
    type: 'py_adjacent',
    style: 'text_blocks',
    output: null,
    inline: true,
    least: 2,
    preset: 2,
    head: block => block.appendDummyInput('HEAD').appendField(say('PY_ADJACENT')),
    add: (block, i) => block.appendValueInput(`ADD${i}`),
    inputs: i => [`ADD${i}`]
  },
  {
    type: 'py_lambda_with',
    style: 'procedure_blocks',
    output: null,
    inline: true,
    least: 0,
    preset: 1,
    head: block => {
      const head = block.appendDummyInput('HEAD').appendField(say('PY_LAMBDA_WITH'));
      block.appendValueInput('VALUE').appendField(say('PY_LAMBDA_WITH_GIVING'));
      return head;
    },
    add: (block, i) => block.appendValueInput(`PARAM${i}`).setCheck('Parameter'),
    inputs: i => [`PARAM${i}`],
    tail: 'VALUE'
  },
  {
    type: 'py_assign',
    style: 'variable_blocks',
    inline: true,
    least: 1,
    preset: 1,
    head: block => {
      const head = block.appendDummyInput('HEAD').appendField(say('PY_ASSIGN'));
      block.appendValueInput('VALUE').appendField('=');
      return head;
    },
    add: (block, i) => {
      const target = block.appendValueInput(`TARGET${i}`);
      if (i > 0) {
        target.appendField('=');
      }
    },
    inputs: i => [`TARGET${i}`],
    tail: 'VALUE'
  },
  {
    type: 'py_delete',
    style: 'variable_blocks',
    inline: true,
    least: 1,
    preset: 1,
    head: block => block.appendDummyInput('HEAD').appendField(say('PY_DELETE')),
    add: (block, i) => block.appendValueInput(`TARGET${i}`),
    inputs: i => [`TARGET${i}`]
  }
];
