const path = require('path');
const { CopyRspackPlugin } = require('@rspack/core');

const blockly = path.join(__dirname, 'node_modules/blockly');

module.exports = {
  module: {
    rules: [{ test: /\.js$/, include: blockly, use: path.join(__dirname, 'scripts/offline-loader.cjs') }]
  },
  // Pictures and cursors of Blockly, which it would otherwise fetch from a foreign site.
  plugins: [new CopyRspackPlugin({ patterns: [{ from: path.join(blockly, 'media'), to: 'media' }] })]
};
