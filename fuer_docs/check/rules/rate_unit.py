"""率的单位：孕产妇死亡率用每十万分之几，婴儿死亡率用千分之几；一个率前后单位要一样，占比不会过百。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.quantities import Quantity
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NAME = Pattern(r"[\u4e00-\u9fff0-9]{1,14}率")
_CHANGED = Pattern(r"(?:下降|降低|上升|提高|增长|增加|减少|提升|缩小|升高|降幅|增幅)(?:了|幅度|达|为|约|近)*$")
_KNOWN = (
    (Pattern("孕产妇死亡率$"), "/10万"),
    (Pattern("(?:婴儿|新生儿|五岁以下儿童|5岁以下儿童|5岁以下|五岁以下)死亡率$"), "‰"),
)
_SCALE = {"%": Decimal(100), "‰": Decimal(1000), "/千": Decimal(1000), "/10万": Decimal(100000), "/万": Decimal(10000)}
_AT_MOST_WHOLE = Pattern(
    r"(?:占比|覆盖率|参保率|普及率|达标率|知晓率|满意率|满意度|接种率|筛查率|检查率|管理率|分娩率|办结率|调处率|合格率|就业率|参与率|到位率"
    r"|巩固率|毕业率|建成率|配备率|访视率|检出率|死亡率|患病率|发病率|贫血率|近视率|回访率|净入学率|占[^，。；：、（）]{1,14}的?)[^，。；：、（）]{0,6}$"
)
_MAY_EXCEED = Pattern("上年|去年|同期|计划|目标|任务|任务数|毛入|完成|预算")


_AGAINST = Pattern(r"，[^，。；：、0-9]{0,4}(?:低于|高于|优于|好于|达到|超过|控制在|低|高|比)[^，。；：、0-9]{0,16}$")
_AIM = Pattern(r"(?:以内|以下|以上)?的?[^，。；：、0-9]{0,6}(?:目标|标准|要求|水平|上限|平均|规定|以内|以下)")


_PART_OF = Pattern(
    r"^(?:其中)?(?:城市|农村|城镇|乡村|城区|县城|男性?|女性?|男童|女童|流动人口|户籍人口|本地|外来|全[国省市州县区]|上年同?期?|去年同?期?|20\d\d年)(?:平均水平|人口|儿童|妇女)?(?:的)?(?:为|是|达|则为|分别为)?$"
    r"|^(?:[比较]|低于|高于|好于|优于)(?:上年|去年|20\d\d年|全[国省市州])(?:同期|平均水平|平均|水平)?的?$"
)


_DIED = Pattern(r"(?P<who>孕产妇|婴儿|新生儿|5岁以下儿童)死亡[^。；]{0,6}\d+[例人名][，、（]")
"""“孕产妇死亡1例，死亡率……”：是谁的死亡率。"""


def _find(reading: Reading) -> Iterator[Hit]:
    first: dict[str, Quantity] = {}
    yield from _aims(reading)
    yield from _parts(reading)
    for one in reading.quantities:
        if one.unit not in _SCALE or one.chinese:
            continue
        lead = one.before()
        rounded = one.value <= Decimal("100.5") and re.search("合计|相加|四舍五入", lead)
        if _over_whole(one, lead) and not rounded:
            message = _("{text}超过了整体的100%", text=one.text)
            yield hit(
                one.passage, one.start, one.end, message, _("占比和这种率最多100%，核对分子、分母"), Severity.ERROR
            )
        names = _NAME.findall(lead)
        if not names or _CHANGED.search(lead):
            continue
        whose = _DIED.search(one.passage.text, max(0, one.start - 30), one.start) if names[-1] == "死亡率" else None
        yield from _unit(one, whose["who"] + "死亡率" if whose else names[-1], first)


def _aims(reading: Reading) -> Iterator[Hit]:
    """“死亡率为8.0/10万，低于14‰的目标”：和目标比，单位要一样。"""
    for one, aim in pairwise(reading.quantities):
        if one.passage is not aim.passage or one.unit not in _SCALE or aim.unit not in _SCALE or one.unit == aim.unit:
            continue
        gap = aim.passage.text[one.end : aim.start]
        if {one.unit, aim.unit} == {"‰", "/千"} or not _NAME.search(one.before()) or "率" in gap:
            continue
        if _AGAINST.fullmatch(gap) and (_AIM.match(aim.passage.text, aim.end) or re.search("目标|标准|要求", gap)):
            message = _("率写的是{text}，拿来比的是{aim}，单位不一样", text=one.text, aim=aim.text)
            yield hit(aim.passage, aim.start, aim.end, message, _("核对单位；数照单位换算"))


def _parts(reading: Reading) -> Iterator[Hit]:
    """“死亡率为9.84/10万，其中城市8.71‰”：一个率的几处，单位要一样。"""
    for passage, start, end in reading.sentences:
        rates = [one for one in reading.in_span(passage, start, end) if one.unit in _SCALE]
        first: Quantity | None = None
        for one in rates:
            lead = one.before()
            if _NAME.search(lead):
                first = one if not _CHANGED.search(lead) else None
            elif first is not None and first.unit != one.unit and _PART_OF.search(lead) and not _CHANGED.search(lead):
                if {first.unit, one.unit} == {"‰", "/千"} or "占" in lead:
                    continue
                message = _("率写的是{text}，拿来比的是{aim}，单位不一样", text=first.text, aim=one.text)
                yield hit(one.passage, one.start, one.end, message, _("核对单位；数照单位换算"))


def _unit(one: Quantity, name: str, first: dict[str, Quantity]) -> Iterator[Hit]:
    wanted = next((unit for pattern, unit in _KNOWN if pattern.search(name)), "")
    unit = "‰" if one.unit == "/千" else one.unit
    if wanted and unit != wanted:
        message = _("{name}通常以{wanted}计，写的是{text}", name=name, wanted=wanted, text=one.text)
        yield hit(one.passage, one.start, one.end, message, _("核对单位；数照单位换算"))
        return
    key = re.sub("^.*(?:全[省市县区国州镇乡]|我[省市县区州镇乡]|本[省市县区州镇乡]|其中|年度?)", "", name)
    if len(key) < 4:
        return
    before = first.setdefault(key, one)
    if before.unit != one.unit and before.value / _SCALE[before.unit] != one.value / _SCALE[one.unit]:
        message = _("{name}前面写{before}，这里写{text}，单位不一样", name=key, before=before.text, text=one.text)
        yield hit(one.passage, one.start, one.end, message, _("一份文稿里一个率用一种单位"), Severity.ERROR)


def _over_whole(one: Quantity, lead: str) -> bool:
    whole = _SCALE[one.unit]
    return (
        one.value > whole
        and bool(_AT_MOST_WHOLE.search(lead))
        and not _MAY_EXCEED.search(lead)
        and not _CHANGED.search(lead)
    )


RULE = Rule(
    id="rate-unit",
    title="率的单位不对",
    severity=Severity.WARNING,
    why="‰写成%差十倍，/10万写成‰差一百倍，监测数据报上去就是大事故。",
    basis="统计惯例：孕产妇死亡率/10万，婴儿、新生儿、5岁以下儿童死亡率‰；一个率在一份文稿里单位一致",
    bad=(
        "全省孕产妇死亡率为9.84/10万，比上年的11.26/10万降低1.42个十万分点，其中城市为8.71‰，农村11.05/10万。",
        "婴儿死亡率2.3‰，低于全省的3.1%。",
        "低出生体重发生率3.2%，其中农村4.1‰，城市2.8%。",
        "全县孕产妇死亡率为14.3‰，低于目标要求。",
        "婴儿死亡率为4.0%，比上年有所下降。",
        "5岁以下儿童死亡率由6.2%降到5.6%。",
        "新生儿死亡率2.5/10万。",
        "低出生体重发生率为3.2%。\n经监测，低出生体重发生率降到28‰。",
        "女性委员占委员总数的131.8%。",
        "孕产妇系统管理率达到194.9%。",
        "农村妇女“两癌”筛查率达108%。",
        "2021年孕产妇死亡率为8.5%，2022年为0。",
        "信访办结率达到101.2%。",
        "围产儿死亡率为5.1‰。\n与上年相比，围产儿死亡率0.6%，略有上升。",
        "妇女常见病患病率达1123‰。",
        "全年孕产妇死亡1例，死亡率为8.0/10万，低于规划提出的14‰的控制目标。",
        "5岁以下儿童死亡率降到5.6‰，优于6%以下的规划目标。",
        "全年发生孕产妇死亡1例，死亡率23.33‰。",
    ),
    good=(
        "全省孕产妇死亡率为9.84/10万，其中城市为8.71/10万，农村11.05/10万。",
        "婴儿死亡率2.3‰，比上年下降5.3%，其中农村占62%。",
        "全县孕产妇死亡率为14.3/10万，婴儿死亡率为4.0‰。",
        "孕产妇死亡率为8.5/10万，比上年下降5.3%。",
        "5岁以下儿童死亡率由6.2‰降到5.6‰，降低0.6个千分点。",
        "高中阶段毛入学率达到102.5%，学前教育毛入园率92%。",
        "完成计划任务的120%，覆盖率98%。",
        "低出生体重发生率为3.2%（即32‰）。",
        "孕产妇系统管理率94.9%，产后访视率97.3%，婴儿死亡率4.0‰。",
        "贷款余额增长率达到123%。",
        "女性参加生育保险人数占上年同期的108%。",
        "孕产妇死亡率下降12%，住院分娩率100%。",
        "儿童伤害死亡率比2020年下降20%，婴儿死亡率控制在5‰以下。",
        "孕产妇死亡率为8.0/10万，低于14/10万的控制目标；婴儿死亡率2.88‰，低于5‰的目标。",
        "婴儿死亡率2.88‰，孕产妇系统管理率达到96%，高于90%的目标。",
        "每千名儿童拥有床位3.17张，5岁以下儿童贫血率8.2%。",
        "全年发生孕产妇死亡1例，死亡率23.33/10万。",
        "全年婴儿死亡7例，死亡率1.63‰。",
    ),
    find=_find,
)  # fmt: skip
