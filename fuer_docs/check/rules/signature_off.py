"""署名和成文日期的位置。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Page, Passage
from ...model.speech import _
from ...reading.layout import cells, indent, main_face, setting, text_width
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_CLOSE = 1.6


def _find(reading: Reading) -> Iterator[Hit]:
    layout, pages = reading.layout, reading.manuscript.pages
    date = layout.date
    if date is None or len(layout.signatures) != 1 or not pages or date.setting is None:
        return
    name = layout.signatures[0]
    page = pages[min(date.section, len(pages) - 1)]
    right, date_right = _right(name, page), _right(date, page)
    if right is None or date_right is None:
        return
    long, short = cells(name.text.strip()), cells(date.text.strip())
    wanted = (2.0, long - short) if long >= short else (4.0 + short - long, 2.0)
    sealed = (4.0 + (short - long) / 2, 4.0)
    if any(abs(right - one) <= _CLOSE and abs(date_right - other) <= _CLOSE for one, other in (wanted, sealed)):
        return
    message = _("署名右空{right:g}字、日期右空{date:g}字", right=round(right, 1), date=round(date_right, 1))
    hint = _(
        "不盖章的：署名右空{a:g}字、日期右空{b:g}字（日期首字比署名首字右移二字）；盖章的：日期右空4字，署名在日期上居中",
        a=round(wanted[0], 1), b=round(wanted[1], 1),
    )  # fmt: skip
    severity = Severity.WARNING if layout.official else Severity.HINT
    yield hit(date, 0, len(date.text), message, hint, severity)


def _right(passage: Passage, page: Page) -> float | None:
    """末一个字离版心右边几个字；说不准的是 ``None``。"""
    look, face = setting(passage), main_face(passage)
    size = face.size if face is not None and face.size else 16.0
    text = passage.text.rstrip("\n")
    trailing = cells(text) - cells(text.rstrip())
    if look.align == "right":
        return (look.right or 0.0) + trailing
    room = text_width(page) / 25.4 * 72 / size
    if look.align == "center":
        gap = (room - cells(text.strip()) - indent(passage) + (look.right or 0.0)) / 2
    else:
        gap = room - indent(passage) - cells(text.strip())
    return gap if gap > -_CLOSE else None


RULE = Rule(
    id="signature-off",
    title="署名、成文日期的位置不合",
    severity=Severity.WARNING,
    why="不盖章的，日期首字比署名首字右移二字；盖章的，日期右空四字、署名在日期上居中。都不合的，盖章时也对不上。",
    basis="GB/T 9704—2012 7.3.5.1、7.3.5.2（规定；盖章的居中为一般）",
    bad=(
        specimen(signature={"right": 0.0}, date={"right": 0.0}),
        specimen(signature={"align": "left"}, date={"align": "left"}),
        specimen(date={"right": 9.0}),
    ),
    good=(
        specimen(),
        specimen(signature={"right": 1.5}, date={"right": 4.0}),
        specimen(signature={"text": "县妇联", "right": 8.0}, date={"right": 2.0}),
        specimen(date=None),
    ),
    find=_find,
)
