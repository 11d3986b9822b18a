import { isObject } from '../document/format.js';
import type { IBlocksDocument, JSONObject, JSONValue } from '../document/format.js';
import type { Language } from '../locale/ui.js';

/** A text in one language or two; a teacher may write one only. */
export type Words = string | { en?: string; zh?: string };

/** What a step asks for. The other keys depend on the kind: see checks.ts. */
export interface ICheck extends JSONObject {
  kind: string;
}

/** A step of a lesson. */
export interface IStep {
  text: Words;
  picture: string;
  checks: ICheck[];
  hints: Words[];
}

/** A category of a lesson's toolbox: blocks as Python, or one of Blockly's own that follow the program. */
export interface ILessonCategory {
  name: Words;
  blocks: string[];
  custom?: 'variables' | 'functions';
}

/** Where a student is: the step that is open and those that are passed. */
export interface IProgress {
  at: number;
  passed: number[];
}

/** A lesson as it lies in its document, under the key `lesson`. */
export interface ILesson {
  /** Its place among the others. */
  order: number;
  title: Words;
  goals: Words[];
  steps: IStep[];
  /** Empty: all blocks. */
  toolbox: ILessonCategory[];
  /** The workspace that "start again" goes back to. */
  start: JSONObject;
  progress: IProgress;
}

/** What one file may ask of the page. */
const most = {
  steps: 100,
  hints: 20,
  checks: 30,
  goals: 20,
  categories: 40,
  blocks: 300,
  letters: 20_000,
  picture: 2e6
};

/** The lesson in a document, or null. Whatever is not as it should be is left out. */
export function readLesson(document: IBlocksDocument): ILesson | null {
  const data = document['lesson'];
  if (!isObject(data)) {
    return null;
  }
  const steps = list(data['steps'], most.steps).filter(isObject).map(readStep);
  return {
    order: typeof data['order'] === 'number' ? data['order'] : Number.MAX_SAFE_INTEGER,
    title: words(data['title']),
    goals: list(data['goals'], most.goals).map(words),
    steps: steps.length ? steps : [emptyStep()],
    toolbox: list(data['toolbox'], most.categories).filter(isObject).map(readCategory),
    start: isObject(data['start']) ? data['start'] : {},
    progress: readProgress(data['progress'], steps.length)
  };
}

/** The document with a changed lesson; keys of a lesson that this version does not know stay. */
export function withLesson(document: IBlocksDocument, lesson: Partial<ILesson>): IBlocksDocument {
  const old = isObject(document['lesson']) ? document['lesson'] : {};
  return { ...document, lesson: { ...old, ...(lesson as unknown as JSONObject) } };
}

/** A step with nothing in it. */
export function emptyStep(): IStep {
  return { text: '', picture: '', checks: [], hints: [] };
}

/** What a text says in a language, in the other one where it does not. */
export function said(text: Words, language: Language): string {
  if (typeof text === 'string') {
    return text;
  }
  return (language === 'zh-hans' ? text.zh || text.en : text.en || text.zh) ?? '';
}

function readStep(data: JSONObject): IStep {
  const picture = data['picture'];
  return {
    text: words(data['text']),
    picture: typeof picture === 'string' && picture.length <= most.picture ? picture : '',
    checks: list(data['checks'], most.checks).filter(isCheck),
    hints: list(data['hints'], most.hints).map(words)
  };
}

function isCheck(data: unknown): data is ICheck {
  return isObject(data) && typeof data['kind'] === 'string';
}

function readCategory(data: JSONObject): ILessonCategory {
  const custom = data['custom'];
  const blocks = list(data['blocks'], most.blocks).filter(block => typeof block === 'string');
  const known = custom === 'variables' || custom === 'functions';
  return { name: words(data['name']), blocks, ...(known ? { custom } : {}) };
}

function readProgress(data: unknown, steps: number): IProgress {
  const known = isObject(data) ? data : {};
  const isStep = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
  const at = isStep(known['at']) ? Math.min(known['at'], Math.max(steps - 1, 0)) : 0;
  const passed = list(known['passed'], most.steps)
    .filter(isStep)
    .filter(step => step < steps);
  return { at, passed: [...new Set(passed)].sort((a, b) => a - b) };
}

/** A text of a lesson, whatever the file holds there. */
export function words(data: JSONValue | undefined): Words {
  if (typeof data === 'string') {
    return data.slice(0, most.letters);
  }
  if (!isObject(data)) {
    return '';
  }
  const { en, zh } = data;
  return {
    ...(typeof en === 'string' ? { en: en.slice(0, most.letters) } : {}),
    ...(typeof zh === 'string' ? { zh: zh.slice(0, most.letters) } : {})
  };
}

function list(data: JSONValue | undefined, length: number): JSONValue[] {
  return Array.isArray(data) ? data.slice(0, length) : [];
}
