import type { Workspace } from 'blockly/core';

/** What is kept of the text that a program was made from. */
export interface IText {
  /** The lines with which the text imports what blocks would ask for. */
  imports: ReadonlySet<string>;
}

const texts = new WeakMap<Workspace, IText>();

/** Says that the blocks of a workspace were made from a text, or were not: then their program is that text. */
export function setText(workspace: Workspace, text: IText | null): void {
  if (text) {
    texts.set(workspace, text);
  } else {
    texts.delete(workspace);
  }
}

/** What is kept of the text that the blocks of a workspace were made from, if they were. */
export function textOf(workspace: Workspace): IText | null {
  return texts.get(workspace) ?? null;
}
