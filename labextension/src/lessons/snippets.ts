import type { JSONObject } from '../document/format.js';
import { patternsOf, shadowOf } from './patterns.js';
import type { IPattern, Part } from './patterns.js';
import { sameToken, sameTokens, spelled, tokenize } from './tokens.js';
import type { IToken } from './tokens.js';
import { codeOf, withField, withInput } from './workbench.js';

/** What became of a snippet: a block, or the Python of the blocks that come nearest. */
export type Resolved = { block: JSONObject } | { nearest: string[] };

type Found = { input: string; connection: JSONObject } | { part: Part & { kind: 'field' }; value: JSONObject | string };

const continued = new Set(['elif', 'else', 'except', 'finally', 'case']);
// A snippet is a line or a few; the search must end.
const mostTokens = 600;
const most = { steps: 20_000, trials: 300 };

/** Finds the block whose Python a snippet is, among the blocks of a toolbox. */
export class SnippetResolver {
  constructor(presets: readonly JSONObject[]) {
    this._patterns = patternsOf(presets).sort((a, b) => b.fixed.length - a.fixed.length || a.open - b.open);
    this._presets = presets;
  }

  /** The block of a snippet. Whatever it returns, generated again, is the snippet, token by token. */
  resolve(snippet: string): Resolved {
    const tokens = tokenize(snippet);
    this._steps = 0;
    this._trials = 0;
    const block = tokens.length <= mostTokens ? this.any(tokens) : null;
    if (this.isTired) {
      // What was not found in time may be there.
      this._known.clear();
    }
    return block ? { block } : { nearest: this.nearest(tokens) };
  }

  /** The types of all blocks that say a snippet: there may be several ways to lay the same Python. */
  types(snippet: string): Set<string> {
    const tokens = tokenize(snippet);
    const value = tokens.slice(0, -1);
    this._steps = 0;
    this._trials = 0;
    const types = new Set<string>();
    for (const pattern of this._patterns) {
      const wanted = pattern.isValue ? value : tokens;
      const have = new Set(wanted.map(token => token.text));
      const type = String(pattern.state['type']);
      if (!types.has(type) && pattern.fixed.every(text => have.has(text)) && this.match(pattern, wanted)) {
        types.add(type);
      }
    }
    return types;
  }

  /** The Python of a block, also of one that says something only inside another one. */
  write(block: JSONObject): string {
    const code = (codeOf(block) ?? '').trim();
    const pattern = code ? undefined : this._patterns.find(one => one.state['type'] === block['type']);
    return code || spelled(pattern?.write(block) ?? []);
  }

  /** The stack of blocks of several statements, or null. */
  stack(tokens: IToken[]): JSONObject | null {
    if (tokens.length === 0) {
      return null;
    }
    for (const end of ends(tokens)) {
      const first = this.one(tokens.slice(0, end), false);
      const rest = tokens.slice(end);
      const next = first && rest.length ? this.stack(rest) : null;
      if (first && (next || rest.length === 0)) {
        return next ? { ...first, next: { block: next } } : first;
      }
    }
    return null;
  }

  private get isTired(): boolean {
    return this._steps > most.steps || this._trials > most.trials;
  }

  private any(tokens: IToken[]): JSONObject | null {
    const isLine = tokens.at(-1)?.kind === 'line';
    const value = isLine ? this.one(tokens.slice(0, -1), true) : null;
    return value ?? this.stack(tokens);
  }

  /** The block of one expression or one statement. */
  private one(tokens: IToken[], isValue: boolean): JSONObject | null {
    const key = `${isValue} ${JSON.stringify(tokens)}`;
    const known = this._known.get(key);
    if (known !== undefined) {
      return known;
    }
    // A block that writes only what is in it must not be looked for inside itself.
    this._known.set(key, null);
    const have = new Set(tokens.map(token => token.text));
    for (const pattern of this._patterns) {
      if (pattern.isValue === isValue && pattern.fixed.every(text => have.has(text))) {
        const block = this.match(pattern, tokens);
        if (block) {
          this._known.set(key, block);
          return block;
        }
      }
    }
    return null;
  }

  private match(pattern: IPattern, tokens: IToken[]): JSONObject | null {
    const parts = pattern.parts();
    const found: Found[] = [];
    const step = (p: number, t: number): JSONObject | null => {
      const part = parts[p];
      if (!part) {
        return t === tokens.length ? this.verified(pattern, found, tokens) : null;
      }
      const token = tokens[t];
      if (!token || ++this._steps > most.steps || this.isTired) {
        return null;
      }
      const attempt = (one: Found, end: number): JSONObject | null => {
        found.push(one);
        const block = step(p + 1, end);
        found.pop();
        return block;
      };
      if (part.kind === 'token') {
        return sameToken(part.token, token) ? step(p + 1, t + 1) : null;
      }
      if (part.kind === 'field') {
        const isNegative = token.text === '-' && tokens[t + 1]?.kind === 'number';
        const value = part.value(isNegative ? (tokens[t + 1] ?? token) : token, isNegative);
        return value === undefined ? null : attempt({ part, value: value as JSONObject }, t + (isNegative ? 2 : 1));
      }
      const isBody = part.kind === 'body';
      for (const end of isBody ? bodyEnd(tokens, t) : expressionEnds(tokens, t)) {
        const connection = this.connection(pattern.state, part.input, tokens.slice(t, end), isBody);
        const block = connection && attempt({ input: part.input, connection }, end);
        if (block) {
          return block;
        }
      }
      return null;
    };
    return step(0, 0);
  }

  /** What hangs in an input: the shadow that lies there already where it can say the same. */
  private connection(state: JSONObject, input: string, tokens: IToken[], isBody: boolean): JSONObject | null {
    if (isBody && tokens[0]?.text === 'pass') {
      return {};
    }
    const block = isBody ? this.stack(tokens) : this.one(tokens, true);
    const shadow = shadowOf(state, input)['shadow'] as JSONObject | undefined;
    if (!block) {
      return null;
    }
    return shadow && shadow['type'] === block['type'] ? { shadow: block } : { ...(shadow ? { shadow } : {}), block };
  }

  private verified(pattern: IPattern, found: Found[], tokens: IToken[]): JSONObject | null {
    this._trials++;
    let block = pattern.state;
    for (const one of found) {
      block =
        'input' in one ? withInput(block, one.input, one.connection) : withField(block, one.part.place, one.value);
    }
    return sameTokens(pattern.write(block) ?? [], tokens) ? block : null;
  }

  /** The Python of the three blocks that share most words with a snippet. */
  private nearest(tokens: IToken[]): string[] {
    const words = new Set(tokens.filter(token => token.kind === 'name').map(token => token.text));
    const scored = this._presets.map(preset => {
      const code = (codeOf(preset) ?? '').trim();
      const own = new Set(tokenize(code).flatMap(token => (token.kind === 'name' ? [token.text] : [])));
      const shared = [...own].filter(word => words.has(word)).length;
      return { code, score: shared / (own.size + words.size - shared || 1) };
    });
    const best = scored.filter(one => one.score > 0).sort((a, b) => b.score - a.score);
    return [...new Set(best.map(one => one.code))].slice(0, 3);
  }

  private readonly _patterns: IPattern[];
  private readonly _presets: readonly JSONObject[];
  private readonly _known = new Map<string, JSONObject | null>();
  private _steps = 0;
  private _trials = 0;
}

/** Where the first statement of several may end. */
function ends(tokens: IToken[]): number[] {
  const found: number[] = [];
  let depth = 0;
  tokens.forEach((token, i) => {
    depth += token.kind === 'indent' ? 1 : token.kind === 'dedent' ? -1 : 0;
    const after = tokens[i + 1];
    const isEnd = (token.kind === 'line' && after?.kind !== 'indent') || token.kind === 'dedent';
    if (depth === 0 && isEnd && after?.kind !== 'dedent' && !continued.has(after?.text ?? '')) {
      found.push(i + 1);
    }
  });
  return found.slice(0, 4);
}

/** Where a body ends: before the dedent that belongs to it. */
function bodyEnd(tokens: IToken[], from: number): number[] {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    depth += tokens[i]?.kind === 'indent' ? 1 : tokens[i]?.kind === 'dedent' ? -1 : 0;
    if (depth < 0) {
      return [i];
    }
  }
  return [];
}

/** Where an expression may end, the shortest first. */
function expressionEnds(tokens: IToken[], from: number): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as IToken;
    if (kind === 'line' || kind === 'indent' || kind === 'dedent') {
      break;
    }
    depth += kind !== 'op' ? 0 : '([{'.includes(text) ? 1 : ')]}'.includes(text) ? -1 : 0;
    if (depth < 0 || (depth === 0 && kind === 'op' && (text === ',' || text === '='))) {
      break;
    }
    if (depth === 0) {
      found.push(i + 1);
    }
  }
  return found;
}
