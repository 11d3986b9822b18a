import { Events, Workspace } from 'blockly/core';

import type { IndexBase } from '../document/format.js';

/**
 * Uses a workspace that nobody sees, then throws it away.
 * @param base the number that its list and text blocks give the first item: Blockly's own is not that of our documents.
 */
export function inWorkspace<T>(base: IndexBase, use: (workspace: Workspace) => T): T {
  Events.disable();
  const workspace = new Workspace();
  workspace.options.oneBasedIndex = base === 1;
  try {
    return use(workspace);
  } finally {
    workspace.dispose();
    Events.enable();
  }
}

/** The number that the blocks of a workspace give the first item. */
export function baseOf(workspace: Workspace): IndexBase {
  return workspace.options.oneBasedIndex ? 1 : 0;
}
