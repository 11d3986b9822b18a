import { input, menu, name, numberInput, percentField, textInput, variableInput } from './spec.js';
import type { IBlockSpec } from './spec.js';

const common = { style: 'learn_blocks', inline: true };
const value = { ...common, output: null };
const model = name('model');
const trainX = variableInput('train_images', '[]');
const trainY = variableInput('train_labels', '[]');
const testX = variableInput('test_images', '[]');
const testY = variableInput('test_labels', '[]');
const predicted = variableInput('answers', '[]');

/** A choice among names of one module. */
function named(module: string, options: [label: string, name: string][]): ReturnType<typeof menu> {
  return menu(options.map(([label, one]) => [`%{BKY_${label}}`, one, one, `from ${module} import ${one}`]));
}

const dataset = named('sklearn.datasets', [
  ['SK_LOAD_DIGITS', 'load_digits'],
  ['SK_LOAD_IRIS', 'load_iris'],
  ['SK_LOAD_WINE', 'load_wine'],
  ['SK_LOAD_CANCER', 'load_breast_cancer'],
  ['SK_LOAD_DIABETES', 'load_diabetes']
]);

/** Data sets that need no download, and how they are made ready. */
export const datasetSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'sk_load',
    python: '{X}, {Y} = {DATASET}(return_X_y=True)',
    args: { DATASET: dataset, X: name('images'), Y: name('labels') }
  },
  { ...value, type: 'sk_frame', python: '{DATASET}(as_frame=True).frame', args: { DATASET: dataset } },
  {
    ...value,
    type: 'sk_names',
    python: '{DATASET}().{PART}',
    args: {
      PART: menu([
        ['%{BKY_SK_NAMES_CLASSES}', 'target_names'],
        ['%{BKY_SK_NAMES_COLUMNS}', 'feature_names']
      ]),
      DATASET: dataset
    }
  },
  {
    ...common,
    type: 'sk_blobs',
    imports: ['from sklearn.datasets import make_blobs'],
    python: '{X}, {Y} = make_blobs(n_samples={COUNT}, centers={CENTERS}, random_state=1)',
    args: { COUNT: numberInput(200), CENTERS: numberInput(3), X: name('points'), Y: name('labels') }
  },
  {
    ...common,
    type: 'sk_moons',
    imports: ['from sklearn.datasets import make_moons'],
    python: '{X}, {Y} = make_moons(n_samples={COUNT}, noise=0.1, random_state=1)',
    args: { COUNT: numberInput(200), X: name('points'), Y: name('labels') }
  },
  {
    ...value,
    type: 'sk_photo',
    imports: ['from sklearn.datasets import load_sample_image'],
    python: 'load_sample_image("{FILE}")',
    args: {
      FILE: menu([
        ['%{BKY_SK_PHOTO_FLOWER}', 'flower.jpg'],
        ['%{BKY_SK_PHOTO_TEMPLE}', 'china.jpg']
      ])
    }
  },
  {
    ...common,
    type: 'sk_split',
    imports: ['from sklearn.model_selection import train_test_split'],
    python: [
      '{X_TRAIN}, {X_TEST}, {Y_TRAIN}, {Y_TEST} = train_test_split(',
      '    {X},\n    {Y},\n    test_size={PERCENT},\n    random_state=1,\n)'
    ].join('\n'),
    args: {
      X: variableInput('images', '[]'),
      Y: variableInput('labels', '[]'),
      PERCENT: percentField(25, { min: 1, max: 99 }),
      X_TRAIN: name('train_images'),
      Y_TRAIN: name('train_labels'),
      X_TEST: name('test_images'),
      Y_TEST: name('test_labels')
    }
  },
  {
    ...value,
    type: 'sk_scaler',
    python: '{CLASS}()',
    args: {
      CLASS: named('sklearn.preprocessing', [
        ['SK_SCALER_STANDARD', 'StandardScaler'],
        ['SK_SCALER_MINMAX', 'MinMaxScaler']
      ])
    }
  }
];

/** A model of a class that is made with one option. */
function modelSpec(type: string, path: string, call: string, args: IBlockSpec['args'] = {}): IBlockSpec {
  const [, module, one] = /^(.*)\.(\w+)$/.exec(path) ?? [];
  return { ...value, type, imports: [`from ${module} import ${one}`], python: `${one}(${call})`, args };
}

/** Models that can learn. */
export const modelSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'sk_model',
    python: '{MODEL} = {CLASS}()',
    args: {
      MODEL: model,
      CLASS: menu([
        model1('NEIGHBORS', 'sklearn.neighbors', 'KNeighborsClassifier'),
        model1('TREE', 'sklearn.tree', 'DecisionTreeClassifier'),
        model1('FOREST', 'sklearn.ensemble', 'RandomForestClassifier'),
        model1('LINE', 'sklearn.linear_model', 'LinearRegression')
      ])
    }
  },
  modelSpec('sk_linear', 'sklearn.linear_model.LinearRegression', ''),
  modelSpec('sk_logistic', 'sklearn.linear_model.LogisticRegression', 'max_iter={STEPS}', { STEPS: numberInput(1000) }),
  modelSpec('sk_knn', 'sklearn.neighbors.KNeighborsClassifier', 'n_neighbors={COUNT}', { COUNT: numberInput(5) }),
  modelSpec('sk_tree', 'sklearn.tree.DecisionTreeClassifier', 'max_depth={DEPTH}', { DEPTH: numberInput(3) }),
  modelSpec('sk_forest', 'sklearn.ensemble.RandomForestClassifier', 'n_estimators={COUNT}, random_state=1', {
    COUNT: numberInput(100)
  }),
  modelSpec('sk_svm', 'sklearn.svm.SVC', 'kernel="{KERNEL}"', {
    KERNEL: menu([
      ['%{BKY_SK_SVM_CURVED}', 'rbf'],
      ['%{BKY_SK_SVM_STRAIGHT}', 'linear'],
      ['%{BKY_SK_SVM_POLY}', 'poly']
    ])
  }),
  modelSpec(
    'sk_mlp',
    'sklearn.neural_network.MLPClassifier',
    'hidden_layer_sizes=({UNITS},), max_iter={STEPS}, random_state=1',
    {
      UNITS: numberInput(50),
      STEPS: numberInput(500)
    }
  ),
  modelSpec('sk_kmeans', 'sklearn.cluster.KMeans', 'n_clusters={COUNT}, random_state=1', { COUNT: numberInput(3) }),
  modelSpec('sk_pca', 'sklearn.decomposition.PCA', 'n_components={COUNT}', { COUNT: numberInput(2) }),
  {
    ...value,
    type: 'sk_pipeline',
    imports: ['from sklearn.pipeline import make_pipeline'],
    python: 'make_pipeline({FIRST}, {SECOND})',
    args: {
      FIRST: input({ inside: { type: 'sk_scaler' }, empty: 'None' }),
      SECOND: input({ inside: { type: 'sk_knn', inputs: { COUNT: { shadow: number(5) } } }, empty: 'None' })
    }
  }
];

function number(preset: number): object {
  return { type: 'math_number', fields: { NUM: preset } };
}

function model1(label: string, module: string, one: string): [string, string, string, string] {
  return [`%{BKY_SK_MODEL_${label}}`, `${module}.${one}`, one, `from ${module} import ${one}`];
}

/** How models learn, answer and are tested. */
export const learningSpecs: IBlockSpec[] = [
  { ...common, type: 'sk_fit', python: '{MODEL}.fit({X}«, {Y}»)', args: { MODEL: model, X: trainX, Y: trainY } },
  { ...value, type: 'sk_predict', python: '{MODEL}.predict({X})', args: { MODEL: model, X: testX } },
  { ...value, type: 'sk_proba', python: '{MODEL}.predict_proba({X})', args: { MODEL: model, X: testX } },
  {
    ...value,
    type: 'sk_transform',
    python: '{MODEL}.{FUNCTION}({X})',
    args: {
      MODEL: name('scaler'),
      FUNCTION: menu([
        ['%{BKY_SK_TRANSFORM_LEARN}', 'fit_transform'],
        ['%{BKY_SK_TRANSFORM_ONLY}', 'transform'],
        ['%{BKY_SK_TRANSFORM_GROUPS}', 'fit_predict']
      ]),
      X: trainX
    }
  },
  { ...value, type: 'sk_score', python: '{MODEL}.score({X}, {Y})', args: { MODEL: model, X: testX, Y: testY } },
  {
    ...value,
    type: 'sk_metric',
    python: '{FUNCTION}({Y}, {PREDICTED})',
    args: {
      FUNCTION: named('sklearn.metrics', [
        ['SK_METRIC_ACCURACY', 'accuracy_score'],
        ['SK_METRIC_CONFUSION', 'confusion_matrix'],
        ['SK_METRIC_REPORT', 'classification_report'],
        ['SK_METRIC_ABSOLUTE', 'mean_absolute_error'],
        ['SK_METRIC_SQUARED', 'mean_squared_error'],
        ['SK_METRIC_R2', 'r2_score']
      ]),
      PREDICTED: predicted,
      Y: testY
    }
  },
  {
    ...common,
    type: 'sk_confusion_plot',
    imports: ['from sklearn.metrics import ConfusionMatrixDisplay'],
    python: 'ConfusionMatrixDisplay.from_predictions({Y}, {PREDICTED})',
    args: { PREDICTED: predicted, Y: testY }
  },
  {
    ...value,
    type: 'sk_cross',
    imports: ['from sklearn.model_selection import cross_val_score'],
    python: 'cross_val_score({MODEL}, {X}, {Y}, cv={COUNT})',
    args: { MODEL: model, X: variableInput('images', '[]'), Y: variableInput('labels', '[]'), COUNT: numberInput(5) }
  },
  {
    ...common,
    type: 'sk_plot_tree',
    imports: ['from sklearn.tree import plot_tree'],
    python: 'plot_tree({MODEL}, filled=True)',
    args: { MODEL: model }
  },
  {
    ...value,
    type: 'sk_part',
    python: '{MODEL}.{PART}',
    args: {
      MODEL: model,
      PART: menu([
        ['%{BKY_SK_PART_SLOPES}', 'coef_'],
        ['%{BKY_SK_PART_INTERCEPT}', 'intercept_'],
        ['%{BKY_SK_PART_IMPORTANCE}', 'feature_importances_'],
        ['%{BKY_SK_PART_GROUPS}', 'labels_'],
        ['%{BKY_SK_PART_CENTERS}', 'cluster_centers_'],
        ['%{BKY_SK_PART_CLASSES}', 'classes_'],
        ['%{BKY_SK_PART_SHARE}', 'explained_variance_ratio_']
      ])
    }
  },
  {
    ...common,
    type: 'sk_save',
    imports: ['import joblib'],
    python: 'joblib.dump({MODEL}, {FILE})',
    args: { MODEL: model, FILE: textInput('model.joblib') }
  },
  {
    ...value,
    type: 'sk_open',
    imports: ['import joblib'],
    python: 'joblib.load({FILE})',
    args: { FILE: textInput('model.joblib') }
  }
];

/** Classical learning: scikit-learn. */
export const learnSpecs: IBlockSpec[] = [...datasetSpecs, ...modelSpecs, ...learningSpecs];
