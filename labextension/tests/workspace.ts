import { Events, Workspace, serialization } from 'blockly/core';

import { defineBlocks } from '../src/blocks/index.js';
import type { JSONObject } from '../src/document/format.js';
import { modernise } from '../src/editor/mutations.js';
import { workspaceToPython } from '../src/generator/index.js';
import { learnAll } from '../src/locale/all.js';
import { speak } from '../src/locale/blockly.js';

learnAll();
speak('en');
defineBlocks();

/** A workspace without a page that holds the given state. */
export function workspaceOf(state: JSONObject): Workspace {
  return fill(new Workspace(), state);
}

/** Loads a state into a workspace, without anybody being told. */
export function fill(workspace: Workspace, state: JSONObject): Workspace {
  Events.disable();
  serialization.workspaces.load(modernise(state), workspace);
  Events.enable();
  return workspace;
}

/** Blockly tells its events after the next frame, in the order of the asking: this comes after them. */
export function eventsTold(): Promise<void> {
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}

/** The Python of stacks of blocks, with variables whose id is their name. */
export function python(blocks: JSONObject | JSONObject[], variables: string[] = []): string {
  const workspace = workspaceOf({
    variables: variables.map(name => ({ name, id: name })),
    blocks: { languageVersion: 0, blocks: Array.isArray(blocks) ? blocks : [blocks] }
  });
  const code = workspaceToPython(workspace);
  workspace.dispose();
  return code;
}
