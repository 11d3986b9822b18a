import type { Pair } from '../pair.js';

/** Tables: pandas. */
export const pandasTexts = {
  PD_FRAME: ['table from %1', '由 %1 建立表格'],
  PD_FRAME_TIP: [
    'A table out of a dictionary: each key is a column name, each value the list of its cells.',
    '由字典建立表格：每个键是列名，每个值是这一列的内容列表。'
  ],
  PD_FRAME_COLUMNS: ['table with rows %1 and columns %2', '表格，各行 %1，列名 %2'],
  PD_FRAME_COLUMNS_TIP: [
    'A table out of a list of rows, each row being a list.',
    '由行的列表建立表格，每一行是一个列表。'
  ],
  PD_SERIES: ['column from list %1', '由列表 %1 建立一列'],
  PD_SERIES_TIP: ['A column without a table.', '不属于表格的一列数据。'],
  PD_READ_CSV: ['table from file %1', '读取表格文件 %1'],
  PD_READ_CSV_TIP: [
    'Reads a CSV file that lies beside the program. Its first line holds the column names.',
    '读取程序旁边的 CSV 文件，第一行是列名。'
  ],
  PD_TO_CSV: ['save table %1 as %2', '把表格 %1 保存为 %2'],
  PD_TO_CSV_TIP: [
    'Saves a table as a CSV file, which spreadsheets open too.',
    '把表格保存为 CSV 文件，电子表格软件也能打开。'
  ],
  PD_SHOW: ['show table %1', '显示表格 %1'],
  PD_SHOW_TIP: ['Shows a table with lines and headings in the output.', '在输出中显示带格线和标题的表格。'],
  PD_HEAD: ['%1 %2 rows of %3', '%3 的%1 %2 行'],
  PD_HEAD_TIP: ['A few rows, to have a look at a large table.', '取几行，看看大表格的样子。'],
  PD_HEAD_FIRST: ['first', '前'],
  PD_HEAD_LAST: ['last', '后'],
  PD_HEAD_SAMPLE: ['random', '随机'],
  PD_INFO: ['print facts about table %1', '输出表格 %1 的信息'],
  PD_INFO_TIP: ['Its columns, their types and how many cells are filled.', '有哪些列、各列的类型、填了多少格。'],
  PD_DESCRIBE: ['summary of table %1', '表格 %1 的统计'],
  PD_DESCRIBE_TIP: [
    'Count, mean, spread, minimum and maximum of each column of numbers.',
    '每个数字列的个数、平均值、标准差、最小值和最大值。'
  ],
  PD_PART: ['%1 of table %2', '表格 %2 的%1'],
  PD_PART_TIP: [
    'The names of the columns or rows, or what kind of values the columns hold.',
    '列名、行名，或各列数据的类型。'
  ],
  PD_PART_COLUMNS: ['column names', '列名'],
  PD_PART_INDEX: ['row names', '行名'],
  PD_PART_DTYPES: ['types', '类型'],
  PD_COLUMN: ['column %1 of table %2', '表格 %2 的列 %1'],
  PD_COLUMN_TIP: [
    'All cells below one heading. Calculations work on the whole column.',
    '一个标题下的所有格子。可以对整列进行计算。'
  ],
  PD_COLUMNS: ['columns %1 of table %2', '表格 %2 的多列 %1'],
  PD_COLUMNS_TIP: ['A smaller table with these columns only.', '只含这些列的小表格。'],
  PD_ROWS: ['rows of %1 where %2', '%1 中满足 %2 的行'],
  PD_ROWS_TIP: [
    'Only the rows for which the condition is true. Join two conditions with “for each: and”.',
    '只留下满足条件的行。两个条件用“逐项：并且”合起来。'
  ],
  PD_ISIN: ['%1 is one of %2', '%1 是 %2 之一'],
  PD_ISIN_TIP: ['True for each cell that is in the list.', '格子的值在列表中就为真。'],
  PD_LOC: ['row named %1, column %2 of %3', '%3 中名为 %1 的行，列 %2'],
  PD_LOC_TIP: [
    'One cell by the names of its row and column. Rows are named 0, 1, 2 … at first.',
    '按行名和列名取一个格子。开始时行名是 0、1、2……'
  ],
  PD_ILOC: ['row number %1 of %2', '%2 的第 %1 行'],
  PD_ILOC_TIP: [
    'A row by its place. Counting starts at 0; -1 is the last.',
    '按位置取一行。从 0 开始数，-1 是最后一行。'
  ],
  PD_SORT: ['%1 sorted by %2, %3', '%1 按 %2 排序，%3'],
  PD_SORT_TIP: ['The rows in another order; the table itself stays as it is.', '换了顺序的行；原表格不变。'],
  PD_SORT_UP: ['smallest first', '从小到大'],
  PD_SORT_DOWN: ['largest first', '从大到小'],
  PD_DROP: ['%1 without columns %2', '%1 去掉列 %2'],
  PD_DROP_TIP: ['A table without these columns.', '去掉这些列后的表格。'],
  PD_DROPNA: ['%1 without rows that lack values', '%1 去掉有空缺的行'],
  PD_DROPNA_TIP: ['Leaves out every row with an empty cell.', '去掉所有含空格子的行。'],
  PD_FILLNA: ['%1 with empty cells filled by %2', '%1 的空缺填上 %2'],
  PD_FILLNA_TIP: ['Puts a value where cells are empty.', '在空格子里填上一个值。'],
  PD_RESET: ['%1 with rows numbered anew', '%1 重新编号各行'],
  PD_RESET_TIP: [
    'Names rows 0, 1, 2 … again; the old names become a column.',
    '把行名重新设为 0、1、2……，原来的行名变成一列。'
  ],
  PD_EACH: ['for each row %2 named %1 of table %3\n%4', '对表格 %3 的每一行 %2（行名 %1）\n%4'],
  PD_EACH_TIP: [
    'Does something with each row. Whole columns are faster where they will do.',
    '对每一行做一些事。能用整列计算时，整列更快。'
  ],
  PD_SET_COLUMN: ['set column %1 of %2 to %3', '把 %2 的列 %1 设为 %3'],
  PD_SET_COLUMN_TIP: ['Adds a column or replaces one.', '添加一列或替换一列。'],
  PD_STAT: ['%1 of %2', '%2 的%1'],
  PD_STAT_TIP: ['One number for a column.', '用一个数概括一列。'],
  PD_STAT_COUNT: ['count', '个数'],
  PD_COUNTS: ['how often each value of %1 occurs', '%1 中每个值出现的次数'],
  PD_COUNTS_TIP: ['The different values of a column, the most common first.', '一列中的不同值，最常见的在前。'],
  PD_UNIQUE: ['different values of %1', '%1 中不重复的值'],
  PD_UNIQUE_TIP: ['Each value of a column once.', '一列中的每个值只出现一次。'],
  PD_GROUP: ['%1 of %2 in table %3 for each %4', '表格 %3 中按 %4 分组求 %2 的%1'],
  PD_GROUP_TIP: [
    'Puts rows with the same value together and works out one number for each group.',
    '把值相同的行放在一组，每组算出一个数。'
  ],
  PD_GROUP_AGG: ['%1 of %2 in table %3 for each %4', '表格 %3 中按 %4 分组求 %2 的 %1'],
  PD_GROUP_AGG_TIP: [
    'Several numbers for each group, named in a list such as mean, max.',
    '每组算出多个数，写在列表里，例如 mean、max。'
  ],
  PD_PIVOT: ['%1 of %2 in %3, rows %4 columns %5', '%3 中 %2 的%1，行 %4 列 %5'],
  PD_PIVOT_TIP: [
    'A summary with one row for each value of one column and one column for each value of another.',
    '汇总表：一列的每个值成为一行，另一列的每个值成为一列。'
  ],
  PD_MERGE: ['join %1 and %2 on column %3', '按列 %3 合并 %1 和 %2'],
  PD_MERGE_TIP: [
    'Puts rows of two tables side by side where the column is equal.',
    '把两个表格中该列相同的行拼在一起。'
  ],
  PD_CONCAT: ['rows of %1 and then %2', '%1 的行接上 %2 的行'],
  PD_CONCAT_TIP: ['One table below the other.', '两个表格上下相接。'],
  PD_CORR: ['correlations in %1', '%1 中各列的相关系数'],
  PD_CORR_TIP: [
    'How columns go together: 1 up together, -1 against each other, 0 not at all.',
    '各列的关系：1 一起增大，-1 相反，0 无关。'
  ],
  PD_DATE: ['dates from %1', '把 %1 变成日期'],
  PD_DATE_TIP: [
    'Turns texts such as 2026-09-01 into dates that can be sorted and drawn.',
    '把 2026-09-01 这样的文字变成可以排序和画图的日期。'
  ],
  PD_ARRAY: ['array from table %1', '把表格 %1 变成数组'],
  PD_ARRAY_TIP: ['The cells as a NumPy array, without names.', '把格子变成 NumPy 数组，不带名称。'],
  PD_PLOT: ['draw %1 as %2 x %3 y %4', '把 %1 画成%2 x %3 y %4'],
  PD_PLOT_TIP: ['Draws columns of a table. “Show plot” shows it.', '画出表格的列。用“显示图”来显示。'],
  PD_PLOT_HIST: ['histogram', '直方图'],
  PD_PLOT_BOX: ['box plot', '箱线图']
} satisfies Record<string, Pair>;
