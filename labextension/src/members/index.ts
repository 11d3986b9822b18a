import type { ISessionContext } from '@jupyterlab/apputils';

import type { BlocksPanel } from '../document/panel.js';
import type { Editor } from '../editor/index.js';
import { painted } from '../editor/painted.js';
import type { Texts } from '../locale/ui.js';
import { ModuleCategories } from './category.js';
import { askForModule, askWhatToFind } from './dialogs.js';
import { KernelMembers } from './kernel.js';
import { limits, readModules } from './state.js';

/** Gives the toolbox of a document a category for each module and object that it uses. */
export function offerModules(panel: BlocksPanel, session: ISessionContext, text: Texts): void {
  void panel.view.ready.then(async editor => {
    // The blocks first.
    await painted();
    if (!panel.isDisposed) {
      connect(panel, editor, session, text);
    }
  });
}

function connect(panel: BlocksPanel, editor: Editor, session: ISessionContext, text: Texts): void {
  const members = new KernelMembers(session, text);
  const added = (): string[] => readModules(panel.binding.document['modules']);
  const keep = (modules: string[]): void =>
    panel.binding.change(document => ({ ...document, modules: modules.slice(-limits.modules) }));
  const add = (name: string): void => {
    if (!added().includes(name)) {
      keep([...added(), name]);
    }
    categories.open('module', name);
  };
  const categories = new ModuleCategories({
    editor,
    members,
    text,
    added,
    add,
    remove: name => keep(added().filter(other => other !== name)),
    find: (name, before) => askWhatToFind(text, name, before),
    choose: () =>
      void askForModule(text, members.installed()).then(name => {
        if (name !== null) {
          add(name);
        }
      })
  });
  panel.binding.documentChanged.connect(() => categories.update());
  panel.runner.stateChanged.connect((_, state) => {
    if (state !== 'running') {
      members.forgetProgram();
    }
  });
  panel.disposed.connect(() => {
    categories.dispose();
    members.dispose();
  });
}
