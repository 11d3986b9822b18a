import { CodeEditor, CodeEditorWrapper } from '@jupyterlab/codeeditor';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import { Panel } from '@lumino/widgets';

import { followCursor, highlight } from '../debug/highlight.js';
import type { IHighlight } from '../debug/highlight.js';
import { placesOf } from '../debug/places.js';
import type { IProgram } from '../generator/program.js';

import { replaceText } from './text.js';

/**
 * The Python of the blocks, coloured, to be read and, once `isEditable`, to be changed. Its editor is made when there
 * is something to show.
 */
export class Preview extends Panel {
  constructor(factory: CodeEditor.Factory, label: string) {
    super();
    this._factory = factory;
    this._label = label;
    this.addClass('br-Preview');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', label);
    this._sentence.className = 'br-Preview-notice';
    this._sentence.setAttribute('role', 'status');
    this.node.append(this._sentence);
    this.node.addEventListener('keydown', event => this.onKeyDown(event), true);
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
    this.wrapper().editor.setOption('readOnly', !isEditable);
  }

  /** Says something about what was typed, below it. */
  say(sentence: string | null): void {
    this._sentence.textContent = sentence;
  }

  /** The code to show; only lines that differ are drawn anew. */
  set code(text: string) {
    const { model } = this.wrapper();
    this._isOwnChange = true;
    replaceText(model.sharedModel, text);
    this._isOwnChange = false;
    if (this._early?.program.code === text) {
      this.highlight(this._early.program, this._early.blocks, this._early.kind);
    }
  }

  /** Sets the code of blocks off; that of a program which is not shown yet, when it is. */
  highlight(program: IProgram, blocks: readonly string[], kind: IHighlight['kind']): void {
    const isShown = program.code === this._wrapper?.model.sharedModel.getSource();
    this._early = isShown ? null : { program, blocks, kind };
    if (this._wrapper) {
      const { editor } = this._wrapper;
      const places = isShown ? blocks.flatMap(block => placesOf(program, block)) : [];
      const ranges = places.map(({ start, end }) => ({ start, end, kind }));
      highlight(editor, ranges, kind !== 'selected' || !editor.hasFocus());
    }
  }

  private wrapper(): CodeEditorWrapper {
    this._wrapper ??= this.make();
    return this._wrapper;
  }

  private make(): CodeEditorWrapper {
    const model = new CodeEditor.Model({ mimeType: 'text/x-ipython' });
    const wrapper = new CodeEditorWrapper({
      model,
      factory: this._factory,
      editorOptions: { config: { readOnly: true, lineNumbers: true, lineWrap: true, fontSize: 14, codeFolding: false } }
    });
    wrapper.node.querySelector('.cm-content')?.setAttribute('aria-label', this._label);
    model.sharedModel.changed.connect(() => {
      if (!this._isOwnChange) {
        this._typed.emit(model.sharedModel.getSource());
      }
    });
    followCursor(wrapper.editor, offset => this.onCursor?.(offset));
    this.insertWidget(0, wrapper);
    return wrapper;
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

  private readonly _factory: CodeEditor.Factory;
  private readonly _label: string;
  private readonly _typed = new Signal<this, string>(this);
  private readonly _sentence = document.createElement('div');
  private _wrapper: CodeEditorWrapper | null = null;
  private _early: { program: IProgram; blocks: readonly string[]; kind: IHighlight['kind'] } | null = null;
  private _isOwnChange = false;
}
