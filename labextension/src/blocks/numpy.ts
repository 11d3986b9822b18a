import { input, menu, numberInput } from './spec.js';
import type { IBlockSpec } from './spec.js';

const common = { style: 'numpy_blocks', imports: ['import numpy as np'], output: null, inline: true };
const array = input({ empty: '[]' });

/** Arrays of numbers: NumPy. */
export const numpySpecs: IBlockSpec[] = [
  { ...common, type: 'np_array', python: 'np.array({LIST})', args: { LIST: array } },
  { ...common, type: 'np_arange', args: { START: numberInput(0), STOP: numberInput(10), STEP: numberInput(1) } },
  {
    ...common,
    type: 'np_linspace',
    python: 'np.linspace({START}, {STOP}, {COUNT})',
    args: { COUNT: numberInput(50), START: numberInput(0), STOP: numberInput(1) }
  },
  {
    ...common,
    type: 'np_fill',
    python: 'np.{FUNCTION}(({ROWS}, {COLUMNS}))',
    args: {
      FUNCTION: menu([
        ['%{BKY_NP_FILL_ZEROS}', 'zeros'],
        ['%{BKY_NP_FILL_ONES}', 'ones']
      ]),
      ROWS: numberInput(3),
      COLUMNS: numberInput(4)
    }
  },
  {
    ...common,
    type: 'np_random',
    python: 'np.random.{FUNCTION}({COUNT})',
    args: {
      COUNT: numberInput(100),
      FUNCTION: menu([
        ['%{BKY_NP_RANDOM_EVEN}', 'rand'],
        ['%{BKY_NP_RANDOM_NORMAL}', 'randn']
      ])
    }
  },
  {
    ...common,
    type: 'np_stat',
    python: 'np.{FUNCTION}({ARRAY})',
    args: {
      FUNCTION: menu([
        ['%{BKY_NP_STAT_MEAN}', 'mean'],
        ['%{BKY_NP_STAT_SUM}', 'sum'],
        ['%{BKY_NP_STAT_MIN}', 'min'],
        ['%{BKY_NP_STAT_MAX}', 'max'],
        ['%{BKY_NP_STAT_MEDIAN}', 'median'],
        ['%{BKY_NP_STAT_STD}', 'std'],
        ['%{BKY_NP_STAT_ARGMAX}', 'argmax']
      ]),
      ARRAY: array
    }
  },
  {
    ...common,
    type: 'np_math',
    python: 'np.{FUNCTION}({ARRAY})',
    args: {
      FUNCTION: menu([
        ['√', 'sqrt'],
        ['eˣ', 'exp'],
        ['ln', 'log'],
        ['sin', 'sin'],
        ['cos', 'cos'],
        ['%{BKY_NP_MATH_ABS}', 'abs'],
        ['%{BKY_NP_MATH_ROUND}', 'round']
      ]),
      ARRAY: array
    }
  },
  { ...common, type: 'np_shape', python: 'np.shape({ARRAY})', args: { ARRAY: array } },
  {
    ...common,
    type: 'np_reshape',
    python: 'np.reshape({ARRAY}, ({ROWS}, {COLUMNS}))',
    args: { ARRAY: array, ROWS: numberInput(8), COLUMNS: numberInput(8) }
  },
  {
    ...common,
    type: 'np_item',
    imports: [],
    python: '{ARRAY}[{PART}{INDEX}]',
    args: {
      PART: menu([
        ['%{BKY_NP_ITEM_ROW}', 'ROW', ''],
        ['%{BKY_NP_ITEM_COLUMN}', 'COLUMN', ':, ']
      ]),
      INDEX: numberInput(0),
      ARRAY: array
    }
  }
];
