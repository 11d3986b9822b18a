import type { Pair } from '../pair.js';

/** Plots: matplotlib. */
export const plotTexts = {
  PLT_LINE: ['draw line %1 named %2', '画线 %1，名称 %2'],
  PLT_LINE_TIP: ['Draws one value after the other as a line.', '把一串数按顺序连成一条线。'],
  PLT_XY: ['draw %1 x %2 y %3', '画 %1 x %2 y %3'],
  PLT_XY_TIP: ['Draws pairs of values: as a line, as points or as bars.', '画出成对的数：折线、散点或柱形。'],
  PLT_XY_LINE: ['line', '折线'],
  PLT_XY_POINTS: ['points', '散点'],
  PLT_XY_BARS: ['bars', '柱形'],
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
  PLT_SHOW_TIP: ['Shows what has been drawn below the blocks.', '把画好的图显示在积木下方。']
} satisfies Record<string, Pair>;
