import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

import { NoAnswer } from '../src/python/server.js';
import type { Comparison, IConversion, IPythonServer } from '../src/python/server.js';

/** Python itself, as the student's server asks it. */
export class Python implements IPythonServer {
  constructor() {
    const path = resolve(import.meta.dirname, '../../blockly_magic/src');
    const env = { ...process.env, PYTHONPATH: path };
    this._process = spawn(process.env['PYTHON'] ?? 'python3', ['-m', 'blockly_magic', 'serve'], { env });
    createInterface(this._process.stdout).on('line', line => this._waiting.shift()?.(line));
  }

  convert(program: string, raw: readonly number[]): Promise<IConversion> {
    return this.ask({ verb: 'convert', name: 'cell', program, raw });
  }

  compare(before: string, after: string): Promise<Comparison> {
    return this.ask({ verb: 'compare', before, after });
  }

  end(): void {
    this._process.stdin.end();
  }

  private async ask<T>(request: object): Promise<T> {
    const line = await new Promise<string>(answer => {
      this._waiting.push(answer);
      this._process.stdin.write(`${JSON.stringify({ ...request, language: 'en' })}\n`);
    });
    const found = JSON.parse(line) as T & { problem?: string };
    if (found.problem !== undefined) {
      throw new NoAnswer(found.problem);
    }
    return found;
  }

  private readonly _process: ChildProcessWithoutNullStreams;
  private readonly _waiting: ((line: string) => void)[] = [];
}
