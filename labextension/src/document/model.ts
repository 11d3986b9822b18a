import { DocumentModel, TextModelFactory } from '@jupyterlab/docregistry';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { ISharedFile } from '@jupyter/ydoc';

import { kernelName, parseDocument } from './format.js';
import type { IParsed } from './format.js';
import { replaceText } from './text.js';

/** A `.blockly` file in the Lab: its text is shared between views, and written only when the user changed blocks. */
export class BlocksModel extends DocumentModel {
  /** The document in the file. */
  parse(): IParsed {
    return parseDocument(this.sharedModel.getSource());
  }

  /** The kernel that the document asks for; read by the Lab when it starts the session. */
  override get defaultKernelName(): string {
    return kernelName(this.parse().document);
  }

  /** Takes over what is on the disk: there is nothing to save then. */
  override fromString(value: string): void {
    this._isReverting = true;
    super.fromString(value);
    this._isReverting = false;
    this.dirty = false;
  }

  /** Whether what is on the disk is being taken over: what is not saved is given up. */
  get isReverting(): boolean {
    return this._isReverting;
  }

  /** Remembers what is being saved. */
  saving(): void {
    this._saving = this.toString();
  }

  /** What was changed while the file was on its way is still to be saved, although the Lab takes it for saved. */
  saved(): void {
    if (this._saving !== null && this._saving !== this.toString()) {
      this.dirty = true;
    }
    this._saving = null;
  }

  /** Replaces the text of the file by another one, touching only what differs. */
  write(text: string, isUndoable = true): void {
    this.sharedModel.transact(() => replaceText(this.sharedModel, text), isUndoable);
  }

  private _saving: string | null = null;
  private _isReverting = false;
}

/** Makes the models of `.blockly` files. */
export class BlocksModelFactory extends TextModelFactory {
  /** The name by which the widget factory asks for it. */
  override get name(): string {
    return 'blockroom-blocks';
  }

  /** Makes a model, shared with others where the Lab says so. */
  override createNew(options: DocumentRegistry.IModelOptions<ISharedFile> = {}): BlocksModel {
    return new BlocksModel({
      ...options,
      collaborationEnabled: Boolean(options.collaborationEnabled) && this.collaborative,
      languagePreference: 'python'
    });
  }
}
