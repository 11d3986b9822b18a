import { Blocks, Events, Workspace, serialization } from 'blockly/core';

import { UNKNOWN_STATEMENT, UNKNOWN_VALUE } from '../blocks/unknown.js';
import { isObject } from '../document/format.js';
import type { JSONObject } from '../document/format.js';

/** Where a block stands: what its placeholder must look like. */
type Place = 'value' | 'statement';

/** What a loaded block could not take, kept to be written back, by the block's id. */
export type Leftovers = Map<string, JSONObject>;

/** A workspace that Blockly can load, and what had to be put aside. */
export interface IRepaired {
  workspace: JSONObject;
  leftovers: Leftovers;
  /** Types of the blocks that stand as placeholders. */
  unknown: string[];
}

/** Makes a workspace loadable: unknown or broken blocks become placeholders that carry them unchanged. */
export function repair(workspace: JSONObject): IRepaired {
  const blocks = isObject(workspace['blocks']) ? workspace['blocks'] : {};
  const stacks = Array.isArray(blocks['blocks']) ? blocks['blocks'] : [];
  const repairer = new Repairer(workspace);
  try {
    const repaired = stacks.map(stack => repairer.stack(stack, 'statement'));
    return {
      workspace: { ...workspace, blocks: { languageVersion: 0, ...blocks, blocks: repaired } },
      leftovers: repairer.leftovers,
      unknown: repaired.flatMap(unknownTypes)
    };
  } finally {
    repairer.dispose();
  }
}

/** Puts what was set aside back into a saved workspace, so that nothing of the file is lost. */
export function restore(workspace: JSONObject, leftovers: Leftovers): JSONObject {
  const blocks = workspace['blocks'];
  if (!isObject(blocks) || !Array.isArray(blocks['blocks'])) {
    return workspace;
  }
  return { ...workspace, blocks: { ...blocks, blocks: blocks['blocks'].map(b => restoreBlock(b, leftovers)) } };
}

function restoreBlock(state: unknown, leftovers: Leftovers): JSONObject {
  if (!isObject(state)) {
    return {};
  }
  const { inputs, next, ...own } = state;
  const followers: JSONObject = isObject(next) ? { next: restoreConnection(next, leftovers) } : {};
  const extra = state['extraState'];
  if ((state['type'] === UNKNOWN_STATEMENT || state['type'] === UNKNOWN_VALUE) && isObject(extra)) {
    const original = isObject(extra['original']) ? extra['original'] : {};
    const place = Object.fromEntries(['x', 'y'].filter(k => state[k] !== undefined).map(k => [k, state[k]]));
    return { ...original, ...place, ...followers } as JSONObject;
  }
  const kept: JSONObject = isObject(inputs) ? { inputs: mapObject(inputs, c => restoreConnection(c, leftovers)) } : {};
  return merge({ ...own, ...kept, ...followers }, leftovers.get(String(state['id'])) ?? {});
}

function restoreConnection(connection: unknown, leftovers: Leftovers): JSONObject {
  const state = isObject(connection) ? connection : {};
  return state['block'] === undefined ? state : { ...state, block: restoreBlock(state['block'], leftovers) };
}

function mapObject(object: JSONObject, change: (value: unknown) => JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** What the first object has wins; only objects are merged into each other. */
function merge(state: JSONObject, leftover: JSONObject): JSONObject {
  const merged = { ...state };
  for (const [key, value] of Object.entries(leftover)) {
    const own = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (own === undefined) {
      Object.defineProperty(merged, key, { value, enumerable: true, configurable: true, writable: true });
    } else if (isObject(own) && isObject(value)) {
      merged[key] = merge(own, value);
    }
  }
  return merged;
}

/** Tries pieces of a workspace in one that nobody sees. */
class Repairer {
  readonly leftovers: Leftovers = new Map();

  constructor(workspace: JSONObject) {
    const variables = workspace['variables'] ?? [];
    if (!Array.isArray(variables)) {
      throw new Error('"variables" is not a list');
    }
    this._variables = variables;
    this._trial = new Workspace();
  }

  dispose(): void {
    quietly(() => this._trial.dispose());
  }

  /** A block and all that hangs on it. */
  stack(state: unknown, place: Place): JSONObject {
    if (!isObject(state)) {
      return this.placeholder({ type: '?', data: state as JSONObject }, place);
    }
    if (knownThroughout(state) && this.loads(state)) {
      this.keepLeftovers(state);
      return state;
    }
    const { next, ...alone } = state;
    const block = this.block(alone, place);
    if (!isObject(next) || !isObject(next['block'])) {
      return next === undefined ? block : { ...block, next };
    }
    const followers = { ...next, block: this.stack(next['block'], 'statement') };
    const whole = { ...block, next: followers };
    return this.loads(whole) ? whole : this.placeholder(state, place);
  }

  private block(state: JSONObject, place: Place): JSONObject {
    const { inputs, ...bare } = state;
    if (!isKnown(bare) || !this.loads(bare)) {
      return this.placeholder(state, place);
    }
    const withId = { ...bare, id: typeof bare['id'] === 'string' ? bare['id'] : crypto.randomUUID() };
    const kept: JSONObject = {};
    for (const [name, connection] of Object.entries(isObject(inputs) ? inputs : {})) {
      const repaired = this.connection(withId, name, connection);
      if (repaired) {
        kept[name] = repaired;
      } else {
        this.leave(withId.id, { inputs: { [name]: connection } });
      }
    }
    this.keepLeftovers(withId);
    return Object.keys(kept).length ? { ...withId, inputs: kept } : withId;
  }

  /** What an input can hold, or null where the block has no such input. */
  private connection(block: JSONObject, name: string, connection: unknown): JSONObject | null {
    if (!isObject(connection)) {
      return null;
    }
    const places: Place[] = ['value', 'statement'];
    for (const place of places) {
      for (const candidate of this.candidates(connection, place)) {
        if (this.loads({ ...block, inputs: { [name]: candidate } })) {
          return candidate;
        }
      }
    }
    return null;
  }

  private candidates(connection: JSONObject, place: Place): JSONObject[] {
    const child = connection['block'];
    if (!isObject(child)) {
      return [connection];
    }
    const blocks = [this.stack(child, place), this.placeholder(child, place)];
    return blocks.map(block => ({ ...connection, block }));
  }

  /** Fields that the block does not have are ignored by Blockly: keep them. */
  private keepLeftovers(state: JSONObject): void {
    this.withLoaded(state, saved => this.compare(state, saved));
  }

  private compare(before: JSONObject, after: JSONObject): void {
    const id = String(after['id']);
    const fields = isObject(before['fields']) ? before['fields'] : {};
    const known = isObject(after['fields']) ? after['fields'] : {};
    const lost = Object.entries(fields).filter(([name]) => !Object.hasOwn(known, name));
    if (lost.length) {
      this.leave(id, { fields: Object.fromEntries(lost) });
    }
    const rest = Object.entries(before).filter(([key]) => !blockKeys.has(key));
    if (rest.length) {
      this.leave(id, Object.fromEntries(rest));
    }
    const children = connections(after);
    for (const [name, child] of connections(before)) {
      const saved = children.get(name);
      if (saved) {
        this.compare(child, saved);
      }
    }
  }

  private leave(id: string, leftover: JSONObject): void {
    this.leftovers.set(id, merge(this.leftovers.get(id) ?? {}, leftover));
  }

  private placeholder(original: JSONObject, place: Place): JSONObject {
    const { x, y } = original;
    return {
      type: place === 'value' ? UNKNOWN_VALUE : UNKNOWN_STATEMENT,
      id: crypto.randomUUID(),
      ...(typeof x === 'number' && typeof y === 'number' ? { x, y } : {}),
      extraState: { original }
    };
  }

  private loads(state: JSONObject): boolean {
    return this.withLoaded(state, () => undefined);
  }

  private withLoaded(state: JSONObject, use: (saved: JSONObject) => void): boolean {
    return quietly(() => {
      try {
        serialization.workspaces.load({ variables: this._variables }, this._trial);
        const block = serialization.blocks.append(asState(state), this._trial);
        use(serialization.blocks.save(block) as unknown as JSONObject);
        return true;
      } catch {
        return false;
      }
    });
  }

  private readonly _trial: Workspace;
  private readonly _variables: JSONObject[string][];
}

const blockKeys = new Set(
  'type id x y collapsed deletable movable editable enabled disabledReasons inline data extraState icons fields inputs next'.split(
    ' '
  )
);

/** The blocks that hang on a block, by the name of the input; what follows it has no name. */
function connections(state: JSONObject): Map<string, JSONObject> {
  const found = new Map<string, JSONObject>();
  const inputs = isObject(state['inputs']) ? state['inputs'] : {};
  for (const [name, connection] of [...Object.entries(inputs), ['', state['next']] as const]) {
    if (isObject(connection) && isObject(connection['block'])) {
      found.set(name, connection['block']);
    }
  }
  return found;
}

/** The types of all blocks that are placeholders in a stack. */
function unknownTypes(state: JSONObject): string[] {
  const extra = state['extraState'];
  const isPlaceholder = state['type'] === UNKNOWN_STATEMENT || state['type'] === UNKNOWN_VALUE;
  const original = isPlaceholder && isObject(extra) && isObject(extra['original']) ? extra['original'] : null;
  return [
    ...(original ? [String(original['type'] ?? '?')] : []),
    ...[...connections(state).values()].flatMap(unknownTypes)
  ];
}

function asState(state: JSONObject): serialization.blocks.State {
  return state as unknown as serialization.blocks.State;
}

function isKnown(state: JSONObject): boolean {
  return typeof state['type'] === 'string' && Object.hasOwn(Blocks, state['type']);
}

function knownThroughout(root: JSONObject): boolean {
  const open: unknown[] = [root];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (!isObject(state) || !isKnown(state)) {
      return false;
    }
    const inputs = isObject(state['inputs']) ? Object.values(state['inputs']) : [];
    for (const connection of [...inputs, state['next']]) {
      if (isObject(connection) && connection['block'] !== undefined) {
        open.push(connection['block']);
      }
    }
  }
  return true;
}

/** Runs with events off and without Blockly's warnings about what we are looking for. */
function quietly<T>(action: () => T): T {
  const warn = console.warn;
  console.warn = () => undefined;
  Events.disable();
  try {
    return action();
  } finally {
    Events.enable();
    console.warn = warn;
  }
}
