import { Events, Workspace, serialization } from 'blockly/core';

import type { JSONObject } from '../../document/format.js';

/** Uses a workspace that nobody sees and that holds the given stacks; what Blockly cannot load is left out. */
export function trial<T>(stacks: readonly JSONObject[], use: (workspace: Workspace) => T): T {
  const isOn = Events.isEnabled();
  if (isOn) {
    Events.disable();
  }
  const workspace = new Workspace();
  try {
    for (const stack of stacks) {
      try {
        serialization.blocks.append(stack as unknown as serialization.blocks.State, workspace);
      } catch {
        // A block that cannot be loaded has nothing to say.
      }
    }
    return use(workspace);
  } finally {
    workspace.dispose();
    if (isOn) {
      Events.enable();
    }
  }
}
