import { commonTexts } from './blocks/common.js';
import { generalTexts } from './blocks/general.js';
import { kerasTexts } from './blocks/keras.js';
import { learnTexts } from './blocks/learn.js';
import { membersTexts } from './blocks/members.js';
import { numpyTexts } from './blocks/numpy.js';
import { pandasTexts } from './blocks/pandas.js';
import { plotTexts } from './blocks/plot.js';
import { pythonTexts } from './blocks/python.js';
import { standardTexts } from './blocks/standard.js';
import { turtleTexts } from './blocks/turtle.js';
import { exampleTexts } from './examples/index.js';

/** Everything that our blocks say, one file a topic. */
export const blockTexts = {
  ...commonTexts,
  ...pythonTexts,
  ...generalTexts,
  ...standardTexts,
  ...turtleTexts,
  ...numpyTexts,
  ...pandasTexts,
  ...plotTexts,
  ...learnTexts,
  ...kerasTexts,
  ...membersTexts,
  ...exampleTexts
};
