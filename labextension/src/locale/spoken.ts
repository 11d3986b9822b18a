import type { Language } from './pair.js';

/** The texts of blocks, by Blockly's names for them, and of errors, by ours, in one language. */
export type Table = Record<string, string>;

const tables = new Map<Language, Table>();

/** Makes the texts of a language known. */
export function learn(language: Language, texts: Table): void {
  tables.set(language, texts);
}

/** Whether the texts of a language are known. */
export function isKnown(language: Language): boolean {
  return tables.has(language);
}

/** The texts of a language that is known. */
export function tableOf(language: Language): Table {
  const table = tables.get(language);
  if (!table) {
    throw new Error(`The texts of the blocks have not been loaded: ${language}`);
  }
  return table;
}
