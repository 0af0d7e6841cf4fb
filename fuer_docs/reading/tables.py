"""表格：各格按行列摆好；.docx 的格子和文本里用竖线、制表符隔开的都认。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..model.manuscript import Manuscript, Passage
from ..model.numerals import halfwidth
from .pattern import Pattern

_NUMBER = Pattern(
    r"(?P<digits>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(?P<scale>万|亿)?(?:元|人次|人|名|户|个|家|件|场|次|份|项|所|期|位|起|册)?"
)
_EMPTY = Pattern(r"[\s—\-–/／无一]*")
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}


class Box(NamedTuple):
    """一格：在哪一段的哪几个字，写着什么。"""

    passage: Passage
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """空着的，画杠的也算。"""
        return _EMPTY.fullmatch(self.text) is not None

    @property
    def number(self) -> Decimal | None:
        """整格是一个数的，多大。"""
        return _figure(self.text)[0]

    @property
    def step(self) -> Decimal:
        """末一位代表多少；整数是 0。"""
        return _figure(self.text)[1]


@lru_cache(maxsize=4096)
def _figure(text: str) -> tuple[Decimal | None, Decimal]:
    """整格是一个数的，多大、末一位代表多少。"""
    match = _NUMBER.fullmatch(halfwidth(text).strip())
    if match is None:
        return None, Decimal(0)
    scale = _SCALES.get(match["scale"] or "", Decimal(1))
    places = len(match["digits"].partition(".")[2])
    return Decimal(match["digits"].replace(",", "")) * scale, scale / 10**places if places else Decimal(0)


@dataclass(slots=True)
class Table:
    """一张表。"""

    boxes: dict[tuple[int, int], Box] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """几行。"""
        return 1 + max((row for row, _column in self.boxes), default=-1)

    @property
    def columns(self) -> int:
        """几列。"""
        return 1 + max((column for _row, column in self.boxes), default=-1)

    def row(self, at: int) -> list[Box]:
        """一行的各格。"""
        return [self.boxes[at, column] for column in range(self.columns) if (at, column) in self.boxes]

    def column(self, at: int) -> list[tuple[int, Box]]:
        """一列的各格和它们在第几行。"""
        return [(row, self.boxes[row, at]) for row in range(self.rows) if (row, at) in self.boxes]


def tables(manuscript: Manuscript) -> Iterator[Table]:
    """一份文稿里的表。"""
    found: dict[int, Table] = {}
    for passage in manuscript.passages:
        cell = passage.cell
        if cell is not None and passage.text.strip():
            box = Box(passage, 0, len(passage.text), passage.text)
            found.setdefault(cell.table, Table()).boxes.setdefault((cell.row, cell.column), box)
    yield from found.values()
    yield from _drawn(manuscript)


def _drawn(manuscript: Manuscript) -> Iterator[Table]:
    """文本里的表：连着几行，竖线或制表符一样多。"""
    table, width, row = Table(), 0, 0
    for passage in manuscript.passages:
        cells = _split(passage) if passage.cell is None else []
        if len(cells) < 2 or (width and len(cells) != width):
            if row > 1:
                yield table
            table, width, row = Table(), 0, 0
        if len(cells) >= 2:
            width = len(cells)
            if not all(re.fullmatch(r"[\s:\-]*", box.text) for box in cells):
                table.boxes.update({(row, column): box for column, box in enumerate(cells)})
                row += 1
    if row > 1:
        yield table


_CELL = Pattern(r"\S+(?: \S+)*")


def _spaced(passage: Passage) -> list[Box]:
    """用两个以上空格隔开的；几格里要有数，标题、署名才不算。"""
    text = passage.text
    if not re.search(r"\S(?:  |　)", text) or "。" in text:
        return []
    return [Box(passage, *match.span(), match[0]) for match in _CELL.finditer(text)] if len(text) < 200 else []


def _split(passage: Passage) -> list[Box]:
    text = passage.text
    mark = "|" if text.count("|") > 1 else "\t"
    if mark not in text:
        return _spaced(passage)
    inner = text.strip().strip("|") if mark == "|" else text
    at = text.index(inner) if inner else 0
    boxes = []
    for piece in inner.split(mark):
        start = at + len(piece) - len(piece.lstrip())
        boxes.append(Box(passage, start, start + len(piece.strip()), piece.strip()))
        at += len(piece) + 1
    return boxes
