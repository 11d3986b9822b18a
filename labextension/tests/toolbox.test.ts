import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { isObject } from '../src/document/format.js';
import { formatterFrom } from '../src/generator/formatter.js';
import { toolbox } from '../src/toolbox/default.js';
import { python } from './workspace.js';

const require = createRequire(import.meta.url);
const format = formatterFrom(readFileSync(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm')));

/** All blocks in the toolbox, as they lie there. */
function entries(item: unknown): JSONObject[] {
  if (Array.isArray(item)) {
    return item.flatMap(entries);
  }
  if (!isObject(item)) {
    return [];
  }
  return item['kind'] === 'block' ? [item] : entries(item['contents'] ?? []);
}

const around = new Set(['return', 'await', 'yield', 'break', 'continue']);
const codes = entries(toolbox()).map(({ kind: _kind, ...state }): [string, string] => [
  String(state['type']),
  python(state)
]);

describe('every block of the toolbox', () => {
  it.each(codes)('%s is written as a formatter would write it', (_type, code) => {
    expect(format({ code, places: [] }).code).toBe(code);
  });

  it('is Python', () => {
    const programs = codes.map(([, code]) => {
      const word = /^\W*(\w*)/.exec(code)?.[1] ?? '';
      return around.has(word) ? `${word === 'await' ? 'async ' : ''}def f():\n    while True:\n        ${code}` : code;
    });
    // Python 3.11 does not know the statement `type`.
    const check =
      'import json, sys\nfor code in json.load(sys.stdin):\n' +
      '    if sys.version_info >= (3, 12) or not code.startswith("type "): compile(code, code, "exec")';
    execFileSync('python3', ['-c', check], { input: JSON.stringify(programs) });
  });
});
