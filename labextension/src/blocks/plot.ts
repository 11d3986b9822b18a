import { input, menu, numberField, numberInput, textField, textInput, variableInput } from './spec.js';
import type { IBlockSpec } from './spec.js';

const common = { style: 'plot_blocks', imports: ['import matplotlib.pyplot as plt'], inline: true };
const values = input({ empty: '[]' });
const optionalText = input({ check: 'String', shadow: { type: 'text', fields: { TEXT: '' } } });

const colour = menu([
  ['%{BKY_PLT_COLOUR_AUTO}', ''],
  ['%{BKY_PLT_COLOUR_RED}', 'red'],
  ['%{BKY_PLT_COLOUR_ORANGE}', 'orange'],
  ['%{BKY_PLT_COLOUR_GREEN}', 'green'],
  ['%{BKY_PLT_COLOUR_BLUE}', 'blue'],
  ['%{BKY_PLT_COLOUR_PURPLE}', 'purple'],
  ['%{BKY_PLT_COLOUR_BLACK}', 'black'],
  ['%{BKY_PLT_COLOUR_GRAY}', 'gray']
]);

const scale = menu([
  ['viridis', 'viridis'],
  ['%{BKY_PLT_COLOUR_BLUE}', 'Blues'],
  ['%{BKY_PLT_SCALE_COLD_WARM}', 'coolwarm'],
  ['%{BKY_PLT_SCALE_TEN}', 'tab10']
]);

/** What is drawn. */
export const drawSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'plt_line',
    python: 'plt.plot({Y}«, color="{COLOUR}"»«, label={LABEL}»)',
    args: { Y: values, LABEL: textField(''), COLOUR: colour }
  },
  {
    ...common,
    type: 'plt_xy',
    python: 'plt.{FUNCTION}({X}, {Y}«, color="{COLOUR}"»)',
    args: {
      FUNCTION: menu([
        ['%{BKY_PLT_XY_LINE}', 'plot'],
        ['%{BKY_PLT_XY_POINTS}', 'scatter'],
        ['%{BKY_PLT_XY_BARS}', 'bar'],
        ['%{BKY_PLT_XY_BARH}', 'barh']
      ]),
      X: variableInput('x', '[]'),
      Y: variableInput('y', '[]'),
      COLOUR: colour
    }
  },
  {
    ...common,
    type: 'plt_named',
    python: 'plt.{FUNCTION}({X}, {Y}, label={LABEL})',
    args: {
      FUNCTION: menu([
        ['%{BKY_PLT_XY_LINE}', 'plot'],
        ['%{BKY_PLT_XY_POINTS}', 'scatter'],
        ['%{BKY_PLT_XY_BARS}', 'bar']
      ]),
      X: variableInput('x', '[]'),
      Y: variableInput('y', '[]'),
      LABEL: textInput('A')
    }
  },
  {
    ...common,
    type: 'plt_points',
    python: 'plt.scatter({X}, {Y}, c={VALUES}, cmap="{COLOURS}")',
    args: {
      X: variableInput('x', '[]'),
      Y: variableInput('y', '[]'),
      VALUES: variableInput('labels', '[]'),
      COLOURS: scale
    }
  },
  {
    ...common,
    type: 'plt_hist',
    python: 'plt.hist({VALUES}, bins={BINS})',
    args: { VALUES: values, BINS: numberField(10, { min: 1, precision: 1 }) }
  },
  {
    ...common,
    type: 'plt_pie',
    python: 'plt.pie({VALUES}, labels={LABELS}, autopct="%1.0f%%")',
    args: { VALUES: variableInput('values', '[]'), LABELS: variableInput('names', '[]') }
  },
  { ...common, type: 'plt_box', python: 'plt.boxplot({VALUES})', args: { VALUES: values } },
  {
    ...common,
    type: 'plt_image',
    python: 'plt.imshow({IMAGE}, cmap="gray")',
    args: { IMAGE: input({ empty: '[[0]]' }) }
  },
  { ...common, type: 'plt_photo', python: 'plt.imshow({IMAGE})', args: { IMAGE: input({ empty: '[[0]]' }) } },
  {
    ...common,
    type: 'plt_heat',
    python: 'plt.imshow({VALUES}, cmap="{COLOURS}")',
    args: { VALUES: input({ empty: '[[0]]' }), COLOURS: scale }
  },
  { ...common, type: 'plt_colorbar', python: 'plt.colorbar()' },
  {
    ...common,
    type: 'plt_straight',
    python: 'plt.{FUNCTION}({AT}, color="gray")',
    args: {
      FUNCTION: menu([
        ['%{BKY_PLT_STRAIGHT_ACROSS}', 'axhline'],
        ['%{BKY_PLT_STRAIGHT_UP}', 'axvline']
      ]),
      AT: numberInput(0)
    }
  },
  {
    ...common,
    type: 'plt_write',
    python: 'plt.text({X}, {Y}, {TEXT})',
    args: { TEXT: textInput('A'), X: numberInput(0), Y: numberInput(0) }
  }
];

/** What stands around it, and what becomes of it. */
export const frameSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'plt_text',
    python: 'plt.{FUNCTION}({TEXT})',
    args: {
      FUNCTION: menu([
        ['%{BKY_PLT_TEXT_TITLE}', 'title'],
        ['%{BKY_PLT_TEXT_X}', 'xlabel'],
        ['%{BKY_PLT_TEXT_Y}', 'ylabel']
      ]),
      TEXT: { ...optionalText, empty: '""' }
    }
  },
  { ...common, type: 'plt_legend', python: 'plt.legend()' },
  { ...common, type: 'plt_grid', python: 'plt.grid(True)' },
  {
    ...common,
    type: 'plt_limits',
    python: 'plt.{FUNCTION}({FROM}, {TO})',
    args: {
      FUNCTION: menu([
        ['x', 'xlim'],
        ['y', 'ylim']
      ]),
      FROM: numberInput(0),
      TO: numberInput(10)
    }
  },
  {
    ...common,
    type: 'plt_ticks',
    python: 'plt.{FUNCTION}({PLACES}, {LABELS})',
    args: {
      FUNCTION: menu([
        ['x', 'xticks'],
        ['y', 'yticks']
      ]),
      LABELS: variableInput('names', '[]'),
      PLACES: variableInput('places', '[]')
    }
  },
  {
    ...common,
    type: 'plt_axis',
    python: 'plt.axis("{KIND}")',
    args: {
      KIND: menu([
        ['%{BKY_PLT_AXIS_OFF}', 'off'],
        ['%{BKY_PLT_AXIS_EQUAL}', 'equal']
      ])
    }
  },
  {
    ...common,
    type: 'plt_figure',
    python: 'plt.figure(figsize=({WIDTH}, {HEIGHT}))',
    args: { WIDTH: numberInput(8), HEIGHT: numberInput(4) }
  },
  {
    ...common,
    type: 'plt_subplot',
    python: 'plt.subplot({ROWS}, {COLUMNS}, {INDEX})',
    args: { ROWS: numberInput(1), COLUMNS: numberInput(2), INDEX: numberInput(1) }
  },
  { ...common, type: 'plt_tight', python: 'plt.tight_layout()' },
  { ...common, type: 'plt_save', python: 'plt.savefig({FILE})', args: { FILE: textInput('picture.png') } },
  { ...common, type: 'plt_show', python: 'plt.show()' }
];

/** Pictures of data: matplotlib. */
export const plotSpecs: IBlockSpec[] = [...drawSpecs, ...frameSpecs];
