import type { Pair } from '../pair.js';

/** Blocks from modules and objects. */
export const membersTexts = {
  CAT_MODULES: ['Modules', '模块'],
  MODULE_ADD: ['Add a module …', '添加模块……'],
  API_MORE: ['one more value', '增加一个值'],
  API_LESS: ['one value fewer', '减少一个值'],
  API_NAMED: ['name = … (any name)', '名称 = …（任意名称）'],
  API_NAMED_ASK: ['Name of the parameter, such as color', '参数的名称，例如 color'],
  API_AS_STATEMENT: ['Use as a step of the program', '作为一个步骤使用'],
  API_AS_VALUE: ['Use as a value', '作为一个值使用']
} satisfies Record<string, Pair>;
