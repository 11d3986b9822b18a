import type { Signal } from '@lumino/signaling';
import { describe, expect, it } from 'vitest';

import { Context, View, away, editorOf, opened, shown } from './panel.js';
import { withWorkspace } from '../src/document/format.js';
import type { JSONObject } from '../src/document/format.js';
import type { Editor } from '../src/editor/index.js';
import { keptText } from '../src/python/kept.js';

const file = (code = '', rest: JSONObject = {}): string =>
  JSON.stringify({
    format: 'blockroom',
    version: 1,
    toolbox: 'default',
    ...rest,
    workspace: {
      blocks: { languageVersion: 0, blocks: [{ type: 'text_print', id: 'p', x: 20, y: 20 }] }
    },
    code
  });

const print = 'print("")\n';

/** What Blockly would tell after the next frame. */
function tell(view: View): void {
  (view.editor.changed as Signal<Editor, void>).emit();
}

function write(view: View, value: string): void {
  const text = view.editor.workspace.newBlock('text');
  text.setFieldValue(value, 'TEXT');
  const socket = view.editor.workspace.getBlockById('p')?.getInput('TEXT')?.connection;
  if (text.outputConnection) {
    socket?.connect(text.outputConnection);
  }
  tell(view);
}

function nudge(view: View): void {
  view.editor.workspace.getBlockById('p')?.moveBy(10, 10);
  tell(view);
}

describe('two views of a document', () => {
  it('one that is closed writes nothing any more', async () => {
    const context = new Context(file());
    const [first, second] = [await opened(context), await opened(context)];
    first.close();
    context.choose('other');
    first.binding.change(document => document);
    first.binding.undo(false);
    expect(context.file['kernel']).toBe('other');
    expect(JSON.stringify(context.file.workspace)).toContain('text_print');
    expect(second.editor.isEmpty).toBe(false);
  });

  it('what one could not follow survives an edit in the other', async () => {
    const context = new Context(file());
    const [first, second] = [await opened(context), await opened(context)];
    await first.type('x = (');
    expect(second.binding.code).toBe('x = (');
    nudge(second);
    expect(first.binding.code).toBe('x = (');
    expect(first.preview.code).toBe('x = (');
  });

  it('what is being typed in one survives an edit in the other, not a revert', async () => {
    const context = new Context(file());
    const [first, second] = [await opened(context), await opened(context)];
    first.preview.type('x = 1');
    write(second, 'a');
    expect(first.binding.code).toBe('x = 1');
    context.model.fromString(file());
    expect(first.binding.code).toBe(print);
  });

  it('what is being typed in one that is closed goes to the other', async () => {
    const context = new Context(file());
    const [first, second] = [await opened(context), await opened(context)];
    first.preview.type('x = 1');
    first.close();
    expect(second.binding.code).toBe('x = 1');
  });
});

describe('text that the blocks do not follow', () => {
  it('stays when a stack is moved or the program only looks different', async () => {
    const view = await opened(new Context(file()));
    await view.type('x = (');
    nudge(view);
    tell(view);
    expect(view.binding.code).toBe('x = (');
    expect(view.context.file['code']).toBe('x = (');
    expect(view.preview.said).toContain('away');
  });

  it('is given up for an edit of the program, and comes back with undo', async () => {
    const view = await opened(new Context(file()));
    await view.type('x = (');
    view.context.nextStep();
    write(view, 'a');
    expect(view.binding.code).toBe('print("a")\n');
    expect(view.preview.code).toBe('print("a")\n');
    view.binding.undo(false);
    expect(view.binding.code).toBe('x = (');
    write(view, 'b');
    expect(view.binding.code).toBe('print("b")\n');
  });

  it('is kept by a change of something else in the document', async () => {
    const context = new Context(file());
    const view = await opened(context);
    await view.type('x = (');
    view.preview.type('x = 1');
    view.binding.change(document => ({ ...document, modules: ['math'] }));
    view.close();
    const again = await opened(context);
    expect(context.file['modules']).toEqual(['math']);
    expect(again.binding.code).toBe('x = 1');
  });

  it('typed during a save is still to be saved', async () => {
    const view = await opened(new Context(file()));
    view.context.startSaving();
    view.preview.type('x = 1');
    view.context.finishSaving();
    expect(view.context.model.dirty).toBe(true);
  });

  it('is not written for being opened', async () => {
    const context = new Context(file('x = (', { text: keptText([], print) }));
    const before = context.model.toString();
    const view = await opened(context, away);
    expect(view.binding.code).toBe('x = (');
    expect(context.model.toString()).toBe(before);
    expect(context.model.dirty).toBe(false);
  });
});

describe('a document', () => {
  it('is read when Blockly is there, not before', async () => {
    const context = new Context(file());
    const view = new View(context, away, editorOf());
    await Promise.resolve();
    context.model.fromString(file().replace('text_print', 'math_number'));
    await shown();
    expect(JSON.stringify(view.editor.save())).toContain('math_number');
  });

  it('that is not saved says so until it is', async () => {
    const view = await opened(new Context(file()));
    view.context.saveState.emit('failed');
    expect(view.notice.node.textContent).toContain('not be saved');
    view.context.model.sharedModel.setSource(file(print, { modules: [] }));
    expect(view.notice.node.textContent).toContain('not be saved');
    view.context.finishSaving();
    expect(view.notice.isHidden).toBe(true);
  });

  it('with other blocks has no text of the old ones', async () => {
    const view = await opened(new Context(file()));
    await view.type('x = (');
    view.binding.flush();
    const start = { blocks: { languageVersion: 0, blocks: [{ type: 'text_print', id: 's', x: 0, y: 0 }] } };
    view.binding.replace(withWorkspace(view.binding.document, start));
    expect(view.binding.code).toBe(print);
    const again = await opened(view.context);
    expect(again.binding.code).toBe(print);
    expect(again.editor.workspace.getBlockById('s')).not.toBeNull();
  });
});
