import type { Pair } from '../pair.js';

/** Neural networks: Keras. */
export const kerasTexts = {
  KERAS_SEED: ['make random numbers repeatable, seed %1', '让随机数可重复，种子 %1'],
  KERAS_SEED_TIP: ['With the same seed, every run gives the same result.', '种子相同，每次运行的结果就相同。'],
  KERAS_SEQUENTIAL: ['make network %1 with layers', '建立网络 %1，各层为'],
  KERAS_SEQUENTIAL_TIP: ['A neural network: layers one after the other.', '神经网络：一层接一层。'],
  KERAS_INPUT: ['input of %1 numbers', '输入 %1 个数'],
  KERAS_INPUT_TIP: ['How many numbers one example has.', '一个例子有多少个数。'],
  KERAS_DENSE: ['dense layer, %1 neurons, activation %2', '全连接层，%1 个神经元，激活函数 %2'],
  KERAS_DENSE_TIP: ['Every neuron looks at all numbers of the layer before.', '每个神经元都看到前一层的所有数。'],
  KERAS_ACTIVATION_NONE: ['none', '无'],
  KERAS_DROPOUT: ['dropout layer, %1 %%', '随机丢弃层，%1 %%'],
  KERAS_DROPOUT_TIP: [
    'Switches some neurons off while learning, so that the network does not learn by heart.',
    '学习时随机关掉一部分神经元，防止网络死记硬背。'
  ],
  KERAS_RESHAPE: ['arrange as picture: %1 rows, %2 columns, %3 colours', '排成图像：%1 行，%2 列，%3 个颜色通道'],
  KERAS_RESHAPE_TIP: ['Turns a row of numbers into a picture.', '把一行数变成一幅图像。'],
  KERAS_CONV2D: ['convolution layer, %1 filters of size %2, activation %3', '卷积层，%1 个滤镜，大小 %2，激活函数 %3'],
  KERAS_CONV2D_TIP: ['Looks for small patterns everywhere in a picture.', '在图像各处寻找小图案。'],
  KERAS_MAXPOOL2D: ['pooling layer, size %1', '池化层，大小 %1'],
  KERAS_MAXPOOL2D_TIP: ['Makes a picture smaller, keeping the strongest values.', '缩小图像，保留最强的值。'],
  KERAS_FLATTEN: ['flatten layer', '展平层'],
  KERAS_FLATTEN_TIP: ['Turns a picture into a row of numbers.', '把图像变成一行数。'],
  KERAS_COMPILE: ['prepare %1 for %2, optimizer %3', '准备 %1 用于 %2，优化器 %3'],
  KERAS_COMPILE_TIP: ['Says what the network shall learn and how.', '说明网络要学什么、怎么学。'],
  KERAS_LOSS_CLASSES: ['classes', '分类'],
  KERAS_LOSS_YES_NO: ['yes or no', '是或否'],
  KERAS_LOSS_NUMBER: ['a number', '一个数'],
  KERAS_FIT: ['train %1 with %2 answers %3', '训练 %1，数据 %2，答案 %3'],
  KERAS_FIT_TIP: [
    'The network learns: it sees all examples once in every round.',
    '网络开始学习：每一轮把所有例子看一遍。'
  ],
  KERAS_FIT_HOW: ['%1 rounds, check with %2 %% → history %3', '%1 轮，用 %2 %% 检查 → 记录 %3'],
  KERAS_EVALUATE: ['test %1 with %2 answers %3', '测试 %1，数据 %2，答案 %3'],
  KERAS_EVALUATE_TIP: ['Tests the network with examples it has not learned from.', '用没有学过的例子测试网络。'],
  KERAS_EVALUATE_RESULT: ['→ loss %1 accuracy %2', '→ 损失 %1 准确率 %2'],
  KERAS_SUMMARY: ['show layers of %1', '显示 %1 的各层'],
  KERAS_SUMMARY_TIP: [
    'Lists the layers and how many numbers the network learns.',
    '列出各层，以及网络要学习多少个数。'
  ],
  KERAS_PREDICT: ['answers of network %1 for %2', '网络 %1 对 %2 的回答'],
  KERAS_PREDICT_TIP: ['What the network answers, one row for each example.', '网络的回答，每个例子一行。'],
  KERAS_HISTORY: ['%1 in each round, from %2', '%2 中每轮的 %1'],
  KERAS_HISTORY_TIP: ['How training went, one number for each round.', '训练过程，每轮一个数。'],
  KERAS_HISTORY_ACCURACY: ['accuracy', '准确率'],
  KERAS_HISTORY_LOSS: ['loss', '损失'],
  KERAS_HISTORY_VAL_ACCURACY: ['accuracy when checked', '检查时的准确率'],
  KERAS_HISTORY_VAL_LOSS: ['loss when checked', '检查时的损失']
} satisfies Record<string, Pair>;
