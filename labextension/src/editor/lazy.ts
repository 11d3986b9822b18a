import { fetchTexts } from '../locale/fetched.js';
import type { Editor, IWorkspaceOptions } from './index.js';

declare const __webpack_public_path__: string;

/** Makes an editor; Blockly and the texts of the blocks are loaded with the first one. */
export async function createEditor(options: Omit<IWorkspaceOptions, 'media'>): Promise<Editor> {
  const [{ Editor }] = await Promise.all([import('./index.js'), fetchTexts(options.language)]);
  return new Editor({ ...options, media: `${__webpack_public_path__}media/` });
}

/** What reads Python as blocks; where there is an editor, most of it is loaded already. */
export function loadReader(): Promise<typeof import('../python/read.js')> {
  return import('../python/read.js');
}

/** Makes pictures of a workspace; where there is an editor, this is loaded already. */
export function loadPictures(): Promise<typeof import('./tools/picture.js')> {
  return import('./tools/picture.js');
}
