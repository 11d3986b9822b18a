import type { Block } from 'blockly/core';

import { standsIn } from './places.js';
import { harmless } from './marks.js';
import { triviaOf } from './trivia.js';

/** The inputs whose items stand in brackets, where a comment can stand beside each: one item a line then. */
const items: Readonly<Record<string, string>> = {
  lists_create_with: 'ADD',
  py_list: 'ADD',
  py_tuple: 'ADD',
  py_set: 'ADD',
  py_dict: 'KEY',
  py_adjacent: 'ADD',
  py_call: 'ARG',
  py_call_do: 'ARG',
  py_method: 'ARG',
  py_method_do: 'ARG',
  py_print: 'ARG',
  py_function: 'PARAM',
  py_class_with: 'ARG'
};

/** A comment as lines of a program; a line that is a comment already stays as it is. */
export function asComment(text: unknown): string[] {
  // Blank lines around a comment are none of it; the spaces at the end of a line that is written as it is are.
  const words = harmless(String(text))
    .replaceAll('\0', '\uFFFD')
    .replace(/^(\s*[\r\n])+|[\r\n]\s*$/g, '');
  const lines = words.trim() ? words.split(/\r\n?|\n/) : [];
  return lines.map(line => (line.startsWith('#') ? line : `# ${line}`.trimEnd()));
}

/** A program whose first lines do not name an encoding: Python would read it in that one. */
export function withoutEncoding(code: string): string {
  const isNamed = /^(?:\uFDD0[^\uFDD1]*\uFDD1)*#.*coding[:=][ \t]*(?!utf-?8\b)[-\w.]/;
  const lines = code.split('\n');
  return lines
    .map((line, i) => (i < 2 && isNamed.test(line) ? line.replace(/coding(?=[:=])/g, 'coding ') : line))
    .join('\n');
}

/** The comment of a block as lines of a program. */
export function ownComment(block: Block): string[] {
  return asComment(block.getCommentText() ?? '');
}

/** The comment of a block in one line. */
export function inOneLine(block: Block): string {
  return ownComment(block).join(' ');
}

/** The lines above a statement: its own comment, unless it stands behind it, and those of the values in it. */
export function above(block: Block): string[] {
  const lines = triviaOf(block).trailing ? [] : ownComment(block);
  collect(block, lines);
  return lines;
}

/** The comments of the values in a block that have no place of their own. */
function collect(block: Block, lines: string[]): void {
  const prefix = items[block.type];
  const ownPlaces = prefix !== undefined && !mustBeBare(block);
  for (const { name, connection } of block.inputList) {
    const value = connection?.targetBlock();
    if (value?.outputConnection) {
      if (!ownPlaces || !name.startsWith(prefix)) {
        lines.push(...ownComment(value));
      }
      collect(value, lines);
    }
  }
}

/** Whether a tuple holds slices: no parentheses can stand around them. */
export function mustBeBare(block: Block): boolean {
  return (
    block.type === 'py_tuple' &&
    standsIn(block).endsWith('.INDEX') &&
    block.getChildren(false).some(child => child.type === 'py_slice_part')
  );
}

/** The code of a statement with its semicolon and its comments: above it, or behind its first line. */
export function withComments(block: Block, written: string): string {
  const code = triviaOf(block).semicolon ? written.replace(/\n$/, ';\n') : written;
  const lines = above(block)
    .map(line => `${line}\n`)
    .join('');
  const { trailing } = triviaOf(block);
  const comment = trailing ? inOneLine(block) : '';
  if (!comment || !code) {
    return lines + code;
  }
  const place = endOfHead(code, trailing === 'end');
  return `${lines}${code.slice(0, place)}  ${comment}${code.slice(place)}`;
}

/** What brackets, strings and comments hide from a look for the end of a line; the names of marks too. */
const pieces = /\uFDD0[^\uFDD1]*\uFDD1|("""|'''|"|')(?:\\[^]|(?!\1)[^\\])*\1|#[^\n]*|[([{]|[)\]}]|\n/g;

/**
 * Where the first line of a statement ends, or the last line of its head. Decorators come before the head.
 * @param isLast whether the last line is meant, where a head fills several.
 */
function endOfHead(code: string, isLast: boolean): number {
  let depth = 0;
  let start = 0;
  for (const { 0: piece, index } of code.matchAll(pieces)) {
    if ('([{'.includes(piece)) {
      depth++;
    } else if (')]}'.includes(piece)) {
      depth--;
    } else if (piece === '\n') {
      const isDecorator = /^(\uFDD0[^\uFDD1]*\uFDD1)*@/.test(code.slice(start, start + 1000));
      if ((depth <= 0 || !isLast) && !isDecorator) {
        return index;
      }
      if (depth <= 0) {
        start = index + 1;
      }
    }
  }
  return code.length;
}
