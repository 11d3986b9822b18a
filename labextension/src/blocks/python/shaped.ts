import { Blocks, Events, Msg } from 'blockly/core';
import type { Block, Connection, Input } from 'blockly/core';

import { signs } from './signs.js';

/** The most parts of one kind that a block can have. */
export const mostParts = 1000;

/** What a file says about a block's shape: anything. */
export type Saved = Readonly<Record<string, unknown>>;

/** A block whose inputs and fields follow from its shape, which is what a document keeps of it as extra state. */
export interface IShapedSpec<Shape extends object> {
  type: string;
  style: string;
  /** Only value blocks have it: what they give. */
  output?: string | string[] | null;
  inline?: boolean;
  /** The shape in the toolbox. */
  preset: Shape;
  /** Reads a shape out of a file; what is missing or wrong there becomes small and harmless. */
  read: (saved: Saved) => Shape;
  /** Builds the block; the input that it returns carries `+` and `−`. */
  build: (block: Block, shape: Shape) => Input;
  /** The shape with one part more, and with one part less: null where there is none to take away. */
  more?: (shape: Shape) => Shape;
  fewer?: (shape: Shape) => Shape | null;
}

/** A block with a shape. */
export interface IShapedBlock<Shape extends object = object> extends Block {
  shape: Shape;
  saveExtraState(): Shape;
  loadExtraState(saved: unknown): void;
}

/** Makes a block with a shape known to Blockly. */
export function defineShaped<Shape extends object>(spec: IShapedSpec<Shape>): void {
  type Shaped = IShapedBlock<Shape>;
  Blocks[spec.type] = {
    init(this: Shaped): void {
      this.shape = spec.preset;
      build(this);
      if (spec.output !== undefined) {
        this.setOutput(true, spec.output);
      } else {
        this.setPreviousStatement(true);
        this.setNextStatement(true);
      }
      this.setInputsInline(spec.inline ?? true);
      this.setStyle(spec.style);
      this.setTooltip(() => Msg[`${spec.type.toUpperCase()}_TIP`] ?? '');
    },
    saveExtraState(this: Shaped): Shape {
      return this.shape;
    },
    loadExtraState(this: Shaped, saved: unknown): void {
      const shape = spec.read(typeof saved === 'object' && saved !== null ? (saved as Saved) : {});
      if (JSON.stringify(shape) !== JSON.stringify(this.shape)) {
        reshape(this, shape);
      }
    }
  };

  function build(block: Shaped): void {
    const head = spec.build(block, block.shape);
    if (spec.more) {
      signs(
        head,
        () => resize(block, spec.more?.(block.shape) ?? null),
        () => resize(block, spec.fewer?.(block.shape) ?? null)
      );
    }
  }

  /** Builds a block anew and puts back what was in it. */
  function reshape(block: Shaped, shape: Shape): void {
    const inside = block.inputList.flatMap(({ name, connection }) =>
      connection ? [{ name, ...take(connection) }] : []
    );
    const fields = [...block.getFields()].map(field => [field.name, field.saveState()] as const);
    for (const { name } of [...block.inputList]) {
      block.removeInput(name);
    }
    block.shape = shape;
    build(block);
    for (const [name, state] of fields) {
      if (name && block.getField(name)?.isSerializable()) {
        block.getField(name)?.loadState(state);
      }
    }
    for (const { name, other, shadow } of inside) {
      const connection = block.getInput(name)?.connection;
      connection?.setShadowState(shadow);
      if (other) {
        connection?.connect(other);
      }
    }
  }

  function resize(block: Shaped, shape: Shape | null): void {
    if (block.isInFlyout || !block.isEditable() || !shape) {
      return;
    }
    Events.setGroup(true);
    const before = JSON.stringify(block.shape);
    reshape(block, shape);
    Events.fire(new (Events.get(Events.BLOCK_CHANGE))(block, 'mutation', null, before, JSON.stringify(shape)));
    Events.setGroup(false);
  }
}

/** What is connected to an input, taken off it. */
function take(connection: Connection): { other: Connection | null; shadow: ReturnType<Connection['getShadowState']> } {
  const shadow = connection.getShadowState();
  const other = connection.targetBlock()?.isShadow() ? null : connection.targetConnection;
  if (other) {
    connection.disconnect();
  }
  return { other, shadow };
}

/** A whole number out of a file, from 0 to as many parts as a block can have. */
export function count(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.min(mostParts, Math.max(0, Number(value))) : 0;
}

/** A list out of a file, no longer than a block can have parts. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, mostParts) : [];
}

/** The numbers of so many parts, from 0. */
export const numbers = (parts: number): number[] => Array.from({ length: parts }, (_, i) => i);

/** A text of our blocks. */
export const say = (key: string): string => Msg[key] ?? '';
