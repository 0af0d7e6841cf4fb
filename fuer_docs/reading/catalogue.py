"""名录：法律、提法、机构，从办公室的表里来；哪天起、到哪天止。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..model.finding import Severity
from ..model.moment import Moment, parse_moment
from ..model.setting import TableRow, Tables
from ..model.values import Phrase
from .period import Span

_PREFIX = "中华人民共和国"
LAW_TABLES = ("法律", "法规名录")
ANNIVERSARIES = "纪念"


class Entry(NamedTuple):
    """名录里的一条：名字、从哪天到哪天（没有的是没有界限）、后来叫什么、哪一类、核实过没有。"""

    name: str
    since: date | None = None
    until: date | None = None
    successor: str = ""
    code: str = ""
    verified: bool = True

    @property
    def severity(self) -> Severity | None:
        """照它说的毛病有多重：还没核实的最多是提示。"""
        return None if self.verified else Severity.HINT

    def in_use(self, written: Span) -> bool:
        """写的时候用着。"""
        return not self.expired(written) and not self.too_early(written)

    def expired(self, written: Span) -> bool:
        """写的时候已经过时。"""
        return self.until is not None and self.until < written.start

    def too_early(self, written: Span) -> bool:
        """写的时候还没有。"""
        return self.since is not None and self.since > written.end


class Abbreviation(NamedTuple):
    """一个简称：从哪天起用，怎样算写过全称，哪些文种要写。"""

    entry: Entry
    full: tuple[str, ...]
    kinds: tuple[str, ...]


class Laws(NamedTuple):
    """法律名录：名字（不带“中华人民共和国”）→ 一条；误称 → 该写的名字。"""

    known: dict[str, Entry]
    mistaken: dict[str, str]
    dates: dict[str, frozenset[tuple[str, date]]]
    """各部通过、施行（连历次修订）的日期：(通过或者自, 哪天)。"""


def laws(tables: Tables) -> Laws:
    """几张表里的法律合成一份；同一部的几次修订合成一条。"""
    return _laws(_rows(tables, *LAW_TABLES))


@lru_cache(maxsize=8)
def _laws(rows: tuple[TableRow, ...]) -> Laws:
    """一批文稿查的是同一份表，合一遍就够。"""
    known: dict[str, Entry] = {}
    mistaken: dict[str, str] = {}
    dates: dict[str, set[tuple[str, date]]] = {}
    for row in rows:
        name = _text(row, "名称").removeprefix(_PREFIX)
        if not name:
            continue
        since = _day(row, "通过") or _day(row, "自")
        entry = Entry(name, since, _day(row, "至", last=True), _text(row, "后继").removeprefix(_PREFIX),
                      verified=not row.unverified)  # fmt: skip
        known[name] = _merged(known[name], entry) if name in known else entry
        mistaken |= dict.fromkeys(_texts(row, "误称"), name)
        said = {(column, day) for column in ("通过", "自") if (day := _day(row, column))}
        dates.setdefault(name, set()).update(said)
    mistaken = {wrong: right for wrong, right in mistaken.items() if wrong not in known}
    return Laws(known, mistaken, {name: frozenset(said) for name, said in dates.items() if said})


def entries(tables: Tables, table: str, column: str) -> Sequence[Entry]:
    """一张表里的各条，名字取哪一栏。"""
    return _entries(_rows(tables, table), column)


@lru_cache(maxsize=16)
def _entries(rows: tuple[TableRow, ...], column: str) -> Sequence[Entry]:
    return [_entry(row, _text(row, column)) for row in rows if _text(row, column)]


def abbreviations(tables: Tables) -> list[Abbreviation]:
    """头一回用要写全称的简称；没说全称的不算。"""
    rows = [(row, tuple(_texts(row, "写全")), tuple(_texts(row, "文种"))) for row in _rows(tables, "简称")]
    return [Abbreviation(_entry(row, row.code), full, kinds) for row, full, kinds in rows if full]


def _entry(row: TableRow, name: str) -> Entry:
    ends = _day(row, "至", last=True)
    return Entry(name, _day(row, "自"), ends, _text(row, "后继"), row.code, not row.unverified)


class Origin(NamedTuple):
    """纪念表里的一条：几种叫法；“N周年”从哪一年算起，“第N个”头一个在哪一年。"""

    names: tuple[str, ...]
    since: int
    first: int | None
    day: tuple[int, int] | None
    """每年的几月几日。"""


def origins(tables: Tables) -> list[Origin]:
    """纪念表里的各条。"""
    found = []
    for row in _rows(tables, ANNIVERSARIES):
        since, first = row.values.get("起"), row.values.get("首")
        if isinstance(since, int):
            names = (_text(row, "名称"), *_texts(row, "别名"))
            written = re.fullmatch(r"(\d{1,2})-(\d{1,2})", _text(row, "日"))
            day = (int(written[1]), int(written[2])) if written else None
            found.append(Origin(names, since, first if isinstance(first, int) else None, day))
    return found


def _merged(one: Entry, other: Entry) -> Entry:
    since = min(one.since, other.since) if one.since and other.since else one.since or other.since
    until = max(one.until, other.until) if one.until and other.until else None
    return Entry(one.name, since, until, one.successor or other.successor, verified=one.verified and other.verified)


def _rows(tables: Tables, *names: str) -> tuple[TableRow, ...]:
    return tuple(row for name in names for row in tables.get(name, ()))


def _text(row: TableRow, column: str) -> str:
    value: object = row.values.get(column)
    return value.text if isinstance(value, Phrase) else ""


def _texts(row: TableRow, column: str) -> list[str]:
    value: object = row.values.get(column)
    if isinstance(value, tuple):
        return [item.text for item in value if isinstance(item, Phrase)]
    return [text for text in re.split("[、，,]", _text(row, column)) if text]


def _day(row: TableRow, column: str, *, last: bool = False) -> date | None:
    value: object = row.values.get(column)
    moment = value if isinstance(value, Moment) else parse_moment(value.text) if isinstance(value, Phrase) else None
    if moment is None:
        return None
    return moment.end if last else moment.start
