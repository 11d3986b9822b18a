/** A token of Python. A text is written the same way whatever its quotes; layout inside brackets is left out. */
export interface IToken {
  kind: 'name' | 'number' | 'text' | 'op' | 'line' | 'indent' | 'dedent';
  text: string;
}

const literal = /^([rbfu]{0,2})("""|'''|"|')/i;
const number = /^(0[xob][\da-f_]+|(\d[\d_]*)?\.?\d[\d_]*\.?(e[+-]?\d+)?j?)/i;
const name = /^[\p{L}_][\p{L}\p{M}\p{N}_]*/u;
const operator = /^(\*\*=|\/\/=|>>=|<<=|\.\.\.|[-+*/%&|^@:=!<>]=|->|\*\*|\/\/|<<|>>|.)/u;

interface IBracket {
  isCall: boolean;
  commas: number;
}

/** The tokens of a piece of Python, without comments; never throws, because people type it. */
export function tokenize(code: string): IToken[] {
  const tokens: IToken[] = [];
  const indents = [0];
  const brackets: IBracket[] = [];
  let rest = code.replace(/\r\n?/g, '\n');
  let isLineStart = true;
  while (rest) {
    if (isLineStart && brackets.length === 0) {
      const blank = /^[ \t]*(#[^\n]*)?(\n|$)/.exec(rest);
      if (blank?.[0]) {
        rest = rest.slice(blank[0].length);
        continue;
      }
      const spaces = /^[ \t]*/.exec(rest)?.[0] ?? '';
      rest = rest.slice(spaces.length);
      indent(spaces.replace(/\t/g, '    ').length, indents, tokens);
      isLineStart = false;
    }
    const skipped = /^([ \t\f]+|#[^\n]*|\\\n)/.exec(rest)?.[0];
    if (skipped) {
      rest = rest.slice(skipped.length);
    } else if (rest.startsWith('\n')) {
      rest = rest.slice(1);
      if (brackets.length === 0) {
        tokens.push({ kind: 'line', text: '' });
        isLineStart = true;
      }
    } else {
      const [found, length] = next(rest);
      rest = rest.slice(length);
      for (const token of found) {
        if (token.kind === 'op') {
          bracket(token, brackets, tokens);
        }
        tokens.push(token);
      }
    }
  }
  if (tokens.length && !isLineStart) {
    tokens.push({ kind: 'line', text: '' });
  }
  indent(0, indents, tokens);
  return tokens;
}

/** The tokens without the end of the last line. */
export function trimmed(tokens: readonly IToken[]): readonly IToken[] {
  return tokens.at(-1)?.kind === 'line' ? tokens.slice(0, -1) : tokens;
}

/** The tokens of one call as text. */
export function spelled(tokens: readonly IToken[]): string {
  return tokens.map(token => (token.text === ',' ? ', ' : token.text)).join('');
}

/** Whether two pieces of Python are the same, token by token. */
export function sameTokens(a: readonly IToken[], b: readonly IToken[]): boolean {
  return a.length === b.length && a.every((token, i) => sameToken(token, b[i]));
}

/** Whether two tokens are the same. */
export function sameToken(a: IToken, b: IToken | undefined): boolean {
  return a.kind === b?.kind && a.text === b.text;
}

/** The value of a text token that has no prefix, null for any other token. */
export function textValue(token: IToken): string | null {
  return token.kind === 'text' && token.text.startsWith('"') ? (JSON.parse(token.text) as string) : null;
}

function indent(width: number, indents: number[], tokens: IToken[]): void {
  if (width > (indents.at(-1) ?? 0)) {
    indents.push(width);
    tokens.push({ kind: 'indent', text: '' });
  }
  while (width < (indents.at(-1) ?? 0)) {
    indents.pop();
    tokens.push({ kind: 'dedent', text: '' });
  }
}

/** Follows brackets, and drops a comma before a closing one where it means nothing. */
function bracket(token: IToken, brackets: IBracket[], tokens: IToken[]): void {
  const last = tokens.at(-1);
  if ('([{'.includes(token.text)) {
    const isCall = last !== undefined && (last.kind === 'name' || /^[)\]}]$/.test(last.text));
    brackets.push({ isCall: isCall || token.text !== '(', commas: 0 });
  } else if (')]}'.includes(token.text)) {
    const open = brackets.pop();
    if (last?.kind === 'op' && last.text === ',' && (open?.isCall || (open?.commas ?? 0) > 1)) {
      tokens.pop();
    }
  } else if (token.text === ',') {
    const open = brackets.at(-1);
    if (open) {
      open.commas++;
    }
  }
}

function next(rest: string): [IToken[], number] {
  const start = literal.exec(rest);
  if (start) {
    return text(rest, start[0].length, (start[1] ?? '').toLowerCase(), start[2] ?? '');
  }
  const digits = /^\.?\d/.test(rest) ? number.exec(rest)?.[0] : undefined;
  if (digits) {
    return [[{ kind: 'number', text: digits }], digits.length];
  }
  const word = name.exec(rest)?.[0];
  if (word) {
    return [[{ kind: 'name', text: word }], word.length];
  }
  const sign = operator.exec(rest)?.[0] ?? rest.charAt(0);
  return [[{ kind: 'op', text: sign }], sign.length];
}

function text(rest: string, from: number, prefix: string, quote: string): [IToken[], number] {
  const end = endOfText(rest, from, quote);
  const inner = rest.slice(from, end);
  const length = Math.min(end + quote.length, rest.length);
  if (prefix.includes('f')) {
    return [[{ kind: 'op', text: 'f"' }, ...filledText(inner), { kind: 'op', text: '"f' }], length];
  }
  const value = prefix.includes('r') ? inner : unescape(inner);
  return [[{ kind: 'text', text: prefix + JSON.stringify(value) }], length];
}

function endOfText(rest: string, from: number, quote: string): number {
  let end = from;
  while (end < rest.length && !rest.startsWith(quote, end)) {
    end += rest.charAt(end) === '\\' ? 2 : 1;
  }
  return end;
}

/** The pieces of an f-string, each in braces: a text between two values is a value that is a text. */
function filledText(inner: string): IToken[] {
  const tokens: IToken[] = [];
  const add = (...piece: IToken[]): unknown =>
    tokens.push({ kind: 'op', text: '{' }, ...piece, { kind: 'op', text: '}' });
  const pieces = inner.split(/(\{\{|\}\}|\{(?:[^{}]|\{[^{}]*\})*\})/);
  let plain = '';
  for (const piece of pieces) {
    if (piece === '{{' || piece === '}}' || !piece.startsWith('{')) {
      plain += piece === '{{' || piece === '}}' ? piece.charAt(0) : piece;
      continue;
    }
    if (plain) {
      add({ kind: 'text', text: JSON.stringify(unescape(plain)) });
      plain = '';
    }
    const [value, format] = withoutFormat(piece.slice(1, -1));
    add(...trimmed(tokenize(value.trim())), ...(format ? [{ kind: 'op' as const, text: format }] : []));
  }
  if (plain) {
    add({ kind: 'text', text: JSON.stringify(unescape(plain)) });
  }
  return tokens;
}

/** What stands in a brace, without `:.2f` or `!r` at its end. */
function withoutFormat(inner: string): [string, string] {
  const format = /(![rsa])?(:[^\]})'"]*)?$/.exec(inner)?.[0] ?? '';
  return [inner.slice(0, inner.length - format.length), format];
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unescape(inner: string): string {
  return inner.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|[^])/gi, (whole, code: string) => {
    if (code.length > 1) {
      return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    }
    return escapes[code] ?? (/[\\'"]/.test(code) ? code : whole);
  });
}
