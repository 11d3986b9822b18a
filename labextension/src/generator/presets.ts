import type { Block, Workspace } from 'blockly/core';

import { UNKNOWN_STATEMENT } from '../blocks/unknown.js';

/** Statements that need their variable to have a value already, and the value Blockly documents for an unset one. */
const changes: Record<string, string> = { math_change: '0', text_append: '""' };

/** The ids of the variables that a block names in its fields or as parameters. */
export function variableIds(block: Block): string[] {
  return block.getVarModels().map(variable => variable.getId());
}

/** The ids of the variables that a block gives a value to. */
export function assigned(block: Block): string[] {
  if (block.type in changes || block.outputConnection) {
    return [];
  }
  return variableIds(block);
}

/** The ids of the parameters of a function block. */
export function parameters(block: Block): string[] {
  return block.type.startsWith('procedures_def') ? variableIds(block) : [];
}

/**
 * What variables must be set to before the program, by their ids, so that one that only counts up starts somewhere.
 * Those that the program sets are left out, and those that are only read: the error that Python then gives says what
 * is missing.
 */
export function presets(workspace: Workspace): Map<string, string> {
  const found = new Map<string, string>();
  const blocks = workspace.getAllBlocks(false);
  // A block that we do not know may set any variable.
  if (blocks.some(block => block.type === UNKNOWN_STATEMENT)) {
    return found;
  }
  const given = new Set(blocks.flatMap(assigned));
  for (const block of blocks) {
    const change = changes[block.type];
    for (const id of change === undefined ? [] : variableIds(block)) {
      if (!given.has(id)) {
        found.set(id, change ?? '');
      }
    }
  }
  return found;
}
