import { Msg, Workspace } from 'blockly/core';
import { describe, expect, it, vi } from 'vitest';

import { nameOf } from '../src/help/name.js';
import { pythonAlone } from '../src/help/python.js';
import type { IHelp } from '../src/help/types.js';
import { HelpView } from '../src/help/view.js';
import { languageOf, textsOf } from '../src/locale/ui.js';
import './workspace.js';

const copy = vi.hoisted(() => {
  // jsdom has none, and Lumino asks for it when it is loaded.
  vi.stubGlobal('DragEvent', MouseEvent);
  return vi.fn();
});
// The Lab's tools want a whole browser.
vi.mock('@jupyterlab/apputils', () => ({ Clipboard: { copyToSystem: copy } }));

const text = textsOf(languageOf('en'));

function help(changes: Partial<IHelp> = {}): IHelp {
  return {
    type: 'np_array',
    name: 'array from list …',
    text: 'An array.',
    python: 'np.array([])',
    example: 'print("<b>1</b>")',
    picture: Promise.resolve({ svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', width: 10, height: 10 }),
    goBack: () => undefined,
    ...changes
  };
}

function shown(given: IHelp, run?: (code: string) => void): HTMLElement {
  const view = new HelpView(text, run ? { run } : {});
  view.show_(given);
  return view.node;
}

const labels = (node: HTMLElement): (string | null)[] =>
  [...node.querySelectorAll('button')].map(button => button.textContent);

describe('help on a block', () => {
  it('shows its name, words, Python and example, as text', () => {
    const node = shown(help());
    expect(node.querySelector('h3')?.textContent).toBe('array from list …');
    expect([...node.querySelectorAll('pre')].map(one => one.textContent)).toEqual([
      'np.array([])',
      'print("<b>1</b>")'
    ]);
    expect(node.querySelector('b')).toBeNull();
    expect([node.getAttribute('role'), node.getAttribute('aria-label')]).toEqual(['region', 'Help']);
  });

  it('runs and copies the example', () => {
    const ran: string[] = [];
    const node = shown(help(), code => ran.push(code));
    node.querySelectorAll('button').forEach(button => button.click());
    expect(ran).toEqual(['print("<b>1</b>")']);
    expect(copy).toHaveBeenCalledWith('print("<b>1</b>")');
    expect(node.querySelector('[role=status]')?.textContent).toBe('Copied.');
  });

  it('does not offer to run where nothing runs', () => expect(labels(shown(help()))).toEqual(['Copy']));

  it('says so where nothing is known', () => {
    const node = shown(help({ text: '', python: '', example: '' }));
    expect(node.textContent).toContain('Nothing is known about this block.');
    expect(node.querySelector('pre')).toBeNull();
  });

  it('goes back to the block with Escape', () => {
    const goBack = vi.fn();
    const node = shown(help({ goBack }));
    node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(goBack).toHaveBeenCalledOnce();
  });

  it('leaves out a picture that cannot be drawn', async () => {
    const node = shown(help({ picture: Promise.reject(new Error('no place')) }));
    await vi.waitFor(() => expect(node.querySelector('.br-Help-picture')).toBeNull());
  });
});

describe('the Python of a block alone', () => {
  it('has its imports', () => {
    expect(pythonAlone(0, { type: 'np_shape' })).toBe('import numpy as np\n\nnp.shape([])\n');
  });

  it.each([
    [0, 'x[2]'],
    [1, 'x[1]']
  ] as const)('counts from %j as its document does', (base, code) => {
    const state = {
      type: 'lists_getIndex',
      fields: { MODE: 'GET', WHERE: 'FROM_START' },
      inputs: {
        VALUE: { block: { type: 'variables_get', fields: { VAR: { name: 'x' } } } },
        AT: { block: { type: 'math_number', fields: { NUM: 2 } } }
      }
    };
    expect(pythonAlone(base, state).trimEnd()).toBe(code);
  });

  it('puts a layer into a network', () => {
    expect(pythonAlone(0, { type: 'keras_flatten' })).toContain('        keras.layers.Flatten(),\n    ]\n)');
  });

  it('leaves the student’s workspace alone', () => {
    const before = Workspace.getAll().length;
    pythonAlone(0, { type: 'procedures_defnoreturn', fields: { NAME: 'f' } });
    expect(Workspace.getAll()).toHaveLength(before);
  });
});

describe('the name of a block', () => {
  it('leaves out the buttons on it and has an end', () => {
    const workspace = new Workspace();
    const compare = workspace.newBlock('logic_compare');
    compare.setFieldValue('LT', 'OP');
    expect(nameOf(compare)).toBe('… < …');
    expect(nameOf(workspace.newBlock('text_trim'), 10)).toBe(`${(Msg['TEXT_TRIM_OPERATOR_BOTH'] ?? '').slice(0, 10)}…`);
    workspace.dispose();
  });
});
