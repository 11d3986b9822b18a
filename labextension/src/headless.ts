/** What a command needs to turn documents into Python where there is no page. */
import { serialization, utils } from 'blockly/core';
import type { Workspace } from 'blockly/core';

import { defineBlocks } from './blocks/index.js';
import { indexBase, parseDocument, textIn } from './document/format.js';
import type { IBlocksDocument, JSONObject, Problem } from './document/format.js';
import { modernise } from './editor/mutations.js';
import { checkDepth, open } from './editor/repair.js';
import { setText } from './generator/exact.js';
import { areSame, formatterFrom } from './generator/formatter.js';
import type { Formatter } from './generator/formatter.js';
import { workspaceToProgram } from './generator/index.js';
import { isMisplaced } from './generator/places.js';
import type { IProgram } from './generator/program.js';
import { inWorkspace } from './generator/unseen.js';
import { beLean, solid } from './lean.js';
import { learnAll } from './locale/all.js';
import { speak } from './locale/blockly.js';
import { languageOf, textsOf } from './locale/ui.js';
import type { Language, Texts } from './locale/ui.js';
import { brokenText, problemText } from './document/problem.js';

/** What became of a document: its Python, or what is wrong with it, and what is to be known about it. */
export interface IResult {
  code: string;
  problem?: Problem;
  /** Sentences for a person: the problem, or the blocks that are unknown. */
  messages: string[];
}

/** Takes what a page reads and writes XML with, where there is none. */
export function takePage(page: Pick<typeof globalThis, 'document' | 'DOMParser' | 'XMLSerializer'>): void {
  const { document, DOMParser, XMLSerializer } = page;
  Object.assign(globalThis, { document, DOMParser, XMLSerializer });
  utils.xml.injectDependencies({ document, DOMParser, XMLSerializer });
}

/**
 * The Python of a document.
 * @param source the text of a `.blockly` or `.jpblockly` file or of Blockly's XML.
 * @param language a code such as `en` or `zh_CN`, for the messages.
 * @param ruff the bytes of the formatter.
 */
export function toPython(source: string, language: string, ruff: BufferSource): IResult {
  return convert(source, language, (document, text, messages) => {
    return programOf(document, workspace => {
      beLean();
      checkDepth(document.workspace);
      const load = (state: JSONObject): void => serialization.workspaces.load(state, workspace);
      const { unknown } = open(solid(document.workspace), load);
      // The workspace goes away as a whole, which spares each block to be taken out of it.
      workspace.clear = () => undefined;
      if (unknown.length) {
        messages.push(text('unknown', { types: [...new Set(unknown)].join(', ') }));
      }
      const idle = workspace.getAllBlocks(false).filter(block => block.isEnabled() && isMisplaced(block));
      if (idle.length && !textIn(document)) {
        messages.push(text('misplaced', { types: [...new Set(idle.map(({ type }) => type))].join(', ') }));
      }
      return shown(document, workspaceToProgram(workspace), formatterFrom(ruff));
    });
  });
}

/** The program as the editor shows it: as it was typed, where the blocks still mean that; else as formatters want it. */
function shown(document: IBlocksDocument, made: IProgram, format: Formatter): IProgram {
  if (!textIn(document)) {
    return format(made);
  }
  const { code } = document;
  return typeof code === 'string' && areSame(code, made.code) ? { code, places: [] } : made;
}

/**
 * The Python of one of many documents whose blocks are all known: nothing is mended and no long line is broken.
 * @param source the text of the document.
 * @param language a code such as `en` or `zh_CN`, for the messages.
 */
export function toPlainPython(source: string, language: string): IResult {
  beLean();
  return convert(source, language, document => {
    return programOf(document, workspace => {
      checkDepth(document.workspace);
      // The workspace goes away as a whole, which spares each block to be taken out of it.
      workspace.clear = () => undefined;
      serialization.workspaces.load(solid(modernise(document.workspace)), workspace);
      return workspaceToProgram(workspace);
    });
  });
}

let prepared: Language | null = null;

/** Makes the blocks known and lets them speak a language, once. */
function prepare(language: Language): void {
  if (language !== prepared) {
    learnAll();
    speak(language);
    defineBlocks();
    prepared = language;
  }
}

function convert(
  source: string,
  language: string,
  write: (document: IBlocksDocument, text: Texts, messages: string[]) => IProgram
): IResult {
  const spoken = languageOf(language);
  const text = textsOf(spoken);
  prepare(spoken);
  const { document, problem } = parseDocument(source);
  const messages = problem ? [problemText(problem, text)] : [];
  if (problem && problem.kind !== 'newer') {
    return { code: '', problem, messages };
  }
  try {
    return { code: write(document, text, messages).code, messages };
  } catch (error) {
    return { code: '', problem: { kind: 'not-blocks' }, messages: [brokenText(error, text)] };
  }
}

/** Writes the program of a workspace as its document wants it. */
function programOf(document: IBlocksDocument, write: (workspace: Workspace) => IProgram): IProgram {
  return inWorkspace(indexBase(document), workspace => {
    setText(workspace, textIn(document));
    return write(workspace);
  });
}
