import { PathExt } from '@jupyterlab/coreutils';
import type { TabPanel, Widget } from '@lumino/widgets';

import { orOffer } from '../document/offer.js';
import { emptyStep, readLesson, withLesson } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';

/** Keeps a tab for the lesson beside the blocks of a document that has one; what the tab shows is loaded for the first. */
export class LessonTab {
  constructor(side: TabPanel, host: ILessonHost, options: ILessonOptions) {
    this._side = side;
    this._host = host;
    this._options = options;
    host.binding.documentChanged.connect(this.refresh, this);
  }

  /** Shows the form in which the lesson is made; a document without a lesson gets an empty one. */
  async edit(): Promise<void> {
    const editor = await this._host.view.ready;
    if (!readLesson(this._host.binding.document)) {
      const { path } = this._options.context;
      const title = PathExt.basename(path, PathExt.extname(path));
      const lesson = { order: 100, title, goals: [], steps: [emptyStep()], start: editor.save() };
      this._host.binding.change(document => withLesson(document, lesson));
    }
    await orOffer(this._options.text, async () => {
      const { LessonEditor } = await import('./teacher.js');
      if (!this._side.isDisposed) {
        this.show(new LessonEditor(this._host, this._options, () => void this.showStudent()));
      }
    });
  }

  private refresh(): void {
    if (!readLesson(this._host.binding.document)) {
      this._view?.dispose();
      this._view = null;
    } else if (this._view) {
      this._view.refresh();
    } else {
      void this.showStudent();
    }
  }

  private async showStudent(): Promise<void> {
    const before = this._view;
    await orOffer(this._options.text, async () => {
      const { LessonView } = await import('./student.js');
      // What was shown meanwhile stays.
      if (this._view === before && !this._side.isDisposed && readLesson(this._host.binding.document)) {
        this.show(new LessonView(this._host, this._options));
      }
    });
  }

  private show(view: View): void {
    this._view?.dispose();
    this._view = view;
    view.title.label = this._options.text('lesson');
    this._side.insertWidget(0, view);
    this._side.currentWidget = view;
    view.refresh();
  }

  private readonly _side: TabPanel;
  private readonly _host: ILessonHost;
  private readonly _options: ILessonOptions;
  private _view: View | null = null;
}

type View = Widget & { refresh(): void };
