"""打错一个字就对得上的数：别处认的是话怎么说，这里只看数。

先替一个数找来路——近旁的数加减乘除正好是它，什么也不说；没有来路，和最近的几个数一算只差一位、两位颠倒、
差一、多少一个零，多半是改了一处忘了另一处。凑巧的也有，所以只是提示。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

from ..reading.arithmetic import PEOPLE, alike
from ..reading.pattern import Pattern
from ..reading.punctuation import sentence_around
from ..reading.quantities import Bounds, Quantity
from ..reading.reading import Reading
from ..reading.roles import RATES, Role, role

MOST = 10
"""替一个数找来路，近旁最多拿几个数来算。"""
NEAR_SHARE = 8
"""占比差在这么多个百分点以内，算打错；再远多半认错了谁和谁。"""
CLOSER, CLOSER_CHINESE = 4, 8
"""整体不是紧挨着的，要差得更少；几成说得粗，宽些。"""
_RATE_NAME = Pattern("(?P<name>[\u4e00-\u9fff]{2,4})率[^，。；：、0-9]{0,4}$")
_CASES = frozenset({"件", "份", "起", "例", "宗", "件次"})
_TIMES = frozenset({"次", "人次"})
_SCALES = {"%": Decimal(100), "‰": Decimal(1000)}
_POINTS = {"个百分点": "%", "个千分点": "‰"}
_CHANGED = Pattern("增|[下升]|[降涨]|提高|减|同比|环比|比上年|较|幅度|翻|赢|利率|折")
_GROWN = Pattern("(?:增长|增幅|增速|涨幅|上升|下降|降幅|减幅|增加|减少|提高|降低|增|降)[了为达到约近]*$")
_AIMED = Pattern("目标[^完]|力争|确保|计划|要求|不低于|标准|规定|拟|将")
_DONE_OF_AIM = Pattern("完成|任务|目标")
_GAP = Pattern(
    r"(?:多|少|增加|减少|提高|降低|下降|上升|增长|差|缺口|缺|结余|剩余|剩|余|超|尚有|还有|漏.?|未.{0,4}|净增|新增|节约|相差|落后|领先|高|低|出|短|增补|退出|盈余|欠)(?:了|到|达|任务数|资金|支出|收入|投入)?[^，。；：、（）0-9]{0,4}$"
)
_NOT_A_GAP = Pattern("每|其中|均|各")
_FORMER = Pattern("(?:比|由|从|相比|上年|去年|20\\d\\d年|上期|原来)[^，。；：、0-9]{0,10}$")
_LEFT = Pattern("缺口|结余|剩余|尚余|还差|尚缺|节余|盈余")
_REACHED = Pattern("(?:基础上|总数|总量|累计|合计|两项)[^，。；：、0-9]{0,8}(?:增加|扩大|发展|达|增)?(?:到|至|达)$")
_PART_OF = Pattern(
    "^[^。；，：]{0,12}(?:[，：（]|其中|包括|含|按)(?:其中|包括|按[^，。；]{1,8}分|分别[为是])?[^。；，]{0,14}$"
)


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
        if one.unit in _SCALES:
            near = _growth(reading, one) if _GROWN.search(one.before()) else _share(reading, one)
        else:
            near = _gap(reading, one)
        if near is not None:
            yield near
    for passage, start, end in reading.sentences:
        if not passage.in_table:
            inside = reading.in_span(passage, start, end)
            yield from _products(inside)
            yield from _sums(inside)


def slipped(told: Decimal, due: Decimal, step: Decimal) -> bool:
    """写着的和该是的只差打错的一下：一位不同、相邻两位颠倒、差末位的一、多少一个零。``step`` 是末一位代表多少。"""
    written, right = (f"{(value / step).to_integral_value(ROUND_HALF_UP):f}" for value in (told, due))
    if written == right:
        return False
    if abs(len(written) - len(right)) == 1:
        return written.rstrip("0") == right.rstrip("0") and max(told, due) >= 100 * step
    if len(written) != len(right) or (len(written.rstrip("0")) < 2 and len(right.rstrip("0")) < 2):
        return False  # 2000 和 9000：一位数，凑巧的多
    off = [at for at, (one, other) in enumerate(zip(written, right, strict=True)) if one != other]
    swapped = len(off) == 2 and off[1] == off[0] + 1 and sorted(written) == sorted(right)
    return len(off) == 1 or swapped or abs(int(written) - int(right)) == 1


# -- 占比 --


def _share(reading: Reading, one: Quantity) -> Near | None:
    """“全县168个村，建成的151个，覆盖面为93.5%”；某某率凭名字找是谁的率。"""
    lead = one.before()
    if (
        not lead
        or _CHANGED.search(lead[-12:])
        or _AIMED.search(lead)
        or "分别" in lead
        or (one.hedge and not one.chinese)
    ):
        return None
    inside = _around(reading, one)
    counts = [other for other in inside if other.unit and other.unit not in RATES and role(other) is not Role.EACH]
    before = [other for other in counts if other.start < one.start]
    if len(before) < 2 or "。" in one.passage.text[before[-1].end : one.start] or _comes_from(one, inside, counts):
        return None
    part = _named(one, before) or before[-1]
    earlier = [other for other in before if other.start < part.start]
    wholes = [other for other in reversed(earlier) if _kin(part, other) and _in_digits(part, other)]
    if _DONE_OF_AIM.search(one.passage.text[max(0, before[-1].start - 8) : one.start]):
        task = next(iter(wholes), None)
        return _off(one, task, part, NEAR_SHARE) if task is not None and task.value > part.value else None
    larger = [other for other in wholes if other.value > part.value][:4]
    near = CLOSER_CHINESE if one.chinese else CLOSER
    found = (_off(one, part, whole, near if at else near + CLOSER) for at, whole in enumerate(larger))
    return next((each for each in found if each is not None), None)


def _named(one: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """“签发率”是签发的61份，不是后面的驳回9件。"""
    match = _RATE_NAME.search(one.before())
    if match is None:
        return None
    stem = match["name"][:2]
    start = one.passage.text.rfind("。", 0, one.start)
    return next((other for other in before if other.start > start and stem in other.before()), None)


def _in_digits(*many: Quantity) -> bool:
    """都没有约数词，也不是汉字写的。"""
    return all(one.exact and not one.chinese for one in many)


def _off(one: Quantity, part: Quantity, whole: Quantity, most: int) -> Near | None:
    due = part.value / whole.value * _SCALES[one.unit]
    allowed = Decimal(most) if one.unit == "%" else due / 4
    return Near(one, f"{part.text}÷{whole.text}", due) if abs(due - one.value) <= allowed else None


def _comes_from(one: Quantity, inside: Sequence[Quantity], counts: Sequence[Quantity]) -> bool:
    """这个占比另有来路：近旁两个数相除，或者几个数的和、差相除；和另一个占比凑成百分之百。"""
    if any(other.unit == one.unit and abs(100 - other.value - one.value) <= one.step for other in inside):
        return True
    bounds = _loose(one)
    values = [other.value for other in counts[-MOST:]]
    pairs = list(combinations(values, 2)) if one.step < 1 else []  # 说得粗的，再加加减减什么都凑得上
    pool = [*values, *(a + b for a, b in pairs), *(abs(a - b) for a, b in pairs)]
    return any(whole and bounds.holds(part / whole * _SCALES[one.unit]) for part in pool for whole in pool)


def _loose(one: Quantity) -> Bounds:
    """说成这样，真值大概在哪里：成数放宽半成，一边有边的守住那一边。"""
    if not one.chinese:
        return Bounds(one.value - one.step, one.value + one.step)
    slack = Decimal(5) if one.step >= 5 else Decimal(3)
    said = one.before()[-4:] + one.hedge
    if any(word in said for word in ("超", "多", "以上", "余", "逾", "突破")):
        return Bounds(one.value, one.value + 2 * slack)
    if any(word in said for word in ("近", "不足", "不到", "以下")):
        return Bounds(one.value - 2 * slack, one.value)
    return Bounds(one.value - slack, one.value + slack)


def _kin(one: Quantity, other: Quantity) -> bool:
    """同一种东西；受理几件、签发几份也算。"""
    return alike(one, other) or {one.unit, other.unit} <= _CASES


def _around(reading: Reading, one: Quantity) -> list[Quantity]:
    """这一句和前一句里的数，不连它自己。"""
    text = one.passage.text
    start, stop = sentence_around(text, one.start, one.end)
    earlier = text.rfind("。", 0, max(0, start - 1)) + 1
    inside = reading.in_span(one.passage, earlier, stop)
    return [other for other in inside if other is not one][-2 * MOST :]


# -- 增长 --


def _growth(reading: Reading, one: Quantity) -> Near | None:
    """“今年1.5亿元，与上年的1.2亿元相比，增长30%”。"""
    if one.chinese or not one.exact:
        return None
    counts = [other for other in _around(reading, one) if other.value and other.unit and other.unit not in RATES]
    before = [other for other in counts if other.start < one.start][-MOST:]
    if len(before) < 2 or _comes_from(one, [], counts) or _has_grown(one, [other.value for other in counts]):
        return None
    last, former = before[-1], before[-2]
    if not (alike(last, former) and _in_digits(last, former)) or "。" in one.passage.text[last.end : one.start]:
        return None
    near = min(_grown(one, last, former), key=lambda each: abs(each.due - one.value))
    return near if abs(near.due - one.value) <= NEAR_SHARE and near.due < 100 else None


def _grown(one: Quantity, last: Quantity, former: Quantity) -> Iterator[Near]:
    """两个数的增减率，说不准哪个是底数；后一个是增减了多少的，照它除。"""
    if role(last) is Role.CHANGE:
        yield Near(one, f"{last.text}÷{former.text}", last.value / former.value * 100)
        return
    gap = "-".join(_by_size(last, former))
    for base in (former, last):
        yield Near(one, f"({gap})÷{base.text}", abs(last.value - former.value) / base.value * 100)


def _by_size(one: Quantity, other: Quantity) -> tuple[str, str]:
    large, small = sorted((one, other), key=lambda each: -each.value)
    return large.text, small.text


def _has_grown(one: Quantity, values: Sequence[Decimal]) -> bool:
    """近旁两个数的增减率正好是它。"""
    return any(
        base and abs(abs(now - base) / base * 100 - one.value) <= one.step
        for now, base in permutations(values[-MOST:], 2)
    )


# -- 差额 --


def _gap(reading: Reading, one: Quantity) -> Near | None:
    """“年度任务12000人，实际筛查12486人，超任务数386人”。"""
    unit = _POINTS.get(one.unit, one.unit)
    lead = one.before()
    if one.chinese or not one.exact or unit in RATES - set(_SCALES) or _NOT_A_GAP.search(lead):
        return None
    if not _GAP.search(lead) and not _REACHED.search(lead):
        return None
    same = [other for other in _around(reading, one) if _same_unit(other, unit)]
    before = [other for other in same if other.start < one.start and _in_digits(other)]
    if len(before) < 2 or _is_counted(one, [other.value for other in same][-MOST:]):
        return None
    if one.unit in _POINTS and not any(_FORMER.search(other.before()) for other in before[-2:]):
        return None  # 几样指标的率挨着说，谁也不是谁的上年
    if _REACHED.search(lead):
        return _added(one, before[-2:])
    return _two(one, before[-2:]) or _three(one, before[-3:])


def _added(one: Quantity, pair: Sequence[Quantity]) -> Near | None:
    """“新建22个，在现有73个的基础上增加到93个”。"""
    due = pair[0].value + pair[1].value
    formula = "+".join(other.text for other in pair)
    return Near(one, formula, due) if slipped(one.value, due, min(one.step, *(other.step for other in pair))) else None


def _two(one: Quantity, pair: Sequence[Quantity]) -> Near | None:
    due = abs(pair[0].value - pair[1].value)
    step = min(one.step, *(other.step for other in pair))
    formula = "-".join(_by_size(*pair))
    return Near(one, formula, due) if due and slipped(one.value, due, step) else None


def _three(one: Quantity, trio: Sequence[Quantity]) -> Near | None:
    """“共需360万元，已落实220万元、80万元，缺口50万元”。"""
    if len(trio) < 3 or not _LEFT.search(one.before()):
        return None
    due = trio[0].value - trio[1].value - trio[2].value
    near = due > 0 and abs(due - one.value) <= max(due, one.value) / 3
    return Near(one, "-".join(other.text for other in trio), due) if near else None


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
    numbers = [one for one in inside if one.unit and not one.chinese and one.unit not in _SCALES][:MOST]
    eaches = [one for one in numbers if role(one) is Role.EACH and one.value > 1]
    for each in eaches:
        others = [one for one in numbers if one is not each and one.exact]
        trios = [(count, whole) for count, whole in permutations(others, 2) if _is_trio(each, count, whole)]
        if any(_fits(each, count, whole) for count, whole in trios):
            continue
        if len(eaches) > 1:  # 几样标准的，只看紧挨着的三个
            trios = [trio for trio in trios if _adjacent(numbers, each, *trio)]
        near = next((near for count, whole in trios if (near := _multiplied(each, count, whole))), None)
        if near is not None:
            yield near


def _multiplied(each: Quantity, count: Quantity, whole: Quantity) -> Near | None:
    due = count.value * each.value
    if each.exact and slipped(whole.value, due, min(whole.step, each.step)):
        return Near(whole, f"{each.text}×{count.text}", due)
    share = whole.value / count.value
    hedged = not each.exact and abs(share - each.value) <= each.value / 4
    if count.start < each.start and (hedged or (each.exact and slipped(each.value, share, each.step))):
        return Near(each, f"{whole.text}÷{count.text}", share)
    return None


def _adjacent(numbers: Sequence[Quantity], *three: Quantity) -> bool:
    places = sorted(numbers.index(one) for one in three)
    return places[2] - places[0] == 2


def _is_trio(each: Quantity, count: Quantity, whole: Quantity) -> bool:
    same = alike(each, whole) or {each.unit, whole.unit} <= _TIMES
    return count.value >= 2 and same and not alike(count, whole) and whole.value > each.value


def _fits(each: Quantity, count: Quantity, whole: Quantity) -> bool:
    if not each.exact:
        low, high = each.bounds
        share = whole.value / count.value
        return (low is None or share >= low) and (high is None or share < high)  # 60余不会正好是70
    slack = max(whole.step / 2, each.step / 2 * count.value if "." in each.text else Decimal(0))
    return abs(count.value * each.value - whole.value) <= slack


# -- 一共和各样 --


def _sums(inside: Sequence[Quantity]) -> Iterator[Near]:
    """“学位2430个，城区1350个、乡镇1180个”。"""
    numbers = [one for one in inside if one.unit and one.unit not in RATES and not one.chinese]
    for at, whole in enumerate(numbers):
        run = _run(whole, numbers[at + 1 :])
        if len(run) < 2 or not whole.exact or role(whole) is Role.EACH:
            continue
        sums = [sum((one.value for one in run[:size]), Decimal(0)) for size in range(2, len(run) + 1)]
        if whole.value in sums or whole.value in {one.value for one in run}:
            continue
        step = min(one.step for one in (whole, *run))
        size = next((at for at, added in enumerate(sums) if slipped(whole.value, added, step)), None)
        if size is not None:
            yield Near(whole, "+".join(one.text for one in run[: size + 2]), sums[size])


def _run(whole: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    """紧跟在一个数后面、顿号逗号隔开的一串同类数。"""
    run: list[Quantity] = []
    for last, one in pairwise([whole, *others]):
        gap = one.passage.text[last.end : one.start]
        joined = _PART_OF.search(gap) if last is whole else len(gap) <= 14 and gap[:1] in "、，；和"
        if (
            not joined
            or not alike(whole, one)
            or not _in_digits(one)
            or one.value >= whole.value
            or role(one) is not Role.PLAIN
        ):
            break
        run.append(one)
    return run
