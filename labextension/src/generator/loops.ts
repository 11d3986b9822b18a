import type { Block } from 'blockly/core';

import { opposite } from './compare.js';
import { addedTo, literal } from './items.js';
import { isMisplaced } from './places.js';
import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';

const count = `def NAME(start, stop, step=1):
    """Count from start to stop, both included, upwards or downwards."""
    step = abs(step) if start <= stop else -abs(step)
    while step != 0 and (start <= stop if step > 0 else start >= stop):
        yield start
        start += step
`;

const repeat: Rule = (block, python) => {
  const field = block.getField('TIMES');
  const times = field ? String(Math.trunc(Number(field.getValue()))) : python.whole(block, 'TIMES', Order.NONE, '0');
  return `for _ in range(${times}):\n${python.body(block, 'DO')}`;
};

/** The numbers from one to another, both included, up or down as the numbers say. */
function countRange(block: Block, python: PythonWriter): string {
  const [from, to, by] = [literal(block, 'FROM', 0), literal(block, 'TO', 0), literal(block, 'BY', 1)];
  if (from !== null && to !== null && by) {
    const isDown = from > to;
    const step = isDown ? -Math.abs(by) : Math.abs(by);
    const stop = isDown ? to - 1 : to + 1;
    const start = from === 0 && step === 1 ? '' : `${from}, `;
    return `range(${start}${stop}${step === 1 ? '' : `, ${step}`})`;
  }
  const least = python.least(block, 'TO');
  if (from !== null && by && least !== null && least >= from) {
    const step = Math.abs(by);
    const start = from === 0 && step === 1 ? '' : `${from}, `;
    return `range(${start}${addedTo(block, python, 'TO', 1)}${step === 1 ? '' : `, ${step}`})`;
  }
  const lowest = python.least(block, 'FROM');
  if (to !== null && by && lowest !== null && lowest >= to) {
    return `range(${python.value(block, 'FROM', Order.NONE, '0')}, ${to - 1}, ${-Math.abs(by)})`;
  }
  const step = by === 1 ? '' : `, ${python.value(block, 'BY', Order.NONE, '1')}`;
  const start = python.value(block, 'FROM', Order.NONE, '0');
  return `${python.helper('count', count)}(${start}, ${python.value(block, 'TO', Order.NONE, '0')}${step})`;
}

/** What holds as long as a loop that runs until something runs on. */
function untilTest(block: Block, python: PythonWriter): string {
  const end = block.getInputTargetBlock('BOOL');
  const code = end?.isEnabled() && !python.isExact ? opposite(end, python) : null;
  return end && code !== null
    ? python.scrub_(end, code, true)
    : `not ${python.value(block, 'BOOL', Order.LOGICAL_NOT, 'False')}`;
}

/** Loops. */
export const loopRules: Rules = {
  controls_repeat: repeat,
  controls_repeat_ext: repeat,
  controls_whileUntil: (block, python) => {
    const isUntil = block.getFieldValue('MODE') === 'UNTIL';
    const test = isUntil ? untilTest(block, python) : python.value(block, 'BOOL', Order.NONE, 'False');
    return `while ${test}:\n${python.body(block, 'DO')}`;
  },
  controls_for: (block, python) =>
    `for ${python.variable(block, 'VAR')} in ${countRange(block, python)}:\n${python.body(block, 'DO')}`,
  controls_forEach: (block, python) => {
    const list = python.value(block, 'LIST', Order.NONE, '[]');
    return `for ${python.variable(block, 'VAR')} in ${list}:\n${python.body(block, 'DO')}`;
  },
  controls_flow_statements: (block, python) => {
    const word = block.getFieldValue('FLOW') === 'BREAK' ? 'break' : 'continue';
    return python.isExact || !isMisplaced(block) ? `${word}\n` : '';
  }
};
