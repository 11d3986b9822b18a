import type { Block } from 'blockly/core';

import { compare } from './compare.js';
import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';

const choose: Rule = (block, python) => {
  let code = '';
  for (let i = 0; block.getInput(`IF${i}`); i++) {
    const test = python.value(block, `IF${i}`, Order.NONE, 'False');
    code += python.clause(block, `DO${i}`, `${i ? 'elif' : 'if'} ${test}`);
  }
  return block.getInput('ELSE') ? code + python.clause(block, 'ELSE', 'else') : code;
};

function operation(block: Block, python: PythonWriter): [string, Order] {
  const isAnd = block.getFieldValue('OP') === 'AND';
  const order = isAnd ? Order.LOGICAL_AND : Order.LOGICAL_OR;
  // To Python `a and b and c` is one thing and `(a and b) and c` another, to a reader the same.
  const asked = python.isExact ? order - 1 : order;
  const [a, b] = [python.value(block, 'A', asked, ''), python.value(block, 'B', asked, '')];
  // One missing side changes nothing; with both missing the block says no.
  const empty = isAnd && (a || b) ? 'True' : 'False';
  return [`${a || empty} ${isAnd ? 'and' : 'or'} ${b || empty}`, order];
}

/** Conditions and choices. */
export const logicRules: Rules = {
  controls_if: choose,
  controls_ifelse: choose,
  logic_compare: (block, python) => [compare(block, python), Order.RELATIONAL],
  logic_operation: operation,
  logic_negate: (block, python) => [`not ${python.value(block, 'BOOL', Order.LOGICAL_NOT, 'True')}`, Order.LOGICAL_NOT],
  logic_boolean: block => [block.getFieldValue('BOOL') === 'TRUE' ? 'True' : 'False', Order.ATOMIC],
  logic_null: () => ['None', Order.ATOMIC],
  logic_ternary: (block, python) => {
    const test = python.value(block, 'IF', Order.CONDITIONAL, 'False');
    const yes = python.value(block, 'THEN', Order.CONDITIONAL, 'None');
    const no = python.value(block, 'ELSE', Order.LAMBDA, 'None');
    return [`${yes} if ${test} else ${no}`, Order.CONDITIONAL];
  }
};
