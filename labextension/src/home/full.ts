import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { PageConfig } from '@jupyterlab/coreutils';
import { ITranslator } from '@jupyterlab/translation';

import { languageOf, textsOf } from '../locale/ui.js';
import { sentence } from './sentence.js';
import type { FullHome } from './sentence.js';

const option = 'blockroomFullHome';

/** Tells a student whose folder was full at the start, until the student has read it. */
export const fullHomePlugin: JupyterFrontEndPlugin<void> = {
  id: '@blockroom/labextension:full-home',
  description: 'Says that the folder is full.',
  autoStart: true,
  requires: [ITranslator],
  activate: (app: JupyterFrontEnd, translator: ITranslator): void => {
    const told = PageConfig.getOption(option);
    if (told === '' || sessionStorage.getItem(option) === told) {
      return;
    }
    // What is told earlier lies in the list of notifications without being shown.
    void app.restored.then(() => {
      const text = textsOf(languageOf(translator.languageCode));
      Notification.warning(sentence(JSON.parse(told) as FullHome, text), {
        autoClose: false,
        actions: [{ label: text('understood'), callback: () => sessionStorage.setItem(option, told) }]
      });
    });
  }
};
