import { Order } from './python.js';
import type { Rules } from './python.js';

/** Lists where Blockly's own code can be read more easily. */
export const listRules: Rules = {
  lists_isEmpty: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '[]')}) == 0`, Order.RELATIONAL]
};
