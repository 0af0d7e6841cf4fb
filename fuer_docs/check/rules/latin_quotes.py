"""引号、破折号用了西文字体，排得又窄又偏。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.layout import setting
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_MARKS = Pattern("[“”‘’—…]")
_HAN = Pattern("[\u3400-\u9fff]")
_LATIN = re.compile(
    r"(?:Times|Calibri|Arial|Cambria|Georgia|Verdana|Tahoma|Helvetica|Courier|Century|Garamond|Liberation|DejaVu|Segoe)",
    re.I,
)


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    shown = sorted([*layout.title, *layout.body, *(one.passage for one in layout.headings)], key=lambda one: one.n)
    found = [one for passage in shown for one in _narrow(passage)]
    if found:
        passage, at = found[0]
        message = _("引号一类的标点（{mark}）用的是西文字体，比汉字窄，共{n}处", mark=passage.text[at], n=len(found))
        yield hit(passage, at, at + 1, message, _("选中这些引号，字体改成正文的中文字体"))


def _narrow(passage: Passage) -> Iterator[tuple[Passage, int]]:
    if not _HAN.search(passage.text):
        return
    for face in setting(passage).faces:
        if face.mark and _LATIN.match(face.mark):
            for match in _MARKS.finditer(passage.text, face.start, face.end):
                yield passage, match.start()


RULE = Rule(
    id="latin-quotes",
    title="引号用了西文字体",
    severity=Severity.HINT,
    why="中文里的引号、破折号没有记成中文，Word 就用西文字体排，窄半个字，还偏在一边。",
    basis="惯例",
    bad=(specimen(body={"ascii": "Times New Roman", "mark": "Times New Roman"}), specimen(body={"mark": "Calibri"})),
    good=(
        specimen(),
        specimen(body={"ascii": "Times New Roman", "mark": "仿宋_GB2312"}),
        specimen(body={"mark": None}),
    ),
    find=_find,
)
