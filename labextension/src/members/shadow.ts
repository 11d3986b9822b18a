import type { serialization } from 'blockly/core';

/** The shadow block for a default that is a number, a text, True, False or None; nothing for any other. */
export function shadowOf(code: string | undefined): serialization.blocks.State | null {
  if (code === undefined) {
    return null;
  }
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(code)) {
    return { type: 'math_number', fields: { NUM: Number(code) } };
  }
  if (code === 'True' || code === 'False') {
    return { type: 'logic_boolean', fields: { BOOL: code.toUpperCase() } };
  }
  if (code === 'None') {
    return { type: 'logic_null' };
  }
  const text = /^'([^'\\]*)'$/.exec(code) ?? /^"([^"\\]*)"$/.exec(code);
  return text ? { type: 'text', fields: { TEXT: text[1] ?? '' } } : null;
}
