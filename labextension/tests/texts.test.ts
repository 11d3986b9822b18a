import { Blocks, Workspace } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import { ownBlocks } from '../src/blocks/index.js';
import { createPythonWriter } from '../src/generator/index.js';
import { tableFor } from '../src/locale/all.js';
import { errorTexts } from '../src/locale/errors.js';
import { missingZh } from '../src/locale/blockly-zh-hans.js';
import type { Pair } from '../src/locale/pair.js';
import { languageOf, textsOf, uiTexts } from '../src/locale/ui.js';
import { preferredLocale } from '../src/language/preferred.js';
import { toolbox } from '../src/toolbox/default.js';
import './workspace.js';

const en = tableFor('en');
const zh = tableFor('zh-hans');

describe('texts of blocks', () => {
  it('are there in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    const untranslated = Object.keys(en).filter(
      key => zh[key] === en[key] && /[a-z]{4}/i.test(en[key] ?? '') && !/_(HUE|EXAMPLE)$/.test(key)
    );
    expect(untranslated.sort()).toEqual(['CHROME_OS', 'LINUX', 'MAC_OS', 'WINDOWS']);
  });

  it('have the same places for values in both languages', () => {
    const places = (text = ''): string[] => (text.match(/%\d/g) ?? []).sort();
    const differ = Object.keys(en).filter(key => String(places(en[key])) !== String(places(zh[key])));
    expect(differ).toEqual([]);
  });

  it('mend only what Blockly lacks', () => {
    expect(Object.keys(missingZh).filter(key => !(key in en))).toEqual([]);
  });

  it('lead to no page outside the school', () => {
    for (const texts of [en, zh]) {
      expect(Object.entries(texts).filter(([, text]) => text.includes('http'))).toEqual([]);
    }
  });
});

describe.each(ownBlocks.map(block => [block.type, block] as const))('block %s', (type, definition) => {
  it('has its texts and a generator', () => {
    const refs = JSON.stringify(definition).match(/%\{BKY_(\w+)\}/g) ?? [];
    const missing = refs.map(ref => ref.slice(6, -1)).filter(key => !en[key] || !zh[key]);
    expect(missing).toEqual([]);
    expect(definition.tooltip).toMatch(/^%\{BKY_\w+_TIP\}$/);
    const workspace = new Workspace();
    const block = workspace.newBlock(type);
    const writer = createPythonWriter();
    writer.init(workspace);
    expect(() => writer.blockToCode(block)).not.toThrow();
    workspace.dispose();
  });
});

describe('toolbox', () => {
  it('holds every block of ours, and only blocks that exist', () => {
    const types = [...JSON.stringify(toolbox()).matchAll(/"kind":"block","type":"(\w+)"/g)].map(match => match[1]);
    expect(types.filter(type => !Object.hasOwn(Blocks, type ?? ''))).toEqual([]);
    expect(ownBlocks.map(block => block.type).filter(type => !types.includes(type))).toEqual([]);
  });
});

describe('texts of the panel', () => {
  it('are there in both languages, with the same places for values', () => {
    for (const [key, [text, translated]] of Object.entries<Pair>({ ...uiTexts, ...errorTexts })) {
      expect(translated.match(/\{\w+\}/g)?.sort()).toEqual(text.match(/\{\w+\}/g)?.sort());
      expect(translated === text).toBe(key === 'python');
    }
  });

  it('take values in', () => {
    expect(textsOf(languageOf('zh-CN'))('newer', { version: 7 })).toContain('（7）');
    expect(textsOf(languageOf('fr'))('run')).toBe('Run');
  });
});

describe('language', () => {
  it.each([
    ['default', ['zh-CN', 'en'], 'zh_CN'],
    [undefined, ['zh'], 'zh_CN'],
    ['default', ['zh-Hans-SG'], 'zh_CN'],
    ['default', ['fr', 'zh-TW'], 'zh_CN'],
    ['default', ['en-US', 'zh-CN'], 'en'],
    ['en', ['zh-CN'], 'en'],
    ['zh_CN', ['en-US'], 'zh_CN'],
    ['default', ['fr'], 'default'],
    ['default', [], 'default']
  ])('chosen %j, browser %j: %s', (chosen, browser, locale) => expect(preferredLocale(chosen, browser)).toBe(locale));
});
