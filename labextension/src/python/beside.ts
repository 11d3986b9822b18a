import type { JSONObject } from '../document/format.js';
import { isPart } from '../generator/places.js';

/** Whether a stack lies beside the program: it says something only inside a block. */
export function isBeside(stack: JSONObject): boolean {
  return isPart(stack['type']);
}
