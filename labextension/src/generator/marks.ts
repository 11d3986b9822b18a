import type { IPlace, IProgram } from './program.js';

// Unicode keeps these for a program's own use: they are in no text that people exchange.
const open = '\uFDD0';
const named = '\uFDD1';
const close = '\uFDD2';
const lineBreak = '\uFDD3';
const behind = '\uFDD4';
const behindEnd = '\uFDD5';
const marks = /[\uFDD0-\uFDD5]/g;

/** Marks code as that of a block. */
export function mark(code: string, block: string): string {
  return code ? `${open}${block.replace(marks, '')}${named}${code}${close}` : code;
}

/** Code without the marks that end with it, and those marks. */
export function splitMarks(marked: string): [code: string, end: string] {
  const code = marked.replace(/\uFDD2+$/, '');
  return [code, marked.slice(code.length)];
}

/** A comment at the beginning of a suite that belongs behind the head above it. */
export function markBehind(comment: string): string {
  return `${behind}  ${comment}${behindEnd}`;
}

/** Brings comments that belong behind the head of a suite there. */
export function moveBehind(marked: string): string {
  return marked.replace(/\n( *)\uFDD4([^\uFDD5]*)\uFDD5/g, '$2\n$1');
}

/** A line break inside a literal, which must not be indented with the lines of the program. */
export function protect(literal: string): string {
  return literal.replace(/\n/g, lineBreak);
}

/** A text of the student's without anything that we would take for a mark of ours. */
export function harmless(text: string): string {
  return text.replace(marks, '\uFFFD');
}

/** The code as it is in the program. */
export function plain(marked: string): string {
  return unmark(marked).code;
}

/** Takes the marks out of code. */
export function unmark(marked: string): IProgram {
  let code = '';
  const places: IPlace[] = [];
  const around: IPlace[] = [];
  let from = 0;
  for (const match of marked.matchAll(marks)) {
    if (match.index < from) {
      continue;
    }
    code += marked.slice(from, match.index);
    from = match.index + 1;
    if (match[0] === open) {
      const end = marked.indexOf(named, from);
      const place = { block: marked.slice(from, end), start: code.length, end: code.length };
      places.push(place);
      around.push(place);
      from = end + 1;
    } else if (match[0] === close) {
      const place = around.pop();
      if (place) {
        place.end = code.length;
      }
    } else {
      code += '\n';
    }
  }
  return { code: code + marked.slice(from), places };
}
