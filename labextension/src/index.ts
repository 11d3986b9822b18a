import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { documentPlugin } from './document/plugin.js';
import { languagePlugin } from './language/plugin.js';

const plugins: JupyterFrontEndPlugin<unknown>[] = [languagePlugin, documentPlugin];

export default plugins;
