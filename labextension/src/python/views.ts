import type { IDisposable } from '@lumino/disposable';

import type { JSONObject } from '../document/format.js';
import { DepthError, reasonText } from '../document/problem.js';
import type { Editor } from '../editor/index.js';
import { loadReader } from '../editor/lazy.js';
import type { Texts } from '../locale/ui.js';
import { brokenBy, survivors } from './broken.js';
import type { IBroken } from './broken.js';
import type { IRead } from './read.js';
import { NoAnswer } from './server.js';
import type { IDifference, IPythonServer } from './server.js';
import type { ITyped } from './weave.js';

/** How long nobody must have typed before the text is read, and no block have changed before their program is compared. */
const pause = { text: 400, blocks: 1000 };

/** What two views need of each other. */
export interface ITwoViewsOptions {
  editor: Editor;
  server: IPythonServer;
  text: Texts;
  /** What is changed about blocks that were read. */
  change?: (workspace: JSONObject) => JSONObject;
  /** Called when the blocks show what was typed. */
  onRead: (read: IRead) => void;
  /** Called when the program is that of the blocks after all, and no longer as it was typed. */
  onRewritten: () => void;
  /** Called with why the blocks do not follow the text; null when they do again. */
  onRefused: (sentence: string | null) => void;
}

/**
 * Blocks and Python as two views of one program. Who typed last is right: blocks follow text as soon as it was read and
 * found to mean the same; until then the text is the program. It is never changed while somebody types in it.
 */
export class TwoViews implements IDisposable {
  constructor(options: ITwoViewsOptions) {
    this._options = options;
  }

  /** The program: what was typed, as long as the blocks do not follow it, else that of the blocks. */
  get code(): string {
    return this._typed ?? this._options.editor.code();
  }

  /** Whether there is text that the blocks do not show. */
  get isAhead(): boolean {
    return this._typed !== null;
  }

  /** Whether the views are gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Has ready what reads text: somebody is going to type. */
  async prepare(): Promise<void> {
    await Promise.allSettled([loadReader(), this._options.server.convert('', [])]);
  }

  /** Takes what somebody types; the blocks follow when they pause. */
  type(source: string): void {
    this._typed = source;
    this._stuckAt = null;
    window.clearTimeout(this._timer);
    this._timer = window.setTimeout(() => void this.read(), pause.text);
  }

  /** Takes text that was typed elsewhere; with `isRead` the blocks follow. */
  hold(source: string, isRead: boolean): void {
    this._typed = source;
    if (isRead) {
      void this.read();
    } else {
      this._stuckAt = this._options.editor.code();
    }
  }

  /** Shows the text with which the blocks were kept; where it is not theirs after all, they follow it. */
  show(source: string): void {
    const { editor, server } = this._options;
    const typed: ITyped = { code: source, made: editor.made().code, stretches: [] };
    editor.typed = typed;
    server.compare(source, typed.made).then(
      answer => {
        if (this._isDisposed || editor.typed !== typed) {
          return;
        }
        if (answer.difference === null) {
          editor.typed = { ...typed, stretches: answer.stretches };
        } else if (!this.isAhead && editor.made().code === typed.made) {
          editor.typed = null;
          this.hold(source, true);
        }
      },
      // Without an answer the text stays as it is until a block is changed.
      () => undefined
    );
  }

  /** Reads what was typed, at once. */
  async read(): Promise<void> {
    const { editor, server, onRead } = this._options;
    window.clearTimeout(this._timer);
    const source = this._typed;
    if (source === null || this._isDisposed) {
      return;
    }
    if (source === editor.code()) {
      this.follow();
      return;
    }
    try {
      const { read } = await loadReader();
      const shown = survivors(this._broken, editor.save());
      const found = await read(server, source, shown, this._options.change);
      if (!this.isStill(source)) {
        return;
      }
      if ('difference' in found) {
        this.refuse(explain(found.difference, this._options.text));
        return;
      }
      this.follow();
      try {
        onRead(found);
        this._broken = brokenBy(shown, editor.save());
      } catch (error) {
        this._typed = source;
        throw error;
      }
    } catch (error) {
      if (this.isStill(source)) {
        this.refuse(this.reason(error));
      }
    }
  }

  /**
   * A block was changed. Text that the blocks do not follow is given up for another program; what is on its way to them
   * wins.
   */
  edited(): boolean {
    if (this._stuckAt !== null && this._stuckAt !== this._options.editor.code()) {
      this.follow();
    }
    window.clearTimeout(this._check);
    this._check = window.setTimeout(() => void this.check(), pause.blocks);
    return !this.isAhead;
  }

  /** What is kept of typed text must mean what the blocks mean: the server says so, or it is given up. */
  private async check(): Promise<void> {
    const { editor, server, onRewritten } = this._options;
    const { typed } = editor;
    if (!typed || this.isAhead || this._isDisposed) {
      return;
    }
    const [made, code] = [editor.made().code, editor.code()];
    const answer = made === code ? { difference: null } : await server.compare(made, code).catch(() => null);
    // Somebody may have gone on meanwhile.
    if (answer?.difference && editor.typed === typed) {
      editor.typed = null;
      onRewritten();
    }
  }

  /** Forgets what was typed: another program is shown. */
  reset(): void {
    window.clearTimeout(this._timer);
    window.clearTimeout(this._check);
    this.follow();
  }

  /** The views go. */
  dispose(): void {
    this._isDisposed = true;
    window.clearTimeout(this._timer);
    window.clearTimeout(this._check);
  }

  /** Whether what was typed is still this, after an answer was waited for. */
  private isStill(source: string): boolean {
    return !this._isDisposed && this._typed === source;
  }

  private follow(): void {
    this._typed = null;
    this._stuckAt = null;
    this._options.onRefused(null);
  }

  private refuse(sentence: string): void {
    this._stuckAt = this._options.editor.code();
    this._options.onRefused(sentence);
  }

  private reason(error: unknown): string {
    const { text } = this._options;
    if (error instanceof NoAnswer) {
      return text('behindText', { reason: error.message });
    }
    if (error instanceof DepthError) {
      return text('behindText', { reason: text('tooLongToRead') });
    }
    return text('behindText', { reason: text('notDrawn', { reason: reasonText(error, text) }) });
  }

  private readonly _options: ITwoViewsOptions;
  private _typed: string | null = null;
  private _timer = 0;
  private _check = 0;
  /** The program of the blocks while they do not follow what was typed; null where they do, or soon will. */
  private _stuckAt: string | null = null;
  private _broken: IBroken | null = null;
  private _isDisposed = false;
}

/** A difference between a text and its blocks, for a person. */
export function explain({ line, expected, found }: IDifference, text: Texts): string {
  const shown = (code: string): string => (code ? `“${code.replace(/\s+/g, ' ').slice(0, 80)}”` : text('nothing'));
  return text('differs', { line, expected: shown(expected), found: shown(found) });
}
