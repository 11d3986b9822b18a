import { Widget } from '@lumino/widgets';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';

import type { RunState } from '../kernel/runner.js';
import { element } from './dom.js';
import { readLesson, said, withLesson } from './format.js';
import type { ILesson, IProgress, IStep } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';
import { judge } from './judge.js';
import { startAgain } from './again.js';
import { buttonsPart } from './buttons.js';
import { drawPicture, goalsPart, hintsPart, stepsPart, tasksPart } from './parts.js';
import { localRendermime, renderText } from './text.js';

/** A lesson beside the blocks: what to do, whether it is done, and what comes next. */
export class LessonView extends Widget {
  constructor(host: ILessonHost, options: ILessonOptions) {
    super();
    this._host = host;
    this._options = options;
    this._rendermime = localRendermime(options.rendermime, options.context.urlResolver);
    this.addClass('br-Lesson');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', options.text('lesson'));
    this._feedback.setAttribute('role', 'status');
    this._body.className = 'br-Lesson-body';
    // Keys scroll what has the focus.
    this._body.tabIndex = 0;
    this._words.className = 'br-Lesson-text';
    this._hintList.setAttribute('aria-live', 'polite');
    host.runner.stateChanged.connect(this.onRun, this);
    options.context.sessionContext.kernelChanged.connect(this.forgetRun, this);
  }

  /** Shows the lesson as it is in the document now; a step that is shown already keeps its hints and results. */
  refresh(): void {
    const lesson = readLesson(this._host.binding.document);
    const key = JSON.stringify([this._host.binding.document['lesson'], this._allBlocks]);
    if (!lesson || key === this._shown) {
      return;
    }
    const isNewStep = lesson.progress.at !== this._lesson?.progress.at;
    this._shown = key;
    this._lesson = lesson;
    if (isNewStep) {
      this.forgetResults();
    }
    this.draw(lesson);
    void this.showToolbox(lesson);
    void this.nameBlocks(lesson);
  }

  /** Removes the view. */
  override dispose(): void {
    if (!this.isDisposed) {
      this._host.runner.stateChanged.disconnect(this.onRun, this);
      this._options.context.sessionContext.kernelChanged.disconnect(this.forgetRun, this);
      super.dispose();
    }
  }

  private draw(lesson: ILesson): void {
    const { text, language } = this._options;
    const step = lesson.steps[lesson.progress.at];
    if (!step) {
      return;
    }
    const all = lesson.steps.length;
    const place = text('lessonStep', { step: lesson.progress.at + 1, all });
    const head = element(
      'div',
      { class: 'br-Lesson-head' },
      element('h2', {}, said(lesson.title, language)),
      stepsPart(lesson, this._options, at => this.go(at)),
      element('p', { class: 'br-Lesson-place' }, place)
    );
    this.drawStep(step);
    this._body.replaceChildren(
      ...goalsPart(lesson, this._options),
      this._words,
      this._picture,
      ...tasksPart(step, this._missing, this._options, snippet => this._names.get(snippet) ?? snippet),
      this._hintList
    );
    this._hintList.replaceChildren(...hintsPart(step, this._hints, this._options, this._rendermime));
    const focused = this.node.contains(document.activeElement) ? document.activeElement?.textContent : null;
    const looks = { hints: this._hints, allBlocks: this._allBlocks };
    const buttons = buttonsPart(lesson, step, looks, this._options, {
      go: at => this.go(at),
      check: () => void this.check(),
      hint: () => this.showHint(),
      next: () => this.next(lesson, step),
      startAgain: () => void this.startAgain(lesson),
      toggleBlocks: () => this.toggle(),
      openLessons: this._options.openLessons
    });
    this.node.replaceChildren(head, this._body, this._feedback, ...buttons);
    this.focusAgain(focused);
  }

  /** Text and picture, which stay as long as the step does. */
  private drawStep(step: IStep): void {
    const key = JSON.stringify([step.text, step.picture]);
    if (key !== this._drawn) {
      this._drawn = key;
      const { context, language } = this._options;
      void renderText(this._rendermime, said(step.text, language), this._words);
      void drawPicture(step, this._picture, context.urlResolver, this._options);
    }
  }

  private async showToolbox(lesson: ILesson): Promise<void> {
    const categories = this._allBlocks ? [] : lesson.toolbox;
    const key = JSON.stringify(categories);
    if (key === this._toolbox || (this._toolbox === '' && categories.length === 0)) {
      return;
    }
    this._toolbox = key;
    const editor = await this._host.view.ready;
    const { showToolbox } = await import('./blockside.js');
    if (this.isDisposed) {
      return;
    }
    const unknown = showToolbox(editor, categories, this._options.language);
    if (unknown.length) {
      this.say(this._options.text('lessonLeftOut', { snippets: unknown.join(' · ') }), 'missing');
    }
  }

  /** Blocks are named as they look, which is known once there is an editor. */
  private async nameBlocks(lesson: ILesson): Promise<void> {
    const checks = lesson.steps[lesson.progress.at]?.checks ?? [];
    const snippets = checks.filter(check => check.kind === 'uses').map(check => String(check['block']));
    const unnamed = snippets.filter(snippet => !this._names.has(snippet));
    if (unnamed.length === 0) {
      return;
    }
    await this._host.view.ready;
    const { blockName } = await import('./blockside.js');
    unnamed.forEach(snippet => this._names.set(snippet, blockName(snippet)));
    if (!this.isDisposed) {
      this.redraw();
    }
  }

  private toggle(): void {
    this._allBlocks = !this._allBlocks;
    this.refresh();
  }

  private showHint(): void {
    this._hints++;
    this.redraw();
  }

  private go(at: number): void {
    if (this._lesson) {
      this.keep({ ...this._lesson.progress, at });
    }
  }

  /** A step without checks is done when it is read. */
  private next(lesson: ILesson, step: IStep): void {
    const { at, passed } = lesson.progress;
    const isLast = at === lesson.steps.length - 1;
    const now = step.checks.length ? passed : [...passed, at];
    this.keep({ at: isLast ? at : at + 1, passed: now });
    if (isLast) {
      this.say(this._options.text('lessonPassedAll'), 'done');
      this._options.openLessons();
    }
  }

  /** Writes where the student is into the document, and the document to the disk. */
  private keep(progress: IProgress): void {
    const { context } = this._options;
    const passed = [...new Set(progress.passed)].sort((a, b) => a - b);
    this._host.binding.change(document => withLesson(document, { progress: { ...progress, passed } }));
    this.refresh();
    if (context.contentsModel?.writable !== false) {
      void context.save().catch(() => undefined);
    }
  }

  /** Runs the program where it changed since the last run; the end of a run is judged. */
  private async check(): Promise<void> {
    const editor = await this._host.view.ready;
    if (this._host.runner.state === 'running') {
      return;
    }
    if (editor.code() === this._ran) {
      await this.judge();
    } else {
      this.say(this._options.text('lessonChecking'), 'open');
      await this._host.run();
    }
  }

  private onRun(_sender: unknown, state: RunState): void {
    if (state === 'running') {
      this._ran = this._host.view.editor?.code() ?? null;
      this.forgetResults();
      this.redraw();
    } else if (state === 'done' || state === 'failed' || state === 'stopped') {
      void this.judge();
    } else {
      this._ran = null;
    }
  }

  private forgetRun(): void {
    this._ran = null;
  }

  private async judge(): Promise<void> {
    const { text } = this._options;
    const lesson = this._lesson;
    const step = lesson?.steps[lesson.progress.at];
    if (!lesson || !step?.checks.length || !this.isAttached) {
      return;
    }
    const turn = ++this._turn;
    this.say(text('lessonChecking'), 'open');
    const missing = await judge(step.checks, this._host, this._options);
    if (turn !== this._turn || this.isDisposed) {
      return;
    }
    if (!missing) {
      this.say(text('lessonNoAnswer'), 'missing');
      return;
    }
    this._missing = missing;
    const first = missing.find(Boolean);
    this.redraw();
    if (first) {
      this.say(text('lessonNotYet', { missing: first }), 'missing');
      return;
    }
    const { at, passed } = lesson.progress;
    const isAll = new Set([...passed, at]).size === lesson.steps.length;
    this.say(text(isAll ? 'lessonPassedAll' : 'lessonPassed'), 'done');
    if (!passed.includes(at)) {
      this.keep({ at, passed: [...passed, at] });
    }
  }

  private async startAgain(lesson: ILesson): Promise<void> {
    const message = await startAgain(lesson, this._host, this._options);
    if (message) {
      this._lesson = null;
      this.refresh();
      this.say(message, 'open');
    }
  }

  private redraw(): void {
    if (this._lesson) {
      this.draw(this._lesson);
    }
  }

  private say(words: string, state: 'open' | 'missing' | 'done'): void {
    this._feedback.className = 'br-Lesson-feedback';
    this._feedback.dataset['state'] = state;
    this._feedback.textContent = words;
  }

  private forgetResults(): void {
    this._turn++;
    this._missing = null;
    this._hints = 0;
    this.say('', 'open');
  }

  /** Drawing anew must not take the keyboard's place away. */
  private focusAgain(label: string | null | undefined): void {
    if (label) {
      const buttons = [...this.node.querySelectorAll('button')];
      const same = buttons.find(button => button.textContent === label && !button.disabled);
      (same ?? buttons.find(button => button.classList.contains('br-Lesson-next') && !button.disabled))?.focus();
    }
  }

  private readonly _host: ILessonHost;
  private readonly _options: ILessonOptions;
  private readonly _rendermime: IRenderMimeRegistry;
  private readonly _body = element('div');
  private readonly _words = element('div');
  private readonly _picture = element('div');
  private readonly _hintList = element('div');
  private readonly _feedback = element('div');
  private readonly _names = new Map<string, string>();
  private _lesson: ILesson | null = null;
  private _shown = '';
  private _drawn = '';
  private _toolbox = '';
  private _missing: string[] | null = null;
  private _hints = 0;
  private _ran: string | null = null;
  private _turn = 0;
  private _allBlocks = false;
}
