import { FieldImage, Msg } from 'blockly/core';
import type { Input } from 'blockly/core';

const circle = (sign: string): string =>
  'data:image/svg+xml,' +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" stroke="#fff" stroke-width="3" stroke-linecap="round"><path d="${sign}"/></svg>`
  );
const plus = circle('M12 6v12M6 12h12');
const minus = circle('M6 12h12');

/** Puts `+` and `−` behind what an input says; where there is no page, nobody presses them. */
export function signs(input: Input, more: () => void, fewer: () => void): void {
  if (typeof document === 'undefined') {
    return;
  }
  input.appendField(new FieldImage(plus, 16, 16, Msg['PY_MORE'], more), 'PLUS');
  input.appendField(new FieldImage(minus, 16, 16, Msg['PY_FEWER'], fewer), 'MINUS');
}
