"""“我讲三点意见”“从四个方面汇报”：说了几点，下面同一层就要有几点。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import cardinal
from ...model.speech import _
from ...reading.counted import following, number_of
from ...reading.lists import Run
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_N = r"(?P<number>[一二两三四五六七八九十]{1,2}|\d{1,2})"
_POINTS = Pattern(
    rf"(?P<verb>讲|谈|提|提出|强调|说|汇报|介绍|补充|明确|重申)(?P<past>了|过|的)?(?:以下|如下|下面)?{_N}(?:点|个方面|方面|项|条|个问题|个)"
    r"(?:的)?(?:具体|初步|总体|工作|重要)?(?:意见|要求|建议|体会|希望|想法|感受|看法|情况|做法|问题|工作|认识|打算|内容)?"
    r"|(?:从|分)(?:以下|下面)?(?P<number2>[一二两三四五六七八九十]{1,2}|\d{1,2})(?:个)?(?:方面|部分|层面)(?:的情况|情况|来|向[^，。；]{1,12})*(?:作|进行|做)?(?:汇报|报告|介绍|总结|说明|交流)"
)
_REACH = 4


class _Claim:
    """说要讲几点。"""

    def __init__(self, passage: Passage, match: re.Match[str]) -> None:
        self.passage = passage
        self.start, self.end = match.span()
        self.text = match[0]
        self.number = number_of(match["number"] or match["number2"])
        self.told = bool(match["past"]) or bool(
            re.search(r"刚才[^。]{0,40}$", passage.text[max(0, match.start() - 44) : match.start()])
        )
        """说的是别人讲过的。"""


def announcements(reading: Reading) -> dict[int, list[tuple[int, int]]]:
    """各段里说要讲几点的地方；别的规矩不再管它们。"""
    found: dict[int, list[tuple[int, int]]] = {}
    for claim in _claims(reading):
        found.setdefault(claim.passage.n, []).append((claim.start, claim.end))
    return found


def _claims(reading: Reading) -> Iterator[_Claim]:
    for passage in reading.written:
        for match in _POINTS.finditer(passage.text):
            if number_of(match["number"] or match["number2"]) > 1:
                yield _Claim(passage, match)


def _find(reading: Reading) -> Iterator[Hit]:
    every: dict[int, list[_Claim]] = {}
    for claim in _claims(reading):
        every.setdefault(claim.passage.n, []).append(claim)
    for claim in [one for some in every.values() for one in some]:
        found = [run for run in _answers(reading, claim, every) if run.whole]
        if not found or any(len(run.marks) == claim.number for run in found):
            continue
        count = len(found[-1].marks)
        if count == 1 and found[-1].items:
            continue
        message = _("说的是{text}，下面是{n}点", text=claim.text, n=cardinal(count))
        yield hit(claim.passage, claim.start, claim.end, message, _("数目改成{n}，或核对各点", n=count))


def _answers(reading: Reading, claim: _Claim, every: dict[int, list[_Claim]]) -> Iterator[Run]:
    """可能是在回答这句话的各串：紧接着的一是，和后面几段里先出现的标题。"""
    for mark in reading.marks_of(claim.passage):
        if mark.start < claim.end:
            continue
        between = claim.passage.text[claim.end : mark.start]
        if mark.number == 1 and not _led_anew(claim, between) and not _another(every, claim, claim.passage, mark.start):
            yield reading.run_of[id(mark)]
        if mark.start <= claim.end + 2:
            return
        break
    if _led_anew(claim, claim.passage.text[claim.end :]):
        return
    for steps, passage in enumerate(following(reading, claim.passage, _REACH)):
        if _another(every, claim, passage, len(passage.text)):
            return
        marks = reading.marks_of(passage)
        if marks and marks[0].head and marks[0].number == 1 and (marks[0].scheme.level == 0) <= (steps == 0):
            if not (claim.told and marks[0].scheme.level):
                yield reading.run_of[id(marks[0])]
            return
        if marks and steps == 0 and marks[0].number == 1 and marks[0].start <= 12:
            yield reading.run_of[id(marks[0])]
        elif marks and marks[0].head:
            return


def _led_anew(claim: _Claim, between: str) -> bool:
    """中间另起了话头（“请做好以下工作：”），后面列的不是这几点；转述别人的，隔一句就不算。"""
    between = between.strip().strip("。")
    return "。" in between and (claim.told or between.endswith(("：", ":")))


def _another(every: dict[int, list[_Claim]], claim: _Claim, passage: Passage, end: int) -> bool:
    """中间又说要讲几点，后面的是回答那一句的。"""
    return any(
        one is not claim and one.start < end and (passage.n != claim.passage.n or one.start >= claim.end)
        for one in every.get(passage.n, ())
    )


RULE = Rule(
    id="points-announced-mismatch",
    title="说讲几点和讲的几点不一样",
    severity=Severity.ERROR,
    why="台上说讲三点，台下数出四点，或者讲到两点就完了，听的人当场就发现。",
    basis="惯例：开场说的点数与下面同一层的标题、条目一致",
    bad=(
        "下面，我讲三点意见。\n一、统一思想\n要高度重视。\n二、突出重点\n要抓住关键。",
        "我再提两点要求。\n一、抓学习。要学深学透。\n二、抓落实。要真抓实干。\n三、抓作风。要求真务实。",
        "并就做好下步工作讲了三点意见。一是抓认识；二是抓责任。",
        "现从四个方面汇报如下：\n一、基本情况\n全县有乡镇20个。\n二、主要做法\n坚持会商。\n三、下步打算\n继续努力。",
        "会上，区长提出四点要求：一要增强政治性；二要增强先进性；三要增强群众性。",
        "结合实际，我谈三点体会。\n同志们，学习贵在坚持。\n一、学在深处\n要读原文。\n二、谋在新处\n要出新招。\n三、干在实处\n要见实效。\n四、走在前处\n要作表率。",
        "分三个部分向各位领导汇报。\n一、工作成效\n指标向好。\n二、存在问题\n经费不足。\n三、工作打算\n抓重点。\n四、几点建议\n增加投入。",
        "我强调3点：一是要高度重视。二是要密切配合。三是要按时报送。四是要确保质量。",
        "一、总体情况\n会议开得很好。\n二、几点要求\n我讲三点要求。\n（一）抓早\n早部署。\n（二）抓细\n分到人。\n（三）抓实\n见成效。\n（四）抓长\n建机制。\n三、结束语\n谢谢。",
        "下面，我强调四点意见。\n第一，认识要到位。\n第二，责任要到位。\n第三，措施要到位。",
        "就此提三点建议。\n1.加强统筹。由妇儿工委牵头。\n2.加大投入。列入预算。",
    ),
    good=(
        "下面，我讲三点意见。\n一、统一思想\n要高度重视。\n二、突出重点\n要抓住关键。\n三、狠抓落实\n要真抓实干。",
        "刚才，县长讲了三点意见，请大家抓好落实。\n一、会议的收获\n统一了思想。\n二、会议的要求\n抓好传达。",
        "刚才，区长作了讲话，提出了三点要求，语重心长。会后请大家做好以下工作：一是抓传达，二是抓落实。",
        "我讲几点意见。\n一、抓学习\n学深。\n二、抓落实\n落细。",
        "一、总体情况\n会议开得很好。\n二、几点要求\n我讲两点要求。\n（一）抓早\n早部署。\n（二）抓细\n分到人。\n三、结束语\n谢谢。",
        "下面，我讲两点意见。今天会议有三个特点：一是务实，二是高效，三是团结。\n一、抓学习\n学深。\n二、抓落实\n落细。",
        "区长强调三点。一要抓紧，二要抓实，三要抓好。",
        "我补充两点。第一，注意安全。第二，注意保密。",
        "从三个方面向会议作报告：\n一、去年工作\n（一）抓宣传\n开展宣讲。\n（二）抓培训\n办班三期。\n二、存在问题\n人手紧。\n三、今年打算\n抓重点。",
        "围绕部署要求，会议提出五项要求，明确了责任分工，印发了方案。",
        "今天主要讲三个问题。\n第一，为什么抓。\n第二，抓什么。\n第三，怎么抓。",
        "下面，我讲三点意见。\n一、提高认识\n一是看形势。二是看差距。\n二、突出重点\n一是抓指标。二是抓项目。三是抓阵地。四是抓队伍。\n三、加强保障\n落实经费。",
    ),
    find=_find,
)
