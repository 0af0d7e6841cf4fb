"""不带“一是”的次序：第一阶段、第三阶段，缺了第二；首先、再次、最后、其次，倒了。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.numerals import to_chinese
from ..model.speech import _
from ..reading.counted import number_of
from ..reading.pattern import Pattern
from ..reading.reading import Reading
from .rule import Hit, hit

_NTH = Pattern(
    "(?:^|(?<=[。；：，]))\\s*第(?P<number>[一二三四五六七八九])(?P<what>阶段|步|组|队|轮|批|环节)(?=[，：、（负（]|主要|重点|是|为|赴|由|[\u4e00-\u9fff])",
    "第",
)
_WORDS = Pattern("(?:^|(?<=[。；]))\\s*(?P<word>首先|其次|再次|最后)(?=[，,])", "先次后")
_ORDER = {"首先": 0, "其次": 1, "再次": 2, "最后": 3}


def ordinals(reading: Reading) -> Iterator[Hit]:
    """一段里次序断了、倒了的。"""
    for passage in reading.written:
        yield from _nth(passage)
        yield from _words(passage)


def _nth(passage: Passage) -> Iterator[Hit]:
    found = list(_NTH.finditer(passage.text))
    if not found or found[0]["number"] != "一":
        return
    run = [one for one in found if one["what"] == found[0]["what"]]
    for before, one in pairwise(run):
        number, last = number_of(one["number"]), number_of(before["number"])
        if number == last + 1 or number == 1:
            continue
        due = f"第{to_chinese(last + 1)}{one['what']}"
        message = _("“{before}”后面该是“{due}”", before=f"第{before['number']}{one['what']}", due=due)
        at = one.start("number") - 1
        yield hit(passage, at, one.end("what"), message, _("核对是不是漏了一条"), Severity.WARNING)


def _words(passage: Passage) -> Iterator[Hit]:
    for before, one in pairwise(_WORDS.finditer(passage.text)):
        if _ORDER[one["word"]] < _ORDER[before["word"]] and one["word"] != "首先":
            message = _("“{before}”后面是“{text}”，次序倒了", before=before["word"], text=one["word"])
            yield hit(passage, *one.span("word"), message, _("核对是不是漏了一条"), Severity.WARNING)
