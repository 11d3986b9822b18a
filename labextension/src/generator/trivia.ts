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
}

const nothing: ITrivia = {};
const longest = 1000;
const widestGap = 5;
const known = new Map<string, ITrivia>();

/** The trivia of a block; whatever else its data holds is not ours. */
export function triviaOf(block: Block): ITrivia {
  const { data } = block;
  if (!data) {
    return nothing;
  }
  let trivia = known.get(data);
  if (!trivia) {
    trivia = read(data);
    if (known.size > longest) {
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
  const { gap, trailing, quote, bare } = saved;
  return {
    ...(Number.isInteger(gap) && Number(gap) >= 0 && Number(gap) <= widestGap ? { gap: Number(gap) } : {}),
    ...(trailing === true || trailing === 'end' ? { trailing } : {}),
    ...(quote === '"' || quote === "'" ? { quote } : {}),
    ...(bare === true ? { bare } : {})
  };
}
