import type { Pair } from '../pair.js';

/** Plots: matplotlib. */
export const plotTexts = {
  PLT_LINE: ['draw line %1 named %2 colour %3', '画线 %1，名称 %2，颜色 %3'],
  PLT_LINE_TIP: ['Draws one value after the other as a line.', '把一串数按顺序连成一条线。'],
  PLT_XY: ['draw %1 x %2 y %3 colour %4', '画%1 x %2 y %3 颜色 %4'],
  PLT_XY_TIP: ['Draws pairs of values: as a line, as points or as bars.', '画出成对的数：折线、散点或柱形。'],
  PLT_XY_LINE: ['line', '折线'],
  PLT_XY_POINTS: ['points', '散点'],
  PLT_XY_BARS: ['bars', '柱形'],
  PLT_XY_BARH: ['lying bars', '横条'],
  PLT_HIST: ['draw how often values of %1 occur, %2 bars', '画出 %1 的分布，共 %2 个柱'],
  PLT_HIST_TIP: ['A histogram: how many values fall into each range.', '直方图：每个区间里有多少个数。'],
  PLT_IMAGE: ['draw array %1 as a picture', '把数组 %1 画成图像'],
  PLT_IMAGE_TIP: ['Shows a table of numbers as a grey picture.', '把一张数字表显示成灰度图像。'],
  PLT_TEXT: ['set %1 to %2', '设置 %1 为 %2'],
  PLT_TEXT_TIP: ['Writes a title or the name of an axis.', '写上标题或坐标轴的名称。'],
  PLT_TEXT_TITLE: ['plot title', '图的标题'],
  PLT_TEXT_X: ['x axis name', 'x 轴名称'],
  PLT_TEXT_Y: ['y axis name', 'y 轴名称'],
  PLT_LEGEND: ['add legend', '添加图例'],
  PLT_LEGEND_TIP: ['Says which line is which, by their names.', '按名称说明每条线是什么。'],
  PLT_SUBPLOT: ['draw in a grid of %1 rows and %2 columns, at place %3', '在 %1 行 %2 列的第 %3 格画图'],
  PLT_SUBPLOT_TIP: [
    'Several plots in one picture. Places are counted from 1.',
    '在一张图里放多个小图。格子从 1 开始数。'
  ],
  PLT_SHOW: ['show plot', '显示图'],
  PLT_SHOW_TIP: ['Shows what has been drawn below the blocks.', '把画好的图显示在积木下方。'],
  PLT_COLOUR_AUTO: ['automatic', '自动'],
  PLT_COLOUR_RED: ['red', '红'],
  PLT_COLOUR_ORANGE: ['orange', '橙'],
  PLT_COLOUR_GREEN: ['green', '绿'],
  PLT_COLOUR_BLUE: ['blue', '蓝'],
  PLT_COLOUR_PURPLE: ['purple', '紫'],
  PLT_COLOUR_BLACK: ['black', '黑'],
  PLT_COLOUR_GRAY: ['grey', '灰'],
  PLT_SCALE_COLD_WARM: ['blue to red', '蓝到红'],
  PLT_SCALE_TEN: ['ten colours', '十种颜色'],
  PLT_NAMED: ['draw %1 x %2 y %3 named %4', '画%1 x %2 y %3 名称 %4'],
  PLT_NAMED_TIP: ['Draws pairs of values with a name for the legend.', '画出成对的数，并给出图例中的名称。'],
  PLT_POINTS: ['draw points x %1 y %2 coloured by %3 in %4', '画散点 x %1 y %2，按 %3 上色，配色 %4'],
  PLT_POINTS_TIP: [
    'Draws points; the colour of each shows a third value, such as its class.',
    '画散点，每个点的颜色表示第三个值，例如它的类别。'
  ],
  PLT_PIE: ['draw pie of %1 with names %2', '画饼图，数值 %1，名称 %2'],
  PLT_PIE_TIP: ['Shows shares of a whole, with their per cent.', '显示各部分占整体的百分比。'],
  PLT_BOX: ['draw box plot of %1', '画 %1 的箱线图'],
  PLT_BOX_TIP: [
    'The box holds the middle half of the values, the line in it is the median.',
    '箱子里是中间一半的数，箱中的线是中位数。'
  ],
  PLT_PHOTO: ['draw colour picture %1', '画彩色图像 %1'],
  PLT_PHOTO_TIP: [
    'Shows an array of rows, columns and three colours as a picture.',
    '把行、列、三种颜色的数组显示成图像。'
  ],
  PLT_HEAT: ['draw heat map of %1 in %2', '画 %1 的热力图，配色 %2'],
  PLT_HEAT_TIP: ['Shows a table of numbers as colours.', '用颜色显示一张数字表。'],
  PLT_COLORBAR: ['add colour scale', '添加颜色刻度'],
  PLT_COLORBAR_TIP: ['Says which colour means which number.', '说明每种颜色代表多大的数。'],
  PLT_STRAIGHT: ['draw straight line %1 at %2', '画直线，%1，位置 %2'],
  PLT_STRAIGHT_TIP: ['A line across the whole picture, such as a mean.', '贯穿整个图的直线，例如平均值。'],
  PLT_STRAIGHT_ACROSS: ['across', '横'],
  PLT_STRAIGHT_UP: ['upright', '竖'],
  PLT_WRITE: ['write %1 at x %2 y %3', '写 %1 在 x %2 y %3'],
  PLT_WRITE_TIP: ['Writes a text at a place in the plot.', '在图中某处写字。'],
  PLT_GRID: ['add grid', '添加网格'],
  PLT_GRID_TIP: ['Thin lines that help to read values.', '用细线帮助读数。'],
  PLT_LIMITS: ['%1 axis from %2 to %3', '%1 轴从 %2 到 %3'],
  PLT_LIMITS_TIP: ['Shows only this part of the axis.', '只显示坐标轴的这一段。'],
  PLT_TICKS: ['write on %1 axis %2 at %3', '在 %1 轴上写 %2，位置 %3'],
  PLT_TICKS_TIP: ['Names places on an axis.', '给坐标轴上的位置写上名称。'],
  PLT_AXIS: ['axes: %1', '坐标轴：%1'],
  PLT_AXIS_TIP: [
    'Hides the axes, as for pictures, or makes both equally long.',
    '隐藏坐标轴（适合图像），或让两轴比例相同。'
  ],
  PLT_AXIS_OFF: ['none', '不显示'],
  PLT_AXIS_EQUAL: ['same scale', '比例相同'],
  PLT_FIGURE: ['new picture, width %1 height %2 inches', '新图，宽 %1 高 %2 英寸'],
  PLT_FIGURE_TIP: [
    'Starts a picture of this size. It stands before what is drawn.',
    '开始一张这样大小的图。放在画图积木之前。'
  ],
  PLT_TIGHT: ['make room for all labels', '为所有文字留出位置'],
  PLT_TIGHT_TIP: ['Arranges several plots so that no text is covered.', '排好各个小图，使文字不互相遮挡。'],
  PLT_SAVE: ['save picture as %1', '把图保存为 %1'],
  PLT_SAVE_TIP: [
    'Saves the picture beside the program. It stands before “show plot”.',
    '把图保存在程序旁边。要放在“显示图”之前。'
  ]
} satisfies Record<string, Pair>;
