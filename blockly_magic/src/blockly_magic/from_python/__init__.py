"""Python → blocks: every construct of Python 3.11 to 3.13, never with another meaning."""

from .convert import Conversion, convert
from .gate import Difference, difference
from .source import check_size, decode, unified

__all__ = ["Conversion", "Difference", "check_size", "convert", "decode", "difference", "unified"]
