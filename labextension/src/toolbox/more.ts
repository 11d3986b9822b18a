import { generalTopics } from '../blocks/python/index.js';
import { category, entries, filled, named, num, text } from './types.js';
import type { Category, Item } from './types.js';

/** The entries of the blocks of a topic that have the given types, in their order. */
function pick(topic: keyof typeof generalTopics, ...types: string[]): Item[] {
  return types.flatMap(type => generalTopics[topic].filter(spec => spec.type === type).flatMap(entries));
}

const parameter = (name: string): object => ({ type: 'py_parameter', fields: { NAME: { name } } });
const shape = (extraState: object): object => ({ extraState });

/** The rest of Python: for those who know what they look for, and for blocks made from a text. */
export const moreCategory: Category & { name: string } = category('CAT_MORE', 'module_category', [
  category('CAT_MORE_VALUES', 'module_category', [
    filled('py_bool', { VALUE0: named('a'), VALUE1: named('b') }),
    filled('py_compare', { VALUE0: num(1), VALUE1: named('n') }, shape({ items: 2 })),
    ...pick('values', 'py_unary', 'py_ternary', 'py_walrus', 'py_parens', 'py_literal'),
    filled('py_list', { ADD0: num(1), ADD1: num(2) }),
    filled('py_comprehension', { ITEM: named('item'), TARGET0: named('item'), ITER0: named('items') }),
    filled('py_fstring', { VALUE1: named('name') }, { fields: { TEXT0: 'Hello ' } }),
    ...pick('values', 'py_slice_part'),
    ...pick('parts', 'py_star', 'py_keyword')
  ]),
  category('CAT_MORE_FUNCTIONS', 'procedure_category', [
    filled('py_function', { PARAM0: parameter('name') }),
    filled('py_parameter', { DEFAULT: num(1) }, shape({ annotation: false, default: true })),
    ...pick('parts', 'py_parameter_mark'),
    filled('py_lambda_with', { PARAM0: parameter('x'), VALUE: named('x') }),
    filled('py_class_with', { ARG0: named('object') }),
    ...pick('values', 'py_yield', 'py_yield_from', 'py_await'),
    ...pick('statements', 'py_scope', 'py_type_alias')
  ]),
  category('CAT_MORE_STATEMENTS', 'loop_category', [
    filled('py_assign', { TARGET0: named('a'), VALUE: num(1) }),
    ...pick('statements', 'py_augment_any', 'py_annotate', 'py_expression'),
    filled('py_delete', { TARGET0: named('a') }),
    filled('py_for', { TARGET: named('item'), ITER: named('items') }),
    filled('py_while', { TEST: { type: 'logic_boolean' } }),
    filled('py_with', { CONTEXT0: named('file'), TARGET0: named('f') }),
    filled('py_try_any', { TYPE0: named('ValueError') }),
    filled('py_match', { SUBJECT: named('n'), PATTERN0: num(1), PATTERN1: text('a') }),
    ...pick('parts', 'py_as'),
    ...pick('statements', 'py_flow', 'py_raise_value', 'py_import_any', 'py_from_import_any')
  ])
]);
