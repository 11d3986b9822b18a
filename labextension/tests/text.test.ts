import { YFile } from '@jupyter/ydoc';
import { describe, expect, it } from 'vitest';

import { replaceText } from '../src/document/text.js';

describe('the text of a document', () => {
  it.each([
    ['abc', 'abXc'],
    ['', 'new'],
    ['old', ''],
    ['aaa', 'aa'],
    ['say "😀"', 'say "😁"'],
    ['say "😀"', 'say "🈀"'],
    ['😀😀', '😀'],
    ['一😀二', '一二']
  ])('becomes another one: %j, %j', (before, after) => {
    const file = new YFile();
    file.setSource(before);
    file.clearUndoHistory();
    replaceText(file, after);
    expect(file.getSource()).toBe(after);
    file.undo();
    expect(file.getSource()).toBe(before);
  });

  it('changes only where it differs', () => {
    const changes: [number, number, string | undefined][] = [];
    const target = {
      getSource: () => 'one two three',
      updateSource: (start: number, end: number, value?: string) => changes.push([start, end, value])
    };
    replaceText(target, 'one 2 three');
    replaceText(target, 'one two three');
    expect(changes).toEqual([[4, 7, '2']]);
  });
});
