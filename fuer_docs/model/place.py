"""出处：一处文字在哪个文件的哪一行、哪几个字。"""

from typing import NamedTuple
from unicodedata import east_asian_width


class Place(NamedTuple):
    """文件里的一段文字。

    ``line`` 从 1 数起，在 Word 文件里是段落号；``start``、``end`` 从 0 数起、左闭右开，
    单位是字符；``source`` 是那一行（段）原文，供画尖号用。
    """

    file: str
    line: int | None = None
    start: int = 0
    end: int = 0
    source: str = ""
    where: str = ""
    """行号之外的位置说明，例如“表1第2行第3格”。"""

    @property
    def text(self) -> str:
        """被指着的那几个字。"""
        return self.source[self.start : self.end]


def width(text: str) -> int:
    """在等宽终端上占几列：汉字和全角标点占两列。"""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def caret(place: Place) -> list[str]:
    """原文一行，下一行在出错的字正下方画尖号；原文过长时只取前后一段。"""
    if not place.source.strip():
        return []
    begin = max(0, place.start - 24)
    shown = place.source[begin : max(place.end, place.start) + 24].replace("\t", " ").rstrip("\n")
    lead = "…" if begin else ""
    pad = width(lead) + width(place.source[begin : place.start].replace("\t", " "))
    marks = "^" * max(1, width(place.text))
    return [lead + shown, " " * pad + marks]
