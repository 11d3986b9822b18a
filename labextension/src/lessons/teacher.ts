import { PathExt } from '@jupyterlab/coreutils';
import { Widget } from '@lumino/widgets';

import { fetchTexts } from '../locale/fetched.js';
import { blocksForm } from './blocksForm.js';
import type { Section } from './blocksForm.js';
import type { BlockChoice } from './checkForm.js';
import { studentsCopy } from './copy.js';
import { element, wordButton } from './dom.js';
import { bilingual, entry, labelled } from './fields.js';
import { emptyStep, readLesson, said, withLesson } from './format.js';
import type { ILesson, IStep } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';
import { stepForm } from './stepForm.js';
import { columns, wordsOf, zip } from './written.js';

type Choices = typeof import('./choices.js');

/** Makes a lesson in a form, without code. What is filled in is in the document at once. */
export class LessonEditor extends Widget {
  constructor(host: ILessonHost, options: ILessonOptions, preview: () => void) {
    super();
    this._host = host;
    this._options = options;
    this._preview = preview;
    this.addClass('br-Lesson');
    this.addClass('br-Teach');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', options.text('teachEdit'));
    this._message.setAttribute('role', 'status');
    this._message.className = 'br-Lesson-feedback';
    this._message.dataset['state'] = 'open';
    void this.tryChoices();
  }

  /** Shows the lesson of the document, unless the form wrote it itself. */
  refresh(): void {
    const lesson = readLesson(this._host.binding.document);
    const key = JSON.stringify(this._host.binding.document['lesson']);
    if (lesson && key !== this._written) {
      this._written = key;
      this._lesson = lesson;
      this.draw();
    }
  }

  private draw(): void {
    const { text, language } = this._options;
    const lesson = this._lesson;
    const choices = this._choices;
    // Drawing anew would take away what somebody is typing: the form comes when all is there.
    if (!lesson || !choices) {
      this.node.replaceChildren(element('p', {}, text('loading')));
      return;
    }
    const top = element(
      'div',
      { class: 'br-Lesson-buttons' },
      wordButton(text('teachPreview'), this._preview, 'br-Lesson-check'),
      wordButton(text('teachStart'), () => void this.setStart()),
      wordButton(text('teachCopy'), () => void this.saveCopy())
    );
    const steps = lesson.steps.map((step, i) => {
      const title = `${text('teachStep', { step: i + 1 })}: ${said(step.text, language).slice(0, 50)}`;
      return this.section(`step${i}`, title, this.step(step, i));
    });
    const add = wordButton(text('teachAddStep'), () => {
      this._open.add(`step${lesson.steps.length}`);
      this.write({ steps: [...(this._lesson?.steps ?? []), emptyStep()] }, true);
    });
    const body = element(
      'div',
      { class: 'br-Lesson-body' },
      this.section('about', text('teachAbout'), this.about(lesson)),
      this.section('blocks', text('teachBlocks'), this.blocks(lesson, choices)),
      ...steps,
      add
    );
    const place = this.node.querySelector('.br-Lesson-body')?.scrollTop ?? 0;
    const focused = this.controls().indexOf(document.activeElement as HTMLElement);
    this.node.replaceChildren(top, body, this._message);
    body.scrollTop = place;
    // Whoever works by keyboard goes on where they were; what was added or removed stands there.
    if (focused >= 0) {
      this.controls()
        .slice(0, focused + 1)
        .pop()
        ?.focus({ preventScroll: true });
    }
  }

  private controls(): HTMLElement[] {
    return [...this.node.querySelectorAll<HTMLElement>('button, input, select, textarea, summary')];
  }

  /** A part that can be folded, and stays as it is when the form is drawn anew. */
  private section(name: string, title: string, content: HTMLElement): HTMLElement {
    const details = element('details', {}, element('summary', {}, title), content);
    details.open = this._open.has(name);
    details.addEventListener('toggle', () => (details.open ? this._open.add(name) : this._open.delete(name)));
    return details;
  }

  private about(lesson: ILesson): HTMLElement {
    const { text } = this._options;
    const goals = (language: 'en' | 'zh'): string => lesson.goals.map(goal => columns(goal)[language]).join('\n');
    const order = entry(String(lesson.order), 'number', value => this.write({ order: Number(value) }));
    return element(
      'div',
      {},
      bilingual(text('teachTitle'), lesson.title, 'text', text, (en, zh) => this.write({ title: wordsOf(en, zh) })),
      bilingual(text('teachGoals'), { en: goals('en'), zh: goals('zh') }, 'lines', text, (en, zh) =>
        this.write({ goals: zip(en, zh, /\n/) })
      ),
      labelled(text('teachOrder'), order)
    );
  }

  private blocks(lesson: ILesson, choices: Choices): HTMLElement {
    const used = (): void =>
      void this._host.view.ready.then(editor => this.write({ toolbox: choices.usedToolbox(editor.save()) }, true));
    const section: Section = (name, title, content) => this.section(name, title, content);
    return blocksForm(lesson.toolbox, choices, this._options, section, used, toolbox => this.write({ toolbox }));
  }

  private step(step: IStep, i: number): HTMLElement {
    const steps = (): IStep[] => this._lesson?.steps ?? [];
    return stepForm(step, this._options.text, this._blockChoices, {
      change: (changed, isOtherForm) =>
        this.write({ steps: steps().map((old, n) => (n === i ? changed : old)) }, isOtherForm),
      remove: () => this.write({ steps: steps().length > 1 ? steps().filter((_, n) => n !== i) : [emptyStep()] }, true),
      move: by => this.move(i, by),
      say: message => this.say(message)
    });
  }

  private move(from: number, by: number): void {
    const steps = [...(this._lesson?.steps ?? [])];
    const step = steps[from];
    if (step && steps[from + by]) {
      steps.splice(from, 1);
      steps.splice(from + by, 0, step);
      this.write({ steps }, true);
    }
  }

  private async setStart(): Promise<void> {
    const editor = await this._host.view.ready;
    this.write({ start: editor.save() });
    this.say(this._options.text('teachStartDone'));
  }

  /** The file for the class: it starts at the start, and nobody finds the teacher's solution in it. */
  private async saveCopy(): Promise<void> {
    const { context, contents, text } = this._options;
    const base = PathExt.basename(context.path, PathExt.extname(context.path));
    const name = `${text('teachCopyName', { name: base })}.blockly`;
    const content = studentsCopy(this._host.binding.document);
    try {
      const path = PathExt.join(PathExt.dirname(context.path), name);
      await contents.save(path, { type: 'file', format: 'text', content });
      await context.save();
      this.say(text('teachCopyDone', { name }));
    } catch (error) {
      this.say(text('teachFailed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  }

  private write(part: Partial<ILesson>, isOtherForm = false): void {
    if (!this._lesson) {
      return;
    }
    this._lesson = { ...this._lesson, ...part };
    this._host.binding.change(old => {
      const document = withLesson(old, part);
      this._written = JSON.stringify(document['lesson']);
      return document;
    });
    if (isOtherForm) {
      this.draw();
    }
  }

  private say(message: string): void {
    this._message.textContent = message;
  }

  /** Where a part of the form does not come, for want of a connection, it is asked for again. */
  private async tryChoices(): Promise<void> {
    const { text } = this._options;
    this.draw();
    try {
      await this.loadChoices();
    } catch {
      const again = wordButton(text('tryAgain'), () => void this.tryChoices());
      this.node.replaceChildren(element('p', { role: 'alert' }, text('partNotLoaded')), again);
    }
  }

  private async loadChoices(): Promise<void> {
    const editor = await this._host.view.ready;
    const { showToolbox } = await import('./blockside.js');
    // Who makes a lesson has all blocks.
    showToolbox(editor, [], this._options.language);
    const [choices] = await Promise.all([import('./choices.js'), fetchTexts('en', 'zh-hans')]);
    this._choices = choices;
    this._blockChoices = this._choices
      .choices()
      .flatMap(category => category.choices.map(({ snippet, name }) => [snippet, name] as BlockChoice));
    if (!this.isDisposed) {
      this.draw();
    }
  }

  private readonly _host: ILessonHost;
  private readonly _options: ILessonOptions;
  private readonly _preview: () => void;
  private readonly _message = element('div');
  private readonly _open = new Set(['about', 'step0']);
  private _choices: Choices | null = null;
  private _blockChoices: BlockChoice[] = [];
  private _lesson: ILesson | null = null;
  private _written = '';
}
