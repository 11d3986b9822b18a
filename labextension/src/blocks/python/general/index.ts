import { defineVariadic } from '../variadic.js';
import { defineDefinitions } from './definitions.js';
import { itemSpecs } from './items.js';
import { defineGeneralStatements } from './statements.js';
import { defineGeneralValues } from './values.js';

/** Makes the blocks known to Blockly that no list of arguments can describe. */
export function defineGeneral(): void {
  defineVariadic(itemSpecs);
  defineGeneralValues();
  defineDefinitions();
  defineGeneralStatements();
}

export { generalSpecs, generalTopics } from './specs.js';
