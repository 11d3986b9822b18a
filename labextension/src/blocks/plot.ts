import { choice, number, statement, value } from './types.js';
import type { IBlockDefinition } from './types.js';

const style = 'plot_blocks';

/** Pictures of data: matplotlib. */
export const plotBlocks: IBlockDefinition[] = [
  {
    type: 'plt_line',
    message0: '%{BKY_PLT_LINE}',
    args0: [value('Y'), { type: 'field_input', name: 'LABEL', text: '' }],
    ...statement,
    style,
    tooltip: '%{BKY_PLT_LINE_TIP}'
  },
  {
    type: 'plt_xy',
    message0: '%{BKY_PLT_XY}',
    args0: [
      choice('FUNCTION', [
        ['%{BKY_PLT_XY_LINE}', 'plot'],
        ['%{BKY_PLT_XY_POINTS}', 'scatter'],
        ['%{BKY_PLT_XY_BARS}', 'bar']
      ]),
      value('X'),
      value('Y')
    ],
    inputsInline: true,
    ...statement,
    style,
    tooltip: '%{BKY_PLT_XY_TIP}'
  },
  {
    type: 'plt_hist',
    message0: '%{BKY_PLT_HIST}',
    args0: [value('VALUES'), number('BINS', 10, { min: 1, precision: 1 })],
    ...statement,
    style,
    tooltip: '%{BKY_PLT_HIST_TIP}'
  },
  {
    type: 'plt_image',
    message0: '%{BKY_PLT_IMAGE}',
    args0: [value('IMAGE')],
    ...statement,
    style,
    tooltip: '%{BKY_PLT_IMAGE_TIP}'
  },
  {
    type: 'plt_text',
    message0: '%{BKY_PLT_TEXT}',
    args0: [
      choice('FUNCTION', [
        ['%{BKY_PLT_TEXT_TITLE}', 'title'],
        ['%{BKY_PLT_TEXT_X}', 'xlabel'],
        ['%{BKY_PLT_TEXT_Y}', 'ylabel']
      ]),
      value('TEXT')
    ],
    ...statement,
    style,
    tooltip: '%{BKY_PLT_TEXT_TIP}'
  },
  {
    type: 'plt_legend',
    message0: '%{BKY_PLT_LEGEND}',
    ...statement,
    style,
    tooltip: '%{BKY_PLT_LEGEND_TIP}'
  },
  {
    type: 'plt_subplot',
    message0: '%{BKY_PLT_SUBPLOT}',
    args0: [value('ROWS'), value('COLUMNS'), value('INDEX')],
    inputsInline: true,
    ...statement,
    style,
    tooltip: '%{BKY_PLT_SUBPLOT_TIP}'
  },
  {
    type: 'plt_show',
    message0: '%{BKY_PLT_SHOW}',
    ...statement,
    style,
    tooltip: '%{BKY_PLT_SHOW_TIP}'
  }
];
