import { Blocks } from 'blockly/core';
import type { Block } from 'blockly/core';

/** Blocks that stand for one that this version does not know, and carry it unchanged. */
export const UNKNOWN_STATEMENT = 'unknown_statement';
export const UNKNOWN_VALUE = 'unknown_value';

/** What a placeholder carries: the unknown block as it was in the file, without what followed it. */
export interface IUnknownState {
  original: Record<string, unknown>;
}

interface IUnknownBlock extends Block {
  original?: Record<string, unknown>;
}

function placeholder(isValue: boolean): Record<string, unknown> {
  return {
    init(this: IUnknownBlock): void {
      this.jsonInit({
        type: this.type,
        message0: '%{BKY_UNKNOWN_BLOCK}',
        args0: [{ type: 'field_label_serializable', name: 'TYPE', text: '?' }],
        ...(isValue ? { output: null } : { previousStatement: null, nextStatement: null }),
        style: 'unknown_blocks',
        tooltip: '%{BKY_UNKNOWN_BLOCK_TIP}'
      });
    },
    saveExtraState(this: IUnknownBlock): IUnknownState {
      return { original: this.original ?? {} };
    },
    loadExtraState(this: IUnknownBlock, state: IUnknownState): void {
      this.original = state.original;
      this.setFieldValue(String(state.original['type'] ?? '?'), 'TYPE');
    }
  };
}

/** Makes the placeholders known to Blockly. */
export function defineUnknownBlocks(): void {
  Blocks[UNKNOWN_STATEMENT] = placeholder(false);
  Blocks[UNKNOWN_VALUE] = placeholder(true);
}
