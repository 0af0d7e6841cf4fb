"""从哪年到哪年、一共几年：年数和起止对不对得上，规划期写得对不对。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..counted import number_of
from ..reading import Reading
from ..rule import Hit, Rule, hit
from .wrong_plan_year import five_years

_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十百]{1,4})(?:个年头|周年|年)(?!级|代|度|龄|制|期)"
_BOTH = re.compile(
    r"(?P<from>(?:19|20)\d{2})\s*年?\s*(?:—|－|-|–|~|～|至|到)+\s*(?P<to>(?:19|20)\d{2})\s*年?[）)》]?"
    rf"(?:的|这|共|期间的?|，?历时|，?历经|，?前后|，?共计|，?为期|，?整整|，)?{_COUNT}(?P<more>间|来|里|规划|期间|时间)?"
)
_SINCE = re.compile(
    rf"(?:自|从)?(?P<from>(?:19|20)\d{{2}})年[^，。；！？0-9]{{0,16}}(?:以来|起|至今|开始|成立|颁布|实施|启动)[^。！？0-9]{{0,14}}?"
    rf"(?:至今已?有?|已经?|实施|走过|成立|以来的?|这|，)(?P<near>近|约)?{_COUNT}(?P<more>多|余)?(?P<tail>来|间|里)?"
)
_FIVE = re.compile(
    r"(?P<plan>[七八九]五|十[一二三四五六七]?五)[”\"]?(?:规划|时期|期间|计划)?[（(](?P<from>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<to>(?:19|20)\d{2})年?[）)]"
)
_OUTLINE = re.compile(
    r"中国(?:妇女|儿童)(?:和?儿童)?发展纲要[（(](?P<from>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<to>(?:19|20)\d{2})年?[）)]"
)
_OUTLINES = {(1995, 2000), (2001, 2010), (2011, 2020), (2021, 2030)}


def _find(reading: Reading) -> Iterator[Hit]:
    paper = reading.manuscript.year
    for passage in reading.even.passages:
        text = passage.text
        for match in _BOTH.finditer(text):
            start, end, count = int(match["from"]), int(match["to"]), number_of(match["count"])
            if count and start <= end and count not in {end - start, end - start + 1}:
                message = _("{start}年到{end}年首尾都算是{n}年，写的是{text}", start=start, end=end, n=end - start + 1,
                            text=match["count"])  # fmt: skip
                yield hit(passage, *match.span(), message, _("核对起止年份和年数"), Severity.ERROR)
        for match in _SINCE.finditer(text) if paper else ():
            start, count = int(match["from"]), number_of(match["count"])
            if paper and count and not match["more"] and not match["near"] and count > 1 and _off(start, paper, count):
                message = _("{start}年到{end}年是{n}年，写的是{text}", start=start, end=paper, n=paper - start,
                            text=match["count"])  # fmt: skip
                yield hit(passage, *match.span(), message, _("核对起始年份和年数"))
        yield from (hit(passage, *span, message, _("核对规划期")) for span, message in _periods(text))


def _off(start: int, paper: int, count: int) -> bool:
    """年数离写稿那年差得出一年以上。"""
    return start < paper and not paper - start - 1 <= count <= paper - start + 1


def _periods(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _FIVE.finditer(text):
        start = five_years(match["plan"])
        if (int(match["from"]), int(match["to"])) != (start, start + 4):
            yield match.span(), _("“{plan}”是{start}—{end}年", plan=match["plan"], start=start, end=start + 4)
    for match in _OUTLINE.finditer(text):
        if (int(match["from"]), int(match["to"])) not in _OUTLINES:
            yield match.span(), _("没有{start}—{end}年的国家纲要", start=match["from"], end=match["to"])


RULE = Rule(
    id="year-span-mismatch",
    title="年数和起止年份对不上",
    severity=Severity.ERROR,
    why="2011—2020年是十年，写成“五年来”“2021年”都是顺手抄来的错。",
    basis="算术；国民经济和社会发展五年规划、中国妇女（儿童）发展纲要的起止年份",
    bad=(
        "2011—2020年的八年间，全县妇女儿童事业稳步发展。",
        "2016年至2020年这十年，是脱贫攻坚的关键时期。",
        "“十四五”规划（2021—2026年）提出了新要求。",
        "“十三五”时期（2015—2020年），投入逐年增加。",
        "认真实施《中国妇女发展纲要（2011—2021年）》。",
        "《中国儿童发展纲要（2020—2030年）》颁布实施。",
        "2022年工作总结\n自2019年实施项目以来，六年来共救助妇女320人。",
        "2001—2010年，历时八年，第二轮规划全面完成。",
        "2023年工作总结\n协会自2013年成立至今已20年。",
        "2018年到2022年七年来，累计投入1.2亿元。",
    ),
    good=(
        "2011—2020年的十年间，全县妇女儿童事业稳步发展。",
        "2016年至2020年这五年，是脱贫攻坚的关键时期。",
        "2020年到2022年的两年间，新建儿童之家14个。",
        "“十四五”规划（2021—2025年）提出了新要求。",
        "认真实施《中国妇女发展纲要（2021—2030年）》。",
        "《云溪县妇女发展规划（2021—2025年）》印发一年来，各项指标进展顺利。",
        "2022年工作总结\n自2019年实施项目以来，三年来共救助妇女320人。",
        "2022年工作总结\n自2011年实施以来，十多年来投入逐年增加，其中近三年投入最多。",
        "2001—2010年规划和2011—2020年规划，两轮规划二十年。",
        "2021—2022学年，九年义务教育巩固率达到96%。",
        "2022年工作总结\n2008年起，三年级以上学生免费体检。",
        "2022年工作总结\n1995年通过的行动纲领，2015年纪念二十周年。",
    ),
    find=_find,
)  # fmt: skip
