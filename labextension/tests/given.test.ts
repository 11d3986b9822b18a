import { Blocks, Workspace, serialization } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import { defineShapes } from '../src/blocks/shapes.js';
import type { JSONObject } from '../src/document/format.js';
import { addRules, workspaceToPython } from '../src/generator/index.js';
import './workspace.js';
import { givenToolbox } from '../src/toolbox/given.js';

describe('a toolbox that a document brings along', () => {
  it('offers the blocks that are known, in their categories', () => {
    const contents = [
      { kind: 'block', type: 'math_number', fields: { NUM: 3 } },
      { kind: 'block', type: 'no_such_block' },
      { kind: 'button', text: 'x', callbackKey: 'y' },
      { kind: 'label', text: 'Numbers' },
      { kind: 'sep' }
    ];
    const category = { kind: 'category', name: 'Mine', colour: '210', custom: 'EVIL', contents };
    expect(givenToolbox({ contents: [category] })).toEqual({
      kind: 'categoryToolbox',
      contents: [
        {
          kind: 'category',
          name: 'Mine',
          colour: '210',
          contents: [
            { kind: 'block', type: 'math_number', fields: { NUM: 3 } },
            { kind: 'label', text: 'Numbers' },
            { kind: 'sep' }
          ]
        }
      ]
    });
  });

  it('reads shapes in the older format', () => {
    const block = { kind: 'block', type: 'controls_if', extraState: '<mutation else="1"></mutation>' };
    expect(givenToolbox({ contents: [block] })).toMatchObject({
      kind: 'flyoutToolbox',
      contents: [{ type: 'controls_if', extraState: { hasElse: true } }]
    });
  });

  it.each([
    null,
    [],
    'x',
    {},
    { contents: 'x' },
    { contents: [1, null, { kind: 'block', type: '__proto__' }] },
    { contents: [{ kind: 'block', type: 'controls_if', extraState: { elseIfCount: 1e9 } }] }
  ])('is none where nothing is left of it: %j', found => {
    expect(givenToolbox(found)).toBeNull();
  });

  it('is bounded', () => {
    const many = Array.from({ length: 100_000 }, () => ({ kind: 'block', type: 'math_number' }));
    expect(givenToolbox({ contents: many })).toHaveProperty('contents.length', 2000);
  });
});

describe('shapes that a document brings along', () => {
  const shape = {
    type: 'robot_go',
    message0: 'go %1',
    args0: [{ type: 'input_value', name: 'N' }],
    previousStatement: null
  };

  it('can be shown, and say what is missing', () => {
    addRules(defineShapes([shape, { ...shape, type: 'robot_see', previousStatement: undefined, output: null }]));
    const workspace = new Workspace();
    const go = { type: 'robot_go', inputs: { N: { block: { type: 'robot_see' } } } };
    serialization.workspaces.load({ blocks: { blocks: [go] } }, workspace);
    expect(workspaceToPython(workspace)).toBe('# robot_go\n');
    expect(workspace.getAllBlocks(false)).toHaveLength(2);
  });

  it('take no block away, and what is broken is left out', () => {
    const before = Blocks['math_number'] as unknown;
    const broken = { type: 'robot_broken', message0: '%1 %2', args0: [] };
    const strange = [{ ...shape, type: 'math_number' }, broken, { type: '__proto__' }, { type: 'a b' }, 5, null];
    expect(Object.keys(defineShapes(strange))).toEqual([]);
    expect(Blocks['math_number']).toBe(before);
    expect('robot_broken' in Blocks).toBe(false);
    expect(defineShapes('x')).toEqual({});
  });

  const own = 'data:image/png;base64,AA==';
  const image = (src: string | null): JSONObject => ({ type: 'field_image', src, width: 9, height: 9, alt: 'x' });
  const menu = (src: string): JSONObject => ({ type: 'field_dropdown', name: 'M', options: [[image(src), 'a']] });

  it.each([
    image('https://evil.example/a.png'),
    image('//evil.example/a.png'),
    image(null),
    menu('https://evil.example/a.png'),
    { type: 'field_unknown', name: 'F', alt: image('https://evil.example/a.png') },
    { type: 'input_dummy', alt: image('https://evil.example/a.png') }
  ])('fetch no picture from outside: %j', part => {
    const pictured = { type: `robot_${crypto.randomUUID()}`, message0: '%1', args0: [part] };
    expect(defineShapes([pictured, { ...pictured, args0: [], message0: '', args1: [part], message1: '%1' }])).toEqual(
      {}
    );
  });

  it('may have pictures of their own', () => {
    const pictured = { type: 'robot_own', message0: '%1 %2', args0: [image(own), menu(own)] };
    expect(Object.keys(defineShapes([pictured]))).toEqual(['robot_own']);
  });
});
