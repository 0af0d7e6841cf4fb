"""占比对不对得上：部分、整体、百分之几按各自容得下的范围算。"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from .arithmetic import PEOPLE
from .quantities import Bounds, Quantity
from .share_names import is_goal

_CASES = frozenset({"例", "人", "名", "位"})
SCALES = {"%": Decimal(100), "‰": Decimal(1000), "/10万": Decimal(100000)}


def like(one: Quantity, other: Quantity) -> bool:
    """同一种东西的数：单位相同；人、名、位、例算一样；48万、23.4万都没有单位的也是。"""
    if not one.unit or not other.unit:
        return one.unit == other.unit and "万" in one.text and "万" in other.text
    return one.unit == other.unit or {one.unit, other.unit} <= PEOPLE | _CASES


def fits(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """按各自容得下的范围，算出来的百分比有没有可能写成这样；整数的百分比差不到一个百分点的不说。"""
    low, high, written = part.bounds, whole.bounds, share.bounds
    if whole.exact and is_goal(whole):
        high = Bounds(whole.value, whole.value)  # 任务、计划是定下的数，没有四舍五入
    if low.low is None or low.high is None or not high.low or high.high is None:
        return True
    scale = SCALES[share.unit]
    slack = share.step / 2 if "." in share.text else Decimal("0.49") if share.step == 1 else Decimal(1)
    smallest, largest = low.low / high.high * scale - slack, low.high / high.low * scale + slack
    return (written.high is None or written.high >= smallest) and (written.low is None or written.low <= largest)


def slipped_share(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """百分比正好差十倍百倍：960名占4.8万名，写了20%。"""
    if not like(part, whole) or part.value >= whole.value or share.unit != "%" or not part.value or not share.exact:
        return False
    return share.value * whole.value / part.value / 100 in {Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01")}


def fits_sum(part: Quantity, wholes: Sequence[Quantity], share: Quantity) -> bool:
    """整体是前面相连的两个数加起来的。"""
    scale = SCALES[share.unit]
    slack = share.step if "." in share.text else Decimal(1)
    return any(
        one is not other and abs(part.value / (one.value + other.value) * scale - share.value) <= slack
        for one, other in pairwise(wholes)
        if one.value + other.value > 0
    )


def fits_together(parts: Sequence[Quantity], wholes: Sequence[Quantity], share: Quantity) -> bool:
    """几个部分加起来的率：已达标和预计达标的。"""
    added = sum((one.value for one in parts), Decimal(0))
    sums = {added, *(one.value + other.value for one, other in pairwise(parts))} if len(parts) > 1 else set()
    slack = share.step if "." in share.text else Decimal(1)
    return any(
        abs(one / whole.value * SCALES[share.unit] - share.value) <= slack
        for one in sums
        for whole in wholes
        if whole.value
    )
