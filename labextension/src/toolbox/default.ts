import type { utils } from 'blockly/core';

import { MODULES, moduleButton } from '../members/names.js';
import { blocklyCategories } from './blockly.js';
import { dataCategories, turtleCategory } from './data.js';
import { moreCategory } from './more.js';
import { pythonCategories } from './python.js';
import type { Category } from './types.js';

/** Filled with what the program imports and what the kernel holds. */
const modules = {
  kind: 'category',
  name: MODULES,
  categorystyle: 'module_category',
  contents: [moduleButton]
};

const added: Category[] = [];
const toolboxes = new Map<string, utils.toolbox.ToolboxDefinition>();

/** Adds categories of another extension. */
export function addCategories(categories: readonly Category[]): void {
  added.push(...categories);
}

/** Adds a toolbox that documents can name. */
export function addToolbox(name: string, definition: utils.toolbox.ToolboxDefinition): void {
  toolboxes.set(name, definition);
}

/** The toolbox of a document: the one that it names, or all categories there are. */
export function toolbox(name = 'default'): utils.toolbox.ToolboxDefinition {
  return (
    toolboxes.get(name) ?? {
      kind: 'categoryToolbox',
      contents: [
        ...blocklyCategories,
        turtleCategory,
        ...pythonCategories,
        moreCategory,
        { kind: 'sep' },
        ...dataCategories,
        ...added,
        modules
      ]
    }
  );
}
