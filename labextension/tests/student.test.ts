import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { IBlocksDocument } from '../src/document/format.js';
import { emptyDocument } from '../src/document/format.js';
import type { ILessonHost, ILessonOptions } from '../src/lessons/host.js';
import { LessonView } from '../src/lessons/student.js';
import { textsOf } from '../src/locale/ui.js';

const judge = vi.hoisted(() => {
  // Lumino asks for it when it is loaded; jsdom has none.
  vi.stubGlobal('DragEvent', MouseEvent);
  return vi.fn();
});
const showToolbox = vi.hoisted(() => vi.fn());
vi.mock('@jupyterlab/apputils', () => ({ Dialog: {}, showDialog: vi.fn() }));
vi.mock('../src/lessons/judge.js', () => ({ judge }));
vi.mock('../src/lessons/blockside.js', () => ({ showToolbox, blockName: (snippet: string) => snippet }));

const text = textsOf('en');
const step = (name: string, more: object = {}): object => ({ text: name, checks: [], hints: [], ...more });

/** A lesson on the page, with what happens around it at hand. */
function lessonOf(steps: object[], progress: object = { at: 0, passed: [] }, toolbox: object[] = []) {
  const runner = { state: 'idle', stateChanged: new Signal<object, string>({}) };
  const rendering: (() => void)[] = [];
  const rendermime = {
    sanitizer: { sanitize: (html: string) => html },
    clone: () => rendermime,
    createModel: ({ data }: { data: Record<string, string> }) => data,
    createRenderer: () => {
      const node = document.createElement('div');
      return {
        node,
        renderModel: (data: Record<string, string>) =>
          new Promise<void>(done =>
            rendering.push(() => {
              node.textContent = data['text/markdown'] ?? '';
              done();
            })
          )
      };
    }
  };
  const lesson = { order: 1, title: 'A', goals: [], steps, toolbox, start: {}, progress };
  const binding = {
    code: 'old',
    document: { ...emptyDocument(), lesson } as unknown as IBlocksDocument,
    settle: vi.fn(() => Promise.resolve()),
    change: () => undefined
  };
  const run = vi.fn(() => Promise.resolve());
  const host = { runner, binding, run, view: { ready: Promise.resolve({}), editor: { code: () => 'old' } } };
  const sessionContext = { kernelChanged: new Signal<object, void>({}) };
  const context = { sessionContext, urlResolver: {}, save: () => Promise.resolve() };
  const options = { context, rendermime, language: 'en', text, openLessons: () => undefined };
  const view = new LessonView(host as unknown as ILessonHost, options as unknown as ILessonOptions);
  Widget.attach(view, document.body);
  view.refresh();
  const tell = (state: string): void => {
    runner.state = state;
    runner.stateChanged.emit(state);
  };
  const button = (key: string): HTMLElement => {
    const found = view.node.querySelector<HTMLElement>(`[data-key=${key}]`);
    if (!found) {
      throw new Error(`no button ${key}`);
    }
    return found;
  };
  const go = (at: number): void => {
    binding.document = { ...binding.document, lesson: { ...lesson, progress: { ...lesson.progress, at } } } as never;
    view.refresh();
  };
  return { view, node: view.node, binding, run, tell, rendering, button, go };
}

const check = { checks: [{ kind: 'no-error' }] };

describe('a lesson', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    judge.mockReset().mockResolvedValue(['']);
    showToolbox.mockReset().mockReturnValue([]);
  });

  it('runs what was typed before it is judged', async () => {
    const { binding, run, tell, button } = lessonOf([step('one', check)]);
    tell('running');
    tell('done');
    await vi.waitFor(() => expect(judge).toHaveBeenCalledOnce());
    binding.settle.mockImplementation(() => {
      binding.code = 'new';
      return Promise.resolve();
    });
    button('check').click();
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
    expect(judge).toHaveBeenCalledOnce();
  });

  it('judges the last run again where nothing has changed', async () => {
    const { run, tell, button } = lessonOf([step('one', check)]);
    tell('running');
    tell('done');
    button('check').click();
    await vi.waitFor(() => expect(judge).toHaveBeenCalledTimes(2));
    expect(run).not.toHaveBeenCalled();
  });

  it('shows nothing of a step under the next one, however late it comes', async () => {
    const { node, rendering, go } = lessonOf([step('one'), step('two')], { at: 0, passed: [0] });
    go(1);
    rendering[1]?.();
    await vi.waitFor(() => expect(node.querySelector('.br-Lesson-text')?.textContent).toBe('two'));
    rendering[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(node.querySelector('.br-Lesson-text')?.textContent).toBe('two');
  });

  it('keeps the focus on the same button, of several that look alike', () => {
    const { tell, button } = lessonOf([step('one'), step('two'), step('three')], { at: 0, passed: [0, 1, 2] });
    button('step1').focus();
    tell('running');
    expect(document.activeElement).toBe(button('step1'));
  });

  it('keeps the focus on its text, and gives it there from a button that cannot be pressed any more', () => {
    const { node, tell, button, go } = lessonOf([step('one'), step('two', check)], { at: 0, passed: [0] });
    const body = node.querySelector<HTMLElement>('.br-Lesson-body');
    body?.focus();
    tell('running');
    expect(document.activeElement).toBe(body);
    button('next').focus();
    go(1);
    expect(document.activeElement).toBe(body);
  });

  it('keeps its hints over a run and hands out each once', () => {
    const { node, tell, button, go } = lessonOf([step('one', { hints: ['a', 'b'] }), step('two')], {
      at: 0,
      passed: [0]
    });
    button('hint').click();
    const [first] = node.querySelectorAll('.br-Lesson-hint');
    tell('running');
    button('hint').click();
    const hints = [...node.querySelectorAll('.br-Lesson-hint')];
    expect(hints).toHaveLength(2);
    expect(hints[0]).toBe(first);
    expect(hints[1]?.querySelector('strong')?.textContent).toBe(text('lessonHintCount', { hint: 2, all: 2 }));
    go(1);
    go(0);
    expect(node.querySelector('.br-Lesson-hint')).toBeNull();
  });

  it('says that its blocks did not come, and asks for them again', async () => {
    showToolbox.mockImplementationOnce(() => {
      throw new Error('away');
    });
    const { view, node, button } = lessonOf([step('one')], undefined, [{ name: 'Text', blocks: ['print("a")'] }]);
    const feedback = node.querySelector('.br-Lesson-feedback');
    await vi.waitFor(() => expect(feedback?.textContent).toBe(text('partNotLoaded')));
    button('blocks').click();
    await vi.waitFor(() => expect(showToolbox).toHaveBeenCalledTimes(2));
    view.dispose();
  });
});
