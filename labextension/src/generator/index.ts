import type { Workspace } from 'blockly/core';

import { functionRules } from './functions.js';
import { kerasRules } from './keras.js';
import { learnRules } from './learn.js';
import { listRules } from './lists.js';
import { logicRules } from './logic.js';
import { loopRules } from './loops.js';
import { mathRules } from './math.js';
import { numpyRules } from './numpy.js';
import { plotRules } from './plot.js';
import { PythonWriter } from './python.js';
import type { Rules } from './python.js';
import { textRules } from './text.js';

const unknownRules: Rules = {
  // The name of what is missing stays visible in the program; the block itself cannot run.
  unknown_statement: block => `# ${block.getFieldValue('TYPE')}\n`,
  unknown_value: () => ['None', 0]
};

/** A writer of Python for all blocks we know. */
export function createPythonWriter(): PythonWriter {
  return new PythonWriter({
    ...logicRules,
    ...loopRules,
    ...mathRules,
    ...textRules,
    ...listRules,
    ...functionRules,
    ...numpyRules,
    ...plotRules,
    ...learnRules,
    ...kerasRules,
    ...unknownRules
  });
}

/** The Python of a whole workspace. */
export function workspaceToPython(workspace: Workspace): string {
  return writer.workspaceToCode(workspace);
}

const writer = createPythonWriter();
