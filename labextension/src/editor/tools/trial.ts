import { serialization } from 'blockly/core';
import type { Workspace } from 'blockly/core';

import type { IndexBase, JSONObject } from '../../document/format.js';
import { inWorkspace } from '../../generator/unseen.js';

/** Uses a workspace that nobody sees and that holds the given stacks; what Blockly cannot load is left out. */
export function trial<T>(base: IndexBase, stacks: readonly JSONObject[], use: (workspace: Workspace) => T): T {
  return inWorkspace(base, workspace => {
    for (const stack of stacks) {
      try {
        serialization.blocks.append(stack as unknown as serialization.blocks.State, workspace);
      } catch {
        // A block that cannot be loaded has nothing to say.
      }
    }
    return use(workspace);
  });
}
