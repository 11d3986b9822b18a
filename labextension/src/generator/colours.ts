import type { Block } from 'blockly/core';

import { Order } from './python.js';
import type { PythonWriter, Rules } from './python.js';

const parts = ['RED', 'GREEN', 'BLUE'];

const fromParts = `def NAME(red, green, blue):
    """The colour with so much of red, green and blue, each from 0 to 100."""
    parts = [int(min(max(part, 0), 100) * 2.55 + 0.5) for part in (red, green, blue)]
    return "#" + "".join(f"{part:02x}" for part in parts)
`;

const blend = `def NAME(first, second, ratio):
    """Mix two colours: a ratio of 0 gives the first one, of 1 the second one."""
    ratio = min(max(ratio, 0), 1)
    mixed = "#"
    for i in (1, 3, 5):
        one, two = int(first[i : i + 2], 16), int(second[i : i + 2], 16)
        mixed += f"{int(one * (1 - ratio) + two * ratio + 0.5):02x}"
    return mixed
`;

/** A colour that is known before the program runs; null where it is not. */
function known(block: Block): string | null {
  const bytes = parts.map(input => {
    const inside = block.getInputTargetBlock(input);
    const isNumber = inside?.type === 'math_number' && inside.isEnabled();
    const percent = inside === null ? 0 : isNumber ? Number(inside.getFieldValue('NUM')) : NaN;
    return Math.round(Math.min(Math.max(percent, 0), 100) * 2.55);
  });
  return bytes.some(Number.isNaN) ? null : `#${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

function rgb(block: Block, python: PythonWriter): [string, Order] {
  const colour = known(block);
  if (colour !== null) {
    return [python.quote_(colour), Order.ATOMIC];
  }
  const values = parts.map(input => python.value(block, input, Order.NONE, '0'));
  return [`${python.helper('colour_rgb', fromParts)}(${values.join(', ')})`, Order.FUNCTION_CALL];
}

/** Colours, which are texts such as `#ff0000`. */
export const colourRules: Rules = {
  colour_picker: (block, python) => [python.quote_(String(block.getFieldValue('COLOUR'))), Order.ATOMIC],
  colour_random: (_block, python) => {
    python.addImport('import random');
    return [python.fString([], () => ['#{random.randint(0, 0xFFFFFF):06x}']), Order.ATOMIC];
  },
  colour_rgb: rgb,
  colour_blend: (block, python) => {
    const black = python.quote_('#000000');
    const values = ['COLOUR1', 'COLOUR2'].map(input => python.value(block, input, Order.NONE, black));
    const ratio = python.value(block, 'RATIO', Order.NONE, '0.5');
    return [`${python.helper('colour_blend', blend)}(${values.join(', ')}, ${ratio})`, Order.FUNCTION_CALL];
  }
};
