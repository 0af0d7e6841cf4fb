"""段首没有空两字，或者回行没有顶格。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.layout import indent, setting
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen

_CLOSE = 0.4
_FLUSH = Pattern(r"^.{0,30}[：:]$")


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    severity = Severity.WARNING if layout.official else Severity.HINT
    shown = sorted([*layout.body, *(one.passage for one in layout.headings)], key=lambda one: one.n)
    counted = [one for one in shown if one.setting is not None and not one.label and not _apart(one)]
    flush = [one for one in counted if abs(indent(one)) <= _CLOSE]
    other = [one for one in counted if abs(indent(one)) > _CLOSE and abs(indent(one) - 2) > _CLOSE]
    hanging = [one for one in counted if one not in other and _wraps(one) > _CLOSE]
    if flush:
        message = _("段首没有空两字，共{n}段", n=len(flush))
        yield hit(flush[0], 0, len(flush[0].text), message, _("段落里设首行缩进2字符"), severity)
    if other:
        message = _("段首空了{k:g}字，应空两字，共{n}段", k=round(indent(other[0]), 1), n=len(other))
        yield hit(other[0], 0, len(other[0].text), message, _("首行缩进2字符和空格只留一样"), severity)
    if hanging:
        message = _("回行没有顶格，左边空了{k:g}字，共{n}段", k=round(_wraps(hanging[0]), 1), n=len(hanging))
        yield hit(hanging[0], 0, len(hanging[0].text), message, _("左缩进改成0，只留首行缩进"), severity)


def _apart(passage: Passage) -> bool:
    """居中、靠右的，和“同志们：”这样顶格的称谓，不按正文算。"""
    return setting(passage).align in {"center", "right"} or bool(_FLUSH.match(passage.text.strip()))


def _wraps(passage: Passage) -> float:
    """第二行起离版心左边几个字。"""
    return setting(passage).left or 0.0


RULE = Rule(
    id="indent-off",
    title="段首不空两字、回行不顶格",
    severity=Severity.WARNING,
    why="每个自然段左空二字，回行顶格；没空的一眼就看得出来。",
    basis="GB/T 9704—2012 7.3.3（规定）",
    bad=(
        specimen(body={"first_line": 0.0}),
        specimen(line("　　各单位要高度重视。")),
        specimen(line("各单位要高度重视。", left=2.0, first_line=0.0)),
        specimen(heading1={"first_line": 0.0}),
    ),
    good=(
        specimen(),
        specimen(line("　　各单位要高度重视。", first_line=0.0)),
        specimen(body={"first_line": 1.97}),
        specimen(line("同志们：", first_line=0.0)),
    ),
    find=_find,
)
