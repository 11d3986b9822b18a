import { execFileSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { parseDocument } from '../src/document/format.js';
import { open } from '../src/editor/repair.js';
import { python } from './workspace.js';

const number = (value: number): JSONObject => ({ type: 'math_number', fields: { NUM: value } });
const get = (name: string): JSONObject => ({ type: 'variables_get', fields: { VAR: { id: name } } });
const picker = (colour: string): JSONObject => ({ type: 'colour_picker', fields: { COLOUR: colour } });
const block = (type: string, inputs: Record<string, JSONObject> = {}): JSONObject => ({
  type,
  inputs: Object.fromEntries(Object.entries(inputs).map(([name, inner]) => [name, { block: inner }]))
});
const print = (value: JSONObject): JSONObject => block('text_print', { TEXT: value });
const set = (name: string, value: JSONObject): JSONObject => ({
  ...block('variables_set', { VALUE: value }),
  fields: { VAR: { id: name } }
});
const rgb = (...parts: JSONObject[]): JSONObject => {
  const names = ['RED', 'GREEN', 'BLUE'].slice(0, parts.length);
  return block('colour_rgb', Object.fromEntries(names.map((name, i) => [name, parts[i] as JSONObject])));
};

/** What a program prints. */
function printed(...stacks: JSONObject[]): string {
  const code = python(stacks, ['x']);
  return execFileSync('python3', ['-c', code], { encoding: 'utf8' });
}

describe('blocks that Blockly gave away', () => {
  it.each([
    ['a colour', picker('#33cc00'), '"#33cc00"\n'],
    ['parts that stand there', rgb(number(100), number(50), number(0)), '"#ff7f00"\n'],
    ['parts beyond all colours', rgb(number(200), number(-5), number(10)), '"#ff001a"\n'],
    ['no parts', rgb(), '"#000000"\n'],
    ['chance', block('colour_random'), 'import random\n\nf"#{random.randint(0, 0xFFFFFF):06x}"\n'],
    ['lines', { type: 'text_multiline', fields: { TEXT: 'a\n"b"' } }, '\'a\\n"b"\'\n']
  ])('%s', (_name, state, code) => expect(python(state)).toBe(code));

  it('mix and make the colours that Blockly does', () => {
    const parts = set('x', number(30));
    const mixed = block('colour_blend', {
      COLOUR1: picker('#ff0000'),
      COLOUR2: picker('#333399'),
      RATIO: number(0.25)
    });
    expect(printed({ ...parts, next: { block: print(rgb(get('x'), number(100), get('x'))) } }, print(mixed))).toBe(
      '#4dff4d\n#cc0d26\n'
    );
    expect(printed(print(block('colour_blend')))).toBe('#000000\n');
  });

  it('can be part of a text', () => {
    const join = {
      ...block('text_join', { ADD0: picker('#a'), ADD1: block('colour_random') }),
      extraState: { itemCount: 2 }
    };
    expect(printed(print(join))).toMatch(/^#a#[0-9a-f]{6}\n$/);
  });

  it('are known in files', () => {
    const xml = `<xml><block type="text_print"><value name="TEXT"><block type="text_multiline">
      <field name="TEXT">one&#10;two</field></block></value></block></xml>`;
    const found: JSONObject[] = [];
    const { document } = parseDocument(xml);
    expect(
      open(
        document.workspace,
        state => found.push(state),
        () => document.workspace
      ).unknown
    ).toEqual([]);
    const [first] = (found[0]?.['blocks'] as { blocks: JSONObject[] }).blocks;
    expect(python(first as JSONObject)).toBe('print("one\\ntwo")\n');
  });
});
