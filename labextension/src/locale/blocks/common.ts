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
  CAT_PLOT: ['Plots', '绘图'],
  CAT_LEARN: ['Data & learning', '数据与学习'],
  CAT_KERAS: ['Neural network', '神经网络']
} satisfies Record<string, Pair>;
