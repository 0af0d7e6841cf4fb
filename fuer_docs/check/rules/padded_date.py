"""日期里的虚位：08月01日。"""

from __future__ import annotations

from ...model.finding import Severity
from ...model.speech import mark
from ...reading.pattern import Pattern
from ..rule import Rule, replace

RULE = Rule(
    id="padded-date",
    title="月、日前面补了零",
    severity=Severity.ERROR,
    why="成文日期和文中的日期月、日不编虚位，8月1日不写成08月01日。",
    basis="GB/T 9704—2012 7.3.5.4（成文日期，规定）；文中日期从之（惯例）",
    bad=(
        "2022年08月01日",
        "会议定于5月09日召开。",
        "2022年03月，印发方案。",
        "自2023年1月01日起施行。",
        "06月中旬开展督导。",
        "截至2022年09月30日。",
    ),
    good=(
        "2022年8月1日",
        "会议定于5月19日召开。",
        "编号2022-08-01已归档。",
        "2022年10月，印发方案。",
        "共20日，涉及10个月份。",
        "时间为2022-08-01 09:05。",
    ),
    find=replace(
        [
            (Pattern(r"(?<!\d)0(\d月)(?:0(\d日)|(\d{1,2}日))?", "月"), r"\1\2\3"),
            (Pattern(r"((?<!\d)[1-9]\d?月)0(\d日)", "月"), r"\1\2"),
        ],
        mark("“{text}”前面不补零"),
        safe=True,
    ),
)
