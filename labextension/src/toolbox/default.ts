import type { utils } from 'blockly/core';

import { blocklyCategories } from './blockly.js';
import { dataCategories } from './data.js';

/** The categories of a document that names no toolbox of its own. */
export function toolbox(): utils.toolbox.ToolboxDefinition {
  return {
    kind: 'categoryToolbox',
    contents: [...blocklyCategories, { kind: 'sep' }, ...dataCategories]
  };
}
