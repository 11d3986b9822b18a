import { describe, expect, it } from 'vitest';

import { emptyDocument, formatDocument, parseDocument } from '../src/document/format.js';
import type { IBlocksDocument, JSONObject } from '../src/document/format.js';
import { readLesson, said, withLesson } from '../src/lessons/format.js';
import { studentsCopy } from '../src/lessons/copy.js';
import { pictureAddress, withoutForeign } from '../src/lessons/text.js';
import { countBlocks, countTypes } from '../src/lessons/uses.js';
import { parseToolbox, writeToolbox, zip } from '../src/lessons/written.js';

function documentWith(lesson: unknown): IBlocksDocument {
  return { ...emptyDocument(), lesson: lesson as JSONObject };
}

describe('a lesson', () => {
  it('is no lesson where there is none', () => {
    expect(readLesson(emptyDocument())).toBeNull();
    expect(readLesson(documentWith([]))).toBeNull();
  });

  it('is read as far as it makes sense', () => {
    const lesson = readLesson(
      documentWith({
        order: 'x',
        title: 7,
        goals: ['a', { en: 'b', zh: 3 }],
        steps: [7, { text: 'T', checks: [{ kind: 'figure' }, { kind: 3 }, null], hints: 'h', picture: 5 }],
        toolbox: [{ name: 'N', blocks: ['print()', 3], custom: 'other' }],
        start: [],
        progress: { at: 9, passed: [0, 0, -1, 1.5, 'a', 99] }
      })
    );
    expect(lesson).toMatchObject({
      title: '',
      goals: ['a', { en: 'b' }],
      steps: [{ text: 'T', picture: '', checks: [{ kind: 'figure' }], hints: [] }],
      toolbox: [{ name: 'N', blocks: ['print()'] }],
      start: {},
      progress: { at: 0, passed: [0] }
    });
    expect(lesson?.toolbox[0]).not.toHaveProperty('custom');
  });

  it('has bounds', () => {
    const lesson = readLesson(
      documentWith({ steps: Array.from({ length: 5000 }, () => ({ text: 'x'.repeat(1e6) })), picture: 'x' })
    );
    expect(lesson?.steps.length).toBeLessThanOrEqual(100);
    expect(String(lesson?.steps[0]?.text).length).toBeLessThanOrEqual(20_000);
  });

  it('keeps what this version does not know', () => {
    const changed = withLesson(documentWith({ title: 'a', future: 1 }), { title: 'b' });
    expect(changed['lesson']).toEqual({ title: 'b', future: 1 });
    const saved = formatDocument(changed, {}, '');
    expect(parseDocument(saved).document['lesson']).toEqual({ title: 'b', future: 1 });
  });

  it('speaks the language that there is', () => {
    expect(said({ en: 'a', zh: '啊' }, 'zh-hans')).toBe('啊');
    expect(said({ en: 'a' }, 'zh-hans')).toBe('a');
    expect(said({ zh: '啊' }, 'en')).toBe('啊');
    expect(said({}, 'en')).toBe('');
  });

  it("reaches students without the teacher's solution and ticks", () => {
    const start = { blocks: { languageVersion: 0, blocks: [{ type: 'logic_null' }] } };
    const own = { ...documentWith({ title: 't', start, progress: { at: 1, passed: [0] } }), workspace: { secret: 1 } };
    const typed = { text: { imports: [], hash: 'secret' }, code: 'secret' };
    const copy = parseDocument(studentsCopy({ ...own, ...typed })).document;
    expect(copy.workspace).toEqual(start);
    expect(JSON.stringify(copy)).not.toContain('secret');
    expect(readLesson(copy)?.progress).toEqual({ at: 0, passed: [] });
  });
});

describe('texts of a lesson', () => {
  it.each([
    '<img src="https://evil.example/a.png">',
    '<img src="//evil.example/a.png">',
    '<img src=" ht\ntps://evil.example/a.png">',
    '<img srcset="https://evil.example/a.png 2x">',
    '<video poster="https://evil.example/a.png"></video>',
    '<p style="background: url(https://evil.example/a.png)">a</p>',
    '<table background="https://evil.example/a.png"></table>',
    '<img src="\\\\evil.example\\a.png">'
  ])('fetch nothing from outside: %s', html => expect(withoutForeign(html)).not.toContain('evil'));

  it('keep their own pictures', () => {
    const html = '<img src="data:image/png;base64,AA"><img src="cat.png">';
    expect(withoutForeign(html)).toBe(html);
  });
});

describe('a picture', () => {
  const resolver = {
    resolveUrl: (url: string) => Promise.resolve(`lessons/${url}`),
    getDownloadUrl: (url: string) => Promise.resolve(`/files/${url}`)
  };
  it.each([
    ['<svg xmlns="a"></svg>', 'data:image/svg+xml,%3Csvg%20xmlns%3D%22a%22%3E%3C%2Fsvg%3E'],
    ['data:image/png;base64,AA', 'data:image/png;base64,AA'],
    ['图 1.png', '/files/lessons/%E5%9B%BE%201.png'],
    ['https://evil.example/a.png', null],
    ['//evil.example/a.png', null],
    ['../../secret.png', null],
    ['data:text/html,<script>', null],
    ['javascript:alert(1)', null]
  ])('%s has the address %s', async (picture, address) => {
    expect(await pictureAddress(picture, resolver)).toBe(address);
  });
});

describe('a toolbox as text', () => {
  it('is read as it is written', () => {
    const toolbox = [
      { name: { en: 'Loops', zh: '循环' }, blocks: ['for i in range(3):\n    pass', 'break'] },
      { name: 'Mine', blocks: [], custom: 'variables' as const }
    ];
    expect(parseToolbox(writeToolbox(toolbox))).toEqual(toolbox);
  });

  it('is read from what people type', () => {
    expect(parseToolbox('\n\nprint("a")\r\n\r\n# A | 甲\nx = 1\n\n\n  \ny')).toEqual([
      { name: '', blocks: ['print("a")'] },
      { name: { en: 'A', zh: '甲' }, blocks: ['x = 1', 'y'] }
    ]);
    expect(parseToolbox('')).toEqual([]);
  });

  it('pairs two columns', () => {
    expect(zip('a\nb', '甲\n\n', /\n/)).toEqual([{ en: 'a', zh: '甲' }, { en: 'b' }]);
  });
});

describe('blocks', () => {
  const shadow = { type: 'text' };
  const blocks: JSONObject[] = [
    {
      type: 'text_print',
      inputs: { TEXT: { shadow, block: { type: 'text' } } },
      next: { block: { type: 'text_print' } }
    },
    { type: 'text_print', inputs: { TEXT: { shadow } } }
  ];
  const workspace = { blocks: { languageVersion: 0, blocks } };

  it('are counted as they are seen', () => {
    expect(countBlocks(workspace)).toBe(4);
    expect(countTypes(workspace, new Set(['text_print']))).toBe(3);
    expect(countTypes(workspace, new Set(['text', 'other']))).toBe(2);
    expect(countBlocks({})).toBe(0);
  });
});
