import type { Pair } from '../pair.js';

/** Arrays: NumPy. */
export const numpyTexts = {
  NP_ARRAY: ['array from list %1', '由列表 %1 建立数组'],
  NP_ARRAY_TIP: [
    'Turns a list of numbers into a NumPy array, which can be calculated with as a whole.',
    '把一个数字列表变成 NumPy 数组，可以整体参与计算。'
  ],
  NP_ARANGE: ['array from %1 up to %2 in steps of %3', '数组：从 %1 到 %2（不含），步长 %3'],
  NP_ARANGE_TIP: [
    'Numbers from the first value up to, but not including, the second one.',
    '从第一个数开始，到第二个数为止（不包含它）的一串数。'
  ],
  NP_LINSPACE: ['%1 numbers evenly from %2 to %3', '从 %2 到 %3 均匀取 %1 个数'],
  NP_LINSPACE_TIP: ['An array of evenly spaced numbers, both ends included.', '一个间隔相等的数组，包含两端。'],
  NP_FILL: ['array of %1 with %2 rows and %3 columns', '全是 %1 的数组，%2 行 %3 列'],
  NP_FILL_TIP: ['A table filled with zeros or ones.', '一张填满 0 或 1 的表。'],
  NP_FILL_ZEROS: ['zeros', '0'],
  NP_FILL_ONES: ['ones', '1'],
  NP_RANDOM: ['%1 random numbers, %2', '%1 个随机数，%2'],
  NP_RANDOM_TIP: [
    'An array of random numbers: evenly from 0 to 1, or normally distributed around 0.',
    '一个随机数数组：在 0 到 1 之间均匀分布，或以 0 为中心正态分布。'
  ],
  NP_RANDOM_EVEN: ['evenly from 0 to 1', '0 到 1 均匀分布'],
  NP_RANDOM_NORMAL: ['normally distributed', '正态分布'],
  NP_STAT: ['%1 of array %2', '数组 %2 的 %1'],
  NP_STAT_TIP: ['One number that sums up all numbers of an array.', '用一个数概括数组里的所有数。'],
  NP_STAT_MEAN: ['mean', '平均值'],
  NP_STAT_SUM: ['sum', '总和'],
  NP_STAT_MIN: ['minimum', '最小值'],
  NP_STAT_MAX: ['maximum', '最大值'],
  NP_STAT_MEDIAN: ['median', '中位数'],
  NP_STAT_STD: ['standard deviation', '标准差'],
  NP_STAT_ARGMAX: ['position of maximum', '最大值的位置'],
  NP_MATH: ['%1 of each of %2', '对 %2 的每个数求 %1'],
  NP_MATH_TIP: ['Calculates with every number of an array at once.', '对数组里的每个数同时进行计算。'],
  NP_MATH_ABS: ['absolute value', '绝对值'],
  NP_MATH_ROUND: ['rounded', '四舍五入'],
  NP_SHAPE: ['shape of array %1', '数组 %1 的形状'],
  NP_SHAPE_TIP: ['The number of rows and columns of an array.', '数组有多少行、多少列。'],
  NP_RESHAPE: ['array %1 as %2 rows and %3 columns', '把数组 %1 排成 %2 行 %3 列'],
  NP_RESHAPE_TIP: [
    'The same numbers arranged in rows and columns. -1 means: as many as needed.',
    '同样的数，重新排成行和列。-1 表示自动计算。'
  ],
  NP_ITEM: ['%1 %2 of array %3', '数组 %3 的第 %2 %1'],
  NP_ITEM_TIP: ['One row or one column of a table. Counting starts at 0.', '表格中的一行或一列。从 0 开始数。'],
  NP_ITEM_ROW: ['row', '行'],
  NP_ITEM_COLUMN: ['column', '列']
} satisfies Record<string, Pair>;
