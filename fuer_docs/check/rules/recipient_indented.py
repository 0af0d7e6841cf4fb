"""主送机关没有顶格。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import indent, setting
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen


def _find(reading: Reading) -> Iterator[Hit]:
    passage = reading.layout.recipient
    if passage is None or passage.setting is None:
        return
    if (
        abs(indent(passage)) > 0.4
        or (setting(passage).left or 0.0) > 0.4
        or setting(passage).align in {"center", "right"}
    ):
        yield hit(passage, 0, len(passage.text), _("主送机关没有顶格"), _("首行缩进、左缩进都改成0，回行也顶格"))


RULE = Rule(
    id="recipient-indented",
    title="主送机关没有顶格",
    severity=Severity.WARNING,
    why="主送机关在标题下空一行，居左顶格，回行仍顶格。",
    basis="GB/T 9704—2012 7.3.2（规定）",
    bad=(specimen(recipient={"first_line": 2.0}), specimen(recipient={"text": "　　各乡镇人民政府："})),
    good=(specimen(), specimen(recipient=None), specimen(recipient={"align": "left"})),
    find=_find,
)
