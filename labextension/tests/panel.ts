import './page.js';

import type { YFile } from '@jupyter/ydoc';
import { Signal } from '@lumino/signaling';

import { DocumentBinding } from '../src/document/binding.js';
import type { IBindingOptions } from '../src/document/binding.js';
import type { JSONObject } from '../src/document/format.js';
import { BlocksModel } from '../src/document/model.js';
import { Notice } from '../src/document/notice.js';
import { Editor } from '../src/editor/editor.js';
import { standard } from '../src/editor/preferences.js';
import { learnAll } from '../src/locale/all.js';
import { textsOf } from '../src/locale/ui.js';
import { NoAnswer } from '../src/python/server.js';
import type { IPythonServer } from '../src/python/server.js';

learnAll();

/** A server that cannot be reached. */
export const away: IPythonServer = {
  convert: () => Promise.reject(new NoAnswer('away')),
  compare: () => Promise.reject(new NoAnswer('away'))
};

/** An editor on the page. */
export function editorOf(state: JSONObject = {}): Editor {
  const host = document.createElement('div');
  document.body.append(host);
  const text = textsOf('en');
  const editor = new Editor({
    host,
    text,
    language: 'en',
    theme: 'light',
    preferences: standard,
    label: '',
    media: '',
    backpack: null
  });
  editor.load(state, 0);
  return editor;
}

interface IKernel {
  name: string;
  info: Promise<{ language_info: { name: string } }>;
}

interface IKernelChange {
  oldValue: IKernel | null;
  newValue: IKernel | null;
}

/** The Lab's side of a document. */
export class Context {
  constructor(source = '') {
    this.model.fromString(source);
  }

  readonly path = 'a.blockly';
  readonly model = new BlocksModel({});
  readonly ready = Promise.resolve();
  readonly saveState = new Signal<this, string>(this);
  readonly sessionContext = {
    session: { kernel: kernelOf('python3') },
    kernelChanged: new Signal<object, IKernelChange>({})
  };

  /** The document as it is in the model. */
  get file(): JSONObject {
    return this.model.parse().document;
  }

  /** Another kernel, chosen by somebody. */
  choose(name: string): void {
    const { session, kernelChanged } = this.sessionContext;
    const oldValue = session.kernel;
    const newValue = kernelOf(name);
    session.kernel = newValue;
    kernelChanged.emit({ oldValue, newValue });
  }

  /** What comes now is another step of undo, however little time has gone by. */
  nextStep(): void {
    (this.model.sharedModel as YFile).undoManager.stopCapturing();
  }

  /** A save that begins, as the Lab does it. */
  startSaving(): void {
    this.saveState.emit('started');
  }

  /** A save that ends. */
  finishSaving(): void {
    this.model.dirty = false;
    this.saveState.emit('completed');
  }
}

function kernelOf(name: string): IKernel {
  return { name, info: Promise.resolve({ language_info: { name: 'python' } }) };
}

/** The Python beside the blocks, without a code editor. */
class PlainPreview {
  readonly node = document.createElement('div');
  readonly typed = new Signal<this, string>(this);
  onUndo: ((redo: boolean) => void) | null = null;
  isEditable = false;
  code = '';
  said: string | null = null;

  say(sentence: string | null): void {
    this.said = sentence;
  }

  type(code: string): void {
    this.code = code;
    this.typed.emit(code);
  }
}

/** One view of a document. */
export class View {
  constructor(
    readonly context: Context,
    server: IPythonServer = away,
    readonly editor: Editor = editorOf()
  ) {
    this.view = { editor, ready: Promise.resolve(editor) };
    this.binding = new DocumentBinding({
      context,
      view: this.view,
      preview: this.preview,
      notice: this.notice,
      server,
      text: textsOf('en'),
      openAsText: () => undefined
    } as unknown as IBindingOptions);
  }

  readonly view: { editor: Editor | null; ready: Promise<Editor> };
  readonly binding: DocumentBinding;
  readonly preview = new PlainPreview();
  readonly notice = new Notice();

  /** Types, and waits until it was read or refused. */
  async type(code: string): Promise<void> {
    this.preview.type(code);
    await this.binding.settle();
  }

  /** Closes the view, as the panel does. */
  close(): void {
    this.binding.dispose();
    this.editor.dispose();
    this.view.editor = null;
  }
}

/** A view of a document that is open. */
export async function opened(context: Context, server?: IPythonServer): Promise<View> {
  const view = new View(context, server);
  await shown();
  return view;
}

/** When a document is shown, its Python too. */
export function shown(): Promise<void> {
  return new Promise(done => setTimeout(done, 60));
}
