import { writeFileSync } from 'node:fs';

import { Blocks, Msg } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { isWide } from '../src/generator/layout.js';
import { programOf, pythonAlone } from '../src/help/python.js';
import { tableFor } from '../src/locale/all.js';
import { itemsOf } from '../src/toolbox/types.js';
import type { Item } from '../src/toolbox/types.js';
import { toolbox } from '../src/toolbox/default.js';
import { formatted } from './ruff.js';
import './workspace.js';

const languages = { en: tableFor('en'), zh: tableFor('zh-hans') };
const items = itemsOf(toolbox());
/** Blockly makes these when a category is opened. */
const onTheFly = ['variables_get', 'variables_set', 'math_change'].concat(
  ['defnoreturn', 'defreturn', 'ifreturn', 'callnoreturn', 'callreturn'].map(name => `procedures_${name}`)
);
const types = [...new Set([...items.map(item => item.type), ...onTheFly])];

const asInToolbox = (item: Item): string => pythonAlone(0, item as unknown as JSONObject);

describe.each(types)('%s', type => {
  const key = type.toUpperCase();
  it.each(Object.entries(languages))('has help and an example: %s', (_, texts) => {
    expect(Object.hasOwn(Blocks, type)).toBe(true);
    expect(texts[`${key}_TIP`]).toMatch(/\S{2}/);
    const example = texts[`${key}_EXAMPLE`] ?? '';
    expect(formatted(example)).toBe(`${example}\n`);
    expect(example.split('\n').length).toBeLessThan(24);
  });

  it('is written as a formatter leaves it, empty or filled', () => {
    const codes = items.filter(item => item.type === type).map(asInToolbox);
    for (const code of [...codes, programOf(0, workspace => workspace.newBlock(type))]) {
      // The panel hands wide programs to the formatter.
      if (!isWide(code)) {
        expect(formatted(code)).toBe(code);
      }
    }
  });
});

describe('examples', () => {
  it('are of blocks that exist', () => {
    const all = Object.keys(languages.en).filter(key => key.endsWith('_EXAMPLE'));
    const known = new Set(Object.keys(Blocks).map(type => `${type.toUpperCase()}_EXAMPLE`));
    expect(all.filter(key => !known.has(key))).toEqual([]);
    expect(Msg['NP_ARRAY_EXAMPLE']).toContain('np.array');
  });
});

const file = process.env['EXAMPLES_FILE'];
if (file) {
  const examples = Object.entries(languages).flatMap(([language, texts]) =>
    types.map(type => ({ type, language, code: texts[`${type.toUpperCase()}_EXAMPLE`] ?? '' }))
  );
  const programs = items.map(item => ({ type: item.type, code: asInToolbox(item) }));
  writeFileSync(file, JSON.stringify({ examples, programs }, null, 1));
}
