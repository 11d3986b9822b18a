import { Events, Workspace, serialization } from 'blockly/core';
import type { Block } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { workspaceToPython } from '../src/generator/index.js';
import { items, make, n, v } from './general.js';
import { eventsTold, fill } from './workspace.js';

type Shaped = Block & { loadExtraState(state: unknown): void; saveExtraState(): unknown };

function shown(state: JSONObject): { block: Shaped; code: () => string } {
  const workspace = fill(new Workspace(), {
    variables: ['a', 'b', 'c'].map(name => ({ name, id: name })),
    blocks: { blocks: [state] }
  });
  return { block: workspace.getTopBlocks(false)[0] as Shaped, code: () => workspaceToPython(workspace) };
}

const press = (block: Block, sign: string): void => block.getField(sign)?.showEditor();

const match = make(
  'py_match',
  { SUBJECT: v('a'), PATTERN0: n(1), DO0: [make('py_pass')], PATTERN1: v('b'), DO1: [make('py_pass')] },
  { extraState: { cases: [false, false] } }
);

describe('a block with a shape', () => {
  it('grows and shrinks without losing what is in it; undo brings back what was', () => {
    const { block, code } = shown(match);
    const before = code();
    press(block, 'PLUS');
    expect(code()).toBe(`${before}    case _:\n        pass\n`);
    press(block, 'MINUS');
    press(block, 'MINUS');
    expect(code()).toContain('match a:\n    case 1:\n        pass\n');
    expect(code()).not.toContain('case b');
    press(block, 'MINUS');
    expect(block.getInput('PATTERN0')).not.toBeNull();
  });

  it('is undone as one step', async () => {
    const { block, code } = shown(match);
    const before = code();
    block.workspace.clearUndo();
    press(block, 'PLUS');
    await eventsTold();
    block.workspace.undo(false);
    expect(code()).toBe(before);
    block.workspace.undo(true);
    expect(code()).not.toBe(before);
  });

  it('keeps names and shadows when a decorator is added', () => {
    const shape = { decorators: 0, parameters: 1, returns: true, async: false, types: false };
    const parameter = make('py_parameter', { NAME: { id: 'b' } });
    const { block, code } = shown(
      make('py_function', { NAME: { id: 'c' }, PARAM0: parameter, RETURNS: v('a') }, { extraState: shape })
    );
    block.getInput('RETURNS')?.connection?.setShadowState({ type: 'logic_null' });
    block.loadExtraState({ ...shape, decorators: 1, parameters: 2 });
    expect(code()).toBe('@staticmethod\ndef c(b) -> a:\n    pass\n');
    block.getInputTargetBlock('RETURNS')?.dispose(false);
    expect(block.getInputTargetBlock('RETURNS')?.type).toBe('logic_null');
  });

  it('turns into a dictionary when the student says so', () => {
    const { block, code } = shown(make('py_comprehension', { ITEM: v('a'), TARGET0: v('a'), ITER0: v('b') }));
    block.setFieldValue('DICT', 'KIND');
    expect(code()).toBe('{a: None for a in b}\n');
    expect(block.saveExtraState()).toEqual({ kind: 'DICT', clauses: ['for'] });
    block.setFieldValue('SET', 'KIND');
    expect(code()).toBe('{a for a in b}\n');
  });

  it.each([
    ['py_match', { cases: 'x' }, { cases: [false] }],
    [
      'py_match',
      { cases: Array.from({ length: 5000 }, () => true) },
      { cases: Array.from({ length: 1000 }, () => true) }
    ],
    ['py_comprehension', { kind: 'evil', clauses: ['if', 3] }, { kind: 'LIST', clauses: ['for', 'if', 'if'] }],
    ['py_fstring', { prefix: 'f"', quote: 'q', parts: 'xyz' }, { prefix: 'f', quote: '"', parts: 'tv' }],
    [
      'py_try_any',
      { handlers: [null, { type: true }] },
      expect.objectContaining({
        handlers: [
          { type: false, name: false },
          { type: true, name: false }
        ]
      })
    ],
    ['py_function', { decorators: -1, parameters: 1e9 }, expect.objectContaining({ decorators: 0, parameters: 1000 })],
    ['py_with', { items: [] }, { items: [true], async: false }]
  ])('takes from a file only what is harmless: %s %#', (type, saved, shape) => {
    const block = new Workspace().newBlock(type) as Shaped;
    block.loadExtraState(saved);
    expect(block.saveExtraState()).toEqual(shape);
  });
});

describe('Python in a field', () => {
  it('shows line breaks as a sign, and is cut only to be shown', () => {
    const code = `"""${'x'.repeat(100)}\n"""`;
    const { block } = shown(make('py_literal', { CODE: code }));
    expect(block.getFieldValue('CODE')).toBe(code);
    expect(block.getField('CODE')?.getText()).toContain('⏎');
    block.setFieldValue('x'.repeat(10_000_001), 'CODE');
    expect(block.getFieldValue('CODE')).toBe(code);
  });

  it('that is none says why', () => {
    const { block, code } = shown(make('py_raw', { CODE: 'if x\n  y' }, { extraState: { error: 'e'.repeat(600) } }));
    expect(block.saveExtraState()).toEqual({ error: 'e'.repeat(500) });
    expect(code()).toBe('if x\n  y\n');
  });
});

it('break and continue are at home in every loop', () => {
  for (const type of ['py_for', 'py_while', 'py_for_range', 'py_while_true']) {
    const { block } = shown(make(type, { DO: [make('controls_flow_statements')] }));
    const flow = block.getInputTargetBlock('DO') as Block & { getSurroundLoop(): Block | null };
    expect(flow.getSurroundLoop()).toBe(block);
  }
});

it('comparisons and conditions have two sides at least', () => {
  Events.disable();
  const { block } = shown(items('py_compare', 'VALUE', n(1), n(2)));
  Events.enable();
  press(block, 'MINUS');
  expect(serialization.blocks.save(block)?.extraState).toEqual({ items: 2 });
});
