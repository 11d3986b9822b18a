import { Signal } from '@lumino/signaling';
import { describe, expect, it } from 'vitest';

import { emptyDocument } from '../src/document/format.js';
import { LessonCatalog } from '../src/lessons/catalog.js';

const lesson = { order: 1, title: 'A', goals: [], steps: [{ text: 'one', checks: [], hints: [] }], start: {} };

/** A home that has the class's folder and no lessons of its own. */
function home() {
  const folders = new Set(['', 'shared', 'shared/lessons']);
  const files = new Map([['shared/lessons/a.blockly', JSON.stringify({ ...emptyDocument(), lesson })]]);
  const within = (folder: string) => (path: string) =>
    path !== '' && path.slice(0, Math.max(path.lastIndexOf('/'), 0)) === folder;
  const entry = (type: string) => (path: string) => ({ type, path, name: path.split('/').pop(), last_modified: '1' });
  const contents = {
    fileChanged: new Signal<object, object>({}),
    get: (path: string, { type }: { type: string }) => {
      const content =
        type === 'file'
          ? files.get(path)
          : [
              ...[...folders].filter(within(path)).map(entry('directory')),
              ...[...files.keys()].filter(within(path)).map(entry('file'))
            ];
      return Promise.resolve({ content });
    },
    save: (path: string) => Promise.resolve(folders.add(path)),
    // As the server has it: where there is no such folder, the copy takes the name.
    copy: (from: string, to: string) => {
      const path = folders.has(to) ? `${to}/${from.split('/').pop() ?? ''}` : to;
      files.set(path, files.get(from) ?? '');
      return Promise.resolve({ path });
    }
  };
  return { contents, files };
}

describe("a student's own copy of a lesson", () => {
  it('is made in a folder, also where that was deleted', async () => {
    const { contents, files } = home();
    const catalog = new LessonCatalog(contents as never);
    await catalog.refresh();
    expect(await catalog.own('shared/lessons/a.blockly')).toBe('lessons/a.blockly');
    expect(files.has('lessons')).toBe(false);
  });
});
