"""15～30%、13～17万元：前一个数少了单位。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_RANGE = Pattern(
    r"(?<![\d.%‰万亿〔\[年—\-])(?P<low>\d+(?:\.\d+)?)(?P<dash>～|~|—|－|-|至|到)(?P<high>\d+(?:\.\d+)?)(?P<unit>%|‰|个百分点|万|亿)"
    r"(?P<more>元|人次|人|亩|户)?",
    "～~—－-至到",
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_RANGE):
        if match["unit"] == "个百分点":
            continue
        unit = match["unit"] + (match["more"] or "")
        better = f"{match['low']}{unit}{match['dash'].replace('-', '～').replace('~', '～')}{match['high']}{unit}"
        message = _("“{text}”前一个数少了“{unit}”", text=match[0], unit=match["unit"])
        yield hit(passage, *match.span(), message, _("写成“{better}”", better=better))


RULE = Rule(
    id="range-without-unit",
    title="范围的前一个数少了百分号、万、亿",
    severity=Severity.WARNING,
    why="“13～17万元”可以读成十三元到十七万元，百分号、万、亿两头都要写。",
    basis="GB/T 15835—2011 数值范围的写法；条款号待核",
    bad=(
        "增幅在15～30%之间。",
        "每村投入13～17万元。",
        "占比由5—8%提高到12%。",
        "收入在2至3万元。",
        "服务群众1～2亿人次。",
        "发病率为3～5‰。",
    ),
    good=(
        "增幅在15%～30%之间。",
        "每村投入13万元～17万元。",
        "年龄在20～35岁。",
        "2021—2030年投入1.2亿元。",
        "每场20～30人，共300人。",
        "由25.2%提高到31.6%。",
        "第3至5个百分点",
    ),
    find=_find,
)
