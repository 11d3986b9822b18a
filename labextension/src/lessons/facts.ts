import type { IOutput } from '@jupyterlab/nbformat';
import { isObject } from '../document/format.js';

/** What a program said about one question of a check. Everything is optional: it comes from a student's kernel. */
export interface IAnswer {
  exists?: boolean;
  type?: string;
  shown?: string;
  shape?: number[];
  number?: number;
  equal?: boolean;
  true?: boolean;
  error?: string;
}

/** What is known about a program that ran. */
export interface IFacts {
  printed: string;
  /** The name and the text of the error that ended the program. */
  error: string;
  figures: number;
  end: 'done' | 'failed' | 'stopped' | 'none';
  /** How many blocks the program has, and how many of a kind. */
  blocks: number;
  uses: (snippet: string) => number;
  /** By the number of the check. */
  answers: Map<number, IAnswer>;
}

const most = { printed: 200_000, answer: 100_000, letters: 300 };

/** What a program printed and drew. */
export function factsOfOutputs(outputs: readonly IOutput[]): Pick<IFacts, 'printed' | 'error' | 'figures'> {
  let printed = '';
  let error = '';
  let figures = 0;
  for (const output of outputs) {
    if (output.output_type === 'stream' && output['name'] === 'stdout' && printed.length < most.printed) {
      printed += textOf(output['text']);
    } else if (output.output_type === 'error') {
      error = `${String(output['ename'])}: ${String(output['evalue'])}`.slice(0, most.letters);
    } else if (isObject(output['data'])) {
      figures += Object.keys(output['data']).some(type => type.startsWith('image/')) ? 1 : 0;
    }
  }
  return { printed: printed.slice(0, most.printed), error, figures };
}

/** Reads the kernel's answers, which may be anything. */
export function readAnswers(text: string): IAnswer[] | null {
  try {
    const data: unknown = text.length <= most.answer ? JSON.parse(text) : null;
    return Array.isArray(data) ? data.map(readAnswer) : null;
  } catch {
    return null;
  }
}

function readAnswer(data: unknown): IAnswer {
  const answer = isObject(data) ? data : {};
  const shape = Array.isArray(answer['shape']) ? answer['shape'].filter(size => typeof size === 'number') : undefined;
  return {
    exists: answer['exists'] === true,
    type: shortText(answer['type']),
    shown: shortText(answer['shown']),
    shape,
    number: typeof answer['number'] === 'number' ? answer['number'] : undefined,
    equal: answer['equal'] === true,
    true: answer['true'] === true,
    error: shortText(answer['error'])
  };
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, most.letters) : undefined;
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join('') : String(value);
}
