import type { JSONObject, JSONValue } from '@lumino/coreutils';

import type { IText } from '../generator/exact.js';
import { jsonError } from './json.js';
import { mostDeep } from './problem.js';
import { looksLikeXml, readXml, xmlDepth } from './xml.js';

/** The newest version of the format that this editor writes and fully understands. */
export const VERSION = 1;

/** A `.blockly` document, as it is in the file. */
export interface IBlocksDocument extends JSONObject {
  format: 'blockroom';
  version: number;
  toolbox: string;
  workspace: JSONObject;
}

/** The number of the first item of a list, for Blockly's own list and text blocks. */
export type IndexBase = 0 | 1;

/** Why a document cannot be edited. */
export type Problem =
  | { kind: 'not-json'; line: number; column: number }
  | { kind: 'not-xml'; line: number; column: number }
  | { kind: 'too-deep'; depth: number }
  | { kind: 'not-blocks' }
  | { kind: 'newer'; version: number };

/** A document as read: what can be shown, and what is wrong with it. */
export interface IParsed {
  document: IBlocksDocument;
  problem?: Problem;
}

/** A document without a block. */
export function emptyDocument(): IBlocksDocument {
  return { format: 'blockroom', version: VERSION, toolbox: 'default', workspace: {} };
}

/**
 * Reads the text of a `.blockly` or `.jpblockly` file, or Blockly's XML. Never throws: what cannot be read is an empty
 * document with a problem, and a document with a problem is never written back.
 */
export function parseDocument(source: string): IParsed {
  const text = source.replace(/^\uFEFF/, '');
  if (!text.trim()) {
    return { document: emptyDocument() };
  }
  if (looksLikeXml(text)) {
    return readXmlDocument(text);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { document: emptyDocument(), problem: { kind: 'not-json', ...position(text, jsonError(text)) } };
  }
  return readDocument(data);
}

/** Reads a document that is JSON already, such as the data of a notebook's output. */
export function readDocument(data: unknown): IParsed {
  if (!isObject(data)) {
    return { document: emptyDocument(), problem: { kind: 'not-blocks' } };
  }
  if (data['format'] === 'blockroom') {
    return readOwn(data);
  }
  const workspace = foreignWorkspace(data);
  if (!workspace) {
    return { document: emptyDocument(), problem: { kind: 'not-blocks' } };
  }
  const kernel = isObject(data['metadata']) ? data['metadata']['kernel'] : undefined;
  return { document: { ...foreignDocument(workspace), ...(typeof kernel === 'string' ? { kernel } : {}) } };
}

function readXmlDocument(text: string): IParsed {
  const depth = xmlDepth(text);
  if (depth > mostDeep + 1) {
    return { document: emptyDocument(), problem: { kind: 'too-deep', depth } };
  }
  const found = readXml(text);
  if (found === null) {
    return { document: emptyDocument(), problem: { kind: 'not-blocks' } };
  }
  return 'problem' in found
    ? { document: emptyDocument(), problem: { kind: 'not-xml', ...found.problem } }
    : { document: foreignDocument(found.workspace) };
}

/** Blockly counts from one unless a program tells it otherwise: blocks made elsewhere keep their meaning. */
function foreignDocument(workspace: JSONObject): IBlocksDocument {
  return { ...emptyDocument(), indexBase: 1, workspace };
}

/** The number that a document's list and text blocks give the first item. */
export function indexBase(document: IBlocksDocument): IndexBase {
  return document['indexBase'] === 1 ? 1 : 0;
}

/** What a document keeps of the text that its blocks were made from; null where they were not made from one. */
export function textIn(document: IBlocksDocument): IText | null {
  const text = document['text'];
  if (!isObject(text) || !Array.isArray(text['imports'])) {
    return null;
  }
  return { imports: new Set(text['imports'].filter(line => typeof line === 'string')) };
}

function readOwn(data: JSONObject): IParsed {
  const version = data['version'];
  const toolbox = typeof data['toolbox'] === 'string' ? data['toolbox'] : 'default';
  const workspace = data['workspace'] ?? {};
  if (typeof version !== 'number' || !isObject(workspace)) {
    return { document: emptyDocument(), problem: { kind: 'not-blocks' } };
  }
  const document: IBlocksDocument = { ...data, format: 'blockroom', version, toolbox, workspace };
  return version > VERSION ? { document, problem: { kind: 'newer', version } } : { document };
}

/** The workspace in a file of another program: bare Blockly JSON, or jupyterlab-blockly's wrapper around it. */
function foreignWorkspace(data: JSONObject): JSONObject | null {
  if (looksLikeWorkspace(data)) {
    return data;
  }
  const inner = data['workspace'];
  return isObject(inner) && looksLikeWorkspace(inner) ? inner : null;
}

/** Blockly saves an empty workspace as an empty object. */
function looksLikeWorkspace(data: JSONObject): boolean {
  return (
    Object.keys(data).length === 0 ||
    (isObject(data['blocks']) && Array.isArray(data['blocks']['blocks'])) ||
    Array.isArray(data['variables'])
  );
}

/** The text of a file that holds the document; `code` comes last, for tools that cannot draw blocks. */
export function formatDocument(document: IBlocksDocument, workspace: JSONObject, code: string): string {
  const { format, version, kernel, toolbox, workspace: _old, code: _code, ...rest } = document;
  const head: JSONObject = { format, version, ...(kernel === undefined ? {} : { kernel }), toolbox };
  return JSON.stringify({ ...head, ...rest, workspace, code }, null, 2) + '\n';
}

/** A document with other blocks, and without the text of those that it had. */
export function withWorkspace(document: IBlocksDocument, workspace: JSONObject): IBlocksDocument {
  const { text: _text, code: _code, ...rest } = document;
  return { ...rest, workspace };
}

/** The kernel that the document asks for. */
export function kernelName(document: IBlocksDocument): string {
  return typeof document['kernel'] === 'string' && document['kernel'] ? document['kernel'] : 'python3';
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JSONObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Line and column, counted from 1, of a place in a text. */
function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export type { JSONObject, JSONValue };
