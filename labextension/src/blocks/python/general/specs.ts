import { input, menu, name, numberInput, variableInput } from '../../spec.js';
import type { IArgument, IBlockSpec } from '../../spec.js';

const value = (): IArgument => input({ empty: 'None' });
const identifier = (preset: string): IArgument => ({ json: { type: 'field_identifier', text: preset } });
const names = (preset: string): IArgument => ({ json: { type: 'field_names', text: preset } });
const code = (preset: string): IArgument => ({ json: { type: 'field_code', text: preset } });

const math = { style: 'math_blocks', inline: true, output: null };
const call = { style: 'procedure_blocks', inline: true };
const variable = { style: 'variable_blocks', inline: true };
const item = { style: 'list_blocks', inline: true };
const module = { style: 'module_blocks', inline: true };

const values: IBlockSpec[] = [
  { ...module, type: 'py_literal', args: { CODE: code('0xFF') }, output: null },
  {
    ...math,
    type: 'py_unary',
    args: {
      OP: menu([
        ['-', 'NEG'],
        ['+', 'POS'],
        ['~', 'INVERT'],
        ['%{BKY_PY_UNARY_NOT}', 'NOT']
      ]),
      VALUE: numberInput(1)
    }
  },
  { ...math, type: 'py_parens', python: '({VALUE})', order: 'ATOMIC', args: { VALUE: value() } },
  {
    type: 'py_ternary',
    style: 'logic_blocks',
    inline: true,
    python: '{THEN:CONDITIONAL} if {IF:CONDITIONAL} else {ELSE:LAMBDA}',
    order: 'CONDITIONAL',
    args: { THEN: value(), IF: input({ empty: 'True' }), ELSE: value() },
    output: null
  },
  { ...call, type: 'py_await', args: { VALUE: value() }, output: null },
  { ...call, type: 'py_yield', args: { VALUE: input() }, output: null },
  { ...call, type: 'py_yield_from', args: { VALUE: value() }, output: null },
  { ...variable, type: 'py_walrus', args: { VAR: name('n'), VALUE: numberInput(1) }, output: null },
  { ...item, type: 'py_slice_part', args: { START: input(), STOP: input(), STEP: input() }, output: null }
];

const parts: IBlockSpec[] = [
  {
    ...call,
    type: 'py_star',
    python: '{STARS}{VALUE:RELATIONAL}',
    order: 'ATOMIC',
    args: {
      STARS: menu([
        ['*', '*'],
        ['**', '**']
      ]),
      VALUE: variableInput('items', '[]')
    },
    output: null
  },
  {
    ...call,
    type: 'py_keyword',
    python: '{NAME}={VALUE}',
    order: 'ATOMIC',
    args: { NAME: identifier('end'), VALUE: value() },
    output: null
  },
  {
    ...call,
    type: 'py_parameter_mark',
    python: '{MARK}',
    order: 'ATOMIC',
    args: {
      MARK: menu([
        ['/', '/'],
        ['*', '*']
      ])
    },
    output: 'Parameter'
  },
  {
    type: 'py_as',
    style: 'logic_blocks',
    inline: true,
    python: '{PATTERN:LAMBDA} as {NAME}',
    order: 'LAMBDA',
    args: { PATTERN: value(), NAME: name('found') },
    output: null
  }
];

const statements: IBlockSpec[] = [
  {
    type: 'py_flow',
    style: 'loop_blocks',
    inline: true,
    python: '{FLOW}',
    args: {
      FLOW: menu([
        ['%{BKY_PY_FLOW_BREAK}', 'break'],
        ['%{BKY_PY_FLOW_CONTINUE}', 'continue']
      ])
    }
  },
  { ...call, type: 'py_expression', python: '{VALUE}', args: { VALUE: value() } },
  {
    ...variable,
    type: 'py_augment_any',
    python: '{TARGET} {OP} {VALUE}',
    args: {
      TARGET: variableInput('total', 'unnamed'),
      OP: menu(
        ['+=', '-=', '*=', '/=', '//=', '%=', '**=', '@=', '&=', '|=', '^=', '<<=', '>>='].map(
          (sign): [string, string] => [sign, sign]
        )
      ),
      VALUE: numberInput(1)
    }
  },
  {
    ...variable,
    type: 'py_annotate',
    python: '{TARGET}: {TYPE}« = {VALUE}»',
    args: { TARGET: variableInput('age', 'unnamed'), TYPE: input({ empty: 'object' }), VALUE: input() }
  },
  {
    type: 'py_raise_value',
    style: 'error_blocks',
    inline: true,
    python: 'raise« {EXC}»« from {CAUSE}»',
    args: { EXC: input(), CAUSE: input() }
  },
  { ...module, type: 'py_import_any', python: 'import {NAMES}', args: { NAMES: names('math, random') } },
  {
    ...module,
    type: 'py_from_import_any',
    python: 'from {MODULE} import {NAMES}',
    args: { MODULE: names('math'), NAMES: names('sin, cos') }
  },
  {
    ...variable,
    type: 'py_scope',
    python: '{KIND} {NAMES}',
    args: {
      KIND: menu([
        ['%{BKY_PY_SCOPE_GLOBAL}', 'global'],
        ['%{BKY_PY_SCOPE_NONLOCAL}', 'nonlocal']
      ]),
      NAMES: names('total')
    }
  },
  {
    type: 'py_type_alias',
    style: 'class_blocks',
    inline: true,
    python: 'type {NAME}«[{TYPES}]» = {VALUE}',
    args: { NAME: name('Point'), TYPES: names(''), VALUE: input({ empty: 'object' }) }
  }
];

/** What the rest of Python is made of, where the parts of a block are always the same. */
export const generalTopics = { values, parts, statements };

/** All of it. */
export const generalSpecs: IBlockSpec[] = Object.values(generalTopics).flat();
