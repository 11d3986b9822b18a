import { layerSpecs, networkSpecs } from '../blocks/keras.js';
import { datasetSpecs, learningSpecs, modelSpecs } from '../blocks/learn.js';
import { arraySpecs, calculateSpecs, indexSpecs } from '../blocks/numpy.js';
import { chooseSpecs, tableSpecs, workSpecs } from '../blocks/pandas.js';
import { drawSpecs, frameSpecs } from '../blocks/plot.js';
import { drawingSpecs, moveSpecs } from '../blocks/turtle.js';
import type { IBlockSpec } from '../blocks/spec.js';
import { category, entries } from './types.js';
import type { Category } from './types.js';

/** A category that holds categories: a flyout of more blocks than fit on a screen is hard to search. */
function group(name: string, style: string, parts: Record<string, IBlockSpec[]>): Category {
  const contents = Object.entries(parts).map(([part, specs]) =>
    category(`${name}_${part}`, style, specs.flatMap(entries))
  );
  return category(name, style, contents);
}

/** Drawings. */
export const turtleCategory: Category = group('CAT_TURTLE', 'turtle_category', { MOVE: moveSpecs, DRAW: drawingSpecs });

/** Arrays, tables, plots, learning and neural networks. */
export const dataCategories: Category[] = [
  group('CAT_NUMPY', 'numpy_category', { MAKE: arraySpecs, PARTS: indexSpecs, CALCULATE: calculateSpecs }),
  group('CAT_PANDAS', 'pandas_category', { MAKE: tableSpecs, CHOOSE: chooseSpecs, WORK: workSpecs }),
  group('CAT_PLOT', 'plot_category', { DRAW: drawSpecs, FRAME: frameSpecs }),
  group('CAT_LEARN', 'learn_category', { DATA: datasetSpecs, MODELS: modelSpecs, USE: learningSpecs }),
  group('CAT_KERAS', 'keras_category', { NETWORK: networkSpecs, LAYERS: layerSpecs })
];
