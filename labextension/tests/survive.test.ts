import { afterAll, describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { read } from '../src/python/read.js';
import type { IRead } from '../src/python/read.js';
import { chainOf, inputsOf, inside, isOff, stacksOf } from '../src/python/states.js';
import { hanging } from '../src/python/suites.js';
import { namesOf } from '../src/python/variables.js';
import { Python } from './python.js';
import './workspace.js';

const python = new Python();
afterAll(() => python.end());

async function readAll(source: string, shown: JSONObject = {}): Promise<IRead> {
  const found = await read(python, source, shown);
  if ('difference' in found) {
    throw new Error(JSON.stringify(found.difference));
  }
  return found;
}

/** The statements of a program, such as `for*(A B- C)`: `*` is collapsed, `-` is switched off. */
function outline(workspace: JSONObject): string {
  const names = namesOf(workspace);
  const say = (block: JSONObject): string => {
    const suites = [...hanging(block).suites.values()].map(chain => chain.map(say).join(' '));
    const called = inside(inputsOf(block).get('FUNCTION'))[0]?.['fields'] as { VAR: { id: string } } | undefined;
    const name = called ? (names.get(called.VAR.id) ?? '?') : String(block['type']);
    const marks = `${block['collapsed'] ? '*' : ''}${isOff(block) ? '-' : ''}`;
    return `${name}${marks}${suites.length ? `(${suites.join(' | ')})` : ''}`;
  };
  return stacksOf(workspace)
    .map(stack => chainOf(stack).map(say).join(' '))
    .join(' / ');
}

/** A program whose calls of names with `_off` are switched off and whose other statements are collapsed. */
async function shown(source: string): Promise<JSONObject> {
  const { workspace } = await readAll(source);
  const names = namesOf(workspace);
  const change = (block: JSONObject): void => {
    const { suites } = hanging(block);
    const called = inside(inputsOf(block).get('FUNCTION'))[0]?.['fields'] as { VAR: { id: string } } | undefined;
    if (called && names.get(called.VAR.id)?.endsWith('_off')) {
      block['disabledReasons'] = ['MANUALLY_DISABLED'];
    }
    if (!called) {
      block['collapsed'] = true;
    }
    [...suites.values()].flat().forEach(change);
  };
  stacksOf(workspace).flatMap(chainOf).forEach(change);
  return workspace;
}

/** What becomes of a program's blocks when its text is typed anew, step by step. */
async function typed(before: string, ...after: string[]): Promise<string> {
  let workspace = await shown(before);
  for (const source of after) {
    ({ workspace } = await readAll(source, workspace));
  }
  return outline(workspace);
}

describe('what no text shows', () => {
  const body = '    a()\n    c()\n';
  const whole = '    a()\n    b_off()\n    c()\n';

  it.each([
    ['for i in range(3):', 'while x:', 'controls_whileUntil'],
    ['for i in range(3):', 'for i, k in x:', 'py_for'],
    ['while x:', 'if x:', 'controls_if'],
    ['def f(a):', 'def f(a=1):', 'py_function'],
    ['with open("a.txt", encoding="utf-8") as f:', 'with x, y:', 'py_with'],
    ['class A(B):', 'class A(B, m=1):', 'py_class_with']
  ])('survives in a statement of another kind: %s → %s', async (before, after, type) => {
    expect(await typed(`${before}\n${whole}`, `${after}\n${body}`)).toBe(`${type}*(a b_off- c)`);
  });

  it('survives one value more in a print', async () => {
    expect(await typed('print(x)\n', 'print(x, y)\n')).toBe('py_print*');
  });

  it('survives another clause of the statement', async () => {
    const found = await typed(`while x:\n${whole}`, `while x:\n${body}else:\n    d()\n`);
    expect(found).toBe('py_while*(a b_off- c | d)');
  });

  it('survives in a suite that holds nothing else', async () => {
    const found = await typed('while x:\n    b_off()\n', 'for i in range(2):\n    pass\n');
    expect(found).toBe('py_for_range*(py_pass b_off-)');
  });

  it('stays in its branch when another comes before it', async () => {
    const before = 'if p:\n    a()\nelif q:\n    b()\n    b_off()\n';
    const after = 'if p:\n    a()\nelif r:\n    c()\nelif q:\n    b()\n';
    expect(await typed(before, after)).toBe('controls_if*(a | c | b b_off-)');
  });

  it('goes with its branch and with no other', async () => {
    const before = 'if p:\n    a()\n    a_off()\nelif q:\n    b()\n    b_off()\n';
    expect(await typed(before, 'if q:\n    b()\n')).toBe('controls_if*(b b_off-)');
  });

  it('stays in its branch whose test and statements are typed anew', async () => {
    const before = 'if p:\n    a()\n    a_off()\nelif q:\n    b()\n    b_off()\n';
    const after = 'if p:\n    a()\nelif r:\n    c()\n';
    expect(await typed(before, after)).toBe('controls_if*(a a_off- | c b_off-)');
  });

  it('stays in its branch that becomes one of another kind', async () => {
    const before = 'if p:\n    a()\nelse:\n    b()\n    b_off()\n';
    expect(await typed(before, 'if p:\n    a()\nelif q:\n    b()\n')).toBe('controls_if*(a | b b_off-)');
  });

  it.each([
    [
      'try:\n    a()\nexcept A:\n    b()\n    b_off()\nexcept B:\n    c()\n    c_off()\n',
      'try:\n    a()\nexcept B:\n    c()\n',
      'py_try_any*(a | c c_off-)'
    ],
    [
      'match x:\n    case 1:\n        a()\n    case 2:\n        b()\n        b_off()\n',
      'match x:\n    case 0:\n        b()\n    case 1:\n        a()\n    case 2:\n        b()\n',
      'py_match*(b | a | b b_off-)'
    ]
  ])('stays in its clause', async (before, after, expected) => {
    expect(await typed(before, after)).toBe(expected);
  });

  it('stays beside the program where it says something only inside a block', async () => {
    const workspace = await shown('a(key=x)\n');
    const keyword = { type: 'py_keyword', id: 'k', fields: { NAME: 'end' } };
    const value = { type: 'variables_get', id: 'y', fields: { VAR: { id: 'beside' } } };
    const blocks: JSONObject[] = [
      ...stacksOf(workspace),
      { ...keyword, inputs: { VALUE: { block: value } }, x: 300, y: 10 },
      { type: 'keras_dropout', id: 'l', icons: { comment: { text: 'Try this' } }, x: 300, y: 90 }
    ];
    const variables = [...(workspace['variables'] as JSONObject[]), { name: 'y', id: 'beside' }];
    const found = await readAll('a(key=x, end=y)\nb()\n', { blocks: { languageVersion: 0, blocks }, variables });
    expect(outline(found.workspace)).toBe('py_keyword / a b / keras_dropout');
    expect(JSON.stringify(found.workspace).match(/"id":"y"/g)?.length).toBe(1);
    expect(found.typed.made).toBe('a(key=x, end=y)\nb()\n');
  });

  it('stays where it is a value, unless the text has another one there', async () => {
    const { workspace } = await readAll('print(x)\ny = 1\n');
    const print = stacksOf(workspace)[0] as JSONObject;
    (print['inputs'] as { TEXT: { block: JSONObject } }).TEXT.block['disabledReasons'] = ['MANUALLY_DISABLED'];
    const values = ({ workspace: found }: IRead): unknown[] =>
      stacksOf(found)
        .flatMap(chainOf)
        .map(block => [...inputsOf(block).values()].flatMap(inside).map(one => [one['type'], isOff(one)]));
    expect(values(await readAll('print("")\ny = 2\n', workspace))).toEqual([
      [['variables_get', true]],
      [['math_number', false]]
    ]);
    expect(values(await readAll('print("x")\ny = 2\n', workspace))).toEqual([
      [['text', false]],
      [['math_number', false]]
    ]);
  });
});
