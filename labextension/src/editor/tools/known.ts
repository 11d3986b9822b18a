import type { Workspace, WorkspaceSvg } from 'blockly/core';

import type { IToolOptions } from './types.js';

const known = new WeakMap<Workspace, IToolOptions>();

/** Remembers what belongs to a workspace: Blockly's menus and shortcuts are the same for all of a page. */
export function remember(workspace: WorkspaceSvg, options: IToolOptions): void {
  known.set(workspace, options);
}

/** What belongs to a workspace or to that of its toolbox. */
export function optionsOf(workspace: WorkspaceSvg | undefined): IToolOptions | undefined {
  return workspace && known.get(mainOf(workspace));
}

/** The workspace that a person works in, also for the blocks in its toolbox. */
export function mainOf(workspace: WorkspaceSvg): WorkspaceSvg {
  return workspace.isFlyout ? (workspace.targetWorkspace ?? workspace) : workspace;
}
