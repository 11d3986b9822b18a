import type { Pair } from '../pair.js';

/** The rest of Python. */
export const generalTexts = {
  PY_LITERAL: ['value %1', '字面值 %1'],
  PY_LITERAL_TIP: [
    'A number or text spelled just as it stands here, such as 0xFF or 1_000.',
    '照原样写出的数字或文本，例如 0xFF 或 1_000。'
  ],
  PY_ADJACENT: ['texts side by side', '并排的文本'],
  PY_ADJACENT_TIP: ['Texts that stand side by side in the program are one text.', '程序里并排写的几段文本合成一段。'],
  PY_FLOW: ['%1', '%1'],
  PY_FLOW_BREAK: ['leave the loop', '跳出循环'],
  PY_FLOW_CONTINUE: ['go on with the next round', '进入下一轮循环'],
  PY_FLOW_TIP: ['Leaves the loop at once, or goes on with its next round.', '立即跳出循环，或者直接进入下一轮。'],
  PY_UNARY: ['%1 %2', '%1 %2'],
  PY_UNARY_NOT: ['not', '非'],
  PY_UNARY_TIP: [
    'One sign before a value: minus, plus, all bits turned round, or not.',
    '放在一个值前面的符号：负号、正号、按位取反或“非”。'
  ],
  PY_PARENS: ['( %1 )', '( %1 )'],
  PY_PARENS_TIP: ['A value in parentheses.', '加上圆括号的值。'],
  PY_TERNARY: ['%1 if %2 else %3', '%1，如果 %2，否则 %3'],
  PY_TERNARY_TIP: ['One value or another, as a condition says.', '按条件取两个值中的一个。'],
  PY_AWAIT: ['wait for %1', '等待 %1 完成'],
  PY_AWAIT_TIP: [
    'Waits for the result of an asynchronous function, and lets others work meanwhile.',
    '等待异步函数的结果，同时让别的任务继续。'
  ],
  PY_YIELD: ['hand out %1', '产出 %1'],
  PY_YIELD_TIP: [
    'Hands one value to the loop that asks for it, then goes on from here.',
    '把一个值交给正在取值的循环，之后从这里继续。'
  ],
  PY_YIELD_FROM: ['hand out all of %1', '逐个产出 %1'],
  PY_YIELD_FROM_TIP: ['Hands out all values of something, one by one.', '把一组值逐个交出去。'],
  PY_WALRUS: ['%1 := %2', '%1 := %2'],
  PY_WALRUS_TIP: ['Sets a variable and gives its value at once.', '给变量赋值，同时得到这个值。'],
  PY_SLICE_PART: ['from %1 to below %2 in steps of %3', '从 %1 到 %2（不含），步长 %3'],
  PY_SLICE_PART_TIP: [
    'A range of places inside square brackets, as in a matrix. Each part may stay empty.',
    '方括号里的一段位置，例如矩阵的行列。每部分都可以留空。'
  ],
  PY_STAR: ['%1 all of %2', '%1 展开 %2'],
  PY_STAR_TIP: [
    'Puts in all items of a list (*) or all pairs of a dictionary (**).',
    '放入列表的全部元素（*）或字典的全部键值对（**）。'
  ],
  PY_KEYWORD: ['%1 = %2', '%1 = %2'],
  PY_KEYWORD_TIP: ['A value for the parameter of this name.', '传给这个名字的参数的值。'],
  PY_PARAMETER_MARK: ['mark %1', '标记 %1'],
  PY_PARAMETER_MARK_TIP: [
    'Before / parameters go by place only, behind * by name only.',
    '/ 之前的参数只能按位置传，* 之后的只能按名字传。'
  ],
  PY_AS: ['%1 as %2', '%1 记作 %2'],
  PY_AS_TIP: ['A pattern, and a name for what matches it.', '一个模式，以及与它相配的值的名字。'],
  PY_EXPRESSION: ['do %1', '执行 %1'],
  PY_EXPRESSION_TIP: ['Works a value out and lets it go.', '计算一个值，不保存结果。'],
  PY_AUGMENT_ANY: ['%1 %2 %3', '%1 %2 %3'],
  PY_AUGMENT_ANY_TIP: ['Changes a variable, an item or an attribute by a value.', '用一个值改变变量、元素或属性。'],
  PY_ANNOTATE: ['%1 of type %2 = %3', '%1（类型 %2）= %3'],
  PY_ANNOTATE_TIP: [
    'Says what type a variable is meant to have. The value may stay empty.',
    '说明变量应是什么类型。值可以留空。'
  ],
  PY_RAISE_VALUE: ['raise %1 because of %2', '引发 %1，原因是 %2'],
  PY_RAISE_VALUE_TIP: [
    'Stops with an error; empty in a handler, it passes the same error on.',
    '以一个错误停止；在错误处理中留空，会把同一个错误继续抛出。'
  ],
  PY_IMPORT_ANY: ['import modules %1', '导入模块 %1'],
  PY_IMPORT_ANY_TIP: ['Makes several modules known at once.', '一次导入多个模块。'],
  PY_FROM_IMPORT_ANY: ['from %1 import names %2', '从 %1 导入名称 %2'],
  PY_FROM_IMPORT_ANY_TIP: ['Makes several names of a module known.', '从模块中导入多个名称。'],
  PY_SCOPE: ['%1 variables %2', '%1 变量 %2'],
  PY_SCOPE_GLOBAL: ['use the global', '使用全局'],
  PY_SCOPE_NONLOCAL: ['use the outer', '使用外层'],
  PY_SCOPE_TIP: ['The function changes variables from outside of it.', '函数要改变它外面的变量。'],
  PY_TYPE_ALIAS: ['type %1 [ %2 ] = %3', '类型 %1 [ %2 ] = %3'],
  PY_TYPE_ALIAS_TIP: ['A name for a type.', '给一个类型起名。'],
  PY_LIST: ['list', '列表'],
  PY_LIST_TIP: ['A list of values.', '由值组成的列表。'],
  PY_BOOL_AND: ['and', '与'],
  PY_BOOL_OR: ['or', '或'],
  PY_BOOL_TIP: ['Whether all of several conditions hold, or any.', '判断多个条件是否全部成立，或有一个成立。'],
  PY_COMPARE_TIP: ['Compares values one after the other, as in 1 < x < 10.', '依次比较多个值，例如 1 < x < 10。'],
  PY_LAMBDA_WITH: ['function of', '函数：由'],
  PY_LAMBDA_WITH_GIVING: ['giving', '得到'],
  PY_LAMBDA_WITH_TIP: ['A small function without a name, with any parameters.', '一个没有名字的小函数，参数随意。'],
  PY_ASSIGN: ['set', '将'],
  PY_ASSIGN_TIP: [
    'Gives a value to variables, items or attributes, to several at once too.',
    '给变量、元素或属性赋值，也可以同时给多个。'
  ],
  PY_DELETE: ['delete', '删除'],
  PY_DELETE_TIP: ['Deletes variables, items or attributes.', '删除变量、元素或属性。'],
  PY_COMPREHENSION_LIST: ['list of', '列表：'],
  PY_COMPREHENSION_SET: ['set of', '集合：'],
  PY_COMPREHENSION_GENERATOR: ['one by one', '逐个：'],
  PY_COMPREHENSION_DICT: ['dictionary of', '字典：'],
  PY_COMPREHENSION_FOR: ['for each', '对每个'],
  PY_COMPREHENSION_ASYNC: ['for each, waiting,', '（异步）对每个'],
  PY_COMPREHENSION_IF: ['if', '如果'],
  PY_COMPREHENSION_TIP: [
    'Makes a list, a set or a dictionary out of others, item by item.',
    '由其他数据逐个生成列表、集合或字典。'
  ],
  PY_FOR: ['for each', '对每个'],
  PY_FOR_ASYNC: ['for each, waiting,', '（异步）对每个'],
  PY_FOR_IN: ['in', '属于'],
  PY_FOR_TIP: ['Goes through items, one at a time.', '逐个处理元素。'],
  PY_WHILE: ['while', '当'],
  PY_WHILE_TIP: ['Repeats as long as a condition holds.', '条件成立时重复。'],
  PY_ELSE: ['else', '否则'],
  PY_WITH: ['with', '使用'],
  PY_WITH_ASYNC: ['with, waiting,', '（异步）使用'],
  PY_WITH_TIP: [
    'Uses things that are cleaned up at the end, whatever happens, such as files.',
    '使用结束时总会被清理的东西，例如文件。'
  ],
  PY_TRY_ANY_STAR: ['for each error in the group that is', '对错误组中的每个'],
  PY_TRY_ANY_BARE: ['if it fails in any way', '如果出现任何错误'],
  PY_TRY_ANY_TIP: [
    'Does something that may fail, and says what to do then, for any kinds of errors.',
    '做一件可能失败的事，并说明遇到各种错误时怎么办。'
  ],
  PY_MATCH: ['match', '匹配'],
  PY_MATCH_CASE: ['case', '情形'],
  PY_MATCH_IF: ['if', '如果'],
  PY_MATCH_TIP: ['Chooses by what a value looks like.', '按值的样子选择怎么做。'],
  PY_FUNCTION_ASYNC: ['define asynchronous function', '定义异步函数'],
  PY_FUNCTION_TIP: [
    'A function with anything that Python lets it have: defaults, types, decorators.',
    '函数，可以有默认值、类型和装饰器。'
  ],
  PY_CLASS_WITH: ['class', '类'],
  PY_CLASS_WITH_FROM: ['made from', '继承'],
  PY_CLASS_WITH_TIP: ['A kind of object, made from any number of others.', '一种对象，可以继承多个类。'],
  PY_PARAMETER_PLAIN: ['parameter', '参数'],
  PY_PARAMETER_TIP: [
    'A parameter of a function, with a default or a type where one is wanted.',
    '函数的参数，可以带默认值或类型。'
  ],
  PY_FSTRING: ['text with values', '带值的文本'],
  PY_FSTRING_TIP: ['A text with values in it.', '文本中间放入值。'],
  CAT_MORE: ['More Python', '更多 Python'],
  CAT_MORE_VALUES: ['Values', '值'],
  CAT_MORE_FUNCTIONS: ['Functions & classes', '函数与类'],
  CAT_MORE_STATEMENTS: ['Statements', '语句']
} satisfies Record<string, Pair>;
