import type { Block } from 'blockly/core';

import { itemInputs } from '../blocks/python/variadic.js';
import { joinSlice } from './items.js';
import { harmless, plain, protect } from './marks.js';
import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';

const operators: Record<string, [string, Order]> = {
  FLOORDIV: ['//', Order.MULTIPLICATIVE],
  MOD: ['%', Order.MULTIPLICATIVE],
  MATMUL: ['@', Order.MULTIPLICATIVE],
  LSHIFT: ['<<', Order.BITWISE_SHIFT],
  RSHIFT: ['>>', Order.BITWISE_SHIFT],
  BITAND: ['&', Order.BITWISE_AND],
  BITXOR: ['^', Order.BITWISE_XOR],
  BITOR: ['|', Order.BITWISE_OR]
};

/** The code of all inputs whose name is a prefix and a number. */
function values(block: Block, python: PythonWriter, prefix: string): string[] {
  return itemInputs(block, prefix).map(name => python.value(block, name, Order.NONE, 'None'));
}

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

function operator(block: Block, python: PythonWriter): [string, Order] {
  const [sign, order] = operators[String(block.getFieldValue('OP'))] ?? ['//', Order.MULTIPLICATIVE];
  const a = python.value(block, 'A', order + 1, '0');
  return [`${a} ${sign} ${python.value(block, 'B', order, '1')}`, order];
}

function tuple(block: Block, python: PythonWriter): [string, Order] {
  const items = values(block, python, 'ADD');
  return [`(${items.join(', ')}${items.length === 1 ? ',' : ''})`, Order.ATOMIC];
}

function dictionary(block: Block, python: PythonWriter): [string, Order] {
  const keys = values(block, python, 'KEY');
  const pairs = keys.map((key, i) => `${key}: ${python.value(block, `VALUE${i}`, Order.NONE, 'None')}`);
  return [`{${pairs.join(', ')}}`, Order.ATOMIC];
}

function call(block: Block, python: PythonWriter): string {
  return `${python.value(block, 'FUNCTION', Order.MEMBER, 'print')}(${values(block, python, 'ARG').join(', ')})`;
}

function method(block: Block, python: PythonWriter): string {
  const object = python.value(block, 'OBJECT', Order.MEMBER, 'None');
  return `${object}.${String(block.getFieldValue('NAME'))}(${values(block, python, 'ARG').join(', ')})`;
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
    code += `except ${type} as ${name}:\n${python.body(block, `EXCEPT${i}`)}`;
  }
  for (const [input, word] of [
    ['ELSE', 'else'],
    ['FINALLY', 'finally']
  ] as const) {
    code += block.getInput(input) ? `${word}:\n${python.body(block, input)}` : '';
  }
  return code;
}

/** A piece of Python as it is; line breaks inside long strings belong to the strings. */
function raw(block: Block): string {
  const code = harmless(String(block.getFieldValue('CODE'))).replace(/\r\n?/g, '\n');
  return code.replace(/("""|''')[^]*?\1/g, protect).trimEnd();
}

/** Plain Python, where a template is not enough. */
export const plainRules: Rules = {
  py_for_range: forRange,
  py_slice: slice,
  py_format: format,
  py_operator: operator,
  py_comment: block =>
    `# ${harmless(String(block.getFieldValue('TEXT')))
      .replace(/\s+/g, ' ')
      .trim()}`.trimEnd() + '\n',
  py_dict: dictionary,
  py_tuple: tuple,
  py_set: (block, python) => {
    const items = values(block, python, 'ADD');
    return items.length ? [`{${items.join(', ')}}`, Order.ATOMIC] : ['set()', Order.FUNCTION_CALL];
  },
  py_call: (block, python) => [call(block, python), Order.FUNCTION_CALL],
  py_call_do: (block, python) => `${call(block, python)}\n`,
  py_method: (block, python) => [method(block, python), Order.FUNCTION_CALL],
  py_method_do: (block, python) => `${method(block, python)}\n`,
  py_print: (block, python) => `print(${values(block, python, 'ARG').join(', ')})\n`,
  py_def: define,
  py_try: tryRule,
  py_raw: block => `${raw(block) || 'pass'}\n`,
  // Whatever is in it, parentheses keep it together.
  py_raw_value: block => [raw(block) || 'None', Order.NONE]
};
