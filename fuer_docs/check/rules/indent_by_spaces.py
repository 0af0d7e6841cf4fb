"""段首用空格顶出来。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import indent
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen


def _find(reading: Reading) -> Iterator[Hit]:
    if not reading.formatted:
        return
    layout = reading.layout
    shown = sorted([*layout.body, *(one.passage for one in layout.headings)], key=lambda one: one.n)
    found = [one for one in shown if one.text[:1].isspace() and abs(indent(one) - 2) <= 0.4]
    if found:
        lead = len(found[0].text) - len(found[0].text.lstrip())
        yield hit(
            found[0], 0, lead, _("段首的空是用空格打的，共{n}段", n=len(found)), _("删去空格，段落里设首行缩进2字符")
        )


RULE = Rule(
    id="indent-by-spaces",
    title="段首用空格缩进",
    severity=Severity.HINT,
    why="空格顶出来的两字，换了字号或者转了格式就走样。",
    basis="惯例",
    bad=(
        specimen(line("　　各单位要高度重视。", first_line=0.0)),
        specimen(line("    各单位要高度重视。", first_line=0.0)),
    ),
    good=(specimen(), "　　文本文件只能用空格缩进。", specimen(body={"first_line": 0.0})),
    find=_find,
)
