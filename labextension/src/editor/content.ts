import { Events, common, registry, renderManagement, serialization } from 'blockly/core';
import type { WorkspaceSvg } from 'blockly/core';

import { UNKNOWN_STATEMENT, UNKNOWN_VALUE } from '../blocks/unknown.js';
import type { IndexBase, JSONObject } from '../document/format.js';
import { restore } from './leftovers.js';
import type { Leftovers } from './leftovers.js';
import { open } from './repair.js';
import { withWidths } from './widths.js';

/** What a workspace shows of a saved one, and whether that has changed. */
export class Content {
  constructor(workspace: WorkspaceSvg) {
    this._workspace = workspace;
  }

  /**
   * Shows a saved workspace. Stacks that are the same already stay untouched.
   * @param base the number that its list and text blocks give the first item.
   * @returns the types of blocks that are unknown.
   */
  load(saved: JSONObject, base: IndexBase): string[] {
    this._workspace.options.oneBasedIndex = base === 1;
    const selected = common.getSelected()?.id;
    let shown: JSONObject | undefined;
    let unknown: string[];
    Events.disable();
    try {
      const show = (state: JSONObject): void => this.show(state);
      const state = (): JSONObject => {
        shown = this.state();
        return shown;
      };
      ({ leftovers: this._leftovers, unknown } = open(saved, show, state));
    } finally {
      Events.enable();
    }
    const block = selected ? this._workspace.getBlockById(selected) : null;
    if (block) {
      common.setSelected(block);
    }
    this._workspace.clearUndo();
    this._rest = saved;
    this.settle(shown ?? this.state());
    return unknown;
  }

  /** The workspace as it is to be saved, with everything that could not be shown. */
  save(): JSONObject {
    return this.complete(this.state());
  }

  /** The workspace as it is to be saved, where that is not what it was at the last call or load; else null. */
  takeChange(): JSONObject | null {
    const saved = this.save();
    const text = JSON.stringify(saved);
    if (text === this._taken) {
      return null;
    }
    this._taken = text;
    return saved;
  }

  private complete(state: JSONObject): JSONObject {
    const known = new Set(['blocks', 'variables', ...Object.keys(state)]);
    const rest = Object.entries(this._rest).filter(([key]) => !known.has(key));
    return { ...(this.isWhole ? state : restore(state, this._leftovers)), ...Object.fromEntries(rest) };
  }

  /** Whether the workspace shows all that there is of its blocks: nothing has been put aside, and no block stands for another. */
  private get isWhole(): boolean {
    const kinds = [UNKNOWN_STATEMENT, UNKNOWN_VALUE];
    return this._leftovers.size === 0 && kinds.every(kind => !this._workspace.getBlocksByType(kind).length);
  }

  private state(): JSONObject {
    return serialization.workspaces.save(this._workspace);
  }

  /** Blockly moves blocks that overlap a moment after loading: that is not the user's change. */
  private settle(state: JSONObject): void {
    const loaded = JSON.stringify(this.complete(state));
    this._taken = loaded;
    void renderManagement.finishQueuedRenders().then(() => {
      // A workspace that is gone meanwhile has no blocks to compare.
      if (this._workspace.rendered && this._taken === loaded) {
        this.takeChange();
      }
    });
  }

  private show(state: JSONObject): void {
    if (!this.reconcile(state)) {
      withWidths(this._workspace, state, () => serialization.workspaces.load(state, this._workspace));
    }
  }

  /** Replaces only the stacks that differ; false where that is not enough. */
  private reconcile(state: JSONObject): boolean {
    const current = this.state();
    const now = stacks(current);
    const wanted = stacks(state);
    if (now.size === 0 || wanted.has('') || !besides().every(key => same(current[key], state[key]))) {
      return false;
    }
    const changed = [...wanted].filter(([id, stack]) => !same(now.get(id), stack));
    for (const id of now.keys()) {
      if (!wanted.has(id) || changed.some(([changedId]) => changedId === id)) {
        this._workspace.getBlockById(id)?.dispose(false);
      }
    }
    for (const [, stack] of changed) {
      serialization.blocks.append(stack as unknown as serialization.blocks.State, this._workspace);
    }
    return true;
  }

  private readonly _workspace: WorkspaceSvg;
  private _leftovers: Leftovers = new Map();
  private _rest: JSONObject = {};
  private _taken = '';
}

/** The stacks of a saved workspace by the id of their first block. */
function stacks(state: JSONObject): Map<string, JSONObject> {
  const blocks = state['blocks'] as JSONObject | undefined;
  const list = (blocks?.['blocks'] ?? []) as JSONObject[];
  return new Map(list.map(stack => [String(stack['id'] ?? ''), stack]));
}

/** What Blockly saves of a workspace besides its blocks: variables, notes. */
function besides(): string[] {
  return Object.keys(registry.getAllItems(registry.Type.SERIALIZER, true) ?? {}).filter(key => key !== 'blocks');
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
