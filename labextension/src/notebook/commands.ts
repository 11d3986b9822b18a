import { InputDialog, Notification } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { NotebookActions } from '@jupyterlab/notebook';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Menu } from '@lumino/widgets';

import { dataUrlOf } from '../document/dataUrl.js';
import type { ICommandOptions } from '../document/commands.js';
import type { BlocksDocument } from '../document/factory.js';
import { loadPictures } from '../editor/lazy.js';
import type { Editor } from '../editor/index.js';
import type { Texts } from '../locale/ui.js';
import { filesBeside, writeFile } from './file.js';
import type { Content } from './file.js';
import { freePath, withEnding } from './names.js';
import { notebookOf } from './notebook.js';

/** The commands that take a program elsewhere. */
export const exportCommand = {
  notebook: 'blockroom:send-to-notebook',
  py: 'blockroom:export-py',
  ipynb: 'blockroom:export-ipynb',
  png: 'blockroom:export-png',
  svg: 'blockroom:export-svg',
  copyPicture: 'blockroom:copy-picture'
} as const;

type Options = ICommandOptions & { notebooks: INotebookTracker | null };

/** Adds what takes a program to a notebook, to a file or into a picture. */
export function addExportCommands(options: Options): void {
  const { app, text, palette, menu, isEnabled } = options;
  const { commands } = app;
  const add = (
    id: string,
    label: string,
    act: (document: BlocksDocument, editor: Editor, code: string) => Promise<void>,
    caption?: string
  ): void => {
    commands.addCommand(id, {
      label,
      ...(caption ? { caption } : {}),
      isEnabled,
      execute: async () => {
        const document = options.current();
        if (!document) {
          return;
        }
        const editor = await document.content.view.ready;
        const { binding } = document.content;
        await binding.settle();
        const { code } = binding;
        if (editor.isEmpty && !code.trim()) {
          Notification.info(text('nothingToExport'), { autoClose: 3000 });
          return;
        }
        try {
          await act(document, editor, code);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          Notification.error(text('exportFailed', { reason }), { autoClose: false });
        }
      }
    });
    palette?.addItem({ command: id, category: text('blocks') });
  };
  const save = async (document: BlocksDocument, ending: string, content: Content): Promise<void> => {
    const contents = app.serviceManager.contents;
    const path = await writeFile(contents, withEnding(document.context.path, ending), content, text);
    if (path !== null) {
      const callback = (): void => void commands.execute('docmanager:open', { path });
      Notification.success(text('exported', { path }), {
        autoClose: 8000,
        actions: [{ label: text('open'), callback }]
      });
    }
  };

  const send = (document: BlocksDocument, _: Editor, code: string): Promise<void> =>
    sendToNotebook(options, document, code);
  add(exportCommand.notebook, text('toNotebook'), send, text('toNotebookTip'));
  add(exportCommand.py, text('exportPy'), (document, _, code) =>
    save(document, '.py', { type: 'file', format: 'text', content: code })
  );
  add(exportCommand.ipynb, text('exportIpynb'), (document, _, code) =>
    save(document, '.ipynb', { type: 'notebook', format: 'json', content: notebookOf(code, kernelOf(document)) })
  );
  add(exportCommand.png, text('exportPng'), async (document, editor) => {
    const content = (await dataUrlOf(await pixels(editor, text))).replace(/^[^,]*,/, '');
    await save(document, '.png', { type: 'file', format: 'base64', content });
  });
  add(exportCommand.svg, text('exportSvg'), async (document, editor) => {
    const { drawWorkspace } = await loadPictures();
    const { svg } = await drawWorkspace(editor.workspace);
    await save(document, '.svg', { type: 'file', format: 'text', content: svg });
  });
  add(exportCommand.copyPicture, text('copyPicture'), async (_, editor) => {
    // Browsers give the clipboard for pictures only to pages that came over HTTPS.
    if (!('ClipboardItem' in window && window.isSecureContext)) {
      Notification.warning(text('noPicture'), { autoClose: 8000 });
      return;
    }
    const picture = await pixels(editor, text);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    Notification.success(text('pictureCopied'), { autoClose: 3000 });
  });

  const submenu = new Menu({ commands });
  submenu.title.label = text('exportMenu');
  for (const id of [exportCommand.py, exportCommand.ipynb, exportCommand.png, exportCommand.svg]) {
    submenu.addItem({ command: id });
  }
  menu?.fileMenu.addGroup([{ type: 'submenu', submenu }, { command: exportCommand.notebook }], 15);
  menu?.editMenu.addGroup([{ command: exportCommand.copyPicture }], 15);
}

/** Puts the Python into a new cell of a notebook that the person chooses, if there is a choice. */
async function sendToNotebook(options: Options, document: BlocksDocument, code: string): Promise<void> {
  const { app, text, notebooks } = options;
  const open: NotebookPanel[] = [];
  notebooks?.forEach(panel => open.push(panel));
  let panel: NotebookPanel | undefined;
  if (open.length) {
    const fresh = text('newNotebook');
    // Two notebooks may have the same name in two folders.
    const items = [...open.map(one => one.context.path), fresh];
    const answer = await InputDialog.getItem({ title: text('whichNotebook'), items, okLabel: text('toNotebook') });
    if (!answer.button.accept) {
      return;
    }
    panel = open.find(one => one.context.path === answer.value);
  }
  if (!panel) {
    const { contents } = app.serviceManager;
    const taken = await filesBeside(contents, document.context.path);
    const path = freePath(withEnding(document.context.path, '.ipynb'), taken);
    const content = notebookOf(code, kernelOf(document));
    await contents.save(path, { type: 'notebook', format: 'json', content });
    await app.commands.execute('docmanager:open', { path });
    return;
  }
  await panel.revealed;
  const notebook = panel.content;
  notebook.activeCellIndex = notebook.widgets.length - 1;
  NotebookActions.insertBelow(notebook);
  notebook.activeCell?.model.sharedModel.setSource(code.trimEnd());
  app.shell.activateById(panel.id);
  Notification.success(text('sent', { name: PathExt.basename(panel.context.path) }), { autoClose: 3000 });
}

function kernelOf(document: BlocksDocument): { name: string; display_name: string } {
  const session = document.context.sessionContext;
  const name = session.session?.kernel?.name ?? document.context.model.defaultKernelName;
  return { name, display_name: session.kernelDisplayName || name };
}

async function pixels(editor: Editor, text: Texts): Promise<Blob> {
  const { drawWorkspace, paint } = await loadPictures();
  const picture = await paint(await drawWorkspace(editor.workspace));
  if (!picture) {
    throw new Error(text('noPixels'));
  }
  return picture;
}
