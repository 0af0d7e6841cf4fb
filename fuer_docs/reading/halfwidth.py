"""汉字边上的半角标点，和它该换成的全角。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .pattern import Pattern
from .punctuation import HAN, addresses, outside

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
HALFWIDTH = Pattern(
    rf"(?<={HAN})[,;:?!()]|[,;:?!()](?={HAN})|(?<=[”’）》】%‰])[,;:?!]|[,;:?!](?=[“‘（《])"
    rf"|(?<={HAN}\))[,;:?!]|(?<={HAN})\.(?![.\d]|(?<=[一二三四五六七八九十].)[一二三四五六七八九十])|(?<=[”’）》])\.(?!\.)",
    ",;:?!().",
)
_LABEL = Pattern(r"\s*(?:\d{1,3}\)|\(\d{1,3}\))")
"""1)、(1) 是条目的号，不是句子里的标点。"""


class Narrow(NamedTuple):
    """一个半角标点：在哪儿，该是什么，能不能放心照换。"""

    at: int
    wide: str
    safe: bool


def narrow_marks(text: str) -> Iterator[Narrow]:
    """一段里汉字边上的半角标点；网址、邮箱和条目的号不算。"""
    if text.isascii():
        return
    spared = addresses(text)
    label = _LABEL.match(text)
    for match in HALFWIDTH.finditer(text, label.end() if label else 0):
        if outside(spared, match.start()):
            yield Narrow(match.start(), _WIDE[match[0]], match[0] != "." or match.end() == len(text.rstrip()))
