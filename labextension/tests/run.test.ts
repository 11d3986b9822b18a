import { describe, expect, it, vi } from 'vitest';

import './page.js';
import { BlocksPanel } from '../src/document/panel.js';
import { textsOf } from '../src/locale/ui.js';

// It loads what only the Lab has.
vi.mock('../src/kernel/widgets.js', () => ({}));

describe('a program that is run', () => {
  const run = vi.fn();
  const runCode = vi.fn();

  function panelOf(isAhead: boolean, isRunning: boolean): BlocksPanel {
    run.mockReset();
    runCode.mockReset();
    const binding = { isAhead, code: 'x = (', settle: () => Promise.resolve() };
    return Object.assign(Object.create(BlocksPanel.prototype) as BlocksPanel, {
      view: { ready: Promise.resolve({}) },
      runner: { isRunning },
      binding,
      _help: { run, runCode },
      _text: textsOf('en'),
      showOutput: () => Promise.resolve()
    });
  }

  it('is what was typed, where the blocks do not follow', async () => {
    await panelOf(true, false).run();
    expect([runCode.mock.calls, run.mock.calls.length]).toEqual([[['x = (']], 0]);
  });

  it('goes on where it waits, whatever is typed meanwhile', async () => {
    await panelOf(true, true).run();
    expect([runCode.mock.calls.length, run.mock.calls.length]).toEqual([0, 1]);
  });

  it('cannot be walked through by blocks that it does not have', async () => {
    await panelOf(true, false).step();
    expect([runCode.mock.calls.length, run.mock.calls.length]).toEqual([0, 0]);
    await panelOf(false, false).step();
    expect(run).toHaveBeenCalledOnce();
  });
});
