import type { Block } from 'blockly/core';

import { Order } from './python.js';
import type { PythonWriter, Rule, Rules } from './python.js';

/** A layer: one element of the list in its network, nothing where it lies about on its own. */
function layer(call: (block: Block) => string): Rule {
  return block => {
    let top = block;
    for (let above = block.getSurroundParent(); above; above = above.getSurroundParent()) {
      top = above;
    }
    return top === block ? '' : `${call(block)},\n`;
  };
}

function activation(block: Block): string {
  const name = String(block.getFieldValue('ACTIVATION'));
  return name ? `, activation="${name}"` : '';
}

const size = (block: Block, field: string): string => String(block.getFieldValue(field));
const share = (block: Block): number => Number(block.getFieldValue('PERCENT')) / 100;

function keras(python: PythonWriter): void {
  python.addImport('from tensorflow import keras');
}

const layerRules: Rules = {
  keras_input: layer(block => `keras.Input(shape=(${size(block, 'SIZE')},))`),
  keras_dense: layer(block => `keras.layers.Dense(${size(block, 'UNITS')}${activation(block)})`),
  keras_dropout: layer(block => `keras.layers.Dropout(${share(block)})`),
  keras_reshape: layer(block => {
    const shape = ['ROWS', 'COLUMNS', 'CHANNELS'].map(field => size(block, field));
    return `keras.layers.Reshape((${shape.join(', ')}))`;
  }),
  keras_conv2d: layer(
    block => `keras.layers.Conv2D(${size(block, 'FILTERS')}, ${size(block, 'SIZE')}${activation(block)})`
  ),
  keras_maxpool2d: layer(block => `keras.layers.MaxPooling2D(${size(block, 'SIZE')})`),
  keras_flatten: layer(() => 'keras.layers.Flatten()')
};

const modelRules: Rules = {
  keras_seed: (block, python) => {
    keras(python);
    return `keras.utils.set_random_seed(${size(block, 'SEED')})\n`;
  },
  keras_sequential: (block, python) => {
    keras(python);
    const layers = python.statementToCode(block, 'LAYERS');
    const list = layers ? `[\n${python.prefixLines(layers, python.INDENT)}${python.INDENT}]` : '[]';
    const model = python.variable(block, 'MODEL');
    return layers
      ? `${model} = keras.Sequential(\n${python.INDENT}${list}\n)\n`
      : `${model} = keras.Sequential(${list})\n`;
  },
  keras_compile: (block, python) => {
    const loss = size(block, 'LOSS');
    const options = [`optimizer="${size(block, 'OPTIMIZER')}"`, `loss="${loss}"`];
    const metric = loss === 'mean_squared_error' ? 'mean_absolute_error' : 'accuracy';
    options.push(`metrics=["${metric}"]`);
    const lines = options.map(option => `${python.INDENT}${option},\n`).join('');
    return `${python.variable(block, 'MODEL')}.compile(\n${lines})\n`;
  },
  keras_fit: (block, python) => {
    const options = [
      python.value(block, 'X', Order.NONE, '[]'),
      python.value(block, 'Y', Order.NONE, '[]'),
      `epochs=${size(block, 'EPOCHS')}`,
      ...(share(block) ? [`validation_split=${share(block)}`] : []),
      'verbose=2'
    ];
    const lines = options.map(option => `${python.INDENT}${option},\n`).join('');
    return `${python.variable(block, 'HISTORY')} = ${python.variable(block, 'MODEL')}.fit(\n${lines})\n`;
  },
  keras_evaluate: (block, python) => {
    const x = python.value(block, 'X', Order.NONE, '[]');
    const y = python.value(block, 'Y', Order.NONE, '[]');
    const names = `${python.variable(block, 'LOSS')}, ${python.variable(block, 'ACCURACY')}`;
    return `${names} = ${python.variable(block, 'MODEL')}.evaluate(${x}, ${y}, verbose=0)\n`;
  },
  keras_summary: (block, python) => `${python.variable(block, 'MODEL')}.summary()\n`,
  keras_predict: (block, python) => [
    `${python.variable(block, 'MODEL')}.predict(${python.value(block, 'X', Order.NONE, '[]')}, verbose=0)`,
    Order.FUNCTION_CALL
  ],
  keras_history: (block, python) => [
    `${python.variable(block, 'HISTORY')}.history["${size(block, 'KEY')}"]`,
    Order.MEMBER
  ]
};

/** Keras. */
export const kerasRules: Rules = { ...modelRules, ...layerRules };
