import { beforeEach, describe, expect, it, vi } from 'vitest';

import { Runner } from '../src/kernel/runner.js';
import { textsOf } from '../src/locale/ui.js';

const notify = vi.hoisted(() => vi.fn());
// The Lab's tools want a whole browser.
vi.mock('@jupyterlab/apputils', () => ({ Notification: { error: notify } }));
vi.mock('@jupyterlab/services', () => ({
  KernelMessage: { isStreamMsg: () => false, isErrorMsg: () => true, isInputRequestMsg: () => false }
}));

const text = textsOf('en');

/** A promise that is kept from outside. */
function later<T>(): { promise: Promise<T>; keep: (value: T) => void } {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>(done => (keep = done));
  return { promise, keep };
}

function runnerAt(ready: Promise<unknown>) {
  const answers = { arm: later<unknown>(), program: later<unknown>(), pass: later<unknown>() };
  answers.pass.keep({ content: { status: 'ok' } });
  const ran: string[] = [];
  const interrupt = vi.fn(() => Promise.resolve());
  const kernel = {
    interrupt,
    requestExecute: ({ code, user_expressions }: { code: string; user_expressions?: object }) => {
      const asked = user_expressions ? 'arm' : code;
      ran.push(asked);
      const done = answers[asked as keyof typeof answers].promise;
      return { done, onStdin: () => undefined, registerMessageHook: () => undefined };
    }
  };
  const session = { ready, session: { kernel }, kernelDisplayStatus: 'idle', startKernel: vi.fn() };
  const output = {} as ConstructorParameters<typeof Runner>[1];
  const runner = new Runner(session as unknown as ConstructorParameters<typeof Runner>[0], output, text);
  return { runner, ran, interrupt, answers };
}

describe('Stop', () => {
  beforeEach(() => notify.mockReset());

  it('holds before there is a kernel', async () => {
    const ready = later<unknown>();
    const { runner, ran } = runnerAt(ready.promise);
    const run = runner.run('program');
    await runner.stop();
    ready.keep(undefined);
    await run;
    expect([runner.state, ran]).toEqual(['stopped', []]);
  });

  it('holds while the kernel is being armed, and disarms it', async () => {
    const { runner, ran, answers } = runnerAt(Promise.resolve());
    const run = runner.run('program', { blocks: [0], target: -1 });
    await vi.waitFor(() => expect(ran).toEqual(['arm']));
    await runner.stop();
    answers.arm.keep({ content: { status: 'error' } });
    await run;
    expect([runner.state, ran]).toEqual(['stopped', ['arm', 'pass']]);
  });

  it('that did not reach the kernel says so and hides no error', async () => {
    const { runner, ran, interrupt, answers } = runnerAt(Promise.resolve());
    interrupt.mockRejectedValue(new Error('away'));
    const run = runner.run('program');
    await vi.waitFor(() => expect(ran).toEqual(['program']));
    await runner.stop();
    expect(notify).toHaveBeenCalledWith(text('stopFailed'), expect.anything());
    answers.program.keep({ content: { status: 'error', ename: 'NameError', evalue: 'x' } });
    await run;
    expect(runner.state).toBe('failed');
  });
});
