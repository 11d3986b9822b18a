import type { Pair } from '../pair.js';

/** Blocks and Python, two views of one program. */
export const viewsTexts = {
  theProgram: ['The program', '程序'],
  editPreview: [
    'Python code of the blocks; type here and the blocks follow',
    '积木对应的 Python 代码；在这里输入，积木会跟着变'
  ],
  noReader: [
    'Python cannot be turned into blocks just now: the server does not answer. The text stays as you typed it.',
    '现在无法把 Python 变成积木：服务器没有回应。文本保持你输入的样子。'
  ],
  tooLongToRead: [
    'This program is too long to draw as blocks. It stays text.',
    '这个程序太长，画不成积木。它保留为文本。'
  ],
  notDrawn: ['These blocks cannot be shown: {reason}.', '无法显示这些积木：{reason}。'],
  differs: [
    'Line {line} cannot be shown as blocks without changing it: {expected} would become {found}. The text stays as you typed it, the blocks show the program before it. Change the text, or change a block to go on from the blocks.',
    '第 {line} 行变成积木会改变意思：{expected} 会变成 {found}。文本保持你输入的样子，积木仍是之前的程序。请修改文本；如果改动积木，就从积木继续。'
  ],
  behindText: [
    '{reason} The blocks show the program before it. Change the text, or change a block to go on from the blocks.',
    '{reason}积木仍是之前的程序。请修改文本；如果改动积木，就从积木继续。'
  ],
  nothing: ['nothing', '空']
} satisfies Record<string, Pair>;
