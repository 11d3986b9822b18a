// One file for Node that holds what turns documents into Python; the page's own bundle is made by the Lab's builder.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: 'src/headless.ts',
  platform: 'neutral',
  // Node's own build of Blockly brings a page with it; the command brings one itself.
  resolve: { conditionNames: ['import'], mainFields: ['module', 'main'] },
  logLevel: 'warn',
  output: { file: 'lib/headless.bundle.mjs', format: 'esm' }
});
