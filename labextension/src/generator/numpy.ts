import { Order } from './python.js';
import type { PythonWriter, Rules } from './python.js';

function numpy(python: PythonWriter, call: string): [string, Order] {
  python.addImport('import numpy as np');
  return [`np.${call}`, Order.FUNCTION_CALL];
}

/** NumPy. */
export const numpyRules: Rules = {
  np_array: (block, python) => numpy(python, `array(${python.value(block, 'LIST', Order.NONE, '[]')})`),
  np_arange: (block, python) => {
    const start = python.value(block, 'START', Order.NONE, '0');
    const stop = python.value(block, 'STOP', Order.NONE, '10');
    const step = python.value(block, 'STEP', Order.NONE, '1');
    const range = step === '1' ? (start === '0' ? [stop] : [start, stop]) : [start, stop, step];
    return numpy(python, `arange(${range.join(', ')})`);
  },
  np_linspace: (block, python) => {
    const start = python.value(block, 'START', Order.NONE, '0');
    const stop = python.value(block, 'STOP', Order.NONE, '1');
    return numpy(python, `linspace(${start}, ${stop}, ${python.value(block, 'COUNT', Order.NONE, '50')})`);
  },
  np_fill: (block, python) => {
    const rows = python.value(block, 'ROWS', Order.NONE, '1');
    const columns = python.value(block, 'COLUMNS', Order.NONE, '1');
    return numpy(python, `${block.getFieldValue('FUNCTION')}((${rows}, ${columns}))`);
  },
  np_random: (block, python) =>
    numpy(python, `random.${block.getFieldValue('FUNCTION')}(${python.value(block, 'COUNT', Order.NONE, '1')})`),
  np_stat: (block, python) =>
    numpy(python, `${block.getFieldValue('FUNCTION')}(${python.value(block, 'ARRAY', Order.NONE, '[]')})`),
  np_math: (block, python) =>
    numpy(python, `${block.getFieldValue('FUNCTION')}(${python.value(block, 'ARRAY', Order.NONE, '[]')})`),
  np_shape: (block, python) => numpy(python, `shape(${python.value(block, 'ARRAY', Order.NONE, '[]')})`),
  np_reshape: (block, python) => {
    const array = python.value(block, 'ARRAY', Order.NONE, '[]');
    const rows = python.value(block, 'ROWS', Order.NONE, '1');
    const columns = python.value(block, 'COLUMNS', Order.NONE, '-1');
    return numpy(python, `reshape(${array}, (${rows}, ${columns}))`);
  },
  np_item: (block, python) => {
    const array = python.value(block, 'ARRAY', Order.MEMBER, '[]');
    const index = python.value(block, 'INDEX', Order.NONE, '0');
    return [`${array}[${block.getFieldValue('PART') === 'COLUMN' ? ':, ' : ''}${index}]`, Order.MEMBER];
  }
};
