"""差一点就加得上：一个数后面（前面）紧跟着几个同类数，加起来和它只差一点，多半是哪个数打错了。

别处认分项看的是话怎么说（其中、包括、合计）；这里只看数。凑巧加得差不多的少，恰好加得上的什么也不说。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..reading.arithmetic import Sure, alike
from ..reading.parts import (
    ASIDE,
    OVERLAP,
    Span,
    Sum,
    chosen,
    left_open,
    name_of,
    on_a_ladder,
    outside_brackets,
    overlapping,
    slipped,
)
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import RATES, Role, role

NEAR = Decimal("0.015")
"""两样的，差总数的这么多以内算差一点。"""
NEAR_MANY = Decimal("0.1")
"""三样以上的。"""
NEAR_LADDER = Decimal("0.16")
"""省、市、县这样一级一级的，又只有一位不一样的。"""
SMALLEST = 7
"""总数比这还小的，差一个也差得多，凑巧的多。"""
_TOTAL = re.compile(r"(?:(?<![公中])共(?![同青产建享和识用])|合计|总|累计|两项|三项|全年|一年)[^，。；：、0-9]{0,14}$")
_FLOW = re.compile(
    "(?:退出|转出|调出|迁出|撤销|流失|减少|新增|毕业|出园|入驻|入园|离园|转入|调入|迁入|增加|截至[^，。；]{2,8})[为有了达至共]*$"
)
_OTHER_MATTER = re.compile("同比|上年|去年|比20|较20|应[到参]|标准|每|人均|平均")
CLOSE = Decimal("0.05")
"""差得这么少，名字看着会重叠也不管了。"""


def nearly(reading: Reading, span: Span) -> Iterator[Sum]:
    """一句里差一点就加得上的几处。"""
    start = span[1]
    found = [one for one in outside_brackets(reading.in_span(*span), start) if one.unit and one.unit not in RATES]
    found = [one for one in found if not one.chinese]  # “分三批培训，第一批50名”
    if len(found) < 3:
        return
    settled = _settled(found)
    for at, whole in enumerate(found):
        if (
            whole.start in settled
            or not whole.exact
            or whole.value < SMALLEST
            or role(whole) in {Role.EACH, Role.CHANGE}
        ):
            continue
        yield from _with(whole, _after(whole, found[at + 1 :]))
        if _TOTAL.search(whole.before()):
            yield from _with(whole, _before(whole, found[:at]))


def _settled(found: Sequence[Quantity]) -> set[int]:
    """和紧跟着的几个正好加得上的数，连那几个；它们不再当别人的总数。"""
    settled: set[int] = set()
    for at, whole in enumerate(found):
        run = _after(whole, found[at + 1 :])
        size = next((size for size in range(2, len(run) + 1) if _sum(run[:size]) == whole.value), 0)
        settled |= {one.start for one in (whole, *run[:size])} if size else set()
    return settled


def _after(whole: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """总数后面紧跟着的一串。"""
    run: list[Quantity] = []
    for one in others:
        if not _continues(run[-1] if run else whole, one, whole) or (run and _turns(run, one)):
            break
        if not run and "；" in one.passage.text[whole.end : one.start]:
            break
        run.append(one)
    return run


def _turns(run: Sequence[Quantity], one: Quantity) -> bool:
    """前面几样隔的是逗号、顿号，到这里是分号，或者又说起一个“共”：是另一件事了。"""
    text = one.passage.text
    joint = text[run[-1].end : one.start]
    listed = len(run) > 1 and "；" in text[run[0].end : run[1].start]
    return ("；" in joint and not listed) or bool(_TOTAL.search(one.before()))


def _before(whole: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """总数前面紧挨着的一串。"""
    run: list[Quantity] = []
    for one in reversed(others):
        if not _continues(one, run[0] if run else whole, whole, other=one):
            break
        run.insert(0, one)
    return run


def _continues(first: Quantity, second: Quantity, whole: Quantity, other: Quantity | None = None) -> bool:
    one = other or second
    between = ASIDE.sub("", first.passage.text[first.end : second.start])
    if "其中" in between and first is not whole and second is not whole:
        return False
    return (
        alike(one, whole)
        and one.exact
        and role(one) is Role.PLAIN
        and one.value < whole.value
        and len(between) <= 36
        and len(re.findall("[，；：。]", between)) <= (1 if one is not whole and first is not whole else 2)
        and not _OTHER_MATTER.search(one.before())
        and not re.search("各|至少|同时", one.before())
        and not _FLOW.search(one.before())
    )


def _with(whole: Quantity, run: Sequence[Quantity]) -> Iterator[Sum]:
    if len(run) < 2 or chosen(run) or any(_sum(run[:size]) == whole.value for size in range(2, len(run) + 1)):
        return
    if any(_sum(run[at:]) == whole.value for at in range(len(run) - 1)):
        return
    if len(run) > 2 and any(_sum(run) - one.value == whole.value for one in run):
        return
    gap = abs(_sum(run) - whole.value)
    slip = mistyped(whole, _sum(run))
    limit = NEAR if len(run) == 2 and not slip else NEAR_LADDER if slip and on_a_ladder(run) else NEAR_MANY
    first = min(whole.end, run[0].end)
    text = whole.passage.text[first : run[-1].end + 40]
    text = text[: run[-1].end - first] + re.split("[。；]", text[run[-1].end - first :])[0]
    if gap == 0 or (gap > whole.value * limit and not slipped(whole, run)):
        return
    close = gap <= 1 or gap <= whole.value * CLOSE
    if left_open(run[-1]) or OVERLAP.search(text) or (not close and overlapping([name_of(one) for one in run])):
        return
    yield Sum((whole,), tuple(run), Sure.HINT, Sure.HINT if len(run) == 2 else Sure.LIKELY)


def mistyped(whole: Quantity, due: Decimal) -> bool:
    """只有一位数字不一样，像是打错了一个键。"""
    a, b = f"{(whole.value / whole.step):.0f}", f"{(due / whole.step):.0f}"
    return len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _sum(run: Sequence[Quantity]) -> Decimal:
    return sum((one.value for one in run), Decimal(0))
