import { pythonTopics } from '../blocks/python/index.js';
import { block, category, entries, num, text } from './types.js';
import type { Category, Item } from './types.js';

const specs = Object.values(pythonTopics).flat();

/** Entries of blocks of plain Python. */
const plain = (...types: string[]): Item[] =>
  types.flatMap(type => specs.filter(spec => spec.type === type).flatMap(entries));

/** Blockly's own blocks. */
export const blocklyCategories: Category[] = [
  category('CAT_LOGIC', 'logic_category', [
    block('controls_if'),
    block('controls_if', {}, { extraState: { hasElse: true } }),
    block('logic_compare'),
    block('logic_operation'),
    block('logic_negate'),
    block('logic_boolean'),
    block('logic_null'),
    block('logic_ternary')
  ]),
  category('CAT_LOOPS', 'loop_category', [
    block('controls_repeat_ext', { TIMES: num(10) }),
    block('controls_whileUntil'),
    block('controls_for', { FROM: num(1), TO: num(10), BY: num(1) }),
    ...plain('py_for_range'),
    block('controls_forEach'),
    ...plain('py_for_enumerate', 'py_while_true'),
    block('controls_flow_statements'),
    ...plain('py_pass')
  ]),
  category('CAT_MATH', 'math_category', [
    block('math_number', {}, { fields: { NUM: 123 } }),
    block('math_arithmetic', { A: num(1), B: num(1) }),
    block('math_single', { NUM: num(9) }),
    block('math_trig', { NUM: num(45) }),
    block('math_constant'),
    block('math_number_property', { NUMBER_TO_CHECK: num(0) }),
    block('math_round', { NUM: num(3.1) }),
    block('math_on_list'),
    block('math_modulo', { DIVIDEND: num(64), DIVISOR: num(10) }),
    block('math_constrain', { VALUE: num(50), LOW: num(1), HIGH: num(100) }),
    block('math_random_int', { FROM: num(1), TO: num(100) }),
    block('math_random_float'),
    ...plain('py_augment', 'py_operator', 'py_random_uniform', 'py_random_seed')
  ]),
  category('CAT_TEXT', 'text_category', [
    block('text_print', { TEXT: text('abc') }),
    block('text'),
    block('text_join'),
    block('text_append', { TEXT: text('') }),
    block('text_length', { VALUE: text('abc') }),
    block('text_isEmpty', { VALUE: text('') }),
    block('text_indexOf', { VALUE: text('abc'), FIND: text('b') }),
    block('text_charAt', { VALUE: text('abc') }),
    block('text_getSubstring', { STRING: text('abc') }),
    block('text_changeCase', { TEXT: text('abc') }),
    block('text_trim', { TEXT: text(' abc ') }),
    block('text_count', { SUB: text('a'), TEXT: text('banana') }),
    block('text_replace', { FROM: text('a'), TO: text('o'), TEXT: text('banana') }),
    block('text_reverse', { TEXT: text('abc') }),
    block('text_prompt_ext', { TEXT: text('?') }),
    block('py_print', { ARG0: text('abc'), ARG1: num(123) }),
    ...plain('py_convert', 'py_format', 'py_type')
  ]),
  category('CAT_LISTS', 'list_category', [
    block('lists_create_with'),
    block('lists_create_with', {}, { extraState: { itemCount: 0 } }),
    block('lists_repeat', { NUM: num(5) }),
    block('lists_length'),
    block('lists_isEmpty'),
    block('lists_indexOf'),
    block('lists_getIndex', { AT: num(0) }),
    block('lists_setIndex', { AT: num(0) }),
    block('lists_getSublist'),
    block('lists_split', { DELIM: text(',') }),
    block('lists_sort'),
    block('lists_reverse'),
    ...plain('py_append', 'py_index', 'py_index_set', 'py_slice', 'py_del', 'py_len', 'py_list_comprehension'),
    ...plain('py_random_choice', 'py_random_sample', 'py_random_shuffle')
  ]),
  {
    kind: 'category',
    name: '%{BKY_CAT_VARIABLES}',
    categorystyle: 'variable_category',
    custom: 'VARIABLE'
  },
  {
    kind: 'category',
    name: '%{BKY_CAT_FUNCTIONS}',
    categorystyle: 'procedure_category',
    custom: 'PROCEDURE'
  }
];
