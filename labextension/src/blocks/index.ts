import 'blockly/blocks';
import { common } from 'blockly/core';

import { kerasBlocks } from './keras.js';
import { learnBlocks } from './learn.js';
import { numpyBlocks } from './numpy.js';
import { plotBlocks } from './plot.js';
import type { IBlockDefinition } from './types.js';
import { defineUnknownBlocks } from './unknown.js';

/** All blocks of our own, besides Blockly's. */
export const ownBlocks: IBlockDefinition[] = [...numpyBlocks, ...plotBlocks, ...learnBlocks, ...kerasBlocks];

let defined = false;

/** Makes our blocks known to Blockly, once. */
export function defineBlocks(): void {
  if (!defined) {
    common.defineBlocksWithJsonArray(ownBlocks);
    defineUnknownBlocks();
    defined = true;
  }
}
