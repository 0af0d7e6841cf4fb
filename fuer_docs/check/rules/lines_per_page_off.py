"""一页排不满或排不下二十二行。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import setting
from ...reading.reading import Reading
from ..rule import Hit, Rule
from ..specimen import PAGE, specimen

_POINTS = 72 / 25.4
_LINES = 22


def _find(reading: Reading) -> Iterator[Hit]:
    pages, layout = reading.manuscript.pages, reading.layout
    if not pages or not layout.official or pages[0].landscape:
        return
    room = (pages[0].height - abs(pages[0].top) - abs(pages[0].bottom)) * _POINTS
    found = Counter(_pitch(setting(passage).line, setting(passage).line_rule) for passage in layout.body)
    if not found or room <= 0:
        return
    pitch = found.most_common(1)[0][0]
    if pitch is None:
        grid = pages[0].pitch if pages[0].grid in {"lines", "linesAndChars", "snapToChars"} else None
        if grid is None or found.total() < 3:
            return
        pitch = grid if grid >= 20 else grid * 2
    lines = int((room + 0.5) // pitch)
    if lines != _LINES:
        message = _("行距{pitch:g}磅，一页排{lines}行，一般是22行", pitch=round(pitch, 2), lines=lines)
        yield Hit(None, 0, 0, message, _("正文行距设成固定值28.95磅（上下边距37、35毫米时）"))


def _pitch(line: float | None, rule: str | None) -> float | None:
    return line if rule == "exact" and line and line > 1 else None


RULE = Rule(
    id="lines-per-page-off",
    title="一页不是二十二行",
    severity=Severity.HINT,
    why="一般每面排 22 行、每行 28 字，撑满版心；有特殊情况可以调整。",
    basis="GB/T 9704—2012 5.2.3（一般）",
    bad=(specimen(body={"line": 33.0}), specimen(body={"line": 20.0})),
    good=(
        specimen(),
        specimen(body={"line": 28.0}),
        specimen(body={"line": 29.0}, page=PAGE._replace(top=34.58, bottom=32.58)),
        specimen(body={"line": None, "line_rule": None}),
    ),
    find=_find,
)
