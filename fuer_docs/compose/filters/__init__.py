"""过滤器：说这一行的话。每一个都把来历带下去。按收什么分成几个文件：列表、指标、数、时间和名称。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import figures, indicators, lists, words
from .figures import FigureFilters
from .indicators import IndicatorFilters
from .words import WordFilters

METHODS = lists.METHODS | indicators.METHODS | figures.METHODS | words.METHODS
"""过滤器的名字到方法名。"""


@dataclass(frozen=True, slots=True)
class Filters(IndicatorFilters, FigureFilters, WordFilters):
    """一份文稿的过滤器。"""

    def table(self) -> dict[str, Callable[..., Any]]:
        """名字到函数。"""
        return {name: getattr(self, method) for name, method in METHODS.items()}
