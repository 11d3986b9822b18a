import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Blocks, Workspace, inputs } from 'blockly/core';
import type { Block } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import { specs } from '../src/blocks/index.js';
import type { IArgument, IBlockSpec } from '../src/blocks/spec.js';
import './workspace.js';

/** Shapes that have every kind of input, besides the one that a block has in the toolbox. */
const shapes: Record<string, unknown[]> = {
  controls_if: [{ elseIfCount: 1, hasElse: true }],
  procedures_callnoreturn: [{ name: 'f', params: ['x'] }],
  procedures_callreturn: [{ name: 'f', params: ['x'] }],
  py_method: [{ items: 1 }],
  py_try: [{ handlers: 1, hasElse: true, hasFinally: true }],
  py_comprehension: [
    { kind: 'DICT', clauses: ['for', 'if'] },
    { kind: 'LIST', clauses: ['for', 'for', 'if'] }
  ],
  py_function: [{ decorators: 1, parameters: 1, returns: true, async: false, types: true }],
  py_class_with: [{ decorators: 1, arguments: 1, types: true }],
  py_parameter: [{ annotation: true, default: true }],
  py_fstring: [{ prefix: 'f', quote: '"', parts: 'vt' }],
  py_for: [{ else: true, async: false }],
  py_while: [{ else: true }],
  py_try_any: [{ handlers: [{ type: true, name: true }], star: false, else: true, finally: true }],
  py_match: [{ cases: [true] }]
};

/** Inputs whose number is that of a part, counted from 0. */
function nameOf(name: string, all: ReadonlySet<string>): string {
  const prefix = name.replace(/\d+$/, '');
  return prefix !== name && (all.has(`${prefix}0`) || all.has(`${prefix}1`)) && !/^AT\d$/.test(name)
    ? `${prefix}#`
    : name;
}

function connectionsOf(type: string): object {
  const found: { output?: string[] | null; inputs: Record<string, string[] | null> } = { inputs: {} };
  for (const shape of [null, ...(shapes[type] ?? [])]) {
    const workspace = new Workspace();
    const block = workspace.newBlock(type) as Block & { loadExtraState?: (state: unknown) => void };
    if (shape !== null) {
      block.loadExtraState?.(shape);
    }
    if (type === 'math_number_property') {
      block.setFieldValue('DIVISIBLE_BY', 'PROPERTY');
    }
    if (block.outputConnection) {
      found.output = block.outputConnection.getCheck();
    }
    const joined = block.inputList.filter(
      input => input instanceof inputs.ValueInput || input instanceof inputs.StatementInput
    );
    for (const input of joined) {
      found.inputs[input.name] = input.connection?.getCheck() ?? null;
    }
    workspace.dispose();
  }
  const names = new Set(Object.keys(found.inputs));
  const numbered = Object.entries(found.inputs).map(([name, check]) => [nameOf(name, names), check]);
  return { ...found, inputs: Object.fromEntries(numbered) as object };
}

function argumentOf({ json, codes, imports, isPercent }: IArgument): object {
  const options = Array.isArray(json['options'])
    ? (json['options'] as [string, string][]).map(([, value]) => value)
    : null;
  return {
    type: json.type,
    ...(json.check === undefined ? {} : { check: json.check }),
    ...(options ? { options } : {}),
    ...(codes && Object.keys(codes).length ? { codes } : {}),
    ...(imports && Object.keys(imports).length ? { imports } : {}),
    ...(isPercent ? { isPercent } : {})
  };
}

function specOf(spec: IBlockSpec): object {
  const { type, python, order, imports, among, args, output, presets } = spec;
  return {
    type,
    python,
    ...(order === undefined ? {} : { order }),
    ...(imports ? { imports } : {}),
    ...(among === undefined ? {} : { among }),
    args: Object.fromEntries(Object.entries(args ?? {}).map(([name, argument]) => [name, argumentOf(argument)])),
    ...(output === undefined ? {} : { output }),
    ...(presets ? { presets } : {})
  };
}

/** What the Python side knows of the blocks, one block a line. */
function exported(): string {
  const templates = specs.filter(spec => spec.python !== undefined).map(spec => JSON.stringify(specOf(spec)));
  const types = Object.keys(Blocks)
    .filter(
      type => !/mutator|^controls_if_|^unknown_|_container$|_item$|_optional$/.test(type) || type === 'py_dict_item'
    )
    .sort();
  const connections = types.map(type => `${JSON.stringify(type)}: ${JSON.stringify(connectionsOf(type))}`);
  return `{"specs": [\n${templates.join(',\n')}\n],\n"connections": {\n${connections.join(',\n')}\n}}\n`;
}

describe('what the Python side knows of the blocks', () => {
  const path = join(import.meta.dirname, '../../blockly_magic/src/blockly_magic/blocks.json');

  it('is up to date; after a change: npm run export:blocks', () => {
    const text = exported();
    if (process.env['UPDATE_BLOCKS']) {
      writeFileSync(path, text);
    }
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(JSON.parse(text)).toHaveProperty('connections.controls_if.inputs.ELSE', null);
  });
});
