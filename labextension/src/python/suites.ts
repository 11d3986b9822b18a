import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';
import { best, common } from './align.js';
import type { Fingerprints } from './fingerprint.js';
import { inputsOf, inside, isOff } from './states.js';

/** What hangs in a block. */
export interface IHanging {
  /** The statements below it, by the input of their suite. */
  suites: Map<string, JSONObject[]>;
  /** The values in it, by the name that their inputs share, such as `ARG` for `ARG0` and `ARG1`. */
  values: Map<string, JSONObject[]>;
}

/** One suite of a block, and what says when it runs. */
interface IClause {
  input: string;
  /** What is said of it: the word, and the values and fields of the same number, as `IF1` belongs to `DO1`. */
  head: string;
  hasTest: boolean;
  body: string[];
}

const word = (input: string): string => input.replace(/\d+$/, '');
const numberOf = (input: string): string => /\d*$/.exec(input)?.[0] ?? '';

/** Whether an input holds statements. */
export function isSuite(input: string, chain: readonly JSONObject[]): boolean {
  return /^(DO|ELSE|FINALLY|EXCEPT|STACK|LAYERS)\d*$/.test(input) || chain.length > 1;
}

/** What hangs in a block, statements apart from values. */
export function hanging(block: JSONObject): IHanging {
  const found: IHanging = { suites: new Map(), values: new Map() };
  for (const [input, held] of inputsOf(block)) {
    const chain = inside(held);
    if (isSuite(input, chain)) {
      found.suites.set(input, chain);
    } else {
      found.values.set(word(input), [...(found.values.get(word(input)) ?? []), ...chain]);
    }
  }
  return found;
}

/** The suite that each one of a block was before, wherever branches were added or taken away: by its input. */
export function suitesBefore(
  old: JSONObject,
  fresh: JSONObject,
  before: Fingerprints,
  after: Fingerprints
): Map<string, JSONObject[]> {
  const [was, is] = [clausesOf(old, before), clausesOf(fresh, after)];
  const { suites } = hanging(old);
  const found = new Map<string, JSONObject[]>();
  const add = (a: IClause | undefined, b: IClause | undefined): void => {
    if (a && b) {
      found.set(b.input, suites.get(a.input) ?? []);
    }
  };
  const whole = ({ head, body }: IClause): string => JSON.stringify([head, body]);
  let [a, b] = [0, 0];
  for (const [oldPlace, place] of [...common(was.map(whole), is.map(whole)), [was.length, is.length] as const]) {
    const [between, unlike] = [was.slice(a, oldPlace), is.slice(b, place)];
    const isAsMany = between.length === unlike.length;
    const alike = (i: number, j: number): number => likeness(between[i], unlike[j]) || Number(isAsMany && i === j) / 2;
    best(between.length, unlike.length, alike).forEach(([i, j]) => add(between[i], unlike[j]));
    add(was[oldPlace], is[place]);
    [a, b] = [oldPlace + 1, place + 1];
  }
  return found;
}

function clausesOf(block: JSONObject, print: Fingerprints): IClause[] {
  const fields = isObject(block['fields']) ? Object.entries(block['fields']) : [];
  const inputs = [...inputsOf(block)].map(([input, held]) => [input, inside(held).filter(one => !isOff(one))] as const);
  return [...hanging(block).suites].map(([input, chain]) => {
    const number = numberOf(input);
    const said = [
      ...fields.filter(([name]) => number && numberOf(name) === number),
      ...inputs
        .filter(([name]) => number && name !== input && numberOf(name) === number)
        .map(([name, values]) => [name, values.map(one => print(one))] as const)
    ].map(([name, value]) => [word(name), value]);
    const body = chain.filter(one => !isOff(one)).map(one => print(one));
    return { input, head: JSON.stringify([word(input), said]), hasTest: said.length > 0, body };
  });
}

/** How much two suites are alike: by their statements, and by what says when they run. */
function likeness(old: IClause | undefined, fresh: IClause | undefined): number {
  if (!old || !fresh) {
    return 0;
  }
  const body = new Set(old.body);
  const isHeadSame = old.head === fresh.head;
  return 3 * fresh.body.filter(one => body.has(one)).length + (isHeadSame ? (fresh.hasTest ? 4 : 2) : 0);
}
