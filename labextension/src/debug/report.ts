import type { Kernel } from '@jupyterlab/services';

import { isObject } from '../document/format.js';
import type { ISpan } from './places.js';

/** One variable, in few words. */
export interface IVariable {
  name: string;
  type: string;
  value: string;
  shape: string;
}

/** The program's variables; inside a function, its own ones too. */
export interface IVariables {
  function: string;
  locals: readonly IVariable[];
  variables: readonly IVariable[];
  /** How many there are that are not listed. */
  more: number;
}

/** Where a program waits. */
export interface IPause extends IVariables {
  line: number;
}

/** What a kernel says after a run. */
export interface IReport {
  variables: IVariables;
  /** Where the error arose, innermost call first. */
  places: readonly ISpan[];
  /** A name that was perhaps meant. */
  similar: string;
}

const mimeType = 'application/vnd.blockroom.report+json';
const prompt = 'blockroom-step:';
const rowLimit = 200;
const textLimit = 300;

/** Whether a kernel can run a program block by block. */
export async function canStep(kernel: Kernel.IKernelConnection): Promise<boolean> {
  const find = "__import__('importlib.util', fromlist=['find_spec']).find_spec('blockly_magic.stepper')";
  const data = await evaluate(kernel, `bool(${find})`);
  return data?.['text/plain'] === 'True';
}

/** Lets the next program wait before each block, or first at the block of a number. */
export async function arm(
  kernel: Kernel.IKernelConnection,
  blocks: readonly number[],
  target: number
): Promise<boolean> {
  const ask = "__import__('blockly_magic.stepper', fromlist=['arm']).arm";
  return (await evaluate(kernel, `${ask}([${blocks.join(', ')}], ${target})`)) !== null;
}

/** The variables after a run, and where its error arose; null where the kernel cannot tell. */
export async function askReport(kernel: Kernel.IKernelConnection, failed: boolean): Promise<IReport | null> {
  const ask = "__import__('blockly_magic.report', fromlist=['report']).report";
  const data = await evaluate(kernel, `${ask}(${failed ? 'True' : 'False'})`);
  const report = data?.[mimeType];
  if (!isObject(report)) {
    return null;
  }
  const error = isObject(report['error']) ? report['error'] : {};
  const places = Array.isArray(error['places']) ? error['places'] : [];
  return { variables: readVariables(report), places: places.flatMap(readSpan), similar: textOf(error['suggestion']) };
}

/** What a program that waits says about itself; null for a question of the program's own. */
export function readPause(question: string): IPause | null {
  if (!question.startsWith(prompt)) {
    return null;
  }
  try {
    const state: unknown = JSON.parse(question.slice(prompt.length));
    return isObject(state) ? { ...readVariables(state), line: countOf(state['line']) } : null;
  } catch {
    return null;
  }
}

/** Has one expression evaluated without a trace in the student's history. */
async function evaluate(kernel: Kernel.IKernelConnection, expression: string): Promise<Record<string, unknown> | null> {
  const reply = await kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    stop_on_error: false,
    allow_stdin: false,
    user_expressions: { it: expression }
  }).done;
  const found: unknown = reply.content.status === 'ok' ? reply.content.user_expressions['it'] : null;
  return isObject(found) && found['status'] === 'ok' && isObject(found['data']) ? found['data'] : null;
}

function readVariables(state: Record<string, unknown>): IVariables {
  return {
    function: textOf(state['function']),
    locals: rows(state['locals']),
    variables: rows(state['variables']),
    more: countOf(state['more'])
  };
}

function rows(value: unknown): IVariable[] {
  const list: unknown[] = Array.isArray(value) ? value.slice(0, rowLimit) : [];
  return list.filter(isObject).map(row => ({
    name: textOf(row['name']),
    type: textOf(row['type']),
    value: textOf(row['value']),
    shape: textOf(row['shape'])
  }));
}

function readSpan(value: unknown): ISpan[] {
  if (!isObject(value)) {
    return [];
  }
  const number = (key: string): number => (typeof value[key] === 'number' ? value[key] : -1);
  return [
    {
      line: number('line'),
      column: number('column'),
      end_line: number('end_line'),
      end_column: number('end_column')
    }
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, textLimit) : '';
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}
