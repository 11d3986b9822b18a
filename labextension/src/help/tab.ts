import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TabPanel } from '@lumino/widgets';

import type { BlocksView } from '../editor/view.js';
import type { Texts } from '../locale/ui.js';
import { HelpView } from './view.js';
import type { IHelpActions } from './view.js';

/** Shows help on the blocks of a view in a tab, which is there from the first question on. */
export function helpInTab(view: BlocksView, side: TabPanel, text: Texts, actions: IHelpActions): void {
  let tab: HelpView | null = null;
  void view.ready.then(editor =>
    editor.answer(help => {
      if (!tab) {
        tab = new HelpView(text, actions);
        tab.title.label = text('help');
        side.addWidget(tab);
      }
      tab.show_(help);
      side.currentWidget = tab;
      tab.activate();
    })
  );
}

/** Shows help on the blocks of a view in a dialog, where there is no room beside them. */
export function helpInDialog(view: BlocksView, text: Texts): void {
  void view.ready.then(editor =>
    editor.answer(help => {
      const body = new HelpView(text);
      body.show_(help);
      void showDialog({ title: text('help'), body, buttons: [Dialog.okButton()] });
    })
  );
}
