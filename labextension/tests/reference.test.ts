import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Msg, Workspace, serialization } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import type { JSONObject } from '../src/document/format.js';
import { nameOf } from '../src/help/name.js';
import { pythonAlone } from '../src/help/python.js';
import { speak } from '../src/locale/blockly.js';
import type { Language } from '../src/locale/pair.js';
import { toolbox } from '../src/toolbox/default.js';
import './workspace.js';

/** An entry or a category of the toolbox, as far as the reference needs it. */
interface INode {
  kind: string;
  type?: string;
  name?: string;
  custom?: string;
  contents?: INode[];
}

/** What Blockly puts into the categories that it fills itself. */
const filled: Record<string, string[]> = {
  VARIABLE: ['variables_set', 'math_change', 'variables_get'],
  PROCEDURE: ['defnoreturn', 'defreturn', 'ifreturn'].map(name => `procedures_${name}`)
};

const words = {
  en: {
    title: 'Blocks and their Python',
    intro: 'Every block of the toolbox, as it lies there. The help on a block (F1) has an example that runs.',
    head: '| Block | Python | What it does |'
  },
  'zh-hans': {
    title: '积木和对应的 Python',
    intro: '工具箱里的所有积木，按原样列出。积木的帮助（F1）里有可以运行的示例。',
    head: '| 积木 | Python | 作用 |'
  }
};

function page(language: Language): string {
  speak(language);
  const { title, intro, head } = words[language];
  const { contents } = toolbox() as unknown as { contents: INode[] };
  const parts = contents.flatMap(node => section(node, 2, head));
  return [`# ${title}`, intro, ...parts].join('\n\n') + '\n';
}

/** A category with its table; categories in it come below. */
function section(node: INode, depth: number, head: string): string[] {
  const items = node.contents ?? [];
  const blocks = items
    .filter(item => item.kind === 'block')
    .concat((filled[node.custom ?? ''] ?? []).map(type => ({ kind: 'block', type })));
  const below = items.filter(item => item.kind === 'category').flatMap(item => section(item, depth + 1, head));
  if (node.kind !== 'category' || (!blocks.length && !below.length)) {
    return [];
  }
  const name = (node.name ?? '').replace(/%\{BKY_(\w+)\}/g, (_, key: string) => Msg[key] ?? key);
  const table = [head, '|---|---|---|', ...blocks.map(row)].join('\n');
  return [`${'#'.repeat(depth)} ${name}`, ...(blocks.length ? [table] : []), ...below];
}

/** A layer alone is shown in a network; the reference has room for the layer. */
const layerInNetwork = /^\w+ = keras\.Sequential\(\n {4}\[\n {8}(.*),\n {4}\]\n\)$/m;

function row(item: INode): string {
  const state = item as unknown as JSONObject;
  const workspace = new Workspace();
  const block = serialization.blocks.append(state as unknown as serialization.blocks.State, workspace);
  const text = nameOf(block);
  workspace.dispose();
  const code = pythonAlone(0, state)
    .replace(/^(import|from) .*\n+/gm, '')
    .replace(layerInNetwork, '$1')
    .trimEnd();
  const lines = code.split('\n').map(line => `${'&nbsp;'.repeat(line.search(/\S|$/))}\`${line.trim()}\``);
  const help = Msg[`${String(item.type).toUpperCase()}_TIP`] ?? '';
  const python = lines.filter(line => !line.endsWith('``')).join('<br>');
  return `| ${[text, python, help].map(cell => cell.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`;
}

describe.each([
  ['en', 'blocks-reference.md'],
  ['zh-hans', 'blocks-reference.zh-CN.md']
] as const)('the reference in %s', (language, file) => {
  const path = join(import.meta.dirname, '../../docs', file);

  it('says what the blocks are; after a change: npm run docs:blocks', () => {
    const text = page(language);
    if (process.env['UPDATE_DOCS']) {
      writeFileSync(path, text);
    }
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
