"""职务次序：先党内，后行政。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_ORDER = Pattern(
    r"(?P<office>(?:代)?(?:常务)?(?:副)?(?P<level>[省市县区州旗镇乡])长)、(?P<party>(?P=level)?(?:委|党委)(?:副书记|书记|常委|委员(?!会)))",
    "长",
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_ORDER):
        better = f"{match['party']}、{match['office']}"
        message = _("职务一般先写党内的，后写行政的：{text}", text=match[0])
        yield hit(passage, *match.span(), message, _("写成“{better}”；是两个人的不用改", better=better))


RULE = Rule(
    id="office-before-party-post",
    title="职务先写了行政的",
    severity=Severity.HINT,
    why="一个人兼几个职务，先写党内的，后写行政的，次序颠倒容易被指出来。",
    basis="惯例：先党内后行政",
    bad=("县长、县委副书记李明讲话。", "副市长、市委常委王芳出席。", "镇长、党委副书记张强主持。"),
    good=(
        "县委副书记、县长李明讲话。",
        "县委常委、副县长王芳出席。",
        "副县长、县妇儿工委主任陈琴主持。",
        "各乡镇长、党委办负责人参加。",
        "副区长、区委员会成员",
    ),
    find=_find,
)
