import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { toPlainPython } from '../src/headless.js';
import { itemsOf } from '../src/toolbox/types.js';
import { toolbox } from '../src/toolbox/default.js';
import { exact } from './general.js';
import { python } from './workspace.js';

const documentOf = (...blocks: JSONObject[]): string =>
  JSON.stringify({
    format: 'blockroom',
    version: 1,
    toolbox: 'default',
    indexBase: 1,
    workspace: { blocks: { blocks } }
  });

const states = itemsOf(toolbox()).map(({ kind: _kind, ...state }) => state as unknown as JSONObject);
// Written before anything is converted for nobody to look at.
const codes = states.map((state): [string, JSONObject, string] => [String(state['type']), state, python(state)]);

describe('many documents in one process', () => {
  it.each(codes)('give the program that the editor shows: %s', (_, state, code) => {
    expect(toPlainPython(documentOf(state), 'en')).toEqual({ code, messages: [] });
  });

  it.each([
    ['nothing', '', ''],
    ['no JSON', '{', null],
    ['a block that nobody knows', documentOf({ type: 'future' }), null],
    ['blocks nested too deeply', '{"blocks":{"blocks":[' + '{"type":"x","next":{"block":'.repeat(1001), null]
  ])('end with none of them: %s', (_, document, code) => {
    const { problem, code: written } = toPlainPython(document, 'en');
    expect(problem ? null : written).toBe(code);
  });

  it('leave out the imports that the text has, and keep its names', () => {
    const block = {
      type: 'py_random_choice',
      inputs: { LIST: { block: { type: 'variables_get', fields: { VAR: { id: 'v' } } } } }
    };
    const document = {
      format: 'blockroom',
      version: 1,
      toolbox: 'default',
      text: { imports: ['import random', 3] },
      workspace: { variables: [{ name: 'list', id: 'v' }], blocks: { blocks: [block] } }
    };
    expect(toPlainPython(JSON.stringify(document), 'en').code).toBe('random.choice(list)\n');
    expect(toPlainPython(JSON.stringify({ ...document, text: 1 }), 'en').code).toBe(
      'import random\n\nrandom.choice(list_)\n'
    );
    expect(exact(block)).toContain('random.choice(v)');
  });
});
