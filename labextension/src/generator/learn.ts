import { Order } from './python.js';
import type { Rules } from './python.js';

/** scikit-learn. */
export const learnRules: Rules = {
  sk_load: (block, python) => {
    const load = String(block.getFieldValue('DATASET'));
    python.addImport(`from sklearn.datasets import ${load}`);
    return `${python.variable(block, 'X')}, ${python.variable(block, 'Y')} = ${load}(return_X_y=True)\n`;
  },
  sk_split: (block, python) => {
    python.addImport('from sklearn.model_selection import train_test_split');
    const names = ['X_TRAIN', 'X_TEST', 'Y_TRAIN', 'Y_TEST'].map(field => python.variable(block, field));
    const x = python.value(block, 'X', Order.NONE, '[]');
    const y = python.value(block, 'Y', Order.NONE, '[]');
    const share = Number(block.getFieldValue('PERCENT')) / 100;
    const lines = [`${x},`, `${y},`, `test_size=${share},`, 'random_state=1,'];
    return `${names.join(', ')} = train_test_split(\n${python.prefixLines(lines.join('\n'), python.INDENT)}\n)\n`;
  },
  sk_model: (block, python) => {
    const path = String(block.getFieldValue('CLASS'));
    const dot = path.lastIndexOf('.');
    const name = path.slice(dot + 1);
    python.addImport(`from ${path.slice(0, dot)} import ${name}`);
    return `${python.variable(block, 'MODEL')} = ${name}()\n`;
  },
  sk_fit: (block, python) => {
    const x = python.value(block, 'X', Order.NONE, '[]');
    return `${python.variable(block, 'MODEL')}.fit(${x}, ${python.value(block, 'Y', Order.NONE, '[]')})\n`;
  },
  sk_score: (block, python) => {
    const x = python.value(block, 'X', Order.NONE, '[]');
    const y = python.value(block, 'Y', Order.NONE, '[]');
    return [`${python.variable(block, 'MODEL')}.score(${x}, ${y})`, Order.FUNCTION_CALL];
  },
  sk_predict: (block, python) => [
    `${python.variable(block, 'MODEL')}.predict(${python.value(block, 'X', Order.NONE, '[]')})`,
    Order.FUNCTION_CALL
  ]
};
