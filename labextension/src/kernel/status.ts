import type { ISessionContext } from '@jupyterlab/apputils';
import { Widget } from '@lumino/widgets';

import type { TextKey, Texts } from '../locale/ui.js';

const words: Partial<Record<string, TextKey>> = {
  idle: 'statusIdle',
  busy: 'statusBusy',
  starting: 'statusStarting',
  restarting: 'statusStarting',
  autorestarting: 'statusStarting',
  initializing: 'statusStarting',
  connecting: 'statusStarting',
  terminating: 'statusDead',
  dead: 'statusDead',
  disconnected: 'statusDisconnected'
};

/** The kernel's name and what it is doing; pressed, it lets the student choose another one. */
export class KernelButton extends Widget {
  constructor(session: ISessionContext, text: Texts, onClick: () => void) {
    const node = document.createElement('button');
    node.type = 'button';
    node.addEventListener('click', onClick);
    super({ node });
    this.addClass('br-Kernel');
    this._session = session;
    this._text = text;
    this._dot.className = 'br-Kernel-dot';
    this._dot.setAttribute('aria-hidden', 'true');
    this.node.append(this._name, this._dot, this._status);
    session.kernelChanged.connect(this.onKernelChanged, this);
    session.statusChanged.connect(this.refresh, this);
    session.connectionStatusChanged.connect(this.refresh, this);
    this.onKernelChanged();
  }

  /** A kernel that answers other questions while a program runs reports that it is idle. */
  set isRunning(value: boolean) {
    this._isRunning = value;
    this.refresh();
  }

  /** A kernel may answer long before it reports its first status, so its answer counts too. */
  private onKernelChanged(): void {
    this._hasAnswered = false;
    const kernel = this._session.session?.kernel;
    this.refresh();
    void kernel?.info.then(() => {
      this._hasAnswered = kernel === this._session.session?.kernel;
      if (!this.isDisposed) {
        this.refresh();
      }
    });
  }

  private refresh(): void {
    const session = this._session;
    const reported = session.kernelDisplayStatus;
    const answered = reported === 'unknown' && this._hasAnswered ? 'idle' : reported;
    const status = answered === 'idle' && this._isRunning ? 'busy' : answered;
    const name = session.kernelDisplayName;
    const word = session.hasNoKernel ? 'statusNone' : (words[status] ?? 'statusStarting');
    this._name.textContent = name;
    this._status.textContent = this._text(word);
    this.node.dataset['status'] = session.hasNoKernel ? 'none' : status;
    this.node.title = this._text('chooseKernel');
    this.node.setAttribute('aria-label', `${this._text('kernel')}: ${name}, ${this._text(word)}`);
  }

  private readonly _session: ISessionContext;
  private readonly _text: Texts;
  private _hasAnswered = false;
  private _isRunning = false;
  private readonly _name = document.createElement('span');
  private readonly _dot = document.createElement('span');
  private readonly _status = document.createElement('span');
}
