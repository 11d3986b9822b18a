import { loops } from 'blockly/blocks';

/** Lets `break` and `continue` stand in our loops: Blockly switches them off outside those that it knows. */
export function allowFlow(): void {
  const { loopTypes } = loops as { loopTypes: Set<string> };
  for (const type of ['py_for_range', 'py_for_enumerate', 'py_for_items', 'py_while_true', 'py_for', 'py_while']) {
    loopTypes.add(type);
  }
}
