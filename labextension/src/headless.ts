/** What a command needs to turn documents into Python where there is no page. */
import { Events, Workspace, serialization } from 'blockly/core';

import { defineBlocks } from './blocks/index.js';
import { indexBase, parseDocument } from './document/format.js';
import type { Problem } from './document/format.js';
import { open } from './editor/repair.js';
import { formatterFrom } from './generator/formatter.js';
import { workspaceToProgram } from './generator/index.js';
import { learnAll } from './locale/all.js';
import { speak } from './locale/blockly.js';
import { languageOf, textsOf } from './locale/ui.js';
import { brokenText, problemText } from './document/problem.js';

/** What became of a document: its Python, or what is wrong with it, and what is to be known about it. */
export interface IResult {
  code: string;
  problem?: Problem;
  /** Sentences for a person: the problem, or the blocks that are unknown. */
  messages: string[];
}

/**
 * The Python of a document.
 * @param source the text of a `.blockly` or `.jpblockly` file or of Blockly's XML.
 * @param language a code such as `en` or `zh_CN`, for the messages.
 * @param ruff the bytes of the formatter.
 */
export function toPython(source: string, language: string, ruff: BufferSource): IResult {
  const spoken = languageOf(language);
  const text = textsOf(spoken);
  learnAll();
  speak(spoken);
  defineBlocks();
  const { document, problem } = parseDocument(source);
  const messages = problem ? [problemText(problem, text)] : [];
  if (problem && problem.kind !== 'newer') {
    return { code: '', problem, messages };
  }
  const workspace = new Workspace();
  workspace.options.oneBasedIndex = indexBase(document) === 1;
  Events.disable();
  try {
    const save = (): ReturnType<typeof serialization.workspaces.save> => serialization.workspaces.save(workspace);
    const { unknown } = open(document.workspace, state => serialization.workspaces.load(state, workspace), save);
    if (unknown.length) {
      messages.push(text('unknown', { types: [...new Set(unknown)].join(', ') }));
    }
    return { code: formatterFrom(ruff)(workspaceToProgram(workspace)).code, messages };
  } catch (error) {
    return { code: '', problem: { kind: 'not-blocks' }, messages: [brokenText(error, text)] };
  } finally {
    Events.enable();
  }
}
