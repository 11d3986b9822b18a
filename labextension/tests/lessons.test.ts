import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { serialization } from 'blockly/core';
import { describe, expect, it } from 'vitest';

import { formatDocument, parseDocument } from '../src/document/format.js';
import { repair } from '../src/editor/repair.js';
import { workspaceToPython } from '../src/generator/index.js';
import { workspaceOf } from './workspace.js';

const folder = join(import.meta.dirname, '../../singleuser/lessons');
const lessons = readdirSync(folder).filter(name => name.endsWith('.blockly'));

/** The file as this version of the editor would save it. */
function saved(source: string): string {
  const { document } = parseDocument(source);
  const workspace = workspaceOf(document.workspace);
  const state = serialization.workspaces.save(workspace);
  return formatDocument(document, state, workspaceToPython(workspace));
}

describe.each(lessons)('%s', name => {
  const path = join(folder, name);
  if (process.env['UPDATE_LESSONS']) {
    writeFileSync(path, saved(readFileSync(path, 'utf8')));
  }
  const source = readFileSync(path, 'utf8');

  it('holds only blocks that we know', () => {
    const { document, problem } = parseDocument(source);
    expect(problem).toBeUndefined();
    expect(repair(document.workspace).unknown).toEqual([]);
  });

  it('is as the editor saves it, its code included', () => {
    expect(source).toBe(saved(source));
  });
});
