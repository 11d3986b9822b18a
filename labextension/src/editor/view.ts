import type { IThemeManager } from '@jupyterlab/apputils';
import { PromiseDelegate } from '@lumino/coreutils';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { Language, Texts } from '../locale/ui.js';
import type { Editor } from './index.js';
import { createEditor } from './lazy.js';
import { themeKind } from './preferences.js';
import type { Preferences } from './preferences.js';
import type { IBackpack } from './tools/types.js';

/** What a view needs from the Lab. */
export interface IViewOptions {
  language: Language;
  text: Texts;
  themes: IThemeManager | null;
  preferences: Preferences;
  backpack: IBackpack | null;
  /** Undoes or redoes a change, where that is not the editor's own matter. */
  undo?: (redo: boolean) => void;
}

/** The place of one editor in the Lab: made when it is first on the page, sized with it, coloured with the theme. */
export class BlocksView extends Widget {
  constructor(options: IViewOptions) {
    super();
    this._options = options;
    this.addClass('br-View');
    options.themes?.themeChanged.connect(this.onThemeChanged, this);
    options.preferences.changed.connect(this.onPreferencesChanged, this);
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
    this._options.preferences.changed.disconnect(this.onPreferencesChanged, this);
    this._editor?.dispose();
    this._editor = null;
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
    const { text, themes, preferences, ...rest } = this._options;
    this.say(text('loading'));
    const label = text('workspace');
    const theme = themeKind(themes);
    createEditor({ ...rest, text, host: this.node, label, theme, preferences: preferences.value }).then(
      editor => {
        if (this.isDisposed) {
          editor.dispose();
          return;
        }
        this._editor = editor;
        // Both may have changed while Blockly was on its way.
        this.onThemeChanged();
        this.onPreferencesChanged();
        this._hint.hidden = true;
        editor.resize();
        editor.loaded.connect(this.showHint, this);
        editor.changed.connect(this.showHint, this);
        this._ready.resolve(editor);
      },
      () => this.offerRetry()
    );
  }

  /** Blockly did not come, for want of a connection. */
  private offerRetry(): void {
    const { text } = this._options;
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'br-Notice-button';
    again.textContent = text('tryAgain');
    again.addEventListener('click', () => {
      this._started = false;
      this.start();
    });
    this.say(text('notLoaded'), again);
  }

  private showHint(editor: Editor): void {
    this.say(this._options.text('emptyHint'));
    this._hint.hidden = !editor.isEmpty || editor.isReadOnly;
  }

  private say(sentence: string, ...more: HTMLElement[]): void {
    this._hint.className = 'br-Hint';
    this._hint.hidden = false;
    this._hint.replaceChildren(sentence, ...more);
    this.node.append(this._hint);
  }

  private onThemeChanged(): void {
    this._editor?.setTheme(themeKind(this._options.themes));
  }

  private onPreferencesChanged(): void {
    this._editor?.prefer(this._options.preferences.value);
  }

  private readonly _options: IViewOptions;
  private readonly _ready = new PromiseDelegate<Editor>();
  private _editor: Editor | null = null;
  private readonly _hint = document.createElement('div');
  private _started = false;
}
