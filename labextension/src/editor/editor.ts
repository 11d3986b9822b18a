import { Events, KeyboardMover, getFocusManager, svgResize } from 'blockly/core';
import type { WorkspaceSvg, utils } from 'blockly/core';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { defineBlocks } from '../blocks/index.js';
import { defineShapes } from '../blocks/shapes.js';
import { applyContributions } from '../extension/apply.js';
import type { IBlocksDocument, IndexBase, JSONObject } from '../document/format.js';
import { setText } from '../generator/exact.js';
import type { IText } from '../generator/exact.js';
import { addRules } from '../generator/index.js';
import type { IProgram } from '../generator/program.js';
import { answerQuestions } from '../help/ask.js';
import type { IHelp } from '../help/types.js';
import { speak } from '../locale/blockly.js';
import type { Texts } from '../locale/ui.js';
import type { ITyped } from '../python/weave.js';
import { toolbox } from '../toolbox/default.js';
import { givenToolbox } from '../toolbox/given.js';
import { keepApart, overlaps } from './apart.js';
import { Content } from './content.js';
import { useLabDialogs } from './dialogs.js';
import { nameEntries } from './entry.js';
import { Look } from './look.js';
import { Marks } from './marks.js';
import type { IPreferences, ThemeKind } from './preferences.js';
import { findBlocks } from './tools/find.js';
import type { IFindings } from './tools/find.js';
import { focusSearch, withTools } from './tools/index.js';
import { makeWorkspace } from './workspace.js';
import type { IWorkspaceOptions } from './workspace.js';
import { Writer } from './writer.js';

/** One workspace of blocks in the page, with its toolbox. */
export class Editor implements IDisposable {
  constructor(options: IWorkspaceOptions) {
    defineBlocks();
    speak(options.language);
    applyContributions(options.language);
    useLabDialogs();
    nameEntries(options.text);
    this._host = options.host;
    this._text = options.text;
    this._workspace = makeWorkspace(options);
    this._content = new Content(this._workspace);
    this._writer = new Writer(this._workspace, () => this.tell());
    this._workspace.addChangeListener(event => this.onEvent(event));
    this._look = new Look(this._workspace, options);
    this.marks = new Marks(this._workspace, options.text);
  }

  /** Where the program waits or failed. */
  readonly marks: Marks;

  /** The text that the blocks were made from: statements whose blocks do not change are written as they were typed. */
  get typed(): ITyped | null {
    return this._writer.typed;
  }

  set typed(typed: ITyped | null) {
    this._writer.typed = typed;
  }

  /** Emitted at most once a frame after the user changed blocks. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Whether the editor is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Blockly's workspace. */
  get workspace(): WorkspaceSvg {
    return this._workspace;
  }

  /**
   * Shows a saved workspace. Stacks that are the same already stay untouched.
   * @param base the number that its list and text blocks give the first item.
   * @param text what is kept of the text that the blocks were made from, if they were.
   * @returns the types of blocks that are unknown.
   */
  load(saved: JSONObject, base: IndexBase, text: IText | null = null): string[] {
    this.abortMove();
    setText(this._workspace, text);
    this.typed = null;
    const unknown = this._content.load(saved, base);
    this._loaded.emit();
    return unknown;
  }

  /** Shows what was read from a text. A stack that has grown pushes down what it would cover. */
  show(workspace: JSONObject, text: IText | null, typed: ITyped): void {
    const before = overlaps(this._workspace);
    this.load(workspace, 0, text);
    keepApart(this._workspace, before);
    this.typed = typed;
  }

  /** The workspace as it is to be saved, with everything that could not be shown. */
  save(): JSONObject {
    return this._content.save();
  }

  /** The workspace as it is to be saved, where the user has changed it since the last call or load; else null. */
  takeChange(): JSONObject | null {
    return this._content.takeChange();
  }

  /** Whether blocks are being moved: what is in the workspace then is neither the old program nor the new one. */
  get isDragging(): boolean {
    return this._workspace.isDragging();
  }

  /** Whether blocks cannot be changed. */
  get isReadOnly(): boolean {
    return this._workspace.isReadOnly();
  }

  /** Whether there is no block. */
  get isEmpty(): boolean {
    return this._workspace.getTopBlocks(false).length === 0;
  }

  /** Emitted when blocks were loaded. */
  get loaded(): ISignal<this, void> {
    return this._loaded;
  }

  /** The program of the blocks, and where each stands. */
  program(): IProgram {
    return this._writer.program();
  }

  /** The program as the blocks give it, whatever was typed for it. */
  made(): IProgram {
    return this._writer.made();
  }

  /** The Python of the blocks. */
  code(): string {
    return this.program().code;
  }

  /** Says who answers when somebody asks what a block does. */
  answer(show: (help: IHelp) => void): void {
    answerQuestions(this._workspace, show);
  }

  /** Shows blocks without letting them be changed, or lets them be changed again. */
  setReadOnly(readOnly: boolean): void {
    this._workspace.setIsReadOnly(readOnly);
    this._workspace.getToolbox()?.setVisible(!readOnly);
    this.resize();
  }

  /** The language of programs. */
  get language(): string {
    return this._writer.language;
  }

  /** Writes programs in the language of a kernel, where an extension has added it, else in Python. */
  set kernelLanguage(language: string) {
    if (language !== this._writer.language) {
      this._writer.language = language;
      this.tell();
    }
  }

  /** Offers the blocks that a document asks for: those of a named toolbox, or of one that it brings along. */
  useToolbox(document: IBlocksDocument): void {
    addRules(defineShapes(document['definitions']));
    const wanted = JSON.stringify([document.toolbox, document['toolboxDefinition'] ?? null]);
    if (wanted !== this._toolbox) {
      this._toolbox = wanted;
      this.setToolbox(givenToolbox(document['toolboxDefinition']) ?? toolbox(document.toolbox));
    }
  }

  /** Offers other blocks. */
  setToolbox(definition: utils.toolbox.ToolboxDefinition): void {
    this._workspace.updateToolbox(withTools(definition, this._text));
    this._toolboxChanged.emit();
  }

  /** Emitted when other blocks are offered. */
  get toolboxChanged(): ISignal<this, void> {
    return this._toolboxChanged;
  }

  /** Takes the keys: where the focus was last, or at the first block. */
  focus(): void {
    getFocusManager().focusTree(this._workspace);
  }

  /** Fits the workspace into its host. */
  resize(): void {
    svgResize(this._workspace);
  }

  /** Follows the Lab's theme. */
  setTheme(theme: ThemeKind): void {
    this._look.setTheme(theme);
  }

  /** Follows what a person chose about the editor. */
  prefer(preferences: IPreferences): void {
    this._look.prefer(preferences);
  }

  /** Finds the blocks on which a text stands. */
  find(query: RegExp): IFindings {
    return findBlocks(this._workspace, query);
  }

  /** Puts the cursor into the search above the toolbox. */
  focusSearch(): void {
    focusSearch(this._workspace);
  }

  /** Scrolls to the first block. */
  showStart(): void {
    const first = this._workspace.getTopBlocks(true)[0];
    if (first) {
      const { x, y } = first.getRelativeToSurfaceXY();
      const scale = this._workspace.scale;
      this._workspace.scroll(24 - x * scale, 24 - y * scale);
    }
  }

  /** Removes the editor from the page. */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    cancelAnimationFrame(this._frame);
    this._look.dispose();
    this.marks.dispose();
    this._workspace.dispose();
    this._host.replaceChildren();
    Signal.clearData(this);
  }

  /** What is being moved goes back to its place: Blockly, on the whole page, would go on moving what is gone. */
  private abortMove(): void {
    if (this.isDragging) {
      KeyboardMover.mover.abortMove();
      this._workspace.cancelCurrentGesture();
    }
  }

  private onEvent(event: Events.Abstract): void {
    if (event.isUiEvent || event instanceof Events.FinishedLoading || this._frame) {
      return;
    }
    this._frame = requestAnimationFrame(() => this.onFrame());
  }

  private onFrame(): void {
    if (this.isDragging) {
      this._frame = requestAnimationFrame(() => this.onFrame());
      return;
    }
    this._frame = 0;
    this.tell();
  }

  private tell(): void {
    if (!this._isDisposed) {
      this._writer.once(() => this._changed.emit());
    }
  }

  private readonly _host: HTMLElement;
  private readonly _text: Texts;
  private readonly _workspace: WorkspaceSvg;
  private readonly _content: Content;
  private readonly _writer: Writer;
  private readonly _look: Look;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _loaded = new Signal<this, void>(this);
  private readonly _toolboxChanged = new Signal<this, void>(this);
  private _frame = 0;
  private _toolbox = JSON.stringify(['default', null]);
  private _isDisposed = false;
}
