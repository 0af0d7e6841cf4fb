"""日期里的“号”。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import mark
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, replace

_FIND = replace(
    [(Pattern(r"(\d{1,2}月\d{1,2})号(?![楼院文令])", "号"), r"\1日")], mark("书面的日期写“日”，不写“号”：{text}")
)


def _find(reading: Reading) -> Iterator[Hit]:
    spoken = reading.manuscript.kind == "讲话"
    for one in _FIND(reading):
        yield one._replace(severity=Severity.HINT) if spoken else one


RULE = Rule(
    id="hao-for-day",
    title="日期写了“号”",
    severity=Severity.WARNING,
    why="口里说5月10号，纸上写5月10日；讲话稿里只是提示。",
    basis="GB/T 9704—2012 7.3.5.4（成文日期，规定）；文中日期从之（惯例）",
    bad=("5月10号召开部署会。", "请于6月30号前报送。", "12月4号是国家宪法日。"),
    good=("5月10日召开部署会。", "国发〔2021〕16号", "住在3月巷12号楼。", "6号楼三层会议室。", "第38号文件。"),
    find=_find,
)
