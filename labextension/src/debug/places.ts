import type { IPlace, IProgram } from '../generator/program.js';

/** A stretch of a program as Python gives it: lines from 1, columns in bytes of UTF-8, -1 where unknown. */
export interface ISpan {
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

/** Which block is reached at each line, for stepping: `ids[blocks[line - 1]]`; -1 where there is none. */
export interface IStepPlan {
  ids: readonly string[];
  blocks: readonly number[];
}

/** The offsets of a stretch; without columns, of its first line without the spaces before it. */
export function offsets(code: string, span: ISpan): { start: number; end: number } {
  const lines = code.split('\n');
  const first = lines[span.line - 1] ?? '';
  const start = lineStart(lines, span.line);
  if (span.column < 0) {
    const indent = first.length - first.trimStart().length;
    return { start: start + indent, end: start + first.length };
  }
  const from = start + units(first, span.column);
  const last = lines[span.end_line - 1] ?? '';
  const to = span.end_column < 0 ? from : lineStart(lines, span.end_line) + units(last, span.end_column);
  return { start: from, end: Math.max(from, to) };
}

/** The innermost block whose code holds all of a stretch. */
export function blockAt(program: IProgram, start: number, end: number): string | null {
  let best: IPlace | null = null;
  for (const place of program.places) {
    const holds = place.start <= start && end <= place.end;
    // Of two blocks with the same code, the inner one comes later.
    if (holds && (!best || place.end - place.start <= best.end - best.start)) {
      best = place;
    }
  }
  return best?.block ?? null;
}

/** Where a block's code stands; a block may be written in several places. */
export function placesOf(program: IProgram, block: string): readonly IPlace[] {
  return program.places.filter(place => place.block === block);
}

/**
 * The block that is reached at each line: the outermost one that begins there. A line that only belongs to the block
 * around it, such as `return x` or `elif x:`, stands for the first value in it.
 */
export function stepPlan(program: IProgram): IStepPlan {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  let start = 0;
  const blocks = program.code.split('\n').map(line => {
    const from = start + line.length - line.trimStart().length;
    const end = start + line.length;
    start = end + 1;
    const block = line.trim() ? statementAt(program, from, end) : null;
    if (block === null) {
      return -1;
    }
    const number = numbers.get(block) ?? ids.push(block) - 1;
    numbers.set(block, number);
    return number;
  });
  return { ids, blocks };
}

function statementAt(program: IProgram, start: number, end: number): string | null {
  const around = blockAt(program, start, start + 1);
  // Outer blocks come before those inside them, so that of several that begin together the statement is found.
  const beginning = program.places.find(place => place.start === start && place.end > start);
  const within = program.places.find(place => place.start > start && place.end <= end && place.end > place.start);
  return beginning?.block ?? (around === null ? null : (within?.block ?? around));
}

function lineStart(lines: readonly string[], line: number): number {
  return lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
}

/** How many UTF-16 units the first bytes of a text are. */
function units(text: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, bytes)).length;
}
