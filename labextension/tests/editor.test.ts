import { KeyboardMover, getFocusManager } from 'blockly/core';
import type { IDraggable } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import { editorOf } from './panel.js';
import type { JSONObject } from '../src/document/format.js';

const printing: JSONObject = { languageVersion: 0, blocks: [{ type: 'text_print', id: 'p', x: 20, y: 20 }] };

function noted(text: string): JSONObject {
  return { blocks: printing, workspaceComments: [{ id: 'n', text, x: 0, y: 0, width: 100, height: 50 }] };
}

describe('a workspace that is loaded over another one', () => {
  it('takes its notes along', () => {
    const editor = editorOf(noted('first'));
    const block = editor.workspace.getBlockById('p');
    editor.load(noted('second'), 0);
    expect(editor.workspace.getTopComments().map(note => note.getText())).toEqual(['second']);
    editor.load({ blocks: printing }, 0);
    expect(editor.workspace.getTopComments()).toEqual([]);
    expect(editor.workspace.getBlockById('p')).not.toBe(block);
  });

  it('leaves blocks alone that are the same, with notes and what no version knows', () => {
    const editor = editorOf({ ...noted('one'), future: 1 });
    const block = editor.workspace.getBlockById('p');
    editor.load(editor.save(), 0);
    expect(editor.workspace.getBlockById('p')).toBe(block);
  });

  it('ends a move by keyboard, which the whole page waits for', () => {
    const editor = editorOf({ blocks: printing });
    const block = editor.workspace.getBlockById('p');
    getFocusManager().focusNode(block as NonNullable<typeof block>);
    KeyboardMover.mover.startMove(block as IDraggable & NonNullable<typeof block>);
    expect(editor.isDragging).toBe(true);
    editor.load({ blocks: { languageVersion: 0, blocks: [{ type: 'math_number', id: 'n' }] } }, 0);
    expect(editor.isDragging).toBe(false);
    expect(editor.takeChange()).toBeNull();
    expect(editor.workspace.getAllBlocks(false).map(one => one.type)).toEqual(['math_number']);
  });
});

describe('a search', () => {
  it('shows the block in which a found one is folded away, and changes nothing', () => {
    const text = { type: 'text', id: 't', fields: { TEXT: 'needle' } };
    const print = { type: 'text_print', id: 'p', collapsed: true, inputs: { TEXT: { block: text } } };
    const editor = editorOf({ blocks: { languageVersion: 0, blocks: [print] } });
    const findings = editor.find(/needle/);
    const shown = editor.workspace.getBlockById('p');
    const marked = (): boolean => Boolean(shown?.getSvgRoot().classList.contains('br-Found-current'));
    findings.show(findings.texts.length - 1);
    expect([marked(), shown?.isCollapsed(), editor.takeChange()]).toEqual([true, true, null]);
    findings.clear();
    expect(marked()).toBe(false);
  });
});
