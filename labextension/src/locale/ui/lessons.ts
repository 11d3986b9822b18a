import type { Pair } from '../pair.js';

/** Lessons. */
export const lessonsTexts = {
  lessonDigits: ['Lesson: Handwritten Digits', '课程：手写数字'],
  lessonDigitsTip: ['Train a neural network that reads digits', '训练一个会认数字的神经网络'],
  lessonMissing: ['The lesson {path} is not in your folder.', '你的文件夹里没有课程 {path}。'],
  lessons: ['Lessons', '课程']
} satisfies Record<string, Pair>;
