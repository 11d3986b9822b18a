#!/usr/bin/env node
// The Python of a document made of blocks, on standard output and nothing else; messages go to standard error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { JSDOM } from 'jsdom';

const require = createRequire(import.meta.url);
const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length || file.startsWith('--')) {
  console.error('Usage: blocks2py.mjs FILE    (- reads standard input)');
  process.exit(2);
}

// Blockly reads XML and measures with what a page brings.
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document, DOMParser: window.DOMParser });
// What Blockly has to say about a foreign document, it says on standard output.
console.log = console.warn = console.info = () => undefined;

let source;
try {
  source = readFileSync(file === '-' ? 0 : file, 'utf8');
} catch (error) {
  console.error(`${file}: ${error.message}`);
  process.exit(2);
}
const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en';
const { toPython } = await import('../lib/headless.bundle.mjs');
const ruff = readFileSync(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'));
const { code, problem, messages } = toPython(source, language, ruff);
for (const message of messages) {
  console.error(`${file}: ${message}`);
}
if (problem && problem.kind !== 'newer') {
  process.exit(2);
}
process.stdout.write(code);
