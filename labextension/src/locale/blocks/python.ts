import type { Pair } from '../pair.js';

/** Plain Python. */
export const pythonTexts = {
  PY_FOR_RANGE: ['for %1 from %2 to below %3 in steps of %4 %5', '变量 %1 从 %2 数到 %3（不含），步长 %4 %5'],
  PY_FOR_RANGE_TIP: [
    "Counts as Python's range does: the last number is not included.",
    '像 Python 的 range 那样数数：不包含最后一个数。'
  ],
  PY_FOR_ENUMERATE: ['for each number %1 and item %2 of %3 %4', '对 %3 中的每个编号 %1 和元素 %2\n%4'],
  PY_FOR_ENUMERATE_TIP: ['Goes through a list and counts along, from 0.', '逐个取出列表的元素，同时从 0 开始编号。'],
  PY_FOR_ITEMS: ['for each key %1 and value %2 of %3 %4', '对 %3 中的每个键 %1 和值 %2\n%4'],
  PY_FOR_ITEMS_TIP: ['Goes through a dictionary, one key and its value at a time.', '逐个取出字典的键和它的值。'],
  PY_WHILE_TRUE: ['repeat forever\n%1', '一直重复\n%1'],
  PY_WHILE_TRUE_TIP: [
    'Repeats until a break ends it, or Stop is pressed.',
    '不停地重复，直到遇到“跳出循环”或按下“停止”。'
  ],
  PY_PASS: ['do nothing', '什么也不做'],
  PY_PASS_TIP: [
    'Stands where Python wants a statement and there is nothing to do.',
    '在 Python 需要一条语句、而又没有事可做的地方占位。'
  ],
  PY_INDEX: ['%1 [ %2 ]', '%1 [ %2 ]'],
  PY_INDEX_TIP: [
    'One item: of a list, a text or a table by its number, counted from 0; of a dictionary by its key.',
    '取一个元素：列表、文本按编号（从 0 开始），字典按键。'
  ],
  PY_INDEX_SET: ['set %1 [ %2 ] to %3', '将 %1 [ %2 ] 设为 %3'],
  PY_INDEX_SET_TIP: ['Replaces one item.', '替换一个元素。'],
  PY_DEL: ['delete %1 [ %2 ]', '删除 %1 [ %2 ]'],
  PY_DEL_TIP: ['Takes one item out of a list or dictionary.', '从列表或字典中删除一个元素。'],
  PY_SLICE: ['%1 [ from %2 to below %3 in steps of %4 ]', '%1 [ 从 %2 到 %3（不含），步长 %4 ]'],
  PY_SLICE_TIP: [
    'A part of a list or text. What is left empty means: from the start, to the end, every item.',
    '列表或文本的一部分。留空表示：从头、到尾、每一个。'
  ],
  PY_APPEND: ['append to %1 the item %2', '向 %1 追加 %2'],
  PY_APPEND_TIP: ['Puts an item at the end of a list.', '把一个元素加到列表末尾。'],
  PY_LEN: ['length of %1', '%1 的长度'],
  PY_LEN_TIP: ['How many items or letters there are.', '有多少个元素或字符。'],
  PY_IN: ['%1 %2 %3', '%1 %2 %3'],
  PY_IN_TIP: [
    'Asks whether something is among the items of something else, or is the very same thing.',
    '判断一个东西是否在另一个之中，或者是否就是同一个。'
  ],
  PY_IN_IN: ['is in', '属于'],
  PY_IN_NOT: ['is not in', '不属于'],
  PY_IN_IS: ['is', '就是'],
  PY_IN_IS_NOT: ['is not', '不是'],
  PY_LIST_COMPREHENSION: ['list of %1 for each %2 in %3 if %4', '列表：%1，对 %3 中的每个 %2，如果 %4'],
  PY_LIST_COMPREHENSION_TIP: [
    'A new list made from another one, item by item. The condition may stay empty.',
    '由另一个列表逐个生成新列表。条件可以留空。'
  ],
  PY_UNPACK: ['set %1 and %2 to the two parts of %3', '把 %3 的两部分分别赋给 %1 和 %2'],
  PY_UNPACK_TIP: ['Gives two variables a value at once.', '同时给两个变量赋值。'],
  PY_SET_ADD: ['add to set %1 the item %2', '向集合 %1 加入 %2'],
  PY_SET_ADD_TIP: [
    'Puts an item into a set. A set holds every item only once.',
    '把一个元素放进集合。集合中每个元素只出现一次。'
  ],
  PY_SET_OPERATION: ['%1 %2 %3', '%1 %2 %3'],
  PY_SET_OPERATION_TIP: [
    'Two sets together: all items, those in both, or those only in the first.',
    '两个集合的运算：并集、交集、差集。'
  ],
  PY_DICT: ['dictionary', '字典'],
  PY_DICT_TIP: ['Pairs of a key and a value: each key leads to its value.', '一对对的键和值：由键可以找到它的值。'],
  PY_DICT_GET: ['from %1 get %2, or else %3', '从 %1 取 %2，没有则 %3'],
  PY_DICT_GET_TIP: [
    'The value for a key, or something else where the key is missing.',
    '取键对应的值；没有这个键时用另一个值。'
  ],
  PY_DICT_PARTS: ['%1 of %2', '%2 的%1'],
  PY_DICT_PARTS_TIP: ['All keys, all values, or all pairs of a dictionary.', '字典的所有键、所有值或所有键值对。'],
  PY_DICT_PARTS_KEYS: ['keys', '键'],
  PY_DICT_PARTS_VALUES: ['values', '值'],
  PY_DICT_PARTS_ITEMS: ['pairs', '键值对'],
  PY_DICT_SET: ['in %1 set %2 to %3', '在 %1 中将 %2 设为 %3'],
  PY_DICT_SET_TIP: ['Puts a value under a key.', '把值存到一个键下。'],
  PY_DICT_ITEM: ['in %1 the value of %2', '%1 中 %2 的值'],
  PY_DICT_ITEM_TIP: ['The value for a key; an error where the key is missing.', '取键对应的值；没有这个键会报错。'],
  PY_DICT_COMPREHENSION: ['dictionary of %1 : %2 for each %3 in %4 if %5', '字典：%1 : %2，对 %4 中的每个 %3，如果 %5'],
  PY_DICT_COMPREHENSION_TIP: [
    'A new dictionary made item by item. The condition may stay empty.',
    '逐个生成新字典。条件可以留空。'
  ],
  PY_TUPLE: ['tuple', '元组'],
  PY_TUPLE_TIP: ['A fixed row of values that cannot be changed.', '一组不能改变的值。'],
  PY_SET: ['set', '集合'],
  PY_SET_TIP: ['A heap of values without order, each only once.', '没有顺序、不重复的一堆值。'],
  PY_CONVERT: ['%2 as %1', '把 %2 变成%1'],
  PY_CONVERT_TIP: [
    'Makes a value of another type, such as a number from a text.',
    '把值变成另一种类型，例如把文本变成数字。'
  ],
  PY_CONVERT_INT: ['whole number', '整数'],
  PY_CONVERT_FLOAT: ['decimal number', '小数'],
  PY_CONVERT_STR: ['text', '文本'],
  PY_CONVERT_BOOL: ['true or false', '真假值'],
  PY_CONVERT_LIST: ['list', '列表'],
  PY_CONVERT_TUPLE: ['tuple', '元组'],
  PY_CONVERT_SET: ['set', '集合'],
  PY_CONVERT_DICT: ['dictionary', '字典'],
  PY_TYPE: ['type of %1', '%1 的类型'],
  PY_TYPE_TIP: ['Says what kind of value it is.', '说出值是什么类型。'],
  PY_FORMAT: ['%1 as text in the form %2', '%1 按格式 %2 变成文本'],
  PY_FORMAT_TIP: [
    'A value as text: .2f has two decimals, 5 is five places wide, % is a percentage.',
    '把值变成文本：.2f 保留两位小数，5 占五位宽，% 表示百分数。'
  ],
  PY_OPERATOR: ['%1 %2 %3', '%1 %2 %3'],
  PY_OPERATOR_TIP: [
    "Python's other operators: // divides without a remainder, % gives the remainder, @ multiplies matrices, the rest work on bits.",
    'Python 的其他运算符：// 整除，% 取余，@ 矩阵乘法，其余按位运算。'
  ],
  PY_AUGMENT: ['%1 %2 %3', '%1 %2 %3'],
  PY_AUGMENT_TIP: ['Changes a variable by a value.', '用一个值改变变量。'],
  PY_COMMENT: ['note: %1', '注释：%1'],
  PY_COMMENT_TIP: ['Words for people; Python skips them.', '写给人看的话；Python 会跳过。'],
  PY_PRINT: ['print', '输出'],
  PY_PRINT_TIP: ['Prints several values side by side.', '在一行中输出多个值。'],
  PY_WITH_OPEN: ['open file %1 to %2 as %3\n%4', '打开文件 %1，%2，记作 %3\n%4'],
  PY_WITH_OPEN_TIP: ['Opens a file and closes it again at the end, whatever happens.', '打开文件，结束时总会关闭它。'],
  PY_WITH_OPEN_READ: ['read', '读取'],
  PY_WITH_OPEN_WRITE: ['write anew', '重新写入'],
  PY_WITH_OPEN_APPEND: ['write at the end', '追加写入'],
  PY_READ: ['all text of file %1', '文件 %1 的全部文本'],
  PY_READ_TIP: ['Reads the rest of an open file.', '读出打开的文件剩下的全部内容。'],
  PY_LINES: ['lines of file %1', '文件 %1 的各行'],
  PY_LINES_TIP: ['Reads an open file as a list of lines.', '把打开的文件读成一个行的列表。'],
  PY_WRITE: ['write to file %1 the text %2', '向文件 %1 写入 %2'],
  PY_WRITE_TIP: ['Writes a text into an open file.', '把文本写入打开的文件。'],
  PY_RAISE: ['raise %1 with message %2', '引发 %1，说明为 %2'],
  PY_RAISE_TIP: ['Stops with an error, which a try block can catch.', '以一个错误停止，可以被“尝试”积木捕获。'],
  PY_ASSERT: ['be sure that %1, else say %2', '断言 %1，否则说 %2'],
  PY_ASSERT_TIP: ['Stops with an error where something is not as it must be.', '如果某件事不成立，就以错误停止。'],
  PY_TRY: ['try', '尝试'],
  PY_TRY_TIP: ['Does something that may fail, and says what to do then.', '做一件可能失败的事，并说明失败时怎么办。'],
  PY_TRY_EXCEPT: ['if it fails with', '如果出现错误'],
  PY_TRY_AS: ['as', '记作'],
  PY_TRY_ELSE: ['if all went well', '如果一切顺利'],
  PY_TRY_FINALLY: ['in any case at the end', '最后总是'],
  PY_CLASS: ['class %1 made from %2 %3', '类 %1，继承 %2 %3'],
  PY_CLASS_TIP: [
    'A kind of object, with functions of its own. What it is made from may stay empty.',
    '一种对象，带有自己的函数。继承的类可以留空。'
  ],
  PY_ATTRIBUTE: ['%1 . %2', '%1 . %2'],
  PY_ATTRIBUTE_TIP: ['A value that belongs to an object.', '属于对象的一个值。'],
  PY_ATTRIBUTE_SET: ['set %1 . %2 to %3', '将 %1 . %2 设为 %3'],
  PY_ATTRIBUTE_SET_TIP: ['Gives an object a value to keep.', '给对象存一个值。'],
  PY_RETURN: ['return %1', '返回 %1'],
  PY_RETURN_TIP: [
    'Ends the function and gives back a value. The value may stay empty.',
    '结束函数并返回一个值。值可以留空。'
  ],
  PY_LAMBDA: ['function of %1 giving %2', '函数：由 %1 得到 %2'],
  PY_LAMBDA_TIP: ['A small function without a name.', '一个没有名字的小函数。'],
  PY_DEF: ['define function', '定义函数'],
  PY_DEF_TIP: [
    'A piece of program with a name and parameters, which can be called later.',
    '一段有名字和参数的程序，以后可以调用。'
  ],
  PY_DEF_WITH: ['with', '参数'],
  PY_CALL: ['call', '调用'],
  PY_CALL_TIP: [
    'Calls a function or makes an object of a class, and gives what comes back.',
    '调用函数或创建类的对象，得到它的结果。'
  ],
  PY_CALL_DO_TIP: ['Calls a function, whatever it gives back.', '调用函数，不管它返回什么。'],
  PY_CALL_WITH: ['with', '参数'],
  PY_METHOD: ['call', '调用'],
  PY_METHOD_TIP: ['Calls a function of an object and gives what comes back.', '调用对象的函数，得到它的结果。'],
  PY_METHOD_DO_TIP: ['Calls a function of an object.', '调用对象的函数。'],
  PY_IMPORT: ['import %1', '导入 %1'],
  PY_IMPORT_TIP: ['Makes a module known to the program.', '让程序可以使用一个模块。'],
  PY_IMPORT_AS: ['import %1 as %2', '导入 %1，简称 %2'],
  PY_IMPORT_AS_TIP: ['Makes a module known under a shorter name.', '用较短的名字导入一个模块。'],
  PY_FROM_IMPORT: ['from %1 import %2', '从 %1 导入 %2'],
  PY_FROM_IMPORT_TIP: ['Makes one thing of a module known by its own name.', '从模块中导入一样东西。'],
  PY_NAME: ['name %1', '名称 %1'],
  PY_NAME_TIP: ['A name as it is, such as something of a module.', '原样写出的名称，例如模块中的东西。'],
  PY_RANDOM_CHOICE: ['random item of %1', '%1 中的随机一个'],
  PY_RANDOM_CHOICE_TIP: ['One item, chosen by chance.', '随机选出一个元素。'],
  PY_RANDOM_SHUFFLE: ['shuffle %1', '打乱 %1'],
  PY_RANDOM_SHUFFLE_TIP: ['Brings the items of a list into a random order.', '把列表的元素随机打乱。'],
  PY_RANDOM_SAMPLE: ['%1 random items of %2', '%2 中随机的 %1 个'],
  PY_RANDOM_SAMPLE_TIP: ['Several different items, chosen by chance.', '随机选出几个不同的元素。'],
  PY_RANDOM_UNIFORM: ['random decimal from %1 to %2', '从 %1 到 %2 的随机小数'],
  PY_RANDOM_UNIFORM_TIP: ['A decimal number by chance.', '一个随机的小数。'],
  PY_RANDOM_SEED: ['begin chance at %1', '随机种子 %1'],
  PY_RANDOM_SEED_TIP: ['With the same number, chance gives the same again.', '用相同的种子，会得到相同的随机结果。'],
  PY_SLEEP: ['wait %1 seconds', '等待 %1 秒'],
  PY_SLEEP_TIP: ['The program waits.', '程序等待一会儿。'],
  PY_TIME: ['time in seconds', '当前时间（秒）'],
  PY_TIME_TIP: [
    'Seconds since 1970: two of them tell how long something took.',
    '从 1970 年起的秒数：两次相减就知道过了多久。'
  ],
  PY_NOW: ['date and time now', '现在的日期和时间'],
  PY_NOW_TIP: ['The date and time of the server.', '服务器的日期和时间。'],
  PY_STRFTIME: ['%1 in the form %2', '%1 按格式 %2'],
  PY_STRFTIME_TIP: [
    'A date as text: %Y year, %m month, %d day, %H hour, %M minute.',
    '把日期变成文本：%Y 年，%m 月，%d 日，%H 时，%M 分。'
  ],
  PY_RAW: ['Python: %1', 'Python：%1'],
  PY_RAW_TIP: ['One line of Python as you type it.', '你自己写的一行 Python。'],
  PY_RAW_VALUE_TIP: ['A value as Python, as you type it.', '你自己写的一个 Python 表达式。'],
  PY_MORE: ['add one more', '再加一个'],
  PY_FEWER: ['take the last one away', '去掉最后一个'],
  CAT_DICTIONARIES: ['Dictionaries', '字典'],
  CAT_SETS: ['Tuples & sets', '元组与集合'],
  CAT_FILES: ['Files', '文件'],
  CAT_ERRORS: ['Errors', '错误处理'],
  CAT_CLASSES: ['Classes & objects', '类与对象'],
  CAT_MODULES_PY: ['Python & modules', 'Python 与模块'],
  CAT_TIME: ['Time', '时间']
} satisfies Record<string, Pair>;
