import type { Pair } from '../pair.js';

/** The settings of the editor: titles and explanations. */
export const settingsTexts = {
  settingsTitle: ['Blocks', '积木'],
  settingsTip: ['How blocks look and behave.', '积木的外观和行为。'],
  setGrid: ['Grid', '网格'],
  setGridTip: ['Show a grid behind the blocks.', '在积木后面显示网格。'],
  setSounds: ['Sounds', '声音'],
  setSoundsTip: ['Click when blocks snap together.', '积木拼接时发出声音。'],
  setMinimap: ['Minimap', '缩略图'],
  setMinimapTip: [
    'A small picture of the whole program: auto shows it on large screens when the program does not fit.',
    '整个程序的缩略图：选 auto 时，只在大屏幕上、程序显示不全时出现。'
  ],
  setFontSize: ['Size of the text on blocks', '积木上文字的大小'],
  setFontSizeTip: ['In points, from 9 to 24.', '单位为磅，从 9 到 24。'],
  setIndexBase: ['First index of a list', '列表的第一个序号'],
  setIndexBaseTip: [
    'For new documents: 0 as in Python, or 1. Documents keep the one they were made with.',
    '用于新建的文档：0（与 Python 相同）或 1。已有的文档保持不变。'
  ],
  toolbarTitle: ['Blocks Toolbar', '积木工具栏'],
  toolbarTip: ['The buttons above the blocks.', '积木上方的按钮。'],
  setToolbar: ['Buttons', '按钮'],
  setToolbarTip: ['Switch buttons off, change their order or add commands.', '关闭按钮、改变顺序或添加命令。']
} satisfies Record<string, Pair>;
