import type { Editor } from '../editor/index.js';
import type { JSONObject } from '../document/format.js';
import type { Language } from '../locale/ui.js';
import { toolbox } from '../toolbox/default.js';
import type { ILessonCategory } from './format.js';
import { lessonToolbox, snippetResolver } from './toolbox.js';
import { countTypes } from './uses.js';
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

/** What stands on the block of a snippet, the snippet itself where there is no such block. */
export function blockName(snippet: string): string {
  const found = snippetResolver().resolve(snippet);
  return ('block' in found && nameOf(found.block)) || snippet;
}

/** How many blocks of a program are of a snippet's kind. */
export function countUses(workspace: JSONObject, snippet: string): number {
  return countTypes(workspace, snippetResolver().types(snippet));
}
