import type { utils } from 'blockly/core';

import { MODULES } from '../members/names.js';
import { blocklyCategories } from './blockly.js';
import { dataCategories } from './data.js';
import { pythonCategories } from './python.js';

/** Filled with what the program imports and what the kernel holds. */
const modules = {
  kind: 'category',
  name: MODULES,
  categorystyle: 'module_category',
  contents: []
};

/** The categories of a document that names no toolbox of its own. */
export function toolbox(): utils.toolbox.ToolboxDefinition {
  return {
    kind: 'categoryToolbox',
    contents: [...blocklyCategories, ...pythonCategories, { kind: 'sep' }, ...dataCategories, modules]
  };
}
