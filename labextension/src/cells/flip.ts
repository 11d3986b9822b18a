import { Notification } from '@jupyterlab/apputils';
import { CodeCell } from '@jupyterlab/cells';
import type { Cell, ICellModel } from '@jupyterlab/cells';
import { NotebookActions } from '@jupyterlab/notebook';
import type { NotebookPanel } from '@jupyterlab/notebook';

import { isObject } from '../document/format.js';
import type { IViewOptions } from '../editor/view.js';
import type { PythonServer } from '../python/server.js';
import { CellBlocks } from './blocks.js';
import { KEY, cellMagic, isShownAsBlocks } from './kept.js';

/** Why a cell has no blocks, as the key of a text and what stands in it. */
export type Refusal = { key: 'noPythonCell' } | { key: 'cellMagic'; magic: string };

/** Shows the cells of a notebook as text or as blocks, as each of them says. */
export class Flipper {
  constructor(options: { panel: NotebookPanel; server: PythonServer; view: IViewOptions; save: () => void }) {
    this._options = options;
    const { content } = options.panel;
    content.modelChanged.connect(this.watch, this);
    content.modelContentChanged.connect(this.follow, this);
    content.cellInViewportChanged.connect(this.follow, this);
    void options.panel.context.ready.then(() => this.watch());
  }

  /** Whether a cell is shown as blocks. */
  isFlipped(cell: Cell): boolean {
    return this._shown.has(cell);
  }

  /** Why a cell cannot be shown as blocks; null where it can. */
  refusal(cell: Cell): Refusal | null {
    if (!(cell instanceof CodeCell) || !/python/i.test(this.language)) {
      return { key: 'noPythonCell' };
    }
    const magic = cellMagic(cell.model.sharedModel.getSource());
    return magic === null ? null : { key: 'cellMagic', magic };
  }

  /** The language of the cells; the kernel's word on it comes late, and is Python until then. */
  private get language(): string {
    const { model } = this._options.panel.content;
    const info: unknown = model?.getMetadata('language_info');
    const spec: unknown = model?.getMetadata('kernelspec');
    const name = (isObject(info) && info['name']) || (isObject(spec) && spec['language']) || 'python';
    return String(name);
  }

  /** Shows a cell the other way. */
  flip(cell: Cell): void {
    const isShown = this.isFlipped(cell);
    if (cell instanceof CodeCell && (isShown || !this.refusal(cell))) {
      this.remember(cell, !isShown);
      this.show(cell, !isShown);
      if (!isShown) {
        this._shown.get(cell)?.focus();
      } else {
        void NotebookActions.focusActiveCell(this._options.panel.content);
      }
    }
  }

  private remember(cell: CodeCell, isShown: boolean): void {
    const kept: unknown = cell.model.getMetadata(KEY);
    cell.model.setMetadata(KEY, { ...(isObject(kept) ? kept : {}), shown: isShown });
  }

  private watch(): void {
    this.follow();
  }

  /** Shows every cell as it says. */
  private follow(): void {
    for (const cell of this._options.panel.content.widgets) {
      if (cell instanceof CodeCell && !this._waiting.has(cell)) {
        const isShown = this.wants(cell);
        if (isShown !== this.isFlipped(cell) && !(isShown && this.refusal(cell))) {
          this._waiting.add(cell);
          void cell.ready.then(() => {
            this._waiting.delete(cell);
            if (!cell.isDisposed) {
              this.show(cell, this.wants(cell));
            }
          });
        }
      }
    }
  }

  /** Whether a cell says that it is shown as blocks. Metadata are copied with each look, and hold a whole program. */
  private wants(cell: CodeCell): boolean {
    const { model } = cell;
    const known = this._wanted.get(model);
    if (known !== undefined) {
      return known;
    }
    const wants = isShownAsBlocks(model);
    this._wanted.set(model, wants);
    model.metadataChanged.connect(this.onMetadata, this);
    return wants;
  }

  private onMetadata(model: ICellModel, { key }: { key: string }): void {
    if (key === KEY) {
      this._wanted.delete(model);
      this.follow();
    }
  }

  private forget(cell: Cell): void {
    this._shown.get(cell)?.dispose();
    this._shown.delete(cell);
  }

  private show(cell: CodeCell, isShown: boolean): void {
    if (isShown === this.isFlipped(cell)) {
      return;
    }
    const blocks = this._shown.get(cell);
    if (blocks) {
      this._shown.delete(cell);
      cell.inputArea?.showEditor();
      blocks.dispose();
      return;
    }
    const made = this.make(cell);
    this._shown.set(cell, made);
    cell.inputArea?.renderInput(made);
    cell.disposed.connect(this.forget, this);
  }

  private make(cell: CodeCell): CellBlocks {
    const { panel, server, view, save } = this._options;
    return new CellBlocks({
      ...view,
      cell,
      server,
      keys: {
        run: advance => void NotebookActions[advance ? 'runAndAdvance' : 'run'](panel.content, panel.sessionContext),
        save,
        flip: () => this.flip(cell)
      },
      onRefused: sentence => {
        this.remember(cell, false);
        this.show(cell, false);
        Notification.warning(sentence, { autoClose: 10_000 });
      }
    });
  }

  private readonly _options: { panel: NotebookPanel; server: PythonServer; view: IViewOptions; save: () => void };
  private readonly _shown = new Map<Cell, CellBlocks>();
  private readonly _wanted = new WeakMap<ICellModel, boolean>();
  private readonly _waiting = new Set<Cell>();
}
