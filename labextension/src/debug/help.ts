import type { ISessionContext } from '@jupyterlab/apputils';
import type { IDisposable } from '@lumino/disposable';

import type { Editor } from '../editor/index.js';
import { ErrorCard } from '../errors/card.js';
import { explain } from '../errors/explain.js';
import type { IProgram } from '../generator/program.js';
import type { OutputPanel } from '../kernel/output.js';
import type { Runner, RunState } from '../kernel/runner.js';
import type { Language, Texts } from '../locale/ui.js';
import { blockAt, offsets, placesOf, stepPlan } from './places.js';
import type { IStepPlan } from './places.js';
import { askReport, canStep } from './report.js';
import type { IReport, IVariables } from './report.js';

/** The Python beside the blocks, as far as help needs it. */
export interface IPreview {
  /** Sets code off. */
  highlight(program: IProgram, blocks: readonly string[], kind: 'selected' | 'step' | 'error'): void;
}

/** What help needs. */
export interface IHelpOptions {
  session: ISessionContext;
  runner: Runner;
  output: OutputPanel;
  text: Texts;
  language: Language;
  preview?: IPreview;
  variables?: { show_(state: IVariables | null): void };
  /** Called when a program waits for the first time in a run. */
  onFirstPause?: () => void;
  /** Runs the program up to the first of some blocks. */
  runTo: (blocks: string[]) => void;
}

const ended = new Set<RunState>(['done', 'failed', 'stopped']);

/** Shows on the blocks, in the Python and beside the output what a program does and where it fails. */
export class Help implements IDisposable {
  constructor(options: IHelpOptions) {
    this._options = options;
    const { output, runner, session, text } = options;
    this._card = new ErrorCard(text, () => this._editor?.marks.reveal(this._failed));
    output.insertWidget(1, this._card);
    runner.stateChanged.connect(this.onState, this);
    session.kernelChanged.connect(this.onKernel, this);
    this.onKernel();
  }

  /** Whether help is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Follows what is selected in an editor. */
  attach(editor: Editor): void {
    this._editor = editor;
    const { marks } = editor;
    marks.canRunTo = this._options.runner.canStep;
    marks.runTo.connect((_, blocks) => this._options.runTo(blocks));
    marks.selected.connect((_, block) => {
      this._selected = block;
      this.showSelected();
    });
    // A block that is changed keeps its place in sight, but the code has moved.
    editor.changed.connect(() => {
      this._failed = this._failed && editor.workspace.getBlockById(this._failed) ? this._failed : null;
      this.showSelected();
    });
  }

  /** The student put the cursor into the Python: shows the block that stands there. */
  onCursor(offset: number): void {
    const editor = this._editor;
    if (!editor) {
      return;
    }
    const program = editor.program();
    const { code } = program;
    const start = code.lastIndexOf('\n', offset - 1) + 1;
    const indent = /^[^\S\n]*/.exec(code.slice(start))?.[0].length ?? 0;
    const at = Math.max(offset, start + indent);
    const block = blockAt(program, at, at);
    this._selected = block;
    editor.marks.showLine(block);
    this._options.preview?.highlight(program, block ? [block] : [], 'selected');
  }

  /** Runs the program of an editor: to its end, block by block, or to the first of some blocks. */
  async run(editor: Editor, how: 'run' | 'step' | string[]): Promise<void> {
    const { runner } = this._options;
    if (runner.state === 'paused') {
      this.goOn(how);
    }
    if (runner.isRunning) {
      return;
    }
    this._program = editor.program();
    this._plan = stepPlan(this._program);
    this._hasPaused = false;
    await runner.run(this._program.code, how === 'run' ? null : { ...this._plan, target: this.target(how) });
  }

  /** Runs Python that no blocks stand for. */
  async runCode(code: string): Promise<void> {
    this._program = { code, places: [] };
    this._plan = stepPlan(this._program);
    await this._options.runner.run(code);
  }

  /** Ends the help; what it marked stays until the editor goes. */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const { runner, session } = this._options;
    runner.stateChanged.disconnect(this.onState, this);
    session.kernelChanged.disconnect(this.onKernel, this);
  }

  private goOn(how: 'run' | 'step' | string[]): void {
    const target = this.target(how);
    this._options.runner.answer(how === 'step' ? 'step' : target < 0 ? 'continue' : `to ${target}`);
  }

  private target(how: 'run' | 'step' | string[]): number {
    const ids = this._plan.ids;
    return typeof how === 'string' ? -1 : (how.map(id => ids.indexOf(id)).find(index => index >= 0) ?? -1);
  }

  private onKernel(): void {
    const { runner, session } = this._options;
    const kernel = session.session?.kernel;
    this.setCanStep(false);
    if (kernel) {
      void canStep(kernel).then(
        answer => !this._isDisposed && kernel === session.session?.kernel && this.setCanStep(answer),
        () => undefined
      );
    }
    if (!kernel || runner.state !== 'running') {
      this._options.variables?.show_(null);
    }
  }

  private setCanStep(value: boolean): void {
    this._options.runner.canStep = value;
    if (this._editor) {
      this._editor.marks.canRunTo = value;
    }
  }

  private onState(_: Runner, state: RunState): void {
    // Whether the kernel can step is news of the same state.
    if (state === this._state) {
      return;
    }
    this._state = state;
    const marks = this._editor?.marks;
    if (state === 'paused') {
      this.showPause();
      return;
    }
    marks?.showStep(null);
    this._options.preview?.highlight(this._program, [], 'step');
    if (state === 'running') {
      this._failed = null;
      this._card.clear();
      marks?.clearError();
      this.showSelected();
    } else if (ended.has(state)) {
      void this.report(state);
    } else {
      this._options.variables?.show_(null);
    }
  }

  private showPause(): void {
    const { runner, variables, preview, onFirstPause } = this._options;
    const pause = runner.pause;
    const block = pause ? this._plan.ids[this._plan.blocks[pause.line - 1] ?? -1] : undefined;
    this._editor?.marks.showStep(block ?? null);
    preview?.highlight(this._program, block ? [block] : [], 'step');
    variables?.show_(pause);
    if (!this._hasPaused) {
      this._hasPaused = true;
      onFirstPause?.();
    }
  }

  /** Asks once for the variables and, after an error, for its place. */
  private async report(state: RunState): Promise<void> {
    const { runner, session, variables } = this._options;
    const kernel = session.session?.kernel;
    const failure = state === 'failed' ? runner.failure : null;
    const program = this._program;
    let report: IReport | null = null;
    try {
      report = kernel ? await askReport(kernel, failure !== null) : null;
    } catch {
      // The kernel went away meanwhile: its state says so.
    }
    if (this._isDisposed || runner.state !== state || program !== this._program) {
      return;
    }
    variables?.show_(report?.variables ?? null);
    if (failure) {
      this.showFailure(failure, report);
    }
  }

  private showFailure(failure: { name: string; message: string }, report: IReport | null): void {
    const program = this._program;
    const explanation = explain(failure.name, failure.message, report?.similar ?? '', this._options.language);
    const blocks = (report?.places ?? []).flatMap(span => {
      const { start, end } = offsets(program.code, span);
      const block = blockAt(program, start, end);
      return block ? [block] : [];
    });
    const { what, todo } = explanation;
    this._failed = blocks[0] ?? null;
    this._editor?.marks.showError([...new Set(blocks)], `${what}\n${todo}`);
    this._options.preview?.highlight(program, blocks.slice(0, 1), 'error');
    this._card.explain(explanation, blocks.length > 0);
  }

  private showSelected(): void {
    const { preview, runner } = this._options;
    if (!preview || !this._editor || runner.state === 'paused') {
      return;
    }
    const program = this._editor.program();
    const blocks = this._selected ? [this._selected] : this._failed ? [this._failed] : [];
    const kind = this._selected ? 'selected' : 'error';
    preview.highlight(
      program,
      blocks.filter(id => placesOf(program, id).length > 0),
      kind
    );
  }

  private readonly _options: IHelpOptions;
  private readonly _card: ErrorCard;
  private _editor: Editor | null = null;
  private _program: IProgram = { code: '', places: [] };
  private _plan: IStepPlan = { ids: [], blocks: [] };
  private _selected: string | null = null;
  private _failed: string | null = null;
  private _state: RunState = 'idle';
  private _hasPaused = false;
  private _isDisposed = false;
}
