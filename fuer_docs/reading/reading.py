"""读法：规矩共用的一层，句子、数、标题都只认一遍，用到才认。"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from ..model.manuscript import Manuscript, Passage
from ..model.setting import Tables
from .catalogue import Entry, Laws, entries, laws
from .change_compared import changes_of
from .changes import Changes
from .headings import Mark, marks
from .layout import Layout, read_layout
from .lines import Line, line_of
from .lists import Run, runs
from .pattern import Pattern
from .period import Span, Years, when_written
from .quantities import NUMERAL_SIGNS, Quantity, quantities
from .share_scope import Claim
from .shares import claims_of

NEAR = 300
"""说出名字的整体往前找几个数。"""
_MARK = Pattern(r",(?!\d)|(?<!\d),|[;()]|:(?!\d)|(?<!\d):")
_GAP = Pattern(r"【待补：[^】]*】")
_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}


def _without_gaps(manuscript: Manuscript) -> Manuscript:
    """待补的地方还没有字，里头的名字不查；长短不变，位置才对得上。"""
    passages = tuple(
        passage._replace(text=_GAP.sub(_blank, passage.text)) if "【待补：" in passage.text else passage
        for passage in manuscript.passages
    )
    return replace(manuscript, passages=passages, _by_n={})


def _blank(gap: re.Match[str]) -> str:
    return "【待补：" + "＃" * (len(gap[0]) - 5) + "】"


class Reading:
    """一份文稿和从它认出来的东西。"""

    def __init__(self, manuscript: Manuscript, tables: Tables | None = None) -> None:
        self.original = manuscript
        """原文，连待补的名字。"""
        self.manuscript = _without_gaps(manuscript)
        self.tables: Tables = tables or {}
        """办公室的表：法律、提法、机构……没有给的是空的。"""
        self._held: dict[tuple[str, bool], list[Passage]] = {}

    @cached_property
    def laws(self) -> Laws:
        """法律名录。"""
        return laws(self.tables)

    def entries(self, table: str, column: str) -> Sequence[Entry]:
        """一张表里的各条，名字取哪一栏。"""
        return entries(self.tables, table, column)

    @cached_property
    def when(self) -> Span | None:
        """文稿是哪一段时间里写的；看不出的是 ``None``。"""
        return when_written(self.manuscript)

    @cached_property
    def years(self) -> Years:
        """各处说的是哪一年。"""
        return Years(self.manuscript)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """各段。"""
        return self.manuscript.passages

    def matches(self, pattern: Pattern, *, even: bool = False) -> Iterator[tuple[Passage, re.Match[str]]]:
        """一种写法在各段里的每一处，按先后；``even`` 的标点匀过。"""
        for passage in self.holding(pattern.signs, even=even):
            for match in pattern.finditer(passage.text):
                yield passage, match

    def holding(self, signs: str, *, even: bool = False) -> Sequence[Passage]:
        """有这些字（哪个都行）的各段，按先后；没说是哪些字的，各段都在内。"""
        passages = self.even.passages if even else self.passages
        if not signs:
            return passages
        key = signs, even
        if key not in self._held:
            wanted = {*signs, *(half for half, full in _FULL.items() if even and full in signs)}
            found = {at for sign in wanted for at in self._with_sign.get(sign, ())}
            self._held[key] = [passages[at] for at in sorted(found)]
        return self._held[key]

    @cached_property
    def _with_sign(self) -> dict[str, list[int]]:
        """一个字在哪几段里。"""
        found: dict[str, list[int]] = {}
        for at, passage in enumerate(self.passages):
            for sign in set(passage.text):
                found.setdefault(sign, []).append(at)
        return found

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
        counted = {passage.n for passage in self.holding(NUMERAL_SIGNS)}
        return [one for passage in self.even.passages if passage.n in counted for one in quantities(passage)]

    @cached_property
    def lines(self) -> list[Line]:
        """各句，数都占了位。"""
        return [
            line_of(passage, start, end, self.in_span(passage, start, end)) for passage, start, end in self.sentences
        ]

    @cached_property
    def changes(self) -> Changes:
        """全文的变化：原来多少、现在多少、差多少，按先后。"""
        return changes_of(self.lines)

    @cached_property
    def shares(self) -> list[Claim]:
        """全文的占比：部分、整体、百分之几，按先后。"""
        return list(claims_of(self.lines, lambda one: self.before(one, NEAR), self.changes.read))

    @cached_property
    def marks(self) -> list[Mark]:
        """全文的序号，按先后。"""
        return [mark for passage in self.even.passages if not in_table(passage) for mark in marks(passage)]

    @cached_property
    def layout(self) -> Layout:
        """版面上的各个要素：标题、主送、正文、署名、附件。"""
        return read_layout(self.manuscript)

    @cached_property
    def formatted(self) -> bool:
        """读得到格式：是 .docx。"""
        return any(passage.setting is not None for passage in self.passages)

    def in_span(self, passage: Passage, start: int, end: int) -> list[Quantity]:
        """一段里某几个字之间的数。"""
        found = self._by_passage.get(passage.n, [])
        first = bisect_left(found, start, key=lambda one: one.start)
        return found[first : bisect_right(found, end, lo=first, key=lambda one: one.end)]

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

    @cached_property
    def runs(self) -> list[Run]:
        """序号排成的各串。"""
        return runs(self.marks)

    @cached_property
    def run_of(self) -> dict[int, Run]:
        """一个序号（``id``）在哪一串里。"""
        return {id(mark): run for run in self.runs for mark in run.marks}

    def length(self, run: Run) -> int:
        """一串有几项：中间又从一数起、后面接着数的，是写错了号，仍是一串。"""
        after = self._continued.get(id(run))
        return len(run.marks) + (self.length(after) if after is not None else 0)

    def after(self, run: Run) -> Run | None:
        """同一个上级下面，后一串同样的。"""
        return self._after.get(id(run))

    @cached_property
    def _after(self) -> dict[int, Run]:
        return {id(run.before): run for run in self.runs if run.before is not None}

    @cached_property
    def _continued(self) -> dict[int, Run]:
        return {
            id(run.before): run
            for run in self.runs
            if run.before is not None and run.numbers[1:2] == [run.before.marks[-1].number + 2]
        }

    @cached_property
    def written(self) -> list[Passage]:
        """有字的段；表格里的不算，文本里用制表符、竖线分成几格的行也不算；标点匀过。"""
        return [passage for passage in self.even.passages if passage.text.strip() and not in_table(passage)]

    def between(self, first: int, last: int) -> Sequence[Passage]:
        """第几段到第几段，两头都算。"""
        passages = self.even.passages
        start = bisect_left(passages, first, key=lambda passage: passage.n)
        return passages[start : bisect_right(passages, last, key=lambda passage: passage.n)]

    @cached_property
    def order(self) -> dict[int, int]:
        """第 n 段是有字的第几段。"""
        return {passage.n: at for at, passage in enumerate(self.written)}


def in_table(passage: Passage) -> bool:
    """在表格里，或者是文本里的一行表格。"""
    return passage.in_table or passage.text.count("\t") >= 2 or passage.text.count("|") >= 2
