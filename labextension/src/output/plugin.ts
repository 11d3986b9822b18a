import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IThemeManager } from '@jupyterlab/apputils';
import type { ISessionContext } from '@jupyterlab/apputils';
import { INotebookTracker, NotebookActions } from '@jupyterlab/notebook';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator } from '@jupyterlab/translation';
import type { Widget } from '@lumino/widgets';

import { IBlocksBackpack } from '../document/backpack.js';
import { IBlocksPreferences } from '../document/settings.js';
import type { Preferences } from '../editor/preferences.js';
import type { IBackpack } from '../editor/tools/types.js';
import { languageOf, textsOf } from '../locale/ui.js';
import { pythonServer } from '../python/server.js';
import { BlocksOutput, MIME_TYPE } from './renderer.js';
import type { IPlace } from './renderer.js';

/** Blocks in outputs: what `%blockly` displays. */
export const outputPlugin: JupyterFrontEndPlugin<void> = {
  id: '@blockroom/labextension:output',
  description: 'Shows the blocks that %blockly displays.',
  autoStart: true,
  requires: [IRenderMimeRegistry, ITranslator, IBlocksPreferences],
  optional: [IBlocksBackpack, INotebookTracker, IThemeManager],
  activate: (
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator,
    preferences: Preferences,
    backpack: IBackpack | null,
    notebooks: INotebookTracker | null,
    themes: IThemeManager | null
  ): void => {
    const language = languageOf(translator.languageCode);
    const text = textsOf(language);
    const server = pythonServer(app.serviceManager.serverSettings, language, text);
    const findPlace = (widget: Widget): IPlace | null => {
      const notebook = notebooks?.find(panel => panel.content.node.contains(widget.node));
      if (notebook) {
        return notebookPlace(app, notebook, widget);
      }
      const session = sessionAbove(widget);
      return session && { session, rendermime };
    };
    rendermime.addFactory(
      {
        // Blocks are data: showing them runs nothing, so that they may be shown before a notebook is trusted.
        safe: true,
        mimeTypes: [MIME_TYPE],
        defaultRank: 0,
        createRenderer: () =>
          new BlocksOutput({ language, text, translator, themes, preferences, backpack, server, findPlace })
      },
      0
    );
  }
};

function notebookPlace(app: JupyterFrontEnd, panel: NotebookPanel, widget: Widget): IPlace {
  const notebook = panel.content;
  return {
    session: panel.sessionContext,
    rendermime: notebook.rendermime,
    insertCell: code => {
      notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.node.contains(widget.node));
      NotebookActions.insertBelow(notebook);
      notebook.activeCell?.model.sharedModel.setSource(code.trimEnd());
    },
    save: () => void app.commands.execute('docmanager:save')
  };
}

/** The session of whatever shows the output, such as a console. */
function sessionAbove(widget: Widget): ISessionContext | null {
  for (let above = widget.parent; above; above = above.parent) {
    if ('sessionContext' in above) {
      return above.sessionContext as ISessionContext;
    }
  }
  return null;
}
