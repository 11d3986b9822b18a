import { Blocks, FieldDropdown, Workspace, serialization, utils } from 'blockly/core';
import type { Block } from 'blockly/core';

import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

/** What a block's definition has that can read the shape of a block in Blockly's older format and write today's. */
type Mutable = Block & {
  domToMutation?: (xml: Element) => void;
  loadExtraState?: (state: JSONObject) => void;
  saveExtraState?: () => JSONObject | null;
};

const isMutation = (state: unknown): state is string => typeof state === 'string' && /^<mutation\b/i.test(state);

const mostParts = 1000;
const longestText = 100_000;

/** The numbers in a shape's attributes; what is called so may be a number, too. */
function countsIn(mutation: string): number[] {
  const attributes = [...mutation.matchAll(/([\w-]+)\s*=\s*["'](\d+)["']/g)];
  return attributes.filter(([, name]) => !/^name$|id$/i.test(name ?? '')).map(([, , digits]) => Number(digits));
}

/**
 * Whether a shape asks for no more parts than a person would: Blockly makes as many as a file says.
 * @param filled how many parts the file fills, which are there in any case.
 */
export function isModest(shape: unknown, filled = 0): boolean {
  if (typeof shape === 'number') {
    return Math.abs(shape) <= mostParts + filled;
  }
  if (typeof shape === 'string') {
    return isMutation(shape)
      ? countsIn(shape).every(count => count <= mostParts + filled)
      : (shape as string).length <= longestText;
  }
  const parts = typeof shape === 'object' && shape !== null ? Object.values(shape) : [];
  return parts.length <= mostParts && parts.every(part => isModest(part, filled));
}

/** How many inputs of a block a file fills. */
export function filledInputs(state: JSONObject): number {
  return isObject(state['inputs']) ? Object.keys(state['inputs']).length : 0;
}

/** A workspace whose blocks have their shapes as XML, as Blockly's older format does, with shapes that it loads today. */
export function modernise(workspace: JSONObject): JSONObject {
  if (!JSON.stringify(workspace).includes('"extraState":"<mutation')) {
    return workspace;
  }
  const trial = new Workspace();
  try {
    serialization.workspaces.load({ variables: workspace['variables'] ?? [] }, trial);
    return change(workspace, trial) as JSONObject;
  } catch {
    return workspace;
  } finally {
    trial.dispose();
  }
}

function change(value: unknown, trial: Workspace): unknown {
  if (Array.isArray(value)) {
    return value.map(item => change(item, trial));
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const state =
      key === 'extraState' && isMutation(inner) && isModest(inner, filledInputs(value))
        ? shapeOf(value, inner, trial)
        : undefined;
    return [key, state ?? change(inner, trial)];
  });
  return Object.fromEntries(entries);
}

function shapeOf(state: JSONObject, mutation: string, trial: Workspace): unknown {
  const type = String(state['type']);
  if (!Object.hasOwn(Blocks, type)) {
    return undefined;
  }
  const block: Mutable = trial.newBlock(type);
  try {
    block.domToMutation?.(utils.xml.textToDom(mutation));
    choose(block, state['fields']);
    return block.loadExtraState ? (block.saveExtraState?.() ?? undefined) : undefined;
  } catch {
    return undefined;
  } finally {
    block.dispose(false);
  }
}

/** Sets what is chosen in a block: some shapes are made from it. */
function choose(block: Block, fields: unknown): void {
  for (const [name, value] of Object.entries(isObject(fields) ? fields : {})) {
    const field = block.getField(name);
    if (field instanceof FieldDropdown && typeof value === 'string') {
      field.setValue(value);
    }
  }
}
