"""算数的几样小工具：同类的数、范围相加、把得数写得像原文。"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum

from ..model.finding import Severity
from .quantities import Bounds, Quantity

PEOPLE = frozenset({"人", "名", "位"})
MONEY = "元"


class Sure(IntEnum):
    """对不上的有几分把握。"""

    NONE = 0
    HINT = 1
    LIKELY = 2
    CERTAIN = 3

    @property
    def severity(self) -> Severity:
        """有把握的是错误，多半不对的是警告，其余是提示。"""
        return {Sure.CERTAIN: Severity.ERROR, Sure.LIKELY: Severity.WARNING}.get(self, Severity.HINT)


def alike(one: Quantity, other: Quantity) -> bool:
    """同一种东西的数：单位相同；人、名、位算一样。"""
    return bool(one.unit) and (one.unit == other.unit or {one.unit, other.unit} <= PEOPLE)


def before(one: Quantity, other: Quantity) -> bool:
    """``one`` 在 ``other`` 前面。"""
    return (one.passage.n, one.start) < (other.passage.n, other.start)


def total(parts: Iterable[Quantity]) -> Bounds:
    """几个数加起来可能是多少。"""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for part in parts:
        bounds = part.bounds
        low = None if low is None or bounds.low is None else low + bounds.low
        high = None if high is None or bounds.high is None else high + bounds.high
    return Bounds(low, high)


def difference(whole: Quantity, part: Quantity) -> Bounds:
    """两个数相减可能是多少。"""
    one, other = whole.bounds, part.bounds
    return Bounds(
        None if one.low is None or other.high is None else one.low - other.high,
        None if one.high is None or other.low is None else one.high - other.low,
    )


def meet(one: Bounds, other: Bounds) -> bool:
    """两个范围有没有相交。"""
    return not above(one, other) and not above(other, one)


def above(one: Bounds, other: Bounds) -> bool:
    """``one`` 整个在 ``other`` 上面。"""
    return one.low is not None and other.high is not None and one.low > other.high


def exact(*many: Quantity) -> bool:
    """都没有约数词。"""
    return all(one.exact for one in many)


def shown(value: Decimal, like: Quantity) -> str:
    """得数写得像 ``like``：它写万，得数也写万。"""
    scale = next((size for name, size in (("亿", 10**8), ("万", 10**4)) if f"{name}" in like.text), 1)
    places = Decimal("0.0001") if scale > 1 else Decimal("0.01")
    scaled = (value / scale).quantize(places, ROUND_HALF_UP).normalize()
    return f"{scaled:f}{'' if scale == 1 else '亿' if scale == 10**8 else '万'}{like.unit}"
