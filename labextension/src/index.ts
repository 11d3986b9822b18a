import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { documentPlugin } from './document/plugin.js';
import { fullHomePlugin } from './home/full.js';
import { languagePlugin } from './language/plugin.js';
import { outputPlugin } from './output/plugin.js';

const plugins: JupyterFrontEndPlugin<unknown>[] = [languagePlugin, documentPlugin, outputPlugin, fullHomePlugin];

export default plugins;
