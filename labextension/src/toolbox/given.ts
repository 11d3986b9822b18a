import { Blocks } from 'blockly/core';
import type { utils } from 'blockly/core';

import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { isModest, modernise } from '../editor/mutations.js';
import type { Category, Item } from './types.js';

const mostDeep = 10;
const mostItems = 2000;
const longest = 200;

/**
 * The toolbox that a document brings along. It is data of anybody's: blocks that are not known, and whatever is no
 * block, category, gap or label, are left out.
 * @returns null where nothing is left.
 */
export function givenToolbox(found: unknown): utils.toolbox.ToolboxDefinition | null {
  if (!isObject(found)) {
    return null;
  }
  const count = { left: mostItems };
  const contents = items(found['contents'], mostDeep, count);
  if (!contents.length) {
    return null;
  }
  const kind = contents.some(item => item.kind === 'category') ? 'categoryToolbox' : 'flyoutToolbox';
  return { kind, contents };
}

function items(found: unknown, depth: number, count: { left: number }): (Item | Category)[] {
  if (!Array.isArray(found) || depth === 0) {
    return [];
  }
  return found.flatMap((item): (Item | Category)[] => {
    if (!isObject(item) || count.left-- <= 0) {
      return [];
    }
    switch (item['kind']) {
      case 'category':
        return [categoryOf(item, depth, count)];
      case 'block':
        return blockOf(item);
      case 'sep':
        return [{ kind: 'sep' }];
      case 'label':
        return [{ kind: 'label', text: String(item['text'] ?? '').slice(0, longest) }];
      default:
        return [];
    }
  });
}

function categoryOf(item: JSONObject, depth: number, count: { left: number }): Category {
  const name = String(item['name'] ?? '').slice(0, longest);
  const colour = typeof item['colour'] === 'string' && /^(#[\da-f]{3,6}|\d{1,3})$/i.test(item['colour']);
  const custom = item['custom'] === 'VARIABLE' || item['custom'] === 'PROCEDURE' ? item['custom'] : null;
  return {
    kind: 'category',
    name,
    ...(colour ? { colour: item['colour'] } : {}),
    ...(custom ? { custom } : { contents: items(item['contents'], depth - 1, count) })
  };
}

/** A block of a type that is known, its shape in the form that blocks have today. */
function blockOf(item: JSONObject): Item[] {
  const { kind: _kind, ...state } = item;
  const workspace = modernise({ blocks: { blocks: [state] } });
  const { blocks } = workspace['blocks'] as { blocks: JSONObject[] };
  const [block] = blocks;
  return block && isKnown(block, mostDeep) ? [{ kind: 'block', ...block }] : [];
}

function isKnown(state: unknown, depth: number): boolean {
  if (!isObject(state) || depth === 0 || typeof state['type'] !== 'string' || !Object.hasOwn(Blocks, state['type'])) {
    return false;
  }
  const inputs = isObject(state['inputs']) ? Object.values(state['inputs']) : [];
  const below = [...inputs, state['next']].filter(isObject).flatMap(one => [one['block'], one['shadow']]);
  return isModest(state['extraState']) && below.every(one => one === undefined || isKnown(one, depth - 1));
}
