"""重复、杂糅的话：目的是为了、围绕……为主题。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import widened
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit


class Tangle(NamedTuple):
    """一种杂糅：写法、怎么改。"""

    pattern: Pattern
    better: str


_PART = "[^，。；：！？]"
_TANGLES = (
    Tangle(Pattern(rf"围绕{_PART}{{1,30}}为主题", "围"), "“围绕……主题”或“以……为主题”"),
    Tangle(Pattern(rf"开展了?以{_PART}{{2,40}}为主题(?:开展|举办|举行)", "开"), "“开展……活动”和“以……为主题开展”取一个"),
    Tangle(Pattern(r"目的(?:就?是|在于)为了", "目"), "“目的是”"),
    Tangle(Pattern(r"(?:原因|缘故)(?:就?是)(?:由于|因为)", "原缘"), "“原因是”"),
    Tangle(Pattern(r"截[至止](?:到)?(?:目前|现在)为止", "截"), "“截至目前”或“到目前为止”"),
    Tangle(Pattern(r"(?:防止|避免|杜绝|严防)[^，。；：！？不]{0,12}不再(?:发生|出现)", "防避杜严"), "“防止……再发生”"),
    Tangle(Pattern(r"凯旋而?归来?", "凯"), "“凯旋”"),
    Tangle(Pattern(r"被[^，。；：！？]{1,10}受到(?:表彰|表扬|批评|处分)", "被"), "“受到”"),
    Tangle(Pattern(rf"(?:在|经过){_PART}{{1,24}}(?:努力|支持|配合|领导|指导|关心)下(?:使|让)(?!用|人)", "下"), "去掉“使”，让后面的作主语"),
    Tangle(Pattern(rf"通过{_PART}{{1,24}}(?:努力|支持|配合)下", "通"), "“通过……”或“在……下”"),
)  # fmt: skip


def _find(reading: Reading) -> Iterator[Hit]:
    for tangle in _TANGLES:
        for passage in reading.holding(tangle.pattern.signs):
            for match in tangle.pattern.finditer(widened(passage.text)):
                message = _("说法重复或杂糅：{text}", text=passage.text[match.start() : match.end()])
                yield hit(passage, *match.span(), message, _("换法：{better}", better=tangle.better))


RULE = Rule(
    id="tangled-phrase",
    title="重复、杂糅的话",
    severity=Severity.HINT,
    why="两种句式套在一起，或一个意思说两遍，念起来绕口。",
    basis="现代汉语语法；惯例",
    bad=(
        "会议的目的是为了总结经验、部署任务。",
        "活动围绕“科学生活、创新圆梦”为主题开展。",
        "开展以“关爱女性”为主题开展了维权活动。",
        "截至目前为止，培训12期。",
        "主要原因是由于经费不足。",
        "严防此类案件不再发生。",
        "通过各级的共同努力下，指标如期达标。",
        "在县委的领导下使各项工作有了起色。",
    ),
    good=(
        "会议的目的是总结经验、部署任务。",
        "活动以“科学生活、创新圆梦”为主题。",
        "开展以“关爱女性”为主题的维权活动。",
        "截至目前，培训12期；到目前为止，成效明显。",
        "围绕中心、服务大局，以亲子阅读为主题开展活动。",
        "由于历史的原因，至今没有参保。",
        "在县委的领导下，使用资金12万元。",
        "防止问题反弹，不再发生类似案件。",
    ),
    find=_find,
)
