import { isObject } from '../document/format.js';
import type { JSONObject, JSONValue } from '../document/format.js';
import { inputsOf, inside, isOff } from './states.js';
import { namesOf, withIds } from './variables.js';

/** What a block means, with all that hangs in it or, on demand, alone: equal where two blocks mean the same. */
export type Fingerprints = (block: JSONObject, alone?: boolean) => string;

/** The fingerprints of the blocks of one workspace. What follows a block is not in its own. */
export function fingerprints(workspace: JSONObject): Fingerprints {
  const names = namesOf(workspace);
  const known = new WeakMap<JSONObject, string>();
  const ownPart = (block: JSONObject): JSONValue => [
    block['type'] ?? '',
    sorted(withIds(block['fields'] ?? {}, names, true)),
    sorted(withIds(block['extraState'] ?? null, names, true)),
    block['data'] ?? '',
    isObject(block['icons']) && isObject(block['icons']['comment']) ? (block['icons']['comment']['text'] ?? '') : ''
  ];
  const print: Fingerprints = (block, alone = false) => {
    if (alone) {
      return JSON.stringify(ownPart(block));
    }
    let found = known.get(block);
    if (found === undefined) {
      const inputs = [...inputsOf(block)]
        .map(([name, input]): [string, string[]] => [
          name,
          inside(input)
            .filter(one => !isOff(one))
            .map(one => print(one))
        ])
        .filter(([, blocks]) => blocks.length)
        .sort(([a], [b]) => (a < b ? -1 : 1));
      found = JSON.stringify([ownPart(block), inputs]);
      known.set(block, found);
    }
    return found;
  };
  return print;
}

/** The same value with the keys of objects in order. */
function sorted(value: JSONValue): JSONValue {
  if (Array.isArray(value)) {
    return value.map(one => sorted(one));
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
