import type { Pair } from '../pair.js';

/** Lessons, as a student sees them. */
export const lessonsTexts = {
  lesson: ['Lesson', '课程'],
  lessons: ['Lessons', '课程'],
  lessonsTip: ['All lessons, with how far you are', '所有课程和你的进度'],
  lessonMissing: ['The lesson {path} is not in your folder.', '你的文件夹里没有课程 {path}。'],
  lessonNotOpened: [
    'The lesson {path} could not be opened: {reason} Check the connection and whether your disk is full.',
    '无法打开课程 {path}：{reason} 请检查网络连接和磁盘空间。'
  ],
  lessonNone: ['There is no lesson in your folder “lessons”.', '你的 lessons 文件夹里还没有课程。'],
  lessonFromTeacher: ['from your teacher', '来自老师'],
  lessonTip: ['{done} of {all} steps done', '已完成 {done} / {all} 步'],
  lessonGoals: ['In this lesson', '这一课要学'],
  lessonSteps: ['Steps', '步骤'],
  lessonStep: ['Step {step} of {all}', '第 {step} 步，共 {all} 步'],
  lessonStepDone: ['Step {step}, done', '第 {step} 步，已完成'],
  lessonStepLocked: ['Step {step}: first finish the step before', '第 {step} 步：先完成前一步'],
  lessonPicture: ['Picture for this step', '这一步的图片'],
  lessonNoPicture: ['The picture {name} cannot be shown.', '图片 {name} 无法显示。'],
  lessonTasks: ['To do', '任务'],
  lessonCheck: ['Check', '检查'],
  lessonCheckTip: ['Run the program and see what is still missing', '运行程序，看看还差什么'],
  lessonChecking: ['Checking …', '正在检查……'],
  lessonHint: ['Hint', '提示'],
  lessonHintCount: ['Hint {hint} of {all}', '提示 {hint} / {all}'],
  lessonBack: ['Back', '上一步'],
  lessonNext: ['Next', '下一步'],
  lessonFinish: ['Finish', '完成'],
  lessonAgain: ['Start again', '重新开始'],
  lessonAgainAsk: [
    'Start this lesson from the beginning? Your blocks are kept in “{name}”, beside the lesson.',
    '要从头开始这一课吗？你现在的积木会保存在旁边的“{name}”里。'
  ],
  lessonAgainDone: [
    'The lesson is at its start. Your old blocks are in “{name}”.',
    '课程已回到开头。原来的积木在“{name}”里。'
  ],
  lessonAgainFailed: [
    'Your blocks could not be kept beside the lesson: {reason} Nothing was changed.',
    '无法保存你原来的积木：{reason} 没有任何改动。'
  ],
  lessonOld: ['{name} – my blocks {number}', '{name}－我的积木 {number}'],
  lessonAllBlocks: ['All blocks', '全部积木'],
  lessonItsBlocks: ["This lesson's blocks", '本课积木'],
  lessonLeftOut: [
    'Some blocks of this lesson do not exist here and were left out: {snippets}',
    '这里没有本课用到的一些积木，已略去：{snippets}'
  ],
  lessonPassed: ['Well done! This step is finished.', '做得好！这一步完成了。'],
  lessonPassedAll: ['You have finished the lesson!', '恭喜你完成了这一课！'],
  lessonNotYet: ['Not yet: {missing}', '还差一点：{missing}'],
  lessonNoAnswer: [
    'The program could not be looked at. Restart the kernel (⟳ at the top), then check again.',
    '无法查看程序的结果。请点上方的 ⟳ 重启内核，然后再检查。'
  ],
  lessonMenu: ['All lessons', '所有课程'],

  checkPrints: ['The program prints “{text}”', '程序输出“{text}”'],
  checkPrintsTimes: ['The program prints “{text}” {times} times', '程序输出“{text}” {times} 次'],
  checkPrintsNot: ['Your program does not print “{text}”.', '你的程序没有输出“{text}”。'],
  checkPrintsCount: [
    'Your program prints “{text}” {found} times, not {times}.',
    '你的程序输出“{text}” {found} 次，而不是 {times} 次。'
  ],
  checkPrintsNothing: [
    'Your program prints nothing. The block “print” shows something.',
    '你的程序没有输出任何内容。用“输出”积木可以显示内容。'
  ],
  checkOutput: ['The program prints exactly: {text}', '程序的输出正好是：{text}'],
  checkOutputNot: [
    'In line {line} your program prints “{found}”; it should be “{text}”.',
    '你的程序第 {line} 行输出“{found}”，应该是“{text}”。'
  ],
  checkVariable: ['There is a variable {name}', '有变量 {name}'],
  checkVariableNot: ['There is no variable {name}. Is its name written exactly so?', '没有变量 {name}。名字写对了吗？'],
  checkValue: ['{name} is {value}', '{name} 是 {value}'],
  checkValueNot: ['{name} is {found}, not {value}.', '{name} 是 {found}，不是 {value}。'],
  checkNear: ['{name} is about {number}', '{name} 大约是 {number}'],
  checkAbove: ['{name} is at least {number}', '{name} 至少是 {number}'],
  checkAboveNot: ['{name} is {found}; it should be at least {number}.', '{name} 是 {found}，应该至少是 {number}。'],
  checkType: ['{name} is {type}', '{name} 是{type}'],
  checkTypeNot: ['{name} is of the type {found}.', '{name} 的类型是 {found}。'],
  checkShape: ['{name} has the shape {shape}', '{name} 的形状是 {shape}'],
  checkShapeNot: ['{name} has the shape {found}, not {shape}.', '{name} 的形状是 {found}，不是 {shape}。'],
  checkUses: ['You use the block “{block}”', '用到积木 “{block}”'],
  checkUsesTimes: ['You use the block “{block}” at least {times} times', '至少用 {times} 次积木 “{block}”'],
  checkUsesNot: ['The block “{block}” is missing.', '还没有用到积木 “{block}”。'],
  checkUsesCount: [
    'You use the block “{block}” {found} times; {times} are wanted.',
    '积木 “{block}” 用了 {found} 次，需要 {times} 次。'
  ],
  checkAtMost: ['You need no more than {blocks} blocks', '不超过 {blocks} 个积木'],
  checkAtMostNot: [
    'Your program has {found} blocks; {blocks} are enough.',
    '你的程序有 {found} 个积木，{blocks} 个就够了。'
  ],
  checkNoError: ['The program runs to its end without an error', '程序顺利运行到结尾，没有错误'],
  checkNoErrorNot: [
    'The program stopped with {error}. The output below says more.',
    '程序因 {error} 停止了。下面的输出里有说明。'
  ],
  checkStopped: ['The program was stopped before its end.', '程序还没运行完就被停止了。'],
  checkNotRun: ['The program did not run.', '程序没有运行。'],
  checkFigure: ['The program draws a picture', '程序画出一张图'],
  checkFigureNot: [
    'There is no picture in the output. The block “show” shows it.',
    '输出里没有图片。用“显示”积木可以显示它。'
  ],
  checkTrue: ['{python} is true', '{python} 成立'],
  checkTrueNot: ['{python} is not true.', '{python} 不成立。'],
  checkTrueError: ['{python} cannot be computed: {error}', '无法计算 {python}：{error}'],
  checkUnknown: ['A task that this version does not know', '当前版本不认识的任务'],
  typeNumber: ['a number', '数字'],
  typeText: ['a text', '文本'],
  typeBool: ['true or false', '真或假'],
  typeList: ['a list', '列表'],
  typeDict: ['a dictionary', '字典'],
  typeArray: ['an array', '数组'],
  typeTable: ['a table', '表格'],
  typeFunction: ['a function', '函数']
} satisfies Record<string, Pair>;
