import type { CodeCell, ICodeCellModel } from '@jupyterlab/cells';
import { Panel } from '@lumino/widgets';

import type { JSONObject } from '../document/format.js';
import { Notice } from '../document/notice.js';
import { brokenText } from '../document/problem.js';
import { replaceText } from '../document/text.js';
import type { Editor } from '../editor/index.js';
import { BlocksView } from '../editor/view.js';
import type { IViewOptions } from '../editor/view.js';
import { helpInDialog } from '../help/tab.js';
import { keptText } from '../python/kept.js';
import { withoutMagicErrors } from '../python/magics.js';
import type { IRead } from '../python/read.js';
import type { PythonServer } from '../python/server.js';
import { TwoViews } from '../python/views.js';
import { KEY, keptIn } from './kept.js';
import { shield } from './keys.js';
import type { IKeys } from './keys.js';

/** What blocks in a cell need. */
export interface ICellBlocksOptions extends IViewOptions {
  cell: CodeCell;
  server: PythonServer;
  keys: IKeys;
  /** Called with why there can be no blocks, when there have been none. */
  onRefused: (sentence: string) => void;
}

const height = { least: 240, most: 560, margin: 70 };

/** The blocks of a cell, in the place of its text. The text is the program, and is written whenever blocks change. */
export class CellBlocks extends Panel {
  constructor(options: ICellBlocksOptions) {
    super();
    this._options = options;
    this._model = options.cell.model;
    this.addClass('br-CellBlocks');
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', options.text('cellBlocks'));
    const { keys } = options;
    shield(this.node, {
      ...keys,
      run: advance => this.flushed(() => keys.run(advance)),
      save: () => this.flushed(keys.save)
    });
    this._view = new BlocksView({ ...options, undo: redo => this.undo(redo) });
    this._view.node.style.height = `${height.least}px`;
    helpInDialog(this._view, options.text);
    this.addWidget(this._notice);
    this.addWidget(this._view);
    void this._view.ready.then(editor => this.open(editor));
  }

  /** Puts the keyboard into the blocks. */
  focus(): void {
    void this._view.ready.then(() => this._view.node.querySelector<HTMLElement>('.injectionDiv')?.focus());
  }

  /** Removes the blocks from the page; the cell keeps them. */
  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._model.sharedModel.changed.disconnect(this.onCellChanged, this);
    this._views?.dispose();
    super.dispose();
  }

  /** Acts on the text that the blocks have now, not on that of the last frame. */
  private flushed(action: () => void): void {
    if (this._view.editor) {
      this.onEdited(this._view.editor);
    }
    action();
  }

  private open(editor: Editor): void {
    if (this.isDisposed) {
      return;
    }
    const { server, text, onRefused } = this._options;
    this._views = new TwoViews({
      editor,
      server,
      text,
      change: withoutMagicErrors,
      onRead: read => this.onRead(read),
      onRewritten: () => this.write(editor.save(), editor),
      onRefused: sentence => {
        if (sentence !== null && !this._hasShown) {
          onRefused(sentence);
        } else if (sentence === null) {
          this._notice.clear();
        } else {
          this._notice.show_('warning', sentence, []);
        }
      }
    });
    editor.setReadOnly(this._model.getMetadata('editable') === false);
    this.showKept(editor);
    editor.showStart();
    editor.changed.connect(this.onEdited, this);
    this._model.sharedModel.changed.connect(this.onCellChanged, this);
  }

  /** Shows the blocks that the cell keeps; those of another text follow the text that there is now. */
  private showKept(editor: Editor): void {
    const { workspace, imports, isCurrent } = keptIn(this._model);
    const source = this._model.sharedModel.getSource();
    this._views?.reset();
    try {
      editor.load(workspace, 0, { imports: new Set(imports) });
      this._hasShown = isCurrent;
    } catch (error) {
      this._notice.show_('warning', brokenText(error, this._options.text), []);
    }
    if (this._hasShown && isCurrent) {
      this._views?.show(source);
    } else {
      this._views?.hold(source, true);
    }
    this.grow(editor);
  }

  private onRead({ workspace, imports, typed }: IRead): void {
    const editor = this._view.editor;
    if (!editor) {
      return;
    }
    editor.show(workspace, { imports: new Set(imports) }, typed);
    if (!this._hasShown) {
      this._hasShown = true;
      editor.showStart();
    }
    this.keep(editor.save(), imports);
    this.grow(editor);
  }

  private onEdited(editor: Editor): void {
    const workspace = editor.isDragging ? null : editor.takeChange();
    if (!workspace || !this._views?.edited()) {
      return;
    }
    this.write(workspace, editor);
    this.grow(editor);
  }

  private write(workspace: JSONObject, editor: Editor): void {
    const model = this._model;
    this._hasShown = true;
    const { imports } = keptIn(model);
    this._isOwnChange = true;
    model.sharedModel.transact(() => {
      replaceText(model.sharedModel, editor.code());
      this.keep(workspace, imports);
    });
    this._isOwnChange = false;
  }

  private keep(workspace: JSONObject, imports: string[]): void {
    const model = this._model;
    const isOuter = !this._isOwnChange;
    this._isOwnChange = true;
    const text = keptText(imports, model.sharedModel.getSource());
    model.setMetadata(KEY, { workspace, text, shown: true });
    this._isOwnChange = !isOuter;
  }

  /** The text was changed without these blocks: by undo, in another view, by somebody else. */
  private onCellChanged(_: unknown, change: { sourceChange?: unknown }): void {
    const editor = this._view.editor;
    if (!editor || this._isOwnChange || !change.sourceChange) {
      return;
    }
    const model = this._model;
    if (this._isInPast || keptIn(model).isCurrent) {
      this.showKept(editor);
    } else {
      this._views?.type(model.sharedModel.getSource());
    }
  }

  private undo(redo: boolean): void {
    const { sharedModel } = this._model;
    this._isInPast = true;
    if (redo) {
      sharedModel.redo();
    } else {
      sharedModel.undo();
    }
    this._isInPast = false;
  }

  /** As high as its blocks, within bounds; it does not shrink under the hand of somebody who takes blocks away. */
  private grow(editor: Editor): void {
    const { top, bottom } = editor.workspace.getBlocksBoundingBox();
    const wanted = (bottom - top) * editor.workspace.scale + height.margin;
    const now = this._view.node.getBoundingClientRect().height;
    const next = Math.round(Math.min(height.most, Math.max(height.least, wanted, now)));
    this._view.node.style.height = `${next}px`;
    editor.resize();
  }

  private readonly _options: ICellBlocksOptions;
  /** Asked for once: a cell that is gone has none any more. */
  private readonly _model: ICodeCellModel;
  private readonly _notice = new Notice();
  private readonly _view: BlocksView;
  private _views: TwoViews | null = null;
  private _hasShown = false;
  private _isOwnChange = false;
  private _isInPast = false;
}
