"""同一级标题有的加粗有的不加，字体不一。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.layout import family, main_face, size_word
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen


def _find(reading: Reading) -> Iterator[Hit]:
    by_level: dict[int, list[tuple[Passage, str]]] = {}
    for one in reading.layout.headings:
        look = _look(one.passage)
        if look:
            by_level.setdefault(one.level, []).append((one.passage, look))
    for found in by_level.values():
        counts = Counter(look for _passage, look in found)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        passage, look = next(one for one in found if one[1] != usual)
        message = _("同一级标题样子不一：多数是{usual}，这里是{look}", usual=usual, look=look)
        yield hit(passage, 0, len(passage.text), message, _("统一套用一个样式"))


def _look(passage: Passage) -> str:
    face = main_face(passage)
    if face is None:
        return ""
    return family(face.east_asia) + size_word(face.size) + (_("加粗") if face.bold else "")


RULE = Rule(
    id="mixed-heading-looks",
    title="同一级标题样子不一",
    severity=Severity.HINT,
    why="标准没有说加粗，加不加都行，但同一级要一个样。",
    basis="惯例",
    bad=(
        specimen(line("三、加强宣传引导", font="黑体", bold=True)),
        specimen(line("三、加强宣传引导", font="仿宋_GB2312")),
    ),
    good=(
        specimen(),
        specimen(heading1={"bold": True}),
        specimen(line("三、加强宣传引导", font="SimHei")),
    ),
    find=_find,
)
