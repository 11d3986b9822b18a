import type { utils } from 'blockly/core';

import { MODULES_STYLE } from '../members/names.js';
import { blocklyCategories } from './blockly.js';
import { dataCategories } from './data.js';
import { pythonCategories } from './python.js';

/** Filled with what the program imports and what the kernel holds. */
const modules = {
  kind: 'category',
  name: '%{BKY_CAT_MODULES}',
  categorystyle: MODULES_STYLE,
  contents: []
};

/** The categories of a document that names no toolbox of its own. */
export function toolbox(): utils.toolbox.ToolboxDefinition {
  return {
    kind: 'categoryToolbox',
    contents: [...blocklyCategories, ...pythonCategories, { kind: 'sep' }, ...dataCategories, modules]
  };
}
