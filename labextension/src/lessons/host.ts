import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { Contents } from '@jupyterlab/services';

import type { DocumentBinding } from '../document/binding.js';
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
  readonly binding: Pick<
    DocumentBinding,
    'code' | 'document' | 'documentChanged' | 'change' | 'replace' | 'flush' | 'settle'
  >;
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
