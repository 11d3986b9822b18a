import { describe, expect, it, vi } from 'vitest';

import { blocksForm } from '../src/lessons/blocksForm.js';
import * as choices from '../src/lessons/choices.js';
import type { ILessonCategory } from '../src/lessons/format.js';
import { element } from '../src/lessons/dom.js';
import { textsOf } from '../src/locale/ui.js';
import './workspace.js';

function form(toolbox: ILessonCategory[]) {
  const change = vi.fn<(toolbox: ILessonCategory[]) => void>();
  const section = (_: string, title: string, content: HTMLElement): HTMLElement =>
    element('details', {}, element('summary', {}, title), content);
  const node = blocksForm(toolbox, choices, { text: textsOf('en'), language: 'en' }, section, () => undefined, change);
  document.body.replaceChildren(node);
  const area = node.querySelector('textarea');
  const box = (snippet: string): HTMLInputElement | null =>
    [...node.querySelectorAll('label')].find(one => one.title === snippet)?.querySelector('input') ?? null;
  return { node, change, area, box };
}

describe("the form of a lesson's blocks", () => {
  const all = choices.choices();
  const first = all[0]?.choices[0];
  const second = all[0]?.choices.find(choice => choice.type !== first?.type);

  it('ticks one after the other in the same form, and writes both as Python', () => {
    const { node, change, area, box } = form([]);
    const parts = [...node.querySelectorAll('details')];
    [first, second].forEach(choice => box(choice?.snippet ?? '')?.click());
    expect([...node.querySelectorAll('details')]).toEqual(parts);
    expect(change.mock.lastCall?.[0].flatMap(one => one.blocks)).toEqual([first?.snippet, second?.snippet]);
    expect(area?.value).toContain(second?.snippet);
    expect(parts[0]?.querySelector('summary')?.textContent).toMatch(/\([2-9]\/\d+\)$/);
  });

  it('follows the text while it is typed, and leaves it alone', async () => {
    const { node, change, area, box } = form([]);
    const typed = `# Mine\n${first?.snippet ?? ''}\n\nrandom.gauss(1, 6)\n`;
    if (area) {
      area.value = typed;
      area.dispatchEvent(new Event('input'));
    }
    expect(change).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(box(first?.snippet ?? '')?.checked).toBe(true), 5000);
    expect(area?.value).toBe(typed);
    expect(node.querySelector('[role=alert]')?.textContent).toContain('random.gauss(1, 6)');
  });
});
