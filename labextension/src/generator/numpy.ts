import { joinSlice } from './items.js';
import { Order } from './python.js';
import type { Rules } from './python.js';

/** NumPy, where a template is not enough. */
export const numpyRules: Rules = {
  np_arange: (block, python) => {
    python.addImport('import numpy as np');
    const [start, stop, step] = ['START', 'STOP', 'STEP'].map(input => python.value(block, input, Order.NONE, '0'));
    const range = step !== '1' ? [start, stop, step] : start === '0' ? [stop] : [start, stop];
    return [`np.arange(${range.join(', ')})`, Order.FUNCTION_CALL];
  },
  np_slice: (block, python) => {
    const array = python.value(block, 'ARRAY', Order.MEMBER, '[]');
    const slices = [
      ['ROW', 'ROW_END'],
      ['COLUMN', 'COLUMN_END']
    ].map(ends => joinSlice(ends.map(input => python.value(block, input, Order.NONE, ''))));
    return [`${array}[${slices.join(', ')}]`, Order.MEMBER];
  }
};
