"""各级标题的字体字号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _, mark
from ...reading.layout import FANGSONG, HEITI, KAITI, family, main_face, size_word
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_FONTS = {1: HEITI, 2: KAITI, 3: FANGSONG, 4: FANGSONG}
_LEVELS = {1: mark("一级标题"), 2: mark("二级标题"), 3: mark("三级标题"), 4: mark("四级标题")}


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    for level, wanted in _FONTS.items():
        wrong = []
        for one in layout.headings:
            face = main_face(one.passage) if one.level == level else None
            if face is None:
                continue
            large = layout.speech and (face.size or 0) > 16
            if family(face.east_asia) not in {"", wanted} or (face.size not in {None, 16.0} and not large):
                wrong.append((one.passage, family(face.east_asia) + size_word(face.size)))
        if wrong:
            passage, look = wrong[0]
            message = _(
                "{level}是{look}，一般用三号{wanted}，共{n}段",
                level=_(_LEVELS[level]),
                look=look,
                wanted=wanted,
                n=len(wrong),
            )
            yield hit(passage, 0, len(passage.text), message, _("改这一级标题的样式；加不加粗不论"))


RULE = Rule(
    id="heading-font-off",
    title="层次标题的字体不合",
    severity=Severity.HINT,
    why="一般第一层用黑体、第二层用楷体、第三层和第四层用仿宋，都是三号。",
    basis="GB/T 9704—2012 7.3.3（一般）",
    bad=(specimen(heading1={"font": "仿宋"}), specimen(heading2={"font": "黑体"}), specimen(heading1={"size": 15.0})),
    good=(specimen(), specimen(heading1={"font": "SimHei"}), specimen(heading2={"font": "楷体", "bold": True})),
    find=_find,
)
