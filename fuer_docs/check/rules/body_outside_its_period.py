"""机构的叫法和文稿的年份不合。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ...model.finding import Severity
from ...model.speech import _
from ...reading.catalogue import Entry
from ...reading.pattern import Pattern
from ...reading.period import Span
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import paper_of

_SLACK = timedelta(days=366)
"""各地机构改革有早晚，差一年以内的不说。"""
_LEVEL = "[省市县区州盟旗镇乡]"
_FORMER = Pattern(r"(?:原|时任)[^，。；、]{0,6}$")
_SHORT_LIVED = 3


def _find(reading: Reading) -> Iterator[Hit]:
    written = reading.when
    rows = [row for row in reading.entries("机构", "简称") if len(row.name) >= _SHORT_LIVED]
    if written is None or not rows:
        return
    by_name: dict[str, list[Entry]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    names = "|".join(map(re.escape, sorted(by_name, key=len, reverse=True)))
    found = re.compile(rf"(?<={_LEVEL})(?:{names})|(?<=[、，：])(?:{names})(?=[、，])")
    said: set[str] = set()
    for passage, start, end in reading.sentences:
        for match in found.finditer(passage.text, start, end):
            entries = by_name[match[0]]
            if match[0] in said or any(not _odd(entry, written) for entry in entries):
                continue
            if _FORMER.search(passage.text[start : match.start()]):
                continue
            said.add(match[0])
            now = [row.name for row in rows if row.code == entries[-1].code and not _odd(row, written)]
            hint = _("当时多叫“{name}”；本地没有改的，写进机构表", name=now[-1]) if now else _("核对当时的叫法")
            yield hit(passage, *match.span(), _("“{name}”这个叫法和文稿的年份不合", name=match[0]), hint)


def _odd(entry: Entry, written: Span) -> bool:
    early = entry.since is not None and entry.since - _SLACK > written.end
    return early or (entry.until is not None and entry.until + _SLACK < written.start)


RULE = Rule(
    id="body-outside-its-period",
    title="机构的叫法过了时，或当时还没有",
    severity=Severity.HINT,
    why="卫计局、扶贫办改了名，旧稿里的叫法带到新稿，主送、分工就发错了地方；各地改得有早晚，只作提示。",
    basis="机构表（自、至两栏）",
    bad=(
        paper_of(2024, "县卫计局、县扶贫办要抓好落实。"),
        paper_of(2010, "县卫健局负责孕产妇保健。"),
    ),
    good=(
        paper_of(2024, "县卫健局、县民政局要抓好落实。"),
        paper_of(2015, "县卫计局、县扶贫办要抓好落实。"),
        paper_of(2024, "原县卫计局移交的档案已整理。"),
        "县卫计局、县扶贫办要抓好落实。",
    ),
    find=_find,
)
