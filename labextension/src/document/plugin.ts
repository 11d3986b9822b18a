import { ILayoutRestorer } from '@jupyterlab/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import {
  ICommandPalette,
  ISessionContextDialogs,
  IThemeManager,
  IToolbarWidgetRegistry,
  SessionContextDialogs,
  WidgetTracker
} from '@jupyterlab/apputils';
import { IEditorServices } from '@jupyterlab/codeeditor';
import { ISearchProviderRegistry } from '@jupyterlab/documentsearch';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator } from '@jupyterlab/translation';

import { blocksIcon } from '../icon.js';
import type { Preferences } from '../editor/preferences.js';
import type { IBackpack } from '../editor/tools/types.js';
import { addLessons } from '../lessons/commands.js';
import { languageOf, textsOf } from '../locale/ui.js';
import { addExportCommands } from '../notebook/commands.js';
import { IBlocksBackpack } from './backpack.js';
import { addCommands } from './commands.js';
import type { ICommandOptions } from './commands.js';
import { BlocksFactory } from './factory.js';
import type { BlocksDocument } from './factory.js';
import { findFactory } from './find.js';
import { addKernelCommands } from './kernelCommands.js';
import { BlocksModelFactory } from './model.js';
import { orOffer } from './offer.js';
import { IBlocksPreferences } from './settings.js';
import { makeToolbar } from './toolbar.js';
import { pythonServer } from '../python/server.js';

const factoryName = 'Blocks';

const pluginId = '@blockroom/labextension:documents';

/** Blocks documents: file types, the panel, commands, launcher, menus and shortcuts. */
export const documentPlugin: JupyterFrontEndPlugin<void> = {
  id: pluginId,
  description: 'Opens .blockly documents.',
  autoStart: true,
  requires: [
    IEditorServices,
    IRenderMimeRegistry,
    ITranslator,
    IBlocksPreferences,
    ISettingRegistry,
    IToolbarWidgetRegistry
  ],
  optional: [
    IBlocksBackpack,
    ISessionContextDialogs,
    IThemeManager,
    ILayoutRestorer,
    ILauncher,
    ICommandPalette,
    IMainMenu,
    IFileBrowserFactory,
    INotebookTracker,
    ISearchProviderRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    editors: IEditorServices,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator,
    preferences: Preferences,
    settings: ISettingRegistry,
    toolbars: IToolbarWidgetRegistry,
    backpack: IBackpack | null,
    sessionDialogs: ISessionContextDialogs | null,
    themes: IThemeManager | null,
    restorer: ILayoutRestorer | null,
    launcher: ILauncher | null,
    palette: ICommandPalette | null,
    menu: IMainMenu | null,
    browsers: IFileBrowserFactory | null,
    notebooks: INotebookTracker | null,
    searches: ISearchProviderRegistry | null
  ): void => {
    const language = languageOf(translator.languageCode);
    const text = textsOf(language);
    const dialogs = sessionDialogs ?? new SessionContextDialogs({ translator });
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
      toolbarFactory: makeToolbar({ registry: toolbars, settings, translator, dialogs, text, factoryName, pluginId }),
      themes,
      translator,
      preferences,
      backpack,
      language,
      text,
      server: pythonServer(app.serviceManager.serverSettings, language, text),
      openAsText: path => void app.commands.execute('docmanager:open', { path, factory: 'Editor' })
    });
    registry.addWidgetFactory(factory);

    const tracker = new WidgetTracker<BlocksDocument>({ namespace: 'blockroom-blocks' });
    factory.widgetCreated.connect((_, widget) => {
      void orOffer(text, async () => {
        const { offerModules } = await import('../members/index.js');
        offerModules(widget.content, widget.context.sessionContext, text);
      });
      widget.context.pathChanged.connect(() => void tracker.save(widget));
      void tracker.add(widget);
    });
    void restorer?.restore(tracker, {
      command: 'docmanager:open',
      args: widget => ({ path: widget.context.path, factory: factoryName }),
      name: widget => widget.context.path
    });
    const current = (): BlocksDocument | null => {
      const widget = tracker.currentWidget;
      return widget && widget === app.shell.currentWidget ? widget : null;
    };
    const options: ICommandOptions = {
      app,
      tracker,
      text,
      palette,
      menu,
      current,
      isEnabled: () => current() !== null,
      isBlocks: widget => tracker.has(widget)
    };
    addCommands({ ...options, factoryName, launcher, browsers, preferences });
    addKernelCommands({ ...options, dialogs });
    searches?.add('blockroom-blocks', findFactory);
    addExportCommands({ ...options, notebooks });
    tracker.currentChanged.connect(() => app.commands.notifyCommandChanged());
    addLessons({ ...options, factory, language, factoryName, rendermime, launcher });
  }
};
