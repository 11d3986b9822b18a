import type { Pair } from '../pair.js';

/** Errors of NumPy, pandas, scikit-learn and Keras in plain words: what happened, why, what to do. */
export const libraryErrorTexts = {
  errBroadcast: [
    'The shapes of the two arrays do not fit: {a} and {b}.\nArrays are calculated place by place, so they must be equally large.\nCompare the shapes beside the blocks; reshape or cut one of them.',
    '两个数组的形状不匹配：{a} 和 {b}。\n数组是逐个位置计算的，所以大小要一样。\n请对照旁边的形状，改变或裁剪其中一个。'
  ],
  errMatmul: [
    'These two matrices cannot be multiplied.\nThe first must have as many columns as the second has rows.\nCompare the shapes; perhaps one of them must be turned (.T).',
    '这两个矩阵不能相乘。\n第一个的列数必须等于第二个的行数。\n请比较形状；也许其中一个需要转置 (.T)。'
  ],
  errReshape: [
    '{size} numbers do not fit into the shape {shape}.\nThe new shape must hold just as many.\nMultiply the numbers of the shape: the result must be {size}.',
    '{size} 个数放不进形状 {shape}。\n新形状里的个数必须正好一样。\n把形状里的数相乘，结果必须是 {size}。'
  ],
  errRagged: [
    'The rows of this array are not equally long.\nAn array is a rectangle: each row has the same number of values.\nFill the short rows, or use a list of lists.',
    '这个数组的各行长度不一样。\n数组是方的，每一行的个数要相同。\n把短的行补齐，或改用列表的列表。'
  ],
  errAmbiguous: [
    'An array of many values is neither true nor false.\n"if" needs one answer, but a comparison of arrays gives one for each place.\nUse .any() (is one true?) or .all() (are all true?).',
    '有很多值的数组，不能直接判断真假。\n“如果”只需要一个答案，而数组比较会得到很多个。\n请用 .any()（有一个为真）或 .all()（全部为真）。'
  ],
  errLengths: [
    'The columns of the table are not equally long.\nEach row needs a value in each column.\nCount the values of each column.',
    '表格各列的长度不一样。\n每一行的每一列都要有值。\n请数一数每一列有多少个值。'
  ],
  errPlotLengths: [
    'There are not as many values to the right (x) as upwards (y).\nEach point of a plot needs both.\nCount the values of both lists.',
    '横坐标 (x) 和纵坐标 (y) 的个数不一样。\n图上的每个点都要有这两个值。\n请数一数两个列表的个数。'
  ],
  errJoinArrays: [
    'These arrays cannot be put together.\nBeside each other they need equally many rows, below each other equally many columns.\nCompare their shapes beside the blocks.',
    '这些数组不能拼在一起。\n左右拼接要行数相同，上下拼接要列数相同。\n请对照旁边的形状。'
  ],
  errOneClass: [
    'All examples belong to the same class.\nThere is nothing to tell apart, so there is nothing to learn.\nUse examples of two classes at least.',
    '所有样本都属于同一类。\n没有什么可以区分，也就学不到东西。\n请至少使用两类样本。'
  ],
  errTextColumn: [
    'One cannot calculate with a column of text.\nMean, sum and the like need numbers.\nChoose the columns of numbers, or make numbers of the text first.',
    '不能对文字列做计算。\n平均值、总和等需要数字。\n请选择数字列，或先把文字变成数字。'
  ],
  errEmptyFile: [
    'There is nothing in this file.\nA table needs at least a line of headings.\nOpen the file from the list on the left and look.',
    '这个文件是空的。\n表格至少要有一行标题。\n请从左边的列表打开文件看看。'
  ],
  errCsv: [
    'This file is not an even table.\nA line has more columns than the lines before it, or another separator.\nTry sep=";" or sep="\\t", or mend the line in the file.',
    '这个文件不是整齐的表格。\n有一行的列数和前面不一样，或者分隔符不同。\n试试 sep=";" 或 sep="\\t"，或修改文件里的那一行。'
  ],
  errNotFitted: [
    'The model has not learnt anything yet.\nIt was asked to predict before it was trained.\nPut "fit" (train) before this block.',
    '模型还没有学习。\n还没训练就让它预测了。\n请在这个积木之前先训练 (fit)。'
  ],
  errSamples: [
    'There are not as many answers as examples: {a}.\nEach example needs just one answer.\nCompare the shapes of both; perhaps training and test data are mixed up.',
    '答案的个数和样本的个数不一样：{a}。\n每个样本要有一个答案。\n比较两者的形状；也许把训练数据和测试数据弄混了。'
  ],
  errOneDimension: [
    'The model needs a table of examples, but got a single row of numbers.\nEach example is a row, even if it has one number only.\nUse .reshape(-1, 1) for one number each, .reshape(1, -1) for one example.',
    '模型需要一张样本表，却得到了一排数字。\n每个样本是一行，哪怕只有一个数。\n每个样本一个数时用 .reshape(-1, 1)；只有一个样本时用 .reshape(1, -1)。'
  ],
  errMissingData: [
    'There are missing values (NaN) in the data.\nThe model cannot calculate with them.\nRemove them with dropna(), or fill them with fillna(0).',
    '数据里有缺失值 (NaN)。\n模型不能用它们来计算。\n用 dropna() 删除，或用 fillna(0) 填上。'
  ],
  errFeatures: [
    'The data have {a} columns, but the model learnt from {b}.\nWhat it predicts from must look like what it learnt from.\nUse the same columns for both.',
    '数据有 {a} 列，但模型是用 {b} 列学习的。\n预测用的数据要和学习用的数据一样。\n请使用相同的列。'
  ],
  errLayerShape: [
    'The data do not fit the layer "{layer}".\nTheir shape is not the one that the layer expects.\nCompare the shape of the data with the input shape of the model; perhaps Flatten or reshape is missing.',
    '数据和层“{layer}”不匹配。\n数据的形状不是这一层需要的。\n比较数据的形状和模型的输入形状；也许少了 Flatten 或 reshape。'
  ],
  errNotCompiled: [
    'The model is not ready to be trained.\nIt does not know its loss and its optimizer yet.\nPut "compile" before this block.',
    '模型还不能训练。\n它还不知道损失函数和优化器。\n请在这个积木之前加上“编译”(compile)。'
  ],
  errNotBuilt: [
    'The model does not know the size of its inputs yet.\nSo it has no weights.\nGive the first layer an input shape, or train the model first.',
    '模型还不知道输入的大小。\n所以它还没有权重。\n请给第一层设置输入形状，或先训练模型。'
  ],
  errLabels: [
    'There is a class number outside what the last layer can say.\nThe last layer needs one neuron for each class.\nGive it as many neurons as there are classes; classes count from 0.',
    '有的类别编号超出了最后一层的范围。\n最后一层要为每个类别准备一个神经元。\n让神经元的个数等于类别数；类别从 0 开始编号。'
  ],
  errLossShape: [
    'The answers do not have the shape that the model predicts.\nLoss and last layer must fit the answers.\nFor class numbers use sparse_categorical_crossentropy, for one-hot answers categorical_crossentropy.',
    '答案的形状和模型的输出不一样。\n损失函数和最后一层要与答案相配。\n类别编号用 sparse_categorical_crossentropy，独热编码用 categorical_crossentropy。'
  ],
  errDtype: [
    'The data hold something that is no number.\nA network calculates with numbers only.\nTurn them into numbers with .astype("float32"); drop columns of text.',
    '数据里有不是数字的内容。\n神经网络只能计算数字。\n用 .astype("float32") 变成数字，去掉文字列。'
  ]
} satisfies Record<string, Pair>;
