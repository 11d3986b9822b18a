import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette, WidgetTracker } from '@jupyterlab/apputils';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { ILauncher } from '@jupyterlab/launcher';
import type { IMainMenu } from '@jupyterlab/mainmenu';
import { redoIcon, undoIcon } from '@jupyterlab/ui-components';
import type { Widget } from '@lumino/widgets';

import type { Preferences } from '../editor/preferences.js';
import { blocksIcon } from '../icon.js';
import type { Texts } from '../locale/ui.js';
import { emptyDocument, formatDocument } from './format.js';
import type { BlocksDocument } from './factory.js';

/** The commands of Blocks documents. */
export const command = {
  create: 'blockroom:new',
  run: 'blockroom:run',
  step: 'blockroom:step',
  runAll: 'blockroom:run-all',
  stop: 'blockroom:stop',
  undo: 'blockroom:undo',
  redo: 'blockroom:redo',
  clear: 'blockroom:clear-output',
  search: 'blockroom:search-blocks'
} as const;

// Before the notebooks.
const categoryRank = -10;

/** What all commands of Blocks documents need. */
export interface ICommandOptions {
  app: JupyterFrontEnd;
  tracker: WidgetTracker<BlocksDocument>;
  text: Texts;
  palette: ICommandPalette | null;
  menu: IMainMenu | null;
  /** The document in front, if there is one. */
  current: () => BlocksDocument | null;
  isEnabled: () => boolean;
  /** For the Lab's own menu entries, which ask about whatever is in front. */
  isBlocks: (widget: Widget) => boolean;
}

/** Adds the commands and the places to find them. */
export function addCommands(
  options: ICommandOptions & {
    factoryName: string;
    launcher: ILauncher | null;
    browsers: IFileBrowserFactory | null;
    preferences: Preferences;
  }
): void {
  const { app, text, factoryName, launcher, palette, menu, browsers, preferences } = options;
  const { current, isEnabled, isBlocks } = options;
  const { commands } = app;

  commands.addCommand(command.create, {
    label: args => (args['isPalette'] ? text('newBlocks') : text('blocks')),
    caption: text('newBlocksTip'),
    icon: args => (args['isPalette'] ? undefined : blocksIcon),
    execute: async (args): Promise<void> => {
      const cwd = typeof args['cwd'] === 'string' ? args['cwd'] : browsers?.tracker.currentWidget?.model.path;
      const model: unknown = await commands.execute('docmanager:new-untitled', {
        path: cwd ?? '',
        type: 'file',
        ext: 'blockly'
      });
      const path = pathOf(model);
      const { indexBase } = preferences.value;
      if (indexBase === 1) {
        const content = formatDocument({ ...emptyDocument(), indexBase }, {}, '');
        await app.serviceManager.contents.save(path, { type: 'file', format: 'text', content });
      }
      await commands.execute('docmanager:open', { path, factory: factoryName });
    }
  });
  commands.addCommand(command.run, {
    label: text('run'),
    caption: text('runTip'),
    isEnabled,
    execute: () => current()?.content.run()
  });
  commands.addCommand(command.step, {
    label: text('step'),
    caption: text('stepTip'),
    isEnabled: () => current()?.content.runner.canStep === true,
    execute: () => current()?.content.step()
  });
  commands.addCommand(command.runAll, {
    label: text('runAll'),
    caption: text('runTip'),
    isEnabled,
    execute: () => current()?.content.run()
  });
  commands.addCommand(command.stop, {
    label: text('stop'),
    caption: text('stopTip'),
    isEnabled,
    execute: () => current()?.stop()
  });
  commands.addCommand(command.clear, {
    label: text('clearOutput'),
    isEnabled,
    execute: () => current()?.content.output.clear()
  });
  commands.addCommand(command.search, {
    label: text('searchBlocks'),
    isEnabled,
    execute: () => current()?.content.view.editor?.focusSearch()
  });
  commands.addCommand(command.undo, {
    label: text('undo'),
    icon: args => (args['toolbar'] ? undoIcon : undefined),
    isEnabled,
    execute: () => current()?.content.binding.undo(false)
  });
  commands.addCommand(command.redo, {
    label: text('redo'),
    icon: args => (args['toolbar'] ? redoIcon : undefined),
    isEnabled,
    execute: () => current()?.content.binding.undo(true)
  });

  const category = text('blocks');
  launcher?.add({ command: command.create, category, categoryRank, rank: 0 });
  palette?.addItem({ command: command.create, category, args: { isPalette: true } });
  for (const id of [
    command.run,
    command.step,
    command.stop,
    command.undo,
    command.redo,
    command.clear,
    command.search
  ]) {
    palette?.addItem({ command: id, category });
  }
  menu?.fileMenu.newMenu.addGroup([{ command: command.create }], 20);
  menu?.editMenu.undoers.undo.add({ id: command.undo, isEnabled: isBlocks });
  menu?.editMenu.undoers.redo.add({ id: command.redo, isEnabled: isBlocks });
  menu?.editMenu.clearers.clearAll.add({ id: command.clear, isEnabled: isBlocks });
  menu?.runMenu.codeRunners.run.add({ id: command.run, isEnabled: isBlocks });
  menu?.runMenu.codeRunners.runAll.add({ id: command.runAll, isEnabled: isBlocks });
}

function pathOf(model: unknown): string {
  return typeof model === 'object' && model !== null && 'path' in model ? String(model.path) : '';
}
