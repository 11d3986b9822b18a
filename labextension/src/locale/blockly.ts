import { setLocale } from 'blockly/core';

import type { Language } from './pair.js';
import { tableOf } from './spoken.js';

/** Makes Blockly speak a language that is known. */
export function speak(language: Language): void {
  setLocale(tableOf(language));
}
