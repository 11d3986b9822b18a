import type { Pair } from '../pair.js';

/** The tools around the blocks: search, backpack, clipboard. */
export const toolsTexts = {
  searchBlocks: ['Search blocks', '搜索积木'],
  searchTip: ['Type what stands on a block, or its Python.', '输入积木上的文字，或者它的 Python 代码。'],
  foundNothing: ['No block found. Try another word.', '没有找到积木，换个词试试。'],
  foundBlocks: ['Blocks found: {count}', '找到 {count} 个积木'],
  copyBlock: ['Copy', '复制'],
  cutBlock: ['Cut', '剪切'],
  pasteBlock: ['Paste', '粘贴'],
  backpack: ['Backpack', '背包'],
  backpackEmpty: [
    'The backpack is empty. Right-click a block to put it in.',
    '背包是空的。在积木上点右键，可以把它放进背包。'
  ],
  backpackNone: ['The backpack is not there: the settings cannot be read.', '背包不可用：无法读取设置。'],
  backpackFull: ['The backpack is full. Take something out of it first.', '背包已满。请先从里面拿出一些东西。'],
  backpackFailed: [
    'The backpack could not be changed. Check the connection and whether your disk is full, then try again.',
    '背包没能更改。请检查网络连接和磁盘空间，然后再试一次。'
  ],
  toBackpack: ['Put into the backpack', '放进背包'],
  fromBackpack: ['Take out of the backpack', '从背包里删除'],
  emptyBackpack: ['Empty the backpack', '清空背包'],
  emptyBackpackAsk: ['Take everything out of the backpack?', '要清空背包吗？']
} satisfies Record<string, Pair>;
