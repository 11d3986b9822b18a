import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PositionEncoding, Workspace, initSync } from '@astral-sh/ruff-wasm-web';

const wasm = join(import.meta.dirname, '../node_modules/@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm');
initSync({ module: readFileSync(wasm) });
const ruff = new Workspace(Workspace.defaultSettings(), PositionEncoding.Utf16);

/** Python as ruff formats it. */
export const formatted = (code: string): string => ruff.format(code);
