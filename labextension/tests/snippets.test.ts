import { describe, expect, it } from 'vitest';

import { workspaceToPython } from '../src/generator/index.js';
import { lessonToolbox, presetCategories, snippetResolver } from '../src/lessons/toolbox.js';
import { sameTokens, tokenize } from '../src/lessons/tokens.js';
import { codeOf } from '../src/lessons/workbench.js';
import { workspaceOf } from './workspace.js';

/** The type of the block that a snippet becomes. */
function typeOf(snippet: string): unknown {
  const found = snippetResolver().resolve(snippet);
  return 'block' in found ? found.block['type'] : found;
}

const presets = presetCategories().flatMap(category => category.blocks);
const withCode = presets.map(preset => (codeOf(preset) ?? '').trim()).filter(Boolean);

describe('tokens', () => {
  it.each([
    ['print( "a" )  # note', "print('a')"],
    ['f(\n    1,\n    2,\n)', 'f(1, 2)'],
    ['f"Hi {name}!"', "f'Hi {name}!'"],
    ['if x:\n  y = 1', 'if x:\n    y = 1\n'],
    ['"a\\u4e2d"', '"a中"']
  ])('of %j are those of %j', (a, b) => expect(sameTokens(tokenize(a), tokenize(b))).toBe(true));

  it.each([
    ['(1,)', '(1)'],
    ['if x:\n  y\nz', 'if x:\n  y\n  z'],
    ['"a"', 'b"a"'],
    ['1 2', '12']
  ])('of %j are not those of %j', (a, b) => expect(sameTokens(tokenize(a), tokenize(b))).toBe(false));

  it.each(['"""', 'f"{', '\\', '((((', "'\\", '\uD800', '\t \n\t', '0x', '1e', 'f"{a!r:>{w}}"'])(
    'come from %j too',
    broken => expect(Array.isArray(tokenize(broken))).toBe(true)
  );
});

describe('a snippet', () => {
  it.each([
    ['print("hello")', 'text_print'],
    ['print(name)', 'text_print'],
    ['f"Hello {name}"', 'text_join'],
    ['for _ in range(3):\n    pass', 'controls_repeat_ext'],
    ['for i in range(1, 6):\n    print(i)', 'controls_for'],
    ['while x < 10:\n    x += 1', 'controls_whileUntil'],
    ['if x > 3:\n    pass\nelif x == 3:\n    pass\nelse:\n    print(-5)', 'controls_if'],
    ['[1, 2, 3, 4, 5]', 'lists_create_with'],
    ['random.randint(1, 6)', 'math_random_int'],
    ['a * 2 + 1', 'math_arithmetic'],
    ['math.sqrt(x)', 'math_single'],
    ['x = 5', 'variables_set'],
    ['x += 1', 'math_change'],
    ['keras.layers.Dense(32, activation="relu")', 'keras_dense'],
    ['keras.layers.Dropout(0.5)', 'keras_dropout']
  ])('%j becomes the block %s', (snippet, type) => expect(typeOf(snippet)).toBe(type));

  it.each(withCode.filter(code => !code.startsWith('#')))('that the toolbox itself has is found: %j', code => {
    const found = snippetResolver().resolve(code);
    expect('block' in found && sameTokens(tokenize(codeOf(found.block) ?? ''), tokenize(code))).toBe(true);
  });

  it.each(['numbers[i - 1]', 'numbers[2]', 'numbers[i]'])(
    'counts items as Python and the documents do: %j',
    snippet => {
      const found = snippetResolver().resolve(snippet);
      const state = 'block' in found ? found.block : {};
      const workspace = workspaceOf({ blocks: { languageVersion: 0, blocks: [state] } });
      workspace.options.oneBasedIndex = false;
      expect(workspaceToPython(workspace).trimEnd()).toBe(snippet);
      workspace.dispose();
    }
  );

  it('keeps its numbers, texts and names', () => {
    const found = snippetResolver().resolve('for stern in range(2, 8):\n    pass');
    expect('block' in found && codeOf(found.block)).toBe('for stern in range(2, 8):\n    pass\n');
  });

  it('that no block says comes with the nearest ones', () => {
    expect(typeOf('random.gauss(1, 6)')).toEqual({
      nearest: expect.arrayContaining(['random.randint(1, 100)']) as string[]
    });
    expect(typeOf('')).toEqual({ nearest: [] });
  });

  it('may be said by blocks of several types', () => {
    expect(snippetResolver().types('len(names)')).toContain('lists_length');
    expect(snippetResolver().types('len(names)')).toContain('text_length');
    expect([...snippetResolver().types('lambda: (yield)')]).toEqual([]);
  });

  it('of any length ends', () => {
    expect(typeOf('('.repeat(5000))).toHaveProperty('nearest');
    expect(typeOf(`print(${'a + '.repeat(60)}a)`)).toBeDefined();
  });
});

describe("a lesson's toolbox", () => {
  it('has the blocks in order and says which snippets are unknown', () => {
    const { toolbox, unknown } = lessonToolbox(
      [
        { name: { en: 'Say', zh: '说' }, blocks: ['print("a")', 'await nonsense', '7'] },
        { name: 'V', blocks: [], custom: 'variables' }
      ],
      'zh-hans'
    );
    expect(toolbox).toMatchObject({
      contents: [
        { name: '说', categorystyle: 'text_category', contents: [{ type: 'text_print' }, { type: 'math_number' }] },
        { name: 'V', custom: 'VARIABLE' }
      ]
    });
    expect(unknown.map(one => one.snippet)).toEqual(['await nonsense']);
  });
});
