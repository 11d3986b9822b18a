import { body, input, menu, name, numberField, numberInput, percentField, textInput, variableInput } from './spec.js';
import type { IArgument, IBlockSpec } from './spec.js';

const common = { style: 'keras_blocks', inline: true };
const keras = ['from tensorflow import keras'];
const model = name('model');
const size = (preset: number): IArgument => numberField(preset, { min: 1, precision: 1 });

const activation = menu([
  ['relu', 'relu'],
  ['softmax', 'softmax'],
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['%{BKY_KERAS_ACTIVATION_NONE}', '']
]);

/** A layer: an element of the list in its network. */
function layer(type: string, call: string, args: Record<string, IArgument> = {}): IBlockSpec {
  const python = call.startsWith('Input') ? `keras.${call},` : `keras.layers.${call},`;
  return { type, python, args, among: 'Layer', style: 'layer_blocks', inline: true };
}

/** Layers of a network. */
export const layerSpecs: IBlockSpec[] = [
  layer('keras_input', 'Input(shape=({SIZE},))', { SIZE: size(64) }),
  layer('keras_input_image', 'Input(shape=({ROWS}, {COLUMNS}, {CHANNELS}))', {
    ROWS: size(28),
    COLUMNS: size(28),
    CHANNELS: size(1)
  }),
  layer('keras_input_series', 'Input(shape=({STEPS}, {FEATURES}))', { STEPS: size(10), FEATURES: size(1) }),
  {
    ...layer('keras_dense', 'Dense({UNITS}«, activation="{ACTIVATION}"»)', { UNITS: size(64), ACTIVATION: activation }),
    presets: [{}, { UNITS: 10, ACTIVATION: 'softmax' }]
  },
  layer('keras_dropout', 'Dropout({PERCENT})', { PERCENT: percentField(20, { min: 0, max: 99 }) }),
  layer('keras_batchnorm', 'BatchNormalization()'),
  layer('keras_flatten', 'Flatten()'),
  layer('keras_reshape', 'Reshape(({ROWS}, {COLUMNS}, {CHANNELS}))', {
    ROWS: size(8),
    COLUMNS: size(8),
    CHANNELS: size(1)
  }),
  layer('keras_conv2d', 'Conv2D({FILTERS}, {SIZE}«, activation="{ACTIVATION}"»)', {
    FILTERS: size(16),
    SIZE: size(3),
    ACTIVATION: activation
  }),
  layer('keras_maxpool2d', 'MaxPooling2D({SIZE})', { SIZE: size(2) }),
  layer('keras_avgpool2d', 'AveragePooling2D({SIZE})', { SIZE: size(2) }),
  layer('keras_rescaling', 'Rescaling(1.0 / {MAXIMUM})', { MAXIMUM: size(255) }),
  layer('keras_flip', 'RandomFlip("{MODE}")', {
    MODE: menu([
      ['%{BKY_KERAS_FLIP_ACROSS}', 'horizontal'],
      ['%{BKY_KERAS_FLIP_UP}', 'vertical'],
      ['%{BKY_KERAS_FLIP_BOTH}', 'horizontal_and_vertical']
    ])
  }),
  layer('keras_rotation', 'RandomRotation({PERCENT})', { PERCENT: percentField(10, { min: 1, max: 50 }) }),
  layer('keras_embedding', 'Embedding({WORDS}, {SIZE})', { WORDS: size(1000), SIZE: size(16) }),
  layer('keras_recurrent', '{KIND}({UNITS}{ALL})', {
    KIND: menu([
      ['LSTM', 'LSTM'],
      ['GRU', 'GRU']
    ]),
    UNITS: size(32),
    ALL: menu([
      ['%{BKY_KERAS_RECURRENT_LAST}', 'LAST', ''],
      ['%{BKY_KERAS_RECURRENT_ALL}', 'ALL', ', return_sequences=True']
    ])
  })
];

/** What the network is to learn: the loss and what is measured. */
function goal(label: string, loss: string, metric = 'accuracy'): [string, string, string] {
  return [`%{BKY_KERAS_LOSS_${label}}`, loss, `loss="${loss}",\n    metrics=["${metric}"],`];
}

/** How a network is made, trained and used. */
export const networkSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'keras_seed',
    imports: keras,
    python: 'keras.utils.set_random_seed({SEED})',
    args: { SEED: numberField(1, { min: 0, precision: 1 }) }
  },
  {
    ...common,
    type: 'keras_sequential',
    imports: keras,
    python: '{MODEL} = keras.Sequential(«\n    [\n        {LAYERS}\n    ]\n»)',
    args: { MODEL: model, LAYERS: body('Layer') }
  },
  {
    ...common,
    type: 'keras_compile',
    python: '{MODEL}.compile(\n    optimizer="{OPTIMIZER}",\n    {LOSS}\n)',
    args: {
      MODEL: model,
      LOSS: menu([
        goal('CLASSES', 'sparse_categorical_crossentropy'),
        goal('ONE_HOT', 'categorical_crossentropy'),
        goal('YES_NO', 'binary_crossentropy'),
        goal('NUMBER', 'mean_squared_error', 'mean_absolute_error')
      ]),
      OPTIMIZER: menu([
        ['adam', 'adam'],
        ['sgd', 'sgd'],
        ['rmsprop', 'rmsprop']
      ])
    }
  },
  {
    ...common,
    type: 'keras_rate',
    python: '{MODEL}.optimizer.learning_rate = {RATE}',
    args: { MODEL: model, RATE: numberInput(0.001) }
  },
  {
    ...common,
    type: 'keras_fit',
    python: [
      '{HISTORY} = {MODEL}.fit(\n    {X},\n    {Y},\n    epochs={EPOCHS},«',
      '    validation_split={PERCENT},»',
      '    {SHOW}\n)'
    ].join('\n'),
    args: {
      MODEL: model,
      X: variableInput('train_images', '[]'),
      Y: variableInput('train_labels', '[]'),
      EPOCHS: size(10),
      PERCENT: percentField(10, { min: 0, max: 90 }),
      HISTORY: name('history'),
      SHOW: menu([
        ['%{BKY_KERAS_SHOW_LINES}', 'LINES', 'verbose=2,'],
        [
          '%{BKY_KERAS_SHOW_CURVE}',
          'CURVE',
          'verbose=0,\n    callbacks=[LiveCurve()],',
          'from blockly_magic import LiveCurve'
        ],
        ['%{BKY_KERAS_SHOW_NOTHING}', 'NOTHING', 'verbose=0,']
      ])
    },
    presets: [{ SHOW: 'CURVE' }]
  },
  {
    ...common,
    type: 'keras_history',
    python: '{HISTORY}.history["{KEY}"]',
    args: {
      KEY: menu([
        ['%{BKY_KERAS_HISTORY_ACCURACY}', 'accuracy'],
        ['%{BKY_KERAS_HISTORY_LOSS}', 'loss'],
        ['%{BKY_KERAS_HISTORY_VAL_ACCURACY}', 'val_accuracy'],
        ['%{BKY_KERAS_HISTORY_VAL_LOSS}', 'val_loss']
      ]),
      HISTORY: name('history')
    },
    output: null
  },
  {
    ...common,
    type: 'keras_evaluate',
    python: '{LOSS}, {ACCURACY} = {MODEL}.evaluate({X}, {Y}, verbose=0)',
    args: {
      MODEL: model,
      X: variableInput('test_images', '[]'),
      Y: variableInput('test_labels', '[]'),
      LOSS: name('loss'),
      ACCURACY: name('accuracy')
    }
  },
  {
    ...common,
    type: 'keras_predict',
    python: '{MODEL}.predict({X}, verbose=0)',
    args: { MODEL: model, X: variableInput('test_images', '[]') },
    output: null
  },
  {
    ...common,
    type: 'keras_classes',
    imports: ['import numpy as np'],
    python: 'np.argmax({ANSWERS}, axis=1)',
    args: { ANSWERS: variableInput('answers', '[[0]]') },
    output: null
  },
  {
    ...common,
    type: 'keras_one_hot',
    imports: keras,
    python: 'keras.utils.to_categorical({LABELS})',
    args: { LABELS: input({ inside: { type: 'variables_get', fields: { VAR: { name: 'labels' } } }, empty: '[0]' }) },
    output: null
  },
  { ...common, type: 'keras_summary', python: '{MODEL}.summary()', args: { MODEL: model } },
  {
    ...common,
    type: 'keras_save',
    python: '{MODEL}.save({FILE})',
    args: { MODEL: model, FILE: textInput('model.keras') }
  },
  {
    ...common,
    type: 'keras_open',
    imports: keras,
    python: 'keras.models.load_model({FILE})',
    args: { FILE: textInput('model.keras') },
    output: null
  }
];

/** Neural networks: Keras. */
export const kerasSpecs: IBlockSpec[] = [...networkSpecs, ...layerSpecs];
