"""同一件事，一会儿“制定”一会儿“制订”。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.punctuation import widened
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_OBJECTS = "方案|计划|规划|办法|制度|意见|措施|细则|清单|章程|预案"
_MADE = Pattern(
    rf"(?P<verb>制定|制订)(?:并印发|出台|完善|印发|实施|下发)?了?[^，。；：、]{{0,14}}?(?P<object>{_OBJECTS})(?!书|单)",
    "制",
)


def _find(reading: Reading) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for passage in reading.holding(_MADE.signs):
        for match in _MADE.finditer(widened(passage.text)):
            first = seen.setdefault(match["object"], match["verb"])
            if first != match["verb"]:
                message = _(
                    "“{object}”前面写了“{first}”，这里写“{second}”",
                    object=match["object"],
                    first=first,
                    second=match["verb"],
                )
                yield hit(passage, *match.span("verb"), message, _("一篇里统一一种"))
                return


RULE = Rule(
    id="mixed-wording",
    title="制定、制订混着写",
    severity=Severity.HINT,
    why="两个词意思差不多，一篇里对同一样东西最好用一个。",
    basis="惯例：用词前后一致",
    bad=("制定了实施方案。\n各乡镇也制订了实施方案。",),
    good=(
        "制定了实施方案。\n各乡镇也制定了实施方案。",
        "制定管理制度，制订年度计划。",
        "研究制订计划，组织实施。",
    ),
    find=_find,
)
