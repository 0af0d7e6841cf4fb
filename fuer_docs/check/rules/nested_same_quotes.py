"""引号、括号、书名号套着同一样的。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_INNER = {"“": ("”", "‘’"), "《": ("》", "〈〉"), "（": ("）", "〔〕")}

_SHORT = Pattern(r"（[\u3400-\u9fff、]{1,7}）")
"""县（市、区）这样的小括号，套在括号里也认得清。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for opening, (close, inner) in _INNER.items():
        for passage in reading.holding(opening):
            if passage.text.count(opening) > 1 and passage.text.count(opening) == passage.text.count(close):
                yield from _nested(passage, opening, close, inner)


def _nested(passage: Passage, opening: str, close: str, inner: str) -> Iterator[Hit]:
    depth, start = 0, 0
    for at, char in enumerate(passage.text):
        if char == opening:
            depth += 1
            if depth == 2:
                start = at
        elif char == close:
            if depth == 2 and not _SHORT.fullmatch(passage.text[start : at + 1]):
                severity = Severity.HINT if opening == "（" else None
                message = _("“{mark}”里又套了一层同样的", mark=opening + close)
                yield hit(passage, start, at + 1, message, _("里层改用{inner}", inner=inner), severity)
            depth -= 1


RULE = Rule(
    id="nested-same-quotes",
    title="引号、括号、书名号套同样的",
    severity=Severity.WARNING,
    why="两层用一样的符号，读的人分不出哪个收哪个；里层引号用‘’，书名号用〈〉。",
    basis="GB/T 15834—2011 4.8.3.4、4.9.3.6、4.15.3.5（规定）",
    bad=(
        "强调“要把“两纲”任务落到实处”。",
        "印发《关于实施《妇女权益保障法》的意见》。",
        "他说：“开展“送法下乡”活动很有必要。”",
        "学习《〈刊物〉与《条例》解读》。",
    ),
    good=(
        "强调“要把‘两纲’任务落到实处”。",
        "印发《关于实施〈妇女权益保障法〉的意见》。",
        "五个“强化”、四个“到位”。",
        "“两纲”和“两规划”一并推进。",
        "县妇联（办公室设在四楼）和县统计局（三楼）共同负责。",
        "《妇女权益保障法》《反家庭暴力法》",
    ),
    find=_find,
)
