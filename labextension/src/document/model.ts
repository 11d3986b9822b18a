import { DocumentModel, TextModelFactory } from '@jupyterlab/docregistry';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { ISharedFile } from '@jupyter/ydoc';

import { kernelName, parseDocument } from './format.js';
import type { IParsed } from './format.js';

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
    super.fromString(value);
    this.dirty = false;
  }

  /** Replaces the text of the file by another one, touching only what differs. */
  write(text: string): void {
    replaceText(this.sharedModel, text);
  }
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

/** The part of a shared text that `replaceText` needs. */
export interface ITextTarget {
  getSource(): string;
  updateSource(start: number, end: number, value?: string): void;
}

/** Makes a shared text equal to another one by one change in the middle. */
export function replaceText(target: ITextTarget, text: string): void {
  const old = target.getSource();
  if (old === text) {
    return;
  }
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) {
    start++;
  }
  let tail = 0;
  while (tail < shorter - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) {
    tail++;
  }
  target.updateSource(start, old.length - tail, text.slice(start, text.length - tail));
}
