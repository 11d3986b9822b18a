import type { IThemeManager } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

/** The looks of the blocks. */
export type ThemeKind = 'light' | 'dark' | 'contrast';

/** What a person can choose about the editor. */
export interface IPreferences {
  grid: boolean;
  sounds: boolean;
  minimap: 'auto' | 'always' | 'never';
  /** In points, of the texts on blocks. */
  fontSize: number;
  /** The index of the first item of a list in new documents. */
  indexBase: 0 | 1;
}

/** What holds until the settings are read, and where they are wrong. */
export const standard: IPreferences = { grid: false, sounds: false, minimap: 'auto', fontSize: 11, indexBase: 0 };

/** The preferences now, and word of each change. */
export class Preferences {
  /** What is chosen. */
  get value(): IPreferences {
    return this._value;
  }

  set value(value: IPreferences) {
    this._value = value;
    this._changed.emit(value);
  }

  /** Emitted when something else is chosen. */
  get changed(): ISignal<this, IPreferences> {
    return this._changed;
  }

  private _value = standard;
  private readonly _changed = new Signal<this, IPreferences>(this);
}

/** Reads preferences from settings that anybody may have written. */
export function readPreferences(settings: Record<string, unknown>): IPreferences {
  const { grid, sounds, minimap, fontSize, indexBase } = settings;
  return {
    grid: grid === true,
    sounds: sounds === true,
    minimap: minimap === 'always' || minimap === 'never' ? minimap : 'auto',
    fontSize: typeof fontSize === 'number' ? Math.min(24, Math.max(9, fontSize)) : standard.fontSize,
    indexBase: indexBase === 1 ? 1 : 0
  };
}

/** The look that belongs to the Lab's theme. */
export function themeKind(themes: IThemeManager | null): ThemeKind {
  if (!themes?.theme) {
    return 'light';
  }
  if (/high contrast/i.test(themes.theme)) {
    return 'contrast';
  }
  return themes.isLight(themes.theme) ? 'light' : 'dark';
}
