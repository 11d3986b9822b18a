import type { JSONObject } from '../document/format.js';
import type { Language, TextKey, Texts } from '../locale/ui.js';
import type { IAnswer, IFacts } from './facts.js';
import { said, words } from './format.js';
import type { ICheck } from './format.js';

/** What a teacher fills in for a check. */
export interface ICheckField {
  name: string;
  type: 'line' | 'lines' | 'number' | 'python' | 'type';
  preset?: string | number;
  optional?: boolean;
}

/** A kind of check. */
export interface ICheckKind {
  fields: ICheckField[];
  /** What the student is to reach. */
  ask: (check: ICheck, text: Texts) => string;
  /** What is missing, or nothing. */
  judge: (check: ICheck, facts: IFacts, text: Texts, answer: IAnswer) => string;
  /** What the kernel is asked, if anything. */
  question?: (check: ICheck) => JSONObject;
}

/** Types in a beginner's words, and Python's names for them. */
export const types: Record<string, { key: TextKey; names: string[] }> = {
  number: { key: 'typeNumber', names: ['int', 'float', 'float64', 'float32', 'int64', 'int32'] },
  text: { key: 'typeText', names: ['str', 'str_'] },
  bool: { key: 'typeBool', names: ['bool', 'bool_'] },
  list: { key: 'typeList', names: ['list'] },
  dictionary: { key: 'typeDict', names: ['dict', 'Counter', 'defaultdict'] },
  array: { key: 'typeArray', names: ['ndarray'] },
  table: { key: 'typeTable', names: ['DataFrame', 'Series'] },
  function: { key: 'typeFunction', names: ['function'] }
};

const name: ICheckField = { name: 'name', type: 'line', preset: 'x' };
const times: ICheckField = { name: 'times', type: 'number', optional: true };
const byName = (check: ICheck): JSONObject => ({ name: line(check, 'name') });

/** All kinds of checks, in the order in which a teacher finds them. */
export const checkKinds: Record<string, ICheckKind> = {
  prints: {
    fields: [{ name: 'text', type: 'line' }, times],
    ask: (check, text) => text(check['times'] ? 'checkPrintsTimes' : 'checkPrints', shown(check)),
    judge: (check, { printed }, text) => {
      const found = printed.split(line(check, 'text')).length - 1;
      if (!printed.trim()) {
        return text('checkPrintsNothing');
      }
      if (check['times'] === undefined) {
        return found ? '' : text('checkPrintsNot', shown(check));
      }
      return found === check['times'] ? '' : text('checkPrintsCount', { ...shown(check), found });
    }
  },
  output: {
    fields: [{ name: 'text', type: 'lines' }],
    ask: (check, text) => text('checkOutput', { text: linesOf(line(check, 'text')).join(' ⏎ ') }),
    judge: (check, { printed }, text) => {
      const wanted = linesOf(line(check, 'text'));
      const found = linesOf(printed);
      const place = [...wanted, ...found].findIndex((_, i) => wanted[i] !== found[i] && i < longer(wanted, found));
      const values = { line: place + 1, found: found[place] ?? '', text: wanted[place] ?? '' };
      return place < 0 ? '' : printed.trim() ? text('checkOutputNot', values) : text('checkPrintsNothing');
    }
  },
  variable: {
    fields: [name],
    ask: (check, text) => text('checkVariable', shown(check)),
    judge: (check, _facts, text, answer) => missing(check, answer, text),
    question: byName
  },
  value: {
    fields: [name, { name: 'value', type: 'python', preset: '1' }],
    ask: (check, text) => text('checkValue', shown(check)),
    judge: (check, _facts, text, answer) =>
      missing(check, answer, text) ||
      (answer.equal ? '' : text('checkValueNot', { ...shown(check), found: answer.shown ?? '' })),
    question: check => ({ name: line(check, 'name'), value: line(check, 'value') })
  },
  near: {
    fields: [name, { name: 'number', type: 'number', preset: 1 }, { name: 'tolerance', type: 'number', preset: 0.01 }],
    ask: (check, text) => text('checkNear', shown(check)),
    judge: (check, _facts, text, answer) => {
      const distance = Math.abs((answer.number ?? NaN) - Number(check['number']));
      const values = { name: line(check, 'name'), value: line(check, 'number'), found: answer.shown ?? '' };
      const isNear = distance <= Number(check['tolerance'] ?? 0.01);
      return missing(check, answer, text) || (isNear ? '' : text('checkValueNot', values));
    },
    question: byName
  },
  above: {
    fields: [name, { name: 'number', type: 'number', preset: 0.9 }],
    ask: (check, text) => text('checkAbove', shown(check)),
    judge: (check, _facts, text, answer) =>
      missing(check, answer, text) ||
      ((answer.number ?? NaN) >= Number(check['number'])
        ? ''
        : text('checkAboveNot', { ...shown(check), found: answer.shown ?? '' })),
    question: byName
  },
  type: {
    fields: [name, { name: 'type', type: 'type', preset: 'number' }],
    ask: (check, text) => text('checkType', { name: line(check, 'name'), type: typeName(check, text) }),
    judge: (check, _facts, text, answer) => {
      const isType = typeOf(check)?.names.includes(answer.type ?? '') ?? false;
      const found = { name: line(check, 'name'), found: answer.type ?? '' };
      return missing(check, answer, text) || (isType ? '' : text('checkTypeNot', found));
    },
    question: byName
  },
  shape: {
    fields: [name, { name: 'shape', type: 'line', preset: '3, 4' }],
    ask: (check, text) => text('checkShape', shown(check)),
    judge: (check, _facts, text, answer) => {
      const wanted = line(check, 'shape').match(/\d+/g)?.join(', ') ?? '';
      const found = (answer.shape ?? []).join(', ');
      const values = { name: line(check, 'name'), shape: wanted, found };
      return missing(check, answer, text) || (wanted === found ? '' : text('checkShapeNot', values));
    },
    question: byName
  },
  uses: {
    fields: [{ name: 'block', type: 'python', preset: 'print("abc")' }, times],
    ask: (check, text) => text(check['times'] ? 'checkUsesTimes' : 'checkUses', shown(check)),
    judge: (check, facts, text) => {
      const found = facts.uses(line(check, 'block'));
      if (found >= Number(check['times'] ?? 1)) {
        return '';
      }
      return text(found ? 'checkUsesCount' : 'checkUsesNot', { ...shown(check), found });
    }
  },
  blocks: {
    fields: [{ name: 'blocks', type: 'number', preset: 10 }],
    ask: (check, text) => text('checkAtMost', shown(check)),
    judge: (check, { blocks }, text) =>
      blocks <= Number(check['blocks']) ? '' : text('checkAtMostNot', { ...shown(check), found: blocks })
  },
  'no-error': {
    fields: [],
    ask: (_check, text) => text('checkNoError'),
    judge: (_check, { end, error }, text) => {
      const why = {
        failed: text('checkNoErrorNot', { error }),
        stopped: text('checkStopped'),
        none: text('checkNotRun')
      };
      return end === 'done' ? '' : why[end];
    }
  },
  figure: {
    fields: [],
    ask: (_check, text) => text('checkFigure'),
    judge: (_check, { figures }, text) => (figures ? '' : text('checkFigureNot'))
  },
  true: {
    fields: [{ name: 'python', type: 'python', preset: 'x > 0' }],
    ask: (check, text) => text('checkTrue', shown(check)),
    judge: (check, _facts, text, answer) =>
      answer.true
        ? ''
        : text(answer.error ? 'checkTrueError' : 'checkTrueNot', { ...shown(check), error: answer.error ?? '' }),
    question: check => ({ python: line(check, 'python') })
  }
};

/** What stands on the block of a snippet. */
export type BlockNames = (snippet: string) => string;

/** What a check asks for, in the words of the teacher where there are any. */
export function askOf(check: ICheck, text: Texts, language: Language, names: BlockNames): string {
  return said(words(check['ask']), language) || (kindOf(check)?.ask(named(check, names), text) ?? text('checkUnknown'));
}

/** What is missing for a check, or nothing. A kind that nobody knows stops no student. */
export function missingFor(check: ICheck, facts: IFacts, answer: IAnswer, text: Texts, names: BlockNames): string {
  const uses: IFacts['uses'] = () => facts.uses(line(check, 'block'));
  return kindOf(check)?.judge(named(check, names), { ...facts, uses }, text, answer) ?? '';
}

/** What a teacher says where a check does not hold. */
export function teachersWord(check: ICheck, language: Language): string {
  return said(words(check['say']), language);
}

/** A check that names a block as it is seen. */
function named(check: ICheck, names: BlockNames): ICheck {
  return check.kind === 'uses' ? { ...check, block: names(line(check, 'block')) } : check;
}

/** What the kernel is asked for a check. */
export function questionOf(check: ICheck): JSONObject | null {
  return kindOf(check)?.question?.(check) ?? null;
}

function kindOf(check: ICheck): ICheckKind | undefined {
  return Object.hasOwn(checkKinds, check.kind) ? checkKinds[check.kind] : undefined;
}

function typeOf(check: ICheck): { key: TextKey; names: string[] } | undefined {
  const type = line(check, 'type');
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

function typeName(check: ICheck, text: Texts): string {
  const type = typeOf(check);
  return type ? text(type.key) : line(check, 'type');
}

function missing(check: ICheck, answer: IAnswer, text: Texts): string {
  return answer.exists ? '' : text('checkVariableNot', shown(check));
}

/** The values of a check, to be put into a sentence. */
function shown(check: ICheck): Record<string, string> {
  return Object.fromEntries(
    Object.keys(check).map(key => [
      key,
      line(check, key)
        .trim()
        .replace(/\s*\n\s*/g, ' ')
    ])
  );
}

function line(check: ICheck, field: string): string {
  const value = check[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Lines of a text without what nobody sees: spaces at their ends and empty lines around them. */
function linesOf(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map(one => one.trimEnd());
}

function longer(a: string[], b: string[]): number {
  return Math.max(a.length, b.length);
}
