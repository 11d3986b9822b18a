import type { Workspace } from 'blockly/core';

import { specs } from '../blocks/index.js';
import { apiRules } from '../members/rule.js';
import { colourRules } from './colours.js';
import { functionRules } from './functions.js';
import { generalRules } from './general/index.js';
import { listRules } from './lists.js';
import { logicRules } from './logic.js';
import { loopRules } from './loops.js';
import { harmless } from './marks.js';
import { mathRules } from './math.js';
import { numpyRules } from './numpy.js';
import { plainRules } from './plain.js';
import type { IProgram } from './program.js';
import { PythonWriter } from './python.js';
import type { Rules } from './python.js';
import { templateRules } from './template.js';
import { textRules } from './text.js';
import { variableRules } from './variables.js';

const unknownRules: Rules = {
  // The name of what is missing stays visible in the program; the block itself cannot run.
  unknown_statement: block => `# ${harmless(String(block.getFieldValue('TYPE'))).replace(/\s+/g, ' ')}\n`,
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
    ...colourRules,
    ...variableRules,
    ...functionRules,
    ...templateRules(specs),
    ...plainRules,
    ...generalRules,
    ...numpyRules,
    ...apiRules,
    ...unknownRules
  });
}

/** Writes a program in another language. */
export type Generate = (workspace: Workspace) => string;

const languages = new Map<string, Generate>();

/** Takes on the rules of another extension's blocks. */
export function addRules(rules: Rules): void {
  writer.addRules(rules);
}

/** Takes on another language, by the name that its kernels give it. */
export function addLanguage(name: string, generate: Generate): void {
  languages.set(name, generate);
}

/**
 * The program of a whole workspace, and where each block stands in it.
 * @param language the language's name as a kernel says it; Python where nobody has added that language.
 */
export function workspaceToProgram(workspace: Workspace, language = 'python'): IProgram {
  const generate = languages.get(language);
  return generate ? { code: generate(workspace), places: [] } : writer.program(workspace);
}

/** The Python of a whole workspace. */
export function workspaceToPython(workspace: Workspace): string {
  return workspaceToProgram(workspace).code;
}

const writer = createPythonWriter();
