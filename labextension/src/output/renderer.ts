import type { ISessionContext, IThemeManager } from '@jupyterlab/apputils';
import type { IRenderMime, IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import { Panel, Widget } from '@lumino/widgets';

import { emptyDocument, formatDocument, indexBase, textIn, isObject, readDocument } from '../document/format.js';
import type { IBlocksDocument, JSONObject } from '../document/format.js';
import { Help } from '../debug/help.js';
import { Notice } from '../document/notice.js';
import { brokenText, problemText } from '../document/problem.js';
import type { Editor } from '../editor/index.js';
import { helpInDialog } from '../help/tab.js';
import type { Preferences } from '../editor/preferences.js';
import type { IBackpack } from '../editor/tools/types.js';
import { BlocksView } from '../editor/view.js';
import { BigButton, RunButtons } from '../kernel/buttons.js';
import { OutputPanel } from '../kernel/output.js';
import { Runner } from '../kernel/runner.js';
import type { Language, Texts } from '../locale/ui.js';
import type { IPythonServer } from '../python/server.js';
import { explain } from '../python/views.js';
import { compareWithText } from './gate.js';

/** The type of the data that `%blockly` displays. */
export const MIME_TYPE = 'application/vnd.blockroom.blockly+json';

const defaultHeight = 350;

/** Where an output stands: its kernel, and how to put code into a cell below it, if there are cells. */
export interface IPlace {
  session: ISessionContext;
  rendermime: IRenderMimeRegistry;
  insertCell?: (code: string) => void;
  save?: () => void;
}

/** What the blocks in an output need from the Lab. */
export interface IOutputOptions {
  language: Language;
  text: Texts;
  translator: ITranslator;
  themes: IThemeManager | null;
  preferences: Preferences;
  backpack: IBackpack | null;
  server: IPythonServer;
  findPlace: (widget: Widget) => IPlace | null;
}

/** The editor in an output: what is changed in it is kept in the output, and so in the notebook. */
export class BlocksOutput extends Panel implements IRenderMime.IRenderer {
  constructor(options: IOutputOptions) {
    super();
    this._options = options;
    const { text } = options;
    this.addClass('br-BlocksOutput');
    // The notebook's single-letter commands must not act on keys that are meant for blocks.
    this.node.dataset['lmSuppressShortcuts'] = 'true';
    this.node.addEventListener('keydown', event => this.onKeyDown(event));
    this._view = new BlocksView(options);
    helpInDialog(this._view, options.text);
    this._view.node.style.height = `${defaultHeight}px`;
    this._observer = new ResizeObserver(() => this._view.editor?.resize());
    this._observer.observe(this._view.node);
    this._view.node.addEventListener('pointerup', () => this.keepHeight());
    this._buttons = new RunButtons(
      text,
      () => void this.run('run'),
      () => void this.run('step'),
      () => void this._running?.runner.stop()
    );
    this.addWidget(this.toolbar());
    this.addWidget(this._notice);
    this.addWidget(this._view);
  }

  /** Shows the document in the output's data; what we wrote there ourselves is shown already. */
  renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this._model = model;
    const data = model.data[MIME_TYPE];
    if (this._written && JSON.stringify(data) === this._written) {
      return Promise.resolve();
    }
    const { document, problem } = readDocument(data);
    this._document = document;
    this._isReadOnly = Boolean(problem);
    this.applyHeight(model.metadata[MIME_TYPE]);
    this._notice.clear();
    if (problem) {
      this._notice.show_('error', problemText(problem, this._options.text), []);
    }
    // Not awaited: the editor is made when the output is on the page, which may be long after this.
    void this._view.ready.then(editor => this.open(editor));
    return Promise.resolve();
  }

  /** Removes the editor. */
  override dispose(): void {
    this._observer.disconnect();
    this._running?.help.dispose();
    this._running?.runner.dispose();
    super.dispose();
  }

  private open(editor: Editor): void {
    if (this.isDisposed) {
      return;
    }
    const document = this._document;
    try {
      editor.useToolbox(document);
      const unknown = [...new Set(editor.load(document.workspace, indexBase(document), textIn(document)))];
      if (unknown.length) {
        this._notice.show_('warning', this._options.text('unknown', { types: unknown.join(', ') }), []);
      }
    } catch (error) {
      this._isReadOnly = true;
      this._notice.show_('error', brokenText(error, this._options.text), []);
    }
    editor.setReadOnly(this._isReadOnly);
    void compareWithText(this._options.server, editor, document).then(difference => {
      // A newer document is not that one.
      if (difference && document === this._document && !this.isDisposed) {
        this._isReadOnly = true;
        editor.setReadOnly(true);
        this._notice.show_('error', explain(difference, this._options.text), []);
      }
    });
    if (!this._opened) {
      this._opened = true;
      editor.showStart();
      editor.changed.connect(this.write, this);
    }
  }

  private write(editor: Editor): void {
    const workspace = this._isReadOnly || !this._model ? null : editor.takeChange();
    if (!workspace || !this._model) {
      return;
    }
    const code = editor.code();
    const document = JSON.parse(formatDocument(this._document, workspace, code)) as JSONObject;
    this._written = JSON.stringify(document);
    const plain = this._model.data['text/plain'];
    const sentence = typeof plain === 'string' && plain.startsWith('#') ? `${plain.split('\n')[0] ?? ''}\n` : '';
    this._model.setData({ data: { ...this._model.data, [MIME_TYPE]: document, 'text/plain': sentence + code } });
  }

  private toolbar(): Widget {
    const { text } = this._options;
    const bar = new Panel();
    bar.addClass('br-OutputToolbar');
    bar.addWidget(this._buttons.run);
    bar.addWidget(this._buttons.step);
    bar.addWidget(this._buttons.stop);
    bar.addWidget(
      new BigButton({
        name: 'ToCell',
        sign: '↧',
        label: text('toCell'),
        tip: text('toCellTip'),
        onClick: () => this._options.findPlace(this)?.insertCell?.(this._view.editor?.code() ?? '')
      })
    );
    return bar;
  }

  private async run(how: 'run' | 'step' | string[]): Promise<void> {
    const { text } = this._options;
    const place = this._options.findPlace(this);
    const editor = await this._view.ready;
    if (!place) {
      this._notice.show_('warning', text('noKernel'), []);
      return;
    }
    const { runner, help, output } = this.runnerAt(place, editor);
    if (!runner.isRunning) {
      output.clear();
      output.show();
    }
    await help.run(editor, how);
  }

  /** What runs the program, made for the first run: only then an output has a place in the page. */
  private runnerAt(place: IPlace, editor: Editor): { runner: Runner; help: Help; output: OutputPanel } {
    if (!this._running) {
      const { language, text, translator } = this._options;
      const output = new OutputPanel({
        rendermime: place.rendermime,
        translator,
        text,
        onClose: () => output.hide()
      });
      this.addWidget(output);
      const runner = new Runner(place.session, output.area, text);
      runner.stateChanged.connect((_, state) => {
        this._buttons.show(state, runner.canStep);
        output.show_(state, runner.pause?.function ?? '');
      });
      const runTo = (blocks: string[]): void => void this.run(blocks);
      const help = new Help({ session: place.session, runner, output, text, language, runTo });
      help.attach(editor);
      this._running = { runner, help, output };
    }
    return this._running;
  }

  private onKeyDown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'enter' && event.shiftKey) {
      void this.run('run');
    } else if (command && key === 's') {
      this._options.findPlace(this)?.save?.();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private applyHeight(metadata: unknown): void {
    const height = isObject(metadata) ? metadata['height'] : undefined;
    if (typeof height === 'number' && height >= 100 && height <= 4000) {
      this._view.node.style.height = `${height}px`;
    }
  }

  /** The height that the student gave the editor is kept in the notebook. */
  private keepHeight(): void {
    const model = this._model;
    const height = Math.round(this._view.node.getBoundingClientRect().height);
    const old = model?.metadata[MIME_TYPE];
    const known = isObject(old) ? old : {};
    if (!model || this._isReadOnly || height === (known['height'] ?? defaultHeight)) {
      return;
    }
    this._written = JSON.stringify(model.data[MIME_TYPE]);
    model.setData({ data: model.data, metadata: { ...model.metadata, [MIME_TYPE]: { ...known, height } } });
  }

  private readonly _options: IOutputOptions;
  private readonly _notice = new Notice();
  private readonly _view: BlocksView;
  private readonly _observer: ResizeObserver;
  private readonly _buttons: RunButtons;
  private _model: IRenderMime.IMimeModel | null = null;
  private _document: IBlocksDocument = emptyDocument();
  private _running: { runner: Runner; help: Help; output: OutputPanel } | null = null;
  private _written = '';
  private _opened = false;
  private _isReadOnly = false;
}
