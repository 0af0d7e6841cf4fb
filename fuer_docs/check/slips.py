"""差一个万、一个亿：一句里的几个数，有一个乘（除）一万就正好加得上、乘得上、占得上，是万、亿、元写错了。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from ..reading.arithmetic import MONEY, PEOPLE, shown
from ..reading.pattern import Pattern
from ..reading.quantities import Quantity
from ..reading.roles import RATES, Role, role

_SCALES = tuple(Decimal(10) ** power for power in (4, 8, -4, -8))
MOST = 8
"""一句里最多看几笔钱。"""
_DIGITS = 2
"""两位有效数字以上的，凑巧的少。"""
_EACH = Pattern(r"(?:[人户笔村家场期]均|(?:平均)?每[一]?[人户名笔村个家场位期间所对项])[^，。；：、0-9]{0,10}$")
_OF_IT = Pattern("[^。；0-9]{0,36}(?:其中|包括|含|：|用于|分别)")
_COUNTED = PEOPLE | {"人次", "户", "份", "亩", "件"}
_NOT_ADDED = RATES
_NOT_COUNTED = frozenset({"%", "‰", "元", "倍", "年", "月", "天", "岁", "", "个百分点", "小时"})


class Slip(NamedTuple):
    """写错万、亿的那个数：算式、该是多少。"""

    quantity: Quantity
    formula: str
    due: str


def slips(inside: Sequence[Quantity]) -> Iterator[Slip]:
    """一句里的各处，先加减，再乘，再占比；一个数只说一次。"""
    exact = [one for one in inside if one.value and one.exact and not one.chinese]
    told: set[int] = set()
    for one in (*_all_added(exact), *_multiplied(inside, exact), *_shared(inside, exact)):
        if one.quantity.start not in told:
            told.add(one.quantity.start)
            yield one


def _all_added(exact: Sequence[Quantity]) -> Iterator[Slip]:
    """钱和钱加，人和人加。"""
    by_unit: dict[str, list[Quantity]] = {}
    for one in exact:
        if one.unit == MONEY or _scale(one) or one.unit in by_unit or one.unit in _COUNTED:
            by_unit.setdefault("人" if one.unit in PEOPLE else one.unit, []).append(one)
    for unit, some in by_unit.items():
        if unit not in _NOT_ADDED and any(_scale(one) for one in some):
            yield from _added([one for one in some if role(one) is not Role.EACH][:MOST])


def _scale(one: Quantity) -> str:
    return "亿" if "亿" in one.text else "万" if "万" in one.text else ""


def _long(value: Decimal) -> bool:
    return len(f"{value.normalize():f}".replace(".", "").strip("0")) >= _DIGITS


def _slipped(written: Decimal, due: Decimal) -> bool:
    """差一万倍、一亿倍。"""
    return due > 0 and any(written * scale == due for scale in _SCALES)


def _added(money: Sequence[Quantity]) -> Iterator[Slip]:
    """“总投资1200元，其中省级700万元、县级500万元”：三个以上的是连着的一串。"""
    groups: list[tuple[Quantity, ...]] = [*combinations(money, 3)]
    groups += [tuple(money[at : at + size]) for size in range(4, len(money) + 1) for at in range(len(money) - size + 1)]
    for group in groups:
        yield from _tens(group)
        for at, odd in enumerate(group):
            others = [one for one in group if one is not odd]
            if any(_scale(one) == _scale(odd) for one in others):
                continue
            whole, parts = (group[0], others) if at == 0 else (others[0], others[1:])
            due = (
                sum((one.value for one in parts), Decimal(0))
                if at == 0
                else whole.value - sum(one.value for one in parts)
            )
            if _slipped(odd.value, due) and _long(due):
                sign = "+" if at == 0 else "-"
                formula = sign.join(one.text for one in (parts if at == 0 else others))
                yield Slip(odd, formula, shown(due, others[-1]))
                continue
            if at == len(group) - 1:
                due = sum((one.value for one in others), Decimal(0))
                if _slipped(odd.value, due) and _long(due):
                    yield Slip(odd, "+".join(one.text for one in others), shown(due, others[-1]))


def _tens(group: Sequence[Quantity]) -> Iterator[Slip]:
    """“投入6.4万元，包括省级40万元、市级24万元”：差十倍的，要说明了是分项才算。"""
    whole, parts = group[0], group[1:]
    due = sum((one.value for one in parts), Decimal(0))
    tens = any(whole.value * Decimal(10) ** power == due for power in (-3, -2, -1, 1, 2, 3))
    if tens and _long(due) and _OF_IT.match(whole.passage.text, whole.end):
        yield Slip(whole, "+".join(one.text for one in parts), shown(due, parts[-1]))


def _multiplied(inside: Sequence[Quantity], exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“向1600名妇女发放贷款2.4万元，人均15万元”。"""
    money = [one for one in exact if one.unit == MONEY]
    counts = [one for one in inside if one.unit not in _NOT_COUNTED and one.exact][:MOST]
    for each in money:
        if not _EACH.search(each.before()):
            continue
        totals = [one for one in money if one is not each]
        for count in counts:
            due = count.value * each.value
            if any(one.value == due for one in totals):
                return
            for one in totals:
                if _slipped(one.value, due) and _long(due):
                    yield Slip(one, f"{count.text}×{each.text}", shown(due, each))


def _shared(inside: Sequence[Quantity], exact: Sequence[Quantity]) -> Iterator[Slip]:
    """“安排3.6亿元，已下达3.42万元，下达率95%”。"""
    money = [one for one in exact if one.unit == MONEY]
    for share in inside:
        if share.unit != "%" or not share.exact:
            continue
        before = [one for one in money if one.end <= share.start][-2:]
        if len(before) < 2:
            continue
        for whole, part in (tuple(before), tuple(reversed(before))):
            due = whole.value * share.value / 100
            half = whole.value * share.step / 200
            for scale in _SCALES:
                if abs(part.value * scale - due) <= half and _long(share.value) and _scale(whole) != _scale(part):
                    yield Slip(part, f"{whole.text}×{share.text}", shown(due, whole))
