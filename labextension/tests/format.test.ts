import { describe, expect, it } from 'vitest';

import { emptyDocument, formatDocument, kernelName, parseDocument } from '../src/document/format.js';

const own = { format: 'blockroom', version: 1, toolbox: 'default', workspace: { variables: [] } };

describe('reading', () => {
  it.each(['', '  \n', '\uFEFF'])('takes %j for a new document', source => {
    expect(parseDocument(source)).toEqual({ document: emptyDocument() });
  });

  it.each(['[]', '3', 'null', '"x"', '{"format":"other"}', '{"format":"blockroom"}'])(
    'says that %s holds no blocks',
    source => expect(parseDocument(source).problem).toEqual({ kind: 'not-blocks' })
  );

  it('says where a broken text breaks off', () => {
    const broken = JSON.stringify(own, null, 2).slice(0, 60);
    expect(parseDocument(broken).problem).toEqual({ kind: 'not-json', line: 4, column: 18 });
    expect(parseDocument('{\n "a": x }').problem).toMatchObject({ kind: 'not-json', line: 2 });
  });

  it('shows what it can of a newer version', () => {
    const parsed = parseDocument(JSON.stringify({ ...own, version: 2, future: 1 }));
    expect(parsed.problem).toEqual({ kind: 'newer', version: 2 });
    expect(parsed.document.workspace).toEqual(own.workspace);
  });

  it('opens bare workspaces and those of jupyterlab-blockly', () => {
    const workspace = { blocks: { languageVersion: 0, blocks: [{ type: 'logic_null' }] } };
    expect(parseDocument(JSON.stringify(workspace)).document.workspace).toEqual(workspace);
    const wrapped = parseDocument(JSON.stringify({ format: 2, workspace, metadata: { kernel: 'xpython' } }));
    expect(wrapped.document.workspace).toEqual(workspace);
    expect(kernelName(wrapped.document)).toBe('xpython');
  });

  it('asks for python3 where the document names no kernel', () => {
    expect(kernelName(parseDocument(JSON.stringify(own)).document)).toBe('python3');
    expect(kernelName(parseDocument(JSON.stringify({ ...own, kernel: 7 })).document)).toBe('python3');
  });

  it('lets no key reach the prototype of all objects', () => {
    parseDocument('{"format":"blockroom","version":1,"workspace":{},"__proto__":{"polluted":1}}');
    expect('polluted' in {}).toBe(false);
  });
});

describe('writing', () => {
  it('keeps what it does not know and puts the code last', () => {
    const { document } = parseDocument(JSON.stringify({ ...own, kernel: 'k', author: '小明', code: 'old' }));
    const text = formatDocument(document, { variables: [] }, 'new\n');
    expect(Object.entries(JSON.parse(text) as object)).toEqual([
      ['format', 'blockroom'],
      ['version', 1],
      ['kernel', 'k'],
      ['toolbox', 'default'],
      ['author', '小明'],
      ['workspace', { variables: [] }],
      ['code', 'new\n']
    ]);
    expect(text.endsWith('}\n')).toBe(true);
  });
});
