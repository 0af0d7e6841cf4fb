"""正文不是三号仿宋。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import FANGSONG, family, main_face, size_word
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    looks = [(passage, main_face(passage)) for passage in layout.body]
    known = [(passage, family(face.east_asia), face.size) for passage, face in looks if face is not None]
    if not known:
        return
    counts: Counter[tuple[str, float | None]] = Counter()
    for passage, name, size in known:
        counts[name, size] += len(passage.text)
    name, size = counts.most_common(1)[0][0]
    large = layout.speech and (size or 0) > 16
    if name in {"", FANGSONG} and (size in {None, 16.0} or large):
        return
    same = [passage for passage, one, other in known if (one, other) == (name, size)]
    look = (name or "") + size_word(size)
    message = _("正文是{look}，一般用三号仿宋，共{n}段", look=look, n=len(same))
    yield hit(same[0], 0, len(same[0].text), message, _("改正文样式的字体字号，不要一段一段改"))


RULE = Rule(
    id="body-font-off",
    title="正文不是三号仿宋",
    severity=Severity.HINT,
    why="公文各要素没有特别说明的，一般用三号仿宋；这里看的是真正显示的字体，不是样式的名字。",
    basis="GB/T 9704—2012 5.2.2（一般）",
    bad=(specimen(body={"font": "宋体", "size": 12.0}), specimen(body={"size": 14.0}), specimen(body={"font": "等线"})),
    good=(
        specimen(),
        specimen(body={"font": "FangSong"}),
        specimen(body={"font": "仿宋", "ascii": "Times New Roman"}),
        specimen(kind="讲话", body={"size": 22.0}, title={"text": "在全县妇女儿童工作会议上的讲话"}),
    ),
    find=_find,
)
