import { describe, expect, it } from 'vitest';

import { askOf, checkKinds, missingFor, questionOf } from '../src/lessons/checks.js';
import { newCheck } from '../src/lessons/checkForm.js';
import { factsOfOutputs, readAnswers } from '../src/lessons/facts.js';
import type { IAnswer, IFacts } from '../src/lessons/facts.js';
import type { ICheck } from '../src/lessons/format.js';
import { missingOf } from '../src/lessons/judge.js';
import { textsOf } from '../src/locale/ui.js';

const text = textsOf('en');
const names = (snippet: string): string => `<${snippet}>`;

const facts: IFacts = {
  printed: '1\n2\nHello\n',
  error: '',
  figures: 0,
  end: 'done',
  blocks: 5,
  uses: snippet => (snippet === 'print()' ? 2 : 0),
  answers: new Map()
};

function missing(check: ICheck, answer: IAnswer = {}, more: Partial<IFacts> = {}): string {
  return missingFor(check, { ...facts, ...more }, answer, text, names);
}

describe('a check holds', () => {
  it.each<[ICheck, IAnswer, Partial<IFacts>]>([
    [{ kind: 'prints', text: 'Hello' }, {}, {}],
    [{ kind: 'prints', text: 'l', times: 2 }, {}, {}],
    [{ kind: 'output', text: '1  \n2\nHello' }, {}, {}],
    [{ kind: 'variable', name: 'x' }, { exists: true }, {}],
    [{ kind: 'value', name: 'x', value: '3' }, { exists: true, equal: true }, {}],
    [{ kind: 'near', name: 'x', number: 1, tolerance: 0.1 }, { exists: true, number: 1.05 }, {}],
    [{ kind: 'above', name: 'x', number: 0.9 }, { exists: true, number: 0.9 }, {}],
    [{ kind: 'type', name: 'x', type: 'number' }, { exists: true, type: 'float' }, {}],
    [{ kind: 'shape', name: 'x', shape: '(2, 3)' }, { exists: true, shape: [2, 3] }, {}],
    [{ kind: 'uses', block: 'print()', times: 2 }, {}, {}],
    [{ kind: 'blocks', blocks: 5 }, {}, {}],
    [{ kind: 'no-error' }, {}, {}],
    [{ kind: 'figure' }, {}, { figures: 1 }],
    [{ kind: 'true', python: 'x > 1' }, { true: true }, {}]
  ])('%j', (check, answer, more) => expect(missing(check, answer, more)).toBe(''));
});

describe('a check says what is missing', () => {
  it.each<[ICheck, IAnswer, Partial<IFacts>, string]>([
    [{ kind: 'prints', text: 'Bye' }, {}, {}, 'does not print “Bye”'],
    [{ kind: 'prints', text: 'Bye' }, {}, { printed: ' \n' }, 'prints nothing'],
    [{ kind: 'prints', text: 'l', times: 3 }, {}, {}, '2 times, not 3'],
    [{ kind: 'output', text: '1\n3\nHello' }, {}, {}, 'In line 2 your program prints “2”; it should be “3”'],
    [{ kind: 'output', text: '1\n2' }, {}, {}, 'In line 3 your program prints “Hello”; it should be “”'],
    [{ kind: 'variable', name: 'x' }, {}, {}, 'no variable x'],
    [{ kind: 'value', name: 'x', value: '3' }, { exists: true, shown: '4' }, {}, 'x is 4, not 3'],
    [{ kind: 'near', name: 'x', number: 1 }, { exists: true, shown: "'a'" }, {}, "x is 'a', not 1"],
    [{ kind: 'above', name: 'x', number: 0.9 }, { exists: true, number: 0.5, shown: '0.5' }, {}, 'at least 0.9'],
    [{ kind: 'type', name: 'x', type: 'list' }, { exists: true, type: 'str' }, {}, 'type str'],
    [{ kind: 'type', name: 'x', type: '__proto__' }, { exists: true, type: 'str' }, {}, 'type str'],
    [{ kind: 'shape', name: 'x', shape: '2' }, { exists: true, shape: [3] }, {}, 'shape 3, not 2'],
    [{ kind: 'uses', block: 'for' }, {}, {}, '“<for>” is missing'],
    [{ kind: 'uses', block: 'print()', times: 3 }, {}, {}, '2 times; 3 are wanted'],
    [{ kind: 'blocks', blocks: 4 }, {}, {}, 'has 5 blocks; 4 are enough'],
    [{ kind: 'no-error' }, {}, { end: 'failed', error: 'NameError: x' }, 'stopped with NameError: x'],
    [{ kind: 'no-error' }, {}, { end: 'stopped' }, 'stopped before its end'],
    [{ kind: 'figure' }, {}, {}, 'no picture'],
    [{ kind: 'true', python: 'x' }, {}, {}, 'x is not true'],
    [{ kind: 'true', python: 'x' }, { error: 'NameError: x' }, {}, 'cannot be computed: NameError: x']
  ])('%j', (check, answer, more, words) => expect(missing(check, answer, more)).toContain(words));

  it("in the teacher's words where there are any", () => {
    const check: ICheck = { kind: 'figure', say: { en: 'Draw it!', zh: '画出来！' } };
    expect(missingOf([check], facts, textsOf('zh-hans'), 'zh-hans', names)).toEqual(['画出来！']);
  });
});

describe('every kind', () => {
  it.each(Object.keys(checkKinds))('%s asks in both languages, and is missing or not with what a form gives', kind => {
    const check = newCheck(kind);
    const asks = (['en', 'zh-hans'] as const).map(language => askOf(check, textsOf(language), language, names));
    expect(asks[0]).not.toBe(asks[1]);
    expect(asks.join()).not.toContain('{');
    expect(typeof missing(check)).toBe('string');
    expect(questionOf(check) ?? {}).toBeTypeOf('object');
  });

  it('that is not known stops no student', () => {
    for (const kind of ['future', '__proto__', 'constructor', 'toString']) {
      expect(missing({ kind })).toBe('');
      expect(askOf({ kind }, text, 'en', names)).toContain('does not know');
    }
  });
});

describe('what a program said', () => {
  it('is its text, its error and its figures', () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: ['a\n', 'b\n'] },
      { output_type: 'stream', name: 'stdin', text: 'typed' },
      { output_type: 'stream', name: 'stderr', text: 'warning' },
      { output_type: 'display_data', data: { 'image/png': 'x', 'text/plain': 'Figure' } },
      { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: [] }
    ];
    expect(factsOfOutputs(outputs)).toEqual({ printed: 'a\nb\n', error: 'ValueError: no', figures: 1 });
  });

  it('is bounded', () => {
    const long = 'a'.repeat(1_000_000);
    const { printed, error } = factsOfOutputs([
      { output_type: 'stream', name: 'stdout', text: long },
      { output_type: 'error', ename: long, evalue: '' }
    ]);
    expect(printed.length).toBeLessThanOrEqual(200_000);
    expect(error.length).toBeLessThanOrEqual(300);
  });

  it.each(['', '{', '3', '{"a":1}', 'null'])('%j is no list of answers', data => expect(readAnswers(data)).toBeNull());

  it('is taken only as far as it makes sense', () => {
    const [answer] = readAnswers('[{"exists":"yes","shape":[1,"<b>"],"shown":{"a":1},"number":"3","true":1}]') ?? [];
    expect(answer).toEqual({ exists: false, equal: false, true: false, shape: [1] });
    expect(readAnswers('[7]')).toHaveLength(1);
  });
});
