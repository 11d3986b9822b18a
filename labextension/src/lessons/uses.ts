import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

interface IVisible {
  type: string;
  isShadow: boolean;
}

/** How many blocks of some types a program has that can be seen. */
export function countTypes(workspace: JSONObject, types: Set<string>): number {
  return blocksIn(workspace).filter(block => types.has(block.type)).length;
}

/** How many blocks somebody laid, without those that lie in inputs from the beginning. */
export function countBlocks(workspace: JSONObject): number {
  return blocksIn(workspace).filter(block => !block.isShadow).length;
}

function blocksIn(workspace: JSONObject): IVisible[] {
  const blocks = isObject(workspace['blocks']) ? workspace['blocks']['blocks'] : [];
  const found: IVisible[] = [];
  const waiting: { state: unknown; isShadow: boolean }[] = [];
  for (const state of Array.isArray(blocks) ? blocks : []) {
    waiting.push({ state, isShadow: false });
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { state, isShadow } = next;
    if (isObject(state)) {
      found.push({ type: String(state['type']), isShadow });
      const inputs = isObject(state['inputs']) ? Object.values(state['inputs']) : [];
      for (const connection of [...inputs, state['next']].filter(isObject)) {
        // A shadow under a block is not seen.
        const isEmpty = connection['block'] === undefined;
        waiting.push({ state: connection['block'] ?? connection['shadow'], isShadow: isEmpty });
      }
    }
  }
  return found;
}

/** The types of all blocks of a program that can be seen. */
export function typesIn(workspace: JSONObject): Set<string> {
  return new Set(blocksIn(workspace).map(block => block.type));
}
