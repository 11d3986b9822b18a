import type { CodeEditor } from '@jupyterlab/codeeditor';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { StateEffect, StateField } from '@codemirror/state';
import type { Extension, Range, Text } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

/** A stretch of the code that is set off, and why. */
export interface IHighlight {
  start: number;
  end: number;
  kind: 'selected' | 'step' | 'error';
}

const set = StateEffect.define<readonly IHighlight[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (old, transaction) => {
    const effect = transaction.effects.find(e => e.is(set));
    return effect ? decorations(transaction.state.doc, effect.value) : old.map(transaction.changes);
  },
  provide: source => EditorView.decorations.from(source)
});

/** Lets code be set off, and says where the cursor is put by hand; does nothing in an editor that is not CodeMirror. */
export function followCursor(editor: CodeEditor.IEditor, onCursor: (offset: number) => void): void {
  if (!(editor instanceof CodeMirrorEditor)) {
    return;
  }
  const extension: Extension = [
    field,
    EditorView.updateListener.of(update => {
      if (update.transactions.some(transaction => transaction.isUserEvent('select'))) {
        onCursor(update.state.selection.main.head);
      }
    })
  ];
  editor.injectExtension(extension);
}

/** Sets code off, and scrolls to the first of it. */
export function highlight(editor: CodeEditor.IEditor, ranges: readonly IHighlight[], scroll: boolean): void {
  if (!(editor instanceof CodeMirrorEditor) || editor.isDisposed) {
    return;
  }
  const length = editor.state.doc.length;
  const inside = ranges.filter(range => range.start <= range.end && range.end <= length);
  const first = inside[0];
  if (!first && !editor.state.field(field, false)?.size) {
    // Each dispatch measures the page.
    return;
  }
  const effects: StateEffect<unknown>[] = [set.of(inside)];
  if (scroll && first) {
    effects.push(EditorView.scrollIntoView(first.start, { y: 'nearest', yMargin: 40 }));
  }
  editor.editor.dispatch({ effects });
}

function decorations(doc: Text, ranges: readonly IHighlight[]): DecorationSet {
  const all: Range<Decoration>[] = [];
  for (const { start, end, kind } of ranges) {
    const text = doc.sliceString(start, end);
    const last = doc.lineAt(start + text.trimEnd().length).number;
    const first = doc.lineAt(start).number;
    for (let line = first; line <= last; line++) {
      all.push(Decoration.line({ class: `br-Line-${kind}` }).range(doc.line(line).from));
    }
    if (first === last && text.trim()) {
      all.push(Decoration.mark({ class: `br-Text-${kind}` }).range(start, start + text.trimEnd().length));
    }
  }
  return Decoration.set(all, true);
}
