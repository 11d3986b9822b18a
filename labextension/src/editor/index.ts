export { Editor } from './editor.js';
export type { IEditorOptions } from './editor.js';
