import type { Block, Workspace } from 'blockly/core';

import { UNKNOWN_STATEMENT } from '../blocks/unknown.js';
import { Walk, definitions } from './flow.js';

/** The ids of the parameters of a function block. */
export function parameters(block: Block): string[] {
  return block.type.startsWith('procedures_def') ? block.getVarModels().map(variable => variable.getId()) : [];
}

/**
 * What variables must be set to before the program, by their ids, so that one that only counts up starts somewhere.
 * Those that the program surely sets before are left out, and those that are only read: the error that Python then
 * gives says what is missing.
 */
export function presets(workspace: Workspace): Map<string, string> {
  // A block that we do not know may set any variable.
  if (workspace.getBlocksByType(UNKNOWN_STATEMENT, false).length) {
    return new Map();
  }
  const walk = new Walk(definitions(workspace));
  workspace.getTopBlocks(true).forEach(block => walk.stack(block));
  walk.callAll();
  return walk.missing;
}
