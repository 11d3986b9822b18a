import { numpySpecs } from '../blocks/numpy.js';
import { block, category, entries, filled, named, num, text } from './types.js';
import type { Category } from './types.js';

const training = { X: named('train_images'), Y: named('train_labels') };
const testing = { X: named('test_images'), Y: named('test_labels') };

/** Arrays, plots, data and neural networks. */
export const dataCategories: Category[] = [
  category('CAT_NUMPY', 'numpy_category', numpySpecs.flatMap(entries)),
  category('CAT_PLOT', 'plot_category', [
    block('plt_line'),
    block('plt_xy'),
    block('plt_hist'),
    block('plt_image'),
    block('plt_text', { TEXT: text('') }),
    block('plt_legend'),
    block('plt_subplot', { ROWS: num(1), COLUMNS: num(2), INDEX: num(1) }),
    block('plt_show')
  ]),
  category('CAT_LEARN', 'learn_category', [
    block('sk_load'),
    filled('sk_split', { X: named('images'), Y: named('labels') }),
    block('sk_model'),
    filled('sk_fit', training),
    filled('sk_score', testing),
    filled('sk_predict', { X: named('test_images') })
  ]),
  category('CAT_KERAS', 'keras_category', [
    block('keras_seed'),
    block('keras_sequential'),
    block('keras_input'),
    block('keras_dense'),
    block('keras_dense', {}, { fields: { UNITS: 10, ACTIVATION: 'softmax' } }),
    block('keras_dropout'),
    block('keras_reshape'),
    block('keras_conv2d'),
    block('keras_maxpool2d'),
    block('keras_flatten'),
    block('keras_compile'),
    filled('keras_fit', training),
    filled('keras_evaluate', testing),
    filled('keras_predict', { X: named('test_images') }),
    block('keras_history'),
    block('keras_summary')
  ])
];
