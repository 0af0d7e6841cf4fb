"""省组织部：党委的部门前面少了“委”。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_SHORT = Pattern(
    r"(?<![委府直各市县区省])(?P<level>[省市县区州旗])(?P<body>组织部(?!门)|宣传部(?!门)|统战部(?!门)|政法委(?!员))",
    "部法",
)
_SEVERAL = Pattern(r"[、，和与及/]\s*$")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_SHORT):
        level, body = match["level"], match["body"]
        before = passage.text[max(0, match.start() - 6) : match.start()]
        if _SEVERAL.search(before) and before.rstrip("、，和与及/ ").endswith(("省", "市", "县", "区")):
            continue
        message = _("“{text}”是党委的部门", text=match[0])
        yield hit(passage, *match.span(), message, _("一般写“{better}”", better=f"{level}委{body}"))
        return


RULE = Rule(
    id="party-department-without-committee",
    title="党委的部门少了“委”",
    severity=Severity.HINT,
    why="组织部、宣传部、统战部、政法委是党委的部门，写“县委组织部”，不写“县组织部”。",
    basis="机构规范简称；惯例",
    bad=("会同县组织部抓好女干部培养。", "市宣传部、市妇联联合举办。", "区政法委牵头。"),
    good=(
        "会同县委组织部抓好女干部培养。",
        "市委宣传部、市妇联联合举办。",
        "组织、宣传部门各负其责。",
        "市、县组织部门要重视培养女干部。",
        "市、县组织部要重视培养女干部。",
        "县政法委员会议",
        "省委组织部、市委组织部",
    ),
    find=_find,
)
