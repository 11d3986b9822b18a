import { Dialog, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';

import type { Texts } from '../locale/ui.js';
import { freePath } from './names.js';

/** What is written into a new file. */
export type Content = Pick<Contents.IModel, 'type' | 'format' | 'content'>;

/**
 * Writes a file, and asks first where there is one already.
 * @returns where it was written, or null where the person would not have it.
 */
export async function writeFile(
  contents: Contents.IManager,
  path: string,
  content: Content,
  text: Texts
): Promise<string | null> {
  const taken = await filesBeside(contents, path);
  if (taken.has(path)) {
    const other = freePath(path, taken);
    const answer = await showDialog({
      title: text('exportExists', { name: PathExt.basename(path) }),
      body: text('exportExistsAsk', { other: PathExt.basename(other) }),
      buttons: [
        Dialog.cancelButton(),
        Dialog.warnButton({ label: text('replace') }),
        Dialog.okButton({ label: text('keepBoth') })
      ]
    });
    if (!answer.button.accept) {
      return null;
    }
    path = answer.button.displayType === 'warn' ? path : other;
  }
  await contents.save(path, content);
  return path;
}

/** The paths of all files in a file's folder. */
export async function filesBeside(contents: Contents.IManager, path: string): Promise<Set<string>> {
  const folder = await contents.get(PathExt.dirname(path), { type: 'directory', content: true });
  return new Set((folder.content as Contents.IModel[]).map(file => file.path));
}
