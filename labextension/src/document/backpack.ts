import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Token } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';

import type { IBackpack } from '../editor/tools/types.js';
import { isObject } from './format.js';
import type { JSONObject } from './format.js';

const id = '@blockroom/labextension:backpack';

/** How many stacks it holds, and how many characters each may have. */
const limits = { stacks: 40, characters: 100_000 };

/** The student's backpack. */
export const IBlocksBackpack = new Token<IBackpack>(
  '@blockroom/labextension:IBlocksBackpack',
  'Blocks that a student carries from one document to another.'
);

/** Keeps the backpack in the student's own settings, so that it is the same in every document, tab and computer. */
export const backpackPlugin: JupyterFrontEndPlugin<IBackpack> = {
  id,
  description: 'The backpack for blocks.',
  autoStart: true,
  provides: IBlocksBackpack,
  requires: [ISettingRegistry],
  activate: (_app: JupyterFrontEnd, registry: ISettingRegistry): IBackpack => new Backpack(registry)
};

class Backpack implements IBackpack {
  readonly changed: Signal<IBackpack, void> = new Signal<IBackpack, void>(this);
  items: readonly JSONObject[] = [];

  constructor(registry: ISettingRegistry) {
    this._settings = registry.load(id);
    void this._settings.then(
      settings => {
        const read = (): void => {
          const stacks = settings.get('stacks').composite;
          this.items = Array.isArray(stacks) ? stacks.filter(isObject).slice(0, limits.stacks) : [];
          this.changed.emit();
        };
        settings.changed.connect(read);
        read();
      },
      (reason: unknown) => console.warn('The backpack cannot be read.', reason)
    );
    this._reload = () => registry.reload(id);
  }

  async add(stack: JSONObject): Promise<boolean> {
    // Another tab may have put something in since.
    await this._reload();
    if (this.items.length >= limits.stacks || JSON.stringify(stack).length > limits.characters) {
      return false;
    }
    await this.write([...this.items, stack]);
    return true;
  }

  async remove(stack: JSONObject): Promise<void> {
    const key = JSON.stringify(stack);
    // Another tab may have moved it since.
    await this._reload();
    const place = this.items.findIndex(item => JSON.stringify(item) === key);
    await this.write(this.items.filter((_, at) => at !== place));
  }

  async clear(): Promise<void> {
    await this.write([]);
  }

  private async write(stacks: JSONObject[]): Promise<void> {
    await (await this._settings).set('stacks', stacks);
  }

  private readonly _settings: Promise<ISettingRegistry.ISettings>;
  private readonly _reload: () => Promise<unknown>;
}
