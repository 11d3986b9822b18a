import type { Texts } from '../locale/ui.js';
import type { Problem } from './format.js';

/** Blockly goes down into blocks by calling itself; a browser's stack holds this many without fail. */
export const mostDeep = 1000;

/** What is wrong with a document, where, and what to do. */
export function problemText(problem: Problem, text: Texts): string {
  switch (problem.kind) {
    case 'not-json':
    case 'not-xml':
      return text('notJson', { line: problem.line, column: problem.column });
    case 'newer':
      return text('newer', { version: problem.version });
    case 'too-deep':
      return text('tooDeep', { depth: problem.depth, most: mostDeep });
    case 'not-blocks':
      return text('notBlocks');
  }
}

/** Blocks that are nested too deeply to be shown. */
export class DepthError extends Error {
  constructor(
    readonly depth: number,
    readonly most: number
  ) {
    super(`blocks nested ${depth} deep`);
  }
}

/** A file in which something that must be a list is none. */
export class ListError extends Error {
  constructor(readonly key: string) {
    super(`"${key}" is not a list`);
  }
}

/** A variable without a name, by its place in the list, from 1 on. */
export class VariableError extends Error {
  constructor(readonly place: number) {
    super(`variable ${place} has no name`);
  }
}

/** Why blocks cannot be shown; Blockly's own reasons are as they are. */
export function reasonText(error: unknown, text: Texts): string {
  if (error instanceof ListError) {
    return text('notList', { key: error.key });
  }
  if (error instanceof VariableError) {
    return text('nameless', { place: error.place });
  }
  return error instanceof Error ? error.message : String(error);
}

/** Why blocks cannot be shown, and what to do. */
export function brokenText(error: unknown, text: Texts): string {
  if (error instanceof DepthError) {
    return text('tooDeep', { depth: error.depth, most: error.most });
  }
  return text('broken', { reason: reasonText(error, text) });
}
