"""读法：规矩共用的一层，句子、数、标题都只认一遍，用到才认。"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from ..model.manuscript import Manuscript, Passage
from .headings import Mark, marks
from .quantities import Quantity, quantities

_MARK = re.compile(r",(?!\d)|(?<!\d),|[;()]|:(?!\d)|(?<!\d):")
_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}


class Reading:
    """一份文稿和从它认出来的东西。"""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript

    @property
    def passages(self) -> tuple[Passage, ...]:
        """各段。"""
        return self.manuscript.passages

    @cached_property
    def even(self) -> Manuscript:
        """半角的逗号、分号、冒号、括号当全角看的文稿，字数不变；查标点的规矩看 ``passages``。"""
        passages = tuple(
            passage._replace(text=_MARK.sub(lambda match: _FULL[match[0]], passage.text)) for passage in self.passages
        )
        return replace(self.manuscript, passages=passages, _by_n={})

    @cached_property
    def sentences(self) -> list[tuple[Passage, int, int]]:
        """各句：哪一段、从第几个字到第几个字；标点匀过。"""
        return list(self.even.sentences())

    @cached_property
    def quantities(self) -> list[Quantity]:
        """全文的数，按先后；标点匀过。"""
        return [one for passage in self.even.passages for one in quantities(passage)]

    @cached_property
    def marks(self) -> list[Mark]:
        """全文的序号，按先后。"""
        return [mark for passage in self.passages if not passage.in_table for mark in marks(passage)]

    def in_span(self, passage: Passage, start: int, end: int) -> list[Quantity]:
        """一段里某几个字之间的数。"""
        return [one for one in self._by_passage.get(passage.n, ()) if start <= one.start and one.end <= end]

    def before(self, one: Quantity, most: int) -> list[Quantity]:
        """``one`` 前面最近的几个数，按先后。"""
        at = bisect_left(self.quantities, (one.passage.n, one.start), key=lambda other: (other.passage.n, other.start))
        return self.quantities[max(0, at - most) : at]

    @cached_property
    def _by_passage(self) -> dict[int, list[Quantity]]:
        found: dict[int, list[Quantity]] = {}
        for one in self.quantities:
            found.setdefault(one.passage.n, []).append(one)
        return found

    def marks_of(self, passage: Passage) -> list[Mark]:
        """一段里的序号。"""
        return self._marks_by_passage.get(passage.n, [])

    @cached_property
    def _marks_by_passage(self) -> dict[int, list[Mark]]:
        found: dict[int, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.passage.n, []).append(mark)
        return found
