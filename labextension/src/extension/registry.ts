import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Token } from '@lumino/coreutils';
import type * as Blockly from 'blockly/core';

import type { Order } from '../generator/order.js';
import type { Code, PythonWriter } from '../generator/python.js';
import type { Pair } from '../locale/pair.js';

/** What a contribution is made with: our Blockly, which a page may have only one of, and Python's operators. */
export interface IBlocksKit {
  Blockly: typeof Blockly;
  /** How tightly Python's operators bind, for the rules. */
  Order: typeof Order;
}

/** What another extension adds to the blocks. Everything is optional. */
export interface IBlocksContribution {
  /** Blocks in Blockly's JSON form. */
  definitions?: object[];
  /** Texts in English and Simplified Chinese; `%{BKY_NAME}` in a definition stands for the text `NAME`. */
  texts?: Record<string, Pair>;
  /** The Python of blocks, by type. */
  python?: Record<string, (block: Blockly.Block, python: PythonWriter) => Code>;
  /** Categories at the end of the toolbox. */
  categories?: Blockly.utils.toolbox.ToolboxItemInfo[];
  /** Toolboxes for documents whose `toolbox` is their name. */
  toolboxes?: Record<string, Blockly.utils.toolbox.ToolboxDefinition>;
  /** Programs in other languages, by the language's name as kernels say it: what runs in such a kernel. */
  generators?: Record<string, (workspace: Blockly.Workspace) => string>;
}

/** Makes a contribution, once, when the first editor is opened: Blockly is not loaded before. */
export type Contribute = (kit: IBlocksKit) => IBlocksContribution;

/** Adds blocks, toolboxes and generators to the editor of blocks. */
export interface IBlockRegistry {
  /** Adds a contribution; one that comes after the first editor counts from the next editor on. */
  add(contribute: Contribute): void;
}

/** The token by which other extensions ask for the registry of blocks. */
export const IBlockRegistry = new Token<IBlockRegistry>(
  '@blockroom/labextension:IBlockRegistry',
  'Adds blocks, toolboxes and generators for other languages to the editor of blocks.'
);

class BlockRegistry implements IBlockRegistry {
  add(contribute: Contribute): void {
    this._waiting.push(contribute);
  }

  /** The contributions that came since the last call. One that fails is reported and left out. */
  take(kit: IBlocksKit): IBlocksContribution[] {
    return this._waiting.splice(0).flatMap(contribute => {
      try {
        return [contribute(kit)];
      } catch (error) {
        console.error('Blocks of another extension cannot be added:', error);
        return [];
      }
    });
  }

  private readonly _waiting: Contribute[] = [];
}

/** What other extensions have added. */
export const blockRegistry = new BlockRegistry();

/** Lets other extensions add blocks. */
export const registryPlugin: JupyterFrontEndPlugin<IBlockRegistry> = {
  id: '@blockroom/labextension:registry',
  description: 'Lets other extensions add blocks, toolboxes and generators.',
  autoStart: true,
  provides: IBlockRegistry,
  activate: () => blockRegistry
};
