#!/usr/bin/env node
// The Python of a document made of blocks, on standard output and nothing else; messages go to standard error.
// With --stream: of many, one JSON document a line on standard input and one JSON result a line on standard output.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length || (file.startsWith('--') && file !== '--stream')) {
  console.error('Usage: blocks2py.mjs FILE    (- reads standard input; --stream reads one document a line)');
  process.exit(2);
}

// What Blockly has to say about a foreign document, it says on standard output.
console.log = console.warn = console.info = () => undefined;

// Blockly finds out by an error, for each value of a field, that nothing is drawn.
Error.stackTraceLimit = 0;

const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en';
const { takePage, toPlainPython, toPython } = await import('../lib/headless.bundle.mjs');

if (file === '--stream') {
  let open = '';
  for await (const text of process.stdin.setEncoding('utf8')) {
    const lines = (open + text).split('\n');
    open = lines.pop();
    for (const line of lines) {
      process.stdout.write(JSON.stringify(answer(line)) + '\n');
    }
  }
  if (open) {
    process.stdout.write(JSON.stringify(answer(open)) + '\n');
  }
} else {
  bringPage();
  convert(file);
}

/** Brings what XML is read and written with: whole documents, and the shapes of some blocks. */
function bringPage() {
  const { JSDOM } = require('jsdom');
  takePage(new JSDOM('').window);
}

/** One document's Python, or why there is none. */
function answer(line) {
  try {
    // Few documents need a page, and all others come faster without one.
    if (!globalThis.DOMParser && /<mutation|^\s*</.test(line)) {
      bringPage();
    }
    const { code, problem, messages } = toPlainPython(line, language);
    return problem && problem.kind !== 'newer' ? { error: messages.join(' ') } : { code, messages };
  } catch (error) {
    return { error: String(error) };
  }
}

function convert(path) {
  let source;
  try {
    source = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    console.error(`${path}: ${error.message}`);
    process.exit(2);
  }
  const ruff = readFileSync(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'));
  const { code, problem, messages } = toPython(source, language, ruff);
  for (const message of messages) {
    console.error(`${path}: ${message}`);
  }
  if (problem && problem.kind !== 'newer') {
    process.exit(2);
  }
  process.stdout.write(code);
}
