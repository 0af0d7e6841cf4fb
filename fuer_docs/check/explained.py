"""另有来路：说对不上的那个数，用近旁别的数一算正好，就可能是认错了谁和谁，说得轻一等。

整改“第一轮38个改了36个、第二轮11个改了7个，尚有6个”：6不是36减7，是两轮各剩的合起来。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from ..model.finding import Severity
from ..reading.arithmetic import alike
from ..reading.punctuation import sentence_around
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import RATES
from .rule import Find, Hit

NEAR = 240
"""前后各看几个字。"""
MOST = 14
"""最多拿几个数来算。"""
CLOSED = 2
"""一句里连同它只有这么几个别的同类数，才说得准是谁和谁。"""
_GREW = re.compile("(?:增|减|升|降|涨|提高|多|少)[^，。；]{0,6}$")
SURE = 10
"""小的数凑巧对得上的多。"""
FAR = Decimal("0.3")
"""算出来的和写着的差这么多（占大的一个），又不是一位数打错，多半是认错了。"""


def doubted(find: Find, *, far_too: bool = True) -> Find:
    """``find`` 找到的里头，那个数另有来路的、差得太远的只提示；``far_too`` 为假时差得太远的不说。"""

    def lighter(reading: Reading) -> Iterator[Hit]:
        for one in find(reading):
            told, near = _around(reading, one)
            likely = told is not None and one.due is not None and not far(told, one.due)
            certain = likely and one.severity is Severity.ERROR
            if told is not None and (_of_opening(reading, told) or (not certain and _surely(told, near, one.due))):
                continue
            if told is not None and one.due is not None and far(told, one.due):
                if far_too:
                    yield one._replace(severity=Severity.HINT)
            elif told is not None and explained(told, near, one.due):
                yield one._replace(severity=Severity.HINT)
            elif told is not None and not _closed(reading, told, one.due):
                yield one._replace(severity=max(one.severity or Severity.ERROR, Severity.WARNING, key=_RANK.index))
            else:
                yield one

    return lighter


_RANK = [Severity.ERROR, Severity.WARNING, Severity.HINT]


def _closed(reading: Reading, told: Quantity, due: Decimal | None) -> bool:
    """这一句里没有别的数可能掺和：同类的数不多，或者加起来正好是算出来的那个。"""
    inside = reading.in_span(told.passage, *sentence_around(told.passage.text, told.start, told.end))
    if told.unit == "%":
        counts = [one for one in inside if one.unit and one.unit not in RATES]
        return len(counts) <= CLOSED or max(sum(alike(one, other) for other in counts) for one in counts) <= CLOSED
    same = [one.value for one in inside if one is not told and alike(one, told)]
    return len(same) <= CLOSED or sum(same) == due


def _surely(told: Quantity, near: Sequence[Quantity], due: Decimal | None) -> bool:
    """同一句里前面另有两个数，一减、一加、一除正好是它：凑巧的少，是认错了谁和谁。"""
    text = told.passage.text
    begin = text.rfind("。", 0, told.start) + 1
    before = [one for one in near if begin <= one.start < told.start]
    if told.unit == "%":
        if told.step >= 1:
            return False
        before = [one for one in near if one.start < told.start]
        pairs = [
            (min(a.value, b.value), max(a.value, b.value))
            for a, b in combinations(before, 2)
            if alike(a, b) and a.unit != "%"
        ]
        pairs = [
            (low, high)
            for low, high in pairs
            if low and high > 2 * SURE and (due is None or abs(high / low * 100 - due) > told.step)
        ]
        if _GREW.search(told.before()):
            return any(_grown(low, high, told, due) for low, high in pairs)
        return any((low / high * 100).quantize(told.step, ROUND_HALF_UP) == told.value for low, high in pairs)
    same = [one.value for one in before if alike(one, told)]
    if due is not None and abs(told.value - due) in same:
        return False  # 差的正好是旁边的一个数：漏算了它
    return told.value >= SURE and any(told.value in (abs(a - b), a + b) for a, b in combinations(same, 2))


def _grown(low: Decimal, high: Decimal, told: Quantity, due: Decimal | None) -> bool:
    """升降的百分之几是这两个数的，又不是除错了底数。"""
    if low == high or low < 2 * SURE:
        return False
    ways = [(high - low) / low * 100, (high - low) / high * 100]
    mistaken = due is not None and any(abs(way - due) <= told.step for way in ways)
    return not mistaken and any(way.quantize(told.step, ROUND_HALF_UP) == told.value for way in ways)


def _of_opening(reading: Reading, told: Quantity) -> bool:
    """这一段开头说的总数作底，前面一个数正好占这么多：“受理1540件……当年办结1465件，办结率为95.1%”。"""
    if told.unit != "%" or _GREW.search(told.before()):
        return False
    before = [
        one for one in reading.in_span(told.passage, 0, told.start) if one.exact and one.unit and one.unit not in RATES
    ]
    if len(before) < 3:
        return False
    whole = before[0]
    slack = told.step if not told.chinese else Decimal(1)
    shares = (one.value / whole.value * 100 for one in before[1:] if alike(one, whole) and whole.value >= SURE)
    return any(abs(share - told.value) <= slack / 2 for share in shares)


def _around(reading: Reading, one: Hit) -> tuple[Quantity | None, list[Quantity]]:
    """说不对的那个数，和它近旁的数；那里没有数、不止一个数的是 ``None``。"""
    passage = reading.manuscript.passage(one.n) if one.n is not None else None
    told = [q for q in reading.in_span(passage, one.start, one.end) if q.exact] if passage is not None else []
    if passage is None or len(told) != 1:
        return None, []
    near = reading.in_span(passage, max(0, one.start - NEAR), one.end + NEAR)
    near = [q for q in near if q is not told[0] and q.exact and q.unit]
    before = [q for q in near if q.start < one.start][-MOST:]
    return told[0], before + [q for q in near if q.start > one.start][: MOST - len(before)]


def far(told: Quantity, due: Decimal) -> bool:
    """写着的和算出来的差得太远；差一位数字、两位颠倒、多少一个零的是打错，不算。"""
    gap, most = abs(told.value - due), max(abs(told.value), abs(due))
    if gap <= most * FAR or (told.unit == "%" and gap <= 12):
        return False
    written = f"{(told.value / told.step).to_integral_value():f}"
    right = f"{(due / told.step).to_integral_value(ROUND_HALF_UP):f}"
    if written.rstrip("0") == right.rstrip("0") or sorted(written) == sorted(right):
        return False
    one_digit = len(written) == len(right) and sum(a != b for a, b in zip(written, right, strict=True)) == 1
    return not one_digit or len(written) < 3


def explained(told: Quantity, near: Sequence[Quantity], due: Decimal | None = None) -> bool:
    """``told`` 是近旁几个数的和、差、商、积，或者两处差的和；或者它和算出来的加起来正是近旁的一个。"""
    if told.unit == "%":
        return any(_is_share(one, other, told) for one, other in combinations(near, 2) if alike(one, other))
    same = [one.value for one in near if alike(one, told)]
    pairs = list(combinations(same, 2))
    if due is not None and (told.value + due in same or abs(due - told.value) in same):
        return True  # 除去重的几个、没有算进去的几个，正好
    if any(told.value in (abs(one - other), one + other) for one, other in pairs):
        return True
    if any(one.value * other.value == told.value for one, other in combinations(near, 2) if not alike(one, other)):
        return True
    return any(
        abs(a - b) + abs(c - d) == told.value for (a, b), (c, d) in combinations(pairs, 2) if len({a, b, c, d}) == 4
    )


def _is_share(one: Quantity, other: Quantity, told: Quantity) -> bool:
    low, high = sorted((one.value, other.value))
    if one.unit == "%" or not 0 < low < high:
        return False
    for share in (low / high * 100, (high - low) / low * 100, (high - low) / high * 100):
        if share.quantize(told.step if told.step < 1 else Decimal(1), ROUND_HALF_UP) == told.value:
            return True
    return False
