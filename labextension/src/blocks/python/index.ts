import { variadicSpecs } from './collections.js';
import { defineGeneral, generalSpecs } from './general/index.js';
import { allowFlow } from './loops.js';
import { defineRaw } from './raw.js';
import { defineTry } from './try.js';
import { pythonSpecs as topicSpecs } from './specs.js';
import { defineVariadic } from './variadic.js';
import './codeField.js';
import './identifier.js';

/** Makes the blocks of plain Python that no JSON definition can describe known to Blockly. */
export function definePythonBlocks(): void {
  defineVariadic(variadicSpecs);
  defineTry();
  defineRaw();
  defineGeneral();
  allowFlow();
}

/** The blocks of Python whose number of parts is fixed. */
export const pythonSpecs = [...topicSpecs, ...generalSpecs];

export { generalTopics } from './general/index.js';
export { pythonTopics } from './specs.js';
