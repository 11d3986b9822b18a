import { Signal } from '@lumino/signaling';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { textsOf } from '../src/locale/ui.js';
import { KernelMembers } from '../src/members/kernel.js';

function kernelOf() {
  const comms: { onMsg?: (message: object) => void; isDisposed: boolean; sent: object[] }[] = [];
  const kernel = {
    handleComms: true,
    createComm: () => {
      const comm = {
        isDisposed: false,
        sent: [] as object[],
        open: () => undefined,
        send: (data: object) => comm.sent.push(data),
        dispose: () => (comm.isDisposed = true)
      };
      comms.push(comm);
      return comm;
    }
  };
  const session = {
    ready: Promise.resolve(),
    session: { kernel },
    kernelChanged: new Signal<object, void>({}),
    statusChanged: new Signal<object, void>({})
  };
  return { comms, members: new KernelMembers(session as never, textsOf('en')) };
}

describe('a kernel that is asked about modules', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is called anew after it did not answer in time', async () => {
    const { comms, members } = kernelOf();
    const first = members.installed().catch((error: unknown) => String(error));
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await first).not.toEqual([]);
    expect(comms[0]?.isDisposed).toBe(true);
    const second = members.installed();
    await vi.advanceTimersByTimeAsync(0);
    comms[1]?.onMsg?.({ content: { data: { ready: true } } });
    await vi.advanceTimersByTimeAsync(0);
    const [asked] = comms[1]?.sent as { id: number }[];
    comms[1]?.onMsg?.({ content: { data: { id: asked?.id, answer: ['math'] } } });
    expect(await second).toEqual(['math']);
  });

  it('is not called when nobody is there any more', async () => {
    const { comms, members } = kernelOf();
    const asked = members.installed();
    members.dispose();
    await expect(asked).rejects.toThrow();
    expect(comms).toEqual([]);
  });
});
