import { CodeEditor, CodeEditorWrapper } from '@jupyterlab/codeeditor';

import { followCursor, highlight } from '../debug/highlight.js';
import type { IHighlight } from '../debug/highlight.js';
import { placesOf } from '../debug/places.js';
import type { IProgram } from '../generator/program.js';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { replaceText } from './text.js';

/** The Python of the blocks, coloured, to be read and, once `isEditable`, to be changed. */
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
    this._sentence.className = 'br-Preview-notice';
    this._sentence.setAttribute('role', 'status');
    this.node.append(this._sentence);
    this.model.sharedModel.changed.connect(() => {
      if (!this._isOwnChange) {
        this._typed.emit(this.model.sharedModel.getSource());
      }
    });
    this.node.addEventListener('keydown', event => this.onKeyDown(event), true);
    followCursor(this.editor, offset => this.onCursor?.(offset));
  }

  /** Called when the student puts the cursor somewhere. */
  onCursor: ((offset: number) => void) | null = null;

  /** Called when the student wants to undo or redo: the text has no history of its own. */
  onUndo: ((redo: boolean) => void) | null = null;

  /** Emitted with the text when the student types. */
  get typed(): ISignal<this, string> {
    return this._typed;
  }

  /** Whether the student can type. */
  set isEditable(isEditable: boolean) {
    this.editor.setOption('readOnly', !isEditable);
  }

  /** Says something about what was typed, below it. */
  say(sentence: string | null): void {
    this._sentence.textContent = sentence;
  }

  /** The code to show; only lines that differ are drawn anew. */
  set code(text: string) {
    this._isOwnChange = true;
    replaceText(this.model.sharedModel, text);
    this._isOwnChange = false;
  }

  /** Sets the code of blocks off. A program that is not the shown one any more has no places in it. */
  highlight(program: IProgram, blocks: readonly string[], kind: IHighlight['kind']): void {
    const isShown = program.code === this.model.sharedModel.getSource();
    const places = isShown ? blocks.flatMap(block => placesOf(program, block)) : [];
    const ranges = places.map(({ start, end }) => ({ start, end, kind }));
    highlight(this.editor, ranges, kind !== 'selected' || !this.editor.hasFocus());
  }

  private onKeyDown(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y');
    if (isUndo && this.onUndo) {
      event.preventDefault();
      event.stopPropagation();
      this.onUndo(key === 'y' || event.shiftKey);
    }
  }

  private readonly _typed = new Signal<this, string>(this);
  private readonly _sentence = document.createElement('div');
  private _isOwnChange = false;
}
