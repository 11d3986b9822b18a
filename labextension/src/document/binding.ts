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
import type { ITrouble } from './trouble.js';
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
    const { context } = this._options;
    if (!context.model.isDisposed) {
      // Another view may go on with what was typed in this one.
      this.flush();
    }
    this._isDisposed = true;
    this._typing?.dispose();
    Signal.clearData(this);
  }

  /** Writes what was changed and is not written yet, blocks or text, to the document. */
  flush(): void {
    const { editor, typing } = this.parts ?? {};
    if (!editor || !typing || editor.isDragging) {
      return;
    }
    const workspace = editor.takeChange();
    if (workspace) {
      typing.edited();
    }
    if (workspace || this.isTextUnwritten || (this._wasAhead && !typing.isAhead)) {
      this.write(this._document, workspace ?? editor.save());
    }
  }

  /** What a document is written from, where it can be. */
  private get parts(): { editor: Editor; typing: Typing } | null {
    const { editor } = this._options.view;
    const typing = this._typing;
    return editor && typing && !this._problem && !this._isDisposed ? { editor, typing } : null;
  }

  /** Whether there is text that is neither in the blocks nor in the document. */
  private get isTextUnwritten(): boolean {
    return this.isAhead && this.code !== (this._code ?? this._options.view.editor?.code());
  }

  private write(document: IBlocksDocument, workspace: JSONObject, isUndoable = true): void {
    this._code = this.code;
    this._wasAhead = this.isAhead;
    this._document = this._typing?.kept(document) ?? document;
    this._written = formatDocument(this._document, workspace, this._code);
    this._options.context.model.write(this._written, isUndoable);
  }

  /** Undoes or redoes a change of the document, whichever view of it made the change. */
  undo(redo: boolean): void {
    if (this._isDisposed) {
      return;
    }
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

  /** Changes something of the document besides its program. Undo goes past it. */
  change(update: (document: IBlocksDocument) => IBlocksDocument): void {
    const { editor } = this.parts ?? {};
    if (!editor) {
      return;
    }
    this.flush();
    this.write(update(this._document), editor.save(), false);
    this._documentChanged.emit();
  }

  /** Writes the document with other blocks, and shows them. */
  replace(document: IBlocksDocument): void {
    const { editor } = this.parts ?? {};
    if (!editor) {
      return;
    }
    this._document = document;
    this.show_(editor);
    this.showCode();
    this.write(this._document, editor.save());
    editor.showStart();
  }

  private async open(): Promise<void> {
    const { context, preview, server, text } = this._options;
    const editor = await this._options.view.ready;
    if (this.isDisposed) {
      return;
    }
    this._typing = new Typing({
      editor,
      server,
      text,
      preview,
      onTyped: () => {
        context.model.dirty = true;
      },
      onRead: change => this.write(change(this._document), editor.takeChange() ?? editor.save()),
      onRefused: () => this.flush()
    });
    this.read();
    this.show_(editor);
    editor.showStart();
    // The blocks first.
    void painted().then(() => this.showCode());
    editor.changed.connect(this.onEdited, this);
    context.model.contentChanged.connect(this.onContentChanged, this);
    context.saveState.connect(this.onSaveState, this);
    this._kernel = context.sessionContext.session?.kernel?.name;
    context.sessionContext.kernelChanged.connect(this.onKernelChanged, this);
    this.followKernel();
  }

  /** Takes the document from the file. */
  private read(): void {
    const { document, problem } = this._options.context.model.parse();
    this._document = document;
    this._problem = problem;
  }

  /** A kernel chosen by the student is kept in the document; one started for lack of it is not. */
  private onKernelChanged(_: unknown, { newValue }: { newValue: { readonly name: string } | null }): void {
    const kernel = newValue?.name;
    if (kernel && this._kernel && kernel !== this._kernel) {
      this.change(document => ({ ...document, kernel }));
    }
    this._kernel = kernel ?? this._kernel;
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
    this._wasAhead = this.isAhead;
    // What the blocks say is written when it is shown, after the blocks.
    this._code = this._wasAhead ? this.code : null;
    this._trouble = { problem: this._problem, unknown, broken };
    this.explain();
    this._documentChanged.emit();
  }

  private showCode(): void {
    if (!this.isDisposed) {
      this._typing?.showCode();
    }
  }

  private explain(): void {
    explain(this._options.notice, this._options, this._trouble, this._isUnsaved);
  }

  private onEdited(): void {
    this.flush();
    this.showCode();
  }

  /** The text changed without this view: undo, revert, another view of the same file. */
  private onContentChanged(): void {
    const { context } = this._options;
    const editor = this._options.view.editor;
    if (!editor || context.model.toString() === this._written) {
      return;
    }
    const isTextUnwritten = this.isTextUnwritten && !context.model.isReverting;
    const typed = this.code;
    this.read();
    this._written = '';
    this.show_(editor);
    if (isTextUnwritten) {
      // Somebody is typing here at this moment: that is on its way to the blocks.
      this._typing?.type(typed);
    }
    this.showCode();
  }

  private onSaveState(_sender: unknown, state: DocumentRegistry.SaveState): void {
    const { model } = this._options.context;
    if (state === 'started') {
      this.flush();
      model.saving();
    } else if (state === 'completed') {
      model.saved();
      if (this.isTextUnwritten) {
        model.dirty = true;
      }
      if (this._isUnsaved) {
        this._isUnsaved = false;
        this.explain();
      }
    } else {
      this._isUnsaved = true;
      this.explain();
    }
  }

  private readonly _options: IBindingOptions;
  private readonly _documentChanged = new Signal<this, void>(this);
  private _document: IBlocksDocument = emptyDocument();
  private _problem: Problem | undefined;
  private _typing: Typing | null = null;
  private _written = '';
  private _isUnsaved = false;
  private _trouble: ITrouble = { problem: undefined, unknown: [], broken: '' };
  private _kernel: string | undefined;
  private _code: string | null = null;
  private _wasAhead = false;
  private _isInPast = false;
  private _isDisposed = false;
}
