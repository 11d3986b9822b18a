import { isObject } from '../document/format.js';
import type { JSONObject, JSONValue } from '../document/format.js';
import { isBeside } from './beside.js';
import { chainOf, everyBlock, stacksOf } from './states.js';

/** The variables of a saved workspace: their names by their ids. */
export function namesOf(workspace: JSONObject): Map<string, string> {
  return new Map(listOf(workspace).map(one => [String(one['id']), String(one['name'])]));
}

/**
 * A workspace read from text whose variables have the ids that they had before, and all the variables there are then:
 * also those that no block had used, and those of blocks that are switched off.
 */
export function renamed(old: JSONObject, fresh: JSONObject): JSONObject {
  const before = new Map(listOf(old).map(one => [String(one['name']), one]));
  const taken = new Set(listOf(old).map(one => String(one['id'])));
  const ids = new Map<string, string>();
  const variables = listOf(fresh).map(one => {
    const known = before.get(String(one['name']));
    let id = String(known?.['id'] ?? one['id']);
    while (!known && taken.has(id)) {
      id += '_';
    }
    taken.add(id);
    ids.set(String(one['id']), id);
    return known ?? { ...one, id };
  });
  const { shown, hidden } = usedIn(old);
  const isLeft = (id: string): boolean => hidden.has(id) || !shown.has(id);
  const rest = listOf(old).filter(one => !variables.includes(one) && isLeft(String(one['id'])));
  const all = [...variables, ...rest];
  return { ...withIds(fresh, ids), ...(all.length ? { variables: all } : {}) };
}

function listOf(workspace: JSONObject): JSONObject[] {
  return Array.isArray(workspace['variables']) ? workspace['variables'].filter(isObject) : [];
}

/** The ids of the variables that blocks of the program use, and of those that blocks use which no text shows. */
function usedIn(workspace: JSONObject): { shown: Set<string>; hidden: Set<string> } {
  const stacks = stacksOf(workspace);
  const program = new Set(everyBlock(stacks.filter(stack => !isBeside(stack)).flatMap(chainOf)));
  const all = everyBlock(stacks.flatMap(chainOf), () => true);
  return { shown: idsIn([...program]), hidden: idsIn(all.filter(block => !program.has(block))) };
}

/** The ids of variables in the fields and shapes of blocks. */
function idsIn(blocks: readonly JSONObject[]): Set<string> {
  const found = new Set<string>();
  const look = (value: JSONValue | undefined): void => {
    if (Array.isArray(value)) {
      value.forEach(look);
    } else if (isObject(value)) {
      if (typeof value['id'] === 'string') {
        found.add(value['id']);
      }
      Object.values(value).forEach(look);
    }
  };
  blocks.forEach(({ fields, extraState }) => look([fields ?? null, extraState ?? null]));
  return found;
}

/** The same value with other ids of variables, wherever fields and shapes of blocks name them. */
export function withIds<T extends JSONValue>(value: T, ids: ReadonlyMap<string, string>, isInside = false): T {
  if (Array.isArray(value)) {
    return value.map(one => withIds(one, ids, isInside)) as unknown as T;
  }
  if (!isObject(value)) {
    return value;
  }
  const changed = Object.entries(value).map(([key, one]): [string, JSONValue] => {
    const id = isInside && key === 'id' && typeof one === 'string' ? ids.get(one) : undefined;
    return [key, id ?? withIds(one, ids, isInside || key === 'fields' || key === 'extraState')];
  });
  return Object.fromEntries(changed) as T;
}
