import { Dialog, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';

import { formatDocument, isObject, withWorkspace } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { withLesson } from './format.js';
import type { ILesson } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';

/** Puts a lesson back to its start, after keeping the blocks beside it; returns what to say, nothing where not wanted. */
export async function startAgain(
  lesson: ILesson,
  host: ILessonHost,
  { context, contents, text }: ILessonOptions
): Promise<string> {
  const folder = PathExt.dirname(context.path);
  const base = PathExt.basename(context.path, PathExt.extname(context.path));
  const taken = await namesIn(contents, folder);
  let number = 1;
  let name = '';
  do {
    name = `${text('lessonOld', { name: base, number })}.blockly`;
    number++;
  } while (taken.has(name));
  const answer = await showDialog({
    title: text('lessonAgain'),
    body: text('lessonAgainAsk', { name }),
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: text('lessonAgain') })]
  });
  if (!answer.button.accept) {
    return '';
  }
  host.binding.flush();
  const { lesson: _, ...plain } = context.model.parse().document;
  const content = formatDocument(plain, plain.workspace, typeof plain.code === 'string' ? plain.code : '');
  try {
    await contents.save(PathExt.join(folder, name), { type: 'file', format: 'text', content });
  } catch (error) {
    return text('lessonAgainFailed', { reason: error instanceof Error ? error.message : String(error) });
  }
  const progress = { at: 0, passed: [] };
  host.binding.replace(withWorkspace(withLesson(host.binding.document, { progress }), lesson.start));
  await context.save();
  return text('lessonAgainDone', { name });
}

async function namesIn(contents: Contents.IManager, folder: string): Promise<Set<string>> {
  const model = await contents.get(folder, { content: true });
  const entries: unknown[] = Array.isArray(model.content) ? model.content : [];
  return new Set(entries.filter(isObject).map((entry: JSONObject) => String(entry['name'])));
}
