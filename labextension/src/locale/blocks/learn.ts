import type { Pair } from '../pair.js';

/** Data and learning: scikit-learn. */
export const learnTexts = {
  SK_LOAD: ['load %1 → data %2 answers %3', '载入 %1 → 数据 %2 答案 %3'],
  SK_LOAD_TIP: [
    'Loads a data set that comes with scikit-learn. Nothing is downloaded.',
    '载入 scikit-learn 自带的数据集，不需要下载。'
  ],
  SK_LOAD_DIGITS: ['handwritten digits', '手写数字'],
  SK_LOAD_IRIS: ['iris flowers', '鸢尾花'],
  SK_LOAD_WINE: ['wines', '葡萄酒'],
  SK_LOAD_CANCER: ['breast cancer', '乳腺癌'],
  SK_SPLIT: ['split %1 and %2 keep %3 %% to test', '拆分 %1 和 %2，留 %3 %% 做测试'],
  SK_SPLIT_TIP: [
    'Splits data into a part to learn from and a part to test with.',
    '把数据分成两部分：一部分用来学习，一部分用来测试。'
  ],
  SK_SPLIT_TRAIN: ['to learn: %1 %2', '用于学习：%1 %2'],
  SK_SPLIT_TEST: ['to test: %1 %2', '用于测试：%1 %2'],
  SK_MODEL: ['make %1 = %2', '建立 %1 = %2'],
  SK_MODEL_TIP: ['Makes a model that can learn from data.', '建立一个能从数据中学习的模型。'],
  SK_MODEL_NEIGHBORS: ['nearest neighbours', '最近邻'],
  SK_MODEL_TREE: ['decision tree', '决策树'],
  SK_MODEL_FOREST: ['random forest', '随机森林'],
  SK_MODEL_LINE: ['straight line', '线性回归'],
  SK_FIT: ['%1 learns from %2 with answers %3', '%1 学习数据 %2，答案 %3'],
  SK_FIT_TIP: ['The model learns from examples and their answers.', '模型从例子和它们的答案中学习。'],
  SK_SCORE: ['score of %1 on %2 with answers %3', '%1 在 %2 上的得分，答案 %3'],
  SK_SCORE_TIP: ['How good the model is: 1 is perfect.', '模型有多好：1 表示完美。'],
  SK_PREDICT: ['answers of %1 for %2', '%1 对 %2 的回答'],
  SK_PREDICT_TIP: ['What the model answers for data it may not have seen.', '模型对（可能没见过的）数据给出的回答。']
} satisfies Record<string, Pair>;
