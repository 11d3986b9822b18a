import { dataUrlOf } from '../document/dataUrl.js';
import type { Texts } from '../locale/ui.js';
import { checkForm, newCheck } from './checkForm.js';
import type { BlockChoice } from './checkForm.js';
import { element, wordButton } from './dom.js';
import { bilingual, labelled } from './fields.js';
import type { IStep } from './format.js';
import { columns, wordsOf, zip } from './written.js';

const mostPicture = 500_000;

/** What can be done with a step as a whole. */
export interface IStepActions {
  change: (step: IStep, isOtherForm: boolean) => void;
  remove: () => void;
  move: (by: number) => void;
  say: (message: string) => void;
}

/** The form of one step: text, picture, checks and hints. */
export function stepForm(step: IStep, text: Texts, blocks: BlockChoice[], actions: IStepActions): HTMLElement {
  const now = { ...step };
  const set = (part: Partial<IStep>, isOtherForm = false): void => {
    Object.assign(now, part);
    actions.change({ ...now }, isOtherForm);
  };
  const checks = step.checks.map((check, i) =>
    checkForm(
      check,
      text,
      blocks,
      (changed, isOtherForm) => set({ checks: now.checks.map((old, n) => (n === i ? changed : old)) }, isOtherForm),
      () => set({ checks: now.checks.filter((_, n) => n !== i) }, true)
    )
  );
  const joined = (language: 'en' | 'zh'): string => step.hints.map(hint => columns(hint)[language]).join('\n\n');
  return element(
    'div',
    { class: 'br-Teach-step' },
    bilingual(text('teachText'), step.text, 'lines', text, (en, zh) => set({ text: wordsOf(en, zh) })),
    pictureForm(step, text, set, actions.say),
    element('h4', {}, text('teachChecks')),
    element('ul', {}, ...checks),
    wordButton(text('teachAddCheck'), () => set({ checks: [...now.checks, newCheck('prints')] }, true)),
    bilingual(text('teachHints'), { en: joined('en'), zh: joined('zh') }, 'lines', text, (en, zh) =>
      set({ hints: zip(en, zh, /\n\s*\n/) })
    ),
    element(
      'div',
      { class: 'br-Teach-row' },
      wordButton(text('teachUp'), () => actions.move(-1)),
      wordButton(text('teachDown'), () => actions.move(1)),
      wordButton(text('teachRemove'), actions.remove)
    )
  );
}

function pictureForm(
  { picture }: IStep,
  text: Texts,
  set: (part: Partial<IStep>, isOtherForm?: boolean) => void,
  say: (message: string) => void
): HTMLElement {
  const upload = element('input', { type: 'file', accept: 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml' });
  upload.addEventListener('change', () => {
    const file = upload.files?.[0];
    if (!file) {
      return;
    }
    if (file.size > mostPicture) {
      say(text('teachPictureLarge'));
      return;
    }
    dataUrlOf(file).then(
      picture => set({ picture }, true),
      (error: unknown) => say(text('teachFailed', { reason: String(error) }))
    );
  });
  const remove = picture ? [wordButton(text('teachPictureRemove'), () => set({ picture: '' }, true))] : [];
  return element('div', { class: 'br-Teach-row' }, labelled(text('teachPicture'), upload), ...remove);
}
