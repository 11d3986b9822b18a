import type { Block } from 'blockly/core';

import { itemIndex, slice } from './items.js';
import { plain } from './marks.js';
import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';
import { triviaOf } from './trivia.js';

/** A piece of a joined text: words, or the block whose value is put in. */
type Piece = { words: string } | { block: Block; input: string };

/** The pieces that a block joins; a joined text inside another one is part of it. */
function pieces(block: Block): Piece[] {
  return block.inputList
    .filter(input => /^ADD\d+$/.test(input.name))
    .flatMap((input): Piece[] => {
      const inside = input.connection?.targetBlock();
      if (!inside?.isEnabled()) {
        return [{ words: '' }];
      }
      if (inside.type === 'text') {
        return [{ words: String(inside.getFieldValue('TEXT')) }];
      }
      return inside.type === 'text_join' ? pieces(inside) : [{ block, input: input.name }];
    });
}

/** The texts and values that a block joins: an f-string, or a sum where Python 3.11's f-strings cannot hold a value. */
function join(block: Block, python: PythonWriter): [string, Order] {
  const parts = pieces(block);
  if (parts.every(part => 'words' in part)) {
    return [python.quote_(parts.map(part => part.words).join('')), Order.ATOMIC];
  }
  if (parts.length === 1) {
    return alone(python, parts[0] as Piece);
  }
  if (!python.isInsideText) {
    const words = parts.map(part => ('words' in part ? part.words : ''));
    const values: string[] = [];
    const code = python.fString(words, piece =>
      parts.map(part => {
        if ('words' in part) {
          return piece(part.words);
        }
        const value = inside(python, part);
        values.push(value);
        return `{${value}}`;
      })
    );
    if (values.every(value => canStandInside(plain(value), code.charAt(1)))) {
      return [code, Order.ATOMIC];
    }
  }
  return [parts.map(part => term(python, part)).join(' + '), Order.ADDITIVE];
}

/** A piece of a sum of texts. */
function term(python: PythonWriter, part: Piece): string {
  if ('words' in part) {
    return python.quote_(part.words);
  }
  return python.kind(part.block, part.input) === 'str' && !python.isExact
    ? python.value(part.block, part.input, Order.ADDITIVE, '""')
    : `str(${inside(python, part)})`;
}

/** A value as a text, which some values are already. */
function alone(python: PythonWriter, part: Piece): [string, Order] {
  if (!('words' in part) && python.kind(part.block, part.input) === 'str') {
    const code = python.blockToCode(part.block.getInputTargetBlock(part.input));
    if (Array.isArray(code)) {
      return code;
    }
  }
  return [`str(${inside(python, part)})`, Order.FUNCTION_CALL];
}

/** Before Python 3.12 the values in an f-string can have none of its own quotes, no backslash and no comment. */
function canStandInside(code: string, quote: string): boolean {
  return !code.includes(quote) && !/[\\{}:!=\n#]/.test(code.replace(/[=!<>]=/g, ''));
}

function inside(python: PythonWriter, part: Piece): string {
  return 'words' in part ? python.quote_(part.words) : python.value(part.block, part.input, Order.NONE, '""');
}

const prompt: Rule = (block, python) => {
  const message = block.getField('TEXT')
    ? python.quote_(String(block.getFieldValue('TEXT')))
    : python.value(block, 'TEXT', Order.NONE, '""');
  const ask = `input(${message})`;
  return [block.getFieldValue('TYPE') === 'NUMBER' ? `float(${ask})` : ask, Order.FUNCTION_CALL];
};

function charAt(block: Block, python: PythonWriter): [string, Order] {
  const where = String(block.getFieldValue('WHERE'));
  if (where === 'RANDOM') {
    python.addImport('import random');
    return [`random.choice(${python.value(block, 'VALUE', Order.NONE, '""')})`, Order.FUNCTION_CALL];
  }
  const text = python.value(block, 'VALUE', Order.MEMBER, '""');
  return [`${text}[${itemIndex(block, python, 'AT', where)}]`, Order.MEMBER];
}

function indexOf(block: Block, python: PythonWriter): [string, Order] {
  const method = block.getFieldValue('END') === 'FIRST' ? 'find' : 'rfind';
  const part = python.value(block, 'FIND', Order.NONE, '""');
  const found = `${python.value(block, 'VALUE', Order.MEMBER, '""')}.${method}(${part})`;
  return python.base ? [`${found} + 1`, Order.ADDITIVE] : [found, Order.FUNCTION_CALL];
}

/** A method of the text in an input, with the texts in other inputs. */
function method(name: string, text: string, ...inputs: string[]): Rule {
  return (block, python) => {
    const values = inputs.map(input => python.value(block, input, Order.NONE, '""'));
    return [`${python.value(block, text, Order.MEMBER, '""')}.${name}(${values.join(', ')})`, Order.FUNCTION_CALL];
  };
}

/** Appends to a text, and to anything else as if it were one. */
const append: Rule = (block, python) => {
  const name = python.variable(block, 'VAR');
  const isText = !block.getInputTargetBlock('TEXT') || python.kind(block, 'TEXT') === 'str';
  const isOnText = python.isExact || ['str', 'python'].includes(python.variableKind(block, 'VAR'));
  const code = python.value(block, 'TEXT', isText && !isOnText ? Order.ADDITIVE : Order.NONE, '""');
  const more = isText ? code : `str(${code})`;
  return isOnText ? `${name} += ${more}\n` : `${name} = str(${name}) + ${more}\n`;
};

const cases: Record<string, string> = { UPPERCASE: 'upper', LOWERCASE: 'lower', TITLECASE: 'title' };
const sides: Record<string, string> = { LEFT: 'lstrip', RIGHT: 'rstrip', BOTH: 'strip' };

/** Text. */
export const textRules: Rules = {
  text: (block, python) => [python.quote_(String(block.getFieldValue('TEXT')), triviaOf(block).quote), Order.ATOMIC],
  text_multiline: (block, python) => [python.quote_(String(block.getFieldValue('TEXT'))), Order.ATOMIC],
  text_join: join,
  text_append: append,
  text_length: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '""')})`, Order.FUNCTION_CALL],
  text_isEmpty: (block, python) => [`len(${python.value(block, 'VALUE', Order.NONE, '""')}) == 0`, Order.RELATIONAL],
  text_indexOf: indexOf,
  text_charAt: charAt,
  text_getSubstring: (block, python) => slice(block, python, python.value(block, 'STRING', Order.MEMBER, '""')),
  text_changeCase: (block, python) =>
    method(cases[String(block.getFieldValue('CASE'))] ?? 'upper', 'TEXT')(block, python),
  text_trim: (block, python) => method(sides[String(block.getFieldValue('MODE'))] ?? 'strip', 'TEXT')(block, python),
  text_count: method('count', 'TEXT', 'SUB'),
  text_replace: method('replace', 'TEXT', 'FROM', 'TO'),
  text_reverse: (block, python) => [`${python.value(block, 'TEXT', Order.MEMBER, '""')}[::-1]`, Order.MEMBER],
  text_print: (block, python) => `print(${python.value(block, 'TEXT', Order.NONE, '""')})\n`,
  text_prompt: prompt,
  text_prompt_ext: prompt
};
