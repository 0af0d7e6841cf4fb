"""12万元写成1.2万元、万元写成元：数字一样，差了十倍百倍。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import MONEY, alike
from ...reading.pattern import Pattern
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..slips import slips

_TENS = {Decimal(10) ** power for power in range(1, 7)}
_FILLER = Pattern(
    r"全[省市县区州镇乡村]|我[省市县区州镇乡村]|(?:19|20)\d{2}年|今年|全年|目前|累计|总共|共计|已经?|共|达到?|约|近|了|的|其中|为|计|各类|投入|发放|落实|争取到?|拨付|筹集|募集|支出|收到|下拨"
)
_EACH = Pattern(r"(?:每[人名户位]|人均|户均)[^，。；、0-9]{0,16}$")
_ELSEWHERE = Pattern(r"\d(?!\d*年)|[甲乙丙丁]|每|人均|户均|上年|去年|增加|减少|分别")
_TO = Pattern("(?:到|至|为|达)(?:了)?(?:20\\d\\d年的?|现在的?|目前的?)?$")
_WHOLE = frozenset({"人", "名", "位", "户", "件", "起", "例", "份", "册", "项", "所", "家", "人次"})
_PER = Pattern("均|每|平均|之比|比例|拥有|配备|相当于|折合|标准")
_TOO_LITTLE = 500
_FUND = Pattern(r"(?:财政|专项|预算|总投资|工作经费|经费|筹集|募集|折合|贷款|总投入|配套)[^，。；：、0-9]{0,12}$")
_PER_ONE = Pattern(
    r"每|均|单价|标准|[/／]|元(?:一|每|的?标准)|各|最[低高]|以上|以下|不[足到]|罚|学费|补贴|救助金|助学金|慰问金"
)
_LEAP = 300
SMALL = 9
"""几个变成几千个是常有的。"""
_TOO_MUCH = Decimal(1_000_000)


def _find(reading: Reading) -> Iterator[Hit]:
    seen: dict[tuple[str, str], Quantity] = {}
    yield from _split(reading)
    yield from _added(reading)
    for one in reading.quantities:
        if one.passage.in_table:
            continue
        lead = one.before()
        if one.unit == MONEY and _EACH.search(lead) and one.value >= _TOO_MUCH:
            message = _("每人每户{text}，太大了", text=one.text)
            yield hit(one.passage, one.start, one.end, message, _("看是不是把元写成了万元"))
        if (
            one.unit == MONEY
            and one.exact
            and one.value < _TOO_LITTLE
            and _FUND.search(lead)
            and not _PER_ONE.search(one.passage.text, max(0, one.start - 24), one.end + 4)
        ):
            message = _("一笔经费只有{text}，太小了", text=one.text)
            yield hit(one.passage, one.start, one.end, message, _("看是不是漏了万"), Severity.WARNING)
        yield from _leapt(one, reading)
        yield from _unlikely(one, lead)
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


_UNLIKELY = (
    (
        Pattern(
            "(?:人均|户均|每人|每户)(?:年|全年|月)?(?:均)?(?:可支配|纯)?(?:收入|年收入|月收入)[^，。；：、0-9]{0,6}$"
        ),
        Decimal(100),
    ),
    (Pattern("(?:GDP|生产总值|财政收入|社会消费品零售总额)[^，。；：、0-9]{0,8}$"), Decimal(20_000_000)),
    (Pattern("(?:产值|销售额|总投资)[^，。；：、0-9]{0,4}$"), Decimal(1000)),
)
_PER_THOUSAND = Pattern(
    "每(?:千|百)(?:名)?(?:常住)?(?:人口|人)[^，。；：、0-9]{0,18}(?:[0-9]岁以下)?[^，。；：、0-9]{0,14}$"
)
_THOUSAND = 1000
_ROUGHLY = Pattern("增|多|减|少|差|比|较|每|均高")


def _unlikely(one: Quantity, lead: str) -> Iterator[Hit]:
    """人均收入几块钱、生产总值几百万：多半漏了万、亿写成了万。"""
    if _PER_THOUSAND.search(lead) and one.unit in {"个", "张", "名", "人"} and one.value >= _THOUSAND:
        message = _("每千人口{text}，太大了", text=one.text)
        yield hit(one.passage, one.start, one.end, message, _("看是不是小数点、万和亿写错了"), Severity.WARNING)
    if one.unit != MONEY or not one.exact or one.value == 0:
        return
    for what, least in _UNLIKELY:
        found = what.search(lead)
        if found is not None and one.value < least and not _ROUGHLY.search(found[0][2:]):
            message = _("“{name}”只有{text}，太小了", name=found[0], text=one.text)
            yield hit(one.passage, one.start, one.end, message, _("看是不是小数点、万和亿写错了"), Severity.WARNING)
            return


def _split(reading: Reading) -> Iterator[Hit]:
    """“全县儿童12.6名”：人、户不会有零点几，多半漏了万。"""
    for one in reading.quantities:
        if one.unit in _WHOLE and one.value % 1 and one.exact and not one.passage.in_table:
            lead = one.before()
            if not _PER.search(lead) and not _PER.search(one.passage.text[max(0, one.start - 24) : one.start]):
                message = _("“{text}”：{unit}数不出零点几", text=one.text, unit=one.unit)
                yield hit(one.passage, one.start, one.end, message, _("看是不是漏了万"), Severity.WARNING)


def _added(reading: Reading) -> Iterator[Hit]:
    """“预算186元，其中培训92万元、救助94万元”：加起来数字一样，差了万；也可能是哪一样差了万。"""
    for passage, start, end in reading.sentences:
        if passage.in_table:
            continue
        told = set()
        for slip in slips(reading.in_span(passage, start, end)):
            one = slip.quantity
            told.add(one.start)
            message = _("{formula}是{due}，写的是{text}", formula=slip.formula, due=slip.due, text=one.text)
            hint = _("看是不是小数点、万和亿写错了")
            yield hit(passage, one.start, one.end, message, hint, Severity.WARNING)
        yield from _larger(reading.in_span(passage, start, end), told)


def _larger(inside: list[Quantity], told: set[int]) -> Iterator[Hit]:
    """“到位860万元，其中县级配套5.2亿元”：其中的一笔比总数还大。"""
    for whole, part in pairwise(inside):
        gap = part.passage.text[whole.end : part.start]
        if (
            part.start in told
            or whole.unit != MONEY
            or part.unit != MONEY
            or "其中" not in gap
            or re.search("[。；]", gap)
        ):
            continue
        if part.value > whole.value and "亿" in part.text and "亿" not in whole.text:
            message = _("其中的{part}比总数{whole}还大", part=part.text, whole=whole.text)
            hint = _("看是不是小数点、万和亿写错了")
            yield hit(part.passage, part.start, part.end, message, hint, Severity.WARNING)


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
        "县财政安排专项经费50元，用于“两癌”筛查。",
        "发放米面油等慰问品，折合人民币3.6元。",
        "全县儿童12.6名，其中留守儿童1864名。",
        "全县常住人口38.6人，其中女性18.9万人。",
        "总投资1200元的综合楼主体完工，其中省级补助700万元、县级配套500万元。",
        "四年来累计投入1.84亿元，年均4600万元，其中市级1.2亿元、县级6400元。",
        "到位3480万元，其中县级安排2100万元、上级补助1380亿元。",
        "当年向1600名创业妇女发放担保贷款2.4万元，人均15万元。",
        "省级财政安排资金3.6亿元，已下达各地3.42万元，下达率95%。",
        "省级安排3600万元、市县配套5100万元，合计8700亿元。",
        "到位资金共860万元，其中县本级配套5.2亿元。",
        "救助120户，户均1500元，共发放18元。",
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
        "该村妇女人均年收入达到2.6元，比上年增长8%。",
        "全年地区生产总值达到186.3万元，城乡居民收入稳步提高。",
        "每千人口拥有3岁以下婴幼儿托位数4.6万个。",
    ),
    good=(
        "每人每年人均经费50元，按每名妇女预算15元的标准安排。",
        "走访慰问儿童96名，发放价值200元的学习礼包96份。",
        "“两癌”筛查经费标准79元，配套资金3.6万元。",
        "平均每班42.5人，每千名儿童拥有床位3.17张，每个家庭2.6人，户均3.2人。",
        "全县儿童12.6万名，每千人配备医生2.8名。",
        "总投资1200万元的综合楼主体完工，其中省级补助700万元、县级配套500万元，每户补助20元。",
        "当年向1600名创业妇女发放担保贷款2.4亿元，人均15万元。",
        "省级财政安排资金3.6亿元，已下达各地3.42亿元，下达率95%；工作经费36万元。",
        "争取资金20万元，筹集物资30万元，资助学生每人500元。",
        "总产值1.2亿元，带动增收3000万元，其中订单收入9000万元，每人增收1.2万元。",
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
        "该村妇女人均年收入达到2.6万元，比上年增加36元。",
        "全年地区生产总值达到186.3亿元，比上年增加6万元以上的镇有3个。",
        "每千人口拥有3岁以下婴幼儿托位数4.6个，全县托位1.2万个。",
    ),
    find=_find,
)  # fmt: skip
