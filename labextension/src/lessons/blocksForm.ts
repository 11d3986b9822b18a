import type { Language, Texts } from '../locale/ui.js';
import { element, wordButton } from './dom.js';
import { labelled } from './fields.js';
import { said } from './format.js';
import type { ILessonCategory } from './format.js';
import { parseToolbox, writeToolbox } from './written.js';

type Choices = typeof import('./choices.js');

/** The form of a lesson's toolbox: ticks for all blocks there are, and the same as Python. */
export function blocksForm(
  toolbox: ILessonCategory[],
  choices: Choices,
  { text, language }: { text: Texts; language: Language },
  takeUsed: () => void,
  change: (toolbox: ILessonCategory[], isOtherForm: boolean) => void
): HTMLElement {
  const snippets = toolbox.flatMap(category => category.blocks);
  const chosen = new Set(snippets.map(choices.typeOfSnippet));
  const categories = choices.choices().map(({ name, choices: all }) => {
    const items = all.map(choice => {
      const box = element('input', { type: 'checkbox' });
      box.checked = chosen.has(choice.type);
      box.addEventListener('change', () => change(choices.ticked(toolbox, name, choice, box.checked), true));
      return element('label', { class: 'br-Teach-tick', title: choice.snippet }, box, choice.name);
    });
    const count = all.filter(choice => chosen.has(choice.type)).length;
    const title = `${said(name, language)} (${count}/${all.length})`;
    return element('details', {}, element('summary', {}, title), ...items);
  });
  const area = element('textarea', { rows: '10', spellcheck: 'false', class: 'br-Teach-code' });
  area.value = writeToolbox(toolbox);
  area.addEventListener('input', () => change(parseToolbox(area.value), false));
  // To draw the ticks anew would take the text away from under somebody's hands.
  area.addEventListener('change', () => change(parseToolbox(area.value), true));
  return element(
    'div',
    {},
    element('p', {}, text('teachBlocksAll')),
    wordButton(text('teachBlocksUsed'), takeUsed),
    ...categories,
    labelled(text('teachBlocksText'), area),
    ...unknownSnippets(snippets, choices, text)
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
