import type { Pair } from '../pair.js';

/** Categories and placeholders. */
export const commonTexts = {
  UNKNOWN_BLOCK: ['unknown block: %1', '未知积木：%1'],
  UNKNOWN_BLOCK_TIP: [
    'This version does not know this block. It is kept as it is and does not run.',
    '当前版本不认识这个积木。它会原样保留，但不会运行。'
  ],
  CAT_LOGIC: ['Logic', '逻辑'],
  CAT_LOOPS: ['Loops', '循环'],
  CAT_MATH: ['Math', '数学'],
  CAT_TEXT: ['Text', '文本'],
  CAT_LISTS: ['Lists', '列表'],
  CAT_VARIABLES: ['Variables', '变量'],
  CAT_FUNCTIONS: ['Functions', '函数'],
  CAT_NUMPY: ['Arrays (NumPy)', '数组 (NumPy)'],
  CAT_NUMPY_MAKE: ['Make arrays', '建立数组'],
  CAT_NUMPY_PARTS: ['Parts & shape', '部分与形状'],
  CAT_NUMPY_CALCULATE: ['Calculate', '计算'],
  CAT_PANDAS: ['Tables (pandas)', '表格 (pandas)'],
  CAT_PANDAS_MAKE: ['Make & look', '建立与查看'],
  CAT_PANDAS_CHOOSE: ['Rows & columns', '行与列'],
  CAT_PANDAS_WORK: ['Work out', '统计与计算'],
  CAT_PLOT: ['Plots', '绘图'],
  CAT_PLOT_DRAW: ['Draw', '画图'],
  CAT_PLOT_FRAME: ['Titles & pictures', '标题与图'],
  CAT_LEARN: ['Data & learning', '数据与学习'],
  CAT_LEARN_DATA: ['Data sets', '数据集'],
  CAT_LEARN_MODELS: ['Models', '模型'],
  CAT_LEARN_USE: ['Learn & test', '学习与测试'],
  CAT_KERAS: ['Neural network', '神经网络'],
  CAT_KERAS_NETWORK: ['Network', '网络'],
  CAT_KERAS_LAYERS: ['Layers', '网络层']
} satisfies Record<string, Pair>;
