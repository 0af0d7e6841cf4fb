"""直引号："两纲"，方向不对的引号：”两纲“。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import HAN
from ...reading.reading import Reading
from ..rule import Hit, Rule, gathered, hit

_STRAIGHT = Pattern(
    rf"(?<!\d)\"[^\"\n]{{0,60}}{HAN}[^\"\n]{{0,60}}\"|(?<={HAN})'[^'\n]{{0,40}}{HAN}[^'\n]{{0,40}}'|＂[^＂\n]{{1,80}}＂",
    "\"'＂",
)
_TURNED = Pattern(r"”(?P<inside>[^“”\n]{1,16})“", "”")


def _find(reading: Reading) -> Iterator[Hit]:
    yield from gathered(_each(reading), lambda n: _("全文有{n}处直引号或反了的引号", n=n))


def _each(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_STRAIGHT):
        message = _("用了直引号：{text}", text=match[0])
        yield hit(passage, *match.span(), message, _("改成“{text}”", text=match[0][1:-1]), fix=f"“{match[0][1:-1]}”")
    for passage, match in reading.matches(_TURNED):
        before = passage.text[max(0, match.start() - 400) : match.start()]
        after = passage.text[match.end() : match.end() + 400]
        if before.count("“") == before.count("”") and after.count("“") == after.count("”"):
            message = _("引号左右反了：{text}", text=match[0])
            yield hit(
                passage, *match.span(), message, _("改成“{text}”", text=match["inside"]), fix=f"“{match['inside']}”"
            )


RULE = Rule(
    id="straight-quotes",
    title="直引号、反了的引号",
    severity=Severity.ERROR,
    why="直引号不分左右，是英文的写法；左右反了，整段的引号都跟着乱。",
    basis="GB/T 15834—2011 4.8.2（引号的形式，规定）",
    bad=(
        '全面落实"两纲"目标任务。',
        '开展"送法下乡"等活动。',
        "五个”强化“实现新突破。",
        "落实'两规划'。",
    ),
    good=(
        "全面落实“两纲”目标任务。",
        "“两纲”和“两规划”一并推进，“三个弱”逐项解决。",
        '屏幕宽15"，高10"。',
        "影片It's Me上映。",
        '代码写作"abc"。',
    ),
    find=_find,
    fixes=_each,
)
