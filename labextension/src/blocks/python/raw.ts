import { Blocks, Msg } from 'blockly/core';
import type { Block } from 'blockly/core';

const longestError = 500;

interface IRawBlock extends Block {
  error: string;
}

/** Blocks that hold a piece of Python as it is. */
export function defineRaw(): void {
  for (const isValue of [true, false]) {
    const type = isValue ? 'py_raw_value' : 'py_raw';
    Blocks[type] = {
      error: '',
      init(this: IRawBlock): void {
        this.jsonInit({
          type,
          message0: '%{BKY_PY_RAW}',
          args0: [{ type: 'field_code', name: 'CODE', text: isValue ? '1 + 1' : 'print("…")' }],
          ...(isValue ? { output: null } : { previousStatement: null, nextStatement: null }),
          style: 'module_blocks'
        });
        this.setTooltip(() => Msg[`${type.toUpperCase()}_TIP`] ?? '');
      },
      saveExtraState(this: IRawBlock): object | null {
        return this.error ? { error: this.error } : null;
      },
      /** Why the text is no Python, where a text was read that is none. */
      loadExtraState(this: IRawBlock, state: { error?: unknown }): void {
        this.error = typeof state.error === 'string' ? state.error.slice(0, longestError) : '';
        this.setWarningText(this.error || null);
      }
    };
  }
}
