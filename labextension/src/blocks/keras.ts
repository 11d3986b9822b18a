import { choice, endRow, number, statement, value, variable } from './types.js';
import type { IBlockDefinition } from './types.js';

const style = 'keras_blocks';
const model = variable('MODEL', 'model');
const layer = { previousStatement: 'Layer', nextStatement: 'Layer', style: 'layer_blocks' } as const;
const whole = { min: 1, precision: 1 };

const activation = choice('ACTIVATION', [
  ['relu', 'relu'],
  ['softmax', 'softmax'],
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['%{BKY_KERAS_ACTIVATION_NONE}', '']
]);

const layerBlocks: IBlockDefinition[] = [
  {
    type: 'keras_input',
    message0: '%{BKY_KERAS_INPUT}',
    args0: [number('SIZE', 64, whole)],
    ...layer,
    tooltip: '%{BKY_KERAS_INPUT_TIP}'
  },
  {
    type: 'keras_dense',
    message0: '%{BKY_KERAS_DENSE}',
    args0: [number('UNITS', 64, whole), activation],
    ...layer,
    tooltip: '%{BKY_KERAS_DENSE_TIP}'
  },
  {
    type: 'keras_dropout',
    message0: '%{BKY_KERAS_DROPOUT}',
    args0: [number('PERCENT', 20, { min: 0, max: 99, precision: 1 })],
    ...layer,
    tooltip: '%{BKY_KERAS_DROPOUT_TIP}'
  },
  {
    type: 'keras_reshape',
    message0: '%{BKY_KERAS_RESHAPE}',
    args0: [number('ROWS', 8, whole), number('COLUMNS', 8, whole), number('CHANNELS', 1, whole)],
    ...layer,
    tooltip: '%{BKY_KERAS_RESHAPE_TIP}'
  },
  {
    type: 'keras_conv2d',
    message0: '%{BKY_KERAS_CONV2D}',
    args0: [number('FILTERS', 16, whole), number('SIZE', 3, whole), activation],
    ...layer,
    tooltip: '%{BKY_KERAS_CONV2D_TIP}'
  },
  {
    type: 'keras_maxpool2d',
    message0: '%{BKY_KERAS_MAXPOOL2D}',
    args0: [number('SIZE', 2, whole)],
    ...layer,
    tooltip: '%{BKY_KERAS_MAXPOOL2D_TIP}'
  },
  {
    type: 'keras_flatten',
    message0: '%{BKY_KERAS_FLATTEN}',
    ...layer,
    tooltip: '%{BKY_KERAS_FLATTEN_TIP}'
  }
];

const modelBlocks: IBlockDefinition[] = [
  {
    type: 'keras_seed',
    message0: '%{BKY_KERAS_SEED}',
    args0: [number('SEED', 1, { min: 0, precision: 1 })],
    ...statement,
    style,
    tooltip: '%{BKY_KERAS_SEED_TIP}'
  },
  {
    type: 'keras_sequential',
    message0: '%{BKY_KERAS_SEQUENTIAL}',
    args0: [model],
    message1: '%1',
    args1: [{ type: 'input_statement', name: 'LAYERS', check: 'Layer' }],
    ...statement,
    style,
    tooltip: '%{BKY_KERAS_SEQUENTIAL_TIP}'
  },
  {
    type: 'keras_compile',
    message0: '%{BKY_KERAS_COMPILE}',
    args0: [
      model,
      choice('LOSS', [
        ['%{BKY_KERAS_LOSS_CLASSES}', 'sparse_categorical_crossentropy'],
        ['%{BKY_KERAS_LOSS_YES_NO}', 'binary_crossentropy'],
        ['%{BKY_KERAS_LOSS_NUMBER}', 'mean_squared_error']
      ]),
      choice('OPTIMIZER', [
        ['adam', 'adam'],
        ['sgd', 'sgd'],
        ['rmsprop', 'rmsprop']
      ])
    ],
    ...statement,
    style,
    tooltip: '%{BKY_KERAS_COMPILE_TIP}'
  },
  {
    type: 'keras_fit',
    message0: '%{BKY_KERAS_FIT} %4',
    args0: [model, value('X'), value('Y'), endRow],
    message1: '%{BKY_KERAS_FIT_HOW}',
    args1: [
      number('EPOCHS', 10, whole),
      number('PERCENT', 10, { min: 0, max: 90, precision: 1 }),
      variable('HISTORY', 'history')
    ],
    inputsInline: true,
    ...statement,
    style,
    tooltip: '%{BKY_KERAS_FIT_TIP}'
  },
  {
    type: 'keras_evaluate',
    message0: '%{BKY_KERAS_EVALUATE} %4',
    args0: [model, value('X'), value('Y'), endRow],
    message1: '%{BKY_KERAS_EVALUATE_RESULT}',
    args1: [variable('LOSS', 'loss'), variable('ACCURACY', 'accuracy')],
    inputsInline: true,
    ...statement,
    style,
    tooltip: '%{BKY_KERAS_EVALUATE_TIP}'
  },
  {
    type: 'keras_summary',
    message0: '%{BKY_KERAS_SUMMARY}',
    args0: [model],
    ...statement,
    style,
    tooltip: '%{BKY_KERAS_SUMMARY_TIP}'
  },
  {
    type: 'keras_predict',
    message0: '%{BKY_KERAS_PREDICT}',
    args0: [model, value('X')],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_KERAS_PREDICT_TIP}'
  },
  {
    type: 'keras_history',
    message0: '%{BKY_KERAS_HISTORY}',
    args0: [
      choice('KEY', [
        ['%{BKY_KERAS_HISTORY_ACCURACY}', 'accuracy'],
        ['%{BKY_KERAS_HISTORY_LOSS}', 'loss'],
        ['%{BKY_KERAS_HISTORY_VAL_ACCURACY}', 'val_accuracy'],
        ['%{BKY_KERAS_HISTORY_VAL_LOSS}', 'val_loss']
      ]),
      variable('HISTORY', 'history')
    ],
    output: null,
    style,
    tooltip: '%{BKY_KERAS_HISTORY_TIP}'
  }
];

/** Neural networks: Keras. */
export const kerasBlocks: IBlockDefinition[] = [...modelBlocks, ...layerBlocks];
