import type { TextKey, Texts } from '../locale/ui.js';
import { checkKinds, types } from './checks.js';
import type { ICheckField } from './checks.js';
import { element, wordButton } from './dom.js';
import { bilingual, choice, entry, labelled } from './fields.js';
import { words } from './format.js';
import type { ICheck } from './format.js';
import { wordsOf } from './written.js';

const kindKeys: Record<string, TextKey> = {
  prints: 'kindPrints',
  output: 'kindOutput',
  variable: 'kindVariable',
  value: 'kindValue',
  near: 'kindNear',
  above: 'kindAbove',
  type: 'kindType',
  shape: 'kindShape',
  uses: 'kindUses',
  blocks: 'kindBlocks',
  'no-error': 'kindNoError',
  figure: 'kindFigure',
  true: 'kindTrue'
};

const fieldKeys: Record<string, TextKey> = {
  text: 'fieldText',
  times: 'fieldTimes',
  name: 'fieldName',
  value: 'fieldValue',
  number: 'fieldNumber',
  tolerance: 'fieldTolerance',
  type: 'fieldType',
  shape: 'fieldShape',
  block: 'fieldBlock',
  blocks: 'fieldBlocks',
  python: 'python'
};

/** A block that a teacher can choose: its Python, and what stands on it. */
export type BlockChoice = [snippet: string, name: string];

/** A check of a kind, as it is before anything was filled in. */
export function newCheck(kind: string): ICheck {
  const fields = (checkKinds[kind]?.fields ?? []).filter(field => !field.optional);
  return { kind, ...Object.fromEntries(fields.map(field => [field.name, field.preset ?? ''])) };
}

/** The form of one check: its kind, and what the kind needs. */
export function checkForm(
  check: ICheck,
  text: Texts,
  blocks: BlockChoice[],
  change: (check: ICheck, isOtherForm: boolean) => void,
  remove: () => void
): HTMLElement {
  const kinds = Object.keys(checkKinds).map(kind => [kind, text(kindKeys[kind] ?? 'checkUnknown')] as [string, string]);
  let now = { ...check };
  const set = (name: string, value: string | number | undefined): void => {
    const { [name]: _old, ...rest } = now;
    now = (value === undefined ? rest : { ...rest, [name]: value }) as ICheck;
    change(now, false);
  };
  const kind = choice(check.kind, kinds, value => change(newCheck(value), true));
  kind.setAttribute('aria-label', text('teachChecks'));
  const fields = (checkKinds[check.kind]?.fields ?? []).map(field =>
    labelled(text(fieldKeys[field.name] ?? 'fieldText'), fieldFor(field, check, text, blocks, set))
  );
  const say = bilingual(text('teachSay'), words(check['say']), 'text', text, (en, zh) => {
    now = { ...now, say: wordsOf(en, zh) };
    change(now, false);
  });
  const row = element('div', { class: 'br-Teach-row' }, kind, ...fields, wordButton(text('teachRemove'), remove));
  return element(
    'li',
    { class: 'br-Teach-check' },
    row,
    element('details', {}, element('summary', {}, text('teachSay')), say)
  );
}

function fieldFor(
  field: ICheckField,
  check: ICheck,
  text: Texts,
  blocks: BlockChoice[],
  set: (name: string, value: string | number | undefined) => void
): HTMLElement {
  const value = String(check[field.name] ?? '');
  const change = (entered: string): void => set(field.name, entered);
  if (field.type === 'type') {
    return choice(
      value,
      Object.entries(types).map(([type, { key }]) => [type, text(key)]),
      change
    );
  }
  if (field.name === 'block') {
    const known = blocks.some(([snippet]) => snippet === value);
    return choice(value, known ? blocks : [[value, value], ...blocks], change);
  }
  if (field.type === 'number') {
    return entry(value, 'number', entered => set(field.name, entered === '' ? undefined : Number(entered)));
  }
  return entry(value, field.type === 'lines' ? 'lines' : 'text', change);
}
