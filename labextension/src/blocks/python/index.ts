import { variadicSpecs } from './collections.js';
import { defineRaw } from './raw.js';
import { defineTry } from './try.js';
import { defineVariadic } from './variadic.js';
import './identifier.js';

/** Blocks of plain Python that no JSON definition can describe. */
export const shapedTypes = [...variadicSpecs.map(spec => spec.type), 'py_try', 'py_raw', 'py_raw_value'];

/** Makes them known to Blockly. */
export function definePythonBlocks(): void {
  defineVariadic(variadicSpecs);
  defineTry();
  defineRaw();
}

export { pythonSpecs, pythonTopics } from './specs.js';
