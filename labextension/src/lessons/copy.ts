import { formatDocument, withWorkspace } from '../document/format.js';
import type { IBlocksDocument } from '../document/format.js';
import { readLesson, withLesson } from './format.js';

/** A lesson's file as students get it. */
export function studentsCopy(document: IBlocksDocument): string {
  const lesson = readLesson(document);
  const start = lesson?.start ?? {};
  const fresh = withLesson(document, { progress: { at: 0, passed: [] } });
  return formatDocument(withWorkspace(fresh, start), start, '');
}
