import type { Pair } from '../pair.js';

/** Help on a block. */
export const helpTexts = {
  help: ['Help', '帮助'],
  helpPython: ['In Python', '写成 Python'],
  helpExample: ['Example', '示例'],
  helpRun: ['Run this example', '运行这个示例'],
  helpCopy: ['Copy', '复制'],
  helpCopied: ['Copied.', '已复制。'],
  helpNone: ['Nothing is known about this block.', '没有关于这个积木的说明。']
} satisfies Record<string, Pair>;
