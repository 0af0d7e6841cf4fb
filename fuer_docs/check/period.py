"""文稿是什么时候写的：有成文日期的是那一天，只知道年份的是一段。"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ..model.manuscript import Manuscript
from ..model.numerals import halfwidth

_DATE_LINE = re.compile(
    r"^\s*[（(]?\s*((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:印发|发布)?[）)]?\s*$"
)


class Span(NamedTuple):
    """一段时间，头尾都含。"""

    start: date
    end: date


def when_written(manuscript: Manuscript) -> Span | None:
    """独占一行的日期说得最准；没有就按年份估：计划写在前一年，总结写到下一年春天。"""
    for passage in (*manuscript.passages[:6], *reversed(manuscript.passages)):
        match = _DATE_LINE.match(halfwidth(passage.text))
        day = _day(match) if match else None
        if day:
            return Span(day, day)
    year = manuscript.year
    if year is None or not 1950 <= year <= 2100:
        return None
    if "计划" in manuscript.kind:
        return Span(date(year - 1, 10, 1), date(year, 12, 31))
    return Span(date(year, 1, 1), date(year + 1, 4, 30))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
