import type { Language } from './pair.js';
import { isKnown, learn } from './spoken.js';
import type { Table } from './spoken.js';

// Written by scripts/texts.mjs. They are data, so that nobody loads a language as a program, or two for one.
const files: Record<Language, URL> = {
  en: new URL('./texts/en.json', import.meta.url),
  'zh-hans': new URL('./texts/zh-hans.json', import.meta.url)
};

/** Fetches the texts of blocks and errors in some languages, each once. */
export async function fetchTexts(...languages: Language[]): Promise<void> {
  await Promise.all(
    languages.map(async language => {
      if (!isKnown(language)) {
        const answer = await fetch(files[language]);
        if (!answer.ok) {
          throw new Error(`${answer.url}: ${answer.status}`);
        }
        learn(language, (await answer.json()) as Table);
      }
    })
  );
}
