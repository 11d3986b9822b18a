import type { Block } from 'blockly/core';

import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';

/** The texts and values that a block joins, as the pieces of an f-string or as a sum of strings. */
function join(block: Block, python: PythonWriter): [string, Order] {
  const inputs = block.inputList.filter(input => /^ADD\d+$/.test(input.name));
  const parts = inputs.map(input => ({
    literal: literal(block.getInputTargetBlock(input.name)),
    code: python.value(block, input.name, Order.NONE, '""')
  }));
  if (parts.length === 0) {
    return ['""', Order.ATOMIC];
  }
  if (parts.every(part => part.literal !== null)) {
    return [python.quote_(parts.map(part => part.literal).join('')), Order.ATOMIC];
  }
  if (parts.length === 1) {
    return [`str(${parts[0]?.code ?? '""'})`, Order.FUNCTION_CALL];
  }
  // Before Python 3.12 an f-string's expressions cannot hold its own quotes, a backslash or a colon's meaning.
  const fits = parts.every(part => part.literal !== null || /^[^"\\{}:!\n#]*$/.test(part.code));
  if (fits) {
    const inner = parts.map(part => (part.literal === null ? `{${part.code}}` : python.quoteInside(part.literal)));
    return [`f"${inner.join('')}"`, Order.ATOMIC];
  }
  const terms = parts.map(part => (part.literal === null ? `str(${part.code})` : part.code));
  return [terms.join(' + '), Order.ADDITIVE];
}

function literal(block: Block | null): string | null {
  return block?.type === 'text' && block.isEnabled() ? String(block.getFieldValue('TEXT')) : null;
}

const prompt: Rule = (block, python) => {
  const message = block.getField('TEXT')
    ? python.quote_(String(block.getFieldValue('TEXT')))
    : python.value(block, 'TEXT', Order.NONE, '""');
  const ask = `input(${message})`;
  return [block.getFieldValue('TYPE') === 'NUMBER' ? `float(${ask})` : ask, Order.FUNCTION_CALL];
};

/** Text. */
export const textRules: Rules = {
  text_join: join,
  text_append: (block, python) => {
    const isText = block.getInputTargetBlock('TEXT')?.outputConnection?.getCheck()?.includes('String');
    const code = python.value(block, 'TEXT', Order.NONE, '""');
    const added = isText || code === '""' ? code : `str(${code})`;
    return `${python.variable(block, 'VAR')} += ${added}\n`;
  },
  text_length: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '""')})`, Order.FUNCTION_CALL],
  text_isEmpty: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '""')}) == 0`, Order.RELATIONAL],
  text_print: (block, python) => `print(${python.value(block, 'TEXT', Order.NONE, '""')})\n`,
  text_prompt: prompt,
  text_prompt_ext: prompt
};
