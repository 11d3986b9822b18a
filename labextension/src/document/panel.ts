import { Notification } from '@jupyterlab/apputils';
import type { IThemeManager } from '@jupyterlab/apputils';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { MessageLoop } from '@lumino/messaging';
import { Panel, SplitPanel, TabPanel, Widget } from '@lumino/widgets';

import { Help } from '../debug/help.js';
import { VariablesView } from '../debug/variables.js';
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
import { DocumentBinding } from './binding.js';
import type { BlocksModel } from './model.js';
import { Notice } from './notice.js';
import { Preview } from './preview.js';
import { AdaptiveSplit } from './split.js';

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
    const { context, language, text, rendermime, translator } = options;
    this._options = options;
    this._text = text;
    this.addClass('br-Panel');
    this._notice = new Notice();
    this.view = new BlocksView({ ...options, undo: redo => this.binding.undo(redo) });
    this._preview = new Preview(options.editorFactory, text('editPreview'));
    this.binding = new DocumentBinding({ ...options, view: this.view, preview: this._preview, notice: this._notice });
    this._rendermime = rendermime.clone({ resolver: context.urlResolver });
    this.output = new OutputPanel({
      rendermime: this._rendermime,
      translator,
      text,
      onClose: () => this.output.hide()
    });
    this.output.hide();
    this.runner = new Runner(context.sessionContext, this.output.area, text);
    this.runner.stateChanged.connect((_, state) => {
      this.output.show_(state, this.runner.pause?.function ?? '');
    });
    this._variables = new VariablesView(text);
    this._help = new Help({
      session: context.sessionContext,
      runner: this.runner,
      output: this.output,
      text,
      language,
      preview: this._preview,
      variables: this._variables,
      onFirstPause: () => {
        this.side.currentWidget = this._variables;
      },
      runTo: blocks => void this.start(blocks)
    });
    this._preview.onCursor = offset => this._help.onCursor(offset);
    this.arrange();
    helpInTab(this.view, this.side, text, { run: code => void this.runCode(code) });
    void this.view.ready.then(editor => this._help.attach(editor));
  }

  /** The blocks. */
  readonly view: BlocksView;

  /** What ties the document to the blocks and their Python. */
  readonly binding: DocumentBinding;

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

  /** Runs one block, and waits before the next one. */
  step(): Promise<void> {
    return this.start('step');
  }

  private async start(how: 'run' | 'step' | string[]): Promise<void> {
    const editor = await this.view.ready;
    if (!this.runner.isRunning) {
      await this.binding.settle();
      if (this.binding.isAhead && how !== 'run') {
        Notification.warning(this._text('stepNeedsBlocks'), { autoClose: 6000 });
        return;
      }
      await this.showOutput();
    }
    if (this.binding.isAhead && !this.runner.isRunning) {
      // What was typed and cannot be shown as blocks is the program all the same.
      await this._help.runCode(this.binding.code);
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

  /** Removes the panel and all that it made. */
  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this.binding.dispose();
    this._help.dispose();
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

  private readonly _options: IPanelOptions;
  private readonly _split = new SplitPanel({ orientation: 'vertical', spacing: 4 });
  private readonly _text: Texts;
  private readonly _notice: Notice;
  private readonly _preview: Preview;
  private readonly _variables: VariablesView;
  private readonly _help: Help;
  private readonly _rendermime: IRenderMimeRegistry;
  private _widgets: Promise<IDisposable | null> | null = null;
}
