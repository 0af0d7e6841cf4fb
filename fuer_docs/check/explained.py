"""另有来路：说对不上的那个数，用近旁别的数一算正好，就可能是认错了谁和谁，说得轻一等。

整改“第一轮38个改了36个、第二轮11个改了7个，尚有6个”：6不是36减7，是两轮各剩的合起来。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from ..model.finding import Severity
from .arithmetic import alike
from .quantities import Quantity
from .reading import Reading
from .rule import Find, Hit

NEAR = 160
"""前后各看几个字。"""
MOST = 12
"""最多拿几个数来算。"""
_LIGHTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.HINT}


def doubted(find: Find, usual: Severity = Severity.ERROR) -> Find:
    """``find`` 找到的里头，那个数另有来路的轻一等；``usual`` 是没有写轻重时的轻重。"""

    def lighter(reading: Reading) -> Iterator[Hit]:
        for one in find(reading):
            severity = one.severity or usual
            if severity in _LIGHTER and _has_other_origin(reading, one):
                one = one._replace(severity=_LIGHTER[severity])
            yield one

    return lighter


def _has_other_origin(reading: Reading, one: Hit) -> bool:
    passage = next(iter(reading.between(one.n, one.n)), None) if one.n is not None else None
    if passage is None:
        return False
    told = [q for q in reading.in_span(passage, one.start, one.end) if q.exact]
    if len(told) != 1:
        return False
    near = reading.in_span(passage, max(0, one.start - NEAR), one.end + NEAR)
    return explained(told[0], [q for q in near if q is not told[0] and q.exact and q.unit][-MOST:])


def explained(told: Quantity, near: list[Quantity]) -> bool:
    """``told`` 是近旁两个数的差、商、积，或者两处差的和。"""
    if told.unit == "%":
        return any(_is_share(one, other, told) for one, other in combinations(near, 2) if alike(one, other))
    same = [one.value for one in near if alike(one, told)]
    gaps = [abs(one - other) for one, other in combinations(same, 2)]
    if told.value in gaps:
        return True
    if any(one.value * other.value == told.value for one, other in combinations(near, 2) if not alike(one, other)):
        return True
    return any(
        abs(a - b) + abs(c - d) == told.value
        for (a, b), (c, d) in combinations(list(combinations(same, 2)), 2)
        if len({a, b, c, d}) == 4
    )


def _is_share(one: Quantity, other: Quantity, told: Quantity) -> bool:
    low, high = sorted((one.value, other.value))
    if one.unit == "%" or not 0 < low < high:
        return False
    for share in (low / high * 100, (high - low) / low * 100, (high - low) / high * 100):
        if share.quantize(told.step if told.step < 1 else Decimal(1), ROUND_HALF_UP) == told.value:
            return True
    return False
