"""标题的折行：拆了词，或者排成中间短。"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...model.finding import Severity
from ...model.speech import _
from ...reading.layout import cells
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_WORDS = Pattern(
    "妇女儿童|妇女联合会|委员会|先进集体|先进个人|人民政府|办公室|实施方案|实施意见"
    "|通知|通报|报告|讲话|会议|表彰|决定|意见|方案|规划|纲要|监测|评估|统计|总结|计划|发展"
    "|维权|家庭|教育|保护|权益|儿童|妇女|经验|活动|关于|召开|印发|开展|[0-9]+年"
)
_NOT_FIRST = "的和与及、，。）》”"


def _find(reading: Reading) -> Iterator[Hit]:
    for part in _pieces(reading):
        yield part
        return


def _pieces(reading: Reading) -> Iterator[Hit]:
    title = reading.layout.title
    lines = [line.strip() for passage in title for line in passage.text.split("\n") if line.strip()]
    if len(lines) < 2:
        return
    whole = "".join(lines)
    passage = title[0]
    hint = _("折在词和词之间，几行排成上短下长、上长下短或者中间长")
    cut = 0
    for one, after in pairwise(lines):
        cut += len(one)
        split = next((match[0] for match in _WORDS.finditer(whole) if match.start() < cut < match.end()), "")
        if split:
            yield hit(passage, 0, len(passage.text), _("标题折行拆开了“{word}”", word=split), hint)
        elif after[0] in _NOT_FIRST:
            yield hit(passage, 0, len(passage.text), _("标题有一行以“{char}”开头", char=after[0]), hint)
    widths = [cells(one) for one in lines]
    if any(
        before > middle + 1 and after > middle + 1
        for before, middle, after in zip(widths, widths[1:], widths[2:], strict=False)
    ):
        yield hit(passage, 0, len(passage.text), _("标题几行两头长、中间短"), hint)
    elif widths[-1] <= 2:
        yield hit(passage, 0, len(passage.text), _("标题末行只有{n}个字", n=len(lines[-1])), hint)


RULE = Rule(
    id="title-lines-off",
    title="标题折行不当",
    severity=Severity.HINT,
    why="标题回行要词意完整、排列对称、长短适宜，排成梯形或菱形。",
    basis="GB/T 9704—2012 7.3.1（规定；怎样算匀称由人看）",
    bad=(
        specimen(title={"text": "云溪县妇女儿童工作委\n员会2022年工作总结"}),
        specimen(title={"text": "关于召开全县妇女儿童工作会议\n的通知"}),
        specimen(title={"text": "云溪县妇女儿童工作委员会\n关于印发\n全县妇女儿童发展规划监测方案的通知"}),
    ),
    good=(
        specimen(),
        specimen(title={"text": "云溪县2022年妇女儿童工作总结"}),
        specimen(title={"text": "云溪县妇女儿童工作委员会关于召开\n全县妇女儿童工作会议的通知"}),
        specimen(title={"text": "关于印发\n云溪县妇女发展规划\n实施方案的通知"}),
    ),
    find=_find,
)
