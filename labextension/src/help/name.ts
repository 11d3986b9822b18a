import { FieldImage } from 'blockly/core';
import type { Block } from 'blockly/core';

/** What stands on a block with the blocks in it, as a sentence: without the buttons on it and marks of direction. */
export function nameOf(block: Block, length?: number): string {
  const buttons = block
    .getDescendants(false)
    .flatMap(one => [...one.getFields()])
    .filter(field => field instanceof FieldImage && field.isClickable())
    .map(field => field.getText());
  const text = buttons.reduce((name, button) => name.replace(button, ''), block.toString(undefined, '…'));
  const clean = text
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return length !== undefined && clean.length > length ? `${clean.slice(0, length)}…` : clean;
}
