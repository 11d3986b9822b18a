import type { Pair } from '../pair.js';

/** Data and learning: scikit-learn. */
export const learnTexts = {
  SK_LOAD: ['load %1 → data %2 answers %3', '载入 %1 → 数据 %2 答案 %3'],
  SK_LOAD_TIP: [
    'Loads a data set that comes with scikit-learn. Nothing is downloaded, unlike keras.datasets.',
    '载入 scikit-learn 自带的数据集，不需要下载（keras.datasets 则要下载）。'
  ],
  SK_LOAD_DIGITS: ['handwritten digits', '手写数字'],
  SK_LOAD_IRIS: ['iris flowers', '鸢尾花'],
  SK_LOAD_WINE: ['wines', '葡萄酒'],
  SK_LOAD_CANCER: ['breast cancer', '乳腺癌'],
  SK_LOAD_DIABETES: ['diabetes', '糖尿病'],
  SK_SPLIT: [
    'split %1 and %2 keep %3 %% to test\nto learn: %4 %5\nto test: %6 %7',
    '拆分 %1 和 %2，留 %3 %% 做测试\n用于学习：%4 %5\n用于测试：%6 %7'
  ],
  SK_SPLIT_TIP: [
    'Splits data into a part to learn from and a part to test with.',
    '把数据分成两部分：一部分用来学习，一部分用来测试。'
  ],
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
  SK_PREDICT_TIP: ['What the model answers for data it may not have seen.', '模型对（可能没见过的）数据给出的回答。'],
  SK_FRAME: ['table of %1', '%1 的表格'],
  SK_FRAME_TIP: [
    'A data set that comes with scikit-learn, as a pandas table.',
    'scikit-learn 自带的数据集，以 pandas 表格给出。'
  ],
  SK_NAMES: ['%1 of %2', '%2 的%1'],
  SK_NAMES_TIP: [
    'What the classes or the columns of a data set are called. Diabetes has no classes.',
    '数据集的类别或各列叫什么。糖尿病数据没有类别。'
  ],
  SK_NAMES_CLASSES: ['class names', '类别名称'],
  SK_NAMES_COLUMNS: ['column names', '列名'],
  SK_BLOBS: ['make %1 points in %2 heaps → points %3 labels %4', '生成 %1 个点，分成 %2 堆 → 点 %3 标签 %4'],
  SK_BLOBS_TIP: ['Random points around some centres, to try models with.', '围绕几个中心的随机点，用来试验模型。'],
  SK_MOONS: ['make %1 points in two half moons → points %2 labels %3', '生成 %1 个点，排成两个月牙 → 点 %2 标签 %3'],
  SK_MOONS_TIP: ['Points that no straight line can tell apart.', '不能用一条直线分开的点。'],
  SK_PHOTO: ['photo of %1', '照片：%1'],
  SK_PHOTO_TIP: [
    'A colour picture that comes with scikit-learn: rows, columns, and three colours.',
    'scikit-learn 自带的彩色照片：行、列、三种颜色。'
  ],
  SK_PHOTO_FLOWER: ['a flower', '花'],
  SK_PHOTO_TEMPLE: ['a temple', '古建筑'],
  SK_SCALER: ['scaler: %1', '缩放器：%1'],
  SK_SCALER_TIP: [
    'Brings all columns to the same size, which helps many models.',
    '把各列缩放到相同的大小，对许多模型有帮助。'
  ],
  SK_SCALER_STANDARD: ['mean 0, spread 1', '平均值 0，标准差 1'],
  SK_SCALER_MINMAX: ['from 0 to 1', '0 到 1'],
  SK_LINEAR: ['linear regression', '线性回归'],
  SK_LINEAR_TIP: ['Finds the straight line (or plane) that fits numbers best.', '找出最符合数据的直线（或平面）。'],
  SK_LOGISTIC: ['logistic regression, at most %1 steps', '逻辑回归，最多 %1 步'],
  SK_LOGISTIC_TIP: [
    'Tells classes apart with straight borders and gives probabilities.',
    '用直的边界区分类别，并给出概率。'
  ],
  SK_KNN: ['nearest neighbours, k = %1', '最近邻，k = %1'],
  SK_KNN_TIP: ['Answers what most of the k most similar examples are.', '看最相似的 k 个例子，多数是什么就回答什么。'],
  SK_TREE: ['decision tree, at most %1 questions deep', '决策树，最多 %1 层'],
  SK_TREE_TIP: ['Asks one yes-or-no question after the other.', '一个接一个地提出是非题。'],
  SK_FOREST: ['random forest of %1 trees', '随机森林，%1 棵树'],
  SK_FOREST_TIP: ['Many decision trees vote.', '许多决策树一起投票。'],
  SK_SVM: ['support vector machine, border %1', '支持向量机，边界 %1'],
  SK_SVM_TIP: ['Finds the widest gap between classes.', '找出类别之间最宽的间隔。'],
  SK_SVM_CURVED: ['curved', '弯曲'],
  SK_SVM_STRAIGHT: ['straight', '直线'],
  SK_SVM_POLY: ['polynomial', '多项式'],
  SK_MLP: ['small neural network, %1 neurons, at most %2 rounds', '小型神经网络，%1 个神经元，最多 %2 轮'],
  SK_MLP_TIP: ['A neural network with one layer, made in one line.', '一行就能建立的单层神经网络。'],
  SK_KMEANS: ['k-means with %1 groups', 'k 均值，分成 %1 组'],
  SK_KMEANS_TIP: [
    'Puts similar examples into groups, without any answers to learn from.',
    '把相似的例子分成组，不需要答案。'
  ],
  SK_PCA: ['PCA to %1 columns', '主成分分析，降到 %1 列'],
  SK_PCA_TIP: [
    'Squeezes many columns into few, keeping what differs most.',
    '把许多列压缩成几列，保留差别最大的部分。'
  ],
  SK_PIPELINE: ['first %1 then %2', '先 %1 再 %2'],
  SK_PIPELINE_TIP: ['Two steps that learn and answer as one model.', '两个步骤合成一个模型来学习和回答。'],
  SK_PROBA: ['probabilities by %1 for %2', '%1 对 %2 给出的概率'],
  SK_PROBA_TIP: [
    'How sure the model is of each class, one row for each example.',
    '模型对每个类别有多大把握，每个例子一行。'
  ],
  SK_TRANSFORM: ['%1: %2 %3', '%1：%2 %3'],
  SK_TRANSFORM_TIP: [
    'What a scaler, PCA or k-means makes of data. Learn from the training data only, then change the test data in the same way.',
    '缩放器、主成分分析或 k 均值对数据的处理。只从训练数据学习，再用同样方式处理测试数据。'
  ],
  SK_TRANSFORM_LEARN: ['learn from and change', '学习并转换'],
  SK_TRANSFORM_ONLY: ['change', '转换'],
  SK_TRANSFORM_GROUPS: ['learn and find groups of', '学习并分组'],
  SK_METRIC: ['%1 of answers %2, right answers %3', '%1，回答 %2，正确答案 %3'],
  SK_METRIC_TIP: ['Compares what a model answers with what is right.', '把模型的回答与正确答案比较。'],
  SK_METRIC_ACCURACY: ['accuracy', '准确率'],
  SK_METRIC_CONFUSION: ['confusion matrix', '混淆矩阵'],
  SK_METRIC_REPORT: ['report', '分类报告'],
  SK_METRIC_ABSOLUTE: ['mean absolute error', '平均绝对误差'],
  SK_METRIC_SQUARED: ['mean squared error', '均方误差'],
  SK_METRIC_R2: ['R²', 'R²'],
  SK_CONFUSION_PLOT: ['draw mix-ups of answers %1, right answers %2', '画混淆矩阵，回答 %1，正确答案 %2'],
  SK_CONFUSION_PLOT_TIP: ['Shows which classes the model takes for which.', '显示模型把哪些类别认成了哪些类别。'],
  SK_CROSS: ['scores of %1 on %2 with answers %3, tested %4 times', '%1 在 %2 上的得分，答案 %3，测试 %4 次'],
  SK_CROSS_TIP: [
    'Every example is used once to test; gives one score for each part.',
    '每个例子都用来测试一次；每一份得到一个分数。'
  ],
  SK_PLOT_TREE: ['draw decision tree %1', '画决策树 %1'],
  SK_PLOT_TREE_TIP: ['Shows the questions that a decision tree asks.', '显示决策树提出的问题。'],
  SK_PART: ['from %1: %2', '%1 的%2'],
  SK_PART_TIP: [
    'What a model has learned. Each kind of model has other parts.',
    '模型学到了什么。不同的模型有不同的内容。'
  ],
  SK_PART_SLOPES: ['slopes', '斜率'],
  SK_PART_INTERCEPT: ['value at 0', '截距'],
  SK_PART_IMPORTANCE: ['importance of columns', '各列的重要性'],
  SK_PART_GROUPS: ['group of each example', '每个例子的组'],
  SK_PART_CENTERS: ['centres of groups', '各组的中心'],
  SK_PART_CLASSES: ['classes', '类别'],
  SK_PART_SHARE: ['share of differences kept', '保留的差别比例'],
  SK_SAVE: ['save model %1 as %2', '把模型 %1 保存为 %2'],
  SK_SAVE_TIP: ['Keeps what the model has learned in a file.', '把模型学到的内容保存到文件里。'],
  SK_OPEN: ['model from file %1', '文件 %1 中的模型'],
  SK_OPEN_TIP: ['A saved model. Open only files that you trust.', '已保存的模型。只打开你信任的文件。']
} satisfies Record<string, Pair>;
