import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PositionEncoding, Workspace, initSync } from '@astral-sh/ruff-wasm-web';

/** The formatter's WebAssembly module. */
export const wasm = readFileSync(
  join(import.meta.dirname, '../node_modules/@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm')
);
initSync({ module: wasm });
const ruff = new Workspace(Workspace.defaultSettings(), PositionEncoding.Utf16);

/** Python as ruff formats it. */
export const formatted = (code: string): string => ruff.format(code);
