"""写的字体被主题字体盖住，显示的是另一种。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Face, Passage
from ...model.speech import _
from ...reading.layout import family, setting
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    shown = [*layout.title, *layout.body, *(one.passage for one in layout.headings)]
    found = [(passage, face) for passage in sorted(shown, key=_n) for face in setting(passage).faces if _hidden(face)]
    if found:
        passage, face = found[0]
        message = _(
            "写的字体是{written}，显示的是主题字体{shown}，共{n}段",
            written=face.shadowed, shown=face.east_asia, n=len({one.n for one, _face in found}),
        )  # fmt: skip
        yield hit(passage, face.start, face.end, message, _("在样式里重新选一次中文字体，不要选带“（中文正文）”的"))


def _n(passage: Passage) -> int:
    return passage.n


def _hidden(face: Face) -> bool:
    return bool(face.shadowed and face.east_asia and family(face.shadowed) != family(face.east_asia))


RULE = Rule(
    id="theme-font-in-effect",
    title="写的字体没有起作用",
    severity=Severity.HINT,
    why="样式里既写了字体名又留着主题字体，Word 按主题字体显示，改来改去不见变。",
    basis="Word 的字体规则；惯例",
    bad=(
        specimen(body={"font": "等线", "shadowed": "仿宋_GB2312"}),
        specimen(title={"font": "等线", "shadowed": "方正小标宋简体"}),
    ),
    good=(specimen(), specimen(body={"font": "仿宋", "shadowed": "仿宋_GB2312"}), specimen(body={"shadowed": None})),
    find=_find,
)
