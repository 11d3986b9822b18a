import { ILayoutRestorer } from '@jupyterlab/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, ISessionContextDialogs, IThemeManager, WidgetTracker } from '@jupyterlab/apputils';
import { IEditorServices } from '@jupyterlab/codeeditor';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator } from '@jupyterlab/translation';

import { blocksIcon } from '../icon.js';
import { languageOf, textsOf } from '../locale/ui.js';
import { addCommands } from './commands.js';
import { BlocksFactory } from './factory.js';
import type { BlocksDocument } from './factory.js';
import { BlocksModelFactory } from './model.js';

const factoryName = 'Blocks';

/** Blocks documents: file types, the panel, commands, launcher, menus and shortcuts. */
export const documentPlugin: JupyterFrontEndPlugin<void> = {
  id: '@blockroom/labextension:documents',
  description: 'Opens .blockly documents.',
  autoStart: true,
  requires: [IEditorServices, IRenderMimeRegistry, ITranslator],
  optional: [
    ISessionContextDialogs,
    IThemeManager,
    ILayoutRestorer,
    ILauncher,
    ICommandPalette,
    IMainMenu,
    IFileBrowserFactory
  ],
  activate: (
    app: JupyterFrontEnd,
    editors: IEditorServices,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator,
    dialogs: ISessionContextDialogs | null,
    themes: IThemeManager | null,
    restorer: ILayoutRestorer | null,
    launcher: ILauncher | null,
    palette: ICommandPalette | null,
    menu: IMainMenu | null,
    browsers: IFileBrowserFactory | null
  ): void => {
    const language = languageOf(translator.languageCode);
    const text = textsOf(language);
    const registry = app.docRegistry;
    registry.addFileType({
      name: 'blockly',
      displayName: text('blocksFile'),
      extensions: ['.blockly', '.jpblockly'],
      mimeTypes: ['application/json'],
      contentType: 'file',
      fileFormat: 'text',
      icon: blocksIcon
    });
    registry.addModelFactory(new BlocksModelFactory());
    const factory = new BlocksFactory({
      name: factoryName,
      label: text('blocks'),
      modelName: 'blockroom-blocks',
      fileTypes: ['blockly'],
      defaultFor: ['blockly'],
      preferKernel: true,
      canStartKernel: true,
      autoStartDefault: true,
      shutdownOnClose: true,
      rendermime,
      editorFactory: options => editors.factoryService.newDocumentEditor(options),
      dialogs,
      themes,
      translator,
      language,
      text,
      openAsText: path => void app.commands.execute('docmanager:open', { path, factory: 'Editor' })
    });
    registry.addWidgetFactory(factory);

    const tracker = new WidgetTracker<BlocksDocument>({ namespace: 'blockroom-blocks' });
    factory.widgetCreated.connect((_, widget) => {
      widget.context.pathChanged.connect(() => void tracker.save(widget));
      void tracker.add(widget);
    });
    void restorer?.restore(tracker, {
      command: 'docmanager:open',
      args: widget => ({ path: widget.context.path, factory: factoryName }),
      name: widget => widget.context.path
    });
    addCommands({ app, tracker, text, factoryName, launcher, palette, menu, browsers });
  }
};
