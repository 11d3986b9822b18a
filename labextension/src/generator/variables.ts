import { Order } from './python.js';
import type { Rule, Rules } from './python.js';

const get: Rule = (block, python) => [python.variable(block, 'VAR'), Order.ATOMIC];
const set: Rule = (block, python) =>
  `${python.variable(block, 'VAR')} = ${python.value(block, 'VALUE', Order.NONE, 'None')}\n`;

/** Variables. */
export const variableRules: Rules = {
  variables_get: get,
  variables_get_dynamic: get,
  variables_set: set,
  variables_set_dynamic: set
};
