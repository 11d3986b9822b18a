import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import type { Editor } from '../src/editor/index.js';
import { setText } from '../src/generator/exact.js';
import { formatterFrom } from '../src/generator/formatter.js';
import { workspaceToProgram } from '../src/generator/index.js';
import { brokenLine } from '../src/generator/layout.js';
import type { IProgram } from '../src/generator/program.js';
import { textsOf } from '../src/locale/ui.js';
import { isKept, keptText } from '../src/python/kept.js';
import { withoutMagicErrors } from '../src/python/magics.js';
import { read } from '../src/python/read.js';
import type { IRead } from '../src/python/read.js';
import type { Comparison, IDifference } from '../src/python/server.js';
import { chainOf, everyBlock, stacksOf } from '../src/python/states.js';
import { TwoViews } from '../src/python/views.js';
import { weave } from '../src/python/weave.js';
import type { ITyped } from '../src/python/weave.js';
import { Python } from './python.js';
import { wasm } from './ruff.js';
import { workspaceOf } from './workspace.js';

const python = new Python();
afterAll(() => python.end());

const text = textsOf('en');
const format = formatterFrom(wasm);
const difference: IDifference = { kind: 'tree', line: 1, statement: 1, expected: 'x + 1', found: 'x' };

async function readAll(source: string, shown: JSONObject = {}): Promise<IRead> {
  const found = await read(python, source, shown);
  if ('difference' in found) {
    throw new Error(JSON.stringify(found.difference));
  }
  return found;
}

function blocksOf(workspace: JSONObject): JSONObject[] {
  return everyBlock(stacksOf(workspace).flatMap(chainOf));
}

/** The program of blocks that were read from text, after a change. */
function program({ workspace, imports }: IRead, change: (blocks: JSONObject[]) => void = () => undefined): IProgram {
  const copy = structuredClone(workspace);
  change(blocksOf(copy));
  const made = workspaceOf(copy);
  setText(made, { imports: new Set(imports) });
  return workspaceToProgram(made);
}

const typed = `import math  # for pi

def area( r ):
    '''The area'''
    return math.pi*r**2


for i in range( 3 ):
  print( i,
         area(i) )
if i>1 : print('big')
else: print("small")
x = 0x10 ; y=1_000
`;

describe('a program that is read', () => {
  it('is the same again as long as no block changes', async () => {
    const found = await readAll(typed);
    expect(weave(found.typed, program(found)).code).toBe(typed);
    expect(weave(found.typed, program(found)).places.length).toBeGreaterThan(8);
  });

  it('keeps what was typed of all statements but the changed one', async () => {
    const found = await readAll(typed.replace('  print', '    print'));
    const { code } = weave(
      found.typed,
      program(found, blocks => {
        const three = blocks.find(block => (block['fields'] as JSONObject | undefined)?.['NUM'] === 3);
        (three?.['fields'] as JSONObject)['NUM'] = 4;
      })
    );
    expect(code.split('\n').filter(line => !found.typed.code.includes(line))).toEqual(['for i in range(4):']);
    expect((await python.compare(found.typed.code.replace('3', '4'), code)).difference).toBeNull();
  });

  it('has the long line of a changed statement broken, in the quotes that were typed', async () => {
    const long = `call('first argument', 'second argument', [1, 2, 3], 'one more argument', 7)`;
    const found = await readAll(`if a:\n    x = ${long}\n    y=f( 1 )\n`);
    const now = program(found, blocks => {
      const seven = blocks.find(block => (block['fields'] as JSONObject | undefined)?.['NUM'] === 7);
      (seven?.['fields'] as JSONObject)['NUM'] = 'one argument more'.length * 1_000_000;
    });
    const { code, places } = weave(found.typed, now, line => brokenLine(line, format));
    const lines = code.split('\n').slice(1, 4);
    expect(lines.map(line => line.trim().slice(0, 18))).toEqual(['x = call(', `'first argument', `, ')']);
    expect(code).toContain('\n    )\n    y=f( 1 )\n');
    expect((await python.compare(now.code, code)).difference).toBeNull();
    expect(places.map(({ start, end }) => code.slice(start, end))).toContain(
      code.slice(code.indexOf('x'), code.indexOf('\n    y'))
    );
  });

  it('keeps the blocks of statements that were there before', async () => {
    const before = await readAll('x = 1\nprint(x)\ny = 2\n');
    const ids = blocksOf(before.workspace).map(block => block['id']);
    const after = await readAll('x = 1\nprint("new")\nprint(x)\ny = 3\n', before.workspace);
    expect(ids.filter(id => !blocksOf(after.workspace).some(block => block['id'] === id))).toEqual([]);
  });

  it('has a block with the error for a broken statement, and blocks for the rest', async () => {
    const found = await readAll('x = 1\nprint(x\ny = 2\n');
    const types = stacksOf(found.workspace)
      .flatMap(chainOf)
      .map(block => block['type']);
    expect(types).toEqual(['variables_set', 'py_raw', 'variables_set']);
    expect(blocksOf(found.workspace).some(block => JSON.stringify(block['extraState'] ?? '').includes('error'))).toBe(
      true
    );
    expect(program(found).code).toBe('x = 1\nprint(x\ny = 2\n');
  });

  it.each(['', '\n\n', '# only a comment\n', '"""A docstring."""'])('may be next to nothing: %j', async source => {
    const found = await readAll(source);
    expect(weave(found.typed, program(found)).code).toBe(source);
  });

  it('has lines for the kernel in blocks without an error', async () => {
    const source = '%matplotlib inline\nx = 1\n!ls\nfiles = !ls\na, b.c = %who\nprint?\nprint(\n';
    const found = await read(python, source, {}, withoutMagicErrors);
    const workspace = 'workspace' in found ? found.workspace : {};
    const errors = blocksOf(workspace).map(block => [
      (block['fields'] as JSONObject | undefined)?.['CODE'],
      (block['extraState'] as JSONObject | undefined)?.['error'] !== undefined
    ]);
    expect(errors.filter(([, isError]) => isError)).toEqual([['print(', true]]);
    expect('typed' in found && found.typed.made).toBe(source);
  });

  it('stays text where its blocks would mean something else', async () => {
    const asked: number[][] = [];
    const server = {
      convert: (source: string, raw: readonly number[]) => {
        asked.push([...raw]);
        return python.convert(source, raw);
      },
      compare: (): Promise<Comparison> => Promise.resolve({ difference })
    };
    expect(await read(server, 'x = 1\n', {})).toEqual({ difference });
    expect(asked).toEqual([[], [1]]);
  });
});

describe('two views', () => {
  /** An editor without a page. */
  class Stub {
    typed: ITyped | null = null;
    workspace: JSONObject = {};
    imports: string[] = [];
    change = '';
    save = (): JSONObject => this.workspace;
    made = (): IProgram => {
      const made = program({ workspace: this.workspace, imports: this.imports } as IRead);
      return { ...made, code: made.code + this.change };
    };
    code = (): string => (this.typed ? weave(this.typed, this.made()).code : this.made().code);
  }

  let editor: Stub;
  let refused: (string | null)[];
  let rewritten: number;
  let views: TwoViews;
  let show: (found: IRead) => void;
  const server = { convert: vi.fn(), compare: vi.fn() };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server.convert.mockImplementation((source: string, raw: number[]) => python.convert(source, raw));
    server.compare.mockImplementation((a: string, b: string) => python.compare(a, b));
    editor = new Stub();
    refused = [];
    show = found => Object.assign(editor, { workspace: found.workspace, imports: found.imports, typed: found.typed });
    rewritten = 0;
    views = new TwoViews({
      editor: editor as unknown as Editor,
      server,
      text,
      onRead: found => show(found),
      onRewritten: () => rewritten++,
      onRefused: sentence => refused.push(sentence)
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    views.dispose();
  });

  it('read text when nobody types any more', async () => {
    views.type('x = 1');
    vi.advanceTimersByTime(300);
    views.type('x=12');
    vi.advanceTimersByTime(300);
    expect([views.code, views.isAhead, server.convert.mock.calls.length]).toEqual(['x=12', true, 0]);
    await views.read();
    expect([views.code, views.isAhead, editor.made().code]).toEqual(['x=12', false, 'x = 12\n']);
  });

  it('find again what no text shows of a statement that was no Python for a while', async () => {
    const type = (source: string): Promise<void> => {
      views.type(source);
      return views.read();
    };
    const marks = (): unknown[] =>
      blocksOf(editor.workspace).map(block => [block['type'], block['collapsed'] ?? block['x']]);
    await type('for i in range(3):\n    print(i)\nx = 1\n');
    const [loop] = stacksOf(editor.workspace);
    Object.assign(loop ?? {}, { collapsed: true });
    const before = marks();
    await type('for i in range(3)\n    print(i)\nx = 1\n');
    expect(marks()[0]).toEqual(['py_raw', 20]);
    await type('for i in range(3)\n    print(i)\nx = 12\n');
    await type('for i in range(3):\n    print(i)\nx = 12\n');
    expect(marks()).toEqual(before);
  });

  it('leave blocks as they were changed beside a statement that is no Python', async () => {
    views.type('for i in range(3):\n    print(i)\nx = 1\n');
    await views.read();
    views.type('for i in range(3)\n    print(i)\nx = 1\n');
    await views.read();
    const last = blocksOf(editor.workspace).find(block => block['type'] === 'variables_set');
    Object.assign(last ?? {}, { collapsed: true });
    views.type('for i in range(3):\n    print(i)\nx = 1\n');
    await views.read();
    expect(blocksOf(editor.workspace).find(block => block['type'] === 'variables_set')?.['collapsed']).toBe(true);
  });

  it('drop an answer about text that is not there any more', async () => {
    views.type('x = 1');
    const reading = views.read();
    views.type('x = 2');
    await reading;
    expect([editor.workspace, views.code]).toEqual([{}, 'x = 2']);
  });

  it('keep the last good blocks and say what would become of the text, until a block is changed', async () => {
    views.type('x = 1');
    await views.read();
    const before = editor.workspace;
    server.compare.mockResolvedValue({ difference });
    views.type('x = 3');
    await views.read();
    expect(refused.at(-1)).toContain('“x + 1” would become “x”');
    expect([views.code, editor.workspace]).toEqual(['x = 3', before]);
    expect([views.edited(), views.code]).toEqual([false, 'x = 3']);
    editor.change = 'y = 2\n';
    expect([views.edited(), views.code, refused.at(-1)]).toEqual([true, 'x = 1\ny = 2', null]);
  });

  it('keep text whose blocks cannot be shown, and say why', async () => {
    show = () => {
      throw new Error('too wide');
    };
    views.type('x = 1\n');
    await views.read();
    expect([views.code, views.isAhead, refused.at(-1)]).toEqual(['x = 1\n', true, expect.stringContaining('too wide')]);
  });

  it('let blocks win that are changed while text is compared', async () => {
    const found = await readAll('x = 1\n');
    Object.assign(editor, { workspace: found.workspace, imports: found.imports });
    let answer: (comparison: Comparison) => void = () => undefined;
    server.compare.mockReturnValueOnce(new Promise(done => (answer = done)));
    views.show('x = 2');
    editor.change = 'y = 2\n';
    views.edited();
    answer({ difference });
    await vi.advanceTimersByTimeAsync(0);
    expect([views.isAhead, editor.made().code]).toEqual([false, 'x = 1\ny = 2\n']);
  });

  it('say why there is no answer, and follow again when there is one', async () => {
    views.type('x = 1\n\0');
    await views.read();
    expect(refused[0]).toContain('NUL');
    views.type('x = 1\n');
    await views.read();
    expect([refused.at(-1), views.isAhead]).toEqual([null, false]);
  });

  it('give up what was typed if it does not mean what the blocks mean', async () => {
    views.type('x=1');
    await views.read();
    editor.change = 'y = 2\n';
    views.edited();
    expect(editor.code()).toBe('x=1\ny = 2');
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(server.compare).toHaveBeenLastCalledWith('x = 1\ny = 2\n', 'x=1\ny = 2'));
    expect([rewritten, editor.typed === null]).toEqual([0, false]);
    server.compare.mockResolvedValue({ difference });
    views.edited();
    await vi.advanceTimersByTimeAsync(1000);
    expect([rewritten, editor.code()]).toEqual([1, 'x = 1\ny = 2\n']);
  });

  it('show text again that was kept with its blocks, and read it where it is not theirs', async () => {
    const found = await readAll('x = 1\n');
    Object.assign(editor, { workspace: found.workspace, imports: found.imports });
    views.show('x=1');
    expect(views.code).toBe('x=1');
    await vi.waitFor(() => expect(editor.typed?.stretches.length).toBe(1));
    views.show('x = 2');
    await vi.waitFor(() => expect(editor.made().code).toBe('x = 2\n'));
  });
});

describe('what is kept of a text', () => {
  it('tells whether it was changed elsewhere', () => {
    const kept = keptText(['import math'], 'x = 1\n');
    expect([isKept(kept, 'x = 1\n'), isKept(kept, 'x = 2\n'), isKept(kept, ''), isKept(null, '')]).toEqual([
      true,
      false,
      false,
      false
    ]);
  });
});
