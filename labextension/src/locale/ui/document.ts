import type { Pair } from '../pair.js';

/** Blocks documents: the editor, files, what is wrong with them. */
export const documentTexts = {
  undo: ['Undo', '撤销'],
  redo: ['Redo', '重做'],
  workspace: ['Blocks workspace', '积木工作区'],
  emptyHint: ['Choose a category on the left and drag blocks here.', '在左边选择一个类别，把积木拖到这里。'],
  python: ['Python', 'Python'],
  blocks: ['Blocks', '积木'],
  newBlocks: ['New Blocks', '新建积木'],
  newBlocksTip: ['Make a program from blocks', '用积木编写程序'],
  blocksFile: ['Blocks Document', '积木文档'],
  loading: ['Loading blocks …', '正在载入积木……'],
  notJson: [
    'This file is damaged: it cannot be read after line {line}, column {column}. Nothing was changed. Open it as text to mend it, or go back to an older copy.',
    '这个文件已损坏：第 {line} 行第 {column} 列之后无法读取。文件没有被改动。可以用文本方式打开来修复，或换回旧的副本。'
  ],
  notBlocks: [
    'This file does not hold blocks. Nothing was changed. Open it as text to see what is in it.',
    '这个文件里没有积木。文件没有被改动。可以用文本方式打开查看内容。'
  ],
  newer: [
    'This file was made with a newer version ({version}). It is shown as far as possible and cannot be changed here. Ask your teacher for an update.',
    '这个文件由更新的版本（{version}）制作。这里尽量显示它，但不能修改。请让老师更新软件。'
  ],
  unknown: [
    'Unknown blocks: {types}. They are shown in grey, are kept as they are, and do not run.',
    '有未知积木：{types}。它们显示为灰色，会原样保留，但不会运行。'
  ],
  misplaced: [
    'Blocks that leave a loop or a function and stand in none: {types}. They do nothing, and the program has no line of them.',
    '有些积木用来跳出循环或函数，却不在其中：{types}。它们不起作用，程序里没有对应的代码。'
  ],
  tooDeep: [
    'These blocks are nested {depth} deep; no more than {most} can be shown. Nothing was changed. Open the file as text to take it apart.',
    '这些积木嵌套了 {depth} 层，最多只能显示 {most} 层。文件没有被改动。可以用文本方式打开来拆分。'
  ],
  broken: [
    'These blocks cannot be shown: {reason}. Nothing was changed. Open the file as text to mend it.',
    '无法显示这些积木：{reason}。文件没有被改动。可以用文本方式打开来修复。'
  ],
  notList: ['“{key}” is not a list', '“{key}”不是列表'],
  nameless: ['item {place} of “variables” has no name', '“variables”中的第 {place} 项没有名字'],
  asText: ['Open as text', '用文本方式打开'],
  startEmpty: ['Start again with an empty program', '从空程序重新开始'],
  startEmptyAsk: [
    'Replace what is in {name} by an empty program? What is in it now will be lost at the next save.',
    '要把 {name} 的内容换成空程序吗？下次保存后，现在的内容会丢失。'
  ],
  notLoaded: [
    'The blocks could not be loaded: there is no connection to the classroom. Check the network, then try again.',
    '积木无法载入：与教室的连接断开了。请检查网络后再试一次。'
  ],
  partNotLoaded: [
    'A part of the page could not be loaded: there is no connection to the classroom. Check the network, then try again.',
    '页面的一部分无法载入：与教室的连接断开了。请检查网络后再试一次。'
  ],
  notSaved: [
    'This document could not be saved. Nothing is lost as long as this tab stays open. If your disk is full, delete files that you do not need; if the connection is gone, wait until it is back. Then save again.',
    '这个文档没能保存。只要不关闭这个标签页，内容就不会丢失。如果磁盘满了，请删除不需要的文件；如果连接断了，请等它恢复。然后再保存一次。'
  ],
  saveAgain: ['Save again', '再保存一次'],
  tryAgain: ['Try again', '再试一次']
} satisfies Record<string, Pair>;
