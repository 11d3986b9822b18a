import { Events, Workspace, serialization } from 'blockly/core';
import type { Block } from 'blockly/core';

import { specs } from '../blocks/index.js';
import type { JSONObject } from '../document/format.js';
import { workspaceToPython } from '../generator/index.js';

/** The program that a block alone is; one that cannot stand alone stands where it can. */
export function pythonAlone(state: JSONObject): string {
  return programOf(workspace => serialization.blocks.append(state as unknown as serialization.blocks.State, workspace));
}

/** The program of a block that is made for it. */
export function programOf(build: (workspace: Workspace) => Block): string {
  const workspace = new Workspace();
  const isSilent = !Events.isEnabled();
  Events.disable();
  try {
    const block = build(workspace);
    const [type, input] = placeFor(block) ?? [];
    const place = type && input ? workspace.newBlock(type).getInput(input)?.connection : null;
    const own = block.previousConnection ?? block.outputConnection;
    if (place && own) {
      place.connect(own);
    }
    return workspaceToPython(workspace);
  } finally {
    workspace.dispose();
    if (!isSilent) {
      Events.enable();
    }
  }
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
