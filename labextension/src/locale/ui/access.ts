import type { Pair } from '../pair.js';

/** What only those hear who do not see the panel. */
export const accessTexts = {
  fieldEntry: ['Value on the block', '积木上的值']
} satisfies Record<string, Pair>;
