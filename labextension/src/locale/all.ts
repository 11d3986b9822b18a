import * as stockEn from 'blockly/msg/en';
import * as stockZh from 'blockly/msg/zh-hans';

import { missingZh } from './blockly-zh-hans.js';
import { blockTexts } from './blocks.js';
import { errorTexts } from './errors.js';
import { inLanguage } from './pair.js';
import type { Language } from './pair.js';
import { learn } from './spoken.js';
import type { Table } from './spoken.js';

// For the build and where there is no page: a page fetches the table of its own language, see `fetched.ts`.

/** Every text that Blockly, a block of ours or the explanation of an error can show. Help pages lie outside the school: they are left out. */
export function tableFor(language: Language): Table {
  const texts = { ...(stockEn as unknown as Table) };
  if (language === 'zh-hans') {
    Object.assign(texts, stockZh, missingZh);
  }
  Object.assign(texts, inLanguage(blockTexts, language), inLanguage(errorTexts, language));
  for (const key of Object.keys(texts)) {
    if (key.endsWith('_HELPURL')) {
      texts[key] = '';
    }
  }
  return texts;
}

/** Makes all languages known. */
export function learnAll(): void {
  learn('en', tableFor('en'));
  learn('zh-hans', tableFor('zh-hans'));
}
