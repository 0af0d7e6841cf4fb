"""书名号、引号之间的顿号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_COMMA = Pattern(r"(?<=》)、(?=《)|(?<=”)、(?=“)", "、")


def _find(reading: Reading) -> Iterator[Hit]:
    found = list(reading.matches(_COMMA))
    if found:
        passage, match = found[0]
        message = _("并列的书名号或引号之间有{n}处用了顿号", n=len(found))
        yield hit(passage, *match.span(), message, _("通常不用，可以删去"))


RULE = Rule(
    id="comma-between-titles",
    title="并列的书名号、引号之间用了顿号",
    severity=Severity.HINT,
    why="书名号、引号已经把各个名称分开了，标准说通常不用顿号；不算错，核稿的人多半会勾掉。",
    basis="GB/T 15834—2011 4.5.3.5（通常不用）",
    bad=(
        "学习《妇女权益保障法》、《反家庭暴力法》。",
        "印发《通知》、《方案》和《清单》。",
        "“两纲”、“两规划”一并推进。",
    ),
    good=(
        "学习《妇女权益保障法》《反家庭暴力法》。",
        "学习《妇女权益保障法》和《反家庭暴力法》。",
        "学习《妇女权益保障法》（修订）、《反家庭暴力法》（节选）。",
        "“两纲”“两规划”一并推进。",
        "《妇女权益保障法》、“两规划”都要学。",
        "“两纲”（2021—2030年）、“两规划”一并推进。",
    ),
    find=_find,
)
