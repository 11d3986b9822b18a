import { serialization } from 'blockly/core';
import type { Block, Workspace } from 'blockly/core';

import { specs } from '../blocks/index.js';
import type { IndexBase, JSONObject } from '../document/format.js';
import { workspaceToPython } from '../generator/index.js';
import { inWorkspace } from '../generator/unseen.js';

/** The program that a block alone is, in a document with a given base; one that cannot stand alone stands where it can. */
export function pythonAlone(base: IndexBase, state: JSONObject): string {
  return programOf(base, workspace =>
    serialization.blocks.append(state as unknown as serialization.blocks.State, workspace)
  );
}

/** The program of a block that is made for it. */
export function programOf(base: IndexBase, build: (workspace: Workspace) => Block): string {
  return inWorkspace(base, workspace => {
    const block = build(workspace);
    const [type, input] = placeFor(block) ?? [];
    const place = type && input ? workspace.newBlock(type).getInput(input)?.connection : null;
    const own = block.previousConnection ?? block.outputConnection;
    if (place && own) {
      place.connect(own);
    }
    return workspaceToPython(workspace);
  });
}

/** Where a block can stand that cannot stand alone. */
function placeFor(block: Block): readonly [type: string, input: string] | undefined {
  const isLayer = specs.find(spec => spec.type === block.type)?.among === 'Layer';
  return isLayer ? ['keras_sequential', 'LAYERS'] : places[block.type];
}

const places: Record<string, readonly [type: string, input: string]> = {
  controls_flow_statements: ['controls_repeat_ext', 'DO'],
  py_flow: ['controls_repeat_ext', 'DO'],
  procedures_ifreturn: ['procedures_defreturn', 'STACK'],
  py_return: ['procedures_defnoreturn', 'STACK'],
  py_keyword: ['py_call_do', 'ARG0'],
  py_star: ['py_call_do', 'ARG0'],
  py_parameter: ['py_function', 'PARAM0'],
  py_slice_part: ['py_index', 'INDEX'],
  py_as: ['py_match', 'PATTERN0']
};
