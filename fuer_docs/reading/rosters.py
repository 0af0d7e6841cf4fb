"""标题里写着几个、几名的名单：下面一行一个的、顿号列的、表格里的，数一数有几个。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.manuscript import Passage
from .counted import number_of
from .pattern import Pattern
from .reading import Reading, in_table

_HEADED = Pattern(
    r"[（(](?:共|计|合计)?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?:个|名|户|家|人|位|所|项|篇|件)[）)]\s*[：:]?\s*$"
)
_LONGEST_TITLE, _LONGEST_NAME = 30, 20
_SPACED = Pattern(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
"""张　敏：两个字的名字中间空一格。"""
_APART = re.compile(r"[、，；\s\u3000]+")


class Roster(NamedTuple):
    """一份名单。"""

    passage: Passage
    start: int
    end: int
    number: int
    """写着几个。"""
    found: int
    """列了几个。"""

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end]


def rosters(reading: Reading) -> Iterator[Roster]:
    """全文的名单。"""
    passages = [one for one in reading.even.passages if one.text.strip()]
    for at, passage in enumerate(passages):
        match = None if in_table(passage) or len(passage.text) > _LONGEST_TITLE else _HEADED.search(passage.text)
        if match is None:
            continue
        following = passages[at + 1 :]
        count = _rows(following) if following and following[0].cell is not None else _names(reading, following)
        if count is not None and count > 1:
            yield Roster(passage, match.start(), match.end(), number_of(match["number"]), count)


def _rows(passages: list[Passage]) -> int | None:
    """表格里有几行；表头、合计不算。"""
    first = passages[0].cell
    rows: dict[int, str] = {}
    for passage in passages:
        if passage.cell is None or first is None or passage.cell.table != first.table:
            break
        rows.setdefault(passage.cell.row, passage.text)
    named = [text for row, text in sorted(rows.items()) if not re.match("合计|总计|小计", text.strip())]
    return len(named) - 1 if re.match("序号|姓名|名称|单位|编号", named[0].strip()) else len(named)


def _names(reading: Reading, passages: list[Passage]) -> int | None:
    """一行一个或几个的名字；到下一个标题、成句的话为止。"""
    count = 0
    for passage in passages:
        marks = reading.marks_of(passage)
        if in_table(passage) or (marks and marks[0].head and marks[0].scheme.level in {1, 2}):
            break
        text = _SPACED.sub(r"\1\2", passage.text[marks[0].end :] if marks and marks[0].head else passage.text).strip()
        names = [name for name in _APART.split(text.rstrip("。")) if name]
        if "。" in text.rstrip("。") or any(len(name) > _LONGEST_NAME for name in names):
            return None
        if re.search(r"\d{4}年", text) or text.endswith(("：", ":")):
            break
        if (
            len(names) > 1
            and "、" not in text
            and any(len(name) != len(names[0]) for name in names)
            and len(names) <= 3
        ):
            count += 1  # 一行一个：姓名、单位、职务用空格隔开
        else:
            count += len(names)
    return count or None
