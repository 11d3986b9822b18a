import { CodeEditor, CodeEditorWrapper } from '@jupyterlab/codeeditor';

import { followCursor, highlight } from '../debug/highlight.js';
import type { IHighlight } from '../debug/highlight.js';
import { placesOf } from '../debug/places.js';
import type { IProgram } from '../generator/program.js';
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
    this.node.querySelector('.cm-content')?.setAttribute('aria-label', label);
    followCursor(this.editor, offset => this.onCursor?.(offset));
  }

  /** Called when the student puts the cursor somewhere. */
  onCursor: ((offset: number) => void) | null = null;

  /** The code to show; only lines that differ are drawn anew. */
  set code(text: string) {
    replaceText(this.model.sharedModel, text);
  }

  /** Sets the code of blocks off. A program that is not the shown one any more has no places in it. */
  highlight(program: IProgram, blocks: readonly string[], kind: IHighlight['kind']): void {
    const isShown = program.code === this.model.sharedModel.getSource();
    const places = isShown ? blocks.flatMap(block => placesOf(program, block)) : [];
    const ranges = places.map(({ start, end }) => ({ start, end, kind }));
    highlight(this.editor, ranges, kind !== 'selected' || !this.editor.hasFocus());
  }
}
