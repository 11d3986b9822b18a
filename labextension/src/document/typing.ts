import type { Editor } from '../editor/index.js';
import { isKept, keptText } from '../python/kept.js';
import type { IRead } from '../python/read.js';
import { TwoViews } from '../python/views.js';
import type { ITwoViewsOptions } from '../python/views.js';
import { isObject, textIn } from './format.js';
import type { IBlocksDocument } from './format.js';
import type { Preview } from './preview.js';

/** What typing in a document needs. */
export interface ITypingOptions extends Pick<ITwoViewsOptions, 'server' | 'text'> {
  editor: Editor;
  preview: Preview;
  /** Called when somebody types. */
  onTyped: () => void;
  /** Writes a document that has changed, whose blocks are shown already. */
  onRead: (change: (document: IBlocksDocument) => IBlocksDocument) => void;
  /** Called when the blocks do not follow what was typed. */
  onRefused: () => void;
}

/** The Python of a document as a view in which one can type. */
export class Typing {
  constructor(options: ITypingOptions) {
    this._options = options;
    const { preview } = options;
    this._views = new TwoViews({
      ...options,
      onRead: read => this.show(read),
      onRewritten: () => {
        options.onRead(document => document);
        this.showCode();
      },
      onRefused: sentence => {
        preview.say(sentence);
        if (sentence !== null) {
          options.onRefused();
        }
      }
    });
    preview.typed.connect(this.onTyped, this);
    preview.node.addEventListener('focusin', () => void this._views.prepare(), { once: true });
  }

  /** The program: what was typed, as long as the blocks do not follow it, else that of the blocks. */
  get code(): string {
    return this._views.code;
  }

  /** Whether there is text that the blocks do not show. */
  get isAhead(): boolean {
    return this._views.isAhead;
  }

  /** Has what was typed read at once, if there is something. */
  settle(): Promise<void> {
    return this._views.read();
  }

  /** Blocks were changed. */
  edited(): void {
    this._views.edited();
  }

  /** Takes what somebody types. */
  type(code: string): void {
    this._options.onTyped();
    this._views.type(code);
  }

  /**
   * The blocks of a document are shown: its text is shown with them, and read if it was changed elsewhere.
   * @param isPast whether an undone state is shown, which stays as it was.
   */
  opened(document: IBlocksDocument, isPast: boolean): void {
    const { editor } = this._options;
    const { text, code } = document;
    this._views.reset();
    if (isObject(text) && typeof code === 'string') {
      if (!isKept(text, code)) {
        // A document that cannot be written keeps the blocks that it has.
        this._views.hold(code, !isPast && !editor.isReadOnly);
      } else if (textIn(document)) {
        this._views.show(code);
      }
    }
  }

  /** Shows the program. */
  showCode(): void {
    const { editor, preview } = this._options;
    preview.code = this.code;
    preview.isEditable = !editor.isReadOnly && editor.language === 'python';
  }

  /** A document with what it is to keep of its text. */
  kept(document: IBlocksDocument): IBlocksDocument {
    const text = textIn(document);
    if (!this.isAhead) {
      return text ? { ...document, text: keptText([...text.imports], this.code) } : document;
    }
    // The hash stays that of the text that the blocks stand for: so one sees that the text is ahead of them.
    return isObject(document.text) ? document : { ...document, text: { hash: '' } };
  }

  /** Typing ends. */
  dispose(): void {
    this._options.preview.typed.disconnect(this.onTyped, this);
    this._views.dispose();
  }

  private show({ workspace, imports, typed }: IRead): void {
    const { editor, onRead } = this._options;
    onRead(({ indexBase: _, ...document }) => {
      const read = { ...document, workspace, text: keptText(imports, typed.code) } as IBlocksDocument;
      editor.show(workspace, textIn(read), typed);
      return read;
    });
  }

  private onTyped(_: unknown, code: string): void {
    this.type(code);
  }

  private readonly _options: ITypingOptions;
  private readonly _views: TwoViews;
}
