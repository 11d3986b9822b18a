import { isWide } from '../generator/layout.js';
import type { IPlace, IProgram } from '../generator/program.js';
import { common } from './align.js';

/** Lines, counted from 1: the first with the comments above, the one on which the statement begins, and the last. */
export type Lines = readonly [first: number, begin: number, last: number];

/** Lines of a typed program and of the one that its blocks gave which are the same statement, or the same few. */
export interface IStretch {
  typed: Lines;
  made: Lines;
  /** How many statements are around it. */
  level: number;
  /** Whether a line of it begins inside a string, so that it must not be moved to the right or left. */
  is_solid: boolean;
  /** Whether a suite stands behind its colon, so that nothing can be added to that suite. */
  is_closed: boolean;
}

/** A program as it was typed, and what its blocks gave then. */
export interface ITyped {
  code: string;
  made: string;
  stretches: readonly IStretch[];
}

/** A stretch of the present program for which what was typed stands in. */
interface IKept {
  stretch: IStretch;
  /** Where its lines, without empty ones above, are in the present program, counted from 0. */
  from: number;
  to: number;
  typed: string[];
  /** How many empty lines it had above it, where it is as deep below what stands above it. */
  gap: number | null;
}

/**
 * The program of blocks as it was typed, wherever its statements are still the same.
 * @param typed the text that was typed, and the program that its blocks gave then.
 * @param program the program that the blocks give now.
 * @param broken breaks the line of a statement that is too long and was not typed like this.
 */
export function weave(typed: ITyped, program: IProgram, broken?: (line: string) => string[]): IProgram {
  const texts = { typed: typed.code.split('\n'), made: typed.made.split('\n'), now: program.code.split('\n') };
  const kept = keep(withTail(units(typed.stretches, texts), texts), texts);
  const lines: string[] = [];
  const moves: IMove[] = [];
  const isBreakable = broken ? wholeLines(program) : () => false;
  const copy = (from: number, to: number): void => {
    let start = from;
    const upTo = (end: number): void => {
      if (end > start) {
        moves.push({ from: start, to: end, out: lines.length, length: end - start });
        lines.push(...texts.now.slice(start, end));
      }
    };
    for (let line = from; line < to; line++) {
      const pieces = isBreakable(line) ? broken?.(texts.now[line] ?? '') : undefined;
      if (pieces && pieces.length > 1) {
        upTo(line);
        moves.push({ from: line, to: line + 1, out: lines.length, length: pieces.length, begin: 0 });
        lines.push(...pieces);
        start = line + 1;
      }
    }
    upTo(to);
  };
  let done = 0;
  for (const one of kept) {
    copy(done, one.from);
    if (one.gap !== null) {
      lines.splice(lines.length - gap(lines, lines.length));
      lines.push(...Array.from({ length: one.gap }, () => ''));
    }
    moves.push({ from: one.from, to: one.to, out: lines.length, length: one.typed.length, begin: begin(one, texts) });
    lines.push(...one.typed);
    done = one.to;
  }
  copy(done, texts.now.length);
  // It ends as the typed text did, with a line break or without one.
  const code = lines.join('\n').trimEnd() + typed.code.slice(typed.code.trimEnd().length);
  return { code, places: moved(program, code, moves) };
}

interface ITexts {
  typed: readonly string[];
  made: readonly string[];
  now: readonly string[];
}

/** Where lines went: those from `from` up to `to` are now `length` lines from `out` on. */
interface IMove {
  from: number;
  to: number;
  out: number;
  length: number;
  /** Of lines that were typed: the one of them on which the statement begins. */
  begin?: number;
}

const indent = (line: string | undefined): number => (line ?? '').length - (line ?? '').trimStart().length;
const isEmpty = (line: string | undefined): boolean => !line?.trim();

/** How many empty lines stand above a line. */
function gap(lines: readonly string[], line: number): number {
  let above = line;
  while (above > 0 && isEmpty(lines[above - 1])) {
    above--;
  }
  return line - above;
}

/** The first line of a stretch that is not empty, counted from 0. */
function firstLine(lines: readonly string[], [first, begin]: Lines): number {
  const found = lines.slice(first - 1, begin).findIndex(line => !isEmpty(line));
  return found < 0 ? begin - 1 : first - 1 + found;
}

/** The stretches that can be taken one by one. Where indents differ, those are whole statements of the program's own. */
function units(stretches: readonly IStretch[], { typed, made }: ITexts): readonly IStretch[] {
  const margin = (line: string | undefined): string => (line ?? '').slice(0, indent(line));
  const isSame = (one: IStretch): boolean => {
    const [first, begin] = [firstLine(typed, one.typed), one.typed[1] - 1];
    const [madeFirst, madeBegin] = [firstLine(made, one.made), one.made[1] - 1];
    const isFirstSame = margin(typed[first]) === margin(made[madeFirst]);
    return isFirstSame && (one.is_closed || margin(typed[begin]) === margin(made[madeBegin]));
  };
  if (stretches.every(isSame)) {
    return stretches;
  }
  const whole: IStretch[] = [];
  for (const one of stretches) {
    const last = whole.at(-1);
    if (!last || one.level === 0) {
      whole.push({ ...one, is_solid: true });
    } else {
      const [join, closed] = [(a: Lines, b: Lines): Lines => [a[0], a[1], b[2]], last.is_closed || one.is_closed];
      const lines = { typed: join(last.typed, one.typed), made: join(last.made, one.made) };
      whole[whole.length - 1] = { ...last, ...lines, is_closed: closed };
    }
  }
  // Anything added at the end of such a statement could stand in a suite of it.
  return whole.map(one => ({ ...one, is_closed: true }));
}

/** The comments below the last statement are a stretch, too. */
function withTail(stretches: readonly IStretch[], { typed, made }: ITexts): readonly IStretch[] {
  const last = stretches.at(-1) ?? { typed: [1, 1, 0], made: [1, 1, 0] };
  const lines = (text: readonly string[], above: number): Lines | null => {
    const length = text.length - gap(text, text.length);
    const first = text.findIndex((line, i) => i >= above && !isEmpty(line));
    return length > above ? [above + 1, first + 1, length] : null;
  };
  const tail = { typed: lines(typed, last.typed[2]), made: lines(made, last.made[2]) };
  return tail.typed && tail.made
    ? [...stretches, { typed: tail.typed, made: tail.made, level: 0, is_solid: false, is_closed: false }]
    : stretches;
}

/** The stretches that are still in the program, in order, with what was typed for them. */
function keep(stretches: readonly IStretch[], texts: ITexts): IKept[] {
  const { typed, made, now } = texts;
  const pairs = common(
    made.map(line => line.trim()),
    now.map(line => line.trim())
  );
  const places = new Map(pairs);
  const kept: IKept[] = [];
  for (const stretch of stretches) {
    const [from, last] = [firstLine(made, stretch.made), stretch.made[2]];
    const numbers = Array.from({ length: last - from }, (_, i) => from + i);
    const at = places.get(from);
    if (at === undefined || numbers.some(line => places.get(line) !== at + line - from)) {
      continue;
    }
    const own = numbers.filter(line => !isEmpty(made[line]));
    const shift = indent(now[at]) - indent(made[from]);
    const isWhole = own.every(line => indent(now[at + line - from]) - indent(made[line]) === shift);
    const lines = shifted(typed.slice(firstLine(typed, stretch.typed), stretch.typed[2]), shift);
    const to = at + last - from;
    const below = now.slice(to).find(line => !isEmpty(line));
    const isOpen =
      stretch.is_closed && below !== undefined && indent(below) > indent(typed[stretch.typed[1] - 1]) + shift;
    if (isWhole && lines && !(shift !== 0 && stretch.is_solid) && !isOpen) {
      const above = [from - gap(made, from) - 1, at - gap(now, at) - 1] as const;
      const isBelowSame =
        above[0] < 0 === above[1] < 0 && indent(now[above[1]]) - indent(made[above[0]]) === (above[0] < 0 ? 0 : shift);
      const gaps = isBelowSame && gap(now, at) === gap(made, from);
      kept.push({
        stretch,
        from: at,
        to,
        typed: lines,
        gap: gaps ? gap(typed, firstLine(typed, stretch.typed)) : null
      });
    }
  }
  return kept;
}

/** Lines moved to the right or left; null where they cannot be. */
function shifted(lines: readonly string[], by: number): string[] | null {
  if (by >= 0) {
    return lines.map(line => (isEmpty(line) ? line : ' '.repeat(by) + line));
  }
  const margin = ' '.repeat(-by);
  return lines.every(line => isEmpty(line) || line.startsWith(margin)) ? lines.map(line => line.slice(-by)) : null;
}

function begin({ stretch, typed }: IKept, texts: ITexts): number {
  return Math.min(stretch.typed[1] - 1 - firstLine(texts.typed, stretch.typed), typed.length - 1);
}

/** Which lines, counted from 0, are too long and one statement each. */
function wholeLines({ code, places }: IProgram): (line: number) => boolean {
  const lines = code.split('\n');
  const first = starts(code);
  const found = places.flatMap(({ start, end }) => {
    const line = lineOf(first, start);
    const [begin, text] = [first[line] ?? 0, lines[line] ?? ''];
    return start === begin + indent(text) && end === begin + text.length && isWide(text) ? [line] : [];
  });
  const set = new Set(found);
  return line => set.has(line);
}

/** The places of a program whose lines were moved. Inside what was typed, only statements have places. */
function moved(program: IProgram, code: string, moves: readonly IMove[]): IPlace[] {
  const [old, fresh] = [starts(program.code), starts(code)];
  const now = program.code.split('\n');
  const typed = code.split('\n');
  const follow = (offset: number, isEnd: boolean): number | null => {
    const line = lineOf(old, offset);
    const move = moves.find(one => one.from <= line && line < one.to);
    if (!move) {
      return null;
    }
    const column = offset - (old[line] ?? 0);
    const isSame = move.length === move.to - move.from;
    const target = move.out + line - move.from;
    if (move.begin === undefined || (isSame && now[line] === typed[target])) {
      return (fresh[target] ?? 0) + column;
    }
    if (isEnd) {
      const last = move.out + move.length - 1;
      return (fresh[last] ?? 0) + (typed[last] ?? '').trimEnd().length;
    }
    const first = move.out + move.begin;
    return column <= indent(now[line]) ? (fresh[first] ?? 0) + indent(typed[first]) : null;
  };
  return program.places.flatMap(({ block, start, end }) => {
    const [from, to] = [follow(start, false), follow(end, true)];
    return from === null || to === null || to < from ? [] : [{ block, start: from, end: to }];
  });
}

/** The offset at which each line begins. */
function starts(code: string): number[] {
  let offset = 0;
  return code.split('\n').map(line => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}

function lineOf(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    [low, high] = (lines[middle] ?? 0) <= offset ? [middle, high] : [low, middle - 1];
  }
  return low;
}
