"""简称用了几回，全称一次也没写过。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.catalogue import Abbreviation, abbreviations
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_OFTEN = 2
"""只用一回的，是顺口一提。"""


def _find(reading: Reading) -> Iterator[Hit]:
    written, kind = reading.when, reading.manuscript.kind
    recipient = reading.layout.recipient
    head = {one.n for one in (*reading.layout.title, *([recipient] if recipient else ()))}
    for one in abbreviations(reading.tables):
        if (one.kinds and kind not in one.kinds) or (written is not None and not one.entry.in_use(written)):
            continue
        short = one.entry.name
        used = [passage for passage in reading.passages if short in passage.text and passage.n not in head]
        if sum(passage.text.count(short) for passage in used) < _OFTEN or _given(reading, one):
            continue
        at = used[0].text.index(short)
        yield hit(used[0], at, at + len(short), _("“{text}”没有写过全称", text=short),
                  _("头一回写全称（有“{full}”的），括注“以下简称{text}”", full=one.full[0], text=short))  # fmt: skip


def _given(reading: Reading, one: Abbreviation) -> bool:
    """写过全称，或者注明过“以下简称”。"""
    told = re.compile(
        "|".join((rf"以下简?称[“‘]?[^。，；]{{0,2}}{re.escape(one.entry.name)}", *map(re.escape, one.full)))
    )
    return any(told.search(passage.text) for passage in reading.passages)


RULE = Rule(
    id="unexplained-abbreviation",
    title="简称没有写过全称",
    severity=Severity.HINT,
    why="报给上级、发给外单位的材料，头一回用简称要写全称；“两纲”“两规划”各地叫法不同，外人未必懂。",
    basis="简称表；惯例：头一回用全称，注明简称",
    bad=(
        "2022年度工作总结\n全面实施“两纲”，114项指标达标107项。\n将“两纲”任务分解到单位。",
        "2022年工作情况汇报\n县妇儿工委召开全体会议2次。\n县妇儿工委办印发通报3期。",
        "2023年两规划实施情况的中期自评报告\n两规划实施以来，各项指标稳步推进。\n两规划重点任务有序落实。",
        "关爱儿童工作经验材料\n妇儿工委牵头，成员单位配合。\n妇儿工委每季度调度。",
    ),
    good=(
        "2022年度工作总结\n全面实施中国妇女发展纲要和儿童发展纲要（以下简称“两纲”）。\n“两纲”指标达标107项。",
        "2022年度工作总结\n县妇女儿童工作委员会（以下简称县妇儿工委）召开会议2次。\n县妇儿工委印发通报3期。",
        "2022年度工作总结\n县妇儿工委召开全体会议2次，印发通报3期。\n“两纲”指标达标107项。",
        "2022年度工作总结\n县妇儿工委召开全体会议2次。\n县妇儿工委印发通报3期。\n县妇女儿童工作委员会\n2022年12月20日",
        "在2022年全市妇女儿童工作会议上的讲话\n“两纲”实施以来，市妇儿工委做了大量工作。\n“两纲”要抓紧，妇儿工委要协调。",
        "2014年度工作总结\n实施《云溪县妇女发展五年规划》（以下称“两纲”）。\n“两纲”指标达标107项，“两纲”任务分解到单位。",
        "2022年工作情况汇报\n县妇儿工委：\n我乡按照县妇儿工委安排，开展工作。",
        "1990年度工作总结\n“两纲”两项，“两纲”三项。",
        "按照“两纲”要求，落实“两纲”任务。",
    ),
    find=_find,
)
