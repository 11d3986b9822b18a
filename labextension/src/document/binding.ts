import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { Editor } from '../editor/index.js';
import { painted } from '../editor/painted.js';
import type { BlocksView } from '../editor/view.js';
import type { Texts } from '../locale/ui.js';
import type { PythonServer } from '../python/server.js';
import { emptyDocument, formatDocument, indexBase, textIn } from './format.js';
import type { IBlocksDocument, JSONObject, Problem } from './format.js';
import type { BlocksModel } from './model.js';
import type { Notice } from './notice.js';
import type { Preview } from './preview.js';
import { brokenText } from './problem.js';
import { explain } from './trouble.js';
import { Typing } from './typing.js';

/** What a binding ties together, and what it needs for it. */
export interface IBindingOptions {
  context: DocumentRegistry.IContext<BlocksModel>;
  view: BlocksView;
  preview: Preview;
  notice: Notice;
  server: PythonServer;
  text: Texts;
  openAsText: (path: string) => void;
}

/**
 * Keeps a document and what shows it, blocks and Python, the same: what is read goes to the views, what somebody
 * changes there to the document.
 */
export class DocumentBinding implements IDisposable {
  constructor(options: IBindingOptions) {
    this._options = options;
    options.preview.onUndo = redo => this.undo(redo);
    void options.context.ready.then(() => this.open());
  }

  /** The document as it was last read or written; its blocks may have changed since. */
  get document(): IBlocksDocument {
    return this._document;
  }

  /** Emitted when the document was read or written, except when only blocks changed. */
  get documentChanged(): ISignal<this, void> {
    return this._documentChanged;
  }

  /** The program: what was typed, as long as the blocks do not follow it, else that of the blocks. */
  get code(): string {
    return this._typing?.code ?? this._options.view.editor?.code() ?? '';
  }

  /** Whether there is text that the blocks do not show. */
  get isAhead(): boolean {
    return this._typing?.isAhead === true;
  }

  /** Has what was typed read at once, if there is something. */
  async settle(): Promise<void> {
    await this._typing?.settle();
  }

  /** Whether the binding is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Ends the binding; document and views stay as they are. */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const { context } = this._options;
    context.model.contentChanged.disconnect(this.onContentChanged, this);
    context.saveState.disconnect(this.onSaveState, this);
    context.sessionContext.kernelChanged.disconnect(this.followKernel, this);
    this._typing?.dispose();
    Signal.clearData(this);
  }

  /** Writes blocks that were changed in this frame to the document. */
  flush(): void {
    const editor = this._options.view.editor;
    const typing = this._typing;
    if (!editor || !typing || this._problem || editor.isDragging) {
      return;
    }
    const workspace = editor.takeChange();
    const isOtherText = typing.isAhead ? typing.code !== this._code : this._wasAhead;
    if (workspace || isOtherText) {
      this.write(workspace ?? editor.save(), typing);
    }
  }

  private write(workspace: JSONObject, typing: Typing): void {
    this._code = typing.code;
    this._wasAhead = typing.isAhead;
    this._document = typing.kept(this._document);
    this._written = formatDocument(this._document, workspace, this._code);
    this._options.context.model.write(this._written);
  }

  /** Undoes or redoes a change of the document, whichever view of it made the change. */
  undo(redo: boolean): void {
    this.flush();
    const shared = this._options.context.model.sharedModel;
    this._isInPast = true;
    if (redo) {
      shared.redo();
    } else {
      shared.undo();
    }
    this._isInPast = false;
  }

  /** Remembers a kernel that the student chose. */
  setKernel(name: string): void {
    const editor = this._options.view.editor;
    if (editor && !this._problem) {
      this.change({ ...this._document, kernel: name });
    }
  }

  /** Writes everything of the document but its blocks. Undo goes past it: it is not a change of the program. */
  change(document: IBlocksDocument): void {
    const editor = this._options.view.editor;
    if (!editor || this._problem) {
      return;
    }
    this.flush();
    this._document = document;
    this._written = formatDocument(document, editor.save(), this._typing?.code ?? editor.code());
    this._options.context.model.write(this._written, false);
    this._documentChanged.emit();
  }

  /** Writes the document with other blocks, and shows them. */
  replace(document: IBlocksDocument): void {
    const editor = this._options.view.editor;
    if (!editor || this._problem) {
      return;
    }
    this._document = document;
    this.show_(editor);
    this.showCode();
    this._written = formatDocument(this._document, editor.save(), this._typing?.code ?? editor.code());
    this._options.context.model.write(this._written);
    editor.showStart();
  }

  private async open(): Promise<void> {
    const { context } = this._options;
    const { document, problem } = context.model.parse();
    this._document = document;
    this._problem = problem;
    const editor = await this._options.view.ready;
    if (this.isDisposed) {
      return;
    }
    const { server } = this._options;
    const typing = new Typing({
      editor,
      server,
      text: this._options.text,
      preview: this._options.preview,
      onTyped: () => {
        this._options.context.model.dirty = true;
      },
      onRead: change => {
        this._document = change(this._document);
        this.write(editor.takeChange() ?? editor.save(), typing);
      }
    });
    this._typing = typing;
    this.show_(editor);
    editor.showStart();
    // The blocks first.
    void painted().then(() => this.showCode());
    editor.changed.connect(this.onEdited, this);
    context.model.contentChanged.connect(this.onContentChanged, this);
    context.saveState.connect(this.onSaveState, this);
    context.sessionContext.kernelChanged.connect(this.followKernel, this);
    this.followKernel();
  }

  /** The program is written in the kernel's language, where an extension has added it. */
  private followKernel(): void {
    void this._options.context.sessionContext.session?.kernel?.info.then(({ language_info: { name } }) => {
      if (this._options.view.editor && !this.isDisposed) {
        this._options.view.editor.kernelLanguage = name;
      }
    });
  }

  /** Shows the present document in the editor. */
  private show_(editor: Editor): void {
    let unknown: string[] = [];
    let broken = '';
    try {
      editor.setReadOnly(Boolean(this._problem) || this._options.context.contentsModel?.writable === false);
      editor.useToolbox(this._document);
      unknown = editor.load(this._document.workspace, indexBase(this._document), textIn(this._document));
    } catch (error) {
      broken = brokenText(error, this._options.text);
      this._problem ??= { kind: 'not-blocks' };
      editor.setReadOnly(true);
    }
    this._typing?.opened(this._document, this._isInPast);
    this._wasAhead = Boolean(this._typing?.isAhead);
    const trouble = { problem: this._problem, unknown, broken };
    this._explain = () => explain(this._options.notice, this._options, trouble);
    this._explain();
    this._documentChanged.emit();
  }

  private showCode(): void {
    if (!this.isDisposed) {
      this._typing?.showCode();
    }
  }

  private onEdited(): void {
    const isShown = this._typing?.edited();
    this.flush();
    if (isShown) {
      this.showCode();
    }
  }

  /** The text changed without this view: undo, revert, another view of the same file. */
  private onContentChanged(): void {
    const { context } = this._options;
    const editor = this._options.view.editor;
    if (!editor || context.model.toString() === this._written) {
      return;
    }
    const { document, problem } = context.model.parse();
    this._document = document;
    this._problem = problem;
    this._written = '';
    this.show_(editor);
    this.showCode();
  }

  private onSaveState(_sender: unknown, state: DocumentRegistry.SaveState): void {
    const { model } = this._options.context;
    if (state === 'started') {
      this.flush();
      model.saving();
    } else if (state === 'completed') {
      model.saved();
      if (this._isUnsaved) {
        this._isUnsaved = false;
        this._explain();
      }
    } else {
      this._isUnsaved = true;
      const again = { label: this._options.text('saveAgain'), action: () => void this._options.context.save() };
      this._options.notice.show_('error', this._options.text('notSaved'), [again]);
    }
  }

  private readonly _options: IBindingOptions;
  private readonly _documentChanged = new Signal<this, void>(this);
  private _document: IBlocksDocument = emptyDocument();
  private _problem: Problem | undefined;
  private _typing: Typing | null = null;
  private _written = '';
  private _isUnsaved = false;
  private _explain: () => void = () => undefined;
  private _code = '';
  private _wasAhead = false;
  private _isInPast = false;
  private _isDisposed = false;
}
