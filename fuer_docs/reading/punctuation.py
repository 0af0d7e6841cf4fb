"""标点：共用的几样认法。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .pattern import Pattern

HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff〇]"
POINTS = "，。、；：？！"
"""句内句末的点号。"""
OPENERS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』"}
CLOSERS = {close: opening for opening, close in OPENERS.items()}

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+|[\w-]{1,64}(?:\.(?:com|cn|net|org|gov|edu))+[/\w.-]*",
    re.A,
)


_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_ANY_HALF = Pattern("[,;:?!()]")


def widened(text: str) -> str:
    """半角的标点看作全角，一个还是一个：半角另有规矩管，别的规矩照样认得前后文。"""
    return text if text.isascii() or not _ANY_HALF.search(text) else text.translate(_WIDE)


def addresses(text: str) -> list[tuple[int, int]]:
    """一段里的网址、邮箱：里头的标点不管。"""
    if "." not in text:
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def outside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """第 ``at`` 个字不在这些地方。"""
    return not any(start <= at < end for start, end in spans)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """这几个字所在的一句，从第几个字到第几个字；只看句号。"""
    stop = text.find("。", end)
    return text.rfind("。", 0, start) + 1, len(text) if stop < 0 else stop
