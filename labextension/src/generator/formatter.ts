import initialise, { PositionEncoding, Workspace, initSync } from '@astral-sh/ruff-wasm-web';

import type { IPlace, IProgram } from './program.js';

/** Breaks long lines as Python's formatters do. */
export type Formatter = (program: IProgram) => IProgram;

/** Loads the formatter in a page: some megabytes that only a long line is worth. */
export async function loadFormatter(): Promise<Formatter> {
  await initialise();
  return formatter();
}

/** The formatter from the bytes of its WebAssembly module, where there is no page. */
export function formatterFrom(module: BufferSource): Formatter {
  initSync({ module });
  return formatter();
}

let ruff: Workspace | null = null;
const loaded = (): Workspace =>
  (ruff ??= new Workspace({ format: { 'quote-style': 'preserve' } }, PositionEncoding.Utf16));

function formatter(): Formatter {
  return program => {
    try {
      const code = loaded().format(program.code);
      return !mayHaveDocstring.test(program.code) || areSame(program.code, code)
        ? { code, places: moved(program, code) }
        : program;
    } catch {
      // What is no Python yet, such as an unfinished block of plain text, stays as it is.
      return program;
    }
  };
}

/** A formatter moves the words of a docstring, which a program can ask for: nothing else changes what it means. */
const mayHaveDocstring = /^(\s*(async\s+def|def|class)\b.*:)?\s*[rRuU]?["']/m;

/** Whether two programs differ in their spelling and their comments at most. The formatter must have been loaded. */
export function areSame(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  try {
    return haveSameMeaning(a, b);
  } catch {
    // Brackets can be nested more deeply than anything reads them.
    return false;
  }
}

function haveSameMeaning(a: string, b: string): boolean {
  const [first, second] = [tokensOf(a), tokensOf(b)];
  if (first.words === second.words) {
    return true;
  }
  // Where the trees would take too long to be compared, nobody is kept waiting: then they count as different.
  return Math.max(first.effort, second.effort) < mostEffort && meaning(a) === meaning(b);
}

/** Some seconds. */
const mostEffort = 4_000_000;

const opens = /^(?:Lpar|Lsqb|Lbrace)$/;
const closes = /^(?:Rpar|Rsqb|Rbrace)$/;
const isWord = /^(?:Identifier|Int|Float|Complex|String)$/;
const ends = /^(?:Comma|Newline|Semi)$/;
const isLayout = /^(?:Comment|NonLogicalNewline)$/;

/** A program's words without its layout; and what its tree costs, each line of which is written at all its depths. */
function tokensOf(code: string): { words: string; effort: number } {
  const words: string[] = [];
  const chains = [0];
  let [depth, effort, texts, reached] = [0, 0, 0, 0];
  for (const [, kind = '', start, end] of loaded()
    .tokens(code)
    .matchAll(/^ {4}(\w+) (\d+)\.\.(\d+)/gm)) {
    texts += Number(/^[FT]StringStart$/.test(kind));
    if (!isLayout.test(kind) || texts) {
      // Inside an f-string, spaces can be part of what it gives.
      const from = texts ? Math.min(reached, Number(start)) : Number(start);
      words.push(/^(?:Newline|Indent|Dedent)$/.test(kind) ? kind : code.slice(from, Number(end)));
    }
    texts -= Number(/^[FT]StringEnd$/.test(kind));
    reached = Number(end);
    if (closes.test(kind) && chains.length > 1) {
      depth -= chains.pop() ?? 0;
    } else if (ends.test(kind)) {
      depth -= chains.splice(-1, 1, 0)[0] ?? 0;
    } else if (!isWord.test(kind)) {
      chains.push((chains.pop() ?? 0) + 1);
      depth++;
      if (opens.test(kind)) {
        chains.push(0);
      }
    }
    effort += (depth + 4) ** 2;
  }
  return { words: words.join('\0'), effort };
}

/** The tree of a program without places and without spellings, such as quotes. */
function meaning(code: string): string {
  return loaded()
    .parse(code)
    .replace(/^ *(range|node_index|quote_style|triple_quoted|unclosed|parenthesized|prefix|uppercase\w*): .*\n/gm, '');
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

/** A formatter moves code, and adds or takes away parentheses and last commas; everything else keeps its order. */
function moved(program: IProgram, code: string): IPlace[] {
  const places = new Uint32Array(program.code.length + 1).fill(code.length);
  let to = 0;
  for (let from = 0; from < program.code.length; from++) {
    const character = program.code[from];
    if (isSpace(character)) {
      places[from] = to;
      continue;
    }
    const start = to;
    while (to < code.length && code[to] !== character && /[\s(),]/.test(code[to] ?? '')) {
      to++;
    }
    if (code[to] === character) {
      places[from] = to++;
    } else {
      // The formatter took this character away.
      places[from] = to = start;
    }
  }
  return program.places.map(({ block, start, end }) => {
    const last = end > start ? (places[end - 1] ?? 0) + 1 : (places[start] ?? 0);
    return { block, start: places[start] ?? 0, end: Math.max(last, places[start] ?? 0) };
  });
}
