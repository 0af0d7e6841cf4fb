"""标题的字体、字号、居中。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import family, main_face, setting, size_word
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_FAMILIES = {"", "小标宋"}


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    if not layout.title or not reading.formatted:
        return
    passage = layout.title[0]
    face, look = main_face(passage), setting(passage)
    wrong = []
    if face is not None:
        large = layout.speech and (face.size or 0) > 22
        if family(face.east_asia) not in _FAMILIES or (face.size not in {None, 22.0} and not large):
            wrong.append(_("是{look}，一般用二号小标宋", look=family(face.east_asia) + size_word(face.size)))
    if look.align != "center":
        wrong.append(_("没有居中"))
    elif (look.first_line or 0) >= 1 or passage.text.startswith((" ", "\u3000")):
        wrong.append(_("居中了又空着字，会偏向右边"))
    if wrong:
        message = _("标题{said}", said=_("；").join(wrong))
        yield hit(passage, 0, len(passage.text), message, _("套用标题样式：二号小标宋，居中，首行不缩进"))


RULE = Rule(
    id="title-look-off",
    title="标题的字体字号、居中不合",
    severity=Severity.HINT,
    why="标题一般用二号小标宋体，居中排。",
    basis="GB/T 9704—2012 7.3.1（一般）",
    bad=(
        specimen(title={"font": "黑体"}),
        specimen(title={"size": 18.0}),
        specimen(title={"align": "left"}),
        specimen(title={"first_line": 2.0}),
    ),
    good=(
        specimen(),
        specimen(title={"font": "华文中宋"}),
        specimen(kind="讲话", title={"size": 26.0, "text": "在全县妇女儿童工作会议上的讲话"}),
    ),
    find=_find,
)
