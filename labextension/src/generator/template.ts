import type { IArgument, IBlockSpec } from '../blocks/spec.js';
import type { Block } from 'blockly/core';

import { harmless } from './marks.js';
import { isLoosePart } from './places.js';
import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';
import { triviaOf } from './trivia.js';

/** A piece of a template: text as it is, an argument, or pieces that are left out where an argument in them is empty. */
type Piece = string | { argument: string; order: Order; indent: string | null } | Piece[];

/** The rules of all blocks whose Python is a template. */
export function templateRules(specs: readonly IBlockSpec[]): Rules {
  return Object.fromEntries(specs.flatMap(spec => (spec.python === undefined ? [] : [[spec.type, ruleOf(spec)]])));
}

/** The rule for a block whose Python is a template. */
export function ruleOf(spec: IBlockSpec): Rule {
  const pieces = parse(spec.python ?? '');
  const order = orderOf(spec);
  return (block, python) => {
    if (isLoosePart(block)) {
      return '';
    }
    importsOf(block, spec).forEach(line => python.addImport(line));
    // An empty line at the beginning of a suite stands behind the indent that the template has for its first line.
    const code = pieces
      .map(piece => write(piece, block, python, spec))
      .join('')
      .replace(/(?<=\n) +(?=\n)/g, '');
    return order === null ? `${code}\n`.replace(/\n\n$/, '\n') : [code, order];
  };
}

function importsOf(block: Block, spec: IBlockSpec): string[] {
  const chosen = Object.entries(spec.args ?? {}).flatMap(
    ([name, { imports }]) => imports?.[String(block.getFieldValue(name))] ?? []
  );
  return [...(spec.imports ?? []), ...chosen];
}

function orderOf(spec: IBlockSpec): Order | null {
  if (spec.output === undefined) {
    return null;
  }
  if (spec.order !== undefined) {
    return named(spec.order);
  }
  return spec.python?.endsWith(')') ? Order.FUNCTION_CALL : Order.MEMBER;
}

function named(order: string): Order {
  const value: unknown = Order[order as keyof typeof Order];
  if (typeof value !== 'number') {
    throw new Error(`There is no order of operators "${order}".`);
  }
  return value;
}

/** Takes a template apart. */
function parse(template: string): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece[] | null = null;
  let from = 0;
  const add = (piece: Piece): unknown => (open ?? pieces).push(piece);
  for (const match of template.matchAll(/\{(\w+)(?::(\w+))?\}|[«»]/g)) {
    add(template.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[0] === '«') {
      open = [];
    } else if (match[0] === '»') {
      const part: Piece[] = open ?? [];
      open = null;
      add(part);
    } else {
      const line = template.slice(template.lastIndexOf('\n', match.index) + 1, match.index);
      // A name in front of a point or bracket binds more tightly than anything inside the brackets of a call.
      const order = /^[.[(]/.test(template.slice(from)) ? Order.MEMBER : Order.NONE;
      add({
        argument: match[1] ?? '',
        order: match[2] ? named(match[2]) : order,
        indent: line.trim() ? null : line
      });
    }
  }
  add(template.slice(from));
  return pieces;
}

function write(piece: Piece, block: Block, python: PythonWriter, spec: IBlockSpec): string {
  const { quote } = triviaOf(block);
  const requoted = (code: string): string => (quote ? code.replaceAll('"', quote) : code);
  if (typeof piece === 'string') {
    return requoted(piece);
  }
  if (Array.isArray(piece)) {
    const isEmpty = piece.some(
      part => typeof part === 'object' && 'argument' in part && lacks(block, part.argument, spec.args?.[part.argument])
    );
    return isEmpty ? '' : piece.map(part => write(part, block, python, spec)).join('');
  }
  const argument = spec.args?.[piece.argument];
  switch (argument?.json.type) {
    case 'input_value':
      return python.value(block, piece.argument, piece.order, argument.empty ?? 'None');
    case 'input_statement':
      return outdented(python.body(block, piece.argument), python.INDENT, piece.indent ?? '');
    case 'field_variable':
      return python.variable(block, piece.argument);
    case 'field_input':
      return python.quote_(String(block.getFieldValue(piece.argument)), quote);
    default: {
      const value = String(block.getFieldValue(piece.argument));
      if (argument?.isPercent) {
        return String(Number(value) / 100);
      }
      const codes = argument?.codes ?? {};
      return Object.hasOwn(codes, value) ? requoted(codes[value] ?? '') : harmless(value);
    }
  }
}

function lacks(block: Block, name: string, argument: IArgument | undefined): boolean {
  if (!block.getInput(name)?.connection) {
    const value = String(block.getFieldValue(name) ?? '');
    return value === '' || (argument?.isPercent === true && Number(value) === 0);
  }
  let inside = block.getInputTargetBlock(name);
  while (inside && !inside.isEnabled()) {
    inside = inside.getNextBlock();
  }
  return inside === null;
}

/** Statements as they stand in a template's line: the line brings the first indent. */
function outdented(body: string, step: string, indent: string): string {
  const fit = (line: string): string =>
    indent.length < step.length ? line.slice(step.length - indent.length) : indent.slice(step.length) + line;
  return body
    .replace(/\n$/, '')
    .split('\n')
    .map((line, i) => (i === 0 ? line.slice(step.length) : line && fit(line)))
    .join('\n');
}
