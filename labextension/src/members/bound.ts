import type { Workspace } from 'blockly/core';

import { API_STATEMENT, API_VALUE, stateOf } from './block.js';
import { reach } from './names.js';

/** The names that the imports of a program's blocks bind: no variable can have one of them. */
export function boundNames(workspace: Workspace): string[] {
  const blocks = [API_VALUE, API_STATEMENT].flatMap(type => workspace.getBlocksByType(type, false));
  return blocks.flatMap(block => reach(stateOf(block))?.binds ?? []);
}
