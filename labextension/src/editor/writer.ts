import type { Workspace } from 'blockly/core';

import type { Formatter } from '../generator/formatter.js';
import { workspaceToProgram } from '../generator/index.js';
import { brokenLine, isWide } from '../generator/layout.js';
import type { IProgram } from '../generator/program.js';
import { weave } from '../python/weave.js';
import type { ITyped } from '../python/weave.js';

/** Writes the program of a workspace. */
export class Writer {
  /** @param onFormatter called when programs look different, because the formatter has come. */
  constructor(workspace: Workspace, onFormatter: () => void) {
    this._workspace = workspace;
    this._onFormatter = onFormatter;
  }

  /** The language of programs, where an extension has added it; else they are Python. */
  language = 'python';

  /** The program, and where each block stands in it. A block that cannot be written must not keep the others from being saved. */
  program(): IProgram {
    if (this._kept) {
      return this._kept;
    }
    try {
      const made = this.made();
      return this._typed ? weave(this._typed, made, line => this.broken(line)) : this.formatted(made);
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'error';
      return { code: `# ${reason}\n`, places: [] };
    }
  }

  /** The program as the blocks give it, whatever was typed for it. */
  made(): IProgram {
    return workspaceToProgram(this._workspace, this.language);
  }

  /** The text that the blocks were made from: statements whose blocks do not change are written as they were typed. */
  get typed(): ITyped | null {
    return this._typed;
  }

  set typed(typed: ITyped | null) {
    this._typed = typed;
    this._kept = null;
  }

  /** Writes the program once for all who ask for it during an action that changes no block. */
  once(action: () => void): void {
    this._kept = this.program();
    try {
      action();
    } finally {
      this._kept = null;
    }
  }

  /** Long lines are broken as soon as the formatter, which most programs never need, has been loaded. */
  private formatted(program: IProgram): IProgram {
    if (program.places.length === 0 || !isWide(program.code)) {
      return program;
    }
    return this.formatter()?.(program) ?? program;
  }

  /** The lines of a statement that is too long for one. */
  private broken(line: string): string[] {
    const format = this.formatter();
    return format ? brokenLine(line, format) : [line];
  }

  private formatter(): Formatter | null {
    if (this._format) {
      return this._format;
    }
    this._loading ??= import('../generator/formatter.js')
      .then(({ loadFormatter }) => loadFormatter())
      .then(format => {
        this._format = format;
        this._onFormatter();
      })
      // A long line is no error: without the formatter it stays long.
      .catch(() => undefined);
    return null;
  }

  private readonly _workspace: Workspace;
  private readonly _onFormatter: () => void;
  private _format: Formatter | null = null;
  private _loading: Promise<void> | null = null;
  private _kept: IProgram | null = null;
  private _typed: ITyped | null = null;
}
