import { Order } from './python.js';
import type { PythonWriter, Rules } from './python.js';

function plot(python: PythonWriter, call: string): string {
  python.addImport('import matplotlib.pyplot as plt');
  return `plt.${call}\n`;
}

/** matplotlib. */
export const plotRules: Rules = {
  plt_line: (block, python) => {
    const label = String(block.getFieldValue('LABEL'));
    const named = label ? `, label=${python.quote_(label)}` : '';
    return plot(python, `plot(${python.value(block, 'Y', Order.NONE, '[]')}${named})`);
  },
  plt_xy: (block, python) => {
    const x = python.value(block, 'X', Order.NONE, '[]');
    return plot(python, `${block.getFieldValue('FUNCTION')}(${x}, ${python.value(block, 'Y', Order.NONE, '[]')})`);
  },
  plt_hist: (block, python) =>
    plot(python, `hist(${python.value(block, 'VALUES', Order.NONE, '[]')}, bins=${block.getFieldValue('BINS')})`),
  plt_image: (block, python) =>
    plot(python, `imshow(${python.value(block, 'IMAGE', Order.NONE, '[[0]]')}, cmap="gray")`),
  plt_text: (block, python) =>
    plot(python, `${block.getFieldValue('FUNCTION')}(${python.value(block, 'TEXT', Order.NONE, '""')})`),
  plt_legend: (_block, python) => plot(python, 'legend()'),
  plt_subplot: (block, python) => {
    const place = ['ROWS', 'COLUMNS', 'INDEX'].map(input => python.value(block, input, Order.NONE, '1'));
    return plot(python, `subplot(${place.join(', ')})`);
  },
  plt_show: (_block, python) => plot(python, 'show()')
};
