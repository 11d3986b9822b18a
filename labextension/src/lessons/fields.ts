import type { Texts } from '../locale/ui.js';
import { element } from './dom.js';
import type { Words } from './format.js';
import { columns } from './written.js';

let count = 0;

/** A field with its label. */
export function labelled(label: string, field: HTMLElement): HTMLElement {
  field.id ||= `br-field-${++count}`;
  return element('div', { class: 'br-Teach-field' }, element('label', { for: field.id }, label), field);
}

/** A field for one line, a number or several lines; tells at every key, for it may be saved before somebody leaves it. */
export function entry(
  value: string,
  type: 'text' | 'number' | 'lines',
  onChange: (value: string) => void
): HTMLElement {
  const field = type === 'lines' ? element('textarea', { rows: '3' }) : element('input', { type, step: 'any' });
  field.value = value;
  field.addEventListener('input', () => onChange(field.value));
  return field;
}

/** A drop-down. */
export function choice(
  value: string,
  options: [value: string, label: string][],
  onChange: (value: string) => void
): HTMLSelectElement {
  const select = element('select', {}, ...options.map(([key, label]) => element('option', { value: key }, label)));
  select.value = value;
  select.addEventListener('change', () => onChange(select.value));
  return select;
}

/** Two fields for one text, one a language. */
export function bilingual(
  label: string,
  value: Words | { en: string; zh: string },
  type: 'text' | 'lines',
  text: Texts,
  onChange: (en: string, zh: string) => void
): HTMLElement {
  const now = columns(value);
  const en = entry(now.en, type, words => onChange((now.en = words), now.zh));
  const zh = entry(now.zh, type, words => onChange(now.en, (now.zh = words)));
  return element(
    'fieldset',
    { class: 'br-Teach-pair' },
    element('legend', {}, label),
    labelled(text('teachEnglish'), en),
    labelled(text('teachChinese'), zh)
  );
}
