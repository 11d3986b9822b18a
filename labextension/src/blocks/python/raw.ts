import { Blocks, Msg } from 'blockly/core';
import type { Block } from 'blockly/core';

/** Blocks that hold a piece of Python as it is. */
export function defineRaw(): void {
  for (const isValue of [true, false]) {
    const type = isValue ? 'py_raw_value' : 'py_raw';
    Blocks[type] = {
      init(this: Block): void {
        this.jsonInit({
          type,
          message0: '%{BKY_PY_RAW}',
          args0: [{ type: 'field_input', name: 'CODE', text: isValue ? '1 + 1' : 'print("…")', spellcheck: false }],
          ...(isValue ? { output: null } : { previousStatement: null, nextStatement: null }),
          style: 'module_blocks'
        });
        this.setTooltip(() => Msg[`${type.toUpperCase()}_TIP`] ?? '');
      }
    };
  }
}
