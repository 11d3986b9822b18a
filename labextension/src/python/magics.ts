import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { chainOf, everyBlock, stacksOf } from './states.js';

/** Lines that a kernel understands beside Python: `%matplotlib inline`, `!ls`, `files = !ls`, `print?`. */
const isMagic = (code: string): boolean =>
  /^\s*(?:[\p{XID_Continue}\s,.]+=\s*[!%]|[%!?])/u.test(code) || /\?\s*$/.test(code);

/** The same blocks, without an error on those that hold a line for the kernel: that is none. */
export function withoutMagicErrors(workspace: JSONObject): JSONObject {
  const copy = structuredClone(workspace);
  for (const block of everyBlock(stacksOf(copy).flatMap(chainOf))) {
    const fields = isObject(block['fields']) ? block['fields'] : {};
    if (block['type'] === 'py_raw' && isObject(block['extraState']) && isMagic(String(fields['CODE']))) {
      delete block['extraState']['error'];
    }
  }
  return copy;
}
