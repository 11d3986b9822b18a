import type { ISessionContext } from '@jupyterlab/apputils';
import type { OutputArea } from '@jupyterlab/outputarea';
import { KernelMessage } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

/** How the last run stands. */
export type RunState = 'idle' | 'running' | 'done' | 'failed' | 'stopped' | 'no-kernel' | 'died';

/** How many characters of a program's text are shown. */
const printLimit = 50_000;

/** Runs programs in a kernel and shows what they print, draw and ask. */
export class Runner implements IDisposable {
  constructor(session: ISessionContext, output: OutputArea, tooLong: string) {
    this._session = session;
    this._output = output;
    this._tooLong = tooLong;
  }

  /** Emitted when a run starts or ends. */
  get stateChanged(): ISignal<this, RunState> {
    return this._stateChanged;
  }

  /** How the last run stands. */
  get state(): RunState {
    return this._state;
  }

  /** Whether the runner is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Runs a program; while one runs, does nothing. */
  async run(code: string): Promise<void> {
    if (this._state === 'running') {
      return;
    }
    this._isStopped = false;
    this.setState('running');
    try {
      if (!(await this.hasKernel())) {
        this.setState('no-kernel');
        return;
      }
      const reply = await this.execute(code);
      this.setState(reply?.content.status === 'ok' ? 'done' : this.failure());
    } catch {
      // The future is cancelled when the kernel dies or is restarted under it.
      this.setState(this._session.isDisposed ? 'idle' : 'died');
    }
  }

  /** Stops the running program, the kernel stays. */
  async stop(): Promise<void> {
    this._isStopped = true;
    await this._session.session?.kernel?.interrupt();
  }

  /** Ends the runner, not the kernel. */
  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private async execute(code: string): Promise<KernelMessage.IExecuteReplyMsg | undefined> {
    const future = this._session.session?.kernel?.requestExecute({ code, stop_on_error: true });
    if (!future) {
      return undefined;
    }
    this._output.future = future;
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
        this._output.model.add({ output_type: 'stream', name: 'stderr', text: this._tooLong });
      }
      return printed <= printLimit;
    });
    return future.done;
  }

  private async hasKernel(): Promise<boolean> {
    await this._session.ready;
    if (!this._session.session?.kernel || this._session.kernelDisplayStatus === 'dead') {
      await this._session.startKernel();
    }
    return Boolean(this._session.session?.kernel);
  }

  private failure(): RunState {
    return this._isStopped ? 'stopped' : 'failed';
  }

  private setState(state: RunState): void {
    if (!this._isDisposed) {
      this._state = state;
      this._stateChanged.emit(state);
    }
  }

  private readonly _session: ISessionContext;
  private readonly _output: OutputArea;
  private readonly _tooLong: string;
  private readonly _stateChanged = new Signal<this, RunState>(this);
  private _state: RunState = 'idle';
  private _isStopped = false;
  private _isDisposed = false;
}
