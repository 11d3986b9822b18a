import type { Formatter } from './formatter.js';

/** How many columns a line may have before a formatter would break it, after PEP 8's limit as Black and ruff read it. */
export const WIDTH = 88;

/** A statement with its line break; where it was read from a text, how many blank lines it had above it there. */
export interface IStatement {
  code: string;
  gap?: number | undefined;
}

const isDefinition = (head: string): boolean => /^((async def|def|class)\b|@)/.test(head);
const isImport = (head: string): boolean => /^(import|from)\s/.test(head);

/** The first line of statements that is no comment, without marks; nothing where all are comments. */
export function firstLine(code: string): string {
  for (let from = 0; from < code.length;) {
    const end = code.indexOf('\n', from);
    const line = code.slice(from, end < 0 ? code.length : end).replace(/\uFDD0[^\uFDD1]*\uFDD1|[\uFDD2\uFDD3]/g, '');
    if (!/^\s*(#|$)/.test(line) || end < 0) {
      return line;
    }
    from = end + 1;
  }
  return '';
}

/**
 * Puts statements one below the other, with the blank lines of PEP 8.
 * @param isTop whether they stand at the left edge: functions and classes have two blank lines around them there.
 */
export function joinStatements(statements: readonly IStatement[], isTop: boolean): string {
  return join([statements], isTop);
}

/** Puts the stacks of a program one below the other, with at least one blank line between them. */
export function joinStacks(stacks: readonly (readonly IStatement[])[]): string {
  return join(stacks, true);
}

function join(stacks: readonly (readonly IStatement[])[], isTop: boolean): string {
  const codes: string[] = [];
  let before = '';
  for (const stack of stacks) {
    let blank = codes.length ? 1 : 0;
    for (const { code, gap } of stack) {
      if (!code) {
        continue;
      }
      const now = firstLine(code);
      if (before && (isDefinition(before) || isDefinition(now))) {
        blank = isTop ? 2 : 1;
      } else if (before && isImport(before) && !isImport(now)) {
        blank = 1;
      }
      codes.push('\n'.repeat(gap ?? blank), code);
      before = now;
      blank = 0;
    }
  }
  return codes.join('');
}

/** Whether a formatter would break lines of the program. */
export function isWide(code: string): boolean {
  return code.split('\n').some(line => columns(line) > WIDTH && !/^\s*#/.test(line));
}

/** Chinese characters are two columns wide, for formatters too. */
function columns(line: string): number {
  return (
    line.length +
    (line.match(/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g)
      ?.length ?? 0)
  );
}

/** The lines of a statement that is too long for one, as deep as it stands; one line where nothing but breaks would change. */
export function brokenLine(line: string, format: Formatter): string[] {
  const depth = (line.length - line.trimStart().length) / 4;
  const around = Array.from({ length: depth }, (_, i) => `${' '.repeat(4 * i)}if True:`);
  const { code } = format({ code: [...around, line, ''].join('\n'), places: [] });
  const lines = code.trimEnd().split('\n').slice(around.length);
  const bare = (text: string): string => text.replace(/[\s(),]/g, '');
  return bare(lines.join('')) === bare(line) ? lines : [line];
}
