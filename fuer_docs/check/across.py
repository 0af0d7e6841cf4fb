"""几份文稿之间，同一个数写了两个样。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..reading.claims import Claim, claims
from ..reading.mentions import VERBS, mentions
from ..reading.reading import Reading
from .clashes import SHORT, contradiction


def across(papers: Iterable[tuple[str, Reading]]) -> Iterator[tuple[str, Claim, str, Claim]]:
    """几份文稿之间：``(后一份, 它的说法, 前一份, 前面的说法)``；同一年、同一级、都说的是总数才比。"""
    first: dict[tuple[str, str, int | None, str], tuple[str, Claim]] = {}
    for file, reading in papers:
        mine: dict[tuple[str, str, int | None, str], tuple[str, Claim]] = {}
        told: set[tuple[int, int]] = set()
        for one in (*claims(reading), *_stated(reading)):
            at = one.quantity.passage.n, one.quantity.start
            if not one.total or one.year is None or at in told:
                continue
            if one.key in first and contradiction(first[one.key][1], one) is not None:
                told.add(at)
                yield file, one, *first[one.key]
            mine.setdefault(one.key, (file, one))
        for key, value in mine.items():
            first.setdefault(key, value)


def _stated(reading: Reading) -> Iterator[Claim]:
    """写明了年份、范围的：“比2025年的22期增加4期”，和上一年总结里的“全年举办技能培训24期”是一样东西。"""
    for one in mentions(reading):
        name = VERBS.sub("", one.before, count=1) or one.after
        sure = one.whole or one.former or one.rate
        if (
            sure
            and len(name) > SHORT
            and not one.body
            and not one.time
            and one.quantity.exact
            and (one.former or not one.ahead)
        ):
            yield Claim(name, one.unit, one.year, one.level, one.quantity, True)
