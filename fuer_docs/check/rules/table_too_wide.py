"""表格比版心宽。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Table
from ...model.speech import _
from ...reading.layout import text_width
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_BORDER, _VISIBLE = 4.0, 10.0


def _find(reading: Reading) -> Iterator[Hit]:
    manuscript = reading.manuscript
    for table in manuscript.tables:
        if not manuscript.pages:
            return
        room = text_width(manuscript.pages[min(table.section, len(manuscript.pages) - 1)])
        passage = manuscript.passage(table.n)
        over = table.width - room
        if passage is not None and room > 0 and over > _BORDER:
            message = _(
                "表宽{width:.0f}毫米，版心宽{room:.0f}毫米，出格{over:.0f}毫米", width=table.width, room=room, over=over
            )
            severity = Severity.WARNING if over > _VISIBLE else Severity.HINT
            yield hit(passage, 0, len(passage.text), message, _("表格属性里宽度改成100%，或者这一页横排"), severity)


RULE = Rule(
    id="table-too-wide",
    title="表格超出版心",
    severity=Severity.WARNING,
    why="表格伸到版心外面，装订时会压住字。",
    basis="GB/T 9704—2012 5.2.1（规定版心 156×225 毫米）",
    bad=(specimen(tables=(Table(4, 175.0),)), specimen(tables=(Table(4, 162.0),))),
    good=(specimen(tables=(Table(4, 156.0),)), specimen(tables=(Table(4, 158.5),)), specimen()),
    find=_find,
)
