import type { Block } from 'blockly/core';

import { isSimple, itemIndex, slice } from './items.js';
import { Order } from './python.js';
import type { Code, PythonWriter, Rules } from './python.js';

const find = `def NAME(items, item):
    """The index of the first item of a list that equals another one; -1 if there is none."""
    return items.index(item) if item in items else -1
`;

const findLast = `def NAME(items, item):
    """The index of the last item of a list that equals another one; -1 if there is none."""
    return len(items) - 1 - items[::-1].index(item) if item in items else -1
`;

const popRandom = `def NAME(items):
    """Take a random item out of a list."""
    return items.pop(random.randrange(len(items)))
`;

function indexOf(block: Block, python: PythonWriter): [string, Order] {
  const isFirst = block.getFieldValue('END') === 'FIRST';
  const item = python.value(block, 'FIND', Order.NONE, '""');
  if (!isSimple(block.getInputTargetBlock('VALUE')) || !isSimple(block.getInputTargetBlock('FIND'))) {
    const list = python.value(block, 'VALUE', Order.NONE, '[]');
    const name = isFirst ? python.helper('find_first', find) : python.helper('find_last', findLast);
    const found = `${name}(${list}, ${item})`;
    return python.base ? [`${found} + 1`, Order.ADDITIVE] : [found, Order.FUNCTION_CALL];
  }
  const list = python.value(block, 'VALUE', Order.MEMBER, '[]');
  const first = `${list}.index(${item})${python.base ? ' + 1' : ''}`;
  const last = `len(${list}) - ${python.base ? '' : '1 - '}${list}[::-1].index(${item})`;
  return [`${isFirst ? first : last} if ${item} in ${list} else ${python.base - 1}`, Order.CONDITIONAL];
}

function getIndex(block: Block, python: PythonWriter): Code {
  const mode = String(block.getFieldValue('MODE'));
  const where = String(block.getFieldValue('WHERE'));
  let found: [string, Order];
  if (where === 'RANDOM') {
    python.addImport('import random');
    const list = python.value(block, 'VALUE', Order.NONE, '[]');
    const name = mode === 'GET' ? 'random.choice' : python.helper('pop_random', popRandom);
    found = [`${name}(${list})`, Order.FUNCTION_CALL];
  } else {
    const list = python.value(block, 'VALUE', Order.MEMBER, '[]');
    const index = itemIndex(block, python, 'AT', where);
    found =
      mode === 'GET'
        ? [`${list}[${index}]`, Order.MEMBER]
        : [`${list}.pop(${where === 'LAST' ? '' : index})`, Order.FUNCTION_CALL];
  }
  return block.outputConnection ? found : `${found[0]}\n`;
}

function setIndex(block: Block, python: PythonWriter): string {
  const isInsert = block.getFieldValue('MODE') === 'INSERT';
  const where = String(block.getFieldValue('WHERE'));
  const value = python.value(block, 'TO', Order.NONE, 'None');
  const list = python.value(block, 'LIST', Order.MEMBER, '[]');
  if (where !== 'RANDOM') {
    const index = itemIndex(block, python, 'AT', where);
    if (isInsert) {
      return where === 'LAST' ? `${list}.append(${value})\n` : `${list}.insert(${index}, ${value})\n`;
    }
    return `${list}[${index}] = ${value}\n`;
  }
  python.addImport('import random');
  const isShort = isSimple(block.getInputTargetBlock('LIST'));
  const name = isShort ? list : python.newName('items');
  const place = isInsert
    ? `${name}.insert(random.randint(0, len(${name})), ${value})\n`
    : `${name}[random.randrange(len(${name}))] = ${value}\n`;
  return isShort ? place : `${name} = ${list}\n${place}`;
}

function sort(block: Block, python: PythonWriter): [string, Order] {
  const list = python.value(block, 'LIST', Order.NONE, '[]');
  const keys: Record<string, string> = {
    NUMERIC: python.holdsNumbers(block, 'LIST') ? '' : ', key=float',
    TEXT: ', key=str',
    IGNORE_CASE: ', key=lambda item: str(item).lower()'
  };
  const turned = block.getFieldValue('DIRECTION') === '-1' ? ', reverse=True' : '';
  return [`sorted(${list}${keys[String(block.getFieldValue('TYPE'))] ?? ''}${turned})`, Order.FUNCTION_CALL];
}

function splitOrJoin(block: Block, python: PythonWriter): [string, Order] {
  if (block.getFieldValue('MODE') === 'JOIN') {
    const delimiter = python.value(block, 'DELIM', Order.MEMBER, '""');
    return [`${delimiter}.join(${python.value(block, 'INPUT', Order.NONE, '[]')})`, Order.FUNCTION_CALL];
  }
  const delimiter = python.value(block, 'DELIM', Order.NONE, '""');
  // Split at nothing, a text falls into its letters.
  return delimiter === '""' || delimiter === "''"
    ? [`list(${python.value(block, 'INPUT', Order.NONE, '""')})`, Order.FUNCTION_CALL]
    : [`${python.value(block, 'INPUT', Order.MEMBER, '""')}.split(${delimiter})`, Order.FUNCTION_CALL];
}

/** Lists. */
export const listRules: Rules = {
  lists_create_empty: () => ['[]', Order.ATOMIC],
  lists_repeat: (block, python) => {
    const item = python.value(block, 'ITEM', Order.NONE, 'None');
    return [`[${item}] * ${python.whole(block, 'NUM', Order.MULTIPLICATIVE, '0')}`, Order.MULTIPLICATIVE];
  },
  lists_length: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '[]')})`, Order.FUNCTION_CALL],
  lists_isEmpty: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '[]')}) == 0`, Order.RELATIONAL],
  lists_indexOf: indexOf,
  lists_getIndex: getIndex,
  lists_setIndex: setIndex,
  lists_getSublist: (block, python) => slice(block, python, python.value(block, 'LIST', Order.MEMBER, '[]')),
  lists_sort: sort,
  lists_split: splitOrJoin,
  lists_reverse: (block, python) => [`${python.value(block, 'LIST', Order.MEMBER, '[]')}[::-1]`, Order.MEMBER]
};
