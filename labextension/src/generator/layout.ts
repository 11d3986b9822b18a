/** How many columns a line may have before a formatter would break it, after PEP 8's limit as Black and ruff read it. */
export const WIDTH = 88;

const isDefinition = (code: string): boolean => /^(async def|def|class|@)/.test(head(code));
const isImport = (code: string): boolean => /^(import|from)\s/.test(head(code));

/** The first line of a statement that is no comment, without marks. */
function head(code: string): string {
  const text = code.replace(/\uFDD0[^\uFDD1]*\uFDD1|[\uFDD2\uFDD3]/g, '');
  return text.replace(/^(\s*(#[^\n]*)?\n)+/, '');
}

/**
 * Puts statements one below the other, with the blank lines of PEP 8.
 * @param statements each ends with a line break.
 * @param isTop whether they stand at the left edge: functions and classes have two blank lines around them there.
 */
export function joinStatements(statements: readonly string[], isTop: boolean): string {
  return join([statements], isTop);
}

/** Puts the stacks of a program one below the other, with at least one blank line between them. */
export function joinStacks(stacks: readonly (readonly string[])[]): string {
  return join(stacks, true);
}

function join(stacks: readonly (readonly string[])[], isTop: boolean): string {
  let code = '';
  let before = '';
  for (const stack of stacks) {
    let blank = code ? 1 : 0;
    for (const statement of stack.filter(Boolean)) {
      if (before && (isDefinition(before) || isDefinition(statement))) {
        blank = isTop ? 2 : 1;
      } else if (before && isImport(before) && !isImport(statement)) {
        blank = 1;
      }
      code += '\n'.repeat(blank) + statement;
      before = statement;
      blank = 0;
    }
  }
  return code;
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
