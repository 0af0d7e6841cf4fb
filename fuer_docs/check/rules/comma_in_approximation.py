"""三、五天：相邻两个数说的是大概，中间不用顿号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_DIGITS = "一二三四五六七八九"
_PAIR = Pattern(
    rf"(?<![第、十百千之{_DIGITS}])(?P<low>[{_DIGITS}])、(?P<high>[{_DIGITS}])(?P<more>[十百千万])?(?P<unit>个(?!月)|名|位|天|人|户|家|次(?!会)|场|里|岁|件)",
    "、",
)
_BEFORE = Pattern(r"(?:有|约|大约|仅|只|来了|过了|用了|去了|召集|邀请|出动|相距|间隔|每隔|共)$")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_PAIR):
        low, high = _DIGITS.index(match["low"]), _DIGITS.index(match["high"])
        if not (high == low + 1 or (low, high) == (2, 4)):
            continue
        if not (match["more"] or _BEFORE.search(passage.text[max(0, match.start() - 4) : match.start()])):
            continue
        better = match[0].replace("、", "")
        message = _("“{text}”说的是大概，中间不用顿号", text=match[0])
        yield hit(passage, *match.span(), message, _("写成“{better}”", better=better))


RULE = Rule(
    id="comma-in-approximation",
    title="概数中间用了顿号",
    severity=Severity.HINT,
    why="“三、五天”会读成三和五；相邻两个数连用表示大概，中间不加顿号。",
    basis="GB/T 15834—2011 4.5.3.4；GB/T 15835—2011 概数的写法",
    bad=("每隔三、五天走访一次。", "全村有七、八十户留守家庭。", "来了四、五个人。"),
    good=(
        "每隔三五天走访一次。",
        "第一、二名分获金奖。",
        "一、二、三产业融合发展。",
        "二、三个方面的问题另行报告。",
        "三、四月份集中培训。",
        "分一、二两个批次。",
    ),
    find=_find,
)
