"""独占一段的标题末尾用了句号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.lists import stands_alone
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_LEVELS = 2
_STYLES = {"标题", "一级标题"}
"""样式写明是标题的。"""
_LONGEST = 35


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        text = passage.text.rstrip()
        if passage.style in _STYLES and text.endswith("。") and not passage.in_table:
            yield hit(passage, len(text) - 1, len(text), _("标题末尾有句号"), _("删去句号"))
    for run in reading.runs:
        if run.rank > _LEVELS:
            continue
        for mark in run.marks:
            text = mark.passage.text.rstrip()
            if (
                not stands_alone(mark)
                or not text.endswith("。")
                or len(text) > _LONGEST
                or mark.passage.style in _STYLES
            ):
                continue
            at = reading.order.get(mark.passage.n, -1)
            before = reading.marks_of(reading.written[at - 1]) if at > 0 else []
            if before and stands_alone(before[0]) and reading.run_of[id(before[0])] is run:
                continue  # 一条紧接一条的清单，不是标题
            after = reading.written[at + 1] if 0 <= at < len(reading.written) - 1 else None
            heads = reading.marks_of(after) if after is not None else []
            if after is None or (heads and heads[0].head and reading.run_of[id(heads[0])] is run):
                continue
            if heads and heads[0].head and heads[0].scheme.level and heads[0].scheme.level <= mark.scheme.level:
                continue
            if not heads and mark.scheme.level == 2 and len(after.text) < len(text):
                continue
            yield hit(mark.passage, len(text) - 1, len(text), _("标题独占一段，末尾不用句号"), _("删去句号"))


RULE = Rule(
    id="heading-with-full-stop",
    title="标题末尾用了句号",
    severity=Severity.WARNING,
    why="标题自成一段还带句号，和正文分不清，版面也不齐。",
    basis="惯例：独占一段的标题末尾不用句号；标题后面接排正文的用句号",
    bad=(
        "一、加大宣传力度，营造良好氛围。\n一是开展宣讲。二是办好专栏。",
        "一、健全工作机制。\n县妇儿工委按季召开会商会议，逐项研究难点指标。\n二、办好民生实事。\n投入资金，逐件落实。",
        "（一）守护全程健康。\n县卫健局推进免费检查，异常病例随访有序开展。",
        "一、主要工作\n（一）抓宣传。\n1.开展宣讲，走进村居。\n2.办好专栏，刊播知识。",
        "二、存在的困难和问题。\n一是人手偏紧。二是经费不足。",
        "㈠两纲指标基本达标。\n通过中期监测评估，各项指标有了明显进展。",
        "三、下一步工作打算。\n（一）抓机制\n按季会商。",
        "一、提高认识，增强做好工作的责任感。\n各单位要深刻认识这项工作的重要意义，切实抓好落实。",
        "（二）织密维权网络。\n县司法局开通绿色通道，办理法律援助案件一百余件。",
        "四、切实加强组织领导。\n第一，压实责任。\n第二，强化督导。",
        "一、强化组织领导。\n今年以来，召开会议三次。",
        "三、下一步打算。\n\n一是抓宣传。",
    ),
    good=(
        "一、加大宣传力度，营造良好氛围\n一是开展宣讲。二是办好专栏。",
        "（一）守护健康。县卫健局推进免费检查。\n（二）促进公平。县教体局落实资助。",
        "（一）按时报送材料。\n（二）确保数据真实。\n（三）落实专人负责。",
        "一、迟到早退的，予以提醒。\n二、无故缺席的，通报批评。",
        "一、能否按期达标？\n关键看落实。",
        "1.准备会议材料。\n材料由办公室统一印制，提前两天发放到各成员单位。",
        "一是健全工作机制。\n县妇儿工委按季召开会商会议，逐项研究难点指标。",
        "一、县妇儿工委成员单位要把规划目标任务分解到科室、落实到人头，明确完成时限和考核办法，逐项对账销号。\n各乡镇参照执行。",
        "一、主要工作\n抓了宣传。\n二、下步打算\n抓好培训。",
        "（一）会议时间：3月25日上午。\n（二）会议地点：县政府会议室。",
        "一、会议定于5月10日上午召开。\n二、请各单位准时参加。",
        "一、报送自评报告。\n二、双方商定的其他事项。\n以上各项请抓紧办理。",
    ),
    find=_find,
)
