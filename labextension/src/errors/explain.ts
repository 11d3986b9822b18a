import type { ErrorKey } from '../locale/errors.js';
import { tableOf } from '../locale/spoken.js';
import { fill, textsOf } from '../locale/ui.js';
import type { Language } from '../locale/ui.js';
import { rules } from './rules.js';

/** An error in plain words. The original message is kept beside it. */
export interface IExplanation {
  what: string;
  why: string;
  todo: string;
  original: string;
}

const valueLimit = 60;
const messageLimit = 1000;

/** The text that explains an error, and what fills it in; null where nothing better than the message is known. */
export function find(
  kind: string,
  message: string,
  similar: string
): { text: ErrorKey; values: Record<string, string> } | null {
  for (const rule of rules) {
    const match = rule.message ? rule.message.exec(message) : null;
    if (rule.kind.test(kind) && (match || !rule.message) && (similar || !rule.similar)) {
      const found = Object.entries({ ...match?.groups, similar });
      return {
        text: rule.text,
        values: Object.fromEntries(found.map(([key, value]) => [key, clip(value, valueLimit)]))
      };
    }
  }
  return null;
}

/** Says in plain words what an error means, in a language whose texts have been fetched. */
export function explain(kind: string, message: string, similar: string, language: Language): IExplanation {
  // A message can be as long as the student's data. Those of a network's graph say the essential at their end.
  const isLong = message.length > 2 * messageLimit;
  const said = isLong ? `${message.slice(0, messageLimit)} … ${message.slice(-messageLimit)}` : message;
  const original = clip(said ? `${kind}: ${said}` : kind, 300);
  const found = find(kind, said, similar);
  if (!found) {
    const text = textsOf(language);
    return {
      what: text('errOther', { kind: clip(kind, valueLimit) }),
      why: text('errOtherWhy'),
      todo: text('errOtherTodo'),
      original
    };
  }
  const [what = '', why = '', todo = ''] = fill(tableOf(language)[found.text] ?? '', found.values).split('\n');
  return { what, why, todo, original };
}

/** A text of at most that many characters, on one line. */
function clip(value: string, length: number): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
