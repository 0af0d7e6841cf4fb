"""大数有的分节有的不分。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NUMBER = Pattern(
    r"(?<![\d.,\-A-Za-z〔])(?P<grouped>[1-9]\d{0,2}(?:,\d{3})+)(?![\d,])|(?<![\d.,\-A-Za-z〔第])(?P<plain>[1-9]\d{4,8})(?![\d\-号A-Za-z])",
    "123456789",
)


def _find(reading: Reading) -> Iterator[Hit]:
    found = list(reading.matches(_NUMBER))
    grouped = [(passage, match) for passage, match in found if match["grouped"]]
    plain = [(passage, match) for passage, match in found if match["plain"]]
    if grouped and plain:
        passage, match = min(grouped, plain, key=len)[0]
        message = _("大数有的分节（{grouped}），有的不分（{plain}）", grouped=grouped[0][1][0], plain=plain[0][1][0])
        yield hit(passage, *match.span(), message, _("一篇里统一一种"))


RULE = Rule(
    id="mixed-thousands",
    title="大数有的分节有的不分",
    severity=Severity.HINT,
    why="一篇里“33,613”和“16820”都有，像是从两个表里抄来的。",
    basis="GB/T 15835—2011（多位数分节或不分节，一篇内统一）",
    bad=("转移劳动力33,613人，其中妇女16820人。",),
    good=(
        "转移劳动力33613人，其中妇女16820人。",
        "转移劳动力33,613人，其中妇女16,820人。",
        "共1,260人次，另有420人次，2022年完成。",
        "共1260人次，总额33,613元。",
    ),
    find=_find,
)
