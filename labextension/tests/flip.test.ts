import { Signal } from '@lumino/signaling';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { Flipper } from '../src/cells/flip.js';

const { FakeCell, made } = vi.hoisted(() => {
  class FakeCell {
    readonly isDisposed = false;
  }
  return { FakeCell, made: [] as { isDisposed: boolean }[] };
});
vi.mock('@jupyterlab/apputils', () => ({ Notification: {} }));
vi.mock('@jupyterlab/cells', () => ({ CodeCell: FakeCell }));
vi.mock('@jupyterlab/notebook', () => ({ NotebookActions: { focusActiveCell: () => Promise.resolve() } }));
vi.mock('../src/cells/blocks.js', () => ({
  CellBlocks: class {
    isDisposed = false;
    constructor() {
      made.push(this);
    }
    focus(): void {
      // Nothing to see here.
    }
    dispose(): void {
      this.isDisposed = true;
    }
  }
}));

function notebookOf(isShown: boolean) {
  const metadata: Record<string, unknown> = { blockroom: { shown: isShown, workspace: {} } };
  const getMetadata = vi.fn((key: string) => structuredClone(metadata[key]));
  const model = {
    getMetadata,
    sharedModel: { getSource: () => 'x = 1' },
    metadataChanged: new Signal<object, { key: string }>({}),
    setMetadata: (key: string, value: unknown) => {
      metadata[key] = value;
      model.metadataChanged.emit({ key });
    }
  };
  const cell = Object.assign(new FakeCell(), {
    model,
    ready: Promise.resolve(),
    disposed: new Signal<object, void>({}),
    inputArea: { renderInput: () => undefined, showEditor: () => undefined }
  });
  // Signals tell who sends them.
  cell.disposed = new Signal<object, void>(cell);
  model.metadataChanged = new Signal<object, { key: string }>(model);
  const content = {
    widgets: [cell],
    model: { getMetadata: () => ({ name: 'python' }) },
    modelChanged: new Signal<object, void>({}),
    modelContentChanged: new Signal<object, void>({}),
    cellInViewportChanged: new Signal<object, void>({})
  };
  const panel = { content, context: { ready: Promise.resolve() } };
  const flipper = new Flipper({ panel, server: {}, view: {}, save: () => undefined } as never);
  return { flipper, cell, content, getMetadata };
}

describe('cells shown as blocks', () => {
  beforeEach(() => void made.splice(0));

  it('are let go of with their editors when they are deleted', () => {
    const { flipper, cell } = notebookOf(false);
    for (let i = 0; i < 3; i++) {
      flipper.flip(cell as never);
    }
    expect(flipper.isFlipped(cell as never)).toBe(true);
    cell.disposed.emit();
    expect(flipper.isFlipped(cell as never)).toBe(false);
    expect(made.map(one => one.isDisposed)).toEqual([true, true]);
  });

  it('are not asked at every key what they keep, and followed where that changes', async () => {
    const { flipper, cell, content, getMetadata } = notebookOf(true);
    await vi.waitFor(() => expect(flipper.isFlipped(cell as never)).toBe(true));
    const before = getMetadata.mock.calls.length;
    content.modelContentChanged.emit();
    content.modelContentChanged.emit();
    expect(getMetadata.mock.calls.length).toBe(before);
    cell.model.setMetadata('blockroom', { shown: false });
    await vi.waitFor(() => expect(flipper.isFlipped(cell as never)).toBe(false));
  });
});
