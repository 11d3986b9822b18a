import { generalExamples } from './general.js';
import { kerasExamples } from './keras.js';
import { layersExamples } from './layers.js';
import { learnExamples } from './learn.js';
import { numpyExamples } from './numpy.js';
import { pandasExamples } from './pandas.js';
import { plotExamples } from './plot.js';
import { pythonExamples } from './python.js';
import { standardExamples } from './standard.js';
import { turtleExamples } from './turtle.js';

/** A small program for each block, one file a topic. */
export const exampleTexts = {
  ...standardExamples,
  ...pythonExamples,
  ...turtleExamples,
  ...generalExamples,
  ...numpyExamples,
  ...pandasExamples,
  ...plotExamples,
  ...learnExamples,
  ...kerasExamples,
  ...layersExamples
};
