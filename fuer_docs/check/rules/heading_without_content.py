"""有标题，下面没有内容。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.headings import Mark
from ...reading.lists import RANKS, Run, stands_alone
from ...reading.pattern import Pattern
from ...reading.reading import Reading, in_table
from ..rule import Hit, Rule, hit

_SHORT = 20
_GOES_ON = Pattern(r"[^。]{2,30}。.{6,}")
"""标题后面接排正文。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for run in reading.runs:
        if run.items or len(run.marks) < 2 or not run.marks[0].head:
            continue
        empty = [mark for mark in run.marks if _empty(reading, mark, run)]
        if empty and len(empty) * 2 <= len(run.marks):
            for mark in empty:
                message = _("“{title}”下面没有内容", title=mark.title[:20])
                yield hit(mark.passage, mark.start, len(mark.passage.text), message, _("补上内容，或删去这个标题"))

    yield from _bare(reading)


def _bare(reading: Reading) -> Iterator[Hit]:
    """只有一个序号，后面没有字。"""
    for passage in reading.written:
        for mark in reading.marks_of(passage):
            rest = passage.text[mark.end :].lstrip()
            alone = not rest if mark.head and mark.scheme.level else False
            if alone or (
                mark.scheme.level == 0
                and mark.scheme.name in {"一是", "一要"}
                and rest[:1] in {"。", "；", "，", "…"}
                and rest
            ):
                message = _("“{text}”后面没有字", text=passage.text[mark.start : mark.end].strip())
                yield hit(passage, mark.start, max(mark.end, mark.start + 1), message, _("补上内容，或删去这个序号"))


def _empty(reading: Reading, mark: Mark, run: Run) -> bool:
    """后面紧跟着同层或更高一层的标题，或者全文到此为止（后面只有署名、日期）。"""
    if not stands_alone(mark):
        return False
    if mark.passage.text.rstrip().endswith(("。", "；", ";")) and not _others_go_on(run, mark):
        return False
    at = reading.order.get(mark.passage.n)
    if at is None:
        return False
    ending = {one.n for one in (*reading.layout.signatures, reading.layout.date) if one is not None}
    if at + 1 == len(reading.written) or reading.written[at + 1].n in ending:
        return run.rank <= 2 and not _table_after(reading, mark)
    following = reading.marks_of(reading.written[at + 1])
    if not following or not following[0].head or not following[0].scheme.level:
        return False
    return RANKS[following[0].scheme.name] <= run.rank and not _table_after(reading, mark)


def _others_go_on(run: Run, mark: Mark) -> bool:
    """别的各项标题后面都接排正文，单这一项只有标题。"""
    others = [one for one in run.marks if one is not mark]
    title = mark.passage.text[mark.end :].strip()
    if len(others) < 2 or len(title) > _SHORT or re.search(r"[\d，：]", title):
        return False
    return all(one.head and _GOES_ON.match(one.passage.text, one.end) for one in others)


def _table_after(reading: Reading, mark: Mark) -> bool:
    """标题下面是表格。"""
    return any(in_table(one) for one in reading.between(mark.passage.n + 1, mark.passage.n + 3))


RULE = Rule(
    id="heading-without-content",
    title="标题下面没有内容",
    severity=Severity.WARNING,
    why="搭好了架子忘了填，送上去才发现“（二）”下面是空的。",
    basis="惯例：有标题就有内容",
    bad=(
        "一、主要工作\n抓了宣传。\n二、存在问题\n三、下步打算\n抓好培训。",
        "一、主要工作\n（一）抓宣传\n开展宣讲。\n（二）抓维权\n（三）抓培训\n办班三期。\n（四）抓阵地\n建了六个。",
        "一、主要工作\n抓了宣传。\n二、存在问题\n人手偏紧。\n三、下步打算",
        "（一）健康\n免费检查。\n（二）教育\n二、打算\n抓好落实。",
        "1.摸底\n逐户走访。\n2.建档\n3.帮扶\n结对子。\n4.监测\n逐月报。",
        "一、机制\n会商。\n二、实事\n（一）健康\n检查。\n三、保障\n四、督导\n督查。",
        "（1）摸底\n逐户走访。\n（2）建档\n（3）帮扶\n结对子。",
        "一、去年工作\n（一）宣传\n（二）培训\n办班。\n（三）维权\n接访。\n（四）阵地\n建家。\n二、今年打算\n抓落实。",
        "㈠宣传\n开展宣讲。\n㈡培训\n㈢维权\n接访十次。",
        "一、机制\n会商。\n二、实事\n实事落地。\n三、下步打算\n云溪县妇女联合会\n2025年12月20日",
        "一、机制\n会商。\n二、\n实事落地。\n三、宣传\n到位。",
        "一是抓组织；二是；三是抓宣传。",
        "（一）抓实党建引领。\n（二）抓强业务本领。实施教师素质提升工程，请进来、走出去，邀请专家授课6次，选派骨干赴外地学习。\n（三）抓细作风建设。严格执行规定，畅通意见渠道，全年收到建议93条，逐条答复，群众比较满意，获评先进。",
        "一、基本情况\n全镇有妇女组织。\n\n二、主要做法\n\n三、几点体会\n贵在坚持。",
    ),
    good=(
        "其一，经费不足。其二，人手偏紧。",
        "一、主要工作\n（一）抓宣传\n开展宣讲。\n（二）抓维权\n接访。\n二、打算\n抓好落实。",
        "会议议程：\n1.通报监测情况\n2.交流发言\n3.领导讲话",
        "一、主要工作。抓了宣传。\n二、存在问题。人手偏紧。\n三、下步打算。抓好培训。",
        "附件：1.名单\n2.方案\n3.回执",
        "一、机制\n会商。\n附件：1.达标情况表\n2.调研点名单",
        "（一）强化责任落实。3月底前完成。\n（二）强化指标攻坚。年底前见效。",
        "一、主要工作\n一是抓宣传。二是抓维权。\n二、下步打算\n一是抓培训。",
        "一、听取汇报\n二、现场察看\n三、反馈意见",
        "一、机制\n会商常态化。\n二、实事\n实事落地。",
        "1.县教体局\n2.县民政局\n3.县卫健局\n以上单位作交流发言。",
        "一、总体要求\n坚持问题导向。\n二、重点任务\n1.建台账；\n2.抓帮扶；\n3.强监测。",
        "一、工作成效\n二、存在问题\n三、工作打算\n四、几点建议\n汇报就是这些。",
    ),
    find=_find,
)
