import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { cellsPlugin } from './cells/plugin.js';
import { backpackPlugin } from './document/backpack.js';
import { documentPlugin } from './document/plugin.js';
import { settingsPlugin } from './document/settings.js';
import { registryPlugin } from './extension/registry.js';
import { fullHomePlugin } from './home/full.js';
import { languagePlugin } from './language/plugin.js';
import { outputPlugin } from './output/plugin.js';

const plugins: JupyterFrontEndPlugin<unknown>[] = [
  languagePlugin,
  registryPlugin,
  settingsPlugin,
  backpackPlugin,
  documentPlugin,
  outputPlugin,
  cellsPlugin,
  fullHomePlugin
];

export default plugins;

export { IBlockRegistry } from './extension/registry.js';
export type { Contribute, IBlocksContribution, IBlocksKit } from './extension/registry.js';
