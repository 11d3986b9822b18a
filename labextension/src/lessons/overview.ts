import { Widget } from '@lumino/widgets';

import type { Language, Texts } from '../locale/ui.js';
import type { ILessonEntry, LessonCatalog } from './catalog.js';
import { element } from './dom.js';
import { said } from './format.js';

/** All lessons in their order, with how far the student is. */
export class LessonsOverview extends Widget {
  constructor(options: { catalog: LessonCatalog; text: Texts; language: Language; open: (path: string) => void }) {
    super();
    this._options = options;
    this.addClass('br-Lessons');
    this.node.tabIndex = -1;
    options.catalog.changed.connect(this.draw, this);
    this.draw();
    void options.catalog.refresh();
  }

  /** Removes the overview. */
  override dispose(): void {
    this._options.catalog.changed.disconnect(this.draw, this);
    super.dispose();
  }

  private draw(): void {
    const { catalog, text } = this._options;
    const cards = catalog.lessons.map((lesson, i) => element('li', {}, this.card(lesson, i + 1)));
    const list = element('ol', {}, ...cards);
    const empty = element('p', {}, text('lessonNone'));
    this.node.replaceChildren(element('h1', {}, text('lessons')), cards.length ? list : empty);
  }

  private card(lesson: ILessonEntry, number: number): HTMLElement {
    const { text, language, open } = this._options;
    const done = text('lessonTip', { done: lesson.passed, all: lesson.steps });
    const card = element('button', { type: 'button', class: 'br-Lessons-card' });
    const state = lesson.passed >= lesson.steps ? 'done' : 'open';
    card.append(
      element(
        'span',
        { class: 'br-Lessons-number', 'data-state': state, 'aria-hidden': 'true' },
        state === 'done' ? '✓' : String(number)
      ),
      element(
        'span',
        { class: 'br-Lessons-words' },
        element('strong', {}, said(lesson.title, language)),
        element('span', {}, lesson.goals.map(goal => said(goal, language)).join(' · ')),
        element('span', { class: 'br-Lessons-done' }, lesson.isNew ? `${done} · ${text('lessonFromTeacher')}` : done),
        element('progress', { max: String(lesson.steps), value: String(lesson.passed), 'aria-label': done })
      )
    );
    card.addEventListener('click', () => open(lesson.path));
    return card;
  }

  private readonly _options: {
    catalog: LessonCatalog;
    text: Texts;
    language: Language;
    open: (path: string) => void;
  };
}
