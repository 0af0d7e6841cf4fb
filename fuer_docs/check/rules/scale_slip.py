"""12万元写成1.2万元、万元写成元：数字一样，差了十倍百倍。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import MONEY, alike, shown
from ...reading.pattern import Pattern
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ...reading.roles import Role, role
from ..rule import Hit, Rule, hit

_TENS = {Decimal(10) ** power for power in range(1, 7)}
_FILLER = Pattern(
    r"全[省市县区州镇乡村]|我[省市县区州镇乡村]|(?:19|20)\d{2}年|今年|全年|目前|累计|总共|共计|已经?|共|达到?|约|近|了|的|其中|为|计|各类|投入|发放|落实|争取到?|拨付|筹集|募集|支出|收到|下拨"
)
_EACH = Pattern(r"(?:每[人名户位]|人均|户均)[^，。；、0-9]{0,16}$")
_ELSEWHERE = Pattern(r"\d(?!\d*年)|[甲乙丙丁]|每|人均|户均|上年|去年|增加|减少|分别")
_TO = Pattern("(?:到|至|为|达)(?:了)?(?:20\\d\\d年的?|现在的?|目前的?)?$")
_OF_IT = Pattern("[^。；0-9]{0,36}(?:其中|包括|含|：|用于|分别)")
MOST = 8
"""一句里最多往后加几笔钱。"""
_WAN = Decimal(10**4)
_LEAP = 300
SMALL = 9
"""几个变成几千个是常有的。"""
_TOO_MUCH = Decimal(1_000_000)


def _find(reading: Reading) -> Iterator[Hit]:
    seen: dict[tuple[str, str], Quantity] = {}
    yield from _added(reading)
    for one in reading.quantities:
        if one.passage.in_table:
            continue
        lead = one.before()
        if one.unit == MONEY and _EACH.search(lead) and one.value >= _TOO_MUCH:
            message = _("每人每户{text}，太大了", text=one.text)
            yield hit(one.passage, one.start, one.end, message, _("看是不是把元写成了万元"))
        yield from _leapt(one, reading)
        digits = f"{one.value.normalize():f}".strip("0").replace(".", "")
        name = _name(one, lead)
        if len(digits) < 2 or name is None:
            continue
        key = name[-3:] if one.unit == MONEY else name
        other = seen.setdefault((key, digits), one)
        if other is not one and alike(other, one) and _times(other, one) in _TENS:
            message = _("{name}前面写{before}，这里写{text}，差{times}倍", name=name, before=other.text, text=one.text,
                        times=f"{_times(other, one):f}")  # fmt: skip
            yield hit(one.passage, one.start, one.end, message, _("看是不是小数点、万和亿写错了"))


def _added(reading: Reading) -> Iterator[Hit]:
    """“预算186元，其中培训92万元、救助94万元”：加起来数字一样，差了万；也可能是哪一样差了万。"""
    for passage, start, end in reading.sentences:
        if passage.in_table:
            continue
        inside = reading.in_span(passage, start, end)
        money = [one for one in inside if one.unit == MONEY and role(one) is not Role.EACH]
        for unit in ("元", "人", "人次", "户"):
            yield from _part_off([one for one in inside if one.unit == unit and role(one) is Role.PLAIN])
        for at, whole in enumerate(money[:MOST]):
            counted = Decimal(0)
            for one in money[at + 1 : at + MOST]:
                counted += one.value
                slip = one is not money[at + 1] and whole.value and _slips(counted, whole.value)
                if slip and _OF_IT.match(passage.text, whole.end):
                    parts = "+".join(each.text for each in money[at + 1 : money.index(one, at) + 1])
                    message = _("{parts}加起来是{sum}，写的总数是{whole}", parts=parts, sum=shown(counted, one),
                                whole=whole.text)  # fmt: skip
                    hint = _("看是不是小数点、万和亿写错了")
                    yield hit(passage, whole.start, whole.end, message, hint, Severity.WARNING)
                    break


def _part_off(same: list[Quantity]) -> Iterator[Hit]:
    """“累计投入1.84亿元，其中市级1.2亿元、县级6400元”：有一样添上万就正好。"""
    for at, whole in enumerate(same[:MOST]):
        for size in range(2, MOST):
            parts = same[at + 1 : at + 1 + size]
            added = sum((one.value for one in parts), Decimal(0))
            if len(parts) < size or added == whole.value:
                break
            off = [
                one
                for one in parts
                if one.value and whole.value in {added - one.value + one.value * ten for ten in (_WAN, 1 / _WAN)}
            ]
            if len(off) != 1 or min(one.value for one in parts if one is not off[0]) < _WAN:
                continue
            said = off[0]
            message = _("{parts}加起来是{sum}，写的总数是{whole}", parts="+".join(one.text for one in parts),
                        sum=shown(added, whole), whole=whole.text)  # fmt: skip
            hint = _("看是不是小数点、万和亿写错了")
            yield hit(said.passage, said.start, said.end, message, hint, Severity.WARNING)
            return


def _slips(one: Decimal, other: Decimal) -> bool:
    """正好差十倍百倍。"""
    return (max(one, other) / min(one, other)).normalize() in _TENS


def _leapt(one: Quantity, reading: Reading) -> Iterator[Hit]:
    """由80万元增加到100亿元：一下子多了几百倍。"""
    before = reading.before(one, 1)
    if not before or not _TO.search(one.passage.text[max(0, one.start - 8) : one.start]):
        return
    former = before[0]
    if (
        former.passage is one.passage
        and former.end < one.start < former.end + 16
        and "，" not in one.passage.text[former.end : one.start]
        and alike(former, one)
        and min(former.value, one.value) > SMALL
        and _times(former, one) >= _LEAP
    ):
        message = _("前面是{before}，变成{text}，差了{times}倍", before=former.text, text=one.text,
                    times=f"{_times(former, one).quantize(Decimal(1)):f}")  # fmt: skip
        yield hit(one.passage, one.start, one.end, message, _("看是不是小数点、万和亿写错了"), Severity.WARNING)


def _name(one: Quantity, lead: str) -> str | None:
    """这个数说的是什么：前面的话，或紧跟在后面的名字；不够两个字的不比。"""
    if not one.unit or one.unit in {"%", "‰", "年", "岁", "天"} or _ELSEWHERE.search(lead):
        return None
    name = _FILLER.sub("", lead) or one.after()
    name = re.sub("^[对向为给在用于]+", "", name)[-8:]
    return name if len(name) > 1 else None


def _times(one: Quantity, other: Quantity) -> Decimal:
    small, large = sorted((one.value, other.value))
    return (large / small).normalize() if small else Decimal(0)


RULE = Rule(
    id="scale-slip",
    title="数字一样，差了十倍百倍",
    severity=Severity.HINT,
    why="小数点点错、万和亿写混，是数字里错得最大的一种。",
    basis="惯例：同一笔数前后一致",
    bad=(
        "争取地震灾区儿童救助金12万元。\n地震灾区儿童救助金1.2万元已全部发放。",
        "落实妇女儿童工作经费25万元。\n全县妇女儿童工作经费250万元纳入预算。",
        "发放创业担保贷款6400万元。\n今年共发放创业担保贷款640万元。",
        "每人发放救助金400万元。",
        "全县共有妇女21.5万人。\n全县妇女2.15万人参加医保。\n全县共有妇女215万人。",
        "家庭教育讲座覆盖1.26万人次。\n家庭教育讲座覆盖126万人次。",
        "人均纯收入达到1250万元。",
        "筹集“春蕾计划”助学金4.5万元。\n春蕾计划助学金45万元。",
        "项目总投资1.28亿元。\n项目总投资1.28万元，已完成过半。",
        "户均增收350万元。",
        "妇女儿童专项经费由80万元增加到100亿元。",
        "每位困境儿童每月发放基本生活费1300万元。",
        "预算总额258元，其中宣传经费120万元、救助经费138万元。",
        "投入6.4万元，包括省级40万元、市级24万元。",
        "总投资3600元的县妇女儿童活动中心综合楼已经封顶，其中省级补助2000万元、县级配套1600万元。",
        "五年累计投入1.35亿元，其中市级财政9000万元、县级财政4500元。",
        "全市妇女86.4万人，其中城镇48.2万人、农村38.2人。",
        "累计投入1.84亿元，年均4600万元，其中市级1.2亿元、县级6400元。",
    ),
    good=(
        "预算总额258万元，其中宣传经费120万元、救助经费138万元。",
        "每人发放救助金1万元，其中财政6000元、社会4000元。",
        "争取地震灾区儿童救助金12万元。\n地震灾区儿童救助金12万元已全部发放。",
        "落实妇女儿童工作经费25万元。\n争取省级项目资金250万元。",
        "发放创业担保贷款640万元。\n为20户发放创业担保贷款64万元的贴息，贴息6.4万元。",
        "每人发放救助金400元。",
        "发放宣传资料2000份。\n发放宣传资料200份。",
        "培训妇女120人次。\n培训骨干1200人次。",
        "人均纯收入达到1.25万元。",
        "甲镇投入帮扶资金12万元。\n乙镇投入帮扶资金1.2万元。",
        "去年救助资金1.2万元。\n今年救助资金12万元。",
        "全县共有妇女21.5万人，其中农村妇女15.2万人。",
        "线上销售额由5万元增加到320万元。",
        "投入经费35万元，户均增收3500元。",
        "五年累计投入1.35亿元，其中市级财政9000万元、县级财政4500万元。",
        "投入3.6万元，其中场租1.2万元、资料2.4万元，另有捐款2400元。",
    ),
    find=_find,
)  # fmt: skip
