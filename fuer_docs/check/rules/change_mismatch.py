"""增加多少、增长百分之几：前后两个数和变化对不对得上；率的差是百分点。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from ...model.figure import POINTS
from ...model.finding import Severity
from ...model.numerals import from_chinese
from ...model.speech import _
from ..arithmetic import exact, shown
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_FROM = re.compile(r"(?:由|从)[^，。；]{0,20}$")
_TO = re.compile(
    r"(?:增加到|提高到|上升到|扩大到|提升到|增长到|升至|增至|提至|达到|到|下降到|降低到|减少到|降到|降至|减至|缩小到)(?:(?:19|20)\d{2}年的?)?[^，。；0-9]{0,4}$"
)
_CHANGE = re.compile(
    r"[）]?[，、（]?(?:同比|较上年|比上年|较上年同期|比上年同期|净|共|累计)?"
    r"(?P<verb>增加|增长|提高|上升|提升|下降|降低|减少|缩小|降幅|增幅|涨幅)(?:了|幅度|为)?(?:约|近|达)?"
)
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|20\d{2}年)(?:同期)?[^，。；、0-9]{0,12}$")
_THIS_YEAR = re.compile(r"，?(?:而)?(?:今年|本年|20\d{2}年)(?:同期)?[^，。；、0-9]{0,12}")
_IN_BRACKETS = re.compile(r"（(?:上年|去年|上一年|20\d{2}年)(?:同期)?(?:为|是)?")
_THAN = re.compile(r"，?(?:比|较)(?:(?:19|20)\d{2}年|上年|去年|上一年|上届)(?:同期|末|底)?的")
_BY = re.compile(
    r"[，、（]?(?:同比|比上年同期|较上年同期|比上年|较上年|比去年|较去年)(?P<verb>增加|增长|多|减少|下降|少)(?:了)?"
)
_SHRUNK = re.compile(r"(?:减少|下降|降低|缩小)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2})倍")
_MULTIPLE = re.compile(
    r"，(?P<text>(?:同比|比上年|较上年)?(?:(?P<grown>增长|增加|提高|扩大)了?|是(?:上年|原来|去年)的)(?P<hedge>近|约|超过)?"
    r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,2})倍|翻了?(?P<doubled>[一两二三四\d])番|(?P<double>翻番|翻了一倍|翻倍))(?!多|以上|有余)"
)
_UP = {"增幅", "涨幅", "多", "增加", "增长", "提高", "上升", "提升"}
_RATES = {"%", "‰", "/10万"}


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
        elif _one_step_off(one):
            message = _("{new}减{old}是{shown}，写的是{text}", new=one.new.text, old=one.old.text, text=one.change.text,
                        shown=f"{abs(one.new.value - one.old.value).normalize():f}{one.change.unit}")  # fmt: skip
            hint = _("差在末一位，也许是四舍五入；核对一下")
            yield hit(one.change.passage, one.change.start, one.change.end, message, hint, Severity.HINT)
    for now, delta, rate, verb in _grown(reading):
        problem = _growth_problem(now, delta, rate, verb)
        if problem:
            severity = Severity.ERROR if rate.exact else Severity.WARNING
            yield hit(rate.passage, rate.start, rate.end, problem, _("核对前后两个数和变化"), severity)
    yield from _times(reading)


def _changes(reading: Reading) -> Iterator[Change]:
    """“由25.2%提高到31.6%，提高6.4个百分点”“1260人次（上年1105人次），增长14%”“上年1105人次，今年1260人次，增长14%”。"""
    for passage, start, end in reading.sentences:
        text = passage.text
        inside = reading.in_span(passage, start, end)
        for one, two, change in zip(inside, inside[1:], inside[2:], strict=False):
            if one.unit != two.unit or not one.unit:
                continue
            verb = _CHANGE.fullmatch(text[two.end : change.start])
            if verb is None:
                continue
            lead, between = text[max(start, one.start - 60) : one.start], text[one.end : two.start]
            if (_FROM.search(lead) and _TO.search(between)) or (
                _LAST_YEAR.search(lead) and _THIS_YEAR.fullmatch(between)
            ):
                yield Change(one, two, change, verb["verb"])
            elif _THAN.fullmatch(between) or (_IN_BRACKETS.fullmatch(between) and verb[0].startswith(("）", ")"))):
                yield Change(two, one, change, verb["verb"])


def _grown(reading: Reading) -> Iterator[tuple[Quantity, Quantity, Quantity, str]]:
    """“1260人次，比上年增加155人次，增长14%”：现在的数、增减的数、百分比。"""
    for passage, start, end in reading.sentences:
        text = passage.text
        inside = reading.in_span(passage, start, end)
        for now, delta, rate in zip(inside, inside[1:], inside[2:], strict=False):
            if now.unit == delta.unit and now.unit not in _RATES | {""} and rate.unit == "%":
                first, second = (
                    _BY.fullmatch(text[now.end : delta.start]),
                    _CHANGE.fullmatch(text[delta.end : rate.start]),
                )
                if first and second and (first["verb"] in _UP) == (second["verb"] in _UP):
                    yield now, delta, rate, first["verb"]


def _growth_problem(now: Quantity, delta: Quantity, rate: Quantity, verb: str) -> str:
    old = now.value - delta.value if verb in _UP else now.value + delta.value
    if old <= 0 or not exact(now, delta):
        return ""
    growth = delta.value / old * 100
    if _near(rate, growth, _slack(rate)):
        return ""
    return _("原来是{old}，变化是{shown}%，写的是{text}", old=shown(old, now), text=rate.text,
             shown=growth.quantize(min(rate.step, Decimal(1)), ROUND_HALF_UP))  # fmt: skip


def _times(reading: Reading) -> Iterator[Hit]:
    """增长几倍、翻番：从多少到多少都写了的；减少几倍说不通。"""
    for passage, start, end in reading.sentences:
        text = passage.text
        for shrunk in _SHRUNK.finditer(text, start, end):
            yield hit(passage, *shrunk.span(), _("减少用百分比或分数，不说几倍"), _("写成下降百分之几"))
        inside = reading.in_span(passage, start, end)
        for one, two in pairwise(inside):
            if one.unit != two.unit or one.value <= 0 or not exact(one, two):
                continue
            if not (
                _FROM.search(text[max(start, one.start - 60) : one.start]) and _TO.search(text[one.end : two.start])
            ):
                continue
            match = _MULTIPLE.match(text, two.end)
            if match is None:
                continue
            ratio = two.value / one.value
            written = _multiple(match)
            if match["hedge"] or written is None or abs(ratio - written) <= max(Decimal("0.06"), ratio / 20):
                continue
            message = _("{new}是{old}的{ratio}倍，写的是{text}", new=two.text, old=one.text,
                        ratio=f"{ratio.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}", text=match["text"])  # fmt: skip
            yield hit(passage, *match.span("text"), message, _("增长几倍要减去原来的一倍；翻一番是两倍"))


def _multiple(match: re.Match[str]) -> Decimal | None:
    """写的话说成新数是旧数的几倍。"""
    if match["doubled"]:
        count = from_chinese(match["doubled"]) if not match["doubled"].isdecimal() else int(match["doubled"])
        return Decimal(2) ** (count or 1)
    if match["double"]:
        return Decimal(2)
    number = match["number"]
    value = Decimal(number) if number[0].isdecimal() else Decimal(from_chinese(number) or 0)
    return value + 1 if match["grown"] else value


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
        if one.old.exact and one.new.exact and not _near(one.change, growth, _slack(one.change)):
            return _("从{old}到{new}，变化是{shown}%，写的是{text}", old=one.old.text, new=one.new.text,
                     shown=growth.quantize(min(one.change.step, Decimal(1)), ROUND_HALF_UP), text=one.change.text)  # fmt: skip
    return ""


def _rate_problem(one: Change, difference: Decimal) -> str:
    """两个率的差是百分点；写成百分之几的，要么是相对变化，要么写错了。"""
    points = POINTS[one.old.unit]
    slack = one.old.step / 2 + one.new.step / 2
    if one.change.unit == points:
        if not _near(one.change, difference, slack):
            return _("{new}减{old}是{shown}，写的是{text}", new=one.new.text, old=one.old.text,
                     shown=f"{difference.normalize():f}{points}", text=one.change.text)  # fmt: skip
        return ""
    if one.change.unit == one.old.unit and _near(one.change, difference, slack):
        return _("两个率相差{shown}，不是{text}", shown=f"{difference.normalize():f}{points}", text=one.change.text)
    if one.change.unit == "%" and one.old.value and exact(one.old, one.new):
        growth = difference / one.old.value * 100
        looseness = (slack / one.old.value * 100).quantize(Decimal("0.1"), ROUND_UP) + Decimal("0.1")
        if not _near(one.change, growth, looseness):
            return _("从{old}到{new}相差{points}，变化是{shown}%，写的是{text}", old=one.old.text, new=one.new.text,
                     points=f"{difference.normalize():f}{points}", shown=growth.quantize(Decimal("0.1"), ROUND_HALF_UP),
                     text=one.change.text)  # fmt: skip
    return ""


def _one_step_off(one: Change) -> bool:
    """两个率的差和写的只差末一位：可能是四舍五入，也可能算错。"""
    if one.change.unit != POINTS.get(one.old.unit) or not exact(*one[:3]):
        return False
    return abs(one.new.value - one.old.value) != one.change.value and one.change.step <= one.old.step


def _slack(rate: Quantity) -> Decimal:
    return Decimal(1) if rate.step == 1 else Decimal("0.1")


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
