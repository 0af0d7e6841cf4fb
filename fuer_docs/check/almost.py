"""打错一个字就对得上的数：别处认的是话怎么说，这里只看数。

先替一个数找来路——近旁的数加减乘除正好是它，什么也不说；没有来路，和最近的两个数一算只差一位、两位颠倒、
差一，多半是改了一处忘了另一处。凑巧的也有，所以只是提示。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from ..reading.arithmetic import PEOPLE, alike
from ..reading.pattern import Pattern
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import RATES, Role, role

MOST = 10
"""替一个数找来路，近旁最多拿几个数来算。"""
NEAR_SHARE = 8
"""占比差在这么多个百分点以内，算打错；再远多半认错了谁和谁。"""
_CASES = frozenset({"件", "份", "起", "例", "宗"})
_SCALES = {"%": Decimal(100), "‰": Decimal(1000)}
_POINTS = {"个百分点": "%", "个千分点": "‰"}
_CHANGED = Pattern("增|[下升]|[降涨]|提高|减|同比|环比|比上年|较|幅度|翻|赢|利率|折")
_AIMED = Pattern("目标[^完]|力争|确保|计划|要求|不低于|标准|规定|拟|将")
_GAP = Pattern(
    r"(?:多|少|增加|减少|提高|降低|下降|上升|增长|差|缺口|缺|结余|剩余|剩|余|超|尚有|还有|漏.?|未.{0,4}|净增|新增|节约|相差|落后|领先|高|低|出|短|增补|退出|盈余|欠)(?:了|到|达|任务数|资金)?[^，。；：、（）0-9]{0,4}$"
)
_NOT_A_GAP = Pattern("每|其中|均|各")


class Near(NamedTuple):
    """差一点就对得上的一处。"""

    told: Quantity
    formula: str
    due: Decimal
    """该是多少，以基本单位计。"""


def almost(reading: Reading) -> Iterator[Near]:
    """全文差一点就对得上的数。"""
    for one in reading.quantities:
        if one.passage.in_table or not one.unit:
            continue
        near = _share(reading, one) if one.unit in _SCALES else _gap(reading, one)
        if near is not None:
            yield near
    for passage, start, end in reading.sentences:
        if not passage.in_table:
            yield from _products(reading.in_span(passage, start, end))


def slipped(told: Decimal, due: Decimal, step: Decimal) -> bool:
    """写着的和该是的只差打错的一下：一位不同、相邻两位颠倒、差末位的一。``step`` 是末一位代表多少。"""
    written, right = (f"{(value / step).to_integral_value(ROUND_HALF_UP):f}" for value in (told, due))
    if written == right or len(written) != len(right):
        return False
    off = [at for at, (one, other) in enumerate(zip(written, right, strict=True)) if one != other]
    if len(written.rstrip("0")) < 2 and len(right.rstrip("0")) < 2:
        return False  # 2000 和 9000：一位数，凑巧的多
    swapped = len(off) == 2 and off[1] == off[0] + 1 and sorted(written) == sorted(right)
    return len(off) == 1 or swapped or abs(int(written) - int(right)) == 1


# -- 占比 --


def _share(reading: Reading, one: Quantity) -> Near | None:
    """“全县168个村，建成的151个，覆盖面为93.5%”。"""
    lead = one.before()
    if _CHANGED.search(lead[-12:]) or _AIMED.search(lead) or (one.hedge and not one.chinese):
        return None
    inside = _around(reading, one)
    counts = [other for other in inside if other.unit and other.unit not in RATES]
    before = [other for other in counts if other.start < one.start]
    if len(before) < 2 or "。" in one.passage.text[before[-1].end : one.start] or _comes_from(one, inside, counts):
        return None
    part = before[-1]
    whole = next((other for other in reversed(before[:-1]) if _kin(part, other) and other.value > part.value), None)
    if whole is None or not (part.exact and whole.exact):
        return None
    due = part.value / whole.value * _SCALES[one.unit]
    most = Decimal(NEAR_SHARE) if one.unit == "%" else due / 4
    return Near(one, f"{part.text}÷{whole.text}", due) if abs(due - one.value) <= most else None


def _comes_from(one: Quantity, inside: Sequence[Quantity], counts: Sequence[Quantity]) -> bool:
    """这个占比另有来路：近旁两个数相除，或者几个数的和、差相除；和另一个占比凑成百分之百。"""
    if any(other.unit == one.unit and abs(100 - other.value - one.value) <= one.step for other in inside):
        return True
    slack = Decimal(5) if one.chinese else one.step
    values = [other.value for other in counts[-MOST:]]
    pairs = list(combinations(values, 2))
    pool = [*values, *(a + b for a, b in pairs), *(abs(a - b) for a, b in pairs)]
    return any(whole and abs(part / whole * _SCALES[one.unit] - one.value) <= slack for part in pool for whole in pool)


def _kin(one: Quantity, other: Quantity) -> bool:
    """同一种东西；受理几件、签发几份也算。"""
    return alike(one, other) or {one.unit, other.unit} <= _CASES


def _around(reading: Reading, one: Quantity) -> list[Quantity]:
    """这一句和前一句里的数，不连它自己。"""
    text = one.passage.text
    start = text.rfind("。", 0, one.start) + 1
    earlier = text.rfind("。", 0, max(0, start - 1)) + 1
    stop = text.find("。", one.end)
    inside = reading.in_span(one.passage, earlier, len(text) if stop < 0 else stop)
    return [other for other in inside if other is not one][-2 * MOST :]


# -- 差额 --


def _gap(reading: Reading, one: Quantity) -> Near | None:
    """“年度任务12000人，实际筛查12486人，超任务数386人”。"""
    unit = _POINTS.get(one.unit, one.unit)
    lead = one.before()
    if one.chinese or not one.exact or unit in RATES - set(_SCALES) or not _GAP.search(lead) or _NOT_A_GAP.search(lead):
        return None
    same = [other for other in _around(reading, one) if _same_unit(other, unit)]
    before = [other for other in same if other.start < one.start and other.exact and not other.chinese][-2:]
    if len(before) < 2 or _is_counted(one, [other.value for other in same][-MOST:]):
        return None
    due = abs(before[0].value - before[1].value)
    step = min(one.step, *(other.step for other in before))
    large, small = sorted(before, key=lambda other: -other.value)
    return Near(one, f"{large.text}-{small.text}", due) if due and slipped(one.value, due, step) else None


def _same_unit(other: Quantity, unit: str) -> bool:
    return other.unit == unit or {other.unit, unit} <= PEOPLE


def _is_counted(one: Quantity, values: Sequence[Decimal]) -> bool:
    """近旁的数加加减减正好是它。"""
    if any(one.value in (abs(a - b), a + b) for a, b in combinations(values, 2)):
        return True
    return any(one.value in (abs(a - b - c), a + b + c) for a, b, c in permutations(values[:8], 3))


# -- 几份、每份、一共 --


def _products(inside: Sequence[Quantity]) -> Iterator[Near]:
    """“12个乡镇，每个乡镇送课4次，全年送课46次”。"""
    numbers = [one for one in inside if one.unit and one.exact and not one.chinese and one.unit not in _SCALES][:MOST]
    eaches = [one for one in numbers if role(one) is Role.EACH and one.value > 1]
    for each in eaches if len(eaches) == 1 else ():  # 几样标准的，分不清谁乘谁
        others = [one for one in numbers if one is not each]
        trios = [(count, whole) for count, whole in permutations(others, 2) if _is_trio(each, count, whole)]
        if any(_fits(each, count, whole) for count, whole in trios):
            continue
        for count, whole in trios:
            due = count.value * each.value
            if slipped(whole.value, due, min(whole.step, each.step)):
                yield Near(whole, f"{each.text}×{count.text}", due)
                break
            if count.start < each.start and slipped(each.value, whole.value / count.value, each.step):
                yield Near(each, f"{whole.text}÷{count.text}", whole.value / count.value)
                break


def _is_trio(each: Quantity, count: Quantity, whole: Quantity) -> bool:
    return count.value >= 2 and alike(each, whole) and not alike(count, whole) and whole.value > each.value


def _fits(each: Quantity, count: Quantity, whole: Quantity) -> bool:
    slack = max(whole.step / 2, each.step / 2 * count.value if "." in each.text else Decimal(0))
    return abs(count.value * each.value - whole.value) <= slack
