import { choice, endRow, number, statement, value, variable } from './types.js';
import type { IBlockDefinition } from './types.js';

const style = 'learn_blocks';

/** Data sets that need no download, and classical learning: scikit-learn. */
export const learnBlocks: IBlockDefinition[] = [
  {
    type: 'sk_load',
    message0: '%{BKY_SK_LOAD}',
    args0: [
      choice('DATASET', [
        ['%{BKY_SK_LOAD_DIGITS}', 'load_digits'],
        ['%{BKY_SK_LOAD_IRIS}', 'load_iris'],
        ['%{BKY_SK_LOAD_WINE}', 'load_wine'],
        ['%{BKY_SK_LOAD_CANCER}', 'load_breast_cancer']
      ]),
      variable('X', 'images'),
      variable('Y', 'labels')
    ],
    ...statement,
    style,
    tooltip: '%{BKY_SK_LOAD_TIP}'
  },
  {
    type: 'sk_split',
    message0: '%{BKY_SK_SPLIT} %4',
    args0: [value('X'), value('Y'), number('PERCENT', 25, { min: 1, max: 99, precision: 1 }), endRow],
    message1: '%{BKY_SK_SPLIT_TRAIN} %3',
    args1: [variable('X_TRAIN', 'train_images'), variable('Y_TRAIN', 'train_labels'), endRow],
    message2: '%{BKY_SK_SPLIT_TEST}',
    args2: [variable('X_TEST', 'test_images'), variable('Y_TEST', 'test_labels')],
    inputsInline: true,
    ...statement,
    style,
    tooltip: '%{BKY_SK_SPLIT_TIP}'
  },
  {
    type: 'sk_model',
    message0: '%{BKY_SK_MODEL}',
    args0: [
      variable('MODEL', 'model'),
      choice('CLASS', [
        ['%{BKY_SK_MODEL_NEIGHBORS}', 'sklearn.neighbors.KNeighborsClassifier'],
        ['%{BKY_SK_MODEL_TREE}', 'sklearn.tree.DecisionTreeClassifier'],
        ['%{BKY_SK_MODEL_FOREST}', 'sklearn.ensemble.RandomForestClassifier'],
        ['%{BKY_SK_MODEL_LINE}', 'sklearn.linear_model.LinearRegression']
      ])
    ],
    ...statement,
    style,
    tooltip: '%{BKY_SK_MODEL_TIP}'
  },
  {
    type: 'sk_fit',
    message0: '%{BKY_SK_FIT}',
    args0: [variable('MODEL', 'model'), value('X'), value('Y')],
    inputsInline: true,
    ...statement,
    style,
    tooltip: '%{BKY_SK_FIT_TIP}'
  },
  {
    type: 'sk_score',
    message0: '%{BKY_SK_SCORE}',
    args0: [variable('MODEL', 'model'), value('X'), value('Y')],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_SK_SCORE_TIP}'
  },
  {
    type: 'sk_predict',
    message0: '%{BKY_SK_PREDICT}',
    args0: [variable('MODEL', 'model'), value('X')],
    inputsInline: true,
    output: null,
    style,
    tooltip: '%{BKY_SK_PREDICT_TIP}'
  }
];
