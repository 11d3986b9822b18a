import type { ICellModel } from '@jupyterlab/cells';

import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { isKept } from '../python/kept.js';

/** Where a cell keeps its blocks in its metadata. */
export const KEY = 'blockroom';

/** What a cell keeps: its blocks, what is to be known of its text, and whether blocks are shown. */
export interface IKeptCell {
  workspace: JSONObject;
  imports: string[];
  /** Whether the blocks are those of the cell's present text. */
  isCurrent: boolean;
  isShown: boolean;
}

/** Whether a cell is shown as blocks. */
export function isShownAsBlocks(model: ICellModel): boolean {
  const kept: unknown = model.getMetadata(KEY);
  return isObject(kept) && kept['shown'] === true;
}

/** Reads what a cell keeps. It comes from a file: whatever is not what it should be is as if it were not there. */
export function keptIn(model: ICellModel): IKeptCell {
  const kept: unknown = model.getMetadata(KEY);
  const found = isObject(kept) ? kept : {};
  const text = isObject(found['text']) ? found['text'] : {};
  const imports = Array.isArray(text['imports']) ? text['imports'] : [];
  const workspace = isObject(found['workspace']) ? found['workspace'] : null;
  return {
    workspace: workspace ?? {},
    imports: imports.filter(line => typeof line === 'string'),
    isCurrent: workspace !== null && isKept(text, model.sharedModel.getSource()),
    isShown: found['shown'] === true
  };
}

/** The magic that makes a cell something else than Python; null where there is none. `%%blockly` only shows blocks. */
export function cellMagic(source: string): string | null {
  const magic = /^\s*(%%\w*)/.exec(source)?.[1] ?? null;
  return magic === '%%blockly' ? null : magic;
}
