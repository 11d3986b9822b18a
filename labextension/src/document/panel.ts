import type { IThemeManager } from '@jupyterlab/apputils';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { MessageLoop } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import { Panel, SplitPanel, TabPanel, Widget } from '@lumino/widgets';

import { Help } from '../debug/help.js';
import { VariablesView } from '../debug/variables.js';
import type { Editor } from '../editor/index.js';
import { helpInTab } from '../help/tab.js';
import { painted } from '../editor/painted.js';
import { BlocksView } from '../editor/view.js';
import { OutputPanel } from '../kernel/output.js';
import { supportWidgets } from '../kernel/widgets.js';
import { Runner } from '../kernel/runner.js';
import type { Language, Texts } from '../locale/ui.js';
import type { PythonServer } from '../python/server.js';
import type { Preferences } from '../editor/preferences.js';
import type { IBackpack } from '../editor/tools/types.js';
import { emptyDocument, formatDocument, indexBase, textIn } from './format.js';
import type { IBlocksDocument, JSONObject, Problem } from './format.js';
import type { BlocksModel } from './model.js';
import { Notice } from './notice.js';
import { Preview } from './preview.js';
import { AdaptiveSplit } from './split.js';
import { brokenText } from './problem.js';
import { explain } from './trouble.js';
import { Typing } from './typing.js';

/** What a panel needs from the Lab. */
export interface IPanelOptions {
  context: DocumentRegistry.IContext<BlocksModel>;
  rendermime: IRenderMimeRegistry;
  editorFactory: CodeEditor.Factory;
  translator: ITranslator;
  themes: IThemeManager | null;
  preferences: Preferences;
  backpack: IBackpack | null;
  language: Language;
  text: Texts;
  server: PythonServer;
  openAsText: (path: string) => void;
}

/** Blocks on the left, their Python on the right, what the program says below. */
export class BlocksPanel extends Panel {
  constructor(options: IPanelOptions) {
    super();
    const { context, text, rendermime, translator } = options;
    this._options = options;
    this._text = text;
    this.addClass('br-Panel');
    this._notice = new Notice();
    this.view = new BlocksView({ ...options, undo: redo => this.undo(redo) });
    this._preview = new Preview(options.editorFactory, text('editPreview'));
    this._rendermime = rendermime.clone({ resolver: context.urlResolver });
    this.output = new OutputPanel({
      rendermime: this._rendermime,
      translator,
      text,
      onClose: () => this.output.hide()
    });
    this.output.hide();
    this.runner = new Runner(context.sessionContext, this.output.area, text('tooLong'));
    this.runner.stateChanged.connect((_, state) => {
      this.output.show_(state, this.runner.pause?.function ?? '');
    });
    this._variables = new VariablesView(text);
    this._help = new Help({
      session: context.sessionContext,
      runner: this.runner,
      output: this.output,
      text,
      preview: this._preview,
      variables: this._variables,
      onFirstPause: () => {
        this.side.currentWidget = this._variables;
      },
      runTo: blocks => void this.start(blocks)
    });
    this._preview.onUndo = redo => this.undo(redo);
    this._preview.onCursor = offset => this._help.onCursor(offset);
    this.arrange();
    helpInTab(this.view, this.side, text, { run: code => void this.runCode(code) });
    void context.ready.then(() => this.open());
  }

  /** The blocks. */
  readonly view: BlocksView;

  /** The tabs beside the blocks; a widget added to it is one more. */
  readonly side = new TabPanel();

  /** What the program says. */
  readonly output: OutputPanel;

  /** Runs the program. */
  readonly runner: Runner;

  /** Runs the whole program as it is now; one that waits goes on to its end. */
  run(): Promise<void> {
    return this.start('run');
  }

  /** The program, once what was typed last has been read. */
  async program(): Promise<string> {
    const editor = await this.view.ready;
    await this._typing?.settle();
    return this._typing?.code ?? editor.code();
  }

  /** Runs one block, and waits before the next one. */
  step(): Promise<void> {
    return this.start('step');
  }

  private async start(how: 'run' | 'step' | string[]): Promise<void> {
    const editor = await this.view.ready;
    if (!this.runner.isRunning) {
      await this.showOutput();
      await this._typing?.settle();
    }
    if (this._typing?.isAhead && how === 'run') {
      // What was typed and cannot be shown as blocks is the program all the same.
      await this._help.runCode(this._typing.code);
    } else {
      await this._help.run(editor, how);
    }
  }

  /** Runs Python that is none of the document's, such as an example. */
  private async runCode(code: string): Promise<void> {
    if (!this.runner.isRunning) {
      await this.showOutput();
      await this._help.runCode(code);
    }
  }

  private async showOutput(): Promise<void> {
    this._widgets ??= supportWidgets(this._options.context, this._rendermime);
    await this._widgets;
    this.output.clear();
    if (this.output.isHidden) {
      this.output.show();
      this._split.setRelativeSizes([1, 1]);
      // In a low window, below the blocks.
      requestAnimationFrame(() => this.output.node.scrollIntoView({ block: 'nearest' }));
    }
  }

  /** Writes blocks that were changed in this frame to the document. */
  flush(): void {
    const editor = this.view.editor;
    const typing = this._typing;
    if (!editor || !typing || this._problem || editor.isDragging) {
      return;
    }
    const workspace = editor.takeChange();
    const isOtherText = typing.isAhead ? typing.code !== this._code : this._isAhead;
    if (workspace || isOtherText) {
      this.write(workspace ?? editor.save(), typing);
    }
  }

  private write(workspace: JSONObject, typing: Typing): void {
    this._code = typing.code;
    this._isAhead = typing.isAhead;
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
    const editor = this.view.editor;
    if (editor && !this._problem) {
      this.change({ ...this._document, kernel: name });
    }
  }

  /** The document as it was last read or written; its blocks may have changed since. */
  get document(): IBlocksDocument {
    return this._document;
  }

  /** Emitted when the document was read or written, except when only blocks changed. */
  get documentChanged(): ISignal<this, void> {
    return this._documentChanged;
  }

  /** Writes everything of the document but its blocks. Undo goes past it: it is not a change of the program. */
  change(document: IBlocksDocument): void {
    const editor = this.view.editor;
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
    const editor = this.view.editor;
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

  /** Removes the panel and all that it made. */
  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    const { context } = this._options;
    context.model.contentChanged.disconnect(this.onContentChanged, this);
    context.saveState.disconnect(this.onSaveState, this);
    context.sessionContext.kernelChanged.disconnect(this.followKernel, this);
    this._help.dispose();
    this._typing?.dispose();
    this.runner.dispose();
    void this._widgets?.then(support => support?.dispose());
    super.dispose();
  }

  protected override onActivateRequest(): void {
    void this.view.ready.then(painted).then(() => {
      // The Lab gives the focus to the panel itself where nothing in it has it.
      if (!this.isDisposed && document.activeElement === this.node) {
        this.view.editor?.focus();
      }
    });
  }

  private arrange(): void {
    this.side.addClass('br-Side');
    this._preview.title.label = this._text('python');
    this.side.addWidget(this._preview);
    this.side.addWidget(this._variables);
    // The output lies under the blocks only: a lesson beside them keeps its height when a program runs.
    this._split.addWidget(this.view);
    this._split.addWidget(this.output);
    const all = new AdaptiveSplit();
    all.addWidget(this._split);
    all.addWidget(this.side);
    all.setRelativeSizes([3, 2]);
    all.addClass('br-Panel-split');
    this.addWidget(this._notice);
    this.addWidget(all);
    // Blockly measures where it is on the page.
    this.node.addEventListener('scroll', () => this.view.editor?.resize());
    this._notice.changed.connect(() => MessageLoop.sendMessage(all, Widget.ResizeMessage.UnknownSize));
  }

  private async open(): Promise<void> {
    const { context } = this._options;
    const { document, problem } = context.model.parse();
    this._document = document;
    this._problem = problem;
    const editor = await this.view.ready;
    if (this.isDisposed) {
      return;
    }
    const { server } = this._options;
    const typing = new Typing({
      editor,
      server,
      text: this._text,
      preview: this._preview,
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
    this._help.attach(editor);
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
      if (this.view.editor && !this.isDisposed) {
        this.view.editor.kernelLanguage = name;
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
      broken = brokenText(error, this._text);
      this._problem ??= { kind: 'not-blocks' };
      editor.setReadOnly(true);
    }
    this._typing?.opened(this._document, this._isInPast);
    this._isAhead = Boolean(this._typing?.isAhead);
    const trouble = { problem: this._problem, unknown, broken };
    this._explain = () => explain(this._notice, this._options, trouble);
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
    const editor = this.view.editor;
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
      const again = { label: this._text('saveAgain'), action: () => void this._options.context.save() };
      this._notice.show_('error', this._text('notSaved'), [again]);
    }
  }

  private readonly _options: IPanelOptions;
  private readonly _documentChanged = new Signal<this, void>(this);
  private readonly _split = new SplitPanel({ orientation: 'vertical', spacing: 4 });
  private readonly _text: Texts;
  private readonly _notice: Notice;
  private readonly _preview: Preview;
  private readonly _variables: VariablesView;
  private readonly _help: Help;
  private readonly _rendermime: IRenderMimeRegistry;
  private _widgets: Promise<IDisposable | null> | null = null;
  private _document: IBlocksDocument = emptyDocument();
  private _problem: Problem | undefined;
  private _typing: Typing | null = null;
  private _written = '';
  private _isUnsaved = false;
  private _explain: () => void = () => undefined;
  private _code = '';
  private _isAhead = false;
  private _isInPast = false;
}
