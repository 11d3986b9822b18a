import { collectionRules } from './collections.js';
import { definitionRules } from './definitions.js';
import { operatorRules } from './operators.js';
import { statementRules } from './statements.js';
import { valueRules } from './values.js';
import type { Rules } from '../python.js';

/** The rest of Python: what blocks made from a text need. */
export const generalRules: Rules = {
  ...collectionRules,
  ...operatorRules,
  ...valueRules,
  ...definitionRules,
  ...statementRules
};
