import { Variables } from 'blockly/core';
import type { Block } from 'blockly/core';

import { parameters, variableIds } from './presets.js';
import { Order } from './python.js';
import type { Code, PythonWriter, Rule, Rules } from './python.js';

/** The variables that a function changes and the rest of the program uses too: Python wants them declared. */
function globals(definition: Block, python: PythonWriter): string {
  const inside = new Set(definition.getDescendants(false));
  const outside = definition.workspace.getAllBlocks(false).filter(block => !inside.has(block));
  const usedOutside = new Set(outside.flatMap(variableIds));
  const changed = new Set(
    [...inside].filter(block => block !== definition && !block.outputConnection).flatMap(variableIds)
  );
  const own = new Set(parameters(definition));
  const names = Variables.allUsedVarModels(definition.workspace)
    .filter(variable => {
      const id = variable.getId();
      return changed.has(id) && usedOutside.has(id) && !own.has(id);
    })
    .map(variable => python.getVariableName(variable.getId()));
  return names.length ? `${python.INDENT}global ${names.join(', ')}\n` : '';
}

const define: Rule = (block, python) => {
  const name = python.getProcedureName(String(block.getFieldValue('NAME')));
  const args = parameters(block).map(id => python.getVariableName(id));
  const statements = block.getInput('STACK') ? python.statementToCode(block, 'STACK') : '';
  const result = block.getInput('RETURN') ? python.valueToCode(block, 'RETURN', Order.NONE) : '';
  const last = result ? `${python.INDENT}return ${result}\n` : '';
  const body = globals(block, python) + (statements + last || python.pass);
  python.addFunction(name, python.scrub_(block, `def ${name}(${args.join(', ')}):\n${body}`, true));
  return null;
};

function call(block: Block, python: PythonWriter): string {
  const values = block.inputList
    .filter(input => /^ARG\d+$/.test(input.name))
    .map(input => python.value(block, input.name, Order.NONE, 'None'));
  return `${python.getProcedureName(String(block.getFieldValue('NAME')))}(${values.join(', ')})`;
}

function ifReturn(block: Block, python: PythonWriter): Code {
  const test = python.value(block, 'CONDITION', Order.NONE, 'False');
  const result = block.getInput('VALUE') ? ` ${python.value(block, 'VALUE', Order.NONE, 'None')}` : '';
  return `if ${test}:\n${python.INDENT}return${result}\n`;
}

/** Functions: only what a function changes is declared global. */
export const functionRules: Rules = {
  procedures_defreturn: define,
  procedures_defnoreturn: define,
  procedures_callreturn: (block, python) => [call(block, python), Order.FUNCTION_CALL],
  procedures_callnoreturn: (block, python) => `${call(block, python)}\n`,
  procedures_ifreturn: ifReturn
};
