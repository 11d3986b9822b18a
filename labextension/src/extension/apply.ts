import * as Blockly from 'blockly/core';

import { addRules, addLanguage } from '../generator/index.js';
import { Order } from '../generator/order.js';
import type { Language, Pair } from '../locale/pair.js';
import { inLanguage } from '../locale/pair.js';
import { addCategories, addToolbox } from '../toolbox/default.js';
import { blockRegistry } from './registry.js';

const texts: Record<string, Pair> = {};

/** Makes what other extensions have added known to Blockly, its texts in the given language. */
export function applyContributions(language: Language): void {
  for (const contribution of blockRegistry.take({ Blockly, Order })) {
    Object.assign(texts, contribution.texts);
    Blockly.common.defineBlocksWithJsonArray(contribution.definitions ?? []);
    addRules(contribution.python ?? {});
    addCategories(contribution.categories ?? []);
    Object.entries(contribution.toolboxes ?? {}).forEach(([name, definition]) => addToolbox(name, definition));
    Object.entries(contribution.generators ?? {}).forEach(([name, generate]) => addLanguage(name, generate));
  }
  Blockly.setLocale(inLanguage(texts, language));
}
