"""同一个数说过几回：认出“哪里、哪一年、什么、多少”，一篇之内和几篇之间拿来比。认不准的不要。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..model.manuscript import Passage
from .quantities import Quantity
from .reading import Reading

LEVEL = re.compile(r"(?:全|我|本)(?P<level>[国省州市县区镇乡村旗盟])(?!级|委|政|妇|直|人)")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})(?:年|\s*[—\-至~])|(?P<last>去年|上年)|(?P<next>明年|来年)")
_PARTIAL = re.compile(
    r"\d+月|[一二三四五六七八九十]月|月份|季度|半年|期间|活动|当天|当日|本次|此次|这次|本期|[节日周]前|宣传[周月日]|先后|分别|其中|每|第[一二三四五\d]+[期批次轮]"
    r"|(?![全我本乡城各该农集市县区山新多少几个])[\u4e00-\u9fff](?:镇|乡|街道|村|社区|学校|医院|小学|中学|幼儿园)(?![级长上下村际妇振])"
)
_AIM = re.compile(
    r"目标|力争|确保|争取|要达|需达|应达|不低于|不高于|控制在|计划|预计|拟|规划|要求|标准|比上年|较上年|同比|增加|减少|增长|下降|由|从|≥|≤"
)
_PLANNED = re.compile(r"要见到|目标[是为：]|到(?:19|20)\d{2}年[底末]?，|[日月底]前")
"""一句话里一路说的是要办到的事。"""
_RATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff0-9]{2,16}?(?:率|比例|比重))(?:已?达到?|提高到|提升到|上升到|下降到|降到|降至|升至|为|是|保持在|稳定在)?$"
)
_SCOPE = re.compile(r"(?:全|我|本)[省州市县区镇乡村旗盟]|全年|年内|累计|本年度|一年来|今年以来")
_SCOPE_END = re.compile(r"(?:全|我|本)[省州市县区镇乡旗盟](?:现有|共有|共|辖)?$")
_TOTAL = re.compile("共|累计|总|全年|现有|辖|达")
_ADVERB = re.compile(
    r"(?:全|我|本)[省州市县区镇乡村旗盟]|全年|一年来|今年以来|年内|本年度|今年|截至目前|目前|现有|现共?有|已经?|累计|总共|共有|共计|共|总计|下辖|辖有?|有|建有|设有|达到|达|了|的|(?:19|20)\d{2}年"
)
BODIES = (
    "成员单位", "乡镇（街道）", "村（社区）", "乡镇", "乡（镇）", "镇街", "街镇", "街道", "行政村", "建制村", "社区", "县区", "县市区", "儿童之家", "妇女之家", "幼儿园", "中小学",
    "留守儿童", "留守妇女", "主要指标", "监测指标", "主要监测指标",
)  # fmt: skip
_BODY = re.compile(
    rf"(?P<name>{'|'.join(sorted(BODIES, key=len, reverse=True))})(?=$|[的中均都各全已共开实建按设成认积分结坚先，。、；：])"
)


_REACH = 200
"""一句话往前最多看几个字。"""


class Claim(NamedTuple):
    """一处说法。``total`` 是明说了全县、全年、累计的；``year`` 是说的哪一年，没说的是文稿那年。"""

    name: str
    unit: str
    year: int | None
    level: str
    quantity: Quantity
    total: bool

    @property
    def key(self) -> tuple[str, str, int | None, str]:
        """一样的才能比。"""
        return self.name, self.unit, self.year, self.level


def claims(reading: Reading) -> list[Claim]:
    """一篇里的说法，按先后。"""
    own = own_level(reading)
    return [
        one
        for passage, start, end in reading.sentences
        if not passage.in_table
        for one in _sentence(reading, passage, start, end, own)
    ]


def own_level(reading: Reading) -> str:
    """这篇说的是哪一级：全县、我县说得最多的。"""
    counted = Counter(
        match["level"]
        for passage in reading.passages
        for match in LEVEL.finditer(passage.text)
        if match["level"] != "国"
    )
    return counted.most_common(1)[0][0] if counted else ""


def _sentence(reading: Reading, passage: Passage, start: int, end: int, own: str) -> Iterator[Claim]:
    inside, begin = reading.in_span(passage, start, end), start
    if not inside:
        return
    text = passage.text
    whole = text[start:end]
    years = {match["year"] or match[0] for match in _YEAR.finditer(whole)}
    for one in inside:
        lead = one.before()
        start = max(begin, one.start - _REACH)
        if (
            not one.exact
            or one.chinese
            or len(years) > 1
            or _AIM.search(lead)
            or _PLANNED.search(text[start : one.start])
            or _PARTIAL.search(text[start : min(end, one.end + 15)])
        ):
            continue
        level = LEVEL.findall(text[start : one.start])
        found = _named(one, lead)
        if found is not None:
            name, is_total = found
            yield Claim(
                name, one.unit, _period(reading, text[start : one.start]), level[-1] if level else own, one, is_total
            )


def _period(reading: Reading, lead: str) -> int | None:
    paper = reading.manuscript.year
    found = list(_YEAR.finditer(lead))
    if not found:
        return paper
    last = found[-1]
    if last["year"]:
        return int(last["year"])
    return None if paper is None else paper + (1 if last["next"] else -1)


def _named(one: Quantity, lead: str) -> tuple[str, bool] | None:
    """说的是什么，是不是总数。"""
    if one.unit in {"%", "‰", "/10万", "/千"}:
        rate = _RATE.search(lead)
        name = _ADVERB.sub("", rate["name"]) if rate else ""
        return (name, True) if len(name) >= 5 else None
    if not one.unit or one.unit in {"年", "岁", "天", "月", "倍"}:
        return None
    body = _BODY.match(one.passage.text, one.end)
    scoped = bool(_SCOPE.search(lead)) and not re.search("[各个]", lead)
    rest = _ADVERB.sub("", lead)
    if body:
        return body["name"], bool(_SCOPE_END.search(lead))
    if one.after() or len(rest) < 4:
        return None
    return rest, scoped and bool(_TOTAL.search(lead) or _SCOPE.search(lead))
