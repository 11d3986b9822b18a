import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator } from '@jupyterlab/translation';
import { Token } from '@lumino/coreutils';

import { Preferences, readPreferences } from '../editor/preferences.js';
import { languageOf, textsOf } from '../locale/ui.js';
import type { TextKey, Texts } from '../locale/ui.js';

const id = '@blockroom/labextension:editor';

/** What a person has chosen about the editor of blocks. */
export const IBlocksPreferences = new Token<Preferences>(
  '@blockroom/labextension:IBlocksPreferences',
  'What a person has chosen about the editor of blocks.'
);

/** The titles of a schema's properties; each has an explanation, whose key ends in `Tip`. */
export type Titles = Record<string, TextKey>;

const titles: Titles = {
  fontSize: 'setFontSize',
  grid: 'setGrid',
  minimap: 'setMinimap',
  sounds: 'setSounds',
  indexBase: 'setIndexBase'
};

/** Settings that take effect at once. */
export const settingsPlugin: JupyterFrontEndPlugin<Preferences> = {
  id,
  description: 'The settings of the editor of blocks.',
  autoStart: true,
  provides: IBlocksPreferences,
  requires: [ITranslator],
  optional: [ISettingRegistry],
  activate: (_app: JupyterFrontEnd, translator: ITranslator, registry: ISettingRegistry | null): Preferences => {
    const preferences = new Preferences();
    const text = textsOf(languageOf(translator.languageCode));
    registry?.transform(id, { fetch: plugin => translated(plugin, 'settingsTitle', titles, text) });
    void registry?.load(id).then(
      settings => {
        const read = (): void => {
          preferences.value = readPreferences(settings.composite);
        };
        settings.changed.connect(read);
        read();
      },
      (reason: unknown) => console.warn('The settings of the blocks cannot be read; the standard ones hold.', reason)
    );
    return preferences;
  }
};

/** A plugin's settings with our texts: the server would take them from a language pack, and ours are in none. */
export function translated(
  plugin: ISettingRegistry.IPlugin,
  title: TextKey,
  properties: Titles,
  text: Texts
): ISettingRegistry.IPlugin {
  const { schema } = plugin;
  const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const key = properties[name];
    return [name, key ? { ...property, ...titled(key, text) } : property];
  });
  const named = {
    ...schema,
    ...titled(title, text),
    properties: Object.fromEntries(entries) as typeof schema.properties
  };
  return { ...plugin, schema: named };
}

function titled(key: TextKey, text: Texts): { title: string; description: string } {
  return { title: text(key), description: text(`${key.replace(/Title$/, '')}Tip` as TextKey) };
}
