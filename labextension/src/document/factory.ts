import type { IThemeManager } from '@jupyterlab/apputils';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import { ABCWidgetFactory, DocumentWidget } from '@jupyterlab/docregistry';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';

import type { Preferences } from '../editor/preferences.js';
import type { IBackpack } from '../editor/tools/types.js';
import { blocksIcon } from '../icon.js';
import type { Language, Texts } from '../locale/ui.js';
import type { PythonServer } from '../python/server.js';
import type { BlocksModel } from './model.js';
import { BlocksPanel } from './panel.js';

/** A `.blockly` file in the Lab's main area. */
export class BlocksDocument extends DocumentWidget<BlocksPanel, BlocksModel> {
  /** Stops a running program, or nothing. */
  stop(): Promise<void> {
    return this.content.runner.stop();
  }
}

/** What the factory needs from the Lab, besides what every document factory needs. */
export interface IBlocksFactoryOptions extends DocumentRegistry.IWidgetFactoryOptions<BlocksDocument> {
  rendermime: IRenderMimeRegistry;
  editorFactory: CodeEditor.Factory;
  themes: IThemeManager | null;
  translator: ITranslator;
  preferences: Preferences;
  backpack: IBackpack | null;
  language: Language;
  text: Texts;
  server: PythonServer;
  openAsText: (path: string) => void;
}

/** Makes the widgets of `.blockly` files. */
export class BlocksFactory extends ABCWidgetFactory<BlocksDocument, BlocksModel> {
  constructor(options: IBlocksFactoryOptions) {
    super(options);
    this._options = options;
  }

  protected createNewWidget(context: DocumentRegistry.IContext<BlocksModel>): BlocksDocument {
    const content = new BlocksPanel({ ...this._options, context });
    const document = new BlocksDocument({ content, context });
    document.title.icon = blocksIcon;
    document.toolbar.addClass('br-Toolbar');
    return document;
  }

  private readonly _options: IBlocksFactoryOptions;
}
