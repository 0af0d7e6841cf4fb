"""没办完的还有几样，前后两个数：“其余13项正在推进”“对剩余的15项任务列出清单”。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..reading.pattern import Pattern
from ..reading.quantities import Quantity
from ..reading.reading import Reading

_KINDS = {
    "剩下的": (Pattern("(?:其余|剩余|余下|剩下)的?$"), Pattern("(?!.)")),
    "未达标的": (
        Pattern("(?:未|没有)(?:能)?(?:如期)?(?:达标|达到目标|达到)的?$"),
        Pattern("(?:尚|还)?未(?:达标|达到)(?!的)"),
    ),
}
_UNITS = frozenset({"项", "件", "个", "条", "户"})
_APART = Pattern("妇女(?:发展)?(?:规划|纲要)|儿童(?:发展)?(?:规划|纲要)|妇女类|儿童类|其中|各|分别|[市县区镇乡]级")
_NOUN = re.compile("的?(?P<noun>[\u4e00-\u9fff]{2,6})")
_FAR = 80


def left_twice(reading: Reading) -> Iterator[tuple[str, Quantity, Quantity]]:
    """名目、前一处、后一处。"""
    for name, (before, after) in _KINDS.items():
        found = [
            one
            for one in reading.quantities
            if one.unit in _UNITS
            and one.exact
            and not one.passage.in_table
            and (before.search(one.before()) or after.match(one.after()))
        ]
        for at, one in enumerate(found):
            for other in found[:at]:
                if _clash(other, one) and not any(third.value == one.value for third in found[:at]):
                    yield name, other, one
                    break


def _clash(one: Quantity, other: Quantity) -> bool:
    """后一处说的东西，前一处前后也说着；差得不多。"""
    if (
        "." in one.text + other.text
        or one.unit != other.unit
        or one.value == other.value
        or one.passage.n == other.passage.n
    ):
        return False
    if abs(one.value - other.value) * 4 > max(one.value, other.value):
        return False
    around = [_around(quantity) for quantity in (one, other)]
    noun = _NOUN.match(re.sub("^(?:尚|还)?未(?:达标|达到)", "", other.after()))
    return not any(map(_APART.search, around)) and noun is not None and noun["noun"][:2] in around[0]


def _around(one: Quantity) -> str:
    text = one.passage.text
    start = max(text.rfind("。", 0, one.start), one.start - _FAR, 0)
    return text[start : one.end + 10]
