"""正文里的字体字号不一样。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Face, Passage
from ...model.speech import _
from ...reading.layout import family, setting, size_word
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import line, specimen

_Look = tuple[str, float | None]


def _find(reading: Reading) -> Iterator[Hit]:
    counts: Counter[_Look] = Counter()
    first: dict[_Look, tuple[Passage, Face]] = {}
    for passage in reading.layout.body:
        for face in setting(passage).faces:
            count = sum("\u3400" <= char <= "\u9fff" for char in passage.text[face.start : face.end])
            if not count or _leads(passage, face) or not face.east_asia:
                continue
            look = (family(face.east_asia), face.size)
            counts[look] += count
            first.setdefault(look, (passage, face))
    if len(counts) < 2:
        return
    ranked = counts.most_common()
    passage, face = min((first[look] for look, _count in ranked[1:]), key=lambda one: (one[0].n, one[1].start))
    said = _("、").join(_("{look}{n}字", look=name + size_word(size), n=count) for (name, size), count in ranked[:4])
    message = _("正文里有{kinds}种字体字号：{said}", kinds=len(ranked), said=said)
    yield hit(passage, face.start, face.end, message, _("多半是粘贴来的；选中，套用正文样式"))


def _leads(passage: Passage, face: Face) -> bool:
    """段首的小标题，连着正文排，可以另用字体。"""
    stop = re.search("[。：:]", passage.text)
    return face.start == 0 and stop is not None and face.end <= stop.end() < len(passage.text)


RULE = Rule(
    id="mixed-body-fonts",
    title="正文里字体字号不一",
    severity=Severity.HINT,
    why="从别处粘贴来的字带着原来的字体，打印出来一块一块的。",
    basis="GB/T 9704—2012 5.2.2（一般）；同一要素用一种字是惯例",
    bad=(
        specimen(line("各乡镇要按时报送材料，逾期通报。", font="宋体", size=12.0)),
        specimen(line("各乡镇要按时报送材料，逾期通报。", split=6, then={"font": "微软雅黑"})),
    ),
    good=(
        specimen(),
        specimen(line("强化督导。对落后指标发提醒函。", font="楷体_GB2312", split=5, then={"font": "仿宋_GB2312"})),
        specimen(body={"ascii": "Times New Roman"}),
        specimen(line("一是抓责任落实，二是抓督导检查。", font="仿宋")),
    ),
    find=_find,
)
