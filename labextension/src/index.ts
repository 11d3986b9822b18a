import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { documentPlugin } from './document/plugin.js';
import { languagePlugin } from './language/plugin.js';
import { outputPlugin } from './output/plugin.js';

const plugins: JupyterFrontEndPlugin<unknown>[] = [languagePlugin, documentPlugin, outputPlugin];

export default plugins;
