import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'jsdom',
    // Some tests go through all blocks there are; machines that test are busy.
    testTimeout: 30_000,
    include: ['tests/**/*.test.ts'],
    server: { deps: { inline: [/blockly/] } }
  }
});
