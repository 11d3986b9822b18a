import { Blocks, Events, Workspace, common } from 'blockly/core';

import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

import { harmless } from '../generator/marks.js';
import type { Rules } from '../generator/python.js';

const most = 500;
const parts =
  /^(input_(value|statement|dummy|end_row)|field_(input|number|checkbox|dropdown|label|label_serializable|variable|image))$/;
const keys = /^(type|message\d+|args\d+|output|previousStatement|nextStatement|inputsInline|colour|style|tooltip)$/;

/**
 * Defines the shapes of blocks that a document brings along, such as those of the older magics' templates. They are
 * data of anybody's: what is not a shape, and what would take the place of a block there is, is left out.
 * @returns rules for them: nobody has said what Python they are, so it says what is missing.
 */
export function defineShapes(found: unknown): Rules {
  const rules: Rules = {};
  for (const shape of Array.isArray(found) ? found.slice(0, most) : []) {
    const type = isObject(shape) ? shape['type'] : null;
    if (!isObject(shape) || typeof type !== 'string' || !/^[\w.-]{1,100}$/.test(type) || type in Blocks) {
      continue;
    }
    const allowed = Object.fromEntries(Object.entries(shape).filter(([key]) => keys.test(key)));
    if (!Object.entries(allowed).every(([key, value]) => !key.startsWith('args') || areHarmless(value))) {
      continue;
    }
    common.defineBlocksWithJsonArray([allowed]);
    if (!isSound(type)) {
      Reflect.deleteProperty(Blocks, type);
      continue;
    }
    rules[type] = block => (block.outputConnection ? ['None', 0] : `# ${harmless(type)}\n`);
  }
  return rules;
}

/** Whether the parts of a shape are some of Blockly's own, and none makes the page ask another server for a picture. */
function areHarmless(found: JSONObject[string]): boolean {
  return (
    Array.isArray(found) &&
    found.every(part => {
      if (!isObject(part) || !parts.test(String(part['type'])) || isObject(part['alt'])) {
        return false;
      }
      const options: unknown[] = Array.isArray(part['options']) ? part['options'] : [];
      const pictures = options.map(option => (Array.isArray(option) ? (option[0] as unknown) : null)).filter(isObject);
      return [...(part['type'] === 'field_image' ? [part] : []), ...pictures].every(({ src }) =>
        /^data:image\//.test(String(src))
      );
    })
  );
}

/** Whether a block of a type can be made. */
function isSound(type: string): boolean {
  Events.disable();
  const workspace = new Workspace();
  try {
    workspace.newBlock(type);
    return true;
  } catch {
    return false;
  } finally {
    workspace.dispose();
    Events.enable();
  }
}
