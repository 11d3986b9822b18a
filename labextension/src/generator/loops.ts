import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';
import type { Block } from 'blockly/core';

const isWhole = (code: string): boolean => /^-?\d+$/.test(code);

const repeat: Rule = (block, python) => {
  const times = block.getField('TIMES')
    ? String(Math.trunc(Number(block.getFieldValue('TIMES'))))
    : python.value(block, 'TIMES', Order.NONE, '0');
  const count = isWhole(times) ? times : `int(${times})`;
  return `for _ in range(${count}):\n${python.body(block, 'DO')}`;
};

/** The range that counts from one number to another, both included, up or down as Blockly does. */
function countRange(block: Block, python: PythonWriter): string {
  const from = python.value(block, 'FROM', Order.NONE, '0');
  const to = python.value(block, 'TO', Order.ADDITIVE, '0');
  const by = python.value(block, 'BY', Order.NONE, '1');
  if (!isWhole(from) || !isWhole(to) || !isWhole(by)) {
    const start = isWhole(from) ? from : `int(${from})`;
    const step = isWhole(by) ? by : `int(${by})`;
    const stop = isWhole(to) ? String(Number(to) + 1) : `int(${to}) + 1`;
    return `range(${start}, ${stop}${step === '1' ? '' : `, ${step}`})`;
  }
  const step = Math.abs(Number(by));
  if (Number(from) > Number(to)) {
    return `range(${from}, ${Number(to) - 1}, -${step})`;
  }
  const stop = Number(to) + 1;
  if (step !== 1) {
    return `range(${from}, ${stop}, ${step})`;
  }
  return from === '0' ? `range(${stop})` : `range(${from}, ${stop})`;
}

/** Loops. */
export const loopRules: Rules = {
  controls_repeat: repeat,
  controls_repeat_ext: repeat,
  controls_for: (block, python) =>
    `for ${python.variable(block, 'VAR')} in ${countRange(block, python)}:\n${python.body(block, 'DO')}`
};
