import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { tableOf } from '../locale/spoken.js';
import type { ILessonCategory, Words } from './format.js';
import { presetCategories, snippetResolver } from './toolbox.js';
import { typesIn } from './uses.js';
import { nameOf } from './workbench.js';

// What a teacher can choose from; needs Blockly, and the texts of both languages.

/** A block of the full toolbox, to be ticked. */
export interface IChoice {
  type: string;
  snippet: string;
  name: string;
}

/** A category of the full toolbox. */
export interface IChoiceCategory {
  name: Words;
  choices: IChoice[];
}

let known: IChoiceCategory[] | null = null;

/** Every block of the full toolbox that a snippet can name. */
export function choices(): IChoiceCategory[] {
  known ??= presetCategories().map(({ name, blocks }) => ({
    name: nameOfCategory(name),
    choices: blocks.flatMap(choiceOf)
  }));
  return known;
}

function choiceOf(state: JSONObject): IChoice[] {
  const snippet = snippetOf(state);
  return snippet ? [{ type: String(state['type']), snippet, name: nameOf(state) || snippet }] : [];
}

/** The Python of a block, if the block is found again by it. */
function snippetOf(state: JSONObject): string {
  const code = snippetResolver().write(state);
  return code && typeOfSnippet(code) === state['type'] ? code : '';
}

/** A category's name, `%{BKY_CAT_LOOPS}`, in both languages. */
function nameOfCategory(name: string): Words {
  const key = /^%\{BKY_(\w+)\}$/.exec(name)?.[1] ?? '';
  const [en, zh] = [tableOf('en')[key], tableOf('zh-hans')[key]];
  return en !== undefined && zh !== undefined ? { en, zh } : name;
}

/** The type of the block that a snippet becomes. */
export function typeOfSnippet(snippet: string): string {
  const found = snippetResolver().resolve(snippet);
  return 'block' in found && isObject(found.block) ? String(found.block['type']) : '';
}

/** A toolbox with the blocks that a workspace uses. */
export function usedToolbox(workspace: JSONObject): ILessonCategory[] {
  const types = typesIn(workspace);
  const categories: ILessonCategory[] = choices().flatMap(({ name, choices: all }) => {
    const blocks = all.filter(choice => types.has(choice.type)).map(choice => choice.snippet);
    return blocks.length ? [{ name, blocks }] : [];
  });
  const has = (start: string): boolean => [...types].some(type => type.startsWith(start));
  const variables: ILessonCategory = { name: nameOfCategory('%{BKY_CAT_VARIABLES}'), blocks: [], custom: 'variables' };
  const functions: ILessonCategory = { name: nameOfCategory('%{BKY_CAT_FUNCTIONS}'), blocks: [], custom: 'functions' };
  return [
    ...categories,
    ...(has('variables_') || has('math_change') ? [variables] : []),
    ...(has('procedures_') ? [functions] : [])
  ];
}

/** A toolbox with or without a block. */
export function ticked(toolbox: ILessonCategory[], category: Words, choice: IChoice, isOn: boolean): ILessonCategory[] {
  if (!isOn) {
    const rest = toolbox.map(one => ({ ...one, blocks: one.blocks.filter(s => !isChosen([s], choice)) }));
    return rest.filter(one => one.blocks.length > 0 || one.custom !== undefined);
  }
  const key = JSON.stringify(category);
  if (toolbox.some(one => JSON.stringify(one.name) === key)) {
    const add = (one: ILessonCategory): ILessonCategory => ({ ...one, blocks: [...one.blocks, choice.snippet] });
    return toolbox.map(one => (JSON.stringify(one.name) === key ? add(one) : one));
  }
  return [...toolbox, { name: category, blocks: [choice.snippet] }];
}

/** Whether a block is among snippets, as it lies in the toolbox or otherwise filled in. */
export function isChosen(snippets: string[], choice: IChoice): boolean {
  return snippets.some(snippet => snippet === choice.snippet || typeOfSnippet(snippet) === choice.type);
}

/** The snippets nearest to one that no block says; null where a block does. */
export function nearestTo(snippet: string): string[] | null {
  const found = snippetResolver().resolve(snippet);
  return 'nearest' in found ? found.nearest : null;
}
