import type { Texts } from '../locale/ui.js';
import { rules } from './rules.js';

/** An error in plain words. The original message is kept beside it. */
export interface IExplanation {
  what: string;
  why: string;
  todo: string;
  original: string;
}

const valueLimit = 60;
const messageLimit = 2000;

/** Says in plain words what an error means; null where nothing better than its own message is known. */
export function explain(kind: string, message: string, similar: string, text: Texts): IExplanation {
  // What ends a program can be as long as the student's data.
  const said = message.slice(0, messageLimit);
  const original = clip(said ? `${kind}: ${said}` : kind, 300);
  for (const rule of rules) {
    const match = rule.message ? rule.message.exec(said) : null;
    if (rule.kind.test(kind) && (match || !rule.message) && (similar || !rule.similar)) {
      const values = Object.entries({ ...match?.groups, similar }).map(([key, value]) => [key, clip(value, valueLimit)]);
      const [what = '', why = '', todo = ''] = text(rule.text, Object.fromEntries(values) as Record<string, string>).split(
        '\n'
      );
      return { what, why, todo, original };
    }
  }
  return { what: text('errOther', { kind }), why: text('errOtherWhy'), todo: text('errOtherTodo'), original };
}

/** A text of at most that many characters, on one line. */
function clip(value: string | undefined, length: number): string {
  const line = (value ?? '').replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
