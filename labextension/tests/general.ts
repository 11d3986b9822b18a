import { Workspace, serialization } from 'blockly/core';

import type { JSONObject } from '../src/document/format.js';
import { setText } from '../src/generator/exact.js';
import { workspaceToPython } from '../src/generator/index.js';
import { fill } from './workspace.js';

/** A block with fields, value blocks and statements in its inputs, and whatever else its state has. */
export function make(type: string, parts: Record<string, unknown> = {}, rest: JSONObject = {}): JSONObject {
  const fields: JSONObject = {};
  const inputs: JSONObject = {};
  for (const [name, part] of Object.entries(parts)) {
    if (Array.isArray(part)) {
      inputs[name] = { block: chain(...(part as JSONObject[])) };
    } else if (typeof part === 'object' && part !== null && 'type' in part) {
      inputs[name] = { block: part as JSONObject };
    } else {
      fields[name] = part as JSONObject;
    }
  }
  return { type, fields, inputs, ...rest };
}

/** Blocks one below the other. */
export function chain(...blocks: JSONObject[]): JSONObject {
  return blocks.reduceRight((next, block) => ({ ...block, next: { block: next } }));
}

/** A variable; its id is its name. */
export const v = (name: string): JSONObject => make('variables_get', { VAR: { id: name } });

/** A whole number. */
export const n = (value: number): JSONObject => make('math_number', { NUM: value });

/** A text. */
export const t = (text: string, rest: JSONObject = {}): JSONObject => make('text', { TEXT: text }, rest);

/** A field that names a variable. */
export const id = (name: string): JSONObject => ({ id: name });

/** A block with numbered value inputs and as many items. */
export function items(type: string, prefix: string, ...values: JSONObject[]): JSONObject {
  const inputs = Object.fromEntries(values.map((value, i) => [`${prefix}${i}`, value]));
  return make(type, inputs, { extraState: { items: values.length } });
}

/** A call of a function. */
export function call(name: JSONObject, ...values: JSONObject[]): JSONObject {
  const block = items('py_call', 'ARG', ...values);
  return { ...block, inputs: { ...(block['inputs'] as JSONObject), FUNCTION: { block: name } } };
}

/** A binary operation. */
export const op = (sign: string, a: JSONObject, b: JSONObject): JSONObject =>
  make('py_operator', { OP: sign, A: a, B: b });

/** A statement that is a value. */
export const run = (value: JSONObject): JSONObject => make('py_expression', { VALUE: value });

/** A block with a comment, behind its line or above it. */
export function commented(block: JSONObject, text: string, trailing = true): JSONObject {
  return { ...block, icons: { comment: { text } }, ...(trailing ? { data: '{"trailing":true}' } : {}) };
}

/** A workspace made from a text that holds stacks of blocks. */
export function exactWorkspace(...stacks: JSONObject[]): Workspace {
  const names = new Set([...JSON.stringify(stacks).matchAll(/"id":"([^"]*)"/g)].map(match => match[1] ?? ''));
  const workspace = new Workspace();
  setText(workspace, { imports: new Set(['import random']) });
  return fill(workspace, {
    variables: [...names].map(name => ({ name, id: name })),
    blocks: { languageVersion: 0, blocks: stacks.map((stack, i) => ({ ...stack, y: i * 100 })) }
  });
}

/** The Python of stacks of blocks that were made from a text; saved and loaded once more they give the same. */
export function exact(...stacks: JSONObject[]): string {
  const workspace = exactWorkspace(...stacks);
  const code = workspaceToPython(workspace);
  const saved = serialization.workspaces.save(workspace);
  const again = new Workspace();
  setText(again, { imports: new Set(['import random']) });
  fill(again, saved);
  if (JSON.stringify(serialization.workspaces.save(again)) !== JSON.stringify(saved)) {
    throw new Error('Saved and loaded again, the blocks are not the same.');
  }
  workspace.dispose();
  again.dispose();
  return code;
}
