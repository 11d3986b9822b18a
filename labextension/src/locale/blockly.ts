import { setLocale } from 'blockly/core';
import * as stockEn from 'blockly/msg/en';
import * as stockZh from 'blockly/msg/zh-hans';

import { missingZh } from './blockly-zh-hans.js';
import { blockTexts } from './blocks.js';
import { inLanguage } from './pair.js';
import type { Language } from './pair.js';

/** Every text that Blockly or a block of ours can show. Help pages lie outside the school: they are left out. */
export function blocklyTexts(language: Language): Record<string, string> {
  const texts = { ...(stockEn as unknown as Record<string, string>) };
  if (language === 'zh-hans') {
    Object.assign(texts, stockZh, missingZh);
  }
  Object.assign(texts, inLanguage(blockTexts, language));
  for (const key of Object.keys(texts)) {
    if (key.endsWith('_HELPURL')) {
      texts[key] = '';
    }
  }
  return texts;
}

/** Makes Blockly speak a language. */
export function speak(language: Language): void {
  setLocale(blocklyTexts(language));
}
