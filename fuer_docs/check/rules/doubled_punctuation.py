"""连着两个点号，段首的点号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_DOUBLED = Pattern(
    r"(?<!。)。。(?!。)|[，,][，,]+|、、+|；；+|：：+|[，、；：,][。，、；：,]|。[，、；：](?=.)|[？！][，、；：。]",
    "，,、；：。？！",
)
_LEADING = Pattern(r"^\s*[，。、；：？！](?!\s*$)", "，。、；：？！")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_DOUBLED):
        yield hit(passage, *match.span(), _("标点重复：{text}", text=match[0]), _("留一个合适的"))
    for passage, match in reading.matches(_LEADING):
        start = match.end() - 1
        yield hit(passage, start, start + 1, _("“{mark}”不能放在一行的开头", mark=passage.text[start]),
                  _("移到上一段末尾，或删去"))  # fmt: skip


RULE = Rule(
    id="doubled-punctuation",
    title="标点重复、放在行首",
    severity=Severity.ERROR,
    why="增删之后常留下两个标点连在一起，或一段以逗号开头，一看就是没有再读一遍。",
    basis="GB/T 15834—2011 5.1.1（点号不居行首，规定）；点号不连用",
    bad=(
        "会议圆满结束。。",
        "今年以来，，我们开展了三项活动。",
        "走访、、慰问困难家庭。",
        "取得了实效，。",
        "一是抓宣传；；二是抓落实。",
        "，我们开展了三项活动。",
        "。会议要求抓好落实。",
        "取得了实效。，下一步继续抓。",
        "同志们：：今天召开会议。",
        "大家要团结起来！，共同努力。",
    ),
    good=(
        "会议圆满结束。",
        "真的吗？！大家都很惊讶。",
        "“怎么办？”，他问。",
        "宣传……\n培训……",
        "主送：\n各乡镇妇联：",
        "太好了！！",
        "一是抓宣传；\n二是抓落实。",
        "《什么是爱？》，是一部短片。",
        "比如，“两纲”、“两规划”。",
        "（详见附件。）",
    ),
    find=_find,
)
