import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import type { ICommandPalette, WidgetTracker } from '@jupyterlab/apputils';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { ILauncher } from '@jupyterlab/launcher';
import type { IMainMenu } from '@jupyterlab/mainmenu';
import type { Widget } from '@lumino/widgets';

import { blocksIcon } from '../icon.js';
import type { Texts } from '../locale/ui.js';
import type { BlocksDocument } from './factory.js';

/** The commands of Blocks documents. */
export const command = {
  create: 'blockroom:new',
  run: 'blockroom:run',
  stop: 'blockroom:stop',
  undo: 'blockroom:undo',
  redo: 'blockroom:redo',
  lesson: 'blockroom:lesson'
} as const;

const digits = 'lessons/digits.blockly';

// Before the notebooks.
const categoryRank = -10;

/** Adds the commands and the places to find them. */
export function addCommands(options: {
  app: JupyterFrontEnd;
  tracker: WidgetTracker<BlocksDocument>;
  text: Texts;
  factoryName: string;
  launcher: ILauncher | null;
  palette: ICommandPalette | null;
  menu: IMainMenu | null;
  browsers: IFileBrowserFactory | null;
}): void {
  const { app, tracker, text, factoryName, launcher, palette, menu, browsers } = options;
  const { commands, shell } = app;
  const current = (): BlocksDocument | null => {
    const widget = tracker.currentWidget;
    return widget && widget === shell.currentWidget ? widget : null;
  };
  const isEnabled = (): boolean => current() !== null;

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
      await commands.execute('docmanager:open', { path: pathOf(model), factory: factoryName });
    }
  });
  commands.addCommand(command.run, {
    label: text('run'),
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
  commands.addCommand(command.lesson, {
    label: text('lessonDigits'),
    caption: text('lessonDigitsTip'),
    icon: args => (args['isPalette'] ? undefined : blocksIcon),
    execute: async (args): Promise<void> => {
      const path = typeof args['path'] === 'string' ? args['path'] : digits;
      if (!(await exists(app, path))) {
        Notification.warning(text('lessonMissing', { path }));
        return;
      }
      await commands.execute('docmanager:open', { path, factory: factoryName });
    }
  });

  commands.addCommand(command.undo, {
    label: text('undo'),
    isEnabled,
    execute: () => current()?.content.undo(false)
  });
  commands.addCommand(command.redo, {
    label: text('redo'),
    isEnabled,
    execute: () => current()?.content.undo(true)
  });

  launcher?.add({ command: command.create, category: text('blocks'), categoryRank, rank: 0 });
  palette?.addItem({ command: command.create, category: text('blocks'), args: { isPalette: true } });
  palette?.addItem({ command: command.run, category: text('blocks') });
  palette?.addItem({ command: command.stop, category: text('blocks') });
  palette?.addItem({ command: command.lesson, category: text('blocks'), args: { isPalette: true } });
  menu?.fileMenu.newMenu.addGroup([{ command: command.create }], 20);
  const isBlocks = (widget: Widget): boolean => tracker.has(widget);
  menu?.editMenu.undoers.undo.add({ id: command.undo, isEnabled: isBlocks });
  menu?.editMenu.undoers.redo.add({ id: command.redo, isEnabled: isBlocks });
  if (launcher) {
    void app.restored.then(() => addLessonCard(app, launcher, text));
  }
}

/** The lesson has a card where the student's folder holds it. */
async function addLessonCard(app: JupyterFrontEnd, launcher: ILauncher, text: Texts): Promise<void> {
  if (await exists(app, digits)) {
    launcher.add({ command: command.lesson, category: text('blocks'), categoryRank, rank: 1 });
  }
}

/** Whether a file is there; its folder is asked, because a missing file would be an error in the browser's log. */
async function exists(app: JupyterFrontEnd, path: string): Promise<boolean> {
  let folder = '';
  for (const part of path.split('/')) {
    const model = await app.serviceManager.contents.get(folder, { type: 'directory', content: true });
    const content: unknown = model.content;
    const next = folder ? `${folder}/${part}` : part;
    const entries: unknown[] = Array.isArray(content) ? content : [];
    if (!entries.some(entry => pathOf(entry) === next)) {
      return false;
    }
    folder = next;
  }
  return true;
}

function pathOf(model: unknown): string {
  return typeof model === 'object' && model !== null && 'path' in model ? String(model.path) : '';
}
