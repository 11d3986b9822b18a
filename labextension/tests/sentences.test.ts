import type { ISessionContext } from '@jupyterlab/apputils';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { ITranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { describe, expect, it } from 'vitest';

import './page.js';
import { withItemWords } from '../src/document/toolbar.js';
import { textsOf } from '../src/locale/ui.js';
import { KernelMembers } from '../src/members/kernel.js';
import schema from '../schema/documents.json' with { type: 'json' };

describe('in the language of the Lab', () => {
  it('stands what an item of the toolbar is made of', () => {
    const _p = (context: string, words: string): string => `${context}: ${words}`;
    const translator = { load: () => ({ _p }) } as unknown as ITranslator;
    const plugin = { schema } as unknown as ISettingRegistry.IPlugin;
    const { definitions } = withItemWords(plugin, translator).schema;
    expect(definitions).toMatchObject({
      toolbarItem: {
        required: ['name'],
        properties: {
          name: { title: 'settings: Unique name', type: 'string' },
          icon: { description: 'settings: If defined, it will override the command icon' },
          rank: { default: 50 }
        }
      }
    });
  });

  it('is said that there is no kernel to ask', async () => {
    const session = { ready: Promise.resolve(), session: null, kernelChanged: signal(), statusChanged: signal() };
    const members = new KernelMembers(session as unknown as ISessionContext, textsOf('zh-hans'));
    await expect(members.describe('module', 'math')).rejects.toThrow('没有内核。');
  });
});

function signal(): Signal<object, void> {
  return new Signal({});
}
