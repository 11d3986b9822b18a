// Fails when the built extension holds the address of a page or file outside the classroom.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'blockroom_lab/labextension';
const names = [
  'http://www.w3.org/', // names of XML vocabularies, never fetched
  'https://developers.google.com/blockly/xml', // the same, of Blockly
  'https://docs.blockly.com/', // in the text of errors for programmers
  'https://bugzilla.mozilla.org/', // in a comment of a style sheet
  'https://en.wikipedia.org/wiki/Primality_test' // in a comment of generated code
];

const foreign = readdirSync(folder, { recursive: true })
  .filter(name => /\.(js|css|svg|json|html)$/.test(name) && !/(licenses|package)\.json$/.test(name))
  .flatMap(name => {
    const text = readFileSync(join(folder, name), 'utf8');
    const found = [...text.matchAll(/https?:\/\/[\w-]+\.[^\s"'`<>\\)]+/g)].map(match => match[0]);
    return found.filter(address => !names.some(allowed => address.startsWith(allowed))).map(a => `${name}: ${a}`);
  });

if (foreign.length) {
  console.error(`The extension must not know addresses outside the classroom:\n${foreign.join('\n')}`);
  process.exit(1);
}
