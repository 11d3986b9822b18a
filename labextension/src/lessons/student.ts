import { Widget } from '@lumino/widgets';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';

import type { RunState } from '../kernel/runner.js';
import { buttonOf, element, focusedKey } from './dom.js';
import { readLesson, said, withLesson } from './format.js';
import type { ILesson, IProgress, IStep } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';
import { judge } from './judge.js';
import { startAgain } from './again.js';
import { buttonsPart } from './buttons.js';
import { LessonBlocks } from './lessonBlocks.js';
import { drawPicture, goalsPart, hintsPart, stepsPart, tasksPart } from './parts.js';
import { localRendermime, renderText } from './text.js';

/** A lesson beside the blocks: what to do, whether it is done, and what comes next. */
export class LessonView extends Widget {
  constructor(host: ILessonHost, options: ILessonOptions) {
    super();
    this._host = host;
    this._options = options;
    this._blocks = new LessonBlocks(host, options);
    this._rendermime = localRendermime(options.rendermime, options.context.urlResolver);
    this.addClass('br-Lesson');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', options.text('lesson'));
    this._feedback.setAttribute('role', 'status');
    this._body.className = 'br-Lesson-body';
    // Keys scroll what has the focus.
    this._body.tabIndex = 0;
    this._hintList.setAttribute('aria-live', 'polite');
    this._body.append(this._goals, this._step, this._tasks, this._hintList);
    this.node.append(this._head, this._body, this._feedback, this._buttons);
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
      this._hints = 0;
      this._hintList.replaceChildren();
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
      this._blocks.dispose();
      super.dispose();
    }
  }

  private draw(lesson: ILesson): void {
    const { text, language } = this._options;
    const step = lesson.steps[lesson.progress.at];
    if (!step) {
      return;
    }
    const key = focusedKey(this.node);
    const all = lesson.steps.length;
    const place = text('lessonStep', { step: lesson.progress.at + 1, all });
    this._head.replaceChildren(
      element('h2', {}, said(lesson.title, language)),
      stepsPart(lesson, this._options, at => this.go(at)),
      element('p', { class: 'br-Lesson-place' }, place)
    );
    this._goals.replaceChildren(...goalsPart(lesson, this._options));
    this.drawStep(step, lesson.progress.at);
    this._tasks.replaceChildren(
      ...tasksPart(step, this._missing, this._options, snippet => this._blocks.nameOf(snippet))
    );
    this.drawHints(step);
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
    this._buttons.replaceChildren(...buttons);
    if (key !== undefined) {
      // Drawing anew must not take the keyboard's place away.
      (buttonOf(this.node, key) ?? buttonOf(this.node, 'next') ?? this._body).focus();
    }
  }

  /** Text and picture, which stay as long as the step does: each step has places of its own, however late they come. */
  private drawStep(step: IStep, at: number): void {
    const key = JSON.stringify([at, step.text, step.picture, step.hints]);
    if (key !== this._drawn) {
      this._drawn = key;
      const { context, language } = this._options;
      const words = element('div', { class: 'br-Lesson-text' });
      const picture = element('div');
      this._step.replaceChildren(words, picture);
      this._hintList.replaceChildren();
      void renderText(this._rendermime, said(step.text, language), words);
      void drawPicture(step, picture, context.urlResolver, this._options);
    }
  }

  /** Only the hints that are new: those who hear them have heard the others. */
  private drawHints(step: IStep): void {
    const shown = this._hintList.childElementCount;
    this._hintList.append(...hintsPart(step, shown, this._hints, this._options, this._rendermime));
  }

  private async showToolbox(lesson: ILesson): Promise<void> {
    const { text } = this._options;
    try {
      const unknown = await this._blocks.show(this._allBlocks ? [] : lesson.toolbox);
      if (unknown.length) {
        this.say(text('lessonLeftOut', { snippets: unknown.join(' · ') }), 'missing');
      }
    } catch {
      this.say(text('partNotLoaded'), 'missing');
    }
  }

  /** Where blocks cannot be named, for want of a connection, their Python stands in the tasks. */
  private async nameBlocks(lesson: ILesson): Promise<void> {
    const isNew = await this._blocks.learn(lesson).catch(() => false);
    if (isNew && !this.isDisposed) {
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
    const { view, binding, runner } = this._host;
    await view.ready;
    // What was typed may not be read yet.
    await binding.settle();
    if (runner.state === 'running') {
      return;
    }
    if (binding.code === this._ran) {
      await this.judge();
    } else {
      this.say(this._options.text('lessonChecking'), 'open');
      await this._host.run();
    }
  }

  private onRun(_sender: unknown, state: RunState): void {
    if (state === 'running') {
      this._ran = this._host.binding.code;
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
    const missing = await judge(step.checks, this._host, this._options).catch(() => undefined);
    if (turn !== this._turn || this.isDisposed) {
      return;
    }
    if (!missing) {
      this.say(text(missing === null ? 'lessonNoAnswer' : 'partNotLoaded'), 'missing');
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
      this._shown = '';
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
    this.say('', 'open');
  }

  private readonly _host: ILessonHost;
  private readonly _options: ILessonOptions;
  private readonly _rendermime: IRenderMimeRegistry;
  private readonly _blocks: LessonBlocks;
  private readonly _head = element('div', { class: 'br-Lesson-head' });
  private readonly _body = element('div');
  private readonly _goals = element('div');
  private readonly _step = element('div');
  private readonly _tasks = element('div');
  private readonly _hintList = element('div');
  private readonly _feedback = element('div');
  private readonly _buttons = element('div');
  private _lesson: ILesson | null = null;
  private _shown = '';
  private _drawn = '';
  private _missing: string[] | null = null;
  private _hints = 0;
  private _ran: string | null = null;
  private _turn = 0;
  private _allBlocks = false;
}
