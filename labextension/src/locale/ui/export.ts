import type { Pair } from '../pair.js';

/** Taking a program elsewhere: to a notebook, to a file, as a picture. */
export const exportTexts = {
  exportMenu: ['Export Blocks As', '积木另存为'],
  exportPy: ['Python Program (.py)', 'Python 程序 (.py)'],
  exportIpynb: ['Notebook (.ipynb)', '笔记本 (.ipynb)'],
  exportSvg: ['Picture to Scale (.svg)', '矢量图 (.svg)'],
  exportPng: ['Picture (.png)', '图片 (.png)'],
  copyPicture: ['Copy Blocks as Picture', '把积木复制为图片'],
  pictureCopied: ['The picture is on the clipboard.', '图片已复制到剪贴板。'],
  noPicture: [
    'The browser does not let the picture be copied here. Export it as a file instead.',
    '浏览器不允许在这里复制图片。请改为导出图片文件。'
  ],
  nothingToExport: ['There are no blocks yet.', '还没有积木。'],
  exported: ['Saved as {path}.', '已保存为 {path}。'],
  open: ['Open', '打开'],
  exportExists: ['{name} is already there', '{name} 已存在'],
  exportExistsAsk: [
    'Replace it? Its present content will be lost. Or keep both: the new one is then called {other}.',
    '要替换它吗？原来的内容会丢失。也可以两个都保留：新的文件名为 {other}。'
  ],
  replace: ['Replace', '替换'],
  keepBoth: ['Keep both', '都保留'],
  noPixels: ['the browser cannot make a picture of this size', '浏览器无法生成这么大的图片'],
  exportFailed: ['The file could not be saved: {reason}', '无法保存文件：{reason}'],
  toNotebook: ['Send to Notebook', '发送到笔记本'],
  toNotebookTip: ['Put the Python into a new cell of a notebook', '把 Python 代码放入笔记本的新单元格'],
  whichNotebook: ['Which notebook?', '放到哪个笔记本？'],
  newNotebook: ['A new notebook', '新笔记本'],
  sent: ['The code is in {name}.', '代码已放入 {name}。']
} satisfies Record<string, Pair>;
