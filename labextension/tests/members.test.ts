import { Blocks, Workspace, serialization } from 'blockly/core';
import type { Block } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { open } from '../src/editor/repair.js';
import { readDescription } from '../src/members/answers.js';
import type { IDescription, IMember } from '../src/members/answers.js';
import { blockFor, blockForClass, stateFor } from '../src/members/flyout.js';
import { importedModules, reach } from '../src/members/names.js';
import { readModules, readState } from '../src/members/state.js';
import { eventsTold, python, workspaceOf } from './workspace.js';

const num = (value: number): JSONObject => ({ block: { type: 'math_number', fields: { NUM: value } } });

const linspace: JSONObject = {
  callable: 'numpy.linspace',
  module: 'numpy',
  kind: 'function',
  parameters: [
    { name: 'start', kind: 'any' },
    { name: 'stop', kind: 'any' },
    { name: 'num', kind: 'any', optional: true, default: '50' },
    { name: 'endpoint', kind: 'any', optional: true, default: 'True' },
    { name: 'dtype', kind: 'any', optional: true },
    { name: 'device', kind: 'keyword', optional: true, default: 'None' }
  ],
  used: [],
  more: 0,
  doc: 'Return evenly spaced numbers.'
};

const plot: JSONObject = {
  callable: 'matplotlib.pyplot.plot',
  module: 'matplotlib.pyplot',
  kind: 'function',
  parameters: [
    { name: 'args', kind: 'args' },
    { name: 'scalex', kind: 'keyword', optional: true, default: 'True' },
    { name: 'kwargs', kind: 'kwargs' }
  ],
  used: [],
  more: 1
};

function statement(extraState: JSONObject, inputs: JSONObject = {}): JSONObject {
  return { type: 'py_api_do', extraState, inputs };
}

/** The block of a workspace that holds only one. */
function blockOf(state: JSONObject): Block {
  const block = workspaceOf({ blocks: { languageVersion: 0, blocks: [state] } }).getTopBlocks()[0];
  if (!block) {
    throw new Error('no block');
  }
  return block;
}

const inputNames = (block: Block): string[] => block.inputList.map(input => input.name);

/** Chooses from the menu behind the plus sign. */
function choose(block: Block, value: string): void {
  block.getField('CHOICE')?.setValue(value);
}

describe('the block of a member', () => {
  it('asks only for what is needed', () => {
    expect(inputNames(blockOf(statement(linspace)))).toEqual(['HEAD', 'ARG_start', 'ARG_stop', 'TAIL']);
  });

  it('shows an optional parameter with its default, and hides it again', () => {
    const block = blockOf(statement(linspace));
    choose(block, 'num');
    expect(inputNames(block)).toEqual(['HEAD', 'ARG_start', 'ARG_stop', 'ARG_num', 'TAIL']);
    expect(block.getInputTargetBlock('ARG_num')?.getFieldValue('NUM')).toBe(50);
    choose(block, 'endpoint');
    expect(block.getInputTargetBlock('ARG_endpoint')?.getFieldValue('BOOL')).toBe('TRUE');
    choose(block, 'num');
    expect(inputNames(block)).toEqual(['HEAD', 'ARG_start', 'ARG_stop', 'ARG_endpoint', 'TAIL']);
  });

  it('keeps what it shows in the file, and opens without a kernel', () => {
    const block = blockOf(statement(linspace, { ARG_stop: num(3) }));
    choose(block, 'num');
    const saved = serialization.blocks.save(block) as unknown as JSONObject;
    expect(JSON.stringify(saved)).not.toContain('CHOICE');
    expect(python(saved)).toBe('import numpy as np\n\nnp.linspace(None, 3, num=50)\n');
  });

  it('can be undone', async () => {
    const block = blockOf(statement(linspace));
    const workspace = block.workspace;
    choose(block, 'num');
    await eventsTold();
    workspace.undo(false);
    expect(inputNames(block)).toEqual(['HEAD', 'ARG_start', 'ARG_stop', 'TAIL']);
    workspace.undo(true);
    expect(block.getInputTargetBlock('ARG_num')?.getFieldValue('NUM')).toBe(50);
  });

  it('takes more values and fewer', () => {
    const block = blockOf(statement(plot));
    choose(block, '+*');
    expect(inputNames(block)).toEqual(['HEAD', 'MORE_0', 'MORE_1', 'TAIL']);
    choose(block, '-*');
    choose(block, '-*');
    expect(inputNames(block)).toEqual(['HEAD', 'TAIL']);
  });
});

describe('the Python of a member', () => {
  it('is the call as its handbook writes it', () => {
    expect(python(statement(linspace, { ARG_start: num(0), ARG_stop: num(1) }))).toBe(
      'import numpy as np\n\nnp.linspace(0, 1)\n'
    );
  });

  it('names what is optional, and leaves out what is empty', () => {
    const shown = { ...linspace, used: ['device', 'dtype', 'num'] };
    const code = python(statement(shown, { ARG_start: num(0), ARG_stop: num(1), ARG_num: num(5) }));
    expect(code).toContain('np.linspace(0, 1, num=5, device=None)\n');
  });

  it('puts values for *args before what is named, of any name', () => {
    const shown = { ...plot, more: 2, used: ['scalex', 'color'] };
    const inputs = { MORE_0: num(1), MORE_1: num(2), ARG_scalex: num(0), ARG_color: num(3) };
    expect(python(statement(shown, inputs))).toBe(
      'import matplotlib.pyplot as plt\n\nplt.plot(1, 2, scalex=0, color=3)\n'
    );
  });

  it('places what can only be placed, up to the first gap', () => {
    const range: JSONObject = {
      callable: 'operator.f',
      module: 'operator',
      kind: 'function',
      parameters: ['a', 'b', 'c'].map((name, i) => ({ name, kind: 'positional', ...(i ? { optional: true } : {}) })),
      used: ['b', 'c'],
      more: 0
    };
    expect(python(statement(range, { ARG_a: num(1), ARG_b: num(2), ARG_c: num(3) }))).toContain('operator.f(1, 2, 3)');
    expect(python(statement(range, { ARG_a: num(1), ARG_c: num(3) }))).toContain('operator.f(1)');
  });

  it('places optional values too where more follow', () => {
    const f: JSONObject = {
      callable: 'f',
      kind: 'function',
      parameters: [
        { name: 'a', kind: 'any' },
        { name: 'b', kind: 'any', optional: true },
        { name: 'rest', kind: 'args' }
      ],
      used: ['b'],
      more: 1
    };
    expect(python(statement(f, { ARG_a: num(1), ARG_b: num(2), MORE_0: num(3) }))).toBe('f(1, 2, 3)\n');
  });

  it('calls a method of the object in its place', () => {
    const move = {
      callable: 'move',
      kind: 'method',
      parameters: [{ name: 'steps', kind: 'any', optional: true, default: '1' }],
      used: ['steps'],
      more: 0
    };
    const object = { block: { type: 'variables_get', fields: { VAR: { id: 'robot' } } } };
    expect(python(statement(move, { OBJECT: object, ARG_steps: num(9) }), ['robot'])).toContain(
      'robot.move(steps=9)\n'
    );
  });

  it('leaves the name of its module to the module', () => {
    const mean = {
      callable: 'calendar.isleap',
      module: 'calendar',
      kind: 'function',
      parameters: [],
      used: [],
      more: 0
    };
    const set = { type: 'variables_set', fields: { VAR: { id: 'calendar' } }, inputs: { VALUE: num(1) } };
    const chain = { ...set, next: { block: statement(mean) } };
    expect(python(chain, ['calendar'])).toBe('import calendar\n\ncalendar_ = 1\ncalendar.isleap()\n');
  });

  it('reads a value without a call', () => {
    const pi = { callable: 'math.pi', module: 'math', kind: 'constant', parameters: [], used: [], more: 0 };
    const print = { type: 'text_print', inputs: { TEXT: { block: { type: 'py_api', extraState: pi } } } };
    expect(python(print)).toBe('import math\n\nprint(math.pi)\n');
  });

  it.each([
    ['numpy', 'numpy.random.rand', 'import numpy as np', 'np.random.rand'],
    ['numpy.random', 'numpy.random.rand', 'import numpy as np', 'np.random.rand'],
    ['pandas', 'pandas.DataFrame', 'import pandas as pd', 'pd.DataFrame'],
    ['tensorflow', 'tensorflow.constant', 'import tensorflow as tf', 'tf.constant'],
    ['tensorflow.keras.layers', 'tensorflow.keras.layers.Dense', 'from tensorflow import keras', 'keras.layers.Dense'],
    ['tensorflow.data', 'tensorflow.data.Dataset', 'import tensorflow as tf', 'tf.data.Dataset'],
    ['keras.layers', 'keras.layers.Dense', 'import keras', 'keras.layers.Dense'],
    ['sklearn.linear_model', 'sklearn.linear_model.Ridge', 'from sklearn.linear_model import Ridge', 'Ridge'],
    ['scipy.stats', 'scipy.stats.norm', 'from scipy import stats', 'stats.norm'],
    ['os.path', 'os.path.join', 'import os', 'os.path.join'],
    ['statistics', 'statistics.mean', 'import statistics', 'statistics.mean']
  ])('reaches %s: %s', (module, callable, line, code) => {
    const way = reach(readState({ callable, module, kind: 'function' }));
    expect([way?.line, way?.code]).toEqual([line, code]);
    expect(code.split('.')[0]).toBe(way?.binds);
  });
});

describe('a hostile file', () => {
  it.each([
    ['code for a name', { callable: 'os.system("x")', module: 'os' }],
    ['a line break in a name', { callable: 'a\nimport os' }],
    ['a keyword for a name', { callable: 'lambda' }],
    ['a module that the name is not in', { callable: 'numpy.sin', module: 'os' }],
    ['a method with a path', { callable: 'os.system', kind: 'method' }],
    ['an unknown kind', { kind: 'eval' }],
    ['code for a parameter', { parameters: [{ name: 'a)(', kind: 'any' }] }],
    [
      'the same parameter twice',
      {
        parameters: [
          { name: 'a', kind: 'any' },
          { name: 'a', kind: 'any' }
        ]
      }
    ],
    ['too many parameters', { parameters: Array.from({ length: 41 }, (_, i) => ({ name: `a${i}`, kind: 'any' })) }],
    ['too many values', { more: 1e6 }],
    ['code for a shown parameter', { used: ['x=1, y'] }],
    ['a megabyte of help', { doc: 'x'.repeat(1e6) }],
    ['a megabyte of name', { callable: 'x'.repeat(1e6) }],
    ['no object', 7]
  ])('with %s is kept, shown as unknown and runs nothing', (_, bad) => {
    const good = { callable: 'f', kind: 'function', parameters: [], used: [], more: 0 };
    const extraState = typeof bad === 'object' ? { ...good, ...bad } : bad;
    const state = { type: 'py_api_do', id: 'a', extraState } as unknown as JSONObject;
    const workspace = new Workspace();
    const file = { blocks: { languageVersion: 0, blocks: [state] } } as unknown as JSONObject;
    const opened = open(
      file,
      json => serialization.workspaces.load(json, workspace),
      () => serialization.workspaces.save(workspace)
    );
    expect(opened.unknown).toEqual(['py_api_do']);
    const saved = serialization.workspaces.save(workspace) as unknown as { blocks: { blocks: JSONObject[] } };
    expect(saved.blocks.blocks[0]?.['extraState']).toEqual({ original: state });
  });

  it('leaves no prototype behind', () => {
    const state = readState(
      JSON.parse('{"callable":"f","kind":"function","__proto__":{"module":"os"},"used":["__proto__"]}')
    );
    expect(state.module).toBeUndefined();
    expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
  });

  it('asks for modules by name only', () => {
    expect(readModules(['numpy', 'a b', 7, '<b>', 'x.y', null, '__import__("os")'])).toEqual(['numpy', 'x.y']);
    expect(readModules({ length: 3 })).toEqual([]);
    expect(readModules(Array.from({ length: 1000 }, (_, i) => `m${i}`))).toHaveLength(40);
  });
});

function described(more: Partial<IDescription>): IDescription {
  return { name: 'm', kind: 'module', doc: '', live: false, members: [], left: 0, ...more };
}

describe('what lies in a category', () => {
  it('is a value where the call gives one, else a step', () => {
    const module = described({ name: 'random' });
    const members: IMember[] = [
      { name: 'random', kind: 'function', returns: true },
      { name: 'seed', kind: 'function', returns: false },
      { name: 'other', kind: 'function' }
    ];
    const types = members.map(member => (blockFor(module, 'module', member) as { type?: string }).type);
    expect(types).toEqual(['py_api', 'py_api_do', 'py_api']);
  });

  it('is a step for what pyplot draws', () => {
    const plt = described({ name: 'matplotlib.pyplot' });
    const types = ['plot', 'show', 'subplots', 'figure', 'title'].map(
      name => (blockFor(plt, 'module', { name, kind: 'function', returns: true }) as { type?: string }).type
    );
    expect(types).toEqual(['py_api_do', 'py_api_do', 'py_api', 'py_api', 'py_api_do']);
  });

  it('of an object has the object in its methods', () => {
    const robot = described({ name: 'robot', kind: 'constant' });
    const block = blockFor(robot, 'object', { name: 'move', kind: 'method', parameters: [], returns: false });
    expect(block).toMatchObject({
      type: 'py_api_do',
      extraState: { callable: 'move', kind: 'method' },
      inputs: { OBJECT: { block: { fields: { VAR: { name: 'robot' } } } } }
    });
  });

  it('of a class begins with the call that makes an object', () => {
    const parameters = [{ name: 'name', kind: 'any' as const }];
    const own = blockForClass(described({ name: 'Robot', kind: 'class', parameters }), 'object');
    expect(own).toMatchObject({ type: 'py_api', extraState: { callable: 'Robot', kind: 'class', parameters } });
    const frame = blockForClass(described({ name: 'pandas.DataFrame', kind: 'class' }), 'module');
    expect(frame).toMatchObject({ extraState: { callable: 'pandas.DataFrame', module: 'pandas' } });
    expect(blockForClass(described({}), 'module')).toBeNull();
  });

  it('leaves out what cannot be written', () => {
    const module = described({ name: 'm' });
    expect(stateFor(module, 'module', { name: 'class', kind: 'function' })).toBeNull();
    expect(stateFor(module, 'module', { name: 'a b', kind: 'function' })).toBeNull();
    expect(stateFor(module, 'module', { name: 'sub', kind: 'module' })).toBeNull();
  });

  it('is read with care', () => {
    expect(readDescription(null)).toBeNull();
    const members = [{ name: 'a', kind: 'function' }, { name: 7 }, null, { name: 'b', kind: 'class', doc: {} }];
    expect(readDescription({ name: 'm', kind: 'module', members, left_out: 'x' })).toMatchObject({
      members: [{ name: 'a' }],
      left: 0
    });
  });
});

describe('modules of a program', () => {
  it('are found in its imports', () => {
    const code = [
      'import math',
      'import numpy as np, random',
      'from tensorflow import keras',
      'from sklearn.linear_model import LinearRegression',
      'from sklearn.datasets import load_digits',
      'import matplotlib.pyplot as plt',
      'print("import os")'
    ].join('\n');
    expect(importedModules(code)).toEqual([
      'math',
      'numpy',
      'random',
      'tensorflow.keras',
      'sklearn.linear_model',
      'sklearn.datasets',
      'matplotlib.pyplot'
    ]);
  });
});

it('both shapes are known to Blockly', () => {
  expect([Object.hasOwn(Blocks, 'py_api'), Object.hasOwn(Blocks, 'py_api_do')]).toEqual([true, true]);
});
