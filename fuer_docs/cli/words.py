"""命令后面填的词怎么读：日期、年份。"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import click

from ..model.speech import _


class Day(click.ParamType):  # type: ignore[type-arg]
    """YYYY-MM-DD。"""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """读日期；读不成说清楚写法。"""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
                self.fail(_("日历上没有“{text}”这一天", text=value), param, ctx)
            self.fail(_("写成 2022-12-20 这样"), param, ctx)


class Year(click.ParamType):  # type: ignore[type-arg]
    """四位年份。"""

    name = "YYYY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """读年份；读不成说清楚写法。"""
        text = str(value)
        if not (text.isascii() and text.isdecimal() and 1990 <= int(text) <= 2099):
            self.fail(_("写成 2022 这样的四位年份"), param, ctx)
        return int(text)
