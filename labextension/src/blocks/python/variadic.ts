import { Blocks, Events, Msg } from 'blockly/core';
import type { Block, Input } from 'blockly/core';

import { mostParts } from './shaped.js';
import { signs } from './signs.js';

/** A block with as many items as the student wants: `+` adds one at its end, `−` takes the last one away. */
export interface IVariadicSpec {
  type: string;
  style: string;
  /** Only value blocks have it: what they give. */
  output?: string | null;
  /** Side by side rather than one below the other. */
  inline?: boolean;
  /** How many items it has at least, and in the toolbox. */
  least: number;
  preset: number;
  /** Builds what all blocks of the type have; the last input of it carries `+` and `−`. */
  head: (block: Block) => Input;
  /** Adds an item. */
  add: (block: Block, index: number) => void;
  /** The names of the inputs that an item has. */
  inputs: (index: number) => string[];
  /** What comes behind all items, if anything does. */
  tail?: string;
}

interface IVariadicBlock extends Block {
  items: number;
  setItems(items: number): void;
}

/** Makes blocks with a variable number of items known to Blockly. */
export function defineVariadic(specs: readonly IVariadicSpec[]): void {
  for (const spec of specs) {
    Blocks[spec.type] = mixin(spec);
  }
}

function mixin(spec: IVariadicSpec): object {
  return {
    items: 0,
    init(this: IVariadicBlock): void {
      const head = spec.head(this);
      signs(
        head,
        () => resize(this, this.items + 1),
        () => resize(this, this.items - 1)
      );
      if (spec.output !== undefined) {
        this.setOutput(true, spec.output);
      } else {
        this.setPreviousStatement(true);
        this.setNextStatement(true);
      }
      if (spec.inline !== undefined) {
        this.setInputsInline(spec.inline);
      }
      this.setStyle(spec.style);
      this.setTooltip(() => Msg[`${spec.type.toUpperCase()}_TIP`] ?? '');
      this.setItems(spec.preset);
    },
    setItems(this: IVariadicBlock, items: number): void {
      for (; this.items < items; this.items++) {
        spec.add(this, this.items);
        spec.inputs(this.items).forEach(name => spec.tail && this.moveInputBefore(name, spec.tail));
      }
      for (; this.items > items; this.items--) {
        spec.inputs(this.items - 1).forEach(name => this.removeInput(name));
      }
    },
    saveExtraState(this: IVariadicBlock): object {
      return { items: this.items };
    },
    loadExtraState(this: IVariadicBlock, state: { items?: unknown }): void {
      const items = Number.isSafeInteger(state.items) ? Number(state.items) : spec.preset;
      this.setItems(Math.min(mostParts, Math.max(spec.least, items)));
    }
  };

  function resize(block: IVariadicBlock, items: number): void {
    if (block.isInFlyout || !block.isEditable() || items < spec.least || items > mostParts) {
      return;
    }
    Events.setGroup(true);
    const before = JSON.stringify({ items: block.items });
    block.setItems(items);
    const after = JSON.stringify({ items });
    Events.fire(new (Events.get(Events.BLOCK_CHANGE))(block, 'mutation', null, before, after));
    Events.setGroup(false);
  }
}

/** The names of a variadic block's inputs of one kind, in order. */
export function itemInputs(block: Block, prefix: string): string[] {
  const names = block.inputList.map(input => input.name);
  return names.filter(name => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)));
}
