import { Order } from './python.js';
import type { Rules } from './python.js';

/** Conditions and choices where Blockly's own code can be read more easily. */
export const logicRules: Rules = {
  logic_ternary: (block, python) => {
    const test = python.value(block, 'IF', Order.LOGICAL_OR, 'False');
    const yes = python.value(block, 'THEN', Order.LOGICAL_OR, 'None');
    const no = python.value(block, 'ELSE', Order.CONDITIONAL, 'None');
    return [`${yes} if ${test} else ${no}`, Order.CONDITIONAL];
  }
};
