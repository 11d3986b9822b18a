import type { Editor, IEditorOptions } from './index.js';

declare const __webpack_public_path__: string;

/** Makes an editor; Blockly is loaded with the first one. */
export async function createEditor(options: Omit<IEditorOptions, 'media'>): Promise<Editor> {
  const { Editor } = await import('./index.js');
  return new Editor({ ...options, media: `${__webpack_public_path__}media/` });
}
