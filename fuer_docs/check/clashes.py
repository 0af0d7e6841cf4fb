"""名目一样的两处，数不一样，是不是打架，有几分把握。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ..model.finding import Severity
from ..reading.claims import BODIES, Claim
from ..reading.mentions import Mention, alike, keys, mentions
from ..reading.pattern import Pattern
from ..reading.quantities import Quantity
from ..reading.reading import Reading

_KEPT = 8
"""名目像的，只跟最早的几处、最近的几处比。"""
_CLOSE = Decimal("0.25")


class Clash(NamedTuple):
    """前一处和后一处。"""

    name: str
    first: Quantity
    second: Quantity
    severity: Severity


def said_twice(reading: Reading) -> Iterator[Clash]:
    """名目一样、写法不一样的：“招募志愿者86名”“68名志愿者全部表示”。"""
    seen: dict[str, list[Mention]] = {}
    for one in mentions(reading):
        kept = {id(other): other for key in keys(one) for other in seen.get(key, ())}
        same = [
            (other, name)
            for other in kept.values()
            if (name := alike(other, one, swapped=_swapped(other.quantity, one.quantity)))
        ]
        agreed = any(other.quantity.value == one.quantity.value for other, _name in same)
        clashes = [(other, name, severity) for other, name in same if (severity := _clash(other, one)) is not None]
        if clashes and not (agreed and not any(other.whole for other, _name, _severity in clashes)):
            other, name, severity = clashes[0]
            yield Clash(name, other.quantity, one.quantity, severity)
        for key in keys(one):
            already = seen.setdefault(key, [])
            if len(already) >= 2 * _KEPT:
                del already[_KEPT]
            already.append(one)


def _clash(one: Mention, other: Mention) -> Severity | None:
    """两处是一样东西，数不一样，是不是写错了。"""
    a, b = one.quantity, other.quantity
    if a.value == b.value or a.hedge != b.hedge or _rounded(a, b) or (_one_sentence(one, other) and not one.body):
        return None
    known = other.former or other.body or other.definite or other.rate or _swapped(a, b)
    if other.ahead and not one.ahead and not known:
        return None
    if one.body:
        return _bodies(one, other)
    if one.year != other.year and not (other.ahead and _swapped(a, b) and not (_dated(a) and _dated(b))):
        return None
    slipped = _swapped(a, b) or _slipped(str(a.value), str(b.value))
    if one.time != other.time and not (slipped and (one.time == "" or other.time == "")):
        return None
    if one.rate:
        return Severity.WARNING
    if one.former or other.former:
        return (
            Severity.WARNING
            if min(len(one.before or one.after), len(other.before or other.after)) > SHORT
            else Severity.HINT
        )
    if one.whole and other.whole and (one.scoped or other.scoped):
        return Severity.WARNING
    if slipped:
        return Severity.WARNING if one.whole or other.whole or one.opening or other.definite else Severity.HINT
    if one.opening and one.before and one.before == other.before:
        if other.whole or b.value > a.value:
            return Severity.WARNING
        return Severity.HINT if _YEARLY.search(b.before()) else None
    if one.definite or not other.definite or (other.whole and not other.scoped):
        return None
    near = abs(a.value - b.value) <= max(a.value, b.value) * _CLOSE
    if near and other.before and one.before.startswith(other.before):
        return Severity.WARNING
    return Severity.HINT if near or other.whole else None


def _dated(one: Quantity) -> bool:
    """这一小句里写明了哪一年。"""
    lead = re.split("[。；]", one.passage.text[max(0, one.start - _NEARBY) : one.start])[-1]
    return re.search("(?:19|20)\\d\\d年|去年|上年", lead) is not None


_NEARBY = 40


def _bodies(one: Mention, other: Mention) -> Severity | None:
    """乡镇、成员单位一类：都说的是全部的；比全部还多的；只差一两个、写颠倒了的。"""
    a, b = one.quantity, other.quantity
    if max(a.value, b.value) > 3 * min(a.value, b.value) and not _swapped(a, b):
        return None  # 差得这么多，说的是不同的范围
    if one.whole and other.whole and not _one_sentence(one, other):
        return Severity.WARNING
    if one.whole != other.whole:
        part, total = (b, a) if one.whole else (a, b)
        if part.value > total.value:
            return Severity.WARNING
    if _one_sentence(one, other):
        return None
    fewer = a if a.value < b.value else b
    if SOME_DID.match(fewer.passage.text, fewer.end):
        return None
    near = min(a.value, b.value) >= _MANY and abs(a.value - b.value) <= 1
    return Severity.HINT if _swapped(a, b) or near else None


SOME_DID = Pattern(
    "[^，。；全都均]{0,8}?(?:达标|完成|通过|报送|建成|建立|实现|成立|启动|合格|获评|获得|被评|已|未|没有|参加|到位)"
)
"""“13个乡镇达标”：做到了的有几个，不是一共几个。"""
_MANY = 8
_FAR = 600
"""一句话再长，隔这么多字就当两句看。"""
SHORT = 3
_YEARLY = re.compile("今年|全年|一年来|年内|本年度")


def _one_sentence(one: Mention, other: Mention) -> bool:
    a, b = one.quantity, other.quantity
    return (
        a.passage is b.passage
        and b.start - a.end <= _FAR
        and not re.search("[。！？]", a.passage.text[a.end : b.start])
    )


def _rounded(a: Quantity, b: Quantity) -> bool:
    """一处写得细、一处写得粗：1.2万人、12034人。"""
    return a.step != b.step and abs(a.value - b.value) < max(a.step, b.step)


def _swapped(a: Quantity, b: Quantity) -> bool:
    """数字一样、先后写颠倒了：86、68，3260、3620。"""
    one, other = (re.sub(r"\D", "", re.split("[万亿百千]", quantity.text)[0]) for quantity in (a, b))
    return len(one) == len(other) > 1 and one != other and sorted(one) == sorted(other)


def contradiction(one: Claim, other: Claim) -> Severity | None:
    """两处是不是打架：都说的是总数的是；一处没说，比总数还多或只差一个字的像是。"""
    a, b = one.quantity.value, other.quantity.value
    if a == b or (
        abs(a - b) < max(one.quantity.step, other.quantity.step) and "." in one.quantity.text + other.quantity.text
    ):
        return None
    if one.total and other.total:
        return Severity.WARNING
    if one.total != other.total:
        part, whole = (b, a) if one.total else (a, b)
        if one.name in BODIES:
            return Severity.WARNING if part > whole else None
        return Severity.HINT if _slipped(str(a), str(b)) else None
    return None


def _slipped(one: str, other: str) -> bool:
    """一样长，三位以上，只差一位。"""
    return len(one) == len(other) > 2 and sum(x != y for x, y in zip(one, other, strict=True)) == 1
