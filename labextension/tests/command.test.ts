/** The command as it is run: a process without the page that the other tests have. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Blocks, Events, Workspace, Xml, serialization } from 'blockly/core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { toPython } from '../src/headless.js';
import { python } from './workspace.js';

const require = createRequire(import.meta.url);
const ruff = readFileSync(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'));
const command = join(import.meta.dirname, '../bin/blocks2py.mjs');

/** What the command prints, says and ends with. */
function run(input: string, argument = '-'): { code: string; said: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, argument], {
    input,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'en' }
  });
  return { code: stdout, said: stderr, status };
}

const documentOf = (...blocks: JSONObject[]): string => JSON.stringify({ blocks: { blocks } });

/** Blockly's own blocks, without those that stand in a dialog that changes another block's shape. */
const standard = Object.keys(Blocks).filter(
  type =>
    /^(controls|lists|logic|math|procedures|text|variables)_/.test(type) &&
    !/mutator|_create_with_(container|item)|_join_(container|item)|_if_(if|elseif|else)$/.test(type)
);

/** A workspace with every standard block, as a file of the newest format and of the oldest. */
function everything(): { json: string; xml: string } {
  const workspace = new Workspace();
  Events.disable();
  standard.forEach(type => workspace.newBlock(type));
  const files = {
    json: JSON.stringify(serialization.workspaces.save(workspace)),
    xml: Xml.domToText(Xml.workspaceToDom(workspace))
  };
  workspace.dispose();
  Events.enable();
  return files;
}

beforeAll(() => void execFileSync('npm', ['run', '-s', 'build:headless'], { stdio: 'ignore' }), 60_000);

describe('the command', () => {
  const files = everything();

  it.each(['json', 'xml'] as const)('writes every standard block of a file that is %s', format => {
    expect(standard.length).toBeGreaterThan(60);
    const { code } = toPython(files[format], 'en', ruff);
    expect(run(files[format])).toEqual({
      code,
      said: expect.stringMatching(/^-: Blocks that leave [^\n]*\n$/) as string,
      status: 0
    });
  });

  it('reads the shapes that are XML in one of many documents', () => {
    const block = { type: 'lists_create_with', extraState: '<mutation items="2"></mutation>' };
    const { code } = run(documentOf(block), '--stream');
    expect(JSON.parse(code)).toEqual({ code: python({ ...block, extraState: { itemCount: 2 } }), messages: [] });
  });

  it('answers every line, whatever is in it', () => {
    const lines = [documentOf({ type: 'py_pass' }), 'no JSON', '', documentOf({ type: 'text_print' })];
    const answers = run(lines.join('\n'), '--stream')
      .code.trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { code?: string; error?: string });
    expect(answers.map(answer => answer.code ?? typeof answer.error)).toEqual(['pass\n', 'string', '', 'print("")\n']);
  });
});
