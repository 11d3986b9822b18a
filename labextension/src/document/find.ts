import { SearchProvider } from '@jupyterlab/documentsearch';
import type { ISearchMatch, ISearchProviderFactory } from '@jupyterlab/documentsearch';
import type { Widget } from '@lumino/widgets';

import type { IFindings } from '../editor/tools/find.js';
import { BlocksDocument } from './factory.js';

/** Lets the Lab's own search (Ctrl+F) look into blocks. */
export const findFactory: ISearchProviderFactory = {
  createNew: widget => new BlocksSearch(widget as BlocksDocument),
  isApplicable: (widget): widget is Widget => widget instanceof BlocksDocument
};

class BlocksSearch extends SearchProvider<BlocksDocument> {
  /** Texts on blocks are not replaced: one change could break many connections. */
  override readonly isReadOnly = true;

  override get matchesCount(): number | null {
    return this._findings?.texts.length ?? null;
  }

  override get currentMatchIndex(): number | null {
    return this._index;
  }

  override async startQuery(query: RegExp): Promise<void> {
    const editor = await this.widget.content.view.ready;
    const isSame = String(query) === String(this._query);
    await this.endQuery();
    this._query = query;
    this._findings = editor.find(query);
    editor.changed.connect(this.onChanged, this);
    // A program that changes while the search is open does not run away under the student's hands.
    if (!isSame) {
      this.goTo(0);
    }
  }

  override endQuery(): Promise<void> {
    this.widget.content.view.editor?.changed.disconnect(this.onChanged, this);
    this._findings?.clear();
    this._findings = null;
    this._query = null;
    this._index = null;
    return Promise.resolve();
  }

  override clearHighlight(): Promise<void> {
    this._findings?.show(-1);
    return Promise.resolve();
  }

  override highlightNext(): Promise<ISearchMatch | undefined> {
    return Promise.resolve(this.goTo((this._index ?? -1) + 1));
  }

  override highlightPrevious(): Promise<ISearchMatch | undefined> {
    return Promise.resolve(this.goTo((this._index ?? 0) - 1));
  }

  override replaceCurrentMatch(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override replaceAllMatches(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override dispose(): void {
    if (!this.isDisposed) {
      void this.endQuery();
      super.dispose();
    }
  }

  private goTo(index: number): ISearchMatch | undefined {
    const texts = this._findings?.texts ?? [];
    if (texts.length === 0) {
      this._index = null;
      return undefined;
    }
    this._index = (index + texts.length) % texts.length;
    this._findings?.show(this._index);
    return { text: texts[this._index] ?? '', position: this._index };
  }

  /** The Lab searches anew then. */
  private onChanged(): void {
    this._stateChanged.emit();
  }

  private _findings: IFindings | null = null;
  private _query: RegExp | null = null;
  private _index: number | null = null;
}
