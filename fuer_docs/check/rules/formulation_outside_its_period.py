"""提法过了时，或者当时还没有。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ...model.finding import Severity
from ...model.speech import _
from ...reading.catalogue import Entry
from ...reading.pattern import Pattern
from ...reading.period import Span
from ...reading.punctuation import widened
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import paper_of

_GUIDING = Pattern(
    r"(?:以|坚持|高举|深入学习|认真学习|学习|贯彻|落实|宣传|开展|深化|推进|助力|打赢|围绕|聚焦|按照|把握|为|增强|实现)[^，。；：]{0,12}$"
)
"""前面说的是现在拿它作指导、正在做它。"""
_PAST = Pattern(
    r"以来|期间|时期|自从|历史|曾|当年|当时|过去|上一轮|回顾|收官|圆满|已经|成果|常态化|长效|如期|全面胜利|之后|以后|后，|和|、"
)
_YEAR = Pattern(r"(?<!\d)(?:19|20)\d{2}年")
_SINGLE = {"指导思想", "大会精神", "全国会议精神", "妇女大会精神", "党内教育", "时代任务", "农村大局", "政治要求"}
"""一个时候只用一个的；五年规划前后几个都会说到，不查过时。"""
_COINED = {"指导思想", "大会精神", "全国会议精神", "妇女大会精神", "党内教育", "政治要求"}
"""“自”那天以前不会有的；别的在写进文件以前就有人说，五年规划没到就会谋划。"""


def _find(reading: Reading) -> Iterator[Hit]:
    written = reading.when
    rows = reading.entries("提法", "文")
    if written is None or not rows:
        return
    started = date(reading.manuscript.year or written.start.year, 1, 1)
    written = Span(min(written.start, started), written.end)
    by_text: dict[str, list[Entry]] = {}
    for row in rows:
        by_text.setdefault(row.name, []).append(row)
    found = re.compile("|".join(map(re.escape, sorted(by_text, key=len, reverse=True))))
    said: set[str] = set()
    for passage, start, end in reading.sentences:
        for match in found.finditer(passage.text, start, end):
            entries = by_text[match[0]]
            if match[0] in said or any(entry.in_use(written) for entry in entries):
                continue
            entry = entries[-1]
            before, after = widened(passage.text[start : match.start()]), widened(passage.text[match.end() : end])
            if entry.too_early(written) and entry.code in _COINED:
                said.add(match[0])
                message = _("“{text}”{year}年才有", text=match[0], year=entry.since.year if entry.since else "")
                yield hit(passage, *match.span(), message, _("核对文稿的年份，换成当时的提法"), entry.severity)
            elif entry.expired(written) and entry.code in _SINGLE and _in_use(before, after):
                said.add(match[0])
                message = _("“{text}”到{year}年就换了提法", text=match[0], year=entry.until.year if entry.until else "")
                yield hit(passage, *match.span(), message, _now(rows, entry, written), entry.severity)


def _in_use(before: str, after: str) -> bool:
    """这句话拿它当现在的提法；回顾的、和别的并列的不算。"""
    return (
        _GUIDING.search(before) is not None
        and not _YEAR.search(before)
        and not _PAST.search(before[-24:])
        and not _PAST.match(after)
        and not _PAST.search(re.split("[，。；]", after)[0])
    )


def _now(rows: Sequence[Entry], old: Entry, written: Span) -> str:
    current = [row.name for row in rows if row.code == old.code and row.in_use(written)]
    return _("现在的提法是“{text}”", text=current[-1]) if current else _("核对现在的提法")


RULE = Rule(
    id="formulation-outside-its-period",
    title="提法过了时，或当时还没有",
    severity=Severity.WARNING,
    why="去年的稿子改改年份再用，最容易把上一次大会、已经结束的活动留在里面。",
    basis="提法表（自、至两栏）；日期待核实的以权威文本为准",
    bad=(
        paper_of(2024, "一年来，深入学习贯彻党的十九大精神，"),
        paper_of(2014, "坚持以习近平新时代中国特色社会主义思想为指导，"),
        paper_of(2023, "扎实开展党史学习教育，"),
        paper_of(2024, "认真落实第六次全国妇女儿童工作会议精神，"),
        paper_of(2010, "深刻领悟“两个确立”的决定性意义，做到“两个维护”，"),
        paper_of(2024, "为全面建成小康社会贡献力量。"),
        "2025年工作计划\n深入学习贯彻中国妇女十二大精神，",
    ),
    good=(
        paper_of(2024, "一年来，深入学习贯彻党的二十大和二十届二中全会精神，"),
        paper_of(2024, "党的十九大以来，妇女儿童事业取得历史性成就。"),
        paper_of(2023, "推动党史学习教育常态化长效化。"),
        paper_of(2022, "“十三五”期间，培训妇女3万人次。"),
        paper_of(2025, "谋划“十五五”妇女儿童发展规划。"),
        paper_of(2022, "巩固拓展脱贫攻坚成果同乡村振兴有效衔接"),
        paper_of(2023, "在脱贫攻坚战中，全镇妇女发挥了半边天作用。"),
        paper_of(2024, "坚持以习近平新时代中国特色社会主义思想为指导，"),
        "深入学习贯彻党的十九大精神，",
        "2014年工作总结\n扎实开展党的群众路线教育实践活动，\n2014年12月20日",
        paper_of(2008, "落实男女平等基本国策和儿童优先原则，"),
        paper_of(2019, "为全面建设社会主义现代化国家贡献力量。"),
        paper_of(2022, "学习贯彻党的十九大和十九届历次全会精神，迎接党的二十大召开。"),
        paper_of(2024, "2018年以来，全县贯彻党的十九大精神，出台文件12份。"),
    ),
    find=_find,
)
