import type { WorkspaceSvg } from 'blockly/core';
import type { IDisposable } from '@lumino/disposable';

import type { IPreferences, ThemeKind } from './preferences.js';
import { Sounds } from './sounds.js';
import { themeOf } from './theme.js';
import { addTools } from './tools/index.js';
import type { ITools, IToolOptions } from './tools/index.js';

/** What the look of a workspace needs to know when it is made. */
export interface ILookOptions extends IToolOptions {
  theme: ThemeKind;
  preferences: IPreferences;
  media: string;
}

/** How a workspace looks and sounds, and the tools around it: by the Lab's theme, and by what a person chose. */
export class Look implements IDisposable {
  constructor(workspace: WorkspaceSvg, options: ILookOptions) {
    this._workspace = workspace;
    this._theme = options.theme;
    this._preferences = options.preferences;
    this._sounds = new Sounds(workspace, options.media);
    this._tools = addTools(workspace, options);
    this.prefer(options.preferences);
  }

  /** Whether the tools are gone. */
  get isDisposed(): boolean {
    return this._tools.isDisposed;
  }

  /** Follows the Lab's theme. */
  setTheme(theme: ThemeKind): void {
    if (theme !== this._theme) {
      this._theme = theme;
      this.dress();
    }
  }

  /** Follows what a person chose about the editor. */
  prefer(preferences: IPreferences): void {
    const isOtherSize = preferences.fontSize !== this._preferences.fontSize;
    this._preferences = preferences;
    this._workspace.getGrid()?.setLength(preferences.grid ? 3 : 0);
    this._sounds.make(preferences.sounds);
    this._tools.prefer(preferences);
    if (isOtherSize) {
      this.dress();
      for (const block of this._workspace.getAllBlocks(false)) {
        for (const field of block.getFields()) {
          field.forceRerender();
        }
      }
    }
  }

  /** Removes the tools. */
  dispose(): void {
    this._tools.dispose();
  }

  private dress(): void {
    this._workspace.setTheme(themeOf(this._theme, this._preferences.fontSize));
    this._tools.refresh();
  }

  private readonly _workspace: WorkspaceSvg;
  private readonly _sounds: Sounds;
  private readonly _tools: ITools;
  private _theme: ThemeKind;
  private _preferences: IPreferences;
}
