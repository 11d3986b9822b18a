import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

/** The stacks of a saved workspace in the order in which their code is written: from top to bottom. */
export function stacksOf(workspace: JSONObject): JSONObject[] {
  const blocks = workspace['blocks'];
  const stacks = isObject(blocks) && Array.isArray(blocks['blocks']) ? blocks['blocks'].filter(isObject) : [];
  return stacks.sort((a, b) => place(a, 'y') - place(b, 'y') || place(a, 'x') - place(b, 'x'));
}

/** A coordinate of a saved stack. */
export function place(stack: JSONObject, name: 'x' | 'y'): number {
  return typeof stack[name] === 'number' ? stack[name] : 0;
}

/** A block and those that follow it, one by one. */
export function chainOf(first: unknown): JSONObject[] {
  const chain: JSONObject[] = [];
  for (let block = first; isObject(block);) {
    chain.push(block);
    const next: unknown = block['next'];
    block = isObject(next) ? next['block'] : undefined;
  }
  return chain;
}

/** Blocks hung under each other; null where there is none. */
export function chained(blocks: readonly JSONObject[]): JSONObject | null {
  return blocks.reduceRight<JSONObject | null>((next, block) => {
    const alone = unchained(block);
    return next ? { ...alone, next: { block: next } } : alone;
  }, null);
}

/** A block without its place and without what follows it. */
export function unchained(block: JSONObject): JSONObject {
  const { next: _, ...alone } = unplaced(block);
  return alone;
}

/** A stack without its place. */
export function unplaced({ x: _x, y: _y, ...stack }: JSONObject): JSONObject {
  return stack;
}

/** What is in the inputs of a block, by the input's name. */
export function inputsOf(block: JSONObject): Map<string, JSONObject> {
  const inputs = isObject(block['inputs']) ? block['inputs'] : {};
  return new Map(Object.entries(inputs).flatMap(([name, input]) => (isObject(input) ? [[name, input]] : [])));
}

/** The blocks in an input: those put there, else the one that stands for them. */
export function inside(input: JSONObject | undefined): JSONObject[] {
  return chainOf(input?.['block'] ?? input?.['shadow']);
}

/**
 * All blocks of a chain that are in the program, outer ones before those inside them.
 * @param isIn whether a block, with all that is in it, is meant.
 */
export function everyBlock(chain: readonly JSONObject[], isIn = (block: JSONObject) => !isOff(block)): JSONObject[] {
  const found: JSONObject[] = [];
  const open = [...chain].reverse();
  for (let block = open.pop(); block; block = open.pop()) {
    if (isIn(block)) {
      found.push(block);
      open.push(...[...inputsOf(block).values()].flatMap(inside).reverse());
    }
  }
  return found;
}

/** Whether a block is switched off, so that it is not in the program. */
export function isOff(block: JSONObject): boolean {
  const reasons = block['disabledReasons'];
  return block['enabled'] === false || (Array.isArray(reasons) && reasons.length > 0);
}
