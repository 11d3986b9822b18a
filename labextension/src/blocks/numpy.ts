import { choice, value } from './types.js';
import type { IBlockDefinition } from './types.js';

const style = 'numpy_blocks';

/** Arrays of numbers: NumPy. */
export const numpyBlocks: IBlockDefinition[] = [
  {
    type: 'np_array',
    message0: '%{BKY_NP_ARRAY}',
    args0: [value('LIST')],
    output: null,
    style,
    tooltip: '%{BKY_NP_ARRAY_TIP}'
  },
  {
    type: 'np_arange',
    message0: '%{BKY_NP_ARANGE}',
    args0: [value('START'), value('STOP'), value('STEP')],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_NP_ARANGE_TIP}'
  },
  {
    type: 'np_linspace',
    message0: '%{BKY_NP_LINSPACE}',
    args0: [value('COUNT'), value('START'), value('STOP')],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_NP_LINSPACE_TIP}'
  },
  {
    type: 'np_fill',
    message0: '%{BKY_NP_FILL}',
    args0: [
      choice('FUNCTION', [
        ['%{BKY_NP_FILL_ZEROS}', 'zeros'],
        ['%{BKY_NP_FILL_ONES}', 'ones']
      ]),
      value('ROWS'),
      value('COLUMNS')
    ],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_NP_FILL_TIP}'
  },
  {
    type: 'np_random',
    message0: '%{BKY_NP_RANDOM}',
    args0: [
      value('COUNT'),
      choice('FUNCTION', [
        ['%{BKY_NP_RANDOM_EVEN}', 'rand'],
        ['%{BKY_NP_RANDOM_NORMAL}', 'randn']
      ])
    ],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_NP_RANDOM_TIP}'
  },
  {
    type: 'np_stat',
    message0: '%{BKY_NP_STAT}',
    args0: [
      choice('FUNCTION', [
        ['%{BKY_NP_STAT_MEAN}', 'mean'],
        ['%{BKY_NP_STAT_SUM}', 'sum'],
        ['%{BKY_NP_STAT_MIN}', 'min'],
        ['%{BKY_NP_STAT_MAX}', 'max'],
        ['%{BKY_NP_STAT_MEDIAN}', 'median'],
        ['%{BKY_NP_STAT_STD}', 'std'],
        ['%{BKY_NP_STAT_ARGMAX}', 'argmax']
      ]),
      value('ARRAY')
    ],
    output: null,
    style,
    tooltip: '%{BKY_NP_STAT_TIP}'
  },
  {
    type: 'np_math',
    message0: '%{BKY_NP_MATH}',
    args0: [
      choice('FUNCTION', [
        ['√', 'sqrt'],
        ['eˣ', 'exp'],
        ['ln', 'log'],
        ['sin', 'sin'],
        ['cos', 'cos'],
        ['%{BKY_NP_MATH_ABS}', 'abs'],
        ['%{BKY_NP_MATH_ROUND}', 'round']
      ]),
      value('ARRAY')
    ],
    output: null,
    style,
    tooltip: '%{BKY_NP_MATH_TIP}'
  },
  {
    type: 'np_shape',
    message0: '%{BKY_NP_SHAPE}',
    args0: [value('ARRAY')],
    output: null,
    style,
    tooltip: '%{BKY_NP_SHAPE_TIP}'
  },
  {
    type: 'np_reshape',
    message0: '%{BKY_NP_RESHAPE}',
    args0: [value('ARRAY'), value('ROWS'), value('COLUMNS')],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_NP_RESHAPE_TIP}'
  },
  {
    type: 'np_item',
    message0: '%{BKY_NP_ITEM}',
    args0: [
      choice('PART', [
        ['%{BKY_NP_ITEM_ROW}', 'ROW'],
        ['%{BKY_NP_ITEM_COLUMN}', 'COLUMN']
      ]),
      value('INDEX'),
      value('ARRAY')
    ],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_NP_ITEM_TIP}'
  }
];
