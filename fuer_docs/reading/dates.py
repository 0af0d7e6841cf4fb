"""行文里的日子：几月几日、是哪一年的。看日期的规矩共用。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import halfwidth
from .pattern import Pattern

_DAY = Pattern(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年\s*)?(?<![\d.])(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*[日号]|(?P<last>底|末))"
)
_NEXT_YEAR = Pattern(r"(?:次年|翌年|第二年|明年|来年|下一年)的?$")
_LATE = 10
"""这个月以后写的，说的一二月多半是下一年的。"""


class Day(NamedTuple):
    """一个日子：写在哪几个字，哪年（没写的是 ``None``）、几月、几日；月底记作31日。"""

    passage: Passage
    start: int
    end: int
    year: int | None
    month: int
    day: int
    next_year: bool
    """写着次年、明年。"""

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end].strip()

    def on(self, year: int | None) -> date | None:
        """是哪一天：写了年份的照写的，没写的当 ``year`` 年的；日历上没有的是 ``None``。"""
        written = self.year or year
        if not written or not 1 <= self.month <= 12:
            return None
        if self.day == LAST:
            return date(written + self.month // 12, self.month % 12 + 1, 1) - date.resolution
        try:
            return date(written, self.month, self.day)
        except ValueError:
            return None


LAST = 99
"""月底。"""


def days(passage: Passage, start: int = 0, end: int | None = None) -> list[Day]:
    """几个字之间的日子，按先后。"""
    return list(_days(passage, halfwidth(passage.text), start, len(passage.text) if end is None else end))


def _days(passage: Passage, text: str, start: int, end: int) -> Iterator[Day]:
    for match in _DAY.finditer(text, start, end):
        lead = text[max(0, match.start() - 4) : match.start()]
        yield Day(
            passage,
            match.start(),
            match.end(),
            int(match["year"]) if match["year"] else None,
            int(match["month"]),
            LAST if match["last"] else int(match["day"]),
            bool(_NEXT_YEAR.search(lead)),
        )


def likely(day: Day, years: frozenset[int], signed: date | None) -> list[date]:
    """没写年份的可能是哪几天：这一部分说的那几年的；年底写的，年初的日子是下一年的。"""
    if day.year:
        found = [day.on(None)]
    else:
        wanted = set(years) | ({signed.year} if signed else set())
        if signed and signed.month >= _LATE and day.month < signed.month:
            wanted.add(signed.year + 1)
        found = [day.on(year) for year in sorted(wanted)]
    return [one for one in found if one is not None]
