import { element, keyed, wordButton } from './dom.js';
import type { ILesson, IStep } from './format.js';
import type { IWording } from './parts.js';

/** What a student can do. */
export interface ILessonActions {
  go: (at: number) => void;
  check: () => void;
  hint: () => void;
  next: () => void;
  startAgain: () => void;
  toggleBlocks: () => void;
  openLessons: () => void;
}

/** The buttons below a step. */
export function buttonsPart(
  lesson: ILesson,
  step: IStep,
  looks: { hints: number; allBlocks: boolean },
  { text }: IWording,
  actions: ILessonActions
): HTMLElement[] {
  const { at, passed } = lesson.progress;
  const isLast = at === lesson.steps.length - 1;
  const back = keyed(
    'back',
    wordButton(text('lessonBack'), () => actions.go(at - 1))
  );
  back.disabled = at === 0;
  const check = keyed(
    'check',
    wordButton(text('lessonCheck'), actions.check, 'br-Lesson-check', text('lessonCheckTip'))
  );
  const hint = keyed('hint', wordButton(text('lessonHint'), actions.hint));
  hint.disabled = looks.hints >= step.hints.length;
  const next = keyed('next', wordButton(text(isLast ? 'lessonFinish' : 'lessonNext'), actions.next, 'br-Lesson-next'));
  next.disabled = step.checks.length > 0 && !passed.includes(at);
  const middle = [...(step.checks.length ? [check] : []), ...(step.hints.length ? [hint] : [])];

  const small = 'br-Lesson-small';
  const again = keyed('again', wordButton(text('lessonAgain'), actions.startAgain, small));
  const blocks = keyed(
    'blocks',
    wordButton(text(looks.allBlocks ? 'lessonItsBlocks' : 'lessonAllBlocks'), actions.toggleBlocks, small)
  );
  const menu = keyed('menu', wordButton(text('lessonMenu'), actions.openLessons, small));
  const tools = [again, ...(lesson.toolbox.length ? [blocks] : []), menu];
  return [
    element('div', { class: 'br-Lesson-buttons' }, back, ...middle, next),
    element('div', { class: 'br-Lesson-tools' }, ...tools)
  ];
}
