"""版记：抄送、印发机关和印发日期。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import main_face, size_word
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen

_COPY = Pattern(r"\s*抄送\s*[：:]")
_PRINTED = Pattern(r"\d{1,2}月\d{1,2}日\s*$")


def _find(reading: Reading) -> Iterator[Hit]:
    wrong_size = []
    for passage in reading.layout.colophon:
        text = passage.text.rstrip()
        if text.startswith("主题词"):
            yield hit(passage, 0, len(text), _("现在的公文没有主题词"), _("删去这一行"))
            continue
        if _COPY.match(text) and not text.endswith("。"):
            yield hit(passage, max(0, len(text) - 1), len(text), _("抄送的最后一个机关后面标句号"), _("末尾加“。”"))
        elif _PRINTED.search(text):
            yield hit(passage, len(text) - 1, len(text), _("印发日期后面加“印发”二字"), _("写成“……日印发”"))
        face = main_face(passage)
        if face is not None and face.size not in {None, 14.0}:
            wrong_size.append((passage, face.size))
    if wrong_size:
        passage, size = wrong_size[0]
        message = _("版记是{size}，一般用四号仿宋", size=size_word(size))
        yield hit(passage, 0, len(passage.text), message, _("改成四号仿宋"), Severity.HINT)


RULE = Rule(
    id="colophon-off",
    title="版记的写法不合",
    severity=Severity.WARNING,
    why="抄送机关末尾标句号，印发日期后加“印发”；一般用四号仿宋；2012 年起没有主题词。",
    basis="GB/T 9704—2012 7.4.2、7.4.3（规定；字号为一般）",
    bad=(
        specimen(line("抄送：县委办公室、县政府办公室", size=14.0)),
        specimen(line("抄送：县委办公室。", size=16.0)),
        specimen(line("主题词：妇女 儿童 总结", size=14.0)),
    ),
    good=(
        specimen(
            line("抄送：县委办公室，县政府办公室。", size=14.0),
            line("云溪县妇儿工委办　　2022年12月20日印发", size=14.0),
        ),
        specimen(),
        "会议纪要印发各成员单位。",
    ),
    find=_find,
)
