import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

import { isObject } from '../document/format.js';
import type { IBlocksDocument } from '../document/format.js';
import type { Language, Texts } from '../locale/ui.js';
import type { IStretch } from './weave.js';

/** Where two programs differ: a line of the first one, what is there, and what is there in the second one. */
export interface IDifference {
  kind: 'tree' | 'comment' | 'broken';
  line: number;
  /** The line of the program's own statement that holds the line. */
  statement: number;
  expected: string;
  found: string;
}

/** A program as blocks; the errors of statements that are no Python, by their lines. */
export interface IConversion {
  document: IBlocksDocument;
  errors: Record<string, string>;
}

/** Two programs that are the same, and which lines are the same statements; or where they differ. */
export type Comparison = { difference: null; stretches: IStretch[] } | { difference: IDifference };

/** What reads and compares programs. */
export interface IPythonServer {
  /** Turns a program into blocks. The statements on the lines in `raw` stay text. */
  convert: (program: string, raw: readonly number[]) => Promise<IConversion>;
  /** Compares a program with the one that its blocks gave. */
  compare: (before: string, after: string) => Promise<Comparison>;
}

/** Why there is no answer: a sentence for a person. */
export class NoAnswer extends Error {}

/** More than this is never sent: the server would not read it. */
const mostCharacters = 1_000_000;

/** What asks the student's server, with sentences in the Lab's language. */
export function pythonServer(settings: ServerConnection.ISettings, language: Language, text: Texts): PythonServer {
  const sentences = { name: text('theProgram'), unreachable: text('noReader'), tooLong: text('tooLongToRead') };
  return new PythonServer(settings, language, sentences);
}

/** Asks the student's server, where Python itself reads Python. */
export class PythonServer implements IPythonServer {
  /** @param sentences what to say to a person: where the server cannot be reached, and of a program that is too long. */
  constructor(
    settings: ServerConnection.ISettings,
    language: Language,
    sentences: { name: string; unreachable: string; tooLong: string }
  ) {
    this._settings = settings;
    this._language = language;
    this._sentences = sentences;
  }

  /** Turns a program into blocks. The statements on the lines in `raw` stay text. */
  convert(program: string, raw: readonly number[]): Promise<IConversion> {
    return this.ask({ verb: 'convert', name: this._sentences.name, program, raw: [...raw] }, 'document');
  }

  /** Compares a program with the one that its blocks gave. */
  compare(before: string, after: string): Promise<Comparison> {
    return this.ask({ verb: 'compare', before, after }, 'difference');
  }

  private async ask<T>(request: Record<string, unknown>, key: string): Promise<T> {
    const body = JSON.stringify({ ...request, language: this._language });
    if (body.length > 2 * mostCharacters) {
      throw new NoAnswer(this._sentences.tooLong);
    }
    const url = URLExt.join(this._settings.baseUrl, 'blockroom', 'python');
    let answer: unknown;
    try {
      const reply = await ServerConnection.makeRequest(url, { method: 'POST', body }, this._settings);
      answer = await reply.json();
    } catch {
      throw new NoAnswer(this._sentences.unreachable);
    }
    if (isObject(answer) && typeof answer['problem'] === 'string') {
      throw new NoAnswer(answer['problem']);
    }
    if (!isObject(answer) || !(key in answer)) {
      throw new NoAnswer(this._sentences.unreachable);
    }
    return answer as T;
  }

  private readonly _settings: ServerConnection.ISettings;
  private readonly _language: Language;
  private readonly _sentences: { name: string; unreachable: string; tooLong: string };
}
