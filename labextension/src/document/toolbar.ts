import { createToolbarFactory } from '@jupyterlab/apputils';
import type { ISessionContextDialogs, IToolbarWidgetRegistry } from '@jupyterlab/apputils';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { ITranslator } from '@jupyterlab/translation';
import type { DocumentRegistry } from '@jupyterlab/docregistry';

import { buttonsFor } from '../kernel/buttons.js';
import type { RunButtons } from '../kernel/buttons.js';
import { KernelButton } from '../kernel/status.js';
import type { Texts } from '../locale/ui.js';
import type { BlocksDocument } from './factory.js';
import { isObject } from './format.js';
import type { JSONObject, JSONValue } from './format.js';
import { translated } from './settings.js';

/** What the toolbar of a document is made from. */
export interface IToolbarOptions {
  registry: IToolbarWidgetRegistry;
  settings: ISettingRegistry;
  translator: ITranslator;
  dialogs: ISessionContextDialogs;
  text: Texts;
  factoryName: string;
  pluginId: string;
}

/**
 * The toolbar that the settings describe: a teacher or another extension can take buttons away and add some.
 * The buttons that are more than a command are made here.
 */
export function makeToolbar(options: IToolbarOptions): DocumentRegistry.WidgetFactory['toolbarFactory'] {
  const { registry, settings, translator, dialogs, text, factoryName, pluginId } = options;
  const made = new WeakMap<BlocksDocument, RunButtons>();
  for (const name of ['run', 'step', 'stop'] as const) {
    registry.addFactory<BlocksDocument>(factoryName, name, document => {
      const known = made.get(document);
      // Changed settings make the toolbar anew.
      const buttons = known && !known[name].isDisposed ? known : buttonsFor(document.content, text);
      made.set(document, buttons);
      return buttons[name];
    });
  }
  registry.addFactory<BlocksDocument>(factoryName, 'kernel', document => {
    const session = document.context.sessionContext;
    const button = new KernelButton(session, text, () => void dialogs.selectKernel(session));
    document.content.runner.stateChanged.connect((_, state) => {
      button.isRunning = state === 'running' || state === 'paused';
    });
    return button;
  });
  return createToolbarFactory(registry, inOurWords(settings, text, translator), factoryName, pluginId, translator);
}

/** The Lab lets one transformer of a plugin's settings in, and the toolbar needs it: our words come before it. */
function inOurWords(settings: ISettingRegistry, text: Texts, translator: ITranslator): ISettingRegistry {
  const transform: ISettingRegistry['transform'] = (id, { fetch, compose }) =>
    settings.transform(id, {
      compose,
      fetch: plugin => {
        const ours = withItemWords(translated(plugin, 'toolbarTitle', { toolbar: 'setToolbar' }, text), translator);
        return fetch ? fetch(ours) : ours;
      }
    });
  return new Proxy(settings, {
    get: (target, key) => {
      if (key === 'transform') {
        return transform;
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    }
  });
}

/** The parts of a toolbar's item in the Lab's own words: its language pack has them, for its own toolbars. */
export function withItemWords(plugin: ISettingRegistry.IPlugin, translator: ITranslator): ISettingRegistry.IPlugin {
  const { schema } = plugin;
  const words = translator.load('jupyterlab');
  const { definitions } = schema;
  const item = isObject(definitions) ? definitions['toolbarItem'] : null;
  if (!isObject(definitions) || !isObject(item) || !isObject(item['properties'])) {
    return plugin;
  }
  const inWords = (key: string, value: JSONValue | undefined): JSONValue | undefined =>
    (key === 'title' || key === 'description') && typeof value === 'string' ? words._p('settings', value) : value;
  const properties = mapped(item['properties'], (_, property) =>
    isObject(property) ? mapped(property, inWords) : property
  );
  const toolbarItem = { ...item, properties };
  return { ...plugin, schema: { ...schema, definitions: { ...definitions, toolbarItem } } };
}

function mapped(
  object: JSONObject,
  change: (key: string, value: JSONValue | undefined) => JSONValue | undefined
): JSONObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)])) as JSONObject;
}
