import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { DocumentRegistry } from '@jupyterlab/docregistry';

import type { Texts } from '../locale/ui.js';
import { emptyDocument, formatDocument } from './format.js';
import type { Problem } from './format.js';
import type { BlocksModel } from './model.js';
import type { Notice } from './notice.js';
import { problemText } from './problem.js';

/** Where the document stands that something may be wrong with. */
export interface IPlace {
  context: DocumentRegistry.IContext<BlocksModel>;
  text: Texts;
  openAsText: (path: string) => void;
}

/** What is wrong with a document. */
export interface ITrouble {
  problem: Problem | undefined;
  /** The types of blocks that nobody knows. */
  unknown: string[];
  /** Why the blocks could not be shown; empty where they could. */
  broken: string;
}

/** Says on top of the blocks what is wrong with the file and what to do; before all that it is not saved. */
export function explain(notice: Notice, place: IPlace, trouble: ITrouble, isUnsaved: boolean): void {
  const { problem, unknown, broken } = trouble;
  const { context, text, openAsText } = place;
  if (isUnsaved) {
    const again = { label: text('saveAgain'), action: () => void context.save() };
    notice.show_('error', text('notSaved'), [again]);
    return;
  }
  const actions = [{ label: text('asText'), action: () => openAsText(context.path) }];
  if (problem?.kind !== 'newer') {
    actions.push({ label: text('startEmpty'), action: () => void startEmpty(place) });
  }
  if (broken) {
    notice.show_('error', broken, actions);
  } else if (problem) {
    notice.show_('error', problemText(problem, text), actions);
  } else if (unknown.length) {
    notice.show_('warning', text('unknown', { types: [...new Set(unknown)].join(', ') }), []);
  } else {
    notice.clear();
  }
}

/** The only way to replace a file that cannot be read, and only after asking. */
async function startEmpty({ context, text }: IPlace): Promise<void> {
  const answer = await showDialog({
    title: text('startEmpty'),
    body: text('startEmptyAsk', { name: context.path.split('/').pop() ?? context.path }),
    buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: text('startEmpty') })]
  });
  if (answer.button.accept) {
    context.model.write(formatDocument(emptyDocument(), {}, ''));
  }
}
