import { body, input, menu, name, numberInput, textInput, variableInput } from './spec.js';
import type { IArgument, IBlockSpec } from './spec.js';

const pandas = ['import pandas as pd'];
const common = { style: 'pandas_blocks', inline: true };
const value = { ...common, output: null };
const table = variableInput('table');
const column = (preset: string): IArgument => textInput(preset);

const text = (value: string): object => ({ type: 'text', fields: { TEXT: value } });
const number = (value: number): object => ({ type: 'math_number', fields: { NUM: value } });

function listOf(items: object[]): object {
  const inputs = Object.fromEntries(items.map((block, i) => [`ADD${i}`, { block }]));
  return { type: 'lists_create_with', extraState: { itemCount: items.length }, inputs };
}

/** A list of names, which the student can change or pull out. */
const columns = (...names: string[]): IArgument => input({ inside: listOf(names.map(text)), empty: '[]' });

/** A dictionary of columns. */
const dictionary = {
  type: 'py_dict',
  inputs: {
    KEY0: { shadow: { type: 'text', fields: { TEXT: 'name' } } },
    VALUE0: { block: listOf([text('Anna'), text('Ben')]) },
    KEY1: { shadow: { type: 'text', fields: { TEXT: 'age' } } },
    VALUE1: { block: listOf([number(12), number(13)]) }
  }
};

const oneColumn = {
  type: 'pd_column',
  inputs: {
    COLUMN: { shadow: { type: 'text', fields: { TEXT: 'age' } } },
    TABLE: { block: { type: 'variables_get', fields: { VAR: { name: 'table' } } } }
  }
};
const comparison = {
  type: 'logic_compare',
  fields: { OP: 'GT' },
  inputs: { A: { block: oneColumn }, B: { shadow: { type: 'math_number', fields: { NUM: 12 } } } }
};
const anyColumn = input({ inside: oneColumn, empty: 'None' });

const statistics = menu([
  ['%{BKY_NP_STAT_MEAN}', 'mean'],
  ['%{BKY_NP_STAT_SUM}', 'sum'],
  ['%{BKY_NP_STAT_MIN}', 'min'],
  ['%{BKY_NP_STAT_MAX}', 'max'],
  ['%{BKY_NP_STAT_MEDIAN}', 'median'],
  ['%{BKY_NP_STAT_STD}', 'std'],
  ['%{BKY_PD_STAT_COUNT}', 'count']
]);

/** How tables come and go. */
export const tableSpecs: IBlockSpec[] = [
  {
    ...value,
    type: 'pd_frame',
    imports: pandas,
    python: 'pd.DataFrame({DATA})',
    args: { DATA: input({ inside: dictionary, empty: '{}' }) }
  },
  {
    ...value,
    type: 'pd_frame_columns',
    imports: pandas,
    python: 'pd.DataFrame({ROWS}, columns={COLUMNS})',
    args: { ROWS: variableInput('rows', '[]'), COLUMNS: columns('name', 'age') }
  },
  { ...value, type: 'pd_series', imports: pandas, python: 'pd.Series({LIST})', args: { LIST: input({ empty: '[]' }) } },
  {
    ...value,
    type: 'pd_read_csv',
    imports: pandas,
    python: 'pd.read_csv({FILE})',
    args: { FILE: textInput('table.csv') }
  },
  {
    ...common,
    type: 'pd_to_csv',
    python: '{TABLE}.to_csv({FILE}, index=False)',
    args: { TABLE: table, FILE: textInput('table.csv') }
  },
  {
    ...common,
    type: 'pd_show',
    imports: ['from IPython.display import display'],
    python: 'display({TABLE})',
    args: { TABLE: table }
  },
  {
    ...value,
    type: 'pd_head',
    python: '{TABLE}.{FUNCTION}({COUNT})',
    args: {
      FUNCTION: menu([
        ['%{BKY_PD_HEAD_FIRST}', 'head'],
        ['%{BKY_PD_HEAD_LAST}', 'tail'],
        ['%{BKY_PD_HEAD_SAMPLE}', 'sample']
      ]),
      COUNT: numberInput(5),
      TABLE: table
    }
  },
  { ...common, type: 'pd_info', python: '{TABLE}.info()', args: { TABLE: table } },
  { ...value, type: 'pd_describe', python: '{TABLE}.describe()', args: { TABLE: table } },
  {
    ...value,
    type: 'pd_part',
    python: '{TABLE}.{PART}',
    args: {
      PART: menu([
        ['%{BKY_PD_PART_COLUMNS}', 'columns'],
        ['%{BKY_PD_PART_INDEX}', 'index'],
        ['%{BKY_PD_PART_DTYPES}', 'dtypes']
      ]),
      TABLE: table
    }
  }
];

/** Which rows and columns. */
export const chooseSpecs: IBlockSpec[] = [
  { ...value, type: 'pd_column', python: '{TABLE}[{COLUMN}]', args: { COLUMN: column('age'), TABLE: table } },
  {
    ...value,
    type: 'pd_columns',
    python: '{TABLE}[{COLUMNS}]',
    args: { COLUMNS: columns('name', 'age'), TABLE: table }
  },
  {
    ...value,
    type: 'pd_rows',
    python: '{TABLE}[{CONDITION}]',
    args: { TABLE: table, CONDITION: input({ inside: comparison, empty: '[]' }) }
  },
  {
    ...value,
    type: 'pd_isin',
    python: '{COLUMN}.isin({LIST})',
    args: { COLUMN: anyColumn, LIST: columns('A', 'B') }
  },
  {
    ...value,
    type: 'pd_loc',
    python: '{TABLE}.loc[{ROW}, {COLUMN}]',
    args: { ROW: numberInput(0), COLUMN: column('age'), TABLE: table }
  },
  { ...value, type: 'pd_iloc', python: '{TABLE}.iloc[{ROW}]', args: { ROW: numberInput(0), TABLE: table } },
  {
    ...value,
    type: 'pd_sort',
    python: '{TABLE}.sort_values({COLUMN}{ORDER})',
    args: {
      TABLE: table,
      COLUMN: column('age'),
      ORDER: menu([
        ['%{BKY_PD_SORT_UP}', 'UP', ''],
        ['%{BKY_PD_SORT_DOWN}', 'DOWN', ', ascending=False']
      ])
    }
  },
  {
    ...value,
    type: 'pd_drop',
    python: '{TABLE}.drop(columns={COLUMNS})',
    args: { TABLE: table, COLUMNS: columns('age') }
  },
  { ...value, type: 'pd_dropna', python: '{TABLE}.dropna()', args: { TABLE: table } },
  { ...value, type: 'pd_fillna', python: '{TABLE}.fillna({VALUE})', args: { TABLE: table, VALUE: numberInput(0) } },
  { ...value, type: 'pd_reset', python: '{TABLE}.reset_index()', args: { TABLE: table } },
  {
    ...common,
    type: 'pd_each',
    python: 'for {INDEX}, {ROW} in {TABLE}.iterrows():\n    {DO}',
    args: { INDEX: name('index'), ROW: name('row'), TABLE: table, DO: body() }
  }
];

/** What is worked out of tables. */
export const workSpecs: IBlockSpec[] = [
  {
    ...common,
    type: 'pd_set_column',
    python: '{TABLE}[{COLUMN}] = {VALUE}',
    args: { COLUMN: column('new'), TABLE: table, VALUE: numberInput(0) }
  },
  {
    ...value,
    type: 'pd_stat',
    python: '{COLUMN}.{FUNCTION}()',
    args: { FUNCTION: statistics, COLUMN: anyColumn }
  },
  {
    ...value,
    type: 'pd_counts',
    python: '{COLUMN}.value_counts()',
    args: { COLUMN: anyColumn }
  },
  { ...value, type: 'pd_unique', python: '{COLUMN}.unique()', args: { COLUMN: anyColumn } },
  {
    ...value,
    type: 'pd_group',
    python: '{TABLE}.groupby({BY})[{COLUMN}].{FUNCTION}()',
    args: { FUNCTION: statistics, COLUMN: column('age'), TABLE: table, BY: column('class') }
  },
  {
    ...value,
    type: 'pd_group_agg',
    python: '{TABLE}.groupby({BY})[{COLUMN}].agg({FUNCTIONS})',
    args: { FUNCTIONS: columns('mean', 'max'), COLUMN: column('age'), TABLE: table, BY: column('class') }
  },
  {
    ...value,
    type: 'pd_pivot',
    python: '{TABLE}.pivot_table(values={VALUES}, index={INDEX}, columns={COLUMNS}, aggfunc="{FUNCTION}")',
    args: {
      FUNCTION: statistics,
      VALUES: column('age'),
      TABLE: table,
      INDEX: column('class'),
      COLUMNS: column('team')
    }
  },
  {
    ...value,
    type: 'pd_merge',
    imports: pandas,
    python: 'pd.merge({LEFT}, {RIGHT}, on={COLUMN})',
    args: { LEFT: table, RIGHT: variableInput('other'), COLUMN: column('name') }
  },
  {
    ...value,
    type: 'pd_concat',
    imports: pandas,
    python: 'pd.concat([{A}, {B}])',
    args: { A: table, B: variableInput('other') }
  },
  { ...value, type: 'pd_corr', python: '{TABLE}.corr(numeric_only=True)', args: { TABLE: table } },
  {
    ...value,
    type: 'pd_date',
    imports: pandas,
    python: 'pd.to_datetime({COLUMN})',
    args: { COLUMN: input({ empty: '[]' }) }
  },
  { ...value, type: 'pd_array', python: '{TABLE}.to_numpy()', args: { TABLE: table } },
  {
    ...common,
    type: 'pd_plot',
    python: '{TABLE}.plot(«x={X}, »«y={Y}, »kind="{KIND}")',
    args: {
      TABLE: table,
      KIND: menu([
        ['%{BKY_PLT_XY_LINE}', 'line'],
        ['%{BKY_PLT_XY_POINTS}', 'scatter'],
        ['%{BKY_PLT_XY_BARS}', 'bar'],
        ['%{BKY_PLT_XY_BARH}', 'barh'],
        ['%{BKY_PD_PLOT_HIST}', 'hist'],
        ['%{BKY_PD_PLOT_BOX}', 'box']
      ]),
      X: column('name'),
      Y: column('age')
    }
  }
];

/** Tables: pandas. */
export const pandasSpecs: IBlockSpec[] = [...tableSpecs, ...chooseSpecs, ...workSpecs];
