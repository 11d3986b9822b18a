import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { best, common } from './align.js';
import { arrange } from './arrange.js';
import { isBeside } from './beside.js';
import { fingerprints } from './fingerprint.js';
import type { Fingerprints } from './fingerprint.js';
import { chainOf, chained, everyBlock, inputsOf, inside, isOff, stacksOf, unchained } from './states.js';
import { hanging, isSuite, suitesBefore } from './suites.js';
import { renamed } from './variables.js';

/** What belongs to the picture of a block and not to the program. */
const looks = ['id', 'collapsed', 'inline', 'deletable', 'movable', 'editable'];

interface IMatching {
  before: Fingerprints;
  after: Fingerprints;
  /** The blocks read from text, and what they were before. */
  survivors: Map<JSONObject, JSONObject>;
  /** Of those blocks the suites that they had, by the inputs of the suites that they have. */
  suites: Map<JSONObject, Map<string, JSONObject[]>>;
  parts: WeakMap<JSONObject, IParts>;
  keepsOffValues: boolean;
}

/** The fingerprints of what hangs in a block; those of statements where it can hold any. */
interface IParts {
  values: Set<string>;
  statements: Set<string> | null;
}

/**
 * The blocks read from a text, as those that they were before: wherever a statement survives, so do its blocks' ids and
 * places, whether they are collapsed, and the size of their comments. Blocks that are switched off or lie beside the
 * program, which no text shows, stay where they were. The program is that of the blocks read.
 * @param keepsOffValues whether values that are switched off stay, too, where the text has a value for them.
 */
export function merge(old: JSONObject, fresh: JSONObject, keepsOffValues = true): JSONObject {
  const read = renamed(old, fresh);
  const matching: IMatching = {
    before: fingerprints(old),
    after: fingerprints(read),
    survivors: new Map(),
    suites: new Map(),
    parts: new WeakMap(),
    keepsOffValues
  };
  const beside = stacksOf(old).filter(isBeside);
  const oldStacks = stacksOf(old)
    .filter(stack => !isBeside(stack))
    .map(chainOf);
  const freshStacks = stacksOf(read).map(stack => chainOf(stack).filter(block => !isOff(block)));
  alignChains(oldStacks.flat(), freshStacks.flat(), matching);
  findMoved(oldStacks.flat(), freshStacks.flat(), matching);
  const stacks = arrange(oldStacks, freshStacks, matching.survivors);
  const blocks = stacks.flatMap(({ x, y, fresh: chain, old: was }) => {
    const stack = chained(dressChain(chain, was, matching));
    return stack ? [{ ...stack, x, y }] : [];
  });
  const shown = isObject(old['blocks']) ? old['blocks'] : {};
  const { variables: _, ...rest } = old;
  const all = stacksOf({ blocks: { blocks: [...blocks, ...beside] } });
  return { ...rest, ...read, blocks: { languageVersion: 0, ...shown, blocks: all } };
}

/** Pairs the statements of two chains: first those that are the same throughout, between them those that are alike. */
function alignChains(oldChain: readonly JSONObject[], fresh: readonly JSONObject[], matching: IMatching): void {
  const { before, after } = matching;
  const old = oldChain.filter(block => !isOff(block));
  const same = common(
    old.map(block => before(block)),
    fresh.map(block => after(block))
  );
  let [a, b] = [0, 0];
  for (const [oldPlace, freshPlace] of [...same, [old.length, fresh.length] as const]) {
    const between = old.slice(a, oldPlace);
    const unlike = fresh.slice(b, freshPlace);
    const pairs = best(between.length, unlike.length, (i, j) => likeness(between[i], unlike[j], matching));
    for (const [i, j] of pairs) {
      pair(between[i], unlike[j], matching);
    }
    pair(old[oldPlace], fresh[freshPlace], matching);
    [a, b] = [oldPlace + 1, freshPlace + 1];
  }
}

/** How much two blocks are alike: by what stands on them, and what hangs in them. */
function likeness(old: JSONObject | undefined, fresh: JSONObject | undefined, matching: IMatching): number {
  if (!old || !fresh) {
    return 0;
  }
  const { before, after } = matching;
  const [was, is] = [partsOf(old, before, matching), partsOf(fresh, after, matching)];
  const [values, statements] = [shared(was.values, is.values), shared(was.statements, is.statements)];
  if (old['type'] === fresh['type']) {
    return 1 + values + statements + (before(old, true) === after(fresh, true) ? 2 : 0);
  }
  const isEmpty = was.statements?.size === 0 && is.statements?.size === 0;
  const isOneStatement = isEmpty || [old, fresh].every(block => prints.has(String(block['type'])));
  return statements || Number(isOneStatement) / 2;
}

/** One statement, in two types of blocks. */
const prints = new Set(['text_print', 'py_print']);

function partsOf(block: JSONObject, print: Fingerprints, { parts }: IMatching): IParts {
  const known = parts.get(block);
  if (known) {
    return known;
  }
  const { suites, values } = hanging(block);
  // What only fills an empty suite is in every empty suite.
  const isSaid = (one: JSONObject): boolean => !isOff(one) && one['type'] !== 'py_pass';
  const printsOf = (chains: Map<string, JSONObject[]>): Set<string> =>
    new Set([...chains.values()].flatMap(chain => chain.filter(isSaid).map(one => print(one))));
  const found = { values: printsOf(values), statements: suites.size ? printsOf(suites) : null };
  parts.set(block, found);
  return found;
}

function shared(before: ReadonlySet<string> | null, after: ReadonlySet<string> | null): number {
  return before && after ? [...after].filter(one => before.has(one)).length : 0;
}

function pair(old: JSONObject | undefined, fresh: JSONObject | undefined, matching: IMatching): void {
  if (!old || !fresh) {
    return;
  }
  const { before, after, survivors, suites } = matching;
  survivors.set(fresh, old);
  const [was, is] = [hanging(old), hanging(fresh)];
  const pairs = suitesBefore(old, fresh, before, after);
  suites.set(fresh, pairs);
  pairs.forEach((chain, input) => alignChains(chain, is.suites.get(input) ?? [], matching));
  if (old['type'] === fresh['type']) {
    is.values.forEach((values, word) => alignChains(was.values.get(word) ?? [], values, matching));
  } else {
    alignChains([...was.values.values()].flat(), [...is.values.values()].flat(), matching);
  }
}

/** Pairs the blocks that are somewhere else now, such as inside a loop that was put around them. */
function findMoved(old: readonly JSONObject[], fresh: readonly JSONObject[], matching: IMatching): void {
  const { before, after, survivors } = matching;
  const taken = new Set(survivors.values());
  const left = new Map<string, JSONObject[]>();
  for (const block of everyBlock(old).filter(one => !taken.has(one))) {
    const key = before(block);
    left.set(key, [...(left.get(key) ?? []), block]);
  }
  for (const block of everyBlock(fresh)) {
    const found = survivors.has(block) ? undefined : left.get(after(block))?.find(one => !taken.has(one));
    if (found) {
      pair(found, block, matching);
      everyBlock([found]).forEach(one => taken.add(one));
    }
  }
}

/** The statements of a chain as they were before, with those between them that are switched off. */
function dressChain(chain: readonly JSONObject[], old: readonly JSONObject[], matching: IMatching): JSONObject[] {
  const found: JSONObject[] = [];
  const places = new Map(old.map((block, i) => [block, i]));
  let reached = 0;
  const go = (until: number): void => {
    found.push(...old.slice(reached, until).filter(isOff).map(unchained));
    reached = Math.max(reached, until);
  };
  for (const block of chain) {
    const before = matching.survivors.get(block);
    const at = before && places.get(before);
    if (at !== undefined) {
      go(at);
    }
    found.push(dress(block, matching));
  }
  go(old.length);
  return found;
}

/** One block as it was before, what follows it aside. */
function dress(block: JSONObject, matching: IMatching): JSONObject {
  const before = matching.survivors.get(block);
  if (!before) {
    return withInputs(block, matching);
  }
  if (matching.before(before) === matching.after(block)) {
    return unchained(before);
  }
  const own = looks.filter(key => key in before && (key !== 'inline' || before['type'] === block['type']));
  const kept = Object.fromEntries(own.map(key => [key, before[key]])) as JSONObject;
  return { ...withInputs(block, matching), ...kept, ...comment(before, block) };
}

function withInputs(block: JSONObject, matching: IMatching): JSONObject {
  const alone = unchained(block);
  const suites = matching.suites.get(block);
  const off = offValues(block, matching);
  const inputs = [...inputsOf(block)].map(([name, input]): [string, JSONObject] => {
    const kept = off.get(name);
    if (kept) {
      return [name, kept];
    }
    const key = input['block'] === undefined ? 'shadow' : 'block';
    const blocks = chained(dressChain(inside(input), suites?.get(name) ?? [], matching));
    return [name, blocks ? { ...input, [key]: blocks } : input];
  });
  return inputs.length ? { ...alone, inputs: Object.fromEntries(inputs) } : alone;
}

/** The inputs that hold a value that is switched off, where the block itself has not changed. */
function offValues(block: JSONObject, matching: IMatching): Map<string, JSONObject> {
  const { before, after, survivors, keepsOffValues } = matching;
  const old = survivors.get(block);
  const isSame = old && keepsOffValues && before(old, true) === after(block, true);
  const inputs = isSame ? [...inputsOf(old)] : [];
  return new Map(inputs.filter(([name, input]) => !isSuite(name, inside(input)) && inside(input).some(isOff)));
}

/** The text of a comment is the program's; its size, and whether it is open, are the student's. */
function comment(before: JSONObject, block: JSONObject): JSONObject {
  const [old, own] = [before['icons'], block['icons']];
  if (!isObject(own) || !isObject(own['comment'])) {
    return {};
  }
  const was = isObject(old) && isObject(old['comment']) ? old['comment'] : {};
  return { icons: { ...own, comment: { ...was, ...own['comment'], ...sizeOf(was) } } };
}

function sizeOf(comment: JSONObject): JSONObject {
  const keys = ['pinned', 'height', 'width', 'x', 'y'];
  return Object.fromEntries(keys.flatMap(key => (key in comment ? [[key, comment[key]]] : []))) as JSONObject;
}
