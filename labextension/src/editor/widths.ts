import { Field, utils } from 'blockly/core';
import type { WorkspaceSvg } from 'blockly/core';

import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

/** Blockly shortens longer texts. */
const mostShown = 50;

/**
 * Loads blocks with the widths of their texts known beforehand.
 * At every text that it meets for the first time, Blockly asks which font it has, and the browser then works out the
 * styles of all that was added since the last question. The font is the same for all of them.
 */
export function withWidths(workspace: WorkspaceSvg, saved: JSONObject, load: () => void): void {
  const { dom, Svg } = utils;
  const text = dom.createSvgElement(Svg.TEXT, { class: 'blocklyText blocklyFieldText' }, workspace.getCanvas());
  const { fontSize, fontWeight, fontFamily } = getComputedStyle(text);
  text.remove();
  dom.startTextWidthCache();
  try {
    for (const shown of textsOf(saved)) {
      text.textContent = shown.replace(/\s/g, Field.NBSP);
      dom.getFastTextWidthWithSizeString(text, fontSize, fontWeight, fontFamily);
    }
    load();
  } finally {
    dom.stopTextWidthCache();
  }
}

/** The texts and numbers in the fields of saved blocks, and the names of their variables. */
function textsOf(saved: JSONObject): Set<string> {
  const found = new Set<string>();
  const open: unknown[] = [saved];
  const add = (value: unknown): void => {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.length <= mostShown) {
      found.add(text);
    }
  };
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (Array.isArray(state)) {
      state.forEach(one => open.push(one));
    } else if (isObject(state)) {
      add(state['name']);
      for (const [key, value] of Object.entries(state)) {
        if (key === 'fields' && isObject(value)) {
          Object.values(value).forEach(add);
        } else if (typeof value === 'object') {
          open.push(value);
        }
      }
    }
  }
  return found;
}
