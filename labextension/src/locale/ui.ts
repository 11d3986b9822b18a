/** What the panel says, in English. */
const en = {
  run: 'Run',
  runTip: 'Run the whole program (Shift+Enter)',
  stop: 'Stop',
  stopTip: 'Stop the running program',
  undo: 'Undo',
  redo: 'Redo',
  restart: 'Restart kernel: forget all variables',
  kernel: 'Kernel',
  chooseKernel: 'Choose a kernel',
  statusIdle: 'ready',
  statusBusy: 'busy',
  statusStarting: 'starting',
  statusDead: 'stopped',
  statusDisconnected: 'no connection',
  statusNone: 'none',
  toolbar: 'Blocks',
  workspace: 'Blocks workspace',
  emptyHint: 'Choose a category on the left and drag blocks here.',
  python: 'Python',
  preview: 'Python code of the blocks',
  output: 'Output',
  clearOutput: 'Clear output',
  closeOutput: 'Hide output',
  toCell: 'Code to cell',
  toCellTip: 'Put the Python code into a new cell below',
  blocks: 'Blocks',
  newBlocks: 'New Blocks',
  newBlocksTip: 'Make a program from blocks',
  blocksFile: 'Blocks Document',
  lessonDigits: 'Lesson: Handwritten Digits',
  lessonDigitsTip: 'Train a neural network that reads digits',
  lessonMissing: 'The lesson {path} is not in your folder.',
  lessons: 'Lessons',
  loading: 'Loading blocks …',
  notJson:
    'This file is damaged: it cannot be read after line {line}, column {column}. Nothing was changed. Open it as text to mend it, or go back to an older copy.',
  notBlocks: 'This file does not hold blocks. Nothing was changed. Open it as text to see what is in it.',
  newer:
    'This file was made with a newer version ({version}). It is shown as far as possible and cannot be changed here. Ask your teacher for an update.',
  unknown: 'Unknown blocks: {types}. They are shown in grey, are kept as they are, and do not run.',
  broken: 'These blocks cannot be shown: {reason}. Nothing was changed. Open the file as text to mend it.',
  asText: 'Open as text',
  startEmpty: 'Start again with an empty program',
  startEmptyAsk: 'Replace what is in {name} by an empty program? What is in it now will be lost at the next save.',
  noKernel: 'No kernel is running. Choose one at the top right, then run again.',
  kernelDied: 'The kernel stopped. Press Run to start it again; your blocks are safe.',
  tooLong: '\nThe program prints too much: the rest is not shown.\n',
  running: 'Running …',
  done: 'Done',
  failed: 'Stopped by an error',
  stopped: 'Stopped',
  size: 'Change the height of the blocks',
  fullHome:
    'Your folder is full: {used} of {quota}. Nothing new can be saved. Delete files that you no longer need, in the list on the left.',
  fullDisk: "The classroom's disk is full. Saving may fail. Tell your teacher.",
  understood: 'OK'
};

/** A text of the panel. */
export type TextKey = keyof typeof en;

const zh: Record<TextKey, string> = {
  run: '运行',
  runTip: '运行整个程序 (Shift+Enter)',
  stop: '停止',
  stopTip: '停止正在运行的程序',
  undo: '撤销',
  redo: '重做',
  restart: '重启内核：清除所有变量',
  kernel: '内核',
  chooseKernel: '选择内核',
  statusIdle: '就绪',
  statusBusy: '忙',
  statusStarting: '启动中',
  statusDead: '已停止',
  statusDisconnected: '连接中断',
  statusNone: '无',
  toolbar: '积木',
  workspace: '积木工作区',
  emptyHint: '在左边选择一个类别，把积木拖到这里。',
  python: 'Python',
  preview: '积木对应的 Python 代码',
  output: '输出',
  clearOutput: '清除输出',
  closeOutput: '隐藏输出',
  toCell: '代码放入单元格',
  toCellTip: '把 Python 代码放入下方的新单元格',
  blocks: '积木',
  newBlocks: '新建积木',
  newBlocksTip: '用积木编写程序',
  blocksFile: '积木文档',
  lessonDigits: '课程：手写数字',
  lessonDigitsTip: '训练一个会认数字的神经网络',
  lessonMissing: '你的文件夹里没有课程 {path}。',
  lessons: '课程',
  loading: '正在载入积木……',
  notJson:
    '这个文件已损坏：第 {line} 行第 {column} 列之后无法读取。文件没有被改动。可以用文本方式打开来修复，或换回旧的副本。',
  notBlocks: '这个文件里没有积木。文件没有被改动。可以用文本方式打开查看内容。',
  newer: '这个文件由更新的版本（{version}）制作。这里尽量显示它，但不能修改。请让老师更新软件。',
  unknown: '有未知积木：{types}。它们显示为灰色，会原样保留，但不会运行。',
  broken: '无法显示这些积木：{reason}。文件没有被改动。可以用文本方式打开来修复。',
  asText: '用文本方式打开',
  startEmpty: '从空程序重新开始',
  startEmptyAsk: '要把 {name} 的内容换成空程序吗？下次保存后，现在的内容会丢失。',
  noKernel: '没有正在运行的内核。请在右上角选择一个，然后再运行。',
  kernelDied: '内核已停止。按“运行”重新启动；你的积木都还在。',
  tooLong: '\n程序输出太多：后面的内容不再显示。\n',
  running: '正在运行……',
  done: '运行结束',
  failed: '因错误而停止',
  stopped: '已停止',
  size: '调整积木区的高度',
  fullHome: '你的文件夹已满：已用 {used}，上限 {quota}。无法再保存新内容。请在左边的文件列表中删除不再需要的文件。',
  fullDisk: '教室的磁盘已满，可能无法保存。请告诉老师。',
  understood: '知道了'
};

/** A language of the panel and the blocks. */
export type Language = 'en' | 'zh-hans';

/** Gives the texts of one language. */
export type Texts = (key: TextKey, values?: Record<string, string | number>) => string;

/** The language for a code such as `zh-CN` or `en`. */
export function languageOf(code: string): Language {
  return code.toLowerCase().startsWith('zh') ? 'zh-hans' : 'en';
}

/** The texts of a language; `{name}` in a text is replaced by the value of that name. */
export function textsOf(language: Language): Texts {
  const table = language === 'zh-hans' ? zh : en;
  return (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** All texts, for the test that compares the languages. */
export const uiTexts = { en, zh };
