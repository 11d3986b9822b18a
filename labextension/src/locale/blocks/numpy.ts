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
  NP_STAT_ARGMIN: ['position of minimum', '最小值的位置'],
  NP_STAT_VAR: ['variance', '方差'],
  NP_MATH: ['%1 of each of %2', '对 %2 的每个数求 %1'],
  NP_MATH_TIP: ['Calculates with every number of an array at once.', '对数组里的每个数同时进行计算。'],
  NP_MATH_ABS: ['absolute value', '绝对值'],
  NP_MATH_ROUND: ['rounded', '四舍五入'],
  NP_MATH_SQUARE: ['square', '平方'],
  NP_MATH_FLOOR: ['rounded down', '向下取整'],
  NP_MATH_CEIL: ['rounded up', '向上取整'],
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
  NP_ITEM_COLUMN: ['column', '列'],
  NP_FULL: ['array of %1 with %2 rows and %3 columns', '全是 %1 的数组，%2 行 %3 列'],
  NP_FULL_TIP: ['A table filled with one value.', '一张填满同一个值的表。'],
  NP_GENERATOR: ['random generator, seed %1', '随机数生成器，种子 %1'],
  NP_GENERATOR_TIP: [
    'A source of random numbers. With the same seed it gives the same numbers in every run.',
    '随机数的来源。种子相同，每次运行得到的数就相同。'
  ],
  NP_DRAW: ['from %1 draw %2 numbers, %3', '由 %1 产生 %2 个数，%3'],
  NP_DRAW_TIP: [
    'An array of random numbers from a generator: evenly from 0 to 1, or normally distributed around 0.',
    '由生成器产生的随机数数组：在 0 到 1 之间均匀分布，或以 0 为中心正态分布。'
  ],
  NP_INTEGERS: ['from %1 draw %2 whole numbers from %3 to below %4', '由 %1 产生 %2 个整数，从 %3 到 %4（不含）'],
  NP_INTEGERS_TIP: [
    'Random whole numbers; the last one is never reached: for a die, 1 to below 7.',
    '随机整数，不会取到最后那个数：掷骰子就写 1 到 7（不含）。'
  ],
  NP_CHOICE: ['from %1 draw %2 of %3', '由 %1 抽取 %2 个，来自 %3'],
  NP_CHOICE_TIP: [
    'Picks items by chance. The same item can be picked more than once.',
    '随机抽取若干项，同一项可能被抽到多次。'
  ],
  NP_CELL: ['row %1 column %2 of array %3', '数组 %3 的第 %1 行第 %2 列'],
  NP_CELL_TIP: ['One number of a table. Counting starts at 0.', '表格中的一个数。从 0 开始数。'],
  NP_SLICE: ['rows %1 to below %2, columns %3 to below %4 of %5', '%5 的第 %1 到 %2（不含）行，第 %3 到 %4（不含）列'],
  NP_SLICE_TIP: [
    'A part of a table or picture. The first number belongs to it, the last does not. An empty place means: to the edge.',
    '表格或图像的一部分。包含第一个数，不包含最后一个数。留空表示一直到边缘。'
  ],
  NP_SELECT: ['items of %1 where %2', '%1 中满足 %2 的项'],
  NP_SELECT_TIP: [
    'Only those numbers for which the condition is true, such as a > 0.',
    '只留下满足条件的数，例如 a > 0。'
  ],
  NP_SET_CELL: ['set row %1 column %2 of %3 to %4', '把 %3 的第 %1 行第 %2 列设为 %4'],
  NP_SET_CELL_TIP: ['Changes one number of a table. Counting starts at 0.', '改变表格中的一个数。从 0 开始数。'],
  NP_SET_WHERE: ['set items of %1 where %2 to %3', '把 %1 中满足 %2 的项设为 %3'],
  NP_SET_WHERE_TIP: ['Changes all numbers for which the condition is true.', '改变所有满足条件的数。'],
  NP_PART: ['%1 of array %2', '数组 %2 的%1'],
  NP_PART_TIP: [
    'A fact about an array, or the array with its rows and columns swapped.',
    '数组的一项信息，或行列互换后的数组。'
  ],
  NP_PART_SHAPE: ['shape', '形状'],
  NP_PART_SIZE: ['number of items', '项数'],
  NP_PART_NDIM: ['number of dimensions', '维数'],
  NP_PART_DTYPE: ['type of numbers', '数的类型'],
  NP_PART_T: ['transposed form', '转置'],
  NP_PICTURES: [
    'numbers of %1 as %2 pictures of %3 rows, %4 columns, %5 colours',
    '把 %1 的数排成 %2 幅图像，每幅 %3 行 %4 列 %5 个颜色通道'
  ],
  NP_PICTURES_TIP: [
    'The shape that a network with convolution layers wants. -1 means: as many as there are.',
    '卷积网络需要的形状。-1 表示有多少就多少。'
  ],
  NP_TYPE: ['%1 as %2', '把 %1 变成 %2'],
  NP_TYPE_TIP: ['The same numbers stored in another way.', '同样的数，换一种方式存储。'],
  NP_TYPE_FLOAT: ['decimal numbers', '小数'],
  NP_TYPE_INT: ['whole numbers', '整数'],
  NP_TYPE_BYTE: ['numbers from 0 to 255', '0 到 255 的整数'],
  NP_TYPE_BOOL: ['true or false', '真或假'],
  NP_JOIN: ['join %1 and %2, %3', '把 %1 和 %2 合起来，%3'],
  NP_JOIN_TIP: ['Makes one array out of two.', '把两个数组合成一个。'],
  NP_JOIN_END: ['one after the other', '首尾相接'],
  NP_JOIN_BELOW: ['one below the other', '上下叠放'],
  NP_JOIN_BESIDE: ['side by side', '左右并排'],
  NP_JOIN_STACK: ['as rows of a new array', '各成一行的新数组'],
  NP_AXIS: ['%1 %2 of array %3', '数组 %3 的%1，%2'],
  NP_AXIS_TIP: ['One number for each column, or one for each row, of a table.', '表格的每一列或每一行各得到一个数。'],
  NP_AXIS_COLUMNS: ['of each column', '每列一个'],
  NP_AXIS_ROWS: ['of each row', '每行一个'],
  NP_SORT: ['%2 of array %1', '数组 %1 的%2'],
  NP_SORT_TIP: [
    'A new array in another order or without repeats; the old one stays as it is.',
    '得到一个新数组：换了顺序或去掉重复；原数组不变。'
  ],
  NP_SORT_SORT: ['sorted numbers', '排序结果'],
  NP_SORT_PLACES: ['places in sorted order', '排序后的位置'],
  NP_SORT_UNIQUE: ['different numbers', '不重复的数'],
  NP_SORT_FLIP: ['reverse', '倒序'],
  NP_SORT_CUMSUM: ['running sum', '累加和'],
  NP_SORT_DIFF: ['differences of neighbours', '相邻两数的差'],
  NP_WHERE: ['where %1 take %2 else %3', '满足 %1 处取 %2，否则取 %3'],
  NP_WHERE_TIP: ['Chooses for each number of an array by a condition.', '按条件为数组的每个数选一个值。'],
  NP_BOTH: ['for each: %1 %2 %3', '逐项：%1 %2 %3'],
  NP_BOTH_TIP: [
    'Combines two conditions about the items of an array or column, item by item.',
    '把关于数组或列的两个条件逐项合起来。'
  ],
  NP_BOTH_AND: ['and', '并且'],
  NP_BOTH_OR: ['or', '或者'],
  NP_NOT: ['for each: not %1', '逐项：不满足 %1'],
  NP_NOT_TIP: ['True where the condition is false, item by item.', '条件为假的地方变成真，逐项计算。'],
  NP_MATMUL: ['matrix %1 times matrix %2', '矩阵 %1 乘矩阵 %2'],
  NP_MATMUL_TIP: [
    'The product of two matrices: rows of the first with columns of the second.',
    '两个矩阵的乘积：第一个的行与第二个的列相乘。'
  ],
  NP_DOT: ['dot product of %1 and %2', '%1 和 %2 的点积'],
  NP_DOT_TIP: ['Multiplies two rows of numbers place by place and adds up.', '两行数按位置相乘再相加。'],
  NP_SOLVE: ['x with matrix %1 times x = %2', '使矩阵 %1 乘 x = %2 的 x'],
  NP_SOLVE_TIP: ['Solves a system of linear equations.', '解线性方程组。']
} satisfies Record<string, Pair>;
