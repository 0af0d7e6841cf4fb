"""附件页的“附件1”和标题。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.layout import HEITI, family, indent, main_face, setting
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_LEAD = Pattern(r"^(?:附\s*件\s*\d*\s*[：:])?\s*(?:\d{1,2}\s*[.．、])?\s*")


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    severity = Severity.WARNING if layout.official else Severity.HINT
    passages = reading.passages
    for at, passage in enumerate(layout.annexes):
        place = passages.index(passage)
        yield from _number(passage, passages[place - 1] if place else None, severity)
        title = _title(passages[place + 1 : place + 7])
        if title is None or len(layout.annexes) != len(layout.notes):
            continue
        said, shown = _plain(_LEAD.sub("", layout.notes[at].text)), _plain(title.text)
        if said and shown and said != shown and _alike(said, shown):
            message = _("附件标题和附件说明不一致：说明里是“{said}”", said=said)
            yield hit(title, 0, len(title.text), message, _("两处写成一样"), severity)


def _number(passage: Passage, before: Passage | None, severity: Severity) -> Iterator[Hit]:
    text = passage.text.rstrip()
    if text.endswith(("：", ":")):
        yield hit(passage, len(text) - 1, len(text), _("附件序号后面不加冒号"), _("写成“附件”或“附件1”"), severity)
    if passage.setting is None:
        return
    if before is not None and not (setting(passage).page_break or before.ends_page):
        yield hit(passage, 0, len(passage.text), _("附件没有另面编排"), _("这一段设“段前分页”"), severity)
    if abs(indent(passage)) > 0.4 or setting(passage).align in {"center", "right"}:
        yield hit(passage, 0, len(passage.text), _("“附件”没有顶格"), _("左上角顶格排，首行缩进改成0"), severity)
    face = main_face(passage)
    if face is not None and (family(face.east_asia) not in {"", HEITI} or face.size not in {None, 16.0}):
        yield hit(passage, 0, len(passage.text), _("“附件”二字用三号黑体"), _("改成三号黑体"), severity)


def _title(after: tuple[Passage, ...]) -> Passage | None:
    return next((one for one in after if one.text.strip() and not one.in_table), None)


def _plain(text: str) -> str:
    return re.sub(r"[\s《》。；]", "", text)


def _alike(one: str, other: str) -> bool:
    """说的是同一个附件：共有的字过半。"""
    return len(set(one) & set(other)) * 2 > min(len(set(one)), len(set(other)))


RULE = Rule(
    id="attachment-heading-off",
    title="附件页的写法不合",
    severity=Severity.WARNING,
    why="附件另面编排，“附件”用三号黑体顶格；序号、标题和附件说明一致。",
    basis="GB/T 9704—2012 7.3.7（规定）",
    bad=(
        specimen(annex={"text": "附件："}),
        specimen(annex={"page_break": False}),
        specimen(annex={"first_line": 2.0}),
        specimen(annex={"font": "仿宋"}),
        specimen(annex_title={"text": "重点工作任务分工一览表"}),
    ),
    good=(
        specimen(),
        specimen(annex=None, annex_title=None),
        specimen(date={"ends_page": True}, annex={"page_break": False}),
    ),
    find=_find,
)
