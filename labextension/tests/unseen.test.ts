import { Field, Workspace, serialization } from 'blockly/core';
import { describe, expect, it, vi } from 'vitest';

import { editorOf } from './panel.js';

const state = { type: 'math_number', id: 'n', fields: { NUM: 7 } };

describe('what a screen reader is told of a field', () => {
  it('is on it once it is on the page, and follows it', () => {
    const editor = editorOf({ blocks: { languageVersion: 0, blocks: [state] } });
    const field = editor.workspace.getBlockById('n')?.getField('NUM');
    const label = (): string => field?.getSvgRoot()?.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
    expect(label()).toContain('7');
    field?.setValue(8);
    expect(label()).toContain('8');
  });

  it('is not sought before, when nothing of it could be found', () => {
    const sought = vi.spyOn(Field.prototype, 'getFocusableElement');
    const workspace = new Workspace();
    const field = serialization.blocks.append(state, workspace).getField('NUM');
    expect(field?.recomputeAriaContext()).toBe(false);
    expect(sought).not.toHaveBeenCalled();
    sought.mockRestore();
    workspace.dispose();
  });
});
