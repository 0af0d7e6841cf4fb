"""整段重复。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.headings import Mark
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_SHORTEST = 20
_NEXT = 10
_NEXT_TITLE = 4
"""标题至少几个字才算重。"""
_FORM = re.compile(
    r"^[（(]?(?:责任单位|牵头单位|配合单位|责任人|完成时限|完成时间|时限|联系人|联系电话|电话)[：:]|^[“《].*[”》]$|^[\d.\s%—-]+$"
)


def key_of(text: str) -> str:
    """比较用的字：空白不算。"""
    return re.sub(r"[\s\u3000]+", "", text)


def _find(reading: Reading) -> Iterator[Hit]:
    yield from _same_titles(reading)
    seen: dict[str, Passage] = {}
    previous = ""
    for passage in reading.written:
        key = key_of(passage.text)
        first = seen.setdefault(key, passage)
        close = key == previous and len(key) >= _NEXT
        previous = key
        if (
            first is passage
            or _FORM.search(passage.text)
            or not (close or (len(key) >= _SHORTEST and _sentence(reading, passage)))
        ):
            continue
        message = _("和前面“{text}……”一段完全一样", text=first.text.strip()[:12])
        yield hit(
            passage,
            0,
            len(passage.text),
            message,
            _("删去一段"),
            Severity.ERROR if len(key) >= _SHORTEST else Severity.WARNING,
        )


def _same_titles(reading: Reading) -> Iterator[Hit]:
    """一串标题里，两个一字不差。"""
    for run in reading.runs:
        seen: dict[str, Mark] = {}
        for mark in run.marks if len(run.marks) > 1 else ():
            title = key_of(re.split(r"[：:]", mark.title)[0])
            if not _NEXT_TITLE <= len(title) <= _SHORTEST * 2 or not mark.head:
                continue
            first = seen.setdefault(title, mark)
            if first is not mark:
                start = max(mark.end, mark.passage.text.find(mark.title[:4], mark.end))
                message = _("标题和前面的“{text}”一样", text=mark.title[:20])
                yield hit(
                    mark.passage, start, start + len(mark.title), message, _("改掉一个，或并成一项"), Severity.WARNING
                )


def _sentence(reading: Reading, passage: Passage) -> bool:
    """是一段话，不是目录里、封面上重出的标题。"""
    return bool(re.search(r"[。；！？!?]", passage.text)) and passage.text.strip() != reading.manuscript.title


RULE = Rule(
    id="duplicated-paragraph",
    title="整段重复",
    severity=Severity.ERROR,
    why="粘贴了两遍没有发现，是送审稿里最难看的差错。",
    basis="惯例",
    bad=(
        "会议表彰了清溪镇妇联等14个先进集体和30名先进个人。\n会议表彰了清溪镇妇联等14个先进集体和30名先进个人。",
        "县妇儿工委按季召开会商会议，逐项研究难点指标。\n一、成效\n县妇儿工委按季召开会商会议，逐项研究难点指标。",
        "一是抓好宣传，让政策进村入户、家喻户晓，群众满意。\n二是抓好培训。\n一是抓好宣传，让政策进村入户、家喻户晓，群众满意。",
        "各乡镇、各成员单位要压实责任。\n各乡镇、各成员单位要压实责任。",
        "全年办理援助案件126件，挽回经济损失近百万元。\n\n全年办理援助案件126件，挽回经济损失近百万元。",
        "　　六一期间慰问困境儿童六十名，送去学习用品。\n六一期间慰问困境儿童六十名，送去学习用品。",
        "我县顺利通过省级终期评估验收，得到评估组充分肯定。\n中间另有一段文字说明情况。\n我县顺利通过省级终期评估验收，得到评估组充分肯定。",
        "强化部门联动，形成工作合力\n强化部门联动，形成工作合力",
        "（一）守护健康\n免费检查覆盖全部乡镇，随访有序开展，群众得到实惠。\n（二）促进公平\n免费检查覆盖全部乡镇，随访有序开展，群众得到实惠。",
        "同志们，妇女儿童工作责任重大、使命光荣！让我们携手前行！\n谢谢大家！\n同志们，妇女儿童工作责任重大、使命光荣！让我们携手前行！",
        "（一）加强宣传引导。发放资料2000份。\n（二）加强阵地建设。建家3个。\n（三）加强宣传引导。组织志愿者入户走访。",
    ),
    good=(
        "谢谢大家！\n谢谢大家！",
        "目录\n一、健全机制，凝聚齐抓共管合力，推动规划任务落地见效\n正文\n一、健全机制，凝聚齐抓共管合力，推动规划任务落地见效\n会商常态化。",
        "1.健全机制。\n责任单位：县教体局、县民政局；完成时限：2026年12月底前。\n2.办好实事。\n责任单位：县教体局、县民政局；完成时限：2026年12月底前。",
        "会议表彰了14个先进集体。\n会议表彰了30名先进个人。",
        "云溪县妇女儿童工作委员会\n2022年12月20日\n云溪县妇女儿童工作委员会\n2022年12月20日",
        "掌声。\n掌声。",
        "“家庭是人生的第一所学校，家长是孩子的第一任老师。”\n活动中。\n“家庭是人生的第一所学校，家长是孩子的第一任老师。”",
        "上半年免费检查2100人，随访有序开展，异常病例全部转诊。\n下半年免费检查4020人，随访有序开展，异常病例全部转诊。",
        "在全县“两纲”终期评估迎检工作部署会议上的讲话\n\n在全县“两纲”终期评估迎检工作部署会议上的讲话稿\n同志们：",
        "——\n——",
    ),
    find=_find,
)
