import type { Pair } from '../pair.js';

/** Stepping, variables, and where an error is shown. */
export const debugTexts = {
  step: ['Step', '单步'],
  stepTip: ['Run one block, then wait (F10)', '运行一个积木，然后等待 (F10)'],
  stepNone: [
    'This kernel cannot run block by block. Choose "Python 3" at the top right.',
    '这个内核不能单步运行。请在右上角选择“Python 3”。'
  ],
  stepNeedsBlocks: [
    'The blocks do not show what you typed, so it cannot run block by block. Run the whole program, or change the text first.',
    '积木没有显示你输入的代码，所以不能单步运行。请运行整个程序，或者先修改代码。'
  ],
  goOn: ['Go on to the end (Shift+Enter)', '继续运行到结束 (Shift+Enter)'],
  paused: ['Waiting before the marked block', '停在标出的积木之前'],
  pausedIn: ['Waiting in {name}, before the marked block', '停在函数 {name} 里标出的积木之前'],
  runToHere: ['Run to here', '运行到这里'],
  variables: ['Variables', '变量'],
  noVariables: ['No variables yet. Run the program to see them.', '还没有变量。运行程序后会显示在这里。'],
  variablesOf: ['In {name}', '函数 {name} 里'],
  variablesProgram: ['In the program', '程序里'],
  variableName: ['Name', '名字'],
  variableType: ['Type', '类型'],
  variableValue: ['Value', '值'],
  variableShape: ['Size', '大小'],
  variablesMore: ['and {count} more', '还有 {count} 个'],
  errorHere: ['Show the block', '显示积木'],
  errOther: ['The program ended with an error: {kind}.', '程序因错误而结束：{kind}。'],
  errOtherWhy: ['The marked block could not do its work.', '标出的积木无法完成它的工作。'],
  errOtherTodo: [
    'Read the message below; the variables show with what the block worked.',
    '请看下面的提示；旁边的变量显示了当时的值。'
  ]
} satisfies Record<string, Pair>;
