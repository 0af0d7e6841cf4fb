"""增加多少、增长百分之几：前后两个数和变化对不对得上；率的差是百分点。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ...model.figure import POINTS
from ...model.finding import Severity
from ...model.speech import _
from ..arithmetic import exact, shown
from ..change_problems import problems
from ..changes import FORMER, Grown, Yearly
from ..reading import Reading
from ..rule import Hit, Rule, hit

_SHRUNK = re.compile(r"(?:减少|下降|降低|缩小)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2})倍")
_PLAIN = {"增长", "下降", "减少", "增加"}
"""也说得成相对变化的；提高、升、高、低的是百分点。"""


def _find(reading: Reading) -> Iterator[Hit]:
    found = reading.changes
    for one, problem in problems(found.changes):
        if one.kind == FORMER:
            yield hit(one.new.passage, one.start, one.end, problem.message, problem.hint, problem.severity)
    for grown in found.grown:
        message = _growth_problem(grown)
        if message:
            rate = grown.rate
            severity = Severity.ERROR if rate.exact else Severity.WARNING
            yield hit(rate.passage, rate.start, rate.end, message, _("核对前后两个数和变化"), severity)
    for yearly in found.yearly:
        message = _yearly_problem(yearly)
        if message:
            change = yearly.change
            yield hit(change.passage, change.start, change.end, message, _("核对前后两个数和变化"), Severity.WARNING)
    for base, change, verb in found.pointless:
        message = _("两个率相差多少用百分点，写的是{text}", text=change.text)
        hint = _("差几个百分点就写“个百分点”；真是比原来多百分之几的，写出原来是多少")
        severity = Severity.HINT if verb in _PLAIN or base is None else Severity.WARNING
        yield hit(change.passage, change.start, change.end, message, hint, severity)
    for passage, start, end in reading.sentences:
        for shrunk in _SHRUNK.finditer(passage.text, start, end):
            yield hit(passage, *shrunk.span(), _("减少用百分比或分数，不说几倍"), _("写成下降百分之几"))


def _yearly_problem(one: Yearly) -> str:
    """年均：增长的百分比按复利，别的按年数平分；两种算法有一种对得上就不说。"""
    if not exact(one.old, one.new, one.change) or one.old.value <= 0 or one.new.value <= 0:
        return ""
    simple = abs(one.new.value - one.old.value) / one.years
    if one.change.unit == "%" and one.old.unit not in POINTS:
        compound = abs((float(one.new.value / one.old.value) ** (1 / one.years) - 1) * 100)
        means, unit = [Decimal(str(round(compound, 2))), simple / one.old.value * 100], "%"
        slack = Decimal("0.2") if "." in one.change.text else Decimal(1)
    elif one.change.unit == POINTS.get(one.old.unit, one.old.unit):
        means, unit = [simple], one.change.unit
        slack = one.change.step + (one.old.step + one.new.step) / one.years
    else:
        return ""
    if any(abs(mean - one.change.value) <= slack for mean in means):
        return ""
    mean = means[0].quantize(min(one.change.step, Decimal("0.1")), ROUND_HALF_UP).normalize()
    return _("从{old}到{new}，{years}年平均是{mean}，写的是{text}", old=one.old.text, new=one.new.text,
             years=one.years, mean=f"{mean:f}{unit}", text=one.change.text)  # fmt: skip


def _growth_problem(one: Grown) -> str:
    """“1260人次，比上年增加155人次，增长14%”：原来的数是倒推的。"""
    old = one.now.value - one.delta.value * one.sign
    if old <= 0 or not exact(one.now, one.delta):
        return ""
    growth = one.delta.value / old * 100
    slack = Decimal("0.49") if one.rate.step == 1 else Decimal(1) if one.rate.step > 1 else Decimal("0.1")
    spread = (one.now.step + one.delta.step) / old * 100 if "." in one.now.text + one.delta.text else Decimal(0)
    bounds = one.rate.bounds
    if (bounds.low is None or growth >= bounds.low - slack - spread) and (
        bounds.high is None or growth <= bounds.high + slack + spread
    ):
        return ""
    return _("原来是{old}，变化是{shown}%，写的是{text}", old=shown(old, one.now), text=one.rate.text,
             shown=growth.quantize(min(one.rate.step, Decimal(1)), ROUND_HALF_UP))  # fmt: skip


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
        "全年培训妇女1260人次（上年1105人次），增长18%。",
        "去年走访320户，今年走访400户，增长20%。",
        "培训妇女1260人次，比上年增加155人次，增长12.3%。",
        "贷款由320万元增加到960万元，增长3倍。",
        "儿童之家由6个增加到14个，翻了两番。",
        "矛盾纠纷由60起降到20起，减少3倍。",
        "岗位由120个增加到180个，翻一番。",
        "死亡率由15.1‰下降到14.3‰，下降8.3%。",
        "死亡率为14.3/10万，比2020年的15.1/10万下降8.3%。",
        "婴儿死亡率从2017年的7.1‰下降到2022年的4.2‰，降幅46.4%。",
        "女性比例由25.2%提高到31.6%，提高9.1%。",
    ),
    good=(
        "贷款由2020年的1.2亿元增长到2022年的1.8亿元，年均增长22.5%。",
        "村委会成员女性比例由25.2%提高到31.6%，提高6.4个百分点。",
        "妇女创业贷款由520万元增加到640万元，增长23.1%。",
        "培训妇女由1105人次增加到1260人次，增加155人次。",
        "婴儿死亡率由11.2‰降到10.8‰，降低0.4个千分点。",
        "儿童之家由8个增加到14个，新增6个，全部投入使用。",
        "受益妇女由近5000人增加到6000余人，增长20%左右。",
        "从3月到6月走访120户，减少矛盾纠纷20起。",
        "就业人员由731人增加到786人，其中女性增加30人。",
        "死亡率由15.1/10万下降到14.3/10万，下降5.3%。",
        "死亡率由15.1‰下降到14.3‰，下降5.3%。",
        "死亡率为14.3/10万，比2020年的15.1/10万下降5.3%。",
        "婴儿死亡率从2017年的7.1‰下降到2022年的4.2‰，降幅40.8%。",
        "贷款余额从1.2亿元增加到1.5亿元，增长25%。",
        "全年培训妇女1260人次（上年1105人次），增长14%。",
        "去年走访320户，今年走访400户，增长25%。",
        "培训妇女1260人次，比上年增加155人次，增长14%。",
        "贷款由320万元增加到960万元，增长2倍，是上年的3倍。",
        "儿童之家由6个增加到12个，翻了一番。",
        "经费由20万元增加到45万元，增长1倍多。",
        "收入由8000元增加到1.7万元，翻了一番多。",
    ),
    find=_find,
)
