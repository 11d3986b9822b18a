import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { Contents } from '@jupyterlab/services';
import type { ISignal } from '@lumino/signaling';

import type { IBlocksDocument } from '../document/format.js';
import type { BlocksModel } from '../document/model.js';
import type { BlocksView } from '../editor/view.js';
import type { OutputPanel } from '../kernel/output.js';
import type { Runner } from '../kernel/runner.js';
import type { Language, Texts } from '../locale/ui.js';

/** What a lesson needs from the panel that it stands in. */
export interface ILessonHost {
  readonly view: BlocksView;
  readonly output: OutputPanel;
  readonly runner: Runner;
  /** The document as it was last read or written. */
  readonly document: IBlocksDocument;
  /** Emitted when something else than blocks changed in the document. */
  readonly documentChanged: ISignal<unknown, void>;
  /** Writes everything of the document but its blocks. */
  change(document: IBlocksDocument): void;
  /** Writes the document, its blocks included, and shows it. */
  replace(document: IBlocksDocument): void;
  run(): Promise<void>;
}

/** What a lesson needs from the Lab. */
export interface ILessonOptions {
  context: DocumentRegistry.IContext<BlocksModel>;
  rendermime: IRenderMimeRegistry;
  contents: Contents.IManager;
  language: Language;
  text: Texts;
  /** Opens the list of all lessons. */
  openLessons: () => void;
}
