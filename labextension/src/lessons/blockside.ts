import type { Editor } from '../editor/index.js';
import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import type { Language } from '../locale/ui.js';
import { toolbox } from '../toolbox/default.js';
import type { ILessonCategory } from './format.js';
import { lessonToolbox, snippetResolver } from './toolbox.js';
import { nameOf } from './workbench.js';

// What of a lesson needs Blockly; loaded with the first editor.

/** Shows a lesson's blocks, or all where it names none; returns the snippets that no block says. */
export function showToolbox(editor: Editor, categories: ILessonCategory[], language: Language): string[] {
  if (categories.length === 0) {
    editor.setToolbox(toolbox());
    return [];
  }
  const made = lessonToolbox(categories, language);
  editor.setToolbox(made.toolbox);
  return made.unknown.map(one => one.snippet);
}

/** How many blocks a student laid, without those that lie in inputs from the beginning. */
export function countBlocks(editor: Editor): number {
  return editor.workspace.getAllBlocks(false).filter(block => !block.isShadow()).length;
}

/** What stands on the block of a snippet, the snippet itself where there is no such block. */
export function blockName(snippet: string): string {
  const found = snippetResolver().resolve(snippet);
  return ('block' in found && nameOf(found.block)) || snippet;
}

/** How many blocks of the program are of a snippet's kind. */
export function countUses(editor: Editor, snippet: string): number {
  const found = snippetResolver().resolve(snippet);
  return 'block' in found ? countIn(stacksOf(editor.save()), String(found.block['type'])) : 0;
}

/** How many blocks in saved stacks are of a type. */
function countIn(value: unknown, type: string): number {
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, one) => sum + countIn(one, type), 0);
  }
  if (!isObject(value)) {
    return 0;
  }
  const here = value['type'] === type ? 1 : 0;
  return here + Object.values(value).reduce<number>((sum, one) => sum + countIn(one, type), 0);
}

function stacksOf(state: JSONObject): unknown {
  return isObject(state['blocks']) ? state['blocks']['blocks'] : [];
}
