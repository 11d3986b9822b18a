import { Block, Extensions, FieldVariable, fieldRegistry, utils } from 'blockly/core';

import { isObject } from './document/format.js';
import type { JSONObject } from './document/format.js';

type Json = Record<string, unknown>;

/** Extensions that only add something to see. */
const isSeen = /tooltip|^contextMenu_|^text_quotes$/;

/** The arguments of a definition in the order in which its text has them: found out once. */
const orders = new WeakMap<Json[], Json[]>();

function ordered(args: Json[], message: string): Json[] {
  const known = orders.get(args);
  if (known) {
    return known;
  }
  const places = utils.parsing.replaceMessageReferences(message).matchAll(/%(\d+)/g);
  const order = [...places].map(([, place]) => args[Number(place) - 1]).filter(arg => arg !== undefined);
  orders.set(args, order);
  return order;
}

/** Builds a block from its definition with all that a document and a program know of it, and no words, colours or help. */
function build(this: Block, json: Json): void {
  for (let i = 0; json[`message${i}`] !== undefined; i++) {
    const args = json[`args${i}`];
    let fields: Json[] = [];
    for (const arg of Array.isArray(args) ? ordered(args as Json[], String(json[`message${i}`])) : []) {
      const input = inputOf(this, arg);
      if (input) {
        append(input, fields);
        fields = [];
      } else {
        fields.push(arg);
      }
    }
    if (fields.length) {
      append(this.appendDummyInput(), fields);
    }
  }
  type Check = string | string[] | null;
  if (json['output'] !== undefined) {
    this.setOutput(true, json['output'] as Check);
  }
  if (json['previousStatement'] !== undefined) {
    this.setPreviousStatement(true, json['previousStatement'] as Check);
  }
  if (json['nextStatement'] !== undefined) {
    this.setNextStatement(true, json['nextStatement'] as Check);
  }
  if (typeof json['mutator'] === 'string') {
    Extensions.apply(json['mutator'], this, true);
  }
  for (const extension of Array.isArray(json['extensions']) ? (json['extensions'] as string[]) : []) {
    if (!isSeen.test(extension)) {
      Extensions.apply(extension, this, false);
    }
  }
}

function inputOf(block: Block, { type, name, check }: Json): ReturnType<Block['appendDummyInput']> | null {
  const known = typeof name === 'string' ? name : undefined;
  switch (type) {
    case 'input_value':
    case 'input_statement': {
      const input =
        type === 'input_value' ? block.appendValueInput(known ?? '') : block.appendStatementInput(known ?? '');
      return check ? input.setCheck(check as string | string[]) : input;
    }
    case 'input_dummy':
      return block.appendDummyInput(known);
    case 'input_end_row':
      return block.appendEndRowInput(known);
    default:
      return null;
  }
}

function append(input: ReturnType<Block['appendDummyInput']>, fields: Json[]): void {
  for (const json of fields) {
    const field = fieldRegistry.fromJson(json as unknown as Parameters<typeof fieldRegistry.fromJson>[0]);
    if (field) {
      input.appendField(field, typeof json['name'] === 'string' ? json['name'] : undefined);
    }
  }
}

/**
 * A saved workspace with ordinary blocks in the place of shadows. To the program they are the same, and Blockly writes
 * each shadow down as XML, for which it wants a page.
 */
export function solid(workspace: JSONObject): JSONObject {
  const blocks = isObject(workspace['blocks']) ? workspace['blocks'] : {};
  const stacks = Array.isArray(blocks['blocks']) ? blocks['blocks'] : [];
  return { ...workspace, blocks: { ...blocks, blocks: stacks.map(solidBlock) } };
}

function solidBlock(state: unknown): JSONObject {
  const block = isObject(state) ? { ...state } : {};
  if (isObject(block['inputs'])) {
    block['inputs'] = Object.fromEntries(
      Object.entries(block['inputs']).map(([name, connection]) => [name, solidConnection(connection)])
    );
  }
  if (isObject(block['next'])) {
    block['next'] = solidConnection(block['next']);
  }
  return block;
}

function solidConnection(connection: unknown): JSONObject {
  const inside = isObject(connection) ? (connection['block'] ?? connection['shadow']) : undefined;
  return inside === undefined ? {} : { block: solidBlock(inside) };
}

/** From now on blocks are made for nobody to look at: most of Blockly's time goes into what is seen. */
export function beLean(): void {
  Block.prototype.jsonInit = build;
  // Blockly would list all variables anew for each block that names one.
  FieldVariable.dropdownCreate = () => [['', '']];
}
