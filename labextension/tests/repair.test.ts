import { Workspace, serialization } from 'blockly/core';
import { describe, expect, it, vi } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { brokenText } from '../src/document/problem.js';
import { restore } from '../src/editor/leftovers.js';
import { open, repair } from '../src/editor/repair.js';
import { textsOf } from '../src/locale/ui.js';
import type { Language } from '../src/locale/ui.js';
import { workspaceOf } from './workspace.js';

function workspace(...blocks: JSONObject[]): JSONObject {
  return { blocks: { languageVersion: 0, blocks }, variables: [{ name: 'v', id: 'v' }] };
}

/** Opens and saves, as the editor does. */
function roundTrip(state: JSONObject): { saved: JSONObject; unknown: string[] } {
  const workspace = new Workspace();
  const save = (): JSONObject => serialization.workspaces.save(workspace);
  const { leftovers, unknown } = open(state, repaired => serialization.workspaces.load(repaired, workspace), save);
  return { saved: restore(save(), leftovers), unknown };
}

const print = (id: string, rest: JSONObject = {}): JSONObject => ({ type: 'text_print', id, ...rest });

describe('what this version does not know', () => {
  const cases: Record<string, [JSONObject, string[]]> = {
    'an unknown statement between known ones': [
      workspace(
        print('a', {
          x: 10,
          y: 20,
          next: { block: { type: 'future', id: 'f', fields: { A: 1 }, next: { block: print('b') } } }
        })
      ),
      ['future']
    ],
    'an unknown value with children': [
      workspace(
        print('a', {
          x: 0,
          y: 0,
          inputs: { TEXT: { block: { type: 'future', id: 'f', inputs: { X: { block: print('z') } } } } }
        })
      ),
      ['future']
    ],
    'an unknown first block': [
      workspace({ type: 'future', id: 'f', x: 5, y: 6, extraState: { deep: [1] }, next: { block: print('b') } }),
      ['future']
    ],
    'a field that the block does not have': [workspace(print('a', { x: 0, y: 0, fields: { COLOUR: 'red' } })), []],
    'a key that a block does not have': [workspace(print('a', { x: 0, y: 0, magic: { deep: true } })), []],
    'an input that the block does not have': [
      workspace(print('a', { x: 0, y: 0, inputs: { SECOND: { block: print('z') } } })),
      []
    ],
    'a block where it cannot be': [
      workspace(print('a', { x: 0, y: 0, inputs: { TEXT: { block: print('statement') } } })),
      ['text_print']
    ],
    'a value below a statement': [
      workspace(print('a', { x: 0, y: 0, next: { block: { type: 'text', id: 't', fields: { TEXT: 'x' } } } })),
      ['text']
    ],
    'a field of a block inside another': [
      workspace(
        print('a', {
          x: 0,
          y: 0,
          inputs: { TEXT: { block: { type: 'text', id: 't', fields: { TEXT: 'x', STYLE: 'bold' } } } }
        })
      ),
      []
    ]
  };

  it.each(Object.entries(cases))('%s is kept', (_name, [state, unknown]) => {
    const result = roundTrip(state);
    expect(result.unknown).toEqual(unknown);
    expect(result.saved).toEqual(state);
  });

  it('is looked at once, however deep it hangs where there is no place', () => {
    let deep: JSONObject = print('last', { fields: { COLOUR: 'red' } });
    for (let i = 0; i < 200; i++) {
      deep = print(`p${i}`, { inputs: { NOWHERE: { block: deep } } });
    }
    const append = vi.spyOn(serialization.blocks, 'append');
    const { saved } = roundTrip(workspace({ ...deep, x: 0, y: 0 }));
    expect(append.mock.calls.length).toBeLessThan(20);
    append.mockRestore();
    expect(saved).toEqual(workspace({ ...deep, x: 0, y: 0 }));
  });

  it('is looked at a few times at each depth where there is a place', () => {
    let deep: JSONObject = { type: 'future', id: 'f' };
    for (let i = 0; i < 30; i++) {
      deep = { type: 'math_single', id: `m${i}`, fields: { OP: 'ROOT' }, inputs: { NUM: { block: deep } } };
    }
    const append = vi.spyOn(serialization.blocks, 'append');
    const state = workspace({ ...deep, x: 0, y: 0 });
    expect(roundTrip(state)).toEqual({ saved: state, unknown: ['future'] });
    expect(append.mock.calls.length).toBeLessThan(30 * 8);
    append.mockRestore();
  });

  it('is named in the language of the Lab', () => {
    const broken = { ...workspace({ type: 'future' }), variables: {} };
    const said = (language: Language): string => {
      try {
        repair(broken);
        return '';
      } catch (error) {
        return brokenText(error, textsOf(language));
      }
    };
    expect([said('en'), said('zh-hans')]).toEqual([
      expect.stringContaining('“variables” is not a list'),
      expect.stringContaining('不是列表')
    ]);
  });

  it('names of every object are no block types', () => {
    for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(repair(workspace({ type, id: 'x', x: 0, y: 0 })).unknown).toEqual([type]);
    }
  });

  it('a hostile key stays data', () => {
    const state = JSON.parse(
      '{"blocks":{"languageVersion":0,"blocks":[{"type":"text_print","id":"a","x":0,"y":0,"__proto__":{"polluted":1}}]}}'
    ) as JSONObject;
    const { saved } = roundTrip(state);
    expect('polluted' in {}).toBe(false);
    expect(JSON.stringify(saved)).toContain('"__proto__":{"polluted":1}');
  });

  it('a long program with one unknown block opens fast', () => {
    let program = print('last', { next: { block: { type: 'future', id: 'f' } } });
    for (let i = 0; i < 400; i++) {
      program = print(`b${i}`, { next: { block: program } });
    }
    const start = performance.now();
    expect(repair(workspace(program)).unknown).toEqual(['future']);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('variables that are no list are an error', () => {
    expect(() => repair({ variables: 'no' })).toThrow('"variables" is not a list');
  });

  it.each([[{ blocks: 3 }], [{ blocks: { blocks: 'x' } }], [{}]])('%j opens empty', state => {
    expect(repair(state as JSONObject).unknown).toEqual([]);
    expect(() => workspaceOf(repair(state as JSONObject).workspace)).not.toThrow();
  });
});
