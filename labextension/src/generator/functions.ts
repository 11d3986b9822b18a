import { Procedures, Variables } from 'blockly/core';
import type { Block } from 'blockly/core';

import { lastingVariables } from './flow.js';
import { isMisplaced } from './places.js';
import { parameters } from './presets.js';
import { Order } from './python.js';
import type { Code, PythonWriter, Rule, Rules } from './python.js';

/** The ids of the variables that a stack uses; parameters, and what calls give to them, belong to one function each. */
function used(stack: Block, isUse: (block: Block) => boolean = () => true): string[] {
  const own = new Set(parameters(stack));
  return stack
    .getDescendants(false)
    .filter(block => block.isEnabled() && !block.type.startsWith('procedures_') && isUse(block))
    .flatMap(block => block.getVarModels().map(variable => variable.getId()))
    .filter(id => !own.has(id));
}

/** The variables that a function changes and the rest of the program, or its next call, uses too: Python wants them declared. */
function globals(definition: Block, python: PythonWriter): string {
  const others = definition.workspace.getTopBlocks(false).filter(stack => stack !== definition);
  const lasting = new Set([...others.flatMap(stack => used(stack)), ...lastingVariables(definition)]);
  const changed = new Set(used(definition, block => !block.outputConnection));
  const names = Variables.allUsedVarModels(definition.workspace)
    .map(variable => variable.getId())
    .filter(id => changed.has(id) && lasting.has(id))
    .map(id => python.getVariableName(id));
  return names.length ? `${python.INDENT}global ${names.join(', ')}\n` : '';
}

const define: Rule = (block, python) => {
  const name = python.getProcedureName(String(block.getFieldValue('NAME')));
  const ids = parameters(block);
  // Of two parameters with one name the last one counts.
  const args = ids.map((id, i) => (ids.includes(id, i + 1) ? python.newName('_') : python.getVariableName(id)));
  const statements = block.getInput('STACK') ? python.statementToCode(block, 'STACK') : '';
  const result = block.getInput('RETURN') ? python.valueToCode(block, 'RETURN', Order.NONE) : '';
  const last = result ? `${python.INDENT}return ${result}\n` : '';
  const body = globals(block, python) + python.suite(statements + last);
  python.addFunction(name, python.scrub_(block, `def ${name}(${args.join(', ')}):\n${body}`, true));
  return null;
};

function call(block: Block, python: PythonWriter): string {
  const values = block.inputList
    .filter(input => /^ARG\d+$/.test(input.name))
    .map(input => python.value(block, input.name, Order.NONE, 'None'));
  return `${python.getProcedureName(calledName(block))}(${values.join(', ')})`;
}

/** The name of the function that a block calls, as its definition spells it: Blockly takes no notice of capitals. */
function calledName(block: Block): string {
  const name = String(block.getFieldValue('NAME'));
  const definition = Procedures.getDefinition(name, block.workspace);
  return definition ? String(definition.getFieldValue('NAME')) : name;
}

function ifReturn(block: Block, python: PythonWriter): Code {
  if (!python.isExact && isMisplaced(block)) {
    return '';
  }
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
