import type { Pair } from '../pair.js';

/** Blocks from modules and objects. */
export const membersTexts = {
  moduleAdd: ['Add a module …', '添加模块……'],
  moduleAddAsk: [
    'Name of the module, such as numpy or matplotlib.pyplot',
    '模块的名称，例如 numpy 或 matplotlib.pyplot'
  ],
  moduleAddOk: ['Add', '添加'],
  moduleBadName: [
    'That cannot be the name of a module. A name is made of letters, digits and _, with points between the parts.',
    '这不能是模块的名称。名称由字母、数字和 _ 组成，各部分之间用点隔开。'
  ],
  moduleHeld: ['Objects of the program', '程序中的对象'],
  moduleLoading: ['Looking into {name} …', '正在查看 {name}……'],
  moduleMissing: ['There is no module {name} here.', '这里没有模块 {name}。'],
  moduleFailed: ['{name} could not be looked into:', '无法查看 {name}：'],
  moduleNoKernel: ['There is no kernel.', '没有内核。'],
  moduleKernelGone: ['The kernel has gone.', '内核已经退出。'],
  moduleNoAnswer: ['The kernel does not answer.', '内核没有回应。'],
  moduleAgain: ['Try again', '重试'],
  moduleNone: ['There is nothing here.', '这里什么也没有。'],
  moduleFind: ['Find in {name} …', '在 {name} 中查找……'],
  moduleFindAsk: ['Part of the name; leave it empty to see all', '名称的一部分；留空则显示全部'],
  moduleFound: ['“{wanted}”: {count} found. Change …', '“{wanted}”：找到 {count} 个。更改……'],
  modulePage: ['{first} – {last}', '{first}～{last}'],
  modulePageShown: ['▸ {first} – {last}', '▸ {first}～{last}'],
  moduleMore: ['… and {count} more that are not shown', '……还有 {count} 个未显示'],
  moduleRemove: ['Remove {name} from this list', '从列表中移除 {name}']
} satisfies Record<string, Pair>;
