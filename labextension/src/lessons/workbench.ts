import { FieldCheckbox, FieldDropdown, FieldNumber, FieldVariable, inputs, serialization } from 'blockly/core';
import type { Block, Field, Workspace } from 'blockly/core';

import { isObject } from '../document/format.js';
import type { JSONObject, JSONValue } from '../document/format.js';
import { createPythonWriter } from '../generator/index.js';
import { plain } from '../generator/marks.js';
import { inWorkspace } from '../generator/unseen.js';

/** What can be written into a field. */
export type FieldKind = 'variable' | 'choice' | 'number' | 'text';

/** A field of a block or of one that hangs on it; the path names the inputs on the way. */
export interface IPlace {
  path: string[];
  name: string;
  kind: FieldKind;
  options: JSONValue[];
}

/** A block as it was loaded: its whole state, its places and its inputs. */
export interface IBlockShape {
  state: JSONObject;
  fields: IPlace[];
  values: string[];
  statements: string[];
  isValue: boolean;
}

const writer = createPythonWriter();

/** The Python of a block alone: no imports, no preparation of variables; null where the state cannot be loaded. */
export function codeOf(state: JSONObject): string | null {
  return withBlock(state, (block, workspace) => {
    writer.init(workspace);
    const code = writer.blockToCode(block);
    const own = plain(Array.isArray(code) ? code[0] : code);
    // A function is written before the program, not where its block stands.
    return own.trim() ? own : writer.program(workspace).code.replace(/^(import|from) .*\n+/gm, '');
  });
}

/** What a block has once it is loaded; null where the state cannot be loaded. */
export function shapeOf(state: JSONObject): IBlockShape | null {
  return withBlock(state, block => {
    const named = (type: inputs.inputTypes): string[] =>
      block.inputList.filter(input => input.type === type).map(i => i.name);
    const saved = serialization.blocks.save(block) as unknown as JSONObject;
    return {
      state: withoutIds(saved),
      fields: placesOf(block, []),
      values: named(inputs.inputTypes.VALUE),
      statements: named(inputs.inputTypes.STATEMENT),
      isValue: block.outputConnection !== null
    };
  });
}

/** What stands on a block, as a screen reader says it. */
export function nameOf(state: JSONObject): string {
  return withBlock(state, block => block.toString(60, '…')) ?? '';
}

/** The state with another value in a field. */
export function withField(state: JSONObject, place: { path: string[]; name: string }, value: JSONValue): JSONObject {
  const [input, ...path] = place.path;
  if (input === undefined) {
    const fields = isObject(state['fields']) ? state['fields'] : {};
    return { ...state, fields: { ...fields, [place.name]: value } };
  }
  const all = isObject(state['inputs']) ? state['inputs'] : {};
  const connection = isObject(all[input]) ? all[input] : {};
  const changed = Object.entries(connection).map(([key, child]) => [
    key,
    isObject(child) ? withField(child, { path, name: place.name }, value) : child
  ]);
  return { ...state, inputs: { ...all, [input]: Object.fromEntries(changed) as JSONObject } };
}

/** The state with another block in an input. */
export function withInput(state: JSONObject, name: string, connection: JSONObject): JSONObject {
  const all = isObject(state['inputs']) ? state['inputs'] : {};
  return { ...state, inputs: { ...all, [name]: connection } };
}

/** The value of a field in a state. */
export function fieldIn(state: JSONObject, place: { path: string[]; name: string }): JSONValue | undefined {
  let at: JSONObject = state;
  for (const input of place.path) {
    const all = isObject(at['inputs']) ? at['inputs'] : {};
    const connection = isObject(all[input]) ? all[input] : {};
    const child = connection['block'] ?? connection['shadow'];
    at = isObject(child) ? child : {};
  }
  return isObject(at['fields']) ? at['fields'][place.name] : undefined;
}

/** Snippets are Python, and so are their indexes: they count from 0. */
function withBlock<T>(state: JSONObject, use: (block: Block, workspace: Workspace) => T): T | null {
  try {
    return inWorkspace(0, workspace =>
      use(serialization.blocks.append(state as unknown as serialization.blocks.State, workspace), workspace)
    );
  } catch {
    // A block that this version does not know, or that does not fit where it was put.
    return null;
  }
}

function placesOf(block: Block, path: string[]): IPlace[] {
  const own = block.inputList.flatMap(input =>
    input.fieldRow.filter(field => field.name && field.SERIALIZABLE && field.EDITABLE).map(f => placeOf(f, path))
  );
  const children = block.inputList.flatMap(input => {
    const child = input.connection?.targetBlock();
    return child ? placesOf(child, [...path, input.name]) : [];
  });
  return [...own, ...children];
}

function placeOf(field: Field, path: string[]): IPlace {
  const place = { path, name: field.name ?? '', options: [] };
  if (field instanceof FieldVariable) {
    return { ...place, kind: 'variable' };
  }
  if (field instanceof FieldDropdown) {
    const options = field.getOptions(false).filter(option => Array.isArray(option));
    return { ...place, kind: 'choice', options: options.map(option => option[1]) };
  }
  if (field instanceof FieldCheckbox) {
    return { ...place, kind: 'choice', options: [true, false] };
  }
  return { ...place, kind: field instanceof FieldNumber ? 'number' : 'text' };
}

/** Without the ids of blocks and variables: in the student's program they have ids of their own. */
function withoutIds(state: JSONObject): JSONObject {
  const change = (value: JSONValue | undefined): JSONValue => {
    if (Array.isArray(value)) {
      return value.map(change);
    }
    if (!isObject(value)) {
      return value ?? null;
    }
    const entries = Object.entries(value).filter(([key]) => key !== 'id');
    return Object.fromEntries(entries.map(([key, inner]) => [key, change(inner)]));
  };
  return change(state) as JSONObject;
}
