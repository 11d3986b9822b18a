import { Notification } from '@jupyterlab/apputils';
import type { ISessionContext } from '@jupyterlab/apputils';
import type { OutputArea } from '@jupyterlab/outputarea';
import { KernelMessage } from '@jupyterlab/services';
import type { Kernel } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { arm, readPause } from '../debug/report.js';
import type { IPause } from '../debug/report.js';
import type { Texts } from '../locale/ui.js';

/** How the last run stands. */
export type RunState = 'idle' | 'running' | 'paused' | 'done' | 'failed' | 'stopped' | 'no-kernel' | 'died';

/** Which block each line belongs to, for a run that waits before each of them, or first at one. */
export interface ISteps {
  blocks: readonly number[];
  /** The number of the block to run to first; -1 waits at once. */
  target: number;
}

/** How many characters of a program's text are shown. */
const printLimit = 50_000;

/** Runs programs in a kernel and shows what they print, draw and ask. */
export class Runner implements IDisposable {
  constructor(session: ISessionContext, output: OutputArea, text: Texts) {
    this._session = session;
    this._output = output;
    this._text = text;
  }

  /** Emitted when a run starts or ends. */
  get stateChanged(): ISignal<this, RunState> {
    return this._stateChanged;
  }

  /** How the last run stands. */
  get state(): RunState {
    return this._state;
  }

  /** Where the program waits, while it does. */
  get pause(): IPause | null {
    return this._pause;
  }

  /** The error that ended the last run. */
  get failure(): { name: string; message: string } | null {
    return this._failure;
  }

  /** Whether the kernel can run a program block by block. */
  get canStep(): boolean {
    return this._canStep;
  }

  set canStep(value: boolean) {
    this._canStep = value;
    this.setState(this._state);
  }

  /** Whether the runner is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Runs a program, on request block by block; while one runs, does nothing. */
  async run(code: string, steps: ISteps | null = null): Promise<void> {
    if (this.isRunning) {
      return;
    }
    this._isStopped = false;
    this._isSent = false;
    this._failure = null;
    this.setState('running');
    try {
      if (!(await this.hasKernel())) {
        this.setState(this.wasStopped() ? 'stopped' : 'no-kernel');
        return;
      }
      const reply = await this.execute(code, steps);
      this._failure = failureOf(reply);
      this.setState(reply?.content.status === 'ok' ? 'done' : this.unfinished());
    } catch {
      // The future is cancelled when the kernel dies or is restarted under it.
      this.setState(this._session.isDisposed ? 'idle' : 'died');
    }
  }

  /** Stops the running program, the kernel stays. A program that the kernel does not have yet is not sent to it. */
  async stop(): Promise<void> {
    this._isStopped = true;
    if (this._state === 'paused') {
      this.answer('stop');
      return;
    }
    if (!this._isSent) {
      return;
    }
    try {
      await this._session.session?.kernel?.interrupt();
    } catch {
      // The program goes on: an error of its own is one, and shown.
      this._isStopped = false;
      Notification.error(this._text('stopFailed'), { autoClose: 10_000 });
    }
  }

  /** Tells a waiting program how to go on. */
  answer(value: string): void {
    const reply = this._reply;
    if (reply) {
      this._reply = null;
      this._pause = null;
      this.setState('running');
      reply(value);
    }
  }

  /** Whether a program has begun and not ended. */
  get isRunning(): boolean {
    return this._state === 'running' || this._state === 'paused';
  }

  /** Ends the runner, not the kernel. */
  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private async execute(code: string, steps: ISteps | null): Promise<KernelMessage.IExecuteReplyMsg | undefined> {
    const kernel = this._session.session?.kernel;
    if (!kernel) {
      return undefined;
    }
    if (steps && !this.wasStopped()) {
      await arm(kernel, steps.blocks, steps.target);
      if (this.wasStopped()) {
        // An armed kernel would follow the next program, whichever that is.
        await kernel.requestExecute({ code: 'pass', store_history: false, allow_stdin: false }).done;
      }
    }
    if (this.wasStopped()) {
      return undefined;
    }
    this._isSent = true;
    const future = kernel.requestExecute({ code, stop_on_error: true });
    this._output.future = future;
    this.takePauses(future);
    // A loop that prints without end must not freeze the page, or Stop could not be pressed.
    let printed = 0;
    future.registerMessageHook(message => {
      if (!KernelMessage.isStreamMsg(message)) {
        // Who pressed Stop knows why the program ended.
        return !(this._isStopped && KernelMessage.isErrorMsg(message));
      }
      const before = printed;
      printed += message.content.text.length;
      if (before <= printLimit && printed > printLimit) {
        this._output.model.add({ output_type: 'stream', name: 'stderr', text: this._text('tooLong') });
      }
      return printed <= printLimit;
    });
    return future.done;
  }

  /** A program that waits asks like one that wants input; what it asks is answered by the buttons. */
  private takePauses(
    future: Kernel.IShellFuture<KernelMessage.IExecuteRequestMsg, KernelMessage.IExecuteReplyMsg>
  ): void {
    const ask = future.onStdin;
    future.onStdin = message => {
      const pause = KernelMessage.isInputRequestMsg(message) ? readPause(message.content.prompt) : null;
      if (!pause) {
        return ask(message);
      }
      const reply = (value: string): void => {
        future.sendInputReply({ status: 'ok', value }, message.header as KernelMessage.IInputRequestMsg['header']);
      };
      if (this._isStopped) {
        reply('stop');
        return;
      }
      this._reply = reply;
      this._pause = pause;
      this.setState('paused');
    };
  }

  private wasStopped(): boolean {
    return this._isStopped;
  }

  private unfinished(): RunState {
    return this._isStopped ? 'stopped' : 'failed';
  }

  private async hasKernel(): Promise<boolean> {
    await this._session.ready;
    if (!this._session.session?.kernel || this._session.kernelDisplayStatus === 'dead') {
      await this._session.startKernel();
    }
    return Boolean(this._session.session?.kernel);
  }

  private setState(state: RunState): void {
    if (!this._isDisposed) {
      this._state = state;
      if (state !== 'paused') {
        this._pause = null;
        this._reply = null;
      }
      this._stateChanged.emit(state);
    }
  }

  private readonly _session: ISessionContext;
  private readonly _output: OutputArea;
  private readonly _text: Texts;
  private readonly _stateChanged = new Signal<this, RunState>(this);
  private _state: RunState = 'idle';
  private _pause: IPause | null = null;
  private _reply: ((value: string) => void) | null = null;
  private _failure: { name: string; message: string } | null = null;
  private _canStep = false;
  private _isStopped = false;
  private _isSent = false;
  private _isDisposed = false;
}

function failureOf(reply: KernelMessage.IExecuteReplyMsg | undefined): { name: string; message: string } | null {
  return reply?.content.status === 'error' ? { name: reply.content.ename, message: reply.content.evalue } : null;
}
