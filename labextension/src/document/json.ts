/** What JSON is made of: a sign, a text, a number or a word. */
const token =
  /([{}[\],:])|"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\u0000-\u001F]*)*(")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const startOfText = /"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\u0000-\u001F]*)*/y;
const spaces = /[ \t\n\r]*/y;

/** What can stand next: after a comma or a bracket, a colon, or a whole value. */
type Next = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'end';

/** Where a text stops being JSON; not every browser says so itself. */
export function jsonError(text: string): number {
  const open: string[] = [];
  let next: Next = 'value';
  let at = skip(spaces, text, 0);
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    const after: Next | null = found && follow(next, found[1] ?? (found[2] ? 'text' : 'other'), open);
    if (!found || !after) {
      return found ? at : skip(startOfText, text, at);
    }
    next = after;
    at = skip(spaces, text, at + found[0].length);
  }
  return at;
}

/** What can stand behind a token, or null where it cannot stand itself. */
function follow(next: Next, found: string, open: string[]): Next | null {
  const isKey = next === 'key' || next === 'firstKey';
  const isValue = next === 'value' || next === 'first';
  switch (found) {
    case '{':
    case '[':
      open.push(found);
      return isValue ? (found === '{' ? 'firstKey' : 'first') : null;
    case '}':
      return open.pop() === '{' && (next === 'end' || next === 'firstKey') ? 'end' : null;
    case ']':
      return open.pop() === '[' && (next === 'end' || next === 'first') ? 'end' : null;
    case ':':
      return next === 'colon' ? 'value' : null;
    case ',':
      return next === 'end' && open.length ? (open.at(-1) === '{' ? 'key' : 'value') : null;
    default:
      return isValue ? 'end' : isKey && found === 'text' ? 'colon' : null;
  }
}

/** Where a piece of a text ends that begins at a place. */
function skip(piece: RegExp, text: string, from: number): number {
  piece.lastIndex = from;
  return piece.test(text) ? piece.lastIndex : from;
}
