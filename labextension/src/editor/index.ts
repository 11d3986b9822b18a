export { Editor } from './editor.js';
export type { IWorkspaceOptions } from './workspace.js';
