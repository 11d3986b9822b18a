import { CodeEditor, CodeEditorWrapper } from '@jupyterlab/codeeditor';

import { replaceText } from './text.js';

/** The Python of the blocks, coloured, to be read. */
export class Preview extends CodeEditorWrapper {
  constructor(factory: CodeEditor.Factory, label: string) {
    super({
      model: new CodeEditor.Model({ mimeType: 'text/x-ipython' }),
      factory,
      editorOptions: { config: { readOnly: true, lineNumbers: true, lineWrap: true, fontSize: 14, codeFolding: false } }
    });
    this.addClass('br-Preview');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', label);
  }

  /** The code to show; only lines that differ are drawn anew. */
  set code(text: string) {
    replaceText(this.model.sharedModel, text);
  }
}
