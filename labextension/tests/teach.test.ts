import { describe, expect, it, vi } from 'vitest';

import type { ILessonCategory } from '../src/lessons/format.js';
import { blocksForm } from '../src/lessons/blocksForm.js';
import { entry } from '../src/lessons/fields.js';
import { textsOf } from '../src/locale/ui.js';

function type(field: Element | null, value: string): void {
  (field as HTMLInputElement).value = value;
  field?.dispatchEvent(new Event('input'));
}

describe('what a teacher writes', () => {
  it.each(['text', 'lines', 'number'] as const)('is taken before the field is left: %s', kind => {
    const change = vi.fn();
    type(entry('', kind, change), '12');
    expect(change).toHaveBeenLastCalledWith('12');
  });

  it('is taken from the list of blocks, too', () => {
    const change = vi.fn<(toolbox: ILessonCategory[]) => void>();
    const choices = { choices: () => [], typeOfSnippet: () => null, nearestTo: () => null };
    const options = { text: textsOf('en'), language: 'en' } as const;
    const form = blocksForm(
      [],
      choices as unknown as Parameters<typeof blocksForm>[1],
      options,
      (_name, _title, content) => content,
      () => undefined,
      change
    );
    type(form.querySelector('textarea'), '# Mine');
    expect(change).toHaveBeenLastCalledWith([{ name: 'Mine', blocks: [] }]);
  });
});
