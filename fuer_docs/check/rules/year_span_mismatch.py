"""从哪年到哪年、一共几年：年数和起止对不对得上，规划期写得对不对。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.counted import number_of
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from .wrong_plan_year import five_years

_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十百]{1,4})(?:个年头|周年|年)(?!级|代|度|龄|制|期)"
_BOTH = Pattern(
    r"(?P<from>(?:19|20)\d{2})\s*年?\s*(?:—|－|-|–|~|～|至|到)+\s*(?P<to>(?:19|20)\d{2})\s*年?[）)》]?"
    rf"(?:的|这|共|期间的?|，?历时|，?历经|，?前后|，?共计|，?为期|，?整整|，)?{_COUNT}(?P<more>间|来|里|规划|期间|时间)?",
    "年",
)
_FIRST_COUNT = Pattern(
    r"(?<![\d第])(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})个?年(?:来|间|里|期间)?(?:，?也就是(?:说)?|，?即|[（(])(?:从|自)?(?P<from>20\d{2})年?\s*(?:—|－|-|–|~|～|至|到)+\s*(?P<to>20\d{2})年?",
    "年",
)
_SINCE = Pattern(
    rf"(?:自|从)?(?P<from>(?:19|20)\d{{2}})年[^，。；！？0-9]{{0,16}}(?:以来|起|至今|开始|成立|颁布|实施|启动)[^。！？0-9]{{0,14}}?"
    rf"(?:至今已?有?|已经?|实施|走过|成立|以来的?|的|这|，)(?P<near>近|约)?{_COUNT}(?P<more>多|余)?(?P<tail>来|间|里)?",
    "年",
)
_FIVE = Pattern(
    r"(?:(?P<plan>[七八九]五|十[一二三四五六七]?五)|第(?P<nth>[七八九]|十[一二三四五六七]?)个五年)[”\"]?(?:规划|时期|期间|计划)?[（(](?P<from>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<to>(?:19|20)\d{2})年?[）)]",
    "五",
)
_FIVE_END = Pattern(
    r"(?P<plan>[七八九]五|十[一二三四五六七]?五)[”]?(?:规划|时期|期间)?末(?:期)?[（(，]?(?:即|也就是)?(?P<to>20\d{2})年",
    "五",
)
_FIVE_AFTER = Pattern(
    r"(?<!\d)(?P<from>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<to>(?:19|20)\d{2})年[，、]?[“（]{0,2}(?P<plan>[七八九]五|十[一二三四五六七]?五)[”]?(?:规划|时期|期间)",
    "五",
)
_OUTLINE = Pattern(
    r"中国(?:妇女|儿童)(?:和?儿童)?发展纲要[（(](?P<from>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<to>(?:19|20)\d{2})年?[）)]",
    "纲",
)
_LOCAL = Pattern(
    r"(?P<name>(?:妇女|儿童)(?:和?儿童)?(?:事业)?发展(?:规划|纲要))[（(](?P<from>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<to>(?:19|20)\d{2})年?[）)]",
    "规纲",
)
_TERM = Pattern(
    r"(?<!五)[”]?(?:规划|纲要)(?:实施)?期?(?:期满|满|末|终期|届满|到期)(?:的|，)?(?:之时)?(?P<a>20\d{2})年|(?P<b>20\d{2})年(?:底|末)?[，]?(?:两个?)?(?:规划|纲要)(?:期满|期末|终期|到期|届满)",
    "规纲",
)
_TO_GO = Pattern(
    r"(?:再过|还有|只剩|仅剩)(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})个?年(?P<more>多|余)?[^。；0-9]{0,12}?(?P<to>(?:19|20)\d{2})年|(?:距离?|离)(?P<end>(?:19|20)\d{2})年[^。；0-9]{0,12}?(?:还有|只剩|仅剩|只有)(?P<n2>[一二两三四五六七八九十]{1,3}|\d{1,2})个?年(?P<more2>多|余)?",
    "年",
)


def _find(reading: Reading) -> Iterator[Hit]:
    paper = reading.manuscript.year
    known = _outlines(reading)
    for passage in reading.holding("年纲五", even=True):
        text = passage.text
        for match in (*_BOTH.finditer(text), *_FIRST_COUNT.finditer(text)):
            start, end, count = int(match["from"]), int(match["to"]), number_of(match["count"])
            if count and start <= end and count not in {end - start, end - start + 1}:
                message = _("{start}年到{end}年首尾都算是{n}年，写的是{text}", start=start, end=end, n=end - start + 1,
                            text=match["count"])  # fmt: skip
                yield hit(passage, *match.span(), message, _("核对起止年份和年数"), Severity.ERROR)
        for match in _SINCE.finditer(text) if paper else ():
            start, count = int(match["from"]), number_of(match["count"])
            if (
                paper
                and count
                and not match["near"]
                and count > 1
                and _off(start, paper, count, more=bool(match["more"]))
            ):
                message = _("{start}年到{end}年是{n}年，写的是{text}", start=start, end=paper, n=paper - start,
                            text=match["count"])  # fmt: skip
                yield hit(passage, *match.span(), message, _("核对起始年份和年数"))
        yield from (hit(passage, *span, message, _("核对规划期")) for span, message in _periods(text, known))
        yield from _to_go(reading, passage, text)
    yield from _local(reading, known)
    yield from _expired(reading)


def _outlines(reading: Reading) -> set[tuple[int, int]]:
    """国家纲要的起止（规划表）。"""
    found = {(row.values.get("起"), row.values.get("止")) for row in reading.tables.get("规划", ())}
    return {(start, end) for start, end in found if isinstance(start, int) and isinstance(end, int)} | {(1995, 2000)}


def _local(reading: Reading, known: set[tuple[int, int]]) -> Iterator[Hit]:
    """本地妇女、儿童发展规划的起止：两个规划该是一样的；不是国家纲要的十年，也不是五年规划的，提一句。"""
    found = [
        (passage, match, (int(match["from"]), int(match["to"])))
        for passage, match in reading.matches(_LOCAL, even=True)
    ]
    usual = Counter(span for _passage, _match, span in found)
    for passage, match, span in found:
        start, end = span
        if start > end or (match["name"].endswith("纲要") and passage.text[: match.start()].endswith("中国")):
            continue
        better = [
            one
            for one in usual
            if one != span and one[0] <= end and start <= one[1] and (usual[one] > usual[span] or one in known)
        ]
        if better and span not in known:
            message = _("{name}的规划期，别处写{before}年，这里写{text}年", name=match["name"], before="—".join(map(str, better[0])),
                        text="—".join(map(str, span)))  # fmt: skip
            yield hit(passage, match.start("from"), match.end("to"), message, _("核对规划期"), Severity.WARNING)
        elif span not in known and not ((start - 1) % 5 == 0 and end - start in {4, 9, 14}):
            message = _("国家的纲要、五年规划都没有{text}年这一段", text="—".join(map(str, span)))
            yield hit(passage, match.start("from"), match.end("to"), message, _("核对规划期"), Severity.HINT)


def _expired(reading: Reading) -> Iterator[Hit]:
    """“到规划期满的2035年”：规划是2021—2030年的。"""
    ends = {int(match["to"]) for passage, match in reading.matches(_LOCAL, even=True)} | {
        int(match["to"]) for passage, match in reading.matches(_OUTLINE, even=True)
    }
    for passage, match in reading.matches(_TERM, even=True) if ends else ():
        year = match["a"] or match["b"]
        if int(year) not in ends:
            name = "a" if match["a"] else "b"
            message = _("规划到{end}年，这里说的是{text}年", end="、".join(map(str, sorted(ends))), text=year)
            yield hit(passage, *match.span(name), message, _("核对规划期"), Severity.WARNING)


def _to_go(reading: Reading, passage: Passage, text: str) -> Iterator[Hit]:
    """“再过三年多，也就是到2030年”：从写的那年数。"""
    years = {reading.years.signed.year} if reading.years.signed else set(reading.years.paper)
    for match in _TO_GO.finditer(text) if len(years) == 1 else ():
        now, end = min(years), int(match["to"] or match["end"])
        count, more = number_of((match["n"] or match["n2"]).replace("两", "二")), match["more"] or match["more2"]
        left = end - now
        if left > 0 and not ((count <= left <= count + 1) if more else abs(left - count) <= 1):
            message = _(
                "{start}年到{end}年是{n}年，写的是{text}", start=now, end=end, n=left, text=match["n"] or match["n2"]
            )
            yield hit(passage, *match.span(), message, _("核对起始年份和年数"), Severity.WARNING)


def _off(start: int, paper: int, count: int, *, more: bool) -> bool:
    """年数离写稿那年差得出一年以上；“十多年”可以差到二十年，“两年多”不到三年。"""
    if more:
        return start < paper and not count <= paper - start < count + (10 if count % 10 == 0 else 2)
    return start < paper and not paper - start - 1 <= count <= paper - start + 1


def _periods(text: str, known: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    for match in (*_FIVE.finditer(text), *_FIVE_AFTER.finditer(text)):
        plan = match["plan"] or match["nth"] + "五"
        start = five_years(plan)
        if (int(match["from"]), int(match["to"])) != (start, start + 4):
            yield match.span(), _("“{plan}”是{start}—{end}年", plan=plan, start=start, end=start + 4)
    for match in _FIVE_END.finditer(text):
        end = five_years(match["plan"]) + 4
        if int(match["to"]) != end:
            yield match.span(), _("“{plan}”是{start}—{end}年", plan=match["plan"], start=end - 4, end=end)
    for match in _OUTLINE.finditer(text):
        if (int(match["from"]), int(match["to"])) not in known:
            yield match.span(), _("没有{start}—{end}年的国家纲要", start=match["from"], end=match["to"])


RULE = Rule(
    id="year-span-mismatch",
    title="年数和起止年份对不上",
    severity=Severity.ERROR,
    why="2011—2020年是十年，写成“五年来”“2021年”都是顺手抄来的错。",
    basis="算术；国民经济和社会发展五年规划、中国妇女（儿童）发展纲要的起止年份",
    bad=(
        "《县妇女发展规划（2021—2030年）》实施四年。\n确保到规划期满的2035年全面实现终期目标。",
        "到“十四五”末（2026年），全县托位达到1200个。",
        "三年来，也就是2021年至2025年，累计投入1.2亿元。",
        "过去五年（2019—2025年），全县投入3.6亿元。",
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
        "认真实施《县妇女发展规划（2021—2030年）》《县儿童发展规划（2021—2035年）》。",
        "《区妇女发展规划（2021—2030年）》和《区儿童发展规划（2021—2025年）》统称两个规划。",
        "落实《市妇女发展规划（2012—2030年）》关于家庭建设的要求。",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n再过三年多，也就是到2030年，两个规划就要交总账了。",
        "2025年工作总结\n2021年至今的两年多时间里，妇女事业长足进步。",
        "学习国民经济和社会发展第十四个五年规划（2021—2026年）。",
        "2016—2020年“十二五”期间，投入逐年增长。",
        "2025年工作总结\n距2030年还有七年，任务仍然艰巨。",
    ),
    good=(
        "《县妇女发展规划（2021—2030年）》实施四年。\n确保到规划期满的2030年全面实现终期目标，2025年中期评估。",
        "到“十四五”末（2025年），全县托位达到1200个。",
        "过去五年（2021—2025年），全县投入3.6亿元；近三年（2022年至2025年）投入最多。",
        "2011—2020年的十年间，全县妇女儿童事业稳步发展。",
        "2016年至2020年这五年，是脱贫攻坚的关键时期。",
        "2020年到2022年的两年间，新建儿童之家14个。",
        "“十四五”规划（2021—2025年）提出了新要求。",
        "认真实施《中国妇女发展纲要（2021—2030年）》。",
        "《云溪县妇女发展规划（2021—2025年）》印发一年来，各项指标进展顺利。",
        "2022年工作总结\n自2019年实施项目以来，三年来共救助妇女320人。",
        "2022年工作总结\n自2011年实施以来，十多年来投入逐年增加，其中近三年投入最多。",
        "2001—2010年规划和2011—2020年规划，两轮规划二十年。",
        "《县妇女发展规划（2011—2020年）》收官，《县妇女发展规划（2021—2030年）》启动。",
        "《区妇女儿童发展规划（2016—2020年）》圆满收官。",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n再过五年多，也就是到2030年，两个规划就要交总账了。",
        "2021—2022学年，九年义务教育巩固率达到96%。",
        "2022年工作总结\n2008年起，三年级以上学生免费体检。",
        "2022年工作总结\n1995年通过的行动纲领，2015年纪念二十周年。",
    ),
    find=_find,
)  # fmt: skip
