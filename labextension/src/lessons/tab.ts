import type { TabPanel } from '@lumino/widgets';

import { readLesson } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';
import { LessonView } from './student.js';

/** Keeps a tab for the lesson beside the blocks of a document that has one. */
export class LessonTab {
  constructor(side: TabPanel, host: ILessonHost, options: ILessonOptions) {
    this._side = side;
    this._host = host;
    this._options = options;
    host.documentChanged.connect(this.refresh, this);
  }

  private refresh(): void {
    if (!readLesson(this._host.document)) {
      this._view?.dispose();
      this._view = null;
      return;
    }
    if (!this._view) {
      this._view = new LessonView(this._host, this._options);
      this._view.title.label = this._options.text('lesson');
      this._side.insertWidget(0, this._view);
      this._side.currentWidget = this._view;
    }
    this._view.refresh();
  }

  private readonly _side: TabPanel;
  private readonly _host: ILessonHost;
  private readonly _options: ILessonOptions;
  private _view: LessonView | null = null;
}
