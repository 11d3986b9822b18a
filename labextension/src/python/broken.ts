import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { chainOf, everyBlock, stacksOf, unplaced } from './states.js';

/** Blocks of a text with a statement that is no Python yet, and those that there were before it. */
export interface IBroken {
  before: JSONObject;
  shown: string;
}

/** What is to be remembered where a text that was read has a statement that is no Python yet; else null. */
export function brokenBy(before: JSONObject, shown: JSONObject): IBroken | null {
  return isBroken(shown) ? { before, shown: withoutPlaces(shown) } : null;
}

/**
 * The blocks that survive in what is read next: a statement that is mended finds again what no text shows of it, as
 * long as nobody has changed a block meanwhile.
 */
export function survivors(broken: IBroken | null, shown: JSONObject): JSONObject {
  return broken?.shown === withoutPlaces(shown) ? placed(broken.before, shown) : shown;
}

/** Blocks whose stacks stand where they stand now. */
function placed(before: JSONObject, shown: JSONObject): JSONObject {
  const places = new Map(stacksOf(shown).map(({ id, x, y }) => [id, { x: x ?? 0, y: y ?? 0 }]));
  const blocks = isObject(before['blocks']) ? before['blocks'] : {};
  return {
    ...before,
    blocks: { ...blocks, blocks: stacksOf(before).map(one => ({ ...one, ...places.get(one['id']) })) }
  };
}

function isBroken(workspace: JSONObject): boolean {
  return everyBlock(stacksOf(workspace).flatMap(chainOf)).some(
    ({ extraState }) => isObject(extraState) && typeof extraState['error'] === 'string'
  );
}

/** Blockly moves stacks that overlap a moment after they were shown: nobody has changed a block then. */
function withoutPlaces(workspace: JSONObject): string {
  return JSON.stringify([stacksOf(workspace).map(unplaced), workspace['variables']]);
}
