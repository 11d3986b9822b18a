import 'blockly/blocks';
import '@blockly/block-plus-minus';
import { common } from 'blockly/core';

import { formerBlocks } from './former.js';
import { kerasSpecs } from './keras.js';
import { learnSpecs } from './learn.js';
import { numpySpecs } from './numpy.js';
import { pandasSpecs } from './pandas.js';
import { plotSpecs } from './plot.js';
import { definePythonBlocks, pythonSpecs } from './python/index.js';
import { turtleSpecs } from './turtle.js';
import { definitionOf } from './spec.js';
import type { IBlockSpec } from './spec.js';
import type { IBlockDefinition } from './types.js';
import { defineApiBlocks } from '../members/block.js';
import { defineUnknownBlocks } from './unknown.js';
import { spareUnseenFields } from './unseen.js';

/** All blocks of our own that stand for a piece of Python. */
export const specs: IBlockSpec[] = [
  ...pythonSpecs,
  ...turtleSpecs,
  ...numpySpecs,
  ...pandasSpecs,
  ...plotSpecs,
  ...learnSpecs,
  ...kerasSpecs
];

/** All blocks of our own, besides Blockly's. */
export const ownBlocks: IBlockDefinition[] = specs.map(definitionOf);

let defined = false;

/** Makes our blocks known to Blockly, once. */
export function defineBlocks(): void {
  if (!defined) {
    common.defineBlocksWithJsonArray([...ownBlocks, ...formerBlocks]);
    definePythonBlocks();
    defineUnknownBlocks();
    defineApiBlocks();
    spareUnseenFields();
    defined = true;
  }
}
