import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

/** What a document or a cell keeps of its text beside the blocks: by `hash` one sees whether the text was changed elsewhere. */
export function keptText(imports: readonly string[], code: string): JSONObject {
  return { imports: [...imports], hash: hashOf(code) };
}

/** Whether a text is the one that blocks were kept with. */
export function isKept(kept: unknown, code: string): boolean {
  return isObject(kept) && kept['hash'] === hashOf(code);
}

/** FNV-1a, with the length: two versions of one program that share both are not to be expected. */
export function hashOf(code: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < code.length; i++) {
    hash = Math.imul(hash ^ code.charCodeAt(i), 0x01000193);
  }
  return `${code.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}
