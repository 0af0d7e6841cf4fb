"""一处变化对不对得上：方向、差、百分之几、几倍。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..model.figure import POINTS
from ..model.finding import Severity
from ..model.speech import _
from ..reading.arithmetic import alike, exact, shown
from ..reading.changes import AIM, FORMER, Change
from ..reading.quantities import Bounds, Quantity, quantities
from ..reading.roles import Role, role

_AT_LEAST = ("以上", "至少", "不少于", "超过")
_SURE = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Problem(NamedTuple):
    """哪里不对。"""

    message: str
    hint: str
    severity: Severity
    due: Decimal | None = None
    """变化该是多少。"""


def problems(changes: Iterable[Change]) -> Iterator[tuple[Change, Problem]]:
    """对不上的，一处只说一回；同一处的几种读法有一种对得上就不说。"""
    changes = [_as_written(read) for one in changes if (read := _whole_again(one)) is not None]
    groups: dict[tuple[int, int], list[Change]] = {}
    for one in changes:
        if one.change is not None and "以下" in one.change.hedge:
            continue  # “优于4‰和6‰以下的目标”
        if one.verb.startswith("新") and not one.sure and _wrong_way(one):
            continue  # “撤并5所、新建2所，由76所减少到73所”：还有出去的
        groups.setdefault((one.new.passage.n, one.start), []).append(one)
    turned: set[tuple[int, int]] = set()
    for (n, _start), readings in sorted(groups.items()):
        judged = [(one, problem_of(one)) for one in readings]
        if any(problem is None for _one, problem in judged):
            continue
        one, problem = judged[0]
        if problem is None or (one.change is not None and (n, one.new.start) in turned and _wrong_way(one)):
            continue
        if one.change is None and one.ratio is None:
            turned.add((n, one.new.start))
        if len(readings) > 1:
            problem = problem._replace(severity=max(Severity.WARNING, problem.severity, key=_SURE.__getitem__))
        yield one, problem


def _as_written(one: Change) -> Change:
    """目标写成“90%以上”“不低于4.5个”的，差是和那个数比出来的。"""
    return one._replace(old=replace(one.old, hedge=""), sure=False) if one.kind == AIM and one.old.hedge else one


def _whole_again(one: Change) -> Change | None:
    """“贷款576万元，人均18万元，总额比上年的480万元增长两成”：人均的不和总的比，和前面那个总的比。"""
    if role(one.new) is not Role.EACH or role(one.old) is Role.EACH or one.new.value * 3 >= one.old.value:
        return one
    text, passage = one.new.passage.text, one.new.passage
    begin = text.rfind("。", 0, one.new.start) + 1
    before = [other for other in quantities(passage) if begin <= other.start < one.new.start and alike(other, one.new)]
    wholes = [other for other in before if role(other) is Role.PLAIN]
    return one._replace(new=wholes[-1]) if wholes else None


def problem_of(one: Change) -> Problem | None:
    """这样读，哪里不对；没有不对是 ``None``。"""
    hint = _("核对前后两个数和变化") if one.kind == FORMER else _("核对三个数，看哪个错了")
    certain = one.sure and exact(one.old, one.new) and (one.change is None or one.change.exact)
    severity = Severity.ERROR if certain else Severity.WARNING
    ceiling = one.kind != FORMER and one.old.text.endswith(("以下", "以内", "之内"))
    if _wrong_way(one) and not ceiling:
        rising = one.new.value > one.old.value
        if one.kind == FORMER:
            message = _("从{old}到{new}是{way}，写的是{verb}", old=one.old.text, new=one.new.text, verb=one.verb,
                        way=_("升了") if rising else _("降了"))  # fmt: skip
        else:
            said = {"new": one.new.text, "old": one.old.text, "verb": one.verb}
            message = _("{new}比{old}多，写的是{verb}", **said) if rising else _("{new}比{old}少，写的是{verb}", **said)
        return Problem(message, hint, severity)
    if one.ratio is not None:
        return _times(one, severity)
    if one.change is None:
        return None
    if one.change.unit in POINTS.values() or alike(one.change, one.old):
        return _difference(one, hint, severity)
    if one.change.unit == "%" and one.old.value:
        return _growth(one, hint, severity)
    return None


def _wrong_way(one: Change) -> bool:
    old, new = one.old.bounds, one.new.bounds
    if one.sign > 0:
        return new.high is not None and old.low is not None and new.high < old.low
    return one.sign < 0 and new.low is not None and old.high is not None and new.low > old.high


def _difference(one: Change, hint: str, severity: Severity) -> Problem | None:
    change = one.change
    assert change is not None
    real = abs(one.new.value - one.old.value)
    points = POINTS.get(one.old.unit)
    if points is None and change.unit in POINTS.values():
        return None
    larger, smaller = (one.new, one.old) if one.kind == FORMER or one.new.value >= one.old.value else (one.old, one.new)
    unit = points or one.old.unit
    message = _("{new}减{old}是{shown}，写的是{text}", new=larger.text, old=smaller.text, text=change.text,
                shown=f"{real.normalize():f}{unit}" if points else shown(real, change))  # fmt: skip
    if points and change.unit != points:
        if change.unit == one.old.unit == "%":
            if _fits_growth(one):
                severity = Severity.WARNING
            if not _meets(one):
                return (
                    None
                    if _fits_growth(one)
                    else Problem(_growth_message(one, points, real), hint, severity, _growth_due(one))
                )
        message = _("两个率相差{shown}，不是{text}", shown=f"{real.normalize():f}{points}", text=change.text)
        return Problem(message, hint, severity)
    if _open(one.new) and one.old.exact and one.sign >= 0:
        return Problem(message, hint, Severity.WARNING) if change.value > real + _step(one) else None
    if not _meets(one):
        return Problem(message, hint, severity, real)
    same_step = change.step == one.old.step == one.new.step
    rounded = points is not None or (one.kind == FORMER and "." in change.text and same_step)
    if rounded and exact(one.old, one.new, change) and real != change.value and change.step <= one.old.step:
        return Problem(message, _("差在末一位，也许是四舍五入；核对一下"), Severity.HINT)
    return None


def _growth(one: Change, hint: str, severity: Severity) -> Problem | None:
    change = one.change
    assert change is not None
    if _open(one.new) and one.old.exact and one.sign >= 0:
        growth = (one.new.value - one.old.value) / one.old.value * 100
        over = change.value > growth + _slack(change)
        return Problem(_growth_message(one, None, growth), hint, Severity.WARNING) if over else None
    if _fits_growth(one):
        return None
    points = POINTS.get(one.old.unit)
    real = abs(one.new.value - one.old.value)
    return Problem(_growth_message(one, points, real), hint, severity, _growth_due(one))


def _growth_due(one: Change) -> Decimal:
    return abs(one.new.value - one.old.value) / one.old.value * 100


def _growth_message(one: Change, points: str | None, real: Decimal) -> str:
    assert one.change is not None
    growth = abs(one.new.value - one.old.value) / one.old.value * 100
    written = growth.quantize(min(one.change.step, Decimal(1) if points is None else Decimal("0.1")), ROUND_HALF_UP)
    if points is not None:
        return _("从{old}到{new}相差{points}，变化是{shown}%，写的是{text}", old=one.old.text, new=one.new.text,
                 points=f"{real.normalize():f}{points}", shown=written, text=one.change.text)  # fmt: skip
    return _("从{old}到{new}，变化是{shown}%，写的是{text}", old=one.old.text, new=one.new.text, shown=written,
             text=one.change.text)  # fmt: skip


def _fits_growth(one: Change) -> bool:
    """百分之几对得上：前后两个数按写着的位数有出入，百分数也有。"""
    assert one.change is not None
    old, new = one.old.bounds, one.new.bounds
    if old.low is None or old.high is None or new.low is None or new.high is None or old.low <= 0:
        return True
    ends = [(new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100]
    low, high = sorted(ends) if one.new.value >= one.old.value else sorted(-end for end in ends)
    return _holds(one.change, low, high, _slack(one.change))


def _meets(one: Change) -> bool:
    assert one.change is not None
    old, new = one.old.bounds, one.new.bounds
    if one.kind == AIM and one.old.exact and one.old.unit != "%":
        old = Bounds(one.old.value, one.old.value)
    if one.new.value < one.old.value:
        old, new = new, old
    if old.low is None or old.high is None or new.low is None or new.high is None:
        return True
    return _holds(one.change, new.low - old.high, new.high - old.low, Decimal(0))


def _holds(written: Quantity, low: Decimal, high: Decimal, slack: Decimal) -> bool:
    bounds = written.bounds
    return (bounds.low is None or high >= bounds.low - slack) and (bounds.high is None or low <= bounds.high + slack)


def _slack(rate: Quantity) -> Decimal:
    return Decimal("0.49") if rate.step == 1 else Decimal(1) if rate.step > 1 else Decimal("0.1")


def _step(one: Change) -> Decimal:
    assert one.change is not None
    return max(one.old.step, one.new.step, one.change.step) / 2 if "." in one.old.text + one.new.text else Decimal(0)


def _open(one: Quantity) -> bool:
    return any(word in one.hedge for word in _AT_LEAST)


def _steps_before(one: Change) -> list[Decimal]:
    """“由20万元逐步提高到24万元、32万元、40万元，翻了一番”：前面还有几步，从头一步算也行。"""
    passage = one.new.passage
    steps: list[Decimal] = []
    last = one.old
    for other in reversed(
        [other for other in quantities(passage) if one.new.start - 80 <= other.start < one.old.start]
    ):
        if not alike(other, one.new) or not re.fullmatch(
            "[^，。；]{0,6}[、和到至][^，。；]{0,6}", passage.text[other.end : last.start]
        ):
            break
        steps.append(other.value)
        last = other
    return [step for step in steps if step > 0]


def _times(one: Change, severity: Severity) -> Problem | None:
    """几倍、翻番：新数是旧数的几倍。"""
    ratio = one.ratio
    assert ratio is not None
    if one.old.value <= 0 or not exact(one.old, one.new) or (one.change is not None and not one.change.exact):
        return None
    real = one.new.value / one.old.value
    close = max(Decimal("0.06"), real / 20)
    if abs(real - ratio) <= close or any(abs(one.new.value / other - ratio) <= close for other in _steps_before(one)):
        return None
    text = one.change.text if one.change is not None else one.verb
    message = _("{new}是{old}的{ratio}倍，写的是{text}", new=one.new.text, old=one.old.text, text=text,
                ratio=f"{real.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}")  # fmt: skip
    return Problem(message, _("增长几倍要减去原来的一倍；翻一番是两倍"), severity)
