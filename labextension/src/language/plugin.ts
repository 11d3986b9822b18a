import { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, TranslationManager } from '@jupyterlab/translation';

import { preferredLocale } from './preferred.js';

const settingsId = '@jupyterlab/translation-extension:plugin';

/**
 * The Lab's translator, in the place of the core's own: a student who has chosen no language gets the browser's.
 * The core's plugin is switched off in package.json; the menu and the settings of the core stay in use.
 */
export const languagePlugin: JupyterFrontEndPlugin<ITranslator> = {
  id: '@blockroom/labextension:language',
  description: "Translates the Lab into the student's language, or else the browser's.",
  autoStart: true,
  requires: [JupyterFrontEnd.IPaths, ISettingRegistry],
  optional: [ILabShell],
  provides: ITranslator,
  activate: async (
    app: JupyterFrontEnd,
    paths: JupyterFrontEnd.IPaths,
    settings: ISettingRegistry,
    labShell: ILabShell | null
  ): Promise<ITranslator> => {
    let chosen: unknown = 'default';
    let prefix = '';
    try {
      const setting = await settings.load(settingsId);
      chosen = setting.user['locale'] ?? 'default';
      prefix = setting.get('displayStringsPrefix').composite ? String(setting.get('stringsPrefix').composite) : '';
    } catch (error) {
      console.warn('The language settings cannot be read; the browser decides.', error);
    }
    const manager = new TranslationManager(paths.urls.translations, prefix, app.serviceManager.serverSettings);
    try {
      await manager.fetch(preferredLocale(chosen, navigator.languages));
    } catch (error) {
      console.warn('The translations cannot be loaded; the Lab stays English.', error);
    }
    if (labShell) {
      labShell.translator = manager;
    }
    Dialog.translator = manager;
    document.documentElement.lang = manager.languageCode;
    return manager;
  }
};
