import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { fingerprints } from '../src/python/fingerprint.js';
import { merge } from '../src/python/merge.js';
import { chainOf, chained, everyBlock, isOff, stacksOf } from '../src/python/states.js';
import { dice } from './dice.js';

let count = 0;
const off = { disabledReasons: ['MANUALLY_DISABLED'] };

/** A block of no library: merging knows none. */
function randomBlock(roll: (sides: number) => number, depth: number, isStatement: boolean): JSONObject {
  const inputs: JSONObject = {};
  if (depth > 0 && roll(2)) {
    inputs['VALUE'] = { [roll(4) ? 'block' : 'shadow']: randomBlock(roll, depth - 1, false) };
  }
  if (isStatement && depth > 0 && roll(3) === 0) {
    inputs['DO'] = { block: chained(randomChain(roll, depth - 1, 1 + roll(3))) };
  }
  return {
    type: `${isStatement ? 's' : 'v'}${roll(3)}`,
    id: `id${count++}`,
    fields: { A: roll(4), VAR: { id: `var${roll(3)}` } },
    ...(Object.keys(inputs).length ? { inputs } : {}),
    ...(roll(5) ? {} : { collapsed: true }),
    ...(isStatement && roll(8) === 0 ? off : {}),
    ...(roll(5) ? {} : { icons: { comment: { text: `c${roll(2)}`, pinned: true, height: 80, width: 200 + roll(9) } } })
  };
}

function randomChain(roll: (sides: number) => number, depth: number, length: number): JSONObject[] {
  return Array.from({ length }, () => randomBlock(roll, depth, true));
}

function workspace(stacks: JSONObject[]): JSONObject {
  const variables = ['a', 'b', 'c'].map((name, i) => ({ name, id: `var${i}` }));
  return { blocks: { languageVersion: 0, blocks: stacks }, variables };
}

function randomWorkspace(seed: number): JSONObject {
  const roll = dice(seed);
  const stacks = Array.from({ length: roll(4) }, (_, i) => ({
    ...(chained(randomChain(roll, 2, 1 + roll(6))) ?? {}),
    x: 20 + roll(300),
    y: 20 + 300 * i
  }));
  return workspace(stacks);
}

/** What a workspace is as text and back: one stack, ids of its own, nothing that no text shows. */
function reread(state: JSONObject, change: (chain: JSONObject[]) => JSONObject[] = chain => chain): JSONObject {
  const stripped = (block: JSONObject): JSONObject => {
    const inputs = Object.entries((block['inputs'] ?? {}) as Record<string, JSONObject>).flatMap(([name, input]) => {
      const inner = chained(
        chainOf(input['block'] ?? input['shadow'])
          .filter(one => !isOff(one))
          .map(stripped)
      );
      return inner ? [[name, { block: inner }]] : [];
    });
    const comment = (block['icons'] as JSONObject | undefined)?.['comment'] as JSONObject | undefined;
    const id = (block['fields'] as { VAR: { id: string } }).VAR.id;
    return {
      type: block['type'] as string,
      id: `new${count++}`,
      fields: { ...(block['fields'] as JSONObject), VAR: { id: 'abc'[Number(id.slice(3))] ?? id } },
      ...(inputs.length ? { inputs: Object.fromEntries(inputs) as JSONObject } : {}),
      ...(comment ? { icons: { comment: { text: comment['text'] as string } } } : {})
    };
  };
  const chain = stacksOf(state)
    .flatMap(chainOf)
    .filter(block => !isOff(block));
  const stack = chained(change(chain).map(stripped));
  const variables = ['a', 'b', 'c'].map(name => ({ name, id: name }));
  return { blocks: { languageVersion: 0, blocks: stack ? [{ ...stack, x: 20, y: 20 }] : [] }, variables };
}

/** What the program of a workspace depends on. */
function meaning(state: JSONObject): string[] {
  const print = fingerprints(state);
  return stacksOf(state)
    .flatMap(chainOf)
    .filter(block => !isOff(block))
    .map(block => print(block));
}

const ids = (state: JSONObject): unknown[] => everyBlock(stacksOf(state).flatMap(chainOf)).map(block => block['id']);

const seeds = Array.from({ length: 200 }, (_, i) => i + 1);

describe('merging blocks read from text into those that are shown', () => {
  it('changes nothing where nothing was typed', () => {
    for (const state of seeds.map(randomWorkspace)) {
      expect(merge(state, state)).toEqual(state);
      const again = merge(state, reread(state));
      expect(again).toEqual(state);
    }
  });

  it.each(seeds)('means what was read, whatever was shown, and gives no id twice (%i)', seed => {
    const [shown, other] = [randomWorkspace(seed), randomWorkspace(seed + 1000)];
    const roll = dice(seed + 7);
    const read = roll(2)
      ? reread(other)
      : reread(shown, chain => {
          const changed = chain.filter(() => roll(5) > 0);
          changed.splice(roll(changed.length + 1), 0, { ...randomBlock(roll, 2, true), disabledReasons: [] });
          return changed;
        });
    const merged = merge(shown, read);
    expect(meaning(merged)).toEqual(meaning(read));
    const found = JSON.stringify(merged).match(/"id":"(id|new)\d+"/g) ?? [];
    expect(new Set(found).size).toBe(found.length);
  });

  it.each(seeds)('keeps every other statement as it was when one is typed anew (%i)', seed => {
    const state = randomWorkspace(seed);
    const chain = stacksOf(state)
      .flatMap(chainOf)
      .filter(block => !isOff(block));
    const at = dice(seed)(Math.max(1, chain.length));
    const typed = { type: 'typed', id: 'typed', fields: { VAR: { id: 'var0' } } };
    const merged = merge(
      state,
      reread(state, all => all.map((block, i) => (i === at ? typed : block)))
    );
    const kept = new Set(ids(merged));
    const expected = chain.filter((_, i) => i !== at).map(block => block['id']);
    expect(expected.filter(id => !kept.has(id))).toEqual([]);
    const places = (one: JSONObject): unknown[] => stacksOf(one).map(({ x, y }) => [x, y]);
    expect(places(state)).toEqual(expect.arrayContaining(places(merged)));
  });

  const print = (n: number, more: JSONObject = {}): JSONObject => ({
    type: 'print',
    id: `p${n}`,
    fields: { A: n },
    ...more
  });
  const fresh = (n: number): JSONObject => ({ type: 'print', fields: { A: n } });
  const one = (...chain: JSONObject[]): JSONObject => workspace([{ ...chained(chain), x: 40, y: 60 }]);

  it('keeps a block whose number was typed anew, and its comment as large as it was', () => {
    const old = one(print(1, { collapsed: true, icons: { comment: { text: 'old', height: 90, width: 300 } } }));
    const merged = merge(old, one({ ...fresh(2), icons: { comment: { text: 'new' } } }));
    expect(stacksOf(merged)).toEqual([
      {
        ...print(2, { id: 'p1', collapsed: true, icons: { comment: { text: 'new', height: 90, width: 300 } } }),
        x: 40,
        y: 60
      }
    ]);
  });

  it('knows statements again around which a loop was put', () => {
    const loop = { type: 'loop', inputs: { DO: { block: chained([fresh(1), fresh(2)]) as JSONObject } } };
    expect(ids(merge(one(print(1), print(2), print(3)), one(loop, fresh(3))))).toEqual([undefined, 'p1', 'p2', 'p3']);
  });

  it('keeps what is switched off between the same neighbours', () => {
    const merged = merge(one(print(1), print(9, off), print(2)), one(fresh(1), fresh(5), fresh(2)));
    expect(
      stacksOf(merged)
        .flatMap(chainOf)
        .map(block => (block['fields'] as JSONObject)['A'])
    ).toEqual([1, 5, 9, 2]);
  });

  it('leaves a variable that no block uses, and drops one that only deleted blocks used', () => {
    const use = (id: string): JSONObject => ({ type: 'set', fields: { VAR: { id } } });
    const merged = merge(one(use('var0')), one(use('var1')));
    expect((merged['variables'] as JSONObject[]).map(variable => variable['name'])).toEqual(['a', 'b', 'c']);
    const other = { ...one(use('x')), variables: [{ name: 'x', id: 'x' }] };
    const gone = merge(one(use('var0')), other);
    expect((gone['variables'] as JSONObject[]).map(variable => variable['name'])).toEqual(['x', 'b', 'c']);
  });

  it('leaves a variable that a block uses which is switched off', () => {
    const use = (id: string, more: JSONObject = {}): JSONObject => ({ type: 'set', fields: { VAR: { id } }, ...more });
    const value = { VALUE: { block: use('var1') } };
    const old = one(use('var0'), use('var0', { ...off, inputs: value }), use('var1'));
    const merged = merge(old, { ...one(use('x')), variables: [{ name: 'x', id: 'x' }] });
    expect((merged['variables'] as JSONObject[]).map(variable => variable['id'])).toEqual([
      'x',
      'var0',
      'var1',
      'var2'
    ]);
  });
});
