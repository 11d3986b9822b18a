import { serialization } from 'blockly/core';

import { textIn } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { open } from '../editor/repair.js';
import { setText } from '../generator/exact.js';
import type { IText } from '../generator/exact.js';
import { workspaceToPython } from '../generator/index.js';
import { inWorkspace } from '../generator/unseen.js';
import { merge } from './merge.js';
import { chainOf, everyBlock, isOff, stacksOf } from './states.js';
import type { Comparison, IDifference, IPythonServer } from './server.js';
import type { ITyped } from './weave.js';

/** A program that became blocks: those blocks, and the text that they stand for. */
export interface IRead {
  workspace: JSONObject;
  imports: string[];
  typed: ITyped;
}

/** Statements that would mean something else as blocks stay text; more rounds of that would keep a person waiting. */
const mostRounds = 6;

/**
 * Reads a program. What its blocks give is compared with it before anybody sees them: they mean the same, or there are
 * no blocks but the difference.
 * @param shown the blocks that are shown now: where statements survive, so do they.
 * @param change what is changed about blocks that were read.
 */
export async function read(
  server: IPythonServer,
  source: string,
  shown: JSONObject,
  change = (workspace: JSONObject): JSONObject => workspace
): Promise<IRead | { difference: IDifference }> {
  const raw: number[] = [];
  for (let round = 1; ; round++) {
    const { document } = await server.convert(source, raw);
    const text = textIn(document) ?? { imports: new Set<string>() };
    const { workspace: fresh } = through(change(document.workspace), text);
    const { workspace, code, answer } = await attempt(server, source, shown, fresh, text);
    if (answer.difference === null) {
      return {
        workspace,
        imports: [...text.imports],
        typed: { code: source, made: code, stretches: answer.stretches }
      };
    }
    const { difference } = answer;
    const line = [difference.line, difference.statement].find(one => !raw.includes(one));
    if (line === undefined || round === mostRounds) {
      return { difference };
    }
    raw.push(line);
  }
}

/** Blocks as they are to be shown, and their program compared with its text. */
interface IAttempt {
  workspace: JSONObject;
  code: string;
  answer: Comparison;
}

/** Values that are switched off stay where they are, unless the text has something else there now. */
async function attempt(
  server: IPythonServer,
  source: string,
  shown: JSONObject,
  fresh: JSONObject,
  text: IText
): Promise<IAttempt> {
  const made = async (keepsOffValues: boolean): Promise<IAttempt> => {
    const workspace = merge(shown, fresh, keepsOffValues);
    const { code } = through(workspace, text);
    return { workspace, code, answer: await server.compare(source, code) };
  };
  const whole = await made(true);
  return whole.answer.difference && isAnyOff(shown) ? made(false) : whole;
}

/** A workspace as Blockly itself writes it, and its program. */
function through(state: JSONObject, text: IText): { workspace: JSONObject; code: string } {
  // What is read from Python counts as Python does.
  return inWorkspace(0, workspace => {
    setText(workspace, text);
    const save = (): JSONObject => serialization.workspaces.save(workspace);
    open(state, one => serialization.workspaces.load(one, workspace), save);
    return { workspace: save(), code: workspaceToPython(workspace) };
  });
}

function isAnyOff(workspace: JSONObject): boolean {
  return everyBlock(stacksOf(workspace).flatMap(chainOf), () => true).some(isOff);
}
