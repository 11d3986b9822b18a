import { example } from './words.js';

/** Examples of tables. */
export const pandasExamples = {
  PD_FRAME_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame({"name": ["Anna", "Ben"], "age": [12, 13]})',
    'print(table)'
  ),
  PD_FRAME_COLUMNS_EXAMPLE: example(
    'import pandas as pd',
    '',
    'rows = [["Anna", 12], ["Ben", 13]]',
    'table = pd.DataFrame(rows, columns=["name", "age"])',
    'print(table)'
  ),
  PD_SERIES_EXAMPLE: example('import pandas as pd', '', 'scores = pd.Series([7, 9, 4])', 'print(scores.mean())'),
  PD_READ_CSV_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table.to_csv("table.csv", index=False)',
    'print(pd.read_csv("table.csv"))'
  ),
  PD_TO_CSV_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table.to_csv("table.csv", index=False)'
  ),
  PD_SHOW_EXAMPLE: example(
    'import pandas as pd',
    'from IPython.display import display',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'display(table)'
  ),
  PD_HEAD_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.head(2))'
  ),
  PD_INFO_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table.info()'
  ),
  PD_DESCRIBE_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.describe())'
  ),
  PD_PART_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(list(table.columns))'
  ),
  PD_COLUMN_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table["age"])'
  ),
  PD_COLUMNS_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table[["name", "age"]])'
  ),
  PD_ROWS_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table[table["age"] > 11])'
  ),
  PD_ISIN_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table[table["team"].isin(["A"])])'
  ),
  PD_LOC_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.loc[0, "name"])'
  ),
  PD_ILOC_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.iloc[-1])'
  ),
  PD_SORT_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.sort_values("age", ascending=False))'
  ),
  PD_DROP_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.drop(columns=["age"]))'
  ),
  PD_DROPNA_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame({"name": ["Anna", "Ben"], "age": [12, None]})',
    'print(table.dropna())'
  ),
  PD_FILLNA_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame({"name": ["Anna", "Ben"], "age": [12, None]})',
    'print(table.fillna(0))'
  ),
  PD_RESET_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table = table.sort_values("age")',
    'print(table.reset_index())'
  ),
  PD_EACH_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'for number, student in table.iterrows():',
    '    print(number, student["name"])'
  ),
  PD_SET_COLUMN_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table["grown"] = table["age"] + 10',
    'print(table)'
  ),
  PD_STAT_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table["age"].mean())'
  ),
  PD_COUNTS_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table["team"].value_counts())'
  ),
  PD_UNIQUE_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table["team"].unique())'
  ),
  PD_GROUP_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.groupby("team")["age"].mean())'
  ),
  PD_GROUP_AGG_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table.groupby("team")["age"].agg(["min", "max"]))'
  ),
  PD_PIVOT_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table["school"] = ["X", "X", "Y"]',
    'print(table.pivot_table(values="age", index="team", columns="school", aggfunc="max"))'
  ),
  PD_MERGE_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'other = pd.DataFrame({"name": ["Anna", "Ben"], "score": [90, 80]})',
    'print(pd.merge(table, other, on="name"))'
  ),
  PD_CONCAT_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'other = pd.DataFrame({"name": ["Eva"], "age": [13], "team": ["B"]})',
    'print(pd.concat([table, other]))'
  ),
  PD_CORR_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame({"age": [10, 12, 14], "steps": [5, 7, 9]})',
    'print(table.corr(numeric_only=True))'
  ),
  PD_DATE_EXAMPLE: example(
    'import pandas as pd',
    '',
    'days = pd.Series(["2026-09-01", "2026-10-01"])',
    'print(pd.to_datetime(days))'
  ),
  PD_ARRAY_EXAMPLE: example(
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'print(table[["age"]].to_numpy())'
  ),
  PD_PLOT_EXAMPLE: example(
    'import matplotlib.pyplot as plt',
    'import pandas as pd',
    '',
    'table = pd.DataFrame(',
    '    {"name": ["Anna", "Ben", "Alan"], "age": [12, 15, 11], "team": ["A", "B", "A"]}',
    ')',
    'table.plot(x="name", y="age", kind="bar")',
    'plt.show()'
  )
};
