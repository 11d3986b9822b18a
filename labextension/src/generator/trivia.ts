import type { Block } from 'blockly/core';

/** What belongs to the text of a program and not to its meaning, kept in a block's own data. */
export interface ITrivia {
  /** So many blank lines stand before the statement. */
  gap?: number;
  /** The comment stands behind the statement's first line, or behind the last line of its head, not above it. */
  trailing?: true | 'end';
  /** The quotes of a text. */
  quote?: '"' | "'";
  /** A tuple without parentheses. */
  bare?: true;
  /** The comments below the last of some items, above the bracket that closes. */
  below?: string;
  /** A semicolon behind it tells a notebook not to show its value. */
  semicolon?: true;
  /** Strings side by side stand one a line. */
  lines?: true;
  /** So many blank lines stand before the statement's other clauses, by the input of the clause's suite. */
  gaps?: Readonly<Record<string, number>>;
  /** The comments behind the heads of the statement's other clauses, by the input of the clause's suite. */
  behind?: Readonly<Record<string, string>>;
}

const nothing: ITrivia = {};
const longest = 10_000;
const most = 1000;
const widestGap = 5;
const known = new Map<string, ITrivia>();

/** The trivia of a block; whatever else its data holds is not ours. */
export function triviaOf(block: Block): ITrivia {
  // A file can hold anything there.
  const data: unknown = block.data;
  if (typeof data !== 'string' || !data) {
    return nothing;
  }
  let trivia = known.get(data);
  if (!trivia) {
    trivia = read(data);
    if (known.size > most) {
      known.clear();
    }
    known.set(data, trivia);
  }
  return trivia;
}

function read(data: string): ITrivia {
  if (data.length > longest || !data.startsWith('{')) {
    return nothing;
  }
  let saved: Record<string, unknown>;
  try {
    saved = JSON.parse(data) as Record<string, unknown>;
  } catch {
    return nothing;
  }
  const { gap, trailing, quote, bare, below, lines, behind, gaps, semicolon } = saved;
  return {
    ...(isGap(gap) ? { gap } : {}),
    ...(trailing === true || trailing === 'end' ? { trailing } : {}),
    ...(quote === '"' || quote === "'" ? { quote } : {}),
    ...(bare === true ? { bare } : {}),
    ...(typeof below === 'string' ? { below } : {}),
    ...(semicolon === true ? { semicolon } : {}),
    ...(lines === true ? { lines } : {}),
    ...(typeof behind === 'object' && behind !== null ? { behind: own(behind, isText) } : {}),
    ...(typeof gaps === 'object' && gaps !== null ? { gaps: own(gaps, isGap) } : {})
  };
}

const isText = (found: unknown): found is string => typeof found === 'string';
const isGap = (found: unknown): found is number =>
  Number.isInteger(found) && Number(found) >= 0 && Number(found) <= widestGap;

/** What is of some kind in an object of anybody's. */
function own<T>(found: object, is: (value: unknown) => value is T): Readonly<Record<string, T>> {
  const entries = Object.entries(found).filter((entry): entry is [string, T] => is(entry[1]));
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries)));
}
