import type { Language, Texts } from '../locale/ui.js';
import { element, wordButton } from './dom.js';
import { labelled } from './fields.js';
import { said } from './format.js';
import type { ILessonCategory } from './format.js';
import { parseToolbox, writeToolbox } from './written.js';

/** Milliseconds without a key after which blocks are looked for that say what was typed. */
const quiet = 400;

type Choices = typeof import('./choices.js');

/** Makes a part that can be folded and is known by a name. */
export type Section = (name: string, title: string, content: HTMLElement) => HTMLElement;

/**
 * The form of a lesson's toolbox: ticks for all blocks there are, and the same as Python. Each follows the other in its
 * place, so that nobody loses theirs.
 */
export function blocksForm(
  toolbox: ILessonCategory[],
  choices: Choices,
  { text, language }: { text: Texts; language: Language },
  section: Section,
  takeUsed: () => void,
  change: (toolbox: ILessonCategory[]) => void
): HTMLElement {
  let now = toolbox;
  const area = element('textarea', { rows: '10', spellcheck: 'false', class: 'br-Teach-code' });
  const unknown = element('div');
  const categories = choices.choices().map(({ name, choices: all }) => {
    const boxes = all.map(choice => {
      const box = element('input', { type: 'checkbox' });
      box.addEventListener('change', () => {
        take(choices.ticked(now, name, choice, box.checked));
        area.value = writeToolbox(now);
        follow();
      });
      return box;
    });
    const items = all.map((choice, i) =>
      element('label', { class: 'br-Teach-tick', title: choice.snippet }, ...boxes.slice(i, i + 1), choice.name)
    );
    const title = said(name, language);
    const part = section(`blocks ${title}`, title, element('div', {}, ...items));
    const show = (chosen: ReadonlySet<string>): void => {
      boxes.forEach((box, i) => (box.checked = chosen.has(all[i]?.type ?? '')));
      const count = boxes.filter(box => box.checked).length;
      part.querySelector('summary')?.replaceChildren(`${title} (${count}/${all.length})`);
    };
    return { part, show };
  });
  const follow = (): void => {
    const snippets = now.flatMap(category => category.blocks);
    const chosen = new Set(snippets.map(choices.typeOfSnippet));
    categories.forEach(category => category.show(chosen));
    unknown.replaceChildren(...unknownSnippets(snippets, choices, text));
  };
  const take = (changed: ILessonCategory[]): void => {
    now = changed;
    change(now);
  };
  area.value = writeToolbox(toolbox);
  let timer = 0;
  area.addEventListener('input', () => {
    take(parseToolbox(area.value));
    window.clearTimeout(timer);
    timer = window.setTimeout(follow, quiet);
  });
  follow();
  return element(
    'div',
    {},
    element('p', {}, text('teachBlocksAll')),
    wordButton(text('teachBlocksUsed'), takeUsed),
    ...categories.map(category => category.part),
    labelled(text('teachBlocksText'), area),
    unknown
  );
}

/** What no block says, with what comes nearest. */
function unknownSnippets(snippets: string[], choices: Choices, text: Texts): HTMLElement[] {
  return snippets.flatMap(snippet => {
    const nearest = choices.nearestTo(snippet);
    if (nearest === null) {
      return [];
    }
    const near = nearest.length ? ` ${text('teachNearest', { snippets: nearest.join(' · ') })}` : '';
    return [element('p', { class: 'br-Lesson-missing', role: 'alert' }, text('teachUnknown', { snippet }) + near)];
  });
}
