import { UNKNOWN_STATEMENT, UNKNOWN_VALUE } from '../blocks/unknown.js';
import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

/** What a loaded block could not take, kept to be written back, by the block's id. */
export type Leftovers = Map<string, JSONObject>;

const attributes = ['collapsed', 'deletable', 'movable', 'editable', 'enabled', 'disabledReasons', 'inline', 'data'];
const blockKeys = new Set(['type', 'id', 'x', 'y', ...attributes, 'extraState', 'icons', 'fields', 'inputs', 'next']);

/** The blocks that hang on a block, by the name of the input; what follows it has no name. */
export function connections(state: JSONObject): Map<string, JSONObject> {
  const found = new Map<string, JSONObject>();
  const inputs = isObject(state['inputs']) ? state['inputs'] : {};
  for (const [name, connection] of [...Object.entries(inputs), ['', state['next']] as const]) {
    if (isObject(connection) && isObject(connection['block'])) {
      found.set(name, connection['block']);
    }
  }
  return found;
}

/** Puts what was set aside back into a saved workspace, so that nothing of the file is lost. */
export function restore(workspace: JSONObject, leftovers: Leftovers): JSONObject {
  const blocks = workspace['blocks'];
  if (!isObject(blocks) || !Array.isArray(blocks['blocks'])) {
    return workspace;
  }
  return { ...workspace, blocks: { ...blocks, blocks: blocks['blocks'].map(b => restoreBlock(b, leftovers)) } };
}

function restoreBlock(state: unknown, leftovers: Leftovers): JSONObject {
  if (!isObject(state)) {
    return {};
  }
  const { inputs, next, ...own } = state;
  const followers: JSONObject = isObject(next) ? { next: restoreConnection(next, leftovers) } : {};
  const extra = state['extraState'];
  if ((state['type'] === UNKNOWN_STATEMENT || state['type'] === UNKNOWN_VALUE) && isObject(extra)) {
    const original = isObject(extra['original']) ? extra['original'] : {};
    const place = Object.fromEntries(['x', 'y'].filter(k => state[k] !== undefined).map(k => [k, state[k]]));
    return { ...original, ...place, ...followers } as JSONObject;
  }
  const kept: JSONObject = isObject(inputs) ? { inputs: mapObject(inputs, c => restoreConnection(c, leftovers)) } : {};
  return merge({ ...own, ...kept, ...followers }, leftovers.get(String(state['id'])) ?? {});
}

function restoreConnection(connection: unknown, leftovers: Leftovers): JSONObject {
  const state = isObject(connection) ? connection : {};
  return state['block'] === undefined ? state : { ...state, block: restoreBlock(state['block'], leftovers) };
}

function mapObject(object: JSONObject, change: (value: unknown) => JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** What the first object has wins; only objects are merged into each other. */
function merge(state: JSONObject, leftover: JSONObject): JSONObject {
  const merged = { ...state };
  for (const [key, value] of Object.entries(leftover)) {
    const own = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (own === undefined) {
      Object.defineProperty(merged, key, { value, enumerable: true, configurable: true, writable: true });
    } else if (isObject(own) && isObject(value)) {
      merged[key] = merge(own, value);
    }
  }
  return merged;
}

/** Finds what a block in the file has and the loaded one has not. */
export function compare(before: JSONObject, after: JSONObject, leftovers: Leftovers): void {
  const id = String(after['id']);
  const fields = isObject(before['fields']) ? before['fields'] : {};
  const known = isObject(after['fields']) ? after['fields'] : {};
  const lost = Object.entries(fields).filter(([name]) => !Object.hasOwn(known, name));
  if (lost.length) {
    leave(leftovers, id, { fields: Object.fromEntries(lost) });
  }
  const rest = Object.entries(before).filter(([key]) => !blockKeys.has(key));
  if (rest.length) {
    leave(leftovers, id, Object.fromEntries(rest));
  }
  const children = connections(after);
  for (const [name, child] of connections(before)) {
    const saved = children.get(name);
    if (saved) {
      compare(child, saved, leftovers);
    }
  }
}

/** Puts something of a block aside. */
export function leave(leftovers: Leftovers, id: string, leftover: JSONObject): void {
  leftovers.set(id, merge(leftovers.get(id) ?? {}, leftover));
}
