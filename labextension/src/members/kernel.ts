import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel } from '@jupyterlab/services';
import { PromiseDelegate } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { Texts } from '../locale/ui.js';
import { readDescription, readHeld, readNames } from './answers.js';
import type { IDescription, IHeld } from './answers.js';

/** What can be asked about by name. */
export type Asked = 'module' | 'object';

/** The kernel's side of the conversation: `blockly_magic.members.channel`. */
const target = 'blockroom.members';

/** Milliseconds: a kernel that is only just starting needs some of them. */
const patience = 30_000;

/** A kernel that could be asked, and what it said about names. */
interface IConversation {
  comm: Kernel.IComm;
  ready: PromiseDelegate<void>;
  open: Map<number, PromiseDelegate<unknown>>;
}

/**
 * Asks the document's kernel about modules, classes and objects: one question for each name, the answers are kept.
 * The questions go through a comm, which the Lab sends to a subshell, so that no cell has to run, nothing is counted,
 * and a running program is not disturbed.
 */
export class KernelMembers implements IDisposable {
  constructor(session: ISessionContext, text: Texts) {
    this._session = session;
    this._text = text;
    session.kernelChanged.connect(this.onRestart, this);
    session.statusChanged.connect(this.onStatus, this);
  }

  /** Emitted when what was known may no longer be true. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Whether it is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** What is known already: undefined where nobody has asked, null where the kernel knows nothing of that name. */
  known(ask: Asked, name: string): IDescription | null | undefined {
    return this._known.get(`${ask} ${name}`);
  }

  /** Asks once; all that ask for the same meanwhile get the same answer. */
  describe(ask: Asked, name: string): Promise<IDescription | null> {
    const key = `${ask} ${name}`;
    const known = this._known.get(key);
    if (known !== undefined) {
      return Promise.resolve(known);
    }
    const asked = this._asked.get(key);
    if (asked) {
      return asked;
    }
    const age = this._age;
    const answer = this.ask(ask, name)
      .then(readDescription)
      .then(description => {
        if (age === this._age) {
          this._known.set(key, description);
        }
        return description;
      })
      .finally(() => this._asked.delete(key));
    this._asked.set(key, answer);
    return answer;
  }

  /** What the program has made so far. */
  async held(): Promise<IHeld> {
    return readHeld(await this.ask('held'));
  }

  /** The modules that can be imported. */
  async installed(): Promise<string[]> {
    return readNames(await this.ask('installed'));
  }

  /** A program has run: objects are others, and what it imported can be looked at now. */
  forgetProgram(): void {
    this._age++;
    for (const [key, description] of this._known) {
      if (!key.startsWith('module ') || !description?.live) {
        this._known.delete(key);
      }
    }
    this._changed.emit();
  }

  /** Ends the conversation, not the kernel. */
  dispose(): void {
    this._isDisposed = true;
    this.hangUp();
    Signal.clearData(this);
  }

  private async ask(ask: string, name = ''): Promise<unknown> {
    const conversation = await this.conversation();
    const id = this._next++;
    const answer = new PromiseDelegate<unknown>();
    conversation.open.set(id, answer);
    try {
      await this.within(conversation.ready.promise);
    } catch (error) {
      // The next question tries again from the beginning.
      if (conversation === this._conversation) {
        this.hangUp();
      }
      throw error;
    }
    conversation.comm.send({ id, ask, name });
    return this.within(answer.promise);
  }

  private async conversation(): Promise<IConversation> {
    await this._session.ready;
    const kernel = this._session.session?.kernel;
    if (!kernel || this._isDisposed) {
      throw new Error(this._text('moduleNoKernel'));
    }
    return (this._conversation ??= this.talk(kernel));
  }

  private talk(kernel: Kernel.IKernelConnection): IConversation {
    // Only one connection to a kernel hears its comms; where that is a notebook's, ours is a second one.
    this._own = kernel.handleComms ? null : kernel.clone({ handleComms: true });
    const comm = (this._own ?? kernel).createComm(target);
    const conversation: IConversation = { comm, ready: new PromiseDelegate(), open: new Map() };
    conversation.ready.promise.catch(() => undefined);
    comm.onMsg = message => {
      const data = message.content.data;
      if (data['ready'] === true) {
        conversation.ready.resolve();
        return;
      }
      const answer = conversation.open.get(Number(data['id']));
      conversation.open.delete(Number(data['id']));
      if (typeof data['error'] === 'string') {
        answer?.reject(new Error(data['error']));
      } else {
        answer?.resolve(data['answer'] ?? null);
      }
    };
    // A kernel for another language, or one without our package, closes at once.
    comm.onClose = () => this.hangUp();
    comm.open();
    return conversation;
  }

  private hangUp(): void {
    const conversation = this._conversation;
    this._conversation = null;
    const gone = new Error(this._text('moduleKernelGone'));
    conversation?.ready.reject(gone);
    conversation?.open.forEach(answer => {
      answer.promise.catch(() => undefined);
      answer.reject(gone);
    });
    if (conversation && !conversation.comm.isDisposed) {
      conversation.comm.dispose();
    }
    this._own?.dispose();
    this._own = null;
  }

  /** An answer, unless it takes too long. */
  private async within<T>(answer: Promise<T>): Promise<T> {
    let timer = 0;
    const tooLate = new Promise<never>((_, reject) => {
      timer = window.setTimeout(() => reject(new Error(this._text('moduleNoAnswer'))), patience);
    });
    return Promise.race([answer, tooLate]).finally(() => window.clearTimeout(timer));
  }

  private onStatus(_: ISessionContext, status: Kernel.Status): void {
    if (status === 'restarting' || status === 'autorestarting' || status === 'dead') {
      this.onRestart();
    }
  }

  private onRestart(): void {
    this.hangUp();
    this._age++;
    this._known.clear();
    this._changed.emit();
  }

  private readonly _session: ISessionContext;
  private readonly _text: Texts;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _known = new Map<string, IDescription | null>();
  private readonly _asked = new Map<string, Promise<IDescription | null>>();
  private _conversation: IConversation | null = null;
  private _own: Kernel.IKernelConnection | null = null;
  private _next = 1;
  private _age = 0;
  private _isDisposed = false;
}
