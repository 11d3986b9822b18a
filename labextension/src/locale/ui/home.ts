import type { Pair } from '../pair.js';

/** The student's folder. */
export const homeTexts = {
  fullHome: [
    'Your folder is full: {used} of {quota}. Nothing new can be saved. Delete files that you no longer need, in the list on the left.',
    '你的文件夹已满：已用 {used}，上限 {quota}。无法再保存新内容。请在左边的文件列表中删除不再需要的文件。'
  ],
  fullDisk: [
    "The classroom's disk is full. Saving may fail. Tell your teacher.",
    '教室的磁盘已满，可能无法保存。请告诉老师。'
  ],
  understood: ['OK', '知道了']
} satisfies Record<string, Pair>;
