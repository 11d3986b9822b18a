import { describe, expect, it, vi } from 'vitest';

import { editorOf } from './panel.js';
import { painted } from '../src/editor/painted.js';
import { readPreferences, standard } from '../src/editor/preferences.js';
import { byName, readStacks, writeStack } from '../src/editor/tools/clipboard.js';
import { find, findables } from '../src/editor/tools/search.js';
import type { IFindable } from '../src/editor/tools/search.js';
import { fit } from '../src/editor/tools/minimap.js';
import { withTools } from '../src/editor/tools/index.js';
import { speak } from '../src/locale/blockly.js';
import type { Language } from '../src/locale/ui.js';
import { textsOf } from '../src/locale/ui.js';
import { freePath, withEnding } from '../src/notebook/names.js';
import { notebookOf } from '../src/notebook/notebook.js';
import { toolbox } from '../src/toolbox/default.js';
import { workspaceOf } from './workspace.js';

describe('search in the toolbox', () => {
  const indexes = new Map<Language, IFindable[]>();
  const all = (language: Language): IFindable[] => {
    speak(language);
    const index = indexes.get(language) ?? findables(toolbox() as Parameters<typeof findables>[0], language);
    indexes.set(language, index);
    speak('en');
    return index;
  };
  const types = (language: Language, query: string): (string | undefined)[] =>
    find(all(language), query).map(item => ('type' in item ? item.type : undefined));

  it.each(['en', 'zh-hans'] as const)('finds by what is shown, in both languages and by Python: %s', language => {
    expect(types(language, 'repeat times')).toContain('controls_repeat_ext');
    expect(types(language, '重复')).toContain('controls_repeat_ext');
    expect(types(language, 'linspace')).toEqual(['np_linspace']);
    expect(types(language, 'LINSPACE')).toEqual(['np_linspace']);
    expect(types(language, '循环')).toContain('controls_repeat_ext');
    expect(types(language, 'softmax')).toContain('keras_dense');
    expect(types(language, 'xyzzy')).toEqual([]);
    expect(types(language, '  ')).toEqual([]);
  });

  it('puts what shows the word first', () => {
    const found = types('en', 'print');
    expect(found[0]).toBe('text_print');
  });

  it('knows every block of the toolbox', () => {
    const offered = [...JSON.stringify(toolbox()).matchAll(/"kind":"block","type":"(\w+)"/g)].map(match => match[1]);
    expect(new Set(all('en').map(one => ('type' in one.item ? one.item.type : '')))).toEqual(new Set(offered));
    expect(all('en').filter(one => one.all.length < 10)).toEqual([]);
  });

  it('stands above the categories, the backpack below', () => {
    const { contents } = withTools(toolbox(), textsOf('zh-hans')) as { contents: { name?: string }[] };
    expect(contents[0]?.name).toBe('搜索积木');
    expect(contents.at(-1)?.name).toBe('背包');
  });
});

describe('the clipboard', () => {
  const stack = {
    type: 'variables_set',
    fields: { VAR: { id: 'a', name: '分数', type: '' } },
    inputs: { VALUE: { block: { type: 'variables_get', fields: { VAR: { id: 'a', name: '分数', type: '' } } } } }
  };

  it('carries variables by their names', () => {
    const [read] = readStacks(writeStack(stack));
    expect(JSON.stringify(read)).not.toContain('"id":"a"');
    const workspace = workspaceOf({
      variables: [
        { name: 'other', id: 'a' },
        { name: '分数', id: 'b' }
      ],
      blocks: { languageVersion: 0, blocks: [read ?? {}] }
    });
    expect(workspace.getAllBlocks(true).map(block => block.getFieldValue('VAR') as string)).toEqual(['b', 'b']);
    expect(workspace.getVariableMap().getAllVariables()).toHaveLength(2);
    workspace.dispose();
  });

  it('keeps what belongs to a block', () => {
    const definition = { type: 'procedures_defnoreturn', extraState: { params: [{ name: 'x', id: 'i' }] } };
    expect(byName(definition)).toEqual(definition);
  });

  it.each([
    '',
    'print("hello")',
    '[]',
    'null',
    '{"format":"blockroom-blocks"}',
    '{"format":"blockroom-blocks","blocks":{}}',
    '{"format":"other","blocks":[]}',
    `{"format":"blockroom-blocks","blocks":["${'x'.repeat(2_000_001)}"]}`
  ])('holds no blocks: %.60j', text => expect(readStacks(text)).toEqual([]));

  it('mends what it is given like a file', () => {
    const hostile = {
      format: 'blockroom-blocks',
      blocks: [
        { type: '__proto__' },
        { type: 'robot_arm', fields: { X: '<img src=x onerror=alert(1)>' } },
        { type: 'math_number', fields: { NUM: '<script>' }, inputs: { NONE: { block: { type: 'text' } } } },
        7
      ]
    };
    const stacks = readStacks(JSON.stringify(hostile));
    expect(stacks.map(one => one['type'])).toEqual([
      'unknown_statement',
      'unknown_statement',
      'math_number',
      'unknown_statement'
    ]);
    const workspace = workspaceOf({ blocks: { languageVersion: 0, blocks: stacks } });
    expect(workspace.getAllBlocks(false)).toHaveLength(4);
    expect('polluted' in {}).toBe(false);
    workspace.dispose();
  });
});

describe('preferences', () => {
  it('are read from settings that anybody may have written', () => {
    expect(readPreferences({})).toEqual(standard);
    expect(readPreferences({ fontSize: 99, indexBase: 1, minimap: 'x', grid: 'yes' })).toEqual({
      ...standard,
      fontSize: 24,
      indexBase: 1
    });
  });
});

describe('the minimap', () => {
  it('shows everything, never larger than a fifth', () => {
    expect(fit({ left: 0, top: 0, right: 100, bottom: 100 }).scale).toBe(0.2);
    const { scale } = fit({ left: -500, top: 0, right: 500, bottom: 10_000 });
    expect(10_000 * scale).toBeLessThan(110);
  });

  it('comes after the blocks, and is not there before', async () => {
    const print = { type: 'text_print', id: 'p', x: 20, y: 20 };
    const editor = editorOf({ blocks: { languageVersion: 0, blocks: [print] } });
    const map = editor.workspace.getInjectionDiv().querySelector('.br-Minimap') as HTMLCanvasElement;
    editor.prefer({ ...standard, minimap: 'always' });
    expect(map.hidden).toBe(true);
    await painted();
    await vi.waitFor(() => expect(map.hidden).toBe(false));
  });
});

describe('exports', () => {
  it('stand beside the document under a name that is free', () => {
    expect(withEnding('a.b/数字.blockly', '.py')).toBe('a.b/数字.py');
    expect(withEnding('a.b/plain', '.py')).toBe('a.b/plain.py');
    expect(freePath('x.py', new Set(['x.py', 'x-1.py']))).toBe('x-2.py');
    expect(freePath('x.py', new Set())).toBe('x.py');
  });

  it('are notebooks of the newest format', () => {
    const notebook = notebookOf('print(1)\n', { name: 'python3', display_name: 'Python 3' });
    expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
    expect(notebook.cells[0]).toMatchObject({ cell_type: 'code', source: 'print(1)' });
    expect(notebook.cells[0]?.id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
  });
});
