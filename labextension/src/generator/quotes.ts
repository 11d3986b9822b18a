/** The quotes that a text needs fewer escapes in. */
export function bestQuote(text: string): string {
  return text.split('"').length > text.split("'").length ? "'" : '"';
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as it stands between quotes, whichever they are. */
export function escape(text: string): string {
  return text
    .replace(/[\\\n\r\t]/g, character => escapes[character] ?? character)
    .replace(/[\p{Cc}\u2028\u2029\uFDD0-\uFDD5]|\p{Cs}/gu, character => hex(character));
}

function hex(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
