"""附件说明的写法。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.layout import indent
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen

_HEAD = Pattern(r"\s*附\s*件\s*(?P<outer>\d{1,2})?\s*[：:]\s*(?P<inner>\d{1,2}\s*[.．、])?")


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    severity = Severity.WARNING if layout.official else Severity.HINT
    notes = layout.notes
    for passage in notes:
        for start, end, message, hint in _faults(passage, len(notes)):
            yield hit(passage, start, end, message, hint, severity)
    if notes and notes[0].setting is not None and abs(indent(notes[0]) - 2) > 0.6:
        shown = round(indent(notes[0]), 1)
        yield hit(
            notes[0],
            0,
            len(notes[0].text),
            _("“附件”前空了{k:g}字，应左空二字", k=shown),
            _("左空二字排“附件：”"),
            severity,
        )


def _faults(passage: Passage, count: int) -> Iterator[tuple[int, int, str, str]]:
    text = passage.text.rstrip()
    if text.endswith(("。", "；", "，", "、", ";", ".", ",")):
        yield len(text) - 1, len(text), _("附件名称后面不加标点"), _("删去末尾的标点")
    match = _HEAD.match(text)
    if match is None:
        return
    if match["outer"]:
        yield (
            match.start("outer"),
            match.end("outer"),
            _("附件说明里序号写在冒号后面"),
            _("写成“附件：1.……”，只有一个附件的不编号"),
        )
    elif match["inner"] and count == 1 and "\n" not in text:
        yield match.start("inner"), match.end("inner"), _("只有一个附件，不编序号"), _("写成“附件：……”")
    name = text[match.end() :]
    if name.startswith("《") and name.endswith("》"):
        yield match.end(), len(text), _("附件名称不加书名号"), _("去掉书名号")


RULE = Rule(
    id="attachment-note-off",
    title="附件说明的写法不合",
    severity=Severity.WARNING,
    why="正文下空一行、左空二字写“附件：”，几个附件编“1.”“2.”，名称后不加标点。",
    basis="GB/T 9704—2012 7.3.4（规定）；不加书名号、单件不编号是惯例",
    bad=(
        specimen(note={"text": "附件：重点任务分工表。"}),
        specimen(note={"text": "附件1：重点任务分工表"}),
        specimen(note={"text": "附件：1.重点任务分工表"}),
        specimen(note={"text": "附件：《重点任务分工表》"}),
        specimen(note={"left": 0.0, "hanging": 0.0, "first_line": 0.0}),
    ),
    good=(
        specimen(),
        specimen(
            line("附件：1.重点任务分工表", left=6.0, hanging=4.0, first_line=0.0),
            line("2.指标监测表", left=6.0, hanging=1.0, first_line=0.0),
            note=None,
        ),
        specimen(note={"first_line": 2.0, "left": 0.0, "hanging": 0.0}),
        specimen(note=None),
    ),
    find=_find,
)
