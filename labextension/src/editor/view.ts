import type { IThemeManager } from '@jupyterlab/apputils';
import { PromiseDelegate } from '@lumino/coreutils';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { Language } from '../locale/ui.js';
import type { Editor } from './index.js';
import { createEditor } from './lazy.js';

/** What a view needs from the Lab. */
export interface IViewOptions {
  language: Language;
  label: string;
  /** What to do while there is no block. */
  hint: string;
  themes: IThemeManager | null;
}

/** The place of one editor in the Lab: made when it is first on the page, sized with it, coloured with the theme. */
export class BlocksView extends Widget {
  constructor(options: IViewOptions) {
    super();
    this._options = options;
    this.addClass('br-View');
    options.themes?.themeChanged.connect(this.onThemeChanged, this);
  }

  /** The editor, once it is there. */
  get ready(): Promise<Editor> {
    return this._ready.promise;
  }

  /** The editor, or null while it is being loaded. */
  get editor(): Editor | null {
    return this._editor;
  }

  /** Removes the editor. */
  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._options.themes?.themeChanged.disconnect(this.onThemeChanged, this);
    this._editor?.dispose();
    super.dispose();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this.start();
    this._editor?.resize();
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this._editor?.resize();
  }

  protected override onResize(): void {
    this._editor?.resize();
  }

  /** Blockly needs a place on the page: the editor is made the first time that there is one, and only then. */
  private start(): void {
    if (this._started) {
      return;
    }
    this._started = true;
    const { language, label } = this._options;
    createEditor({ host: this.node, language, label, dark: this.isDark }).then(
      editor => {
        if (this.isDisposed) {
          editor.dispose();
          return;
        }
        this._editor = editor;
        editor.resize();
        editor.loaded.connect(this.showHint, this);
        editor.changed.connect(this.showHint, this);
        this._ready.resolve(editor);
      },
      (reason: unknown) => this._ready.reject(reason)
    );
  }

  private showHint(editor: Editor): void {
    this._hint.textContent = this._options.hint;
    this._hint.className = 'br-Hint';
    this._hint.hidden = !editor.isEmpty || editor.isReadOnly;
    this.node.append(this._hint);
  }

  private get isDark(): boolean {
    const themes = this._options.themes;
    return themes?.theme ? !themes.isLight(themes.theme) : false;
  }

  private onThemeChanged(): void {
    this._editor?.setDark(this.isDark);
  }

  private readonly _options: IViewOptions;
  private readonly _ready = new PromiseDelegate<Editor>();
  private _editor: Editor | null = null;
  private readonly _hint = document.createElement('div');
  private _started = false;
}
