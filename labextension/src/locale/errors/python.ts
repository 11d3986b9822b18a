import type { Pair } from '../pair.js';

/** Errors in plain words; each text has three lines: what happened, why, what to do. */
export const pythonErrorTexts = {
  errNameSimilar: [
    'Python does not know the name "{name}".\nThe program has a name that is almost the same: "{similar}".\nWrite "{similar}", or give "{name}" a value first.',
    'Python 不认识名字“{name}”。\n程序里有一个很像的名字：“{similar}”。\n改成“{similar}”，或者先给“{name}”赋值。'
  ],
  errNameModule: [
    'Python does not know the name "{name}" yet.\nIt is the short name of a library that has not been imported.\nPut an import of it at the start of the program.',
    'Python 还不认识名字“{name}”。\n这是一个库的简称，但程序还没有导入它。\n请在程序开头导入这个库。'
  ],
  errName: [
    'Python does not know the name "{name}".\nNothing before this block gives it a value.\nSet the variable "{name}" in a block above this one, or mend the spelling.',
    'Python 不认识名字“{name}”。\n在这个积木之前，没有地方给它赋值。\n请在上面的积木里先给“{name}”赋值，或检查拼写。'
  ],
  errUnbound: [
    'The variable "{name}" has no value yet in this function.\nA function that sets a variable has its own one with that name.\nGive "{name}" a value at the start of the function, or pass it in as an input.',
    '在这个函数里，变量“{name}”还没有值。\n函数里给变量赋值时，用的是函数自己的变量。\n请在函数开头给“{name}”赋值，或把它作为参数传进来。'
  ],
  errTextPlusNumber: [
    'A text and a number cannot be joined with +.\n"2" is a text, 2 is a number: Python does not guess what you want.\nMake a text of the number with str(…), or a number of the text with int(…).',
    '文字和数字不能直接用 + 相加。\n“2”是文字，2 是数字，Python 不会猜你想要哪一种。\n用 str(…) 把数字变成文字，或用 int(…) 把文字变成数字。'
  ],
  errNothing: [
    'Something here is None, which means "nothing", and one cannot work with it.\nOften a function returns nothing, or a block that is needed here is missing.\nLook which value is None, and let the function return one.',
    '这里有一个值是 None，也就是“什么都没有”，不能用来运算。\n常见原因：函数没有返回值，或者这里少了一个积木。\n找出哪个值是 None，让函数返回一个值。'
  ],
  errOperands: [
    'Python cannot calculate {sign} with these two: {a} and {b}.\nThey are of different kinds.\nMake both the same kind, for example numbers with int(…) or float(…).',
    'Python 不能对 {a} 和 {b} 做 {sign} 运算。\n它们的类型不合适。\n请把两个值变成同一类型，例如用 int(…) 或 float(…) 变成数字。'
  ],
  errCompare: [
    'Python cannot compare {a} with {b}.\nOnly things of the same kind are smaller or larger than each other.\nMake both numbers with int(…) or float(…), or both texts.',
    'Python 不能比较 {a} 和 {b} 的大小。\n只有同一类的值才能比大小。\n请用 int(…) 或 float(…) 都变成数字，或都变成文字。'
  ],
  errNotCallable: [
    'A value of the kind {a} was called as if it were a function.\nPerhaps a variable has the same name as a function, or a sign is missing before a bracket.\nGive the variable another name.',
    '把一个 {a} 类型的值当成函数来调用了。\n可能变量和函数同名，或者括号前漏了运算符。\n给变量换一个名字。'
  ],
  errNotSubscriptable: [
    'One cannot take a part [ … ] out of a value of the kind {a}.\nOnly lists, texts, dictionaries and arrays have parts.\nCheck that the variable holds what you think.',
    '不能从 {a} 类型的值里用 [ … ] 取出一部分。\n只有列表、文字、字典和数组才能这样取。\n检查变量里是不是你想要的内容。'
  ],
  errNotIterable: [
    'One cannot go through a value of the kind {a} item by item.\nA loop needs a list, a text or a range.\nFor a number n, use range(n).',
    '不能逐个取出 {a} 类型的值里的内容。\n循环需要列表、文字或 range。\n如果是数字 n，请用 range(n)。'
  ],
  errMissingArgument: [
    '{a} was called with too few inputs.\nMissing: {b}.\nFill every input of the block.',
    '调用 {a} 时缺少参数。\n缺少：{b}。\n请把积木的每个输入都填上。'
  ],
  errTooManyArguments: [
    '{a} was called with more inputs than it takes.\nIts definition says how many it has.\nTake the extra one away, or add an input to the function.',
    '调用 {a} 时参数太多。\n函数的定义规定了参数的个数。\n去掉多余的参数，或给函数增加一个参数。'
  ],
  errUnknownArgument: [
    '{a} has no input named "{b}".\nThe name may be misspelt, or belong to another function.\nLook at the help of the block for the names that it knows.',
    '{a} 没有名为“{b}”的参数。\n可能拼写有误，或者它是别的函数的参数。\n请看积木的帮助，里面有它认识的参数名。'
  ],
  errIndexKind: [
    'A position in a list must be a whole number, not {a}.\nInput and division give texts and decimal numbers.\nMake it a whole number with int(…).',
    '列表的位置必须是整数，不能是 {a}。\n输入得到的是文字，除法得到的是小数。\n请用 int(…) 变成整数。'
  ],
  errWhole: [
    'A whole number is needed here, not a value of the kind {a}.\nCounting and repeating go by whole numbers only.\nMake it one with int(…).',
    '这里需要整数，而不是 {a} 类型的值。\n计数和重复只能用整数。\n请用 int(…) 变成整数。'
  ],
  errHash: [
    'A value of the kind {a} cannot be a key of a dictionary or an item of a set.\nIt can change, so it would not be found again.\nUse a text, a number or a tuple instead.',
    '{a} 类型的值不能做字典的键，也不能放进集合。\n它会改变，以后就找不到了。\n请改用文字、数字或元组。'
  ],
  errJoinText: [
    'Only texts can be joined, but there is a value of the kind {a} among them.\nPython does not turn it into a text by itself.\nMake a text of each value with str(…) first.',
    '只有文字才能连接起来，但里面有 {a} 类型的值。\nPython 不会自动把它变成文字。\n请先用 str(…) 把每个值变成文字。'
  ],
  errFixed: [
    'A part of a value of the kind {a} cannot be changed.\nTexts and tuples stay as they were made.\nMake a new one, or use a list.',
    '不能修改 {a} 类型的值里的一部分。\n文字和元组做好以后就不能改了。\n请做一个新的，或改用列表。'
  ],
  errNoLength: [
    'A value of the kind {a} has no length.\nOnly texts, lists, dictionaries and arrays have one.\nCheck that the variable holds what you think.',
    '{a} 类型的值没有长度。\n只有文字、列表、字典和数组才有长度。\n检查变量里是不是你想要的内容。'
  ],
  errType: [
    'This kind of value does not fit here.\nThe block got something else than it can work with.\nLook at the variables beside the blocks, and at the message below.',
    '这里的值类型不合适。\n积木收到了它不能处理的内容。\n看看旁边的变量，以及下面的提示。'
  ],
  errIndex: [
    'The list or text is shorter than that: there is nothing at this position.\nPositions start at 0, so the last one is the length minus 1.\nCompare the position with the length of the list.',
    '列表或文字没有这么长：这个位置没有内容。\n位置从 0 开始，最后一个位置是长度减 1。\n请比较这个位置和列表的长度。'
  ],
  errEmptyList: [
    'The list is empty: nothing can be taken out of it.\nEverything has been removed already, or nothing was added.\nCheck first whether the list is empty.',
    '列表是空的，不能再取出内容。\n里面的内容已经取完，或者还没有加入。\n请先判断列表是否为空。'
  ],
  errAxis: [
    'The array has no position {index}: it has only {size} there.\nPositions start at 0, so the last one is the size minus 1.\nCompare the position with the shape of the array.',
    '数组没有位置 {index}：这个方向只有 {size} 个。\n位置从 0 开始，最后一个是个数减 1。\n请对照数组的形状检查位置。'
  ],
  errTooManyIndices: [
    'More positions were given than the array has directions.\nA row of numbers has one, a table two, a stack of pictures three.\nCompare with the shape of the array beside the blocks.',
    '给出的位置比数组的维数还多。\n一排数有一维，一张表有两维，一叠图片有三维。\n请对照旁边数组的形状。'
  ],
  errArrayIndex: [
    'This is no position in an array.\nA position is a whole number; division gives decimal numbers.\nMake it a whole number with int(…).',
    '这不是数组的位置。\n位置必须是整数，除法得到的是小数。\n请用 int(…) 变成整数。'
  ],
  errEmptyRange: [
    'There is no number between these two.\nThe first one is larger than the last one.\nExchange them.',
    '这两个数之间没有数。\n前面的数比后面的大。\n请把它们交换。'
  ],
  errKey: [
    'There is no entry or column named {key}.\nNames must match exactly, capital letters and spaces too.\nPrint the keys or the columns to see which there are.',
    '没有名为 {key} 的条目或列。\n名字必须完全一样，大小写和空格也算。\n打印出所有的键或列名看看。'
  ],
  errZero: [
    'The program divided by zero.\nNo number times zero gives the other one, so there is no result.\nCheck with "if" that the divisor is not 0.',
    '程序除以了零。\n任何数都不能除以 0，所以没有结果。\n请先用“如果”判断除数不是 0。'
  ],
  errIntText: [
    '{text} cannot be made a whole number.\nThere is something in it that is no digit, or nothing at all.\nType digits only; for 2.5 use float(…).',
    '{text} 不能变成整数。\n里面有不是数字的字符，或者是空的。\n请只输入数字；像 2.5 这样的数请用 float(…)。'
  ],
  errFloatText: [
    '{text} cannot be made a number.\nThere is something in it that is no digit.\nUse a dot for decimals, and leave out units and letters; in a table, clean the column first.',
    '{text} 不能变成数字。\n里面有不是数字的字符。\n小数请用点，不要写单位和字母；如果是表格，请先清理这一列。'
  ],
  errUnpack: [
    'The number of values does not fit the number of names.\nThe names on the left and the values on the right must be equally many.\nCount both sides.',
    '值的个数和名字的个数不一样。\n左边的名字和右边的值必须一样多。\n请数一数两边。'
  ],
  errNotInList: [
    'What you look for is not in the list.\nIt cannot be removed or found there.\nCheck first with "in" whether it is there.',
    '列表里没有你要找的内容。\n所以不能删除它，也找不到它的位置。\n请先用 in 判断它在不在。'
  ],
  errDomain: [
    'This calculation has no result for that number.\nFor example, a negative number has no square root.\nCheck the number before calculating.',
    '这个数不能做这种计算。\n例如，负数没有平方根。\n请在计算之前检查这个数。'
  ],
  errValue: [
    'The kind of the value fits, but the value itself does not.\nThe block cannot do anything with it.\nRead the message below and check the value.',
    '值的类型合适，但值本身不合适。\n积木不能处理这个值。\n请看下面的提示，检查这个值。'
  ],
  errNoneAttribute: [
    'Something here is None, which means "nothing": it has no "{name}".\nOften the function before returned nothing.\nFind out where the variable got None; let the function return a value.',
    '这里的值是 None，也就是“什么都没有”，它没有“{name}”。\n常见原因：前面的函数没有返回值。\n找出变量在哪里变成了 None，让函数返回一个值。'
  ],
  errAttributeSimilar: [
    '{a} has nothing named "{name}".\nIt has something with almost the same name: "{similar}".\nWrite "{similar}".',
    '{a} 没有“{name}”。\n有一个很像的名字：“{similar}”。\n请改成“{similar}”。'
  ],
  errAttribute: [
    '{a} has nothing named "{name}".\nThe name may be misspelt, or the variable holds another kind of value than you think.\nLook at the kind of the variable beside the blocks.',
    '{a} 没有“{name}”。\n可能拼写有误，或者变量里的值不是你想的类型。\n请看旁边的变量是什么类型。'
  ],
  errModule: [
    'There is no library named "{name}" here.\nIt may be misspelt, or it is not installed.\nMend the spelling, or ask your teacher to have it installed.',
    '这里没有名为“{name}”的库。\n可能拼写有误，或者还没有安装。\n检查拼写，或请老师安装。'
  ],
  errImport: [
    'The library has nothing named "{name}".\nThe name may be misspelt, or a file of yours has the same name as the library.\nMend the spelling; rename your file if it is named like a library.',
    '这个库里没有“{name}”。\n可能拼写有误，或者你的文件和库同名。\n检查拼写；如果你的文件和库同名，请改文件名。'
  ],
  errFileSimilar: [
    'There is no file {name}.\nThere is one with almost the same name: {similar}.\nWrite {similar}.',
    '没有文件 {name}。\n有一个名字很像的文件：{similar}。\n请改成 {similar}。'
  ],
  errFile: [
    'There is no file {name}.\nPython looks in the folder of this program.\nLook in the list of files on the left; write the folder too, as in data/file.csv.',
    '没有文件 {name}。\nPython 在这个程序所在的文件夹里找。\n请看左边的文件列表；如果在别的文件夹，要写上文件夹名，例如 data/file.csv。'
  ],
  errPermission: [
    'You may not read or change {name}.\nThe file belongs to the system, or is protected.\nUse a file in your own folder.',
    '你不能读取或修改 {name}。\n这个文件属于系统，或受到保护。\n请使用你自己文件夹里的文件。'
  ],
  errFolder: [
    '{name} is a folder, but a file is needed here.\nA folder cannot be read like a file.\nWrite the name of a file in it.',
    '{name} 是文件夹，这里需要一个文件。\n文件夹不能像文件那样读取。\n请写上里面的文件名。'
  ],
  errExists: [
    '{name} exists already.\nPython does not overwrite it here.\nChoose another name, or delete the old one first.',
    '{name} 已经存在。\nPython 在这里不会覆盖它。\n请换一个名字，或先删除旧的。'
  ],
  errEncoding: [
    'The characters of this file or text cannot be read.\nIt was saved in another encoding.\nTry encoding="utf-8" or encoding="gbk".',
    '无法读取这个文件或文字里的字符。\n它是用另一种编码保存的。\n试试 encoding="utf-8" 或 encoding="gbk"。'
  ],
  errRecursion: [
    'A function called itself again and again without end.\nNothing in it stops the calls.\nAdd an "if" that returns without calling the function again.',
    '函数不停地调用自己，没有结束。\n里面没有让它停下来的条件。\n请加一个“如果”，在合适的时候直接返回。'
  ],
  errMemory: [
    'The program needs more memory than there is.\nThe data or the list is too large.\nUse fewer data, smaller pictures or a smaller batch.',
    '程序需要的内存超出了限制。\n数据或列表太大。\n请减少数据，或用更小的图片、更小的批次。'
  ],
  errOverflow: [
    'The number is too large to calculate with.\nDecimal numbers end at about 1.8 × 10³⁰⁸.\nUse smaller numbers, or whole numbers, which have no limit.',
    '数字太大，无法计算。\n小数最大约为 1.8 × 10³⁰⁸。\n请用更小的数，或用没有上限的整数。'
  ],
  errSyntax: [
    'Python cannot read this line.\nA bracket, a quotation mark, a comma or a colon is missing or too much.\nLook at the marked place and just before it.',
    'Python 读不懂这一行。\n可能少了或多了括号、引号、逗号或冒号。\n请检查标出的位置和它前面。'
  ],
  errIndent: [
    'The spaces at the start of this line do not fit.\nLines that belong together start at the same place, 4 spaces further in after a colon.\nMend the spaces.',
    '这一行开头的空格不对。\n同一组的行要对齐，冒号后面的行要多缩进 4 个空格。\n请修改空格。'
  ],
  errEnd: [
    'The program asked for input, but there was none.\nThe input was closed.\nRun again and answer the question.',
    '程序等待输入，但没有得到内容。\n输入已经关闭。\n请重新运行并回答问题。'
  ],
  errAssert: [
    'A check in the program failed.\nWhat "assert" demands is not true here.\nLook at the values that are checked.',
    '程序里的一个检查没有通过。\nassert 要求的条件在这里不成立。\n请看被检查的值。'
  ],
  errJson: [
    'This text is not correct JSON.\nA bracket, a comma or a quotation mark is missing or too much.\nLook at the place that the message names.',
    '这段文字不是正确的 JSON。\n可能少了或多了括号、逗号或引号。\n请看提示里说的位置。'
  ],
  errNet: [
    'The website or server could not be reached.\nThe classroom may have no internet, or the address is wrong.\nUse data that are here already; ask your teacher for others.',
    '无法访问这个网站或服务器。\n教室可能没有连接互联网，或者地址有误。\n请使用已经准备好的数据，或向老师要数据。'
  ],
  errStopIteration: [
    'There is no next item.\nEverything has been taken out already.\nUse a "for" loop, which stops by itself.',
    '没有下一项了。\n内容已经全部取完。\n请用 for 循环，它会自己停下来。'
  ]
} satisfies Record<string, Pair>;
