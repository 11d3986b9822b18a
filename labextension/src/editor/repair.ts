import { Blocks, Events, Workspace, serialization } from 'blockly/core';

import { UNKNOWN_STATEMENT, UNKNOWN_VALUE } from '../blocks/unknown.js';
import { isObject } from '../document/format.js';
import { DepthError, ListError, VariableError, mostDeep } from '../document/problem.js';
import type { JSONObject } from '../document/format.js';
import { compare, connections, leave } from './leftovers.js';
import type { Leftovers } from './leftovers.js';
import { filledInputs, isModest, modernise } from './mutations.js';

/** Where a block stands: what its placeholder must look like. */
type Place = 'value' | 'statement';

/** A workspace that Blockly can load, and what had to be put aside. */
export interface IRepaired {
  workspace: JSONObject;
  leftovers: Leftovers;
  /** Types of the blocks that stand as placeholders. */
  unknown: string[];
}

/**
 * Loads a workspace, mended where it cannot be loaded as it is.
 * @param save gives what was loaded: only with it one finds out what had to be put aside.
 * @throws DepthError where blocks are nested more deeply than Blockly can load them.
 * @throws ListError, VariableError where the variables are none.
 * @returns what had to be put aside, and the types of the blocks that stand as placeholders.
 */
export function open(
  saved: JSONObject,
  load: (workspace: JSONObject) => void,
  save?: () => JSONObject
): Omit<IRepaired, 'workspace'> {
  checkDepth(saved);
  variablesOf(saved);
  const workspace = modernise(saved);
  const stacks = stacksOf(workspace);
  if (stacks.every(knownThroughout)) {
    try {
      load(workspace);
      const leftovers: Leftovers = new Map();
      for (const [i, after] of save ? stacksOf(save()).entries() : []) {
        compare(stacks[i] as JSONObject, after as JSONObject, leftovers);
      }
      return { leftovers, unknown: [] };
    } catch {
      // A block that is known cannot be where it is: look for it piece by piece.
    }
  }
  const repaired = repair(workspace);
  load(repaired.workspace);
  return repaired;
}

/**
 * Looks whether Blockly can load a workspace.
 * @throws DepthError where blocks are nested more deeply than that.
 */
export function checkDepth(saved: JSONObject): void {
  const depth = depthOf(saved);
  if (depth > mostDeep) {
    throw new DepthError(depth, mostDeep);
  }
}

/**
 * The variables of a workspace.
 * @throws ListError where they are no list.
 * @throws VariableError where one has no name.
 */
function variablesOf(workspace: JSONObject): JSONObject[] {
  const variables = workspace['variables'] ?? [];
  if (!Array.isArray(variables)) {
    throw new ListError('variables');
  }
  const isNamed = (variable: unknown): variable is JSONObject =>
    isObject(variable) && typeof variable['name'] === 'string';
  const nameless = variables.findIndex(variable => !isNamed(variable));
  if (nameless >= 0) {
    throw new VariableError(nameless + 1);
  }
  return variables as JSONObject[];
}

function stacksOf(workspace: JSONObject): unknown[] {
  const blocks = workspace['blocks'];
  return isObject(blocks) && Array.isArray(blocks['blocks']) ? blocks['blocks'] : [];
}

/** Makes a workspace loadable: unknown or broken blocks become placeholders that carry them unchanged. */
export function repair(workspace: JSONObject): IRepaired {
  const blocks = isObject(workspace['blocks']) ? workspace['blocks'] : {};
  const stacks = stacksOf(workspace);
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

/** Tries pieces of a workspace in one that nobody sees. */
class Repairer {
  readonly leftovers: Leftovers = new Map();

  constructor(workspace: JSONObject) {
    this._variables = variablesOf(workspace);
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
    // What hangs on a follower has been tried already: only whether the two fit is in question.
    const follows = (follower: JSONObject): boolean => this.loads({ ...bare(block), next: { block: bare(follower) } });
    const followers = [this.stack(next['block'], 'statement'), this.placeholder(next['block'], 'statement')];
    const follower = followers.find(follows);
    return follower ? { ...block, next: { ...next, block: follower } } : this.placeholder(state, place);
  }

  private block(state: JSONObject, place: Place): JSONObject {
    const { inputs, ...alone } = state;
    if (!isKnown(state) || !this.loads(alone)) {
      return this.placeholder(state, place);
    }
    const withId = { ...alone, id: typeof alone['id'] === 'string' ? alone['id'] : crypto.randomUUID() };
    const kept: JSONObject = {};
    for (const [name, connection] of Object.entries(isObject(inputs) ? inputs : {})) {
      const repaired = this.connection(withId, name, connection);
      if (repaired) {
        kept[name] = repaired;
      } else {
        leave(this.leftovers, withId.id, { inputs: { [name]: connection } });
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
    const fits = (held: JSONObject): boolean =>
      this.loads({
        ...block,
        inputs: { [name]: isObject(held['block']) ? { ...held, block: bare(held['block']) } : held }
      });
    const child = connection['block'];
    if (!isObject(child)) {
      return fits(connection) ? connection : null;
    }
    const places: Place[] = ['value', 'statement'];
    for (const place of places) {
      const unknown = { ...connection, block: this.placeholder(child, place) };
      // To mend a block takes long, and there may be many in it: only where there is a place for it.
      if (fits(unknown)) {
        const mended = { ...connection, block: this.stack(child, place) };
        return fits(mended) ? mended : unknown;
      }
    }
    return null;
  }

  /** Fields that the block does not have are ignored by Blockly: keep them. */
  private keepLeftovers(state: JSONObject): void {
    this.withLoaded(state, saved => compare(state, saved, this.leftovers));
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
  private readonly _variables: JSONObject[];
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

/** A block without what hangs on it. */
function bare(state: JSONObject): JSONObject {
  const { inputs: _inputs, next: _next, ...alone } = state;
  return alone;
}

function asState(state: JSONObject): serialization.blocks.State {
  return state as unknown as serialization.blocks.State;
}

function isKnown(state: JSONObject): boolean {
  return (
    typeof state['type'] === 'string' &&
    Object.hasOwn(Blocks, state['type']) &&
    isModest(state['extraState'], filledInputs(state))
  );
}

/** How deep blocks hang in and under each other. */
function depthOf(saved: JSONObject): number {
  let deepest = 0;
  const open: [unknown, number][] = stacksOf(saved).map(stack => [stack, 1]);
  for (let top = open.pop(); top; top = open.pop()) {
    const [state, depth] = top;
    if (isObject(state)) {
      deepest = Math.max(deepest, depth);
      const inputs = isObject(state['inputs']) ? Object.values(state['inputs']) : [];
      for (const connection of [...inputs, state['next']]) {
        if (isObject(connection)) {
          open.push([connection['block'], depth + 1], [connection['shadow'], depth + 1]);
        }
      }
    }
  }
  return deepest;
}

function knownThroughout(root: unknown): boolean {
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
