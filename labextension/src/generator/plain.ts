import type { Block } from 'blockly/core';

import { asComment } from './comments.js';
import { joinSlice } from './items.js';
import { harmless, plain, protect } from './marks.js';
import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';

function forRange(block: Block, python: PythonWriter): string {
  const [start, stop, step] = [
    python.value(block, 'START', Order.NONE, '0'),
    python.value(block, 'STOP', Order.NONE, '0'),
    python.value(block, 'STEP', Order.NONE, '1')
  ];
  const parts = step !== '1' ? [start, stop, step] : start === '0' ? [stop] : [start, stop];
  return `for ${python.variable(block, 'VAR')} in range(${parts.join(', ')}):\n${python.body(block, 'DO')}`;
}

function slice(block: Block, python: PythonWriter): [string, Order] {
  const [start, stop, step] = ['START', 'STOP', 'STEP'].map(input => python.value(block, input, Order.CONDITIONAL, ''));
  const parts = [start ?? '', stop ?? '', ...(step ? [step] : [])];
  return [`${python.value(block, 'WHOLE', Order.MEMBER, '[]')}[${joinSlice(parts)}]`, Order.MEMBER];
}

function format(block: Block, python: PythonWriter): [string, Order] {
  const spec = String(block.getFieldValue('SPEC'));
  const isPlain = /^[^{}"'\\\n]*$/.test(spec);
  const text = python.isInsideText
    ? ''
    : python.fString([], () => [`{${python.value(block, 'VALUE', Order.CONDITIONAL, '0')}:${spec}}`]);
  if (text && isPlain && !/[\\{}!=#"]/.test(plain(text).slice(3, -2 - spec.length))) {
    return [text, Order.ATOMIC];
  }
  const value = python.value(block, 'VALUE', Order.NONE, '0');
  return [`format(${value}, ${python.quote_(spec)})`, Order.FUNCTION_CALL];
}

const define: Rule = (block, python) => {
  const parameters = block.inputList
    .flatMap(input => input.fieldRow)
    .filter(field => /^PARAM\d+$/.test(field.name ?? ''))
    .map(field => python.variable(block, field.name ?? ''));
  return `def ${python.variable(block, 'NAME')}(${parameters.join(', ')}):\n${python.body(block, 'DO')}`;
};

function tryRule(block: Block, python: PythonWriter): string {
  let code = `try:\n${python.body(block, 'DO')}`;
  for (let i = 0; block.getInput(`EXCEPT${i}`); i++) {
    const [type, name] = [String(block.getFieldValue(`TYPE${i}`)), python.variable(block, `VAR${i}`)];
    code += python.clause(block, `EXCEPT${i}`, `except ${type} as ${name}`);
  }
  for (const [input, word] of [
    ['ELSE', 'else'],
    ['FINALLY', 'finally']
  ] as const) {
    code += block.getInput(input) ? python.clause(block, input, word) : '';
  }
  return code;
}

/** A piece of Python as it is, but for empty lines below it; line breaks inside long strings belong to the strings. */
function raw(block: Block): string {
  const code = harmless(String(block.getFieldValue('CODE'))).replace(/\r\n?/g, '\n');
  const isEmpty = /^[ \t\f\n]*$/.test(code);
  return isEmpty ? '' : code.replace(/("""|''')[^]*?\1/g, protect).replace(/\n[ \t\f\n]*$/, '');
}

/** Plain Python, where a template is not enough. */
export const plainRules: Rules = {
  py_for_range: forRange,
  py_slice: slice,
  py_format: format,
  py_comment: block => {
    const text = String(block.getFieldValue('TEXT')).replace(/[\r\n]+/g, ' ');
    return `${asComment(text.startsWith('#') ? text : text.trim())[0] ?? '#'}\n`;
  },
  py_def: define,
  py_try: tryRule,
  py_raw: block => `${raw(block) || 'pass'}\n`,
  // Whatever is in it, parentheses keep it together.
  py_raw_value: block => [raw(block) || 'None', Order.NONE]
};
