import type { JSONObject } from '../document/format.js';
import { isOff, place } from './states.js';

/** A stack as it is to stand: what was read for it, and what stood there before. */
export interface IStack {
  x: number;
  y: number;
  fresh: JSONObject[];
  old: readonly JSONObject[];
}

/** Where new stacks stand, and how far below the one before. */
const start = { x: 20, y: 20 };
const far = 200;

/** Divides what was read into the stacks that there were, as far as the order of the program leaves them. */
export function arrange(
  old: readonly JSONObject[][],
  fresh: readonly JSONObject[][],
  survivors: ReadonlyMap<JSONObject, JSONObject>
): IStack[] {
  const stackOf = new Map(old.flatMap((chain, i) => chain.map((block): [JSONObject, number] => [block, i])));
  const stacks: (IStack & { number: number })[] = [];
  const add = (number: number, head: JSONObject, chain: readonly JSONObject[]): void => {
    const above = stacks.at(-1);
    const y = place(head, 'y');
    // The program is read from top to bottom: a stack must not rise above the one before.
    stacks.push({ x: place(head, 'x'), y: above && y <= above.y ? above.y + far : y, fresh: [], old: chain, number });
  };
  for (const chain of fresh) {
    for (const [i, block] of chain.entries()) {
      const before = survivors.get(block);
      const number = before === undefined ? undefined : stackOf.get(before);
      const current = stacks.at(-1);
      if (number !== undefined && number > (current?.number ?? -1)) {
        // What was typed above the first statement that survives belongs to its stack.
        const above = stacks.length === 1 && current?.number === -1 ? stacks.splice(0) : [];
        add(number, old[number]?.[0] ?? {}, old[number] ?? []);
        stacks.at(-1)?.fresh.push(...above.flatMap(stack => stack.fresh));
      } else if (!current || (i === 0 && number === undefined)) {
        add(current?.number ?? -1, current ? block : { ...start, ...block, ...placeOf(old[0]?.[0]) }, []);
      }
      stacks.at(-1)?.fresh.push(block);
    }
  }
  const shown = new Set(stacks.map(stack => stack.number));
  const alone = old.flatMap((chain, number) => {
    const off = shown.has(number) ? [] : chain.filter(isOff);
    return off.length ? [{ x: place(chain[0] ?? {}, 'x'), y: place(chain[0] ?? {}, 'y'), fresh: [], old: off }] : [];
  });
  return [...stacks, ...alone].sort((a, b) => a.y - b.y);
}

function placeOf(stack: JSONObject | undefined): JSONObject {
  return stack ? { x: place(stack, 'x'), y: place(stack, 'y') } : {};
}
