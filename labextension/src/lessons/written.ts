import type { ILessonCategory, Words } from './format.js';

// A toolbox as a teacher writes it: a line "# Name | 名称" begins a category, paragraphs are snippets.

/** A toolbox as text. */
export function writeToolbox(categories: ILessonCategory[]): string {
  return categories
    .map(({ name, blocks, custom }) => [`# ${writeName(name)}${custom ? ` (${custom})` : ''}`, ...blocks].join('\n\n'))
    .join('\n\n');
}

/** Reads a toolbox from text; a snippet before the first category stands in one without a name. */
export function parseToolbox(text: string): ILessonCategory[] {
  const categories: ILessonCategory[] = [];
  for (const paragraph of text.replace(/\r/g, '').split(/\n(?:[ \t]*\n)+/)) {
    const lines = paragraph.replace(/^\n+/, '').trimEnd().split('\n');
    const head = /^#\s*(.*)$/.exec(lines[0] ?? '');
    if (head) {
      categories.push(categoryOf(head[1] ?? ''));
      lines.shift();
    }
    const snippet = lines.join('\n');
    if (snippet.trim()) {
      if (categories.length === 0) {
        categories.push({ name: '', blocks: [] });
      }
      categories.at(-1)?.blocks.push(snippet);
    }
  }
  return categories;
}

function categoryOf(head: string): ILessonCategory {
  const custom = /\((variables|functions)\)\s*$/.exec(head);
  const name = head.slice(0, custom?.index ?? head.length).trim();
  return { name: parseName(name), blocks: [], ...(custom ? { custom: custom[1] as ILessonCategory['custom'] } : {}) };
}

function writeName(name: Words): string {
  return typeof name === 'string' ? name : [name.en, name.zh].filter(Boolean).join(' | ');
}

function parseName(text: string): Words {
  const [en, zh] = text.split('|').map(part => part.trim());
  return zh === undefined ? (en ?? '') : { en: en ?? '', zh };
}

/** A text in two languages; the empty one is left out. */
export function wordsOf(en: string, zh: string): Words {
  return { ...(en.trim() ? { en: en.trim() } : {}), ...(zh.trim() ? { zh: zh.trim() } : {}) };
}

/** Several texts from two columns, one entry each. */
export function zip(en: string, zh: string, separator: RegExp): Words[] {
  const first = parts(en, separator);
  const second = parts(zh, separator);
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, i) => wordsOf(first[i] ?? '', second[i] ?? ''));
}

function parts(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map(part => part.trim())
    .filter(Boolean);
}

/** What a text says in each language, to be edited. */
export function columns(text: Words): { en: string; zh: string } {
  return typeof text === 'string' ? { en: text, zh: '' } : { en: text.en ?? '', zh: text.zh ?? '' };
}
