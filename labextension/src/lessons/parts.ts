import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

import type { Language, Texts } from '../locale/ui.js';
import { askOf } from './checks.js';
import type { BlockNames } from './checks.js';
import { element, keyed, wordButton } from './dom.js';
import { said } from './format.js';
import type { ILesson, IProgress, IStep } from './format.js';
import { pictureAddress, renderText } from './text.js';

/** In which words a part is written. */
export interface IWording {
  text: Texts;
  language: Language;
}

/** What the lesson is about, before its first step. */
export function goalsPart({ progress, goals }: ILesson, { text, language }: IWording): HTMLElement[] {
  if (progress.at > 0 || goals.length === 0) {
    return [];
  }
  const items = goals.map(goal => element('li', {}, said(goal, language)));
  return [
    element('div', { class: 'br-Lesson-goals' }, element('h3', {}, text('lessonGoals')), element('ul', {}, ...items))
  ];
}

/** The student's tick list: steps that are passed and the next one can be opened. */
export function stepsPart({ steps, progress }: ILesson, { text }: IWording, go: (at: number) => void): HTMLElement {
  const items = steps.map((_, i) => {
    const isDone = progress.passed.includes(i);
    const isOpen = isDone || i <= firstOpen(progress, steps.length);
    const label = isDone ? 'lessonStepDone' : isOpen ? 'lessonStep' : 'lessonStepLocked';
    const button = keyed(
      `step${i}`,
      wordButton(isDone ? '✓' : String(i + 1), () => go(i), 'br-Lesson-step')
    );
    button.title = text(label, { step: i + 1, all: steps.length });
    button.setAttribute('aria-label', button.title);
    button.dataset['state'] = isDone ? 'done' : 'open';
    button.disabled = !isOpen;
    if (i === progress.at) {
      button.setAttribute('aria-current', 'step');
    }
    return element('li', {}, button);
  });
  return element('ol', { class: 'br-Lesson-steps', 'aria-label': text('lessonSteps') }, ...items);
}

/** The first step that is not passed: it is open, those after it are not. */
function firstOpen({ passed }: IProgress, steps: number): number {
  for (let i = 0; i < steps; i++) {
    if (!passed.includes(i)) {
      return i;
    }
  }
  return steps;
}

/** What a step asks for, with what the last check found. */
export function tasksPart(
  { checks }: IStep,
  found: string[] | null,
  { text, language }: IWording,
  names: BlockNames
): HTMLElement[] {
  if (checks.length === 0) {
    return [];
  }
  const signs = { open: '○', missing: '✗', done: '✓' };
  const items = checks.map((check, i) => {
    const missing = found?.[i];
    const state = missing === undefined ? 'open' : missing ? 'missing' : 'done';
    const sign = element('span', { class: 'br-Lesson-sign', 'aria-hidden': 'true' }, signs[state]);
    const words = element('span', {}, askOf(check, text, language, names));
    if (missing) {
      words.append(element('span', { class: 'br-Lesson-missing' }, missing));
    }
    return element('li', { 'data-state': state }, sign, words);
  });
  return [element('h3', {}, text('lessonTasks')), element('ul', { class: 'br-Lesson-tasks' }, ...items)];
}

/** The hints from one place to another. */
export function hintsPart(
  { hints }: IStep,
  from: number,
  to: number,
  { text, language }: IWording,
  rendermime: IRenderMimeRegistry
): HTMLElement[] {
  return hints.slice(from, to).map((hint, i) => {
    const words = element('div');
    void renderText(rendermime, said(hint, language), words);
    const title = text('lessonHintCount', { hint: from + i + 1, all: hints.length });
    return element('div', { class: 'br-Lesson-hint' }, element('strong', {}, title), words);
  });
}

/** Draws a step's picture, or says that it cannot be drawn. */
export async function drawPicture(
  { picture }: IStep,
  into: HTMLElement,
  resolver: IRenderMime.IResolver,
  { text }: IWording
): Promise<void> {
  into.className = 'br-Lesson-picture';
  into.replaceChildren();
  if (!picture) {
    return;
  }
  const address = await pictureAddress(picture, resolver).catch(() => null);
  const failed = element('p', {}, text('lessonNoPicture', { name: picture.slice(0, 40) }));
  const image = element('img', { alt: text('lessonPicture') });
  image.addEventListener('error', () => into.replaceChildren(failed));
  if (address) {
    image.src = address;
  }
  into.replaceChildren(address ? image : failed);
}
