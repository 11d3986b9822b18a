import type { Block } from 'blockly/core';

import { Order } from '../generator/python.js';
import type { PythonWriter, Rules } from '../generator/python.js';
import { inputOf, moreInput, stateOf } from './block.js';
import { reach } from './names.js';
import { isRequired, shown } from './state.js';
import type { IApiState } from './state.js';

/** The values for `*args`: those that the student has put in. */
function many(block: Block, python: PythonWriter, state: IApiState): string[] {
  const values = Array.from({ length: state.more }, (_, i) => python.value(block, moreInput(i), Order.NONE, ''));
  return values.filter(Boolean);
}

/** The arguments of a call; an optional one whose place is empty is left to its default. */
function callArguments(block: Block, python: PythonWriter, state: IApiState): string[] {
  const values = many(block, python, state);
  const placed: string[] = [];
  const named: string[] = [];
  const parameters = shown(state);
  const places = state.parameters.filter(({ kind }) => kind === 'positional' || kind === 'any');
  for (const parameter of parameters) {
    const value = python.value(block, inputOf(parameter.name), Order.NONE, isRequired(parameter) ? 'None' : '');
    if (!value) {
      continue;
    }
    // Before values for *args only places count, and a place counts only where none before it is left out.
    const inPlace = places.findIndex(({ name }) => name === parameter.name) === placed.length;
    const mustBePlaced = parameter.kind === 'positional' || (parameter.kind === 'any' && values.length > 0);
    if (inPlace && (isRequired(parameter) || mustBePlaced)) {
      placed.push(value);
    } else if (parameter.kind !== 'positional') {
      named.push(`${parameter.name}=${value}`);
    }
  }
  return [...placed, ...values, ...named];
}

function write(block: Block, python: PythonWriter): [string, Order] {
  const state = stateOf(block);
  const way = reach(state);
  if (way) {
    python.addImport(way.line);
  }
  const isMember = state.kind === 'method' || state.kind === 'property';
  const name = isMember
    ? `${python.value(block, 'OBJECT', Order.MEMBER, 'None')}.${state.callable}`
    : (way?.code ?? state.callable);
  return state.kind === 'property' || state.kind === 'constant'
    ? [name, Order.MEMBER]
    : [`${name}(${callArguments(block, python, state).join(', ')})`, Order.FUNCTION_CALL];
}

/** Members of modules, classes and objects. */
export const apiRules: Rules = {
  py_api: write,
  py_api_do: (block, python) => `${write(block, python)[0]}\n`
};
