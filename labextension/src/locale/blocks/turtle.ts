import type { Pair } from '../pair.js';

/** The turtle. */
export const turtleTexts = {
  CAT_TURTLE: ['Turtle', '海龟'],
  CAT_TURTLE_MOVE: ['Move', '移动'],
  CAT_TURTLE_DRAW: ['Draw', '画图'],
  TURTLE_MOVE: ['turtle: go %1 by %2', '海龟%1 %2 步'],
  TURTLE_MOVE_TIP: [
    'Goes in the direction that the turtle looks, and draws a line if its pen is down.',
    '朝海龟面对的方向走；笔放下时会画出一条线。'
  ],
  TURTLE_MOVE_FORWARD: ['forward', '前进'],
  TURTLE_MOVE_BACKWARD: ['backward', '后退'],
  TURTLE_TURN: ['turtle: turn %1 by %2 degrees', '海龟%1 %2 度'],
  TURTLE_TURN_TIP: [
    'Turns on the spot. A quarter of a turn has 90 degrees, a whole one 360.',
    '原地转弯。转四分之一圈是 90 度，转一整圈是 360 度。'
  ],
  TURTLE_TURN_LEFT: ['left', '左转'],
  TURTLE_TURN_RIGHT: ['right', '右转'],
  TURTLE_CIRCLE: ['turtle: circle with radius %1', '海龟画圆，半径 %1'],
  TURTLE_CIRCLE_TIP: [
    'Goes in a circle to the left; with a radius below 0, to the right.',
    '向左绕一个圆；半径小于 0 时向右绕。'
  ],
  TURTLE_ARC: ['turtle: arc with radius %1 over %2 degrees', '海龟画弧，半径 %1，%2 度'],
  TURTLE_ARC_TIP: ['A part of a circle: 180 degrees are half of it.', '圆的一部分：180 度就是半圆。'],
  TURTLE_GOTO: ['turtle: go to x %1 y %2', '海龟走到 x %1 y %2'],
  TURTLE_GOTO_TIP: [
    'Goes straight to a place. The middle of the sheet is (0, 0); x grows to the right, y upwards.',
    '直接走到一个位置。纸的中心是 (0, 0)；x 向右变大，y 向上变大。'
  ],
  TURTLE_SET: ['turtle: set %1 to %2', '海龟的 %1 设为 %2'],
  TURTLE_SET_TIP: [
    'Looks in a direction (0 is right, 90 is up), or goes to this x or y.',
    '让海龟面向一个方向（0 向右，90 向上），或走到这个 x 或 y。'
  ],
  TURTLE_SET_HEADING: ['direction', '方向'],
  TURTLE_HOME: ['turtle: go home', '海龟回家'],
  TURTLE_HOME_TIP: ['Goes back to the middle and looks to the right.', '回到纸的中心，面向右边。'],
  TURTLE_SPEED: ['turtle: speed %1', '海龟速度 %1'],
  TURTLE_SPEED_TIP: [
    'How fast one sees the turtle draw. “At once” shows only the finished drawing.',
    '画图时海龟走得多快。“立刻”只显示画好的图。'
  ],
  TURTLE_SPEED_SLOWEST: ['very slow', '很慢'],
  TURTLE_SPEED_SLOW: ['slow', '慢'],
  TURTLE_SPEED_NORMAL: ['normal', '正常'],
  TURTLE_SPEED_FAST: ['fast', '快'],
  TURTLE_SPEED_AT_ONCE: ['at once', '立刻'],
  TURTLE_WHERE: ['%1 of the turtle', '海龟的 %1'],
  TURTLE_WHERE_TIP: ['Where the turtle is, or the direction in which it looks.', '海龟的位置，或它面对的方向。'],
  TURTLE_WHERE_X: ['x', 'x'],
  TURTLE_WHERE_Y: ['y', 'y'],
  TURTLE_WHERE_HEADING: ['direction', '方向'],
  TURTLE_DISTANCE: ['%1 from the turtle to x %2 y %3', '从海龟到 x %2 y %3 的%1'],
  TURTLE_DISTANCE_TIP: [
    'How far a place is from the turtle, and in which direction.',
    '一个位置离海龟多远、在哪个方向。'
  ],
  TURTLE_DISTANCE_FAR: ['distance', '距离'],
  TURTLE_DISTANCE_TOWARDS: ['direction', '方向'],
  TURTLE_PEN: ['turtle: pen %1', '海龟%1'],
  TURTLE_PEN_TIP: ['With the pen up, the turtle goes without drawing.', '抬笔后，海龟走路不画线。'],
  TURTLE_PEN_UP: ['up', '抬笔'],
  TURTLE_PEN_DOWN: ['down', '落笔'],
  TURTLE_PENSIZE: ['turtle: pen width %1', '海龟画笔粗细 %1'],
  TURTLE_PENSIZE_TIP: ['How wide the lines are.', '线条有多粗。'],
  TURTLE_COLOR: ['turtle: %1 %2', '海龟%1 %2'],
  TURTLE_COLOR_TIP: [
    'The colour of the lines, of filled shapes, or of both. A text with any colour name or #ff8800 works too.',
    '线条、填充或两者的颜色。也可以放文本：任何颜色名，或 #ff8800 这样的编号。'
  ],
  TURTLE_COLOR_BOTH: ['colour', '颜色'],
  TURTLE_COLOR_PEN: ['line colour', '线条颜色'],
  TURTLE_COLOR_FILL: ['fill colour', '填充颜色'],
  TURTLE_TWO_COLORS: ['turtle: line colour %1 fill colour %2', '海龟线条颜色 %1 填充颜色 %2'],
  TURTLE_TWO_COLORS_TIP: [
    'One colour for the lines, another one for filled shapes.',
    '线条用一种颜色，填充用另一种颜色。'
  ],
  TURTLE_COLOUR: ['%1', '%1'],
  TURTLE_COLOUR_TIP: ['A colour by its name.', '一种颜色的名字。'],
  TURTLE_COLOUR_RED: ['red', '红'],
  TURTLE_COLOUR_ORANGE: ['orange', '橙'],
  TURTLE_COLOUR_GOLD: ['gold', '金黄'],
  TURTLE_COLOUR_GREEN: ['green', '绿'],
  TURTLE_COLOUR_BLUE: ['blue', '蓝'],
  TURTLE_COLOUR_PURPLE: ['purple', '紫'],
  TURTLE_COLOUR_HOTPINK: ['pink', '粉红'],
  TURTLE_COLOUR_BROWN: ['brown', '棕'],
  TURTLE_COLOUR_BLACK: ['black', '黑'],
  TURTLE_COLOUR_GRAY: ['grey', '灰'],
  TURTLE_COLOUR_WHITE: ['white', '白'],
  TURTLE_RGB: ['red %1 green %2 blue %3', '红 %1 绿 %2 蓝 %3'],
  TURTLE_RGB_TIP: [
    'A colour mixed of red, green and blue light, each from 0 to 1.',
    '用红、绿、蓝三种光混合的颜色，每种从 0 到 1。'
  ],
  TURTLE_FILL: ['turtle: fill %1', '海龟填充 %1'],
  TURTLE_FILL_TIP: ['Fills the shape that the turtle goes around inside.', '把海龟在里面绕出的图形涂满颜色。'],
  TURTLE_DOT: ['turtle: dot of size %1 colour %2', '海龟画点，大小 %1 颜色 %2'],
  TURTLE_DOT_TIP: ['A filled circle where the turtle is.', '在海龟的位置画一个实心圆点。'],
  TURTLE_WRITE: ['turtle: write %1 in size %2', '海龟写 %1 字号 %2'],
  TURTLE_WRITE_TIP: ['Writes something where the turtle is.', '在海龟的位置写字。'],
  TURTLE_STAMP: ['turtle: stamp', '海龟盖章'],
  TURTLE_STAMP_TIP: ["Leaves a print of the turtle's shape.", '在纸上留下海龟形状的印记。'],
  TURTLE_BGCOLOR: ['turtle: sheet colour %1', '海龟画纸颜色 %1'],
  TURTLE_BGCOLOR_TIP: ['The colour of the whole sheet.', '整张纸的颜色。'],
  TURTLE_SHAPE: ['turtle: look like %1', '海龟外形 %1'],
  TURTLE_SHAPE_TIP: ['What the turtle itself looks like.', '海龟本身是什么样子。'],
  TURTLE_SHAPE_TURTLE: ['a turtle', '海龟'],
  TURTLE_SHAPE_CLASSIC: ['an arrowhead', '箭头'],
  TURTLE_SHAPE_ARROW: ['a small triangle', '小三角'],
  TURTLE_SHAPE_CIRCLE: ['a circle', '圆'],
  TURTLE_SHAPE_SQUARE: ['a square', '方块'],
  TURTLE_SHAPE_TRIANGLE: ['a triangle', '三角形'],
  TURTLE_SHOW: ['turtle: %1', '海龟：%1'],
  TURTLE_SHOW_TIP: [
    'Hides or shows the turtle itself; “wipe out” takes its drawing away; “start anew” also puts it back in the middle.',
    '隐藏或显示海龟本身；“擦掉”去掉它画的图；“重新开始”还会让它回到中心。'
  ],
  TURTLE_SHOW_HIDE: ['hide', '隐藏'],
  TURTLE_SHOW_SHOW: ['show', '显示'],
  TURTLE_SHOW_CLEAR: ['wipe out', '擦掉'],
  TURTLE_SHOW_RESET: ['start anew', '重新开始'],
  TURTLE_NEW: ['new turtle', '新海龟'],
  TURTLE_NEW_TIP: [
    'Another turtle, which is put into a variable. What it can do is in “Modules & objects” after a run.',
    '再来一只海龟，把它放进变量。运行之后，它会做的事在“模块与对象”类别里。'
  ],
  TURTLE_ASKS: ['turtle: %1?', '海龟%1？'],
  TURTLE_ASKS_TIP: [
    'Asks whether the pen is down or whether the turtle is shown.',
    '询问笔是不是放下的，或海龟是不是显示的。'
  ],
  TURTLE_ASKS_DOWN: ['pen down', '落笔了吗'],
  TURTLE_ASKS_VISIBLE: ['shown', '显示着吗']
} satisfies Record<string, Pair>;
