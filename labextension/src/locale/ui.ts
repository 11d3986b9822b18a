import { inLanguage } from './pair.js';
import type { Language } from './pair.js';
import { accessTexts } from './ui/access.js';
import { cellsTexts } from './ui/cells.js';
import { debugTexts } from './ui/debug.js';
import { documentTexts } from './ui/document.js';
import { exportTexts } from './ui/export.js';
import { helpTexts } from './ui/help.js';
import { homeTexts } from './ui/home.js';
import { kernelTexts } from './ui/kernel.js';
import { lessonsTexts } from './ui/lessons.js';
import { teachTexts } from './ui/teach.js';
import { membersTexts } from './ui/members.js';
import { settingsTexts } from './ui/settings.js';
import { toolsTexts } from './ui/tools.js';
import { viewsTexts } from './ui/views.js';

/** Everything that the panel says, one file a topic. */
export const uiTexts = {
  ...documentTexts,
  ...accessTexts,
  ...debugTexts,
  ...kernelTexts,
  ...lessonsTexts,
  ...teachTexts,
  ...homeTexts,
  ...membersTexts,
  ...helpTexts,
  ...toolsTexts,
  ...exportTexts,
  ...viewsTexts,
  ...cellsTexts,
  ...settingsTexts
};

/** A text of the panel. */
export type TextKey = keyof typeof uiTexts;

/** Gives the texts of one language. */
export type Texts = (key: TextKey, values?: Record<string, string | number>) => string;

/** The language for a code such as `zh-CN` or `en`. */
export function languageOf(code: string): Language {
  return code.toLowerCase().startsWith('zh') ? 'zh-hans' : 'en';
}

/** Replaces each `{name}` in a text by the value of that name. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The texts of a language. */
export function textsOf(language: Language): Texts {
  const table = inLanguage(uiTexts, language);
  return (key, values = {}) => fill(table[key], values);
}

export type { Language };
