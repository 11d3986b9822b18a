/** Files that are damaged, foreign or huge: they are read, or it is said where they cannot be. */
import { describe, expect, it } from 'vitest';

import { parseDocument } from '../src/document/format.js';
import { jsonError } from '../src/document/json.js';
import { isModest, modernise } from '../src/editor/mutations.js';
import './workspace.js';

describe('JSON that is none', () => {
  it.each([
    ['{"a": 1,\n "b": x}', '{"a": 1,\n "b": '],
    ['[1,]', '[1,'],
    ['{"a" 1}', '{"a" '],
    ['{"a": 1} 2', '{"a": 1} '],
    ['[01]', '[0'],
    ['["a\\x"]', '["a'],
    ['[1}', '[1'],
    ['{"a": ', '{"a": '],
    ['["a', '["a']
  ])('%j is so from one place on', (text, right) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonError(text)).toBe(right.length);
  });

  it('is JSON to its end where it is', () => {
    const text = ' {"a": [1, -2.5e3, true, null, "\\u00e9\\n"], "b": {}, "c": []} ';
    expect([JSON.parse(text) !== null, jsonError(text)]).toEqual([true, text.length]);
  });

  it('says line and column', () => {
    expect(parseDocument('{"a": 1,\n "b": x}').problem).toEqual({ kind: 'not-json', line: 2, column: 7 });
  });
});

describe('XML', () => {
  const nested = (depth: number): string =>
    `<xml>${'<block type="a"><next>'.repeat(depth)}<block type="a"/>${'</next></block>'.repeat(depth)}</xml>`;

  it.each([2000, 100_000])('with blocks nested %i deep is refused at once', depth => {
    expect(parseDocument(nested(depth)).problem).toEqual({ kind: 'too-deep', depth });
  });

  it('with a reason that nobody encoded is read', () => {
    const { document } = parseDocument('<xml><block type="a" disabled-reasons="100%"/></xml>');
    expect(JSON.stringify(document.workspace)).toContain('"disabledReasons":["100%"]');
  });
});

it('an empty object is an empty workspace', () => expect(parseDocument('{}').problem).toBeUndefined());

describe('a shape', () => {
  it.each([
    ['<mutation name="2048"/>', 0, true],
    ['<mutation><arg name="2048" varid="4096"/></mutation>', 0, true],
    ['<mutation items="1200"/>', 0, false],
    ['<mutation items="1200"/>', 1200, true]
  ])('is modest or not: %s with %i', (shape, filled, isSo) => expect(isModest(shape, filled)).toBe(isSo));

  it('is what is chosen in its block', () => {
    const join = { type: 'lists_split', fields: { MODE: 'JOIN' }, extraState: '<mutation mode="JOIN"></mutation>' };
    expect(JSON.stringify(modernise({ blocks: { blocks: [join] } }))).toContain('"extraState":{"mode":"JOIN"}');
  });
});
