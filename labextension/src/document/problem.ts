import type { Texts } from '../locale/ui.js';
import type { Problem } from './format.js';

/** What is wrong with a document, where, and what to do. */
export function problemText(problem: Problem, text: Texts): string {
  switch (problem.kind) {
    case 'not-json':
    case 'not-xml':
      return text('notJson', { line: problem.line, column: problem.column });
    case 'newer':
      return text('newer', { version: problem.version });
    case 'not-blocks':
      return text('notBlocks');
  }
}
