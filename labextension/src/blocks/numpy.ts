import { input, menu, numberInput, variableInput } from './spec.js';
import type { IBlockSpec } from './spec.js';

const common = { style: 'numpy_blocks', imports: ['import numpy as np'], output: null, inline: true };
const array = input({ empty: '[]' });
const named = variableInput('a', '[]');
const other = variableInput('b', '[]');
const { output: _, ...statement } = { ...common, imports: [] };
const part = { ...common, imports: [] };

const condition = input({
  inside: {
    type: 'logic_compare',
    fields: { OP: 'GT' },
    inputs: {
      A: { block: { type: 'variables_get', fields: { VAR: { name: 'a' } } } },
      B: { shadow: { type: 'math_number', fields: { NUM: 0 } } }
    }
  },
  empty: 'True'
});

const axis = menu([
  ['%{BKY_NP_AXIS_COLUMNS}', '0'],
  ['%{BKY_NP_AXIS_ROWS}', '1']
]);

/** How arrays are made. */
export const arraySpecs: IBlockSpec[] = [
  { ...common, type: 'np_array', python: 'np.array({LIST})', args: { LIST: array } },
  {
    ...common,
    type: 'np_arange',
    python: 'np.arange({START}, {STOP}, {STEP})',
    args: { START: numberInput(0), STOP: numberInput(10), STEP: numberInput(1) }
  },
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
    type: 'np_full',
    python: 'np.full(({ROWS}, {COLUMNS}), {VALUE})',
    args: { VALUE: numberInput(7), ROWS: numberInput(3), COLUMNS: numberInput(4) }
  },
  {
    ...common,
    type: 'np_generator',
    python: 'np.random.default_rng({SEED})',
    args: { SEED: numberInput(1) }
  },
  {
    ...part,
    type: 'np_draw',
    python: '{RNG}.{FUNCTION}({COUNT})',
    args: {
      RNG: variableInput('rng'),
      COUNT: numberInput(100),
      FUNCTION: menu([
        ['%{BKY_NP_RANDOM_EVEN}', 'random'],
        ['%{BKY_NP_RANDOM_NORMAL}', 'standard_normal']
      ])
    }
  },
  {
    ...part,
    type: 'np_integers',
    python: '{RNG}.integers({LOW}, {HIGH}, {COUNT})',
    args: { RNG: variableInput('rng'), COUNT: numberInput(10), LOW: numberInput(1), HIGH: numberInput(7) }
  },
  {
    ...part,
    type: 'np_choice',
    python: '{RNG}.choice({VALUES}, {COUNT})',
    args: { RNG: variableInput('rng'), COUNT: numberInput(3), VALUES: named }
  }
];

/** One part of an array, or facts about it. */
export const indexSpecs: IBlockSpec[] = [
  {
    ...part,
    type: 'np_item',
    python: '{ARRAY}[{PART}{INDEX}]',
    args: {
      PART: menu([
        ['%{BKY_NP_ITEM_ROW}', 'ROW', ''],
        ['%{BKY_NP_ITEM_COLUMN}', 'COLUMN', ':, ']
      ]),
      INDEX: numberInput(0),
      ARRAY: array
    }
  },
  {
    ...part,
    type: 'np_cell',
    python: '{ARRAY}[{ROW}, {COLUMN}]',
    args: { ROW: numberInput(0), COLUMN: numberInput(0), ARRAY: named }
  },
  {
    ...part,
    type: 'np_slice',
    python: '{ARRAY}[{ROW}:{ROW_END}, {COLUMN}:{COLUMN_END}]',
    args: {
      ROW: numberInput(0),
      ROW_END: numberInput(2),
      COLUMN: numberInput(0),
      COLUMN_END: numberInput(2),
      ARRAY: named
    }
  },
  {
    ...part,
    type: 'np_select',
    python: '{ARRAY}[{CONDITION}]',
    args: { ARRAY: named, CONDITION: condition }
  },
  {
    ...statement,
    type: 'np_set_cell',
    python: '{ARRAY}[{ROW}, {COLUMN}] = {VALUE}',
    args: { ROW: numberInput(0), COLUMN: numberInput(0), ARRAY: named, VALUE: numberInput(1) }
  },
  {
    ...statement,
    type: 'np_set_where',
    python: '{ARRAY}[{CONDITION}] = {VALUE}',
    args: { ARRAY: named, CONDITION: condition, VALUE: numberInput(0) }
  },
  { ...common, type: 'np_shape', python: 'np.shape({ARRAY})', args: { ARRAY: array } },
  {
    ...part,
    type: 'np_part',
    python: '{ARRAY}.{PART}',
    args: {
      PART: menu([
        ['%{BKY_NP_PART_SHAPE}', 'shape'],
        ['%{BKY_NP_PART_SIZE}', 'size'],
        ['%{BKY_NP_PART_NDIM}', 'ndim'],
        ['%{BKY_NP_PART_DTYPE}', 'dtype'],
        ['%{BKY_NP_PART_T}', 'T']
      ]),
      ARRAY: named
    }
  },
  {
    ...common,
    type: 'np_reshape',
    python: 'np.reshape({ARRAY}, ({ROWS}, {COLUMNS}))',
    args: { ARRAY: array, ROWS: numberInput(8), COLUMNS: numberInput(8) }
  },
  {
    ...part,
    type: 'np_pictures',
    python: '{ARRAY}.reshape({COUNT}, {ROWS}, {COLUMNS}, {CHANNELS})',
    args: {
      ARRAY: variableInput('images'),
      COUNT: numberInput(-1),
      ROWS: numberInput(8),
      COLUMNS: numberInput(8),
      CHANNELS: numberInput(1)
    }
  },
  {
    ...part,
    type: 'np_type',
    python: '{ARRAY}.astype("{TYPE}")',
    args: {
      ARRAY: named,
      TYPE: menu([
        ['%{BKY_NP_TYPE_FLOAT}', 'float32'],
        ['%{BKY_NP_TYPE_INT}', 'int64'],
        ['%{BKY_NP_TYPE_BYTE}', 'uint8'],
        ['%{BKY_NP_TYPE_BOOL}', 'bool']
      ])
    }
  },
  {
    ...common,
    type: 'np_join',
    python: 'np.{FUNCTION}([{A}, {B}])',
    args: {
      A: named,
      B: other,
      FUNCTION: menu([
        ['%{BKY_NP_JOIN_END}', 'concatenate'],
        ['%{BKY_NP_JOIN_BELOW}', 'vstack'],
        ['%{BKY_NP_JOIN_BESIDE}', 'hstack'],
        ['%{BKY_NP_JOIN_STACK}', 'stack']
      ])
    }
  }
];

/** What is calculated with whole arrays. */
export const calculateSpecs: IBlockSpec[] = [
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
        ['%{BKY_NP_STAT_ARGMAX}', 'argmax'],
        ['%{BKY_NP_STAT_ARGMIN}', 'argmin'],
        ['%{BKY_NP_STAT_VAR}', 'var']
      ]),
      ARRAY: array
    }
  },
  {
    ...common,
    type: 'np_axis',
    python: 'np.{FUNCTION}({ARRAY}, axis={AXIS})',
    args: {
      FUNCTION: menu([
        ['%{BKY_NP_STAT_MEAN}', 'mean'],
        ['%{BKY_NP_STAT_SUM}', 'sum'],
        ['%{BKY_NP_STAT_MIN}', 'min'],
        ['%{BKY_NP_STAT_MAX}', 'max'],
        ['%{BKY_NP_STAT_STD}', 'std']
      ]),
      AXIS: axis,
      ARRAY: named
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
        ['log₁₀', 'log10'],
        ['sin', 'sin'],
        ['cos', 'cos'],
        ['tan', 'tan'],
        ['%{BKY_NP_MATH_SQUARE}', 'square'],
        ['%{BKY_NP_MATH_FLOOR}', 'floor'],
        ['%{BKY_NP_MATH_CEIL}', 'ceil'],
        ['%{BKY_NP_MATH_ABS}', 'abs'],
        ['%{BKY_NP_MATH_ROUND}', 'round']
      ]),
      ARRAY: array
    }
  },
  {
    ...common,
    type: 'np_sort',
    python: 'np.{FUNCTION}({ARRAY})',
    args: {
      ARRAY: array,
      FUNCTION: menu([
        ['%{BKY_NP_SORT_SORT}', 'sort'],
        ['%{BKY_NP_SORT_PLACES}', 'argsort'],
        ['%{BKY_NP_SORT_UNIQUE}', 'unique'],
        ['%{BKY_NP_SORT_FLIP}', 'flip'],
        ['%{BKY_NP_SORT_CUMSUM}', 'cumsum'],
        ['%{BKY_NP_SORT_DIFF}', 'diff']
      ])
    }
  },
  {
    ...common,
    type: 'np_where',
    python: 'np.where({CONDITION}, {YES}, {NO})',
    args: { CONDITION: condition, YES: numberInput(1), NO: numberInput(0) }
  },
  {
    ...part,
    type: 'np_both',
    python: '{A:BITWISE_AND} {OPERATOR} {B:BITWISE_AND}',
    order: 'BITWISE_OR',
    args: {
      A: condition,
      OPERATOR: menu([
        ['%{BKY_NP_BOTH_AND}', '&'],
        ['%{BKY_NP_BOTH_OR}', '|']
      ]),
      B: condition
    }
  },
  {
    ...part,
    type: 'np_not',
    python: '~{A:BITWISE_NOT}',
    order: 'BITWISE_NOT',
    args: { A: condition }
  },
  {
    ...part,
    type: 'np_matmul',
    python: '{A:MULTIPLICATIVE} @ {B:MULTIPLICATIVE}',
    order: 'MULTIPLICATIVE',
    args: { A: named, B: other }
  },
  { ...common, type: 'np_dot', python: 'np.dot({A}, {B})', args: { A: named, B: other } },
  { ...common, type: 'np_solve', python: 'np.linalg.solve({A}, {B})', args: { A: named, B: other } }
];

/** Arrays of numbers: NumPy. */
export const numpySpecs: IBlockSpec[] = [...arraySpecs, ...indexSpecs, ...calculateSpecs];
