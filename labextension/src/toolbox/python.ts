import { pythonTopics } from '../blocks/python/index.js';
import { block, category, entries, named, num, text } from './types.js';
import type { Category, Item } from './types.js';

/** Entries for the blocks of a topic whose type begins with one of the given words, in the order of the words. */
function pick(specs: (typeof pythonTopics)[keyof typeof pythonTopics], ...types: string[]): Item[] {
  return types.flatMap(type => specs.filter(spec => spec.type === type).flatMap(entries));
}

const { collections, errors, files, modules, objects, times } = pythonTopics;
const pair = { KEY0: text('Ada'), VALUE0: num(12), KEY1: text('Bo'), VALUE1: num(13) };

const dictionaries = ['py_dict_item', 'py_dict_get', 'py_dict_set', 'py_dict_parts', 'py_dict_comprehension'];

/** What else a beginner's Python has: the categories after Blockly's own. */
export const pythonCategories: Category[] = [
  category('CAT_DICTIONARIES', 'dictionary_category', [
    block('py_dict', pair),
    block('py_dict', {}, { extraState: { items: 0 } }),
    ...pick(collections, ...dictionaries),
    ...pick(pythonTopics.loops, 'py_for_items')
  ]),
  category('CAT_SETS', 'list_category', [
    block('py_tuple', { ADD0: num(3), ADD1: num(4) }),
    block('py_set', { ADD0: num(1), ADD1: num(2) }),
    ...pick(collections, 'py_set_add', 'py_set_operation', 'py_in', 'py_unpack')
  ]),
  category('CAT_FILES', 'file_category', files.flatMap(entries)),
  category('CAT_ERRORS', 'error_category', [
    block('py_try'),
    block('py_try', {}, { extraState: { handlers: 1, hasElse: true, hasFinally: true } }),
    ...errors.flatMap(entries)
  ]),
  category('CAT_TIME', 'time_category', times.flatMap(entries)),
  category('CAT_CLASSES', 'class_category', [
    ...pick(objects, 'py_class'),
    block('py_def', {}, { extraState: { items: 2 } }),
    ...pick(objects, 'py_return', 'py_lambda', 'py_attribute', 'py_attribute_set'),
    { ...block('py_method'), inputs: { OBJECT: { block: named('numbers') } } },
    {
      ...block('py_method_do', { ARG0: num(1) }),
      inputs: { OBJECT: { block: named('numbers') }, ARG0: { shadow: num(1) } }
    }
  ] as Item[]),
  category('CAT_MODULES_PY', 'module_category', [
    ...modules.flatMap(entries),
    block('py_call', { ARG0: num(1) }),
    block('py_call_do', { ARG0: num(1) }),
    block('py_comment'),
    block('py_raw'),
    block('py_raw_value')
  ])
];
