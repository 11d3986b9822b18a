import { body, input, menu, name, numberInput, textField, textInput, variableInput } from '../spec.js';
import type { IArgument, IBlockSpec } from '../spec.js';

const identifier = (preset: string): IArgument => ({ json: { type: 'field_identifier', text: preset } });
const module = (preset: string): IArgument => ({ json: { type: 'field_dotted_name', text: preset } });
const value = (check?: string): IArgument => input({ empty: 'None', ...(check ? { check } : {}) });
const list = (preset: string): IArgument => variableInput(preset, '[]');

const loop = { style: 'loop_blocks', inline: true };
const item = { style: 'list_blocks', inline: true };
const dictionary = { style: 'dictionary_blocks', inline: true };
const object = { style: 'class_blocks', inline: true };
const text = { style: 'text_blocks', inline: true };
const file = { style: 'file_blocks', inline: true };
const error = { style: 'error_blocks', inline: true };
const chance = { style: 'math_blocks', inline: true, imports: ['import random'] };
const clock = { style: 'time_blocks', inline: true };

const loops: IBlockSpec[] = [
  {
    ...loop,
    type: 'py_for_range',
    args: { VAR: name('i'), START: numberInput(0), STOP: numberInput(10), STEP: numberInput(1), DO: body() }
  },
  {
    ...loop,
    type: 'py_for_enumerate',
    python: 'for {INDEX}, {ITEM} in enumerate({LIST}):\n    {DO}',
    args: { INDEX: name('i'), ITEM: name('item'), LIST: list('items'), DO: body() }
  },
  {
    ...loop,
    type: 'py_for_items',
    python: 'for {KEY}, {VALUE} in {DICT}.items():\n    {DO}',
    args: { KEY: name('key'), VALUE: name('value'), DICT: variableInput('ages', '{}'), DO: body() }
  },
  { ...loop, type: 'py_while_true', python: 'while True:\n    {DO}', args: { DO: body() } },
  { ...loop, type: 'py_pass', python: 'pass' }
];

const collections: IBlockSpec[] = [
  {
    ...item,
    type: 'py_index',
    python: '{WHOLE}[{INDEX}]',
    args: { WHOLE: list('items'), INDEX: numberInput(0) },
    output: null
  },
  {
    ...item,
    type: 'py_index_set',
    python: '{WHOLE}[{INDEX}] = {VALUE}',
    args: { WHOLE: list('items'), INDEX: numberInput(0), VALUE: value() }
  },
  { ...item, type: 'py_del', python: 'del {WHOLE}[{INDEX}]', args: { WHOLE: list('items'), INDEX: numberInput(0) } },
  {
    ...item,
    type: 'py_slice',
    args: { WHOLE: list('items'), START: input(), STOP: input(), STEP: input() },
    output: null
  },
  { ...item, type: 'py_append', python: '{LIST}.append({ITEM})', args: { LIST: list('items'), ITEM: value() } },
  { ...item, type: 'py_len', python: 'len({VALUE})', args: { VALUE: list('items') }, output: 'Number' },
  {
    ...item,
    type: 'py_in',
    python: '{ITEM:RELATIONAL} {OP} {WHOLE:RELATIONAL}',
    order: 'RELATIONAL',
    args: {
      ITEM: value(),
      OP: menu([
        ['%{BKY_PY_IN_IN}', 'in'],
        ['%{BKY_PY_IN_NOT}', 'not in'],
        ['%{BKY_PY_IN_IS}', 'is'],
        ['%{BKY_PY_IN_IS_NOT}', 'is not']
      ]),
      WHOLE: list('items')
    },
    output: 'Boolean'
  },
  {
    ...item,
    type: 'py_list_comprehension',
    python: '[{ITEM} for {VAR} in {LIST:CONDITIONAL}« if {TEST:CONDITIONAL}»]',
    order: 'ATOMIC',
    args: { ITEM: variableInput('item'), VAR: name('item'), LIST: list('items'), TEST: input() },
    output: null
  },
  {
    ...item,
    type: 'py_unpack',
    python: '{A}, {B} = {VALUE}',
    args: { A: name('a'), B: name('b'), VALUE: value() }
  },
  {
    ...item,
    type: 'py_set_add',
    python: '{SET}.add({ITEM})',
    args: { SET: variableInput('names', 'set()'), ITEM: value() }
  },
  {
    ...item,
    type: 'py_set_operation',
    python: '{A}.{METHOD}({B})',
    args: {
      A: variableInput('a', 'set()'),
      METHOD: menu([
        ['∪', 'union'],
        ['∩', 'intersection'],
        ['∖', 'difference']
      ]),
      B: variableInput('b', 'set()')
    },
    output: null
  },
  {
    ...dictionary,
    type: 'py_dict_get',
    python: '{DICT}.get({KEY}«, {DEFAULT}»)',
    args: { DICT: variableInput('ages', '{}'), KEY: textInput('Ada'), DEFAULT: numberInput(0) },
    output: null
  },
  {
    ...dictionary,
    type: 'py_dict_parts',
    python: '{DICT}.{PART}()',
    args: {
      PART: menu([
        ['%{BKY_PY_DICT_PARTS_KEYS}', 'keys'],
        ['%{BKY_PY_DICT_PARTS_VALUES}', 'values'],
        ['%{BKY_PY_DICT_PARTS_ITEMS}', 'items']
      ]),
      DICT: variableInput('ages', '{}')
    },
    output: null
  },
  {
    ...dictionary,
    type: 'py_dict_set',
    python: '{DICT}[{KEY}] = {VALUE}',
    args: { DICT: variableInput('ages', '{}'), KEY: textInput('Ada'), VALUE: numberInput(12) }
  },
  {
    ...dictionary,
    type: 'py_dict_item',
    python: '{DICT}[{KEY}]',
    args: { DICT: variableInput('ages', '{}'), KEY: textInput('Ada') },
    output: null
  },
  {
    ...dictionary,
    type: 'py_dict_comprehension',
    python: '{{KEY}: {VALUE} for {VAR} in {LIST:CONDITIONAL}« if {TEST:CONDITIONAL}»}',
    order: 'ATOMIC',
    args: {
      KEY: variableInput('item'),
      VALUE: value(),
      VAR: name('item'),
      LIST: list('items'),
      TEST: input()
    },
    output: null
  }
];

const values: IBlockSpec[] = [
  {
    ...text,
    type: 'py_convert',
    python: '{TYPE}({VALUE})',
    args: {
      TYPE: menu([
        ['%{BKY_PY_CONVERT_INT}', 'int'],
        ['%{BKY_PY_CONVERT_FLOAT}', 'float'],
        ['%{BKY_PY_CONVERT_STR}', 'str'],
        ['%{BKY_PY_CONVERT_BOOL}', 'bool'],
        ['%{BKY_PY_CONVERT_LIST}', 'list'],
        ['%{BKY_PY_CONVERT_TUPLE}', 'tuple'],
        ['%{BKY_PY_CONVERT_SET}', 'set'],
        ['%{BKY_PY_CONVERT_DICT}', 'dict']
      ]),
      VALUE: input({ shadow: { type: 'text', fields: { TEXT: '12' } }, empty: '' })
    },
    output: null
  },
  { ...text, type: 'py_type', python: 'type({VALUE})', args: { VALUE: value() }, output: null },
  { ...text, type: 'py_format', args: { VALUE: numberInput(3.14159), SPEC: textField('.2f') }, output: 'String' },
  {
    style: 'math_blocks',
    inline: true,
    type: 'py_operator',
    args: {
      A: numberInput(17),
      OP: menu([
        ['//', 'FLOORDIV'],
        ['%', 'MOD'],
        ['@', 'MATMUL'],
        ['<<', 'LSHIFT'],
        ['>>', 'RSHIFT'],
        ['&', 'BITAND'],
        ['^', 'BITXOR'],
        ['|', 'BITOR'],
        ['+', 'ADD'],
        ['-', 'MINUS'],
        ['*', 'MULTIPLY'],
        ['/', 'DIVIDE'],
        ['**', 'POWER']
      ]),
      B: numberInput(5)
    },
    output: null
  },
  {
    style: 'variable_blocks',
    inline: true,
    type: 'py_augment',
    python: '{VAR} {OP} {VALUE}',
    args: {
      VAR: name('total'),
      OP: menu(['-=', '*=', '/=', '//=', '%=', '**='].map((sign): [string, string] => [sign, sign])),
      VALUE: numberInput(1)
    }
  },
  { ...text, type: 'py_comment', args: { TEXT: textField('…') } }
];

const files: IBlockSpec[] = [
  {
    ...file,
    type: 'py_with_open',
    python: 'with open({FILE}, {MODE}encoding="utf-8") as {VAR}:\n    {DO}',
    args: {
      FILE: textInput('diary.txt'),
      MODE: menu([
        ['%{BKY_PY_WITH_OPEN_READ}', 'r', ''],
        ['%{BKY_PY_WITH_OPEN_WRITE}', 'w', '"w", '],
        ['%{BKY_PY_WITH_OPEN_APPEND}', 'a', '"a", ']
      ]),
      VAR: name('file'),
      DO: body()
    }
  },
  { ...file, type: 'py_read', python: '{FILE}.read()', args: { FILE: variableInput('file') }, output: 'String' },
  { ...file, type: 'py_lines', python: '{FILE}.readlines()', args: { FILE: variableInput('file') }, output: 'Array' },
  {
    ...file,
    type: 'py_write',
    python: '{FILE}.write({TEXT})',
    args: { FILE: variableInput('file'), TEXT: textInput('…\n') }
  }
];

const errors: IBlockSpec[] = [
  {
    ...error,
    type: 'py_raise',
    python: 'raise {TYPE}({MESSAGE})',
    args: { TYPE: identifier('ValueError'), MESSAGE: textInput('') }
  },
  {
    ...error,
    type: 'py_assert',
    python: 'assert {TEST}«, {MESSAGE}»',
    args: { TEST: input({ empty: 'True' }), MESSAGE: input() }
  }
];

const objects: IBlockSpec[] = [
  {
    ...object,
    type: 'py_class',
    python: 'class {NAME}«({BASE})»:\n    {DO}',
    args: { NAME: name('Dog'), BASE: input(), DO: body() }
  },
  {
    ...object,
    type: 'py_attribute',
    python: '{OBJECT}.{NAME}',
    args: { OBJECT: variableInput('self'), NAME: identifier('name') },
    output: null
  },
  {
    ...object,
    type: 'py_attribute_set',
    python: '{OBJECT}.{NAME} = {VALUE}',
    args: { OBJECT: variableInput('self'), NAME: identifier('name'), VALUE: value() }
  },
  { ...object, type: 'py_return', style: 'procedure_blocks', python: 'return« {VALUE}»', args: { VALUE: input() } },
  {
    ...object,
    type: 'py_lambda',
    style: 'procedure_blocks',
    python: 'lambda {VAR}: {VALUE}',
    order: 'LAMBDA',
    args: { VAR: name('x'), VALUE: variableInput('x') },
    output: null
  }
];

const modules: IBlockSpec[] = [
  { ...object, type: 'py_import', style: 'module_blocks', python: 'import {MODULE}', args: { MODULE: module('math') } },
  {
    ...object,
    type: 'py_import_as',
    style: 'module_blocks',
    python: 'import {MODULE} as {ALIAS}',
    args: { MODULE: module('numpy'), ALIAS: identifier('np') }
  },
  {
    ...object,
    type: 'py_from_import',
    style: 'module_blocks',
    python: 'from {MODULE} import {NAME}',
    args: { MODULE: module('math'), NAME: identifier('sqrt') }
  },
  {
    ...object,
    type: 'py_name',
    style: 'module_blocks',
    python: '{NAME}',
    order: 'ATOMIC',
    args: { NAME: module('math.pi') },
    output: null
  }
];

const chances: IBlockSpec[] = [
  { ...chance, type: 'py_random_choice', python: 'random.choice({LIST})', args: { LIST: list('items') }, output: null },
  { ...chance, type: 'py_random_shuffle', python: 'random.shuffle({LIST})', args: { LIST: list('items') } },
  {
    ...chance,
    type: 'py_random_sample',
    python: 'random.sample({LIST}, {COUNT})',
    args: { COUNT: numberInput(2), LIST: list('items') },
    output: 'Array'
  },
  {
    ...chance,
    type: 'py_random_uniform',
    python: 'random.uniform({FROM}, {TO})',
    args: { FROM: numberInput(0), TO: numberInput(1) },
    output: 'Number'
  },
  { ...chance, type: 'py_random_seed', python: 'random.seed({SEED})', args: { SEED: numberInput(1) } }
];

const times: IBlockSpec[] = [
  {
    ...clock,
    type: 'py_sleep',
    imports: ['import time'],
    python: 'time.sleep({SECONDS})',
    args: { SECONDS: numberInput(1) }
  },
  { ...clock, type: 'py_time', imports: ['import time'], python: 'time.time()', output: 'Number' },
  { ...clock, type: 'py_now', imports: ['from datetime import datetime'], python: 'datetime.now()', output: null },
  {
    ...clock,
    type: 'py_strftime',
    python: '{TIME}.strftime({FORMAT})',
    args: { TIME: input({ shadow: { type: 'py_now' }, empty: 'None' }), FORMAT: textInput('%H:%M') },
    output: 'String'
  }
];

/** The blocks of plain Python whose number of parts is fixed, by topic. */
export const pythonTopics = { loops, collections, values, files, errors, objects, modules, chances, times };

/** All of them. */
export const pythonSpecs: IBlockSpec[] = Object.values(pythonTopics).flat();
