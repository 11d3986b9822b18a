import type { Pair } from '../pair.js';

/** Neural networks: Keras. */
export const kerasTexts = {
  KERAS_SEED: ['make random numbers repeatable, seed %1', '让随机数可重复，种子 %1'],
  KERAS_SEED_TIP: ['With the same seed, every run gives the same result.', '种子相同，每次运行的结果就相同。'],
  KERAS_SEQUENTIAL: ['make network %1 with layers\n%2', '建立网络 %1，各层为\n%2'],
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
  KERAS_LOSS_ONE_HOT: ['classes, one-hot', '分类（独热编码）'],
  KERAS_LOSS_YES_NO: ['yes or no', '是或否'],
  KERAS_LOSS_NUMBER: ['a number', '一个数'],
  KERAS_FIT: [
    'train %1 with %2 answers %3\n%4 rounds, check with %5 %% → history %6 show %7',
    '训练 %1，数据 %2，答案 %3\n%4 轮，用 %5 %% 检查 → 记录 %6 显示 %7'
  ],
  KERAS_FIT_TIP: [
    'The network learns: it sees all examples once in every round.',
    '网络开始学习：每一轮把所有例子看一遍。'
  ],
  KERAS_SHOW_LINES: ['a line each round', '每轮一行'],
  KERAS_SHOW_CURVE: ['live curve', '实时曲线'],
  KERAS_SHOW_NOTHING: ['nothing', '不显示'],
  KERAS_EVALUATE: [
    'test %1 with %2 answers %3\n→ loss %4 accuracy %5',
    '测试 %1，数据 %2，答案 %3\n→ 损失 %4 准确率 %5'
  ],
  KERAS_EVALUATE_TIP: ['Tests the network with examples it has not learned from.', '用没有学过的例子测试网络。'],
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
  KERAS_HISTORY_VAL_LOSS: ['loss when checked', '检查时的损失'],
  KERAS_INPUT_IMAGE: ['input of pictures: %1 rows, %2 columns, %3 colours', '输入图像：%1 行，%2 列，%3 个颜色通道'],
  KERAS_INPUT_IMAGE_TIP: [
    'The size of one picture: 1 colour is grey, 3 are red, green and blue.',
    '一幅图像的大小：1 个通道是灰度，3 个是红绿蓝。'
  ],
  KERAS_INPUT_SERIES: ['input of %1 steps with %2 numbers each', '输入 %1 步，每步 %2 个数'],
  KERAS_INPUT_SERIES_TIP: [
    'The size of one series, such as the weather of 10 days.',
    '一个序列的大小，例如 10 天的天气。'
  ],
  KERAS_BATCHNORM: ['batch normalization layer', '批量归一化层'],
  KERAS_BATCHNORM_TIP: [
    'Keeps the numbers between layers at a similar size, so that learning is faster.',
    '让各层之间的数大小相近，学习更快。'
  ],
  KERAS_AVGPOOL2D: ['average pooling layer, size %1', '平均池化层，大小 %1'],
  KERAS_AVGPOOL2D_TIP: ['Makes a picture smaller, keeping mean values.', '缩小图像，保留平均值。'],
  KERAS_RESCALING: ['divide all numbers by %1', '所有数除以 %1'],
  KERAS_RESCALING_TIP: [
    'Networks learn best from numbers between 0 and 1; the brightness in pictures goes up to 255.',
    '网络最适合学习 0 到 1 之间的数；图像的亮度最大是 255。'
  ],
  KERAS_FLIP: ['flip pictures by chance, %1', '随机翻转图像，%1'],
  KERAS_FLIP_TIP: [
    'While learning, mirrors some pictures, so that the network sees more kinds of them.',
    '学习时随机翻转一些图像，让网络见到更多样的图像。'
  ],
  KERAS_FLIP_ACROSS: ['left and right', '左右'],
  KERAS_FLIP_UP: ['up and down', '上下'],
  KERAS_FLIP_BOTH: ['both', '左右和上下'],
  KERAS_ROTATION: ['turn pictures by chance, up to %1 %% of a full turn', '随机旋转图像，最多一圈的 %1 %%'],
  KERAS_ROTATION_TIP: [
    'While learning, turns pictures a little, so that the network sees more kinds of them.',
    '学习时把图像稍微旋转，让网络见到更多样的图像。'
  ],
  KERAS_EMBEDDING: ['embedding layer, %1 words, %2 numbers each', '嵌入层，%1 个词，每个词 %2 个数'],
  KERAS_EMBEDDING_TIP: [
    'Learns numbers for each word, so that similar words get similar numbers.',
    '为每个词学习一组数，意思相近的词得到相近的数。'
  ],
  KERAS_RECURRENT: ['%1 layer, %2 neurons, gives %3', '%1 层，%2 个神经元，给出%3'],
  KERAS_RECURRENT_TIP: [
    'Reads a series step by step and remembers what came before.',
    '一步一步地读序列，并记住前面的内容。'
  ],
  KERAS_RECURRENT_LAST: ['the last step', '最后一步'],
  KERAS_RECURRENT_ALL: ['every step', '每一步'],
  KERAS_RATE: ['set learning rate of %1 to %2', '把 %1 的学习率设为 %2'],
  KERAS_RATE_TIP: [
    'How far each step of learning goes. It stands after “prepare”. Too large: learning jumps about; too small: it takes for ever.',
    '每一步学习走多远。放在“准备”之后。太大会乱跳，太小会很慢。'
  ],
  KERAS_CLASSES: ['most likely class of each of %1', '%1 中每个回答最可能的类别'],
  KERAS_CLASSES_TIP: [
    'Turns the probabilities that a network answers into class numbers.',
    '把网络回答的概率变成类别编号。'
  ],
  KERAS_ONE_HOT: ['one-hot of %1', '%1 的独热编码'],
  KERAS_ONE_HOT_TIP: [
    'Turns class numbers into rows with a single 1: 2 becomes 0 0 1.',
    '把类别编号变成只有一个 1 的行：2 变成 0 0 1。'
  ],
  KERAS_SAVE: ['save network %1 as %2', '把网络 %1 保存为 %2'],
  KERAS_SAVE_TIP: [
    'Keeps the network and all it has learned in a .keras file.',
    '把网络和它学到的一切保存为 .keras 文件。'
  ],
  KERAS_OPEN: ['network from file %1', '文件 %1 中的网络'],
  KERAS_OPEN_TIP: ['A saved network, ready to answer or to learn on.', '已保存的网络，可以直接回答或继续学习。']
} satisfies Record<string, Pair>;
