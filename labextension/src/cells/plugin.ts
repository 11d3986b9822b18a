import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, IThemeManager } from '@jupyterlab/apputils';
import type { Cell } from '@jupyterlab/cells';
import { INotebookTracker } from '@jupyterlab/notebook';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator } from '@jupyterlab/translation';

import { IBlocksBackpack } from '../document/backpack.js';
import { IBlocksPreferences } from '../document/settings.js';
import type { Preferences } from '../editor/preferences.js';
import type { IBackpack } from '../editor/tools/types.js';
import { blocksIcon } from '../icon.js';
import { languageOf, textsOf } from '../locale/ui.js';
import { pythonServer } from '../python/server.js';
import { Flipper } from './flip.js';

const command = 'blockroom:flip-cell';

/** Blocks in the cells of notebooks: a button on the active cell flips it. */
export const cellsPlugin: JupyterFrontEndPlugin<void> = {
  id: '@blockroom/labextension:cells',
  description: 'Shows the Python of a cell as blocks.',
  autoStart: true,
  requires: [INotebookTracker, ITranslator, IBlocksPreferences],
  optional: [IBlocksBackpack, IThemeManager, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker,
    translator: ITranslator,
    preferences: Preferences,
    backpack: IBackpack | null,
    themes: IThemeManager | null,
    palette: ICommandPalette | null
  ): void => {
    const language = languageOf(translator.languageCode);
    const text = textsOf(language);
    const server = pythonServer(app.serviceManager.serverSettings, language, text);
    const flippers = new WeakMap<NotebookPanel, Flipper>();
    const add = (panel: NotebookPanel): void => {
      const save = (): void => void app.commands.execute('docmanager:save');
      const view = { language, text, themes, preferences, backpack };
      panel.sessionContext.statusChanged.connect(refresh);
      flippers.set(panel, new Flipper({ panel, server, view, save }));
    };
    notebooks.forEach(add);
    notebooks.widgetAdded.connect((_, panel) => add(panel));
    const current = (): { flipper: Flipper; cell: Cell } | null => {
      const panel = notebooks.currentWidget;
      const flipper = panel && flippers.get(panel);
      const cell = panel?.content.activeCell;
      return flipper && cell ? { flipper, cell } : null;
    };
    const label = (): string => {
      const found = current();
      return text(found?.flipper.isFlipped(found.cell) ? 'cellToPython' : 'cellToBlocks');
    };
    app.commands.addCommand(command, {
      label: args => (args['isPalette'] ? text('flipCell') : label()),
      caption: () => {
        const found = current();
        const refusal = found && !found.flipper.isFlipped(found.cell) ? found.flipper.refusal(found.cell) : null;
        return refusal ? text(refusal.key, 'magic' in refusal ? { magic: refusal.magic } : {}) : label();
      },
      icon: args => (args['isPalette'] ? undefined : blocksIcon),
      isToggled: () => {
        const found = current();
        return Boolean(found?.flipper.isFlipped(found.cell));
      },
      isVisible: () => current()?.cell.model.type === 'code',
      isEnabled: () => {
        const found = current();
        return found !== null && (found.flipper.isFlipped(found.cell) || !found.flipper.refusal(found.cell));
      },
      execute: () => {
        const found = current();
        found?.flipper.flip(found.cell);
        app.commands.notifyCommandChanged(command);
      }
    });
    palette?.addItem({ command, category: text('blocks'), args: { isPalette: true } });
    notebooks.activeCellChanged.connect((_, cell) => {
      app.commands.notifyCommandChanged(command);
      cell?.model.contentChanged.connect(refresh);
    });
    function refresh(): void {
      app.commands.notifyCommandChanged(command);
    }
  }
};
