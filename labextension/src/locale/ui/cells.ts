import type { Pair } from '../pair.js';

/** Blocks in the cells of a notebook. */
export const cellsTexts = {
  cellToBlocks: ['Show as Blocks', '显示为积木'],
  cellToPython: ['Show as Python', '显示为 Python'],
  flipCell: ['Flip Cell Between Python and Blocks', '在 Python 和积木之间切换单元格'],
  cellMagic: [
    'A cell that begins with {magic} is not Python: it has no blocks.',
    '以 {magic} 开头的单元格不是 Python，没有积木。'
  ],
  noPythonCell: ['Only cells with Python have blocks.', '只有 Python 单元格才有积木。'],
  cellBlocks: ['Blocks of this cell', '此单元格的积木']
} satisfies Record<string, Pair>;
