import type { Pair } from '../pair.js';

/** Help for Blockly's own blocks, which have only short tips. */
export const standardTexts = {
  CONTROLS_IF_TIP: [
    'Does what is inside only if the condition is true. With ⊕ you add “else if” and “else”.',
    '只有条件为真时才做里面的事。用 ⊕ 可以添加“否则如果”和“否则”。'
  ],
  CONTROLS_IFELSE_TIP: [
    'Does one thing if the condition is true, another if it is not.',
    '条件为真做一件事，不为真做另一件事。'
  ],
  CONTROLS_REPEAT_EXT_TIP: ['Does what is inside so many times.', '把里面的事重复做若干次。'],
  CONTROLS_REPEAT_TIP: ['Does what is inside so many times.', '把里面的事重复做若干次。'],
  CONTROLS_WHILEUNTIL_TIP: [
    'Repeats while the condition is true, or until it becomes true. Something inside must change it, or the loop never ends.',
    '条件为真时一直重复，或重复到条件为真。里面要有东西改变条件，否则循环不会结束。'
  ],
  CONTROLS_FOR_TIP: [
    'Counts from one number to another, both included, and does what is inside for each.',
    '从一个数数到另一个数（两端都包含），每数一次做一遍里面的事。'
  ],
  CONTROLS_FOREACH_TIP: ['Takes each item of a list in turn.', '依次取出列表中的每一项。'],
  CONTROLS_FLOW_STATEMENTS_TIP: [
    '“Break out” ends the loop at once; “continue” goes on with its next round.',
    '“跳出循环”立刻结束循环；“继续”直接进入下一轮。'
  ],
  LOGIC_COMPARE_TIP: ['Compares two values; gives true or false.', '比较两个值，得到真或假。'],
  LOGIC_OPERATION_TIP: [
    '“And” is true if both sides are; “or” is true if at least one is.',
    '“和”：两边都为真才为真；“或”：至少一边为真就为真。'
  ],
  LOGIC_NEGATE_TIP: ['Turns true into false and false into true.', '把真变成假，把假变成真。'],
  LOGIC_BOOLEAN_TIP: ['True or false.', '真或假。'],
  LOGIC_NULL_TIP: ['Nothing: a variable that has no value yet can hold it.', '空：还没有值的变量可以是它。'],
  LOGIC_TERNARY_TIP: ['Gives one of two values, as the condition says.', '按条件给出两个值中的一个。'],
  MATH_NUMBER_TIP: ['A number. Decimals are written with a point: 3.5.', '一个数。小数点写成 3.5 这样。'],
  MATH_ARITHMETIC_TIP: ['Adds, subtracts, multiplies, divides, or takes a power.', '加、减、乘、除或乘方。'],
  MATH_SINGLE_TIP: ['A calculation with one number, such as the square root.', '对一个数的计算，例如平方根。'],
  MATH_TRIG_TIP: ['Sine, cosine, tangent and their inverses, in degrees.', '正弦、余弦、正切及其反函数，用角度。'],
  MATH_CONSTANT_TIP: ['A famous number, such as π.', '一个著名的数，例如 π。'],
  MATH_NUMBER_PROPERTY_TIP: [
    'Asks something about a number: is it even, odd, prime, whole, positive, negative, divisible?',
    '判断一个数：是不是偶数、奇数、质数、整数、正数、负数，能不能整除。'
  ],
  MATH_CHANGE_TIP: ['Adds a number to a variable.', '给变量加上一个数。'],
  MATH_ROUND_TIP: ['Rounds to a whole number: to the nearest, up, or down.', '取整：四舍五入、向上或向下。'],
  MATH_ON_LIST_TIP: [
    'One number for a list: sum, smallest, largest, average …',
    '用一个数概括列表：总和、最小、最大、平均……'
  ],
  MATH_MODULO_TIP: ['What is left over when dividing: 17 by 5 leaves 2.', '除法的余数：17 除以 5 余 2。'],
  MATH_CONSTRAIN_TIP: ['Keeps a number between two limits.', '把一个数限制在两个界限之间。'],
  MATH_RANDOM_INT_TIP: ['A whole number by chance; both ends can come.', '一个随机整数，两端都可能出现。'],
  MATH_RANDOM_FLOAT_TIP: ['A number between 0 and 1 by chance.', '0 到 1 之间的一个随机数。'],
  MATH_ATAN2_TIP: ['The direction of the point (X, Y), in degrees.', '点 (X, Y) 的方向，用角度表示。'],
  TEXT_TIP: ['A text: letters, words, a sentence.', '一段文本：字母、词或句子。'],
  TEXT_JOIN_TIP: [
    'Makes one text of several values. With ⊕ you add places.',
    '把几个值连成一段文本。用 ⊕ 可以增加位置。'
  ],
  TEXT_APPEND_TIP: ['Puts a text at the end of the one in a variable.', '在变量的文本后面接上一段文本。'],
  TEXT_LENGTH_TIP: ['How many characters a text has, spaces included.', '文本有多少个字符，包括空格。'],
  TEXT_ISEMPTY_TIP: ['True if a text has no character.', '文本里没有字符时为真。'],
  TEXT_INDEXOF_TIP: [
    'Where a text stands inside another: the first or last place. Says so if it is not there (-1 when counting from 0).',
    '一段文本在另一段里的位置：第一次或最后一次出现。没有时给出 -1（从 0 数起）。'
  ],
  TEXT_CHARAT_TIP: ['One character of a text.', '文本中的一个字符。'],
  TEXT_GETSUBSTRING_TIP: ['A part of a text, from one place to another.', '文本的一部分，从一处到另一处。'],
  TEXT_CHANGECASE_TIP: ['The same text in capital or small letters.', '把文本变成大写或小写。'],
  TEXT_TRIM_TIP: ['Takes spaces away from the ends.', '去掉两端的空格。'],
  TEXT_PRINT_TIP: ['Writes a value in the output.', '在输出中写出一个值。'],
  TEXT_PROMPT_TIP: ['Asks the person at the keyboard; gives the answer.', '向使用者提问，得到回答。'],
  TEXT_PROMPT_EXT_TIP: [
    'Asks the person at the keyboard; gives the answer as a text or as a number.',
    '向使用者提问，得到文本或数字的回答。'
  ],
  TEXT_COUNT_TIP: ['How often a text occurs in another.', '一段文本在另一段中出现几次。'],
  TEXT_REPLACE_TIP: [
    'A text in which one part is replaced by another everywhere.',
    '把文本中的某部分全部换成另一部分。'
  ],
  TEXT_REVERSE_TIP: ['The text backwards.', '把文本倒过来。'],
  LISTS_CREATE_EMPTY_TIP: ['A list without items.', '没有任何项的列表。'],
  LISTS_CREATE_WITH_TIP: [
    'A list of values in order. With ⊕ you add places.',
    '按顺序排列的一组值。用 ⊕ 可以增加位置。'
  ],
  LISTS_REPEAT_TIP: ['A list with the same item many times.', '由同一项重复若干次组成的列表。'],
  LISTS_LENGTH_TIP: ['How many items a list has.', '列表有多少项。'],
  LISTS_ISEMPTY_TIP: ['True if a list has no item.', '列表没有任何项时为真。'],
  LISTS_INDEXOF_TIP: [
    'Where an item stands in a list: its first or last place.',
    '某一项在列表中的位置：第一次或最后一次。'
  ],
  LISTS_GETINDEX_TIP: [
    'Gets an item of a list, or takes it out. -1 or “last” is the end.',
    '取得列表的一项，或把它取出移除。'
  ],
  LISTS_SETINDEX_TIP: [
    'Replaces an item of a list, or inserts a new one there.',
    '替换列表的一项，或在那里插入新的一项。'
  ],
  LISTS_GETSUBLIST_TIP: ['A part of a list, from one place to another.', '列表的一部分，从一处到另一处。'],
  LISTS_SPLIT_TIP: ['Cuts a text into a list, or joins a list into a text.', '把文本切成列表，或把列表连成文本。'],
  LISTS_SORT_TIP: ['A sorted copy of a list.', '排好序的列表副本。'],
  LISTS_REVERSE_TIP: ['A copy of a list, backwards.', '倒序的列表副本。'],
  VARIABLES_GET_TIP: ['What a variable holds.', '变量里的值。'],
  VARIABLES_SET_TIP: ['Puts a value into a variable. The old value is gone.', '把一个值放进变量，原来的值就没有了。'],
  PROCEDURE_VARIABLE: ['parameter:', '参数：'],
  PROCEDURES_DEFNORETURN_TIP: [
    'Makes a command of your own out of other blocks. With ⊕ you add inputs.',
    '用其他积木做一个自己的命令。用 ⊕ 可以添加输入。'
  ],
  PROCEDURES_DEFRETURN_TIP: [
    'Makes a calculation of your own, which gives a value. With ⊕ you add inputs.',
    '做一个自己的计算，它给出一个值。用 ⊕ 可以添加输入。'
  ],
  PROCEDURES_CALLNORETURN_TIP: ['Runs a function of your own.', '运行自己的函数。'],
  PROCEDURES_CALLRETURN_TIP: [
    'Runs a function of your own and takes the value it gives.',
    '运行自己的函数，取得它给出的值。'
  ],
  PROCEDURES_IFRETURN_TIP: ['Leaves the function at once if the condition is true.', '条件为真就立刻离开函数。']
} satisfies Record<string, Pair>;
