import type { utils } from 'blockly/core';

import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import type { Language } from '../locale/ui.js';
import { toolbox } from '../toolbox/default.js';
import { moreCategory } from '../toolbox/more.js';
import { said } from './format.js';
import type { ILessonCategory } from './format.js';
import { SnippetResolver } from './snippets.js';

/** Blocks that Blockly's own categories offer, which follow the variables and functions of a program. */
const own: JSONObject[] = [
  { type: 'variables_set', inputs: { VALUE: { shadow: { type: 'math_number', fields: { NUM: 0 } } } } },
  { type: 'variables_set', inputs: { VALUE: { shadow: { type: 'text', fields: { TEXT: '' } } } } },
  { type: 'math_change', inputs: { DELTA: { shadow: { type: 'math_number', fields: { NUM: 1 } } } } },
  { type: 'variables_get' },
  { type: 'math_number' },
  { type: 'text' }
];

/** A category of the full toolbox with the blocks in it, for those who choose. */
export interface IPresetCategory {
  name: string;
  style: string;
  blocks: JSONObject[];
}

/**
 * The blocks of the full toolbox by category, without those for the rest of Python: they can say anything, and a lesson
 * means the block that says it best.
 */
export function presetCategories(): IPresetCategory[] {
  const full = toolbox() as utils.toolbox.ToolboxInfo;
  return categoriesIn((full.contents as unknown as JSONObject[]).filter(item => item['name'] !== moreCategory.name));
}

let resolver: SnippetResolver | null = null;

/** Finds blocks for snippets among all blocks that there are. */
export function snippetResolver(): SnippetResolver {
  resolver ??= new SnippetResolver([...presetCategories().flatMap(category => category.blocks), ...own]);
  return resolver;
}

/** A lesson's toolbox, and the snippets in it that no block says. */
export function lessonToolbox(
  categories: ILessonCategory[],
  language: Language
): { toolbox: utils.toolbox.ToolboxDefinition; unknown: { snippet: string; nearest: string[] }[] } {
  const unknown: { snippet: string; nearest: string[] }[] = [];
  const contents = categories.map(category => {
    const name = said(category.name, language);
    if (category.custom) {
      const custom = category.custom === 'variables' ? 'VARIABLE' : 'PROCEDURE';
      const style = category.custom === 'variables' ? 'variable_category' : 'procedure_category';
      return { kind: 'category', name, categorystyle: style, custom };
    }
    const blocks = category.blocks.flatMap(snippet => {
      const found = snippetResolver().resolve(snippet);
      if ('nearest' in found) {
        unknown.push({ snippet, nearest: found.nearest });
        return [];
      }
      return [{ kind: 'block', ...found.block }];
    });
    return { kind: 'category', name, ...styleOf(blocks[0]), contents: blocks };
  });
  return { toolbox: { kind: 'categoryToolbox', contents }, unknown };
}

/** A category of a lesson has the colour of its first block's category. */
function styleOf(block: JSONObject | undefined): JSONObject {
  const type = String(block?.['type'] ?? '');
  const home = presetCategories().find(category => category.blocks.some(one => one['type'] === type));
  const style = home?.style ?? (own.some(one => one['type'] === type) ? 'variable_category' : '');
  return style ? { categorystyle: style } : {};
}

function categoriesIn(items: JSONObject[]): IPresetCategory[] {
  return items.filter(isObject).flatMap(item => {
    const contents = Array.isArray(item['contents']) ? (item['contents'] as JSONObject[]) : [];
    const blocks = contents.filter(one => one['kind'] === 'block').map(({ kind: _, ...state }) => state);
    const name = String(item['name'] ?? '');
    const here = blocks.length ? [{ name, style: String(item['categorystyle'] ?? ''), blocks }] : [];
    return [...here, ...categoriesIn(contents.filter(one => one['kind'] === 'category'))];
  });
}
