/** The modules of Python itself that programs import: PEP 8 puts their imports first. */
export const standardLibrary: ReadonlySet<string> = new Set(
  (
    'abc argparse array asyncio base64 bisect calendar cmath collections colorsys configparser contextlib copy csv ' +
    'dataclasses datetime decimal difflib enum fractions functools getpass glob gzip hashlib heapq html http inspect io ' +
    'ipaddress itertools json locale logging math numbers operator os pathlib pickle platform pprint queue random re ' +
    'secrets shutil socket sqlite3 stat statistics string struct subprocess sys tempfile textwrap threading time timeit ' +
    'tkinter traceback turtle types typing unicodedata unittest urllib uuid warnings wave webbrowser xml zipfile zlib ' +
    'zoneinfo'
  ).split(' ')
);
