import type { Block } from 'blockly/core';

import type { IFor, IMatch, ITry, IWith } from '../../blocks/python/general/statements.js';
import type { IShapedBlock } from '../../blocks/python/shaped.js';
import { itemInputs } from '../../blocks/python/variadic.js';
import { Order } from '../python.js';
import type { PythonWriter, Rules } from '../python.js';

/** A clause that a statement may have at its end. */
const clause = (block: Block, python: PythonWriter, input: string, word: string): string =>
  block.getInput(input) ? python.clause(block, input, word) : '';

function loop(block: Block, python: PythonWriter): string {
  const start = (block as IShapedBlock<IFor>).shape.async ? 'async for' : 'for';
  const target = python.value(block, 'TARGET', Order.NONE, '_');
  const head = `${start} ${target} in ${python.value(block, 'ITER', Order.NONE, '[]')}:\n`;
  return head + python.body(block, 'DO') + clause(block, python, 'ELSE', 'else');
}

function context(block: Block, python: PythonWriter): string {
  const { items, async } = (block as IShapedBlock<IWith>).shape;
  const contexts = items.map((hasTarget, i) => {
    const code = python.value(block, `CONTEXT${i}`, Order.NONE, 'None');
    if (!hasTarget && items.length === 1 && block.getInputTargetBlock(`CONTEXT${i}`)?.type === 'py_tuple') {
      // In one pair of parentheses, the items of the tuple would be contexts of their own.
      return `(${code})`;
    }
    return hasTarget ? `${code} as ${python.value(block, `TARGET${i}`, Order.NONE, '_')}` : code;
  });
  return `${async ? 'async ' : ''}with ${contexts.join(', ')}:\n${python.body(block, 'DO')}`;
}

function attempt(block: Block, python: PythonWriter): string {
  const { handlers, star } = (block as IShapedBlock<ITry>).shape;
  let code = `try:\n${python.body(block, 'DO')}`;
  handlers.forEach((handler, i) => {
    const type = handler.type ? ` ${python.value(block, `TYPE${i}`, Order.NONE, 'Exception')}` : '';
    const name = handler.name ? ` as ${python.variable(block, `NAME${i}`)}` : '';
    code += python.clause(block, `EXCEPT${i}`, `except${star ? '*' : ''}${type}${name}`);
  });
  return code + clause(block, python, 'ELSE', 'else') + clause(block, python, 'FINALLY', 'finally');
}

function match(block: Block, python: PythonWriter): string {
  const { cases } = (block as IShapedBlock<IMatch>).shape;
  const choices = cases.map((hasGuard, i) => {
    const pattern = python.value(block, `PATTERN${i}`, Order.NONE, '_');
    const guard = hasGuard ? ` if ${python.value(block, `GUARD${i}`, Order.NONE, 'True')}` : '';
    return python.clause(block, `DO${i}`, `case ${pattern}${guard}`);
  });
  const subject = python.value(block, 'SUBJECT', Order.NONE, 'None');
  return `match ${subject}:\n${python.prefixLines(choices.join(''), python.INDENT)}`;
}

/** Statements of the rest of Python. */
export const statementRules: Rules = {
  py_for: loop,
  py_while: (block, python) =>
    `while ${python.value(block, 'TEST', Order.NONE, 'False')}:\n` +
    python.body(block, 'DO') +
    clause(block, python, 'ELSE', 'else'),
  py_with: context,
  py_try_any: attempt,
  py_match: match,
  py_assign: (block, python) => {
    const targets = itemInputs(block, 'TARGET').map(name => `${python.value(block, name, Order.NONE, '_')} = `);
    return `${targets.join('')}${python.value(block, 'VALUE', Order.NONE, 'None')}\n`;
  },
  py_delete: (block, python) => {
    const targets = itemInputs(block, 'TARGET').map(name => python.value(block, name, Order.NONE, '_'));
    return `del ${targets.join(', ')}\n`;
  }
};
