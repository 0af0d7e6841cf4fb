"""正文里有不是黑色的字。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import setting
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen

_BLACK = {None, "", "auto", "000000"}


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    shown = [*layout.title, *layout.body, *(one.passage for one in layout.headings), *layout.signatures]
    shown += [layout.date] if layout.date else []
    found = [
        (passage, face) for passage in sorted(shown, key=lambda one: one.n) for face in setting(passage).faces
        if face.color not in _BLACK and passage.text[face.start : face.end].strip()
    ]  # fmt: skip
    if found:
        passage, face = found[0]
        message = _("有不是黑色的字，共{n}处；多半是改稿时做的记号", n=len(found))
        yield hit(passage, face.start, face.end, message, _("核对完改回黑色（自动）"))


RULE = Rule(
    id="coloured-text",
    title="有彩色的字",
    severity=Severity.HINT,
    why="公文的字没有特别说明的都是黑色，红字蓝字多半是改稿时留的记号，事情还没定。",
    basis="GB/T 9704—2012 5.2.4（一般）",
    bad=(specimen(line("培训妇女1260人次。", color="FF0000")), specimen(title={"color": "0070C0"})),
    good=(specimen(), specimen(body={"color": "000000"}), specimen(body={"color": "auto"})),
    find=_find,
)
