"""增加多少、增长百分之几：前后两个数和变化对不对得上；率的差是百分点。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_FROM = re.compile(r"(?:由|从)[^，。；]{0,20}$")
_TO = re.compile(
    r"(?:增加到|提高到|上升到|扩大到|提升到|增长到|升至|增至|提至|达到|到|下降到|降低到|减少到|降到|降至|减至|缩小到)[^，。；0-9]{0,4}$"
)
_CHANGE = re.compile(
    r"[，、（]?(?:同比|较上年|比上年|较上年同期|比上年同期|净|共|累计|年均)?"
    r"(?P<verb>增加|增长|提高|上升|提升|下降|降低|减少|缩小)(?:了|幅度)?(?:约|近|达)?"
)
_UP = {"增加", "增长", "提高", "上升", "提升"}
_RATES = {"%", "‰"}
_POINTS = {"%": "个百分点", "‰": "个千分点"}


class Change(NamedTuple):
    """从多少到多少，变了多少。"""

    old: Quantity
    new: Quantity
    change: Quantity
    verb: str


def _find(reading: Reading) -> Iterator[Hit]:
    for one in _changes(reading):
        problem = _problem(one)
        if problem:
            certain = one.old.exact and one.new.exact and one.change.exact
            severity = Severity.ERROR if certain else Severity.WARNING
            change = one.change
            yield hit(change.passage, change.start, change.end, problem, _("核对前后两个数和变化"), severity)


def _changes(reading: Reading) -> Iterator[Change]:
    """“由25.2%提高到31.6%，提高6.4个百分点”。"""
    for passage, start, end in reading.sentences:
        inside = reading.in_span(passage, start, end)
        for old, new, change in zip(inside, inside[1:], inside[2:], strict=False):
            if old.unit != new.unit or not old.unit:
                continue
            if not _FROM.search(passage.text[start : old.start]) or not _TO.search(passage.text[old.end : new.start]):
                continue
            verb = _CHANGE.fullmatch(passage.text[new.end : change.start])
            if verb:
                yield Change(old, new, change, verb["verb"])


def _problem(one: Change) -> str:
    rising = one.new.value >= one.old.value
    if one.new.value != one.old.value and rising != (one.verb in _UP):
        return _("从{old}到{new}是{way}，写的是{verb}", old=one.old.text, new=one.new.text,
                 way=_("升了") if rising else _("降了"), verb=one.verb)  # fmt: skip
    difference = abs(one.new.value - one.old.value)
    if one.old.unit in _RATES:
        return _rate_problem(one, difference)
    if one.change.unit == one.old.unit:
        slack = one.old.step / 2 + one.new.step / 2 if "." in one.old.text + one.new.text else Decimal(0)
        if one.old.exact and one.new.exact and not _near(one.change, difference, slack):
            return _("{new}减{old}是{shown}，写的是{text}", new=one.new.text, old=one.old.text,
                     shown=f"{difference.normalize():f}{one.old.unit}", text=one.change.text)  # fmt: skip
    if one.change.unit == "%" and one.old.value:
        growth = difference / one.old.value * 100
        if (
            one.old.exact
            and one.new.exact
            and not _near(one.change, growth, Decimal(1) if one.change.step == 1 else Decimal("0.1"))
        ):
            return _("从{old}到{new}，变化是{shown}%，写的是{text}", old=one.old.text, new=one.new.text,
                     shown=growth.quantize(min(one.change.step, Decimal(1)), ROUND_HALF_UP), text=one.change.text)  # fmt: skip
    return ""


def _rate_problem(one: Change, difference: Decimal) -> str:
    """两个率的差是百分点；写成百分之几的，要么是相对变化，要么写错了。"""
    points = _POINTS[one.old.unit]
    slack = one.old.step / 2 + one.new.step / 2
    if one.change.unit == points:
        if not _near(one.change, difference, slack):
            return _("{new}减{old}是{shown}，写的是{text}", new=one.new.text, old=one.old.text,
                     shown=f"{difference.normalize():f}{points}", text=one.change.text)  # fmt: skip
        return ""
    if one.change.unit == one.old.unit and _near(one.change, difference, slack):
        return _("两个率相差{shown}，不是{text}", shown=f"{difference.normalize():f}{points}", text=one.change.text)
    return ""


def _near(written: Quantity, value: Decimal, slack: Decimal) -> bool:
    bounds = written.bounds
    return (bounds.low is None or value >= bounds.low - slack) and (bounds.high is None or value <= bounds.high + slack)


RULE = Rule(
    id="change-mismatch",
    title="前后两个数和变化对不上",
    severity=Severity.ERROR,
    why="由多少到多少、增减多少写在一句里，一减就露馅；率的差写成百分之几也常被退。",
    basis="算术；率的差用百分点",
    bad=(
        "村委会成员女性比例由25.2%提高到31.6%，提高5.4个百分点。",
        "村委会成员女性比例由25.2%提高到31.6%，提高6.4%。",
        "妇女创业贷款由520万元增加到640万元，增加140万元。",
        "培训妇女由1105人次增加到1260人次，增长18%。",
        "婴儿死亡率由11.2‰降到10.8‰，降低0.6个千分点。",
        "孕产妇系统管理率从91.4%提高到92.6%，下降1.2个百分点。",
        "留守儿童由1942名减少到1863名，减少89名。",
        "儿童之家由8个增加到14个，增加8个。",
        "参保率从90.2%上升到91.5%，上升1.3%。",
        "讲座由38场增加到52场，增长26.8%。",
    ),
    good=(
        "村委会成员女性比例由25.2%提高到31.6%，提高6.4个百分点。",
        "妇女创业贷款由520万元增加到640万元，增长23.1%。",
        "培训妇女由1105人次增加到1260人次，增加155人次。",
        "婴儿死亡率由11.2‰降到10.8‰，降低0.4个千分点。",
        "儿童之家由8个增加到14个，新增6个，全部投入使用。",
        "受益妇女由近5000人增加到6000余人，增长20%左右。",
        "从3月到6月走访120户，减少矛盾纠纷20起。",
        "就业人员由731人增加到786人，其中女性增加30人。",
        "死亡率由15.1/10万下降到14.3/10万，下降5.3%。",
        "贷款余额从1.2亿元增加到1.5亿元，增长25%。",
    ),
    find=_find,
)
