"""“N个弱”“N点意见”：说了几个，下面就要有几个。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.numerals import from_chinese, to_chinese
from ...model.speech import _
from ..headings import Mark
from ..reading import Reading
from ..rule import Hit, Rule, hit

_CLAIM = re.compile(
    r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个|点|项|条|大)"
    r"(?:“[^”]{1,8}”|方面|意见|要求|工作|问题|任务|突破|[^，。；：”“]{1,6}(?=”))"
)


def _find(reading: Reading) -> Iterator[Hit]:
    for index, passage in enumerate(reading.passages):
        for match in _CLAIM.finditer(passage.text):
            claimed = int(match["number"]) if match["number"].isdecimal() else from_chinese(match["number"])
            counted = _listed_after(reading, index, match.end())
            if claimed and counted and counted != claimed:
                message = _("说的是{text}，下面列了{n}项", text=match[0], n=to_chinese(counted))
                yield hit(passage, *match.span(), message, _("改成{n}，或核对各项", n=to_chinese(counted)))


def _listed_after(reading: Reading, index: int, end: int) -> int:
    """紧接着的一串“一是”有几项；没有是 0。"""
    run: list[Mark] = []
    for passage in reading.passages[index : index + 20]:
        marks = [mark for mark in reading.marks_of(passage) if mark.scheme.name == "一是"]
        after = [mark for mark in marks if passage is not reading.passages[index] or mark.start >= end]
        if not after and run and passage.text.strip():
            break
        for mark in after:
            if mark.number != len(run) + 1:
                return len(run) if len(run) > 1 else 0
            run.append(mark)
        if not run and passage is not reading.passages[index]:
            return 0
    return len(run) if len(run) > 1 else 0


RULE = Rule(
    id="counted-list-mismatch",
    title="说的几个和列的几个不一样",
    severity=Severity.ERROR,
    why="“四个突破”下面列了六条，是最常见也最容易被当场指出来的错。",
    basis="惯例：概括的数目与列举一致",
    bad=("主要存在“两个弱”。一是个别指标弱。二是机制建设弱。三是权益保障弱。",),
    good=("主要存在“三个弱”。一是个别指标弱。二是机制建设弱。三是权益保障弱。", "我讲三点意见。"),
    find=_find,
)
