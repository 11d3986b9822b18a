import type { ISignal } from '@lumino/signaling';
import type { IDisposable } from '@lumino/disposable';

import type { JSONObject } from '../../document/format.js';
import type { Language, Texts } from '../../locale/ui.js';
import type { IPreferences } from '../preferences.js';

/** Blocks that a student carries from one document to another. */
export interface IBackpack {
  /** The stacks in it, as Blockly saves them. */
  readonly items: readonly JSONObject[];
  /** Emitted when something was put in or taken out, here or in another tab. */
  readonly changed: ISignal<IBackpack, void>;
  /** Puts a stack in; false where it is full. */
  add(stack: JSONObject): Promise<boolean>;
  /** Takes a stack out; one that is there twice, once. */
  remove(stack: JSONObject): Promise<void>;
  /** Takes everything out. */
  clear(): Promise<void>;
}

/** What the tools around the blocks need. */
export interface IToolOptions {
  language: Language;
  text: Texts;
  backpack: IBackpack | null;
  /** Undoes or redoes a change of the document. */
  undo?: (redo: boolean) => void;
}

/** A tool at a workspace. */
export interface ITool extends IDisposable {
  /** Follows what a person chose. */
  prefer?(preferences: IPreferences): void;
  /** Follows the theme. */
  refresh?(): void;
}
