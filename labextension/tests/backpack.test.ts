import { Signal } from '@lumino/signaling';
import { describe, expect, it, vi } from 'vitest';

import { backpackPlugin } from '../src/document/backpack.js';
import type { JSONObject } from '../src/document/format.js';
import type { IBackpack } from '../src/editor/tools/types.js';

vi.mock('@jupyterlab/settingregistry', () => ({ ISettingRegistry: {} }));

const stack = (type: string): JSONObject => ({ type });

/** The settings of one student in one of their tabs: what another tab writes is there after the next look. */
function tabOf(disk: { stacks: JSONObject[] }): IBackpack {
  let seen = disk.stacks;
  const settings = {
    changed: new Signal<object, void>({}),
    get: () => ({ composite: seen }),
    set: (_: string, stacks: JSONObject[]) => {
      disk.stacks = seen = stacks;
      settings.changed.emit();
      return Promise.resolve();
    }
  };
  const registry = {
    load: () => Promise.resolve(settings),
    reload: () => {
      seen = disk.stacks;
      settings.changed.emit();
      return Promise.resolve(settings);
    }
  };
  return backpackPlugin.activate({} as never, registry) as IBackpack;
}

describe('the backpack in two tabs', () => {
  it('loses the stack that was meant, and nothing that the other tab put in', async () => {
    const disk = { stacks: [stack('a'), stack('b')] };
    const [here, there] = [tabOf(disk), tabOf(disk)];
    await vi.waitFor(() => expect(here.items).toHaveLength(2));
    await there.remove(stack('a'));
    await there.add(stack('c'));
    await here.remove(stack('b'));
    expect(disk.stacks).toEqual([stack('c')]);
    await there.remove(stack('b'));
    expect(disk.stacks).toEqual([stack('c')]);
  });

  it('loses one of two that are the same', async () => {
    const disk = { stacks: [stack('a'), stack('a')] };
    const here = tabOf(disk);
    await vi.waitFor(() => expect(here.items).toHaveLength(2));
    await here.remove(stack('a'));
    expect(disk.stacks).toEqual([stack('a')]);
  });
});
