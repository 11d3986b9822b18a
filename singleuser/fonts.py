"""Make matplotlib's list of fonts at build time, with the names that Chinese lessons ask for.

Textbooks choose SimHei and the like, seaborn and its styles choose Arial: none may be shipped, and none of the fonts
that matplotlib would take in their place draws Chinese. All these names lead to one font that draws Chinese and Latin.
"""

from dataclasses import replace
from pathlib import Path

import matplotlib
from matplotlib import font_manager

FONT = "WenQuanYi Micro Hei"
ALIASES = (
    "Arial",
    "Arial Unicode MS",
    "FangSong",
    "Heiti SC",
    "Heiti TC",
    "KaiTi",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "PingFang SC",
    "SimHei",
    "SimSun",
    "Songti SC",
    "Source Han Sans CN",
    "STHeiti",
    "WenQuanYi Zen Hei",
)

fonts = font_manager.fontManager
(font,) = [entry for entry in fonts.ttflist if entry.name == FONT]
fonts.ttflist += [replace(font, name=alias) for alias in ALIASES]
(cache,) = Path(matplotlib.get_cachedir()).glob("fontlist-*.json")
font_manager.json_dump(fonts, cache)
