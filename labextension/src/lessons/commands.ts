import { MainAreaWidget, Notification } from '@jupyterlab/apputils';
import type { ILauncher } from '@jupyterlab/launcher';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IDisposable } from '@lumino/disposable';

import type { ICommandOptions } from '../document/commands.js';
import type { BlocksFactory } from '../document/factory.js';
import { blocksIcon } from '../icon.js';
import type { Language, Texts } from '../locale/ui.js';
import { LessonCatalog } from './catalog.js';
import type { ILessonEntry } from './catalog.js';
import { said } from './format.js';
import { LessonsOverview } from './overview.js';
import { LessonTab } from './tab.js';

/** The commands of lessons. */
export const lessonCommand = {
  open: 'blockroom:lesson',
  overview: 'blockroom:lessons',
  teach: 'blockroom:make-lesson'
} as const;

/** What lessons need from the Lab. */
export interface ILessonsOptions extends ICommandOptions {
  factory: BlocksFactory;
  language: Language;
  factoryName: string;
  rendermime: IRenderMimeRegistry;
  launcher: ILauncher | null;
}

/** Adds lessons to the Lab: a tab in their documents, cards in the launcher, a list of all. */
export function addLessons(options: ILessonsOptions): void {
  const { app, factory, text, language, rendermime, launcher, palette, menu } = options;
  const { commands, serviceManager } = app;
  const catalog = new LessonCatalog(serviceManager.contents);
  const openLessons = (): void => void commands.execute(lessonCommand.overview);
  const tabs = new WeakMap<object, LessonTab>();
  factory.widgetCreated.connect((_, { content, context }) => {
    const lesson = { context, rendermime, contents: serviceManager.contents, language, text, openLessons };
    tabs.set(content, new LessonTab(content.side, content, lesson));
  });

  commands.addCommand(lessonCommand.open, {
    label: args => labelOf(catalog, String(args['path'] ?? ''), text, language),
    caption: args => captionOf(catalog, String(args['path'] ?? ''), text, language),
    icon: blocksIcon,
    execute: args => open(options, catalog, String(args['path'] ?? ''))
  });
  let overview: MainAreaWidget<LessonsOverview> | null = null;
  commands.addCommand(lessonCommand.overview, {
    label: text('lessons'),
    caption: text('lessonsTip'),
    icon: args => (args['isPalette'] ? undefined : blocksIcon),
    execute: () => {
      if (!overview || overview.isDisposed) {
        const list = { catalog, text, language, open: (path: string) => void open(options, catalog, path) };
        overview = new MainAreaWidget({ content: new LessonsOverview(list) });
        overview.id = 'blockroom-lessons';
        overview.title.label = text('lessons');
        overview.title.icon = blocksIcon;
        overview.title.closable = true;
      }
      if (!overview.isAttached) {
        app.shell.add(overview, 'main');
      }
      app.shell.activateById(overview.id);
    }
  });
  commands.addCommand(lessonCommand.teach, {
    label: text('teach'),
    caption: text('teachTip'),
    isEnabled: options.isEnabled,
    execute: () => tabs.get(options.current()?.content ?? {})?.edit()
  });
  palette?.addItem({ command: lessonCommand.teach, category: text('blocks') });
  menu?.fileMenu.addGroup([{ command: lessonCommand.teach }], 60);
  palette?.addItem({ command: lessonCommand.overview, category: text('blocks'), args: { isPalette: true } });
  if (launcher) {
    showCards(launcher, catalog, text);
  }
  void app.restored.then(() => catalog.refresh());
}

/** Keeps a card for each lesson in the launcher. */
function showCards(launcher: ILauncher, catalog: LessonCatalog, text: Texts): void {
  let cards: IDisposable[] = [];
  catalog.changed.connect(() => {
    cards.forEach(card => card.dispose());
    // After the blocks, before the notebooks.
    const place = { category: text('lessons'), categoryRank: -9 };
    cards = catalog.lessons.map(({ path }, rank) =>
      launcher.add({ command: lessonCommand.open, args: { path }, ...place, rank })
    );
  });
}

async function open({ app, text, factoryName }: ILessonsOptions, catalog: LessonCatalog, path: string): Promise<void> {
  try {
    const own = await catalog.own(path);
    if (!own) {
      Notification.warning(text('lessonMissing', { path }));
      return;
    }
    await app.commands.execute('docmanager:open', { path: own, factory: factoryName });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    Notification.error(text('lessonNotOpened', { path, reason }), { autoClose: false });
  }
}

function entryOf(catalog: LessonCatalog, path: string): { lesson: ILessonEntry; number: number } | null {
  const place = catalog.lessons.findIndex(lesson => lesson.path === path);
  const lesson = catalog.lessons[place];
  return lesson ? { lesson, number: place + 1 } : null;
}

function labelOf(catalog: LessonCatalog, path: string, text: Texts, language: Language): string {
  const found = entryOf(catalog, path);
  if (!found) {
    return text('lesson');
  }
  const { title, passed, steps } = found.lesson;
  return `${found.number} ${said(title, language)}${passed ? ` ✓ ${passed}/${steps}` : ''}`;
}

function captionOf(catalog: LessonCatalog, path: string, text: Texts, language: Language): string {
  const found = entryOf(catalog, path);
  if (!found) {
    return '';
  }
  const { goals, passed, steps } = found.lesson;
  return [...goals.map(goal => said(goal, language)), text('lessonTip', { done: passed, all: steps })].join('\n');
}
