"""一句话，数都占了位：“由▮提高到▮，提高▮”，说法照着它认。"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model.manuscript import Passage
from .pattern import Pattern
from .quantities import Quantity

HEAD, BODY = "\ue000", "\ue001"
MOST = 24
"""往前最多看几个数。"""
_TIMES = {"年", "月", "周", "岁"}
_NTH = set("上前下首每各同头某这那该本另近")


def compiled(pattern: str) -> Pattern:
    """``Q`` 是一个数，``G`` 是数和标点以外的一个字。"""
    return Pattern(pattern.replace("Q", f"{HEAD}{BODY}*").replace("G", f"[^，。；：！？、{HEAD}{BODY}]"))


@dataclass(slots=True)
class Line:
    """一句话，数都换成占位的字，长短不变：“由▮提高到▮，提高▮”。"""

    passage: Passage
    start: int
    text: str
    numbers: list[Quantity]
    at: dict[int, int] = field(default_factory=dict)
    """占位的头在哪里，是第几个数。"""

    def group(self, match: re.Match[str], name: str) -> Quantity:
        """模式里的一个数。"""
        return self.numbers[self.at[match.start(name)]]

    def between(self, one: Quantity, other: Quantity) -> str:
        """两个数之间的话，里头的数已经占了位。"""
        return self.text[one.end - self.start : other.start - self.start]

    def lead(self, one: Quantity) -> str:
        """这个数前面的一小截话，到标点或前一个数为止。"""
        text = self.text[max(0, one.start - self.start - 30) : one.start - self.start]
        return re.split(f"[，。；：、（）{HEAD}{BODY}]", text)[-1]

    def earlier(self, position: int) -> Iterator[Quantity]:
        """占位在 ``position`` 前面的数，近的在前，最多看 ``MOST`` 个。"""
        at = bisect_right(self.numbers, position + self.start, key=lambda one: one.end)
        return reversed(self.numbers[max(0, at - MOST) : at])

    def around(self, position: int) -> list[Quantity]:
        """``position`` 前后的几个数。"""
        at = bisect_right(self.numbers, position + self.start, key=lambda one: one.end)
        return self.numbers[max(0, at - MOST) : at + 8]


def line_of(passage: Passage, start: int, end: int, inside: Iterable[Quantity]) -> Line:
    """一句话；上一期、五年前这样的不算数。"""
    text = passage.text[start:end]
    kept = [one for one in inside if not _aside(one)]
    pieces, last = [], 0
    made = Line(passage, start, "", kept)
    for index, one in enumerate(kept):
        begin, stop = one.start - start, one.end - start
        made.at[begin] = index
        pieces += [text[last:begin], HEAD, BODY * (stop - begin - 1)]
        last = stop
    made.text = "".join([*pieces, text[last:]])
    return made


def _aside(one: Quantity) -> bool:
    if one.unit in _TIMES and "." not in one.text:
        return True
    before = one.passage.text[max(0, one.start - 1) : one.start]
    return (
        one.chinese
        and one.unit not in {"%", "倍"}
        and (one.value == 1 or before in _NTH or (one.value == 2 and one.text[0] == "二"))
    )
