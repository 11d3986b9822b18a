import { describe, expect, it, vi } from 'vitest';

import { blockAt, offsets, stepPlan } from '../src/debug/places.js';
import { askReport, readPause } from '../src/debug/report.js';
import { VariablesView } from '../src/debug/variables.js';
import type { JSONObject } from '../src/document/format.js';
import { workspaceToProgram } from '../src/generator/index.js';
import type { IProgram } from '../src/generator/program.js';
import { textsOf } from '../src/locale/ui.js';
import { workspaceOf } from './workspace.js';

vi.hoisted(() => {
  // Lumino asks for it when it is loaded; jsdom has none.
  Object.assign(globalThis, { DragEvent: MouseEvent });
});

/** A program in which `<id|code>` is the code of a block. */
function programOf(marked: string): IProgram {
  const places: IProgram['places'][number][] = [];
  const open: IProgram['places'][number][] = [];
  let code = '';
  for (const [piece, id] of marked.matchAll(/<(\w+)\||>|[^<>]+/g)) {
    if (id) {
      const place = { block: id, start: code.length, end: -1 };
      places.push(place);
      open.push(place);
    } else if (piece === '>') {
      const place = open.pop();
      if (place) {
        place.end = code.length;
      }
    } else {
      code += piece;
    }
  }
  return { code, places };
}

const program = programOf(
  'import math\n\n\n<def|def f(n):\n    return <div|<n|n> / <zero|0>>\n>\n\n<set|姓名 = <text|"张三">\n><loop|for i in <range|range(<three|3>)>:\n    <show|print(<call|f(<i|i>)>)\n>>'
);

describe('places', () => {
  it('finds the innermost block of a stretch, counted in bytes', () => {
    const at = (line: number, column: number, end: number): string | null => {
      const { start, end: to } = offsets(program.code, { line, column, end_line: line, end_column: end });
      return blockAt(program, start, to);
    };
    expect(at(5, 11, 16)).toBe('div');
    expect(at(5, 15, 16)).toBe('zero');
    expect(at(8, 9, 17)).toBe('text');
    expect(at(8, 0, 17)).toBe('set');
    expect(at(10, 10, 14)).toBe('call');
    expect(at(1, 0, 11)).toBeNull();
  });

  it('takes a whole line where columns are unknown', () => {
    const { start, end } = offsets(program.code, { line: 10, column: -1, end_line: 10, end_column: -1 });
    expect(program.code.slice(start, end)).toBe('print(f(i))');
    expect(blockAt(program, start, end)).toBe('show');
  });

  it('stands a line outside the program', () => {
    const { start, end } = offsets(program.code, { line: 99, column: 4, end_line: 99, end_column: 9 });
    expect(blockAt(program, start, end)).toBeNull();
  });

  it('knows which block each line reaches', () => {
    const { ids, blocks } = stepPlan(program);
    const named = blocks.map(number => ids[number] ?? '');
    expect(named).toEqual(['', '', '', 'def', 'div', '', '', 'set', 'loop', 'show', '']);
  });

  it('knows it of a real workspace too', () => {
    const number = (n: number): JSONObject => ({ block: { type: 'math_number', fields: { NUM: n } } });
    const workspace = workspaceOf({
      blocks: {
        languageVersion: 0,
        blocks: [
          {
            type: 'controls_repeat_ext',
            id: 'repeat',
            inputs: {
              TIMES: number(2),
              DO: { block: { type: 'text_print', id: 'print', inputs: { TEXT: number(7) } } }
            },
            next: { block: { type: 'text_print', id: 'last', inputs: { TEXT: number(8) } } }
          }
        ]
      }
    });
    const plan = stepPlan(workspaceToProgram(workspace));
    const reached = plan.blocks.filter(n => n >= 0).map(n => plan.ids[n]);
    expect(reached).toEqual(['repeat', 'print', 'last']);
    workspace.dispose();
  });
});

describe('what a kernel says', () => {
  it('is a pause only with our sign and an object', () => {
    const variable = { name: 'x', type: 'int', value: '1', shape: '' };
    const state = { line: 3, function: 'f', locals: [variable], variables: [], more: 0 };
    expect(readPause(`blockroom-step:${JSON.stringify(state)}`)).toEqual(state);
    expect(readPause('your name?')).toBeNull();
    expect(readPause('blockroom-step:{')).toBeNull();
    expect(readPause('blockroom-step:[1]')).toBeNull();
  });

  it('is bounded and has the right kinds, whatever comes', () => {
    const rows = Array.from({ length: 9999 }, () => ({ name: 'x'.repeat(9999), value: 5 }));
    const pause = readPause(`blockroom-step:${JSON.stringify({ line: -4, variables: rows, function: {} })}`);
    expect(pause).toMatchObject({ line: 0, function: '', locals: [] });
    expect(pause?.variables).toHaveLength(200);
    expect(pause?.variables[0]?.name).toHaveLength(300);
    expect(pause?.variables[0]?.value).toBe('');
  });

  it('is nothing where the kernel cannot answer', async () => {
    const answer = (content: object): never =>
      ({ requestExecute: () => ({ done: Promise.resolve({ content }) }) }) as never;
    expect(await askReport(answer({ status: 'error' }), true)).toBeNull();
    expect(await askReport(answer({ status: 'ok', user_expressions: { it: { status: 'error' } } }), true)).toBeNull();
    expect(await askReport(answer({ status: 'ok', user_expressions: {} }), false)).toBeNull();
  });
});

describe('the table of variables', () => {
  const row = (name: string, value: string) => ({ name, value, type: 'int', shape: '' });
  const state = (value: string) => ({
    function: '',
    locals: [],
    variables: [row('<b>x</b>', value), row('y', '2')],
    more: 3
  });

  it('shows names as text and marks what has changed', () => {
    const view = new VariablesView(textsOf('en'));
    expect(view.node.textContent).toContain('No variables yet');
    view.show_(state('1'));
    expect(view.node.querySelectorAll('.br-mod-changed')).toHaveLength(0);
    view.show_(state('5'));
    expect([...view.node.querySelectorAll('.br-mod-changed')].map(r => r.firstChild?.textContent)).toEqual([
      '<b>x</b>'
    ]);
    expect(view.node.querySelector('b')).toBeNull();
    expect(view.node.textContent).toContain('and 3 more');
    view.dispose();
  });

  it('shows the variables of a function first', () => {
    const view = new VariablesView(textsOf('zh-hans'));
    view.show_({ ...state('1'), function: '面积', locals: [row('宽', '3')] });
    expect([...view.node.querySelectorAll('caption')].map(c => c.textContent)).toEqual(['函数 面积 里', '程序里']);
    view.dispose();
  });
});
