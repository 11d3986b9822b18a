import { indexBase, textIn } from '../document/format.js';
import type { IBlocksDocument } from '../document/format.js';
import type { Editor } from '../editor/index.js';
import { loadReader } from '../editor/lazy.js';
import type { IDifference, IPythonServer } from '../python/server.js';

/**
 * Compares the blocks that a kernel made of a cell with the cell's text. Where they say something else, they are read
 * anew, with the statements in question as text.
 * @returns where they still differ; null where they are the same, or nobody can tell.
 */
export async function compareWithText(
  server: IPythonServer,
  editor: Editor,
  document: IBlocksDocument
): Promise<IDifference | null> {
  const code = document['code'];
  const made = editor.code();
  if (!textIn(document) || typeof code !== 'string' || code === made) {
    return null;
  }
  try {
    if ((await server.compare(code, made)).difference === null) {
      return null;
    }
    const { read } = await loadReader();
    const found = await read(server, code, {});
    if ('difference' in found) {
      return found.difference;
    }
    if (editor.code() === made) {
      editor.load(found.workspace, indexBase(document), { imports: new Set(found.imports) });
    }
  } catch {
    // Without an answer the blocks are shown as they came; the text stands beside them.
  }
  return null;
}
