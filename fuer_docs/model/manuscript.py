"""文稿读出来的样子：谁写的都行，检查只看它。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .place import Place


class Face(NamedTuple):
    """一截文字排成什么样：样式、主题、直接格式合起来的结果。长度以磅计，没写的是 ``None``。"""

    start: int
    end: int
    east_asia: str | None = None
    """汉字用的字体。"""
    ascii: str | None = None
    """数字、西文用的字体。"""
    size: float | None = None
    bold: bool | None = None
    color: str | None = None
    mark: str | None = None
    """引号、破折号、省略号用的字体：没有按汉字排的，跟西文走。"""
    shadowed: str | None = None
    """写了汉字字体名，却被主题字体盖住的那个名字。"""


class Setting(NamedTuple):
    """一段排成什么样。缩进以字计，行距以磅计。"""

    align: str | None = None
    """left center right both。"""
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    line: float | None = None
    line_rule: str | None = None
    """exact atLeast auto；auto 时 ``line`` 是几倍。"""
    before: float | None = None
    after: float | None = None
    outline: int | None = None
    """大纲级别，1 起；不在大纲里的是 ``None``。"""
    page_break: bool = False
    keep_next: bool = False
    faces: tuple[Face, ...] = ()


class PageNumber(NamedTuple):
    """页脚里的页码。缩进以字计，字号以磅计；说不准的是 ``None``。"""

    text: str
    """怎么写，例如 ``— PAGE —``。"""
    kind: str = "default"
    """default even first。"""
    align: str | None = None
    left: float | None = None
    right: float | None = None
    font: str | None = None
    size: float | None = None


class Table(NamedTuple):
    """一张表：头一格是第几段，多宽（毫米），在第几节。"""

    n: int
    width: float
    section: int = 0


class Page(NamedTuple):
    """一节的纸和版心，毫米；网格以磅计。"""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    footer: float | None = None
    grid: str | None = None
    """网格种类：lines linesAndChars snapToChars。"""
    pitch: float | None = None
    landscape: bool = False
    odd_even: bool = False
    """单双页的页脚分开。"""
    page_numbers: tuple[PageNumber, ...] = ()


class Cell(NamedTuple):
    """表格里的一格：第几张表、第几行、第几列，都从 0 起；跨列的格子记头一列。"""

    table: int
    row: int
    column: int


class Passage(NamedTuple):
    """一段（.docx）或一行（文本）。"""

    n: int
    text: str
    style: str = "正文"
    label: str = ""
    """Word 自动编的号，不在 ``text`` 里。"""
    in_table: bool = False
    setting: Setting | None = None
    cell: Cell | None = None
    """在哪一格；不在表格里、认不出的是 ``None``。"""
    in_box: bool = False
    """在文本框里。"""
    section: int = 0
    """在第几节，0 起。"""
    ends_page: bool = False
    """这一段后面换页。"""


_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)]*|[^。！？!?\n]+")


@dataclass(slots=True)
class Manuscript:
    """一份文稿。"""

    file: str
    passages: tuple[Passage, ...]
    pages: tuple[Page, ...] = ()
    """各节的版面；文本文件没有。"""
    tables: tuple[Table, ...] = ()
    kind: str = ""
    """文种；认不出的是空的。"""
    title: str = ""
    year: int | None = None
    """文稿说的是哪一年。"""
    _by_n: dict[int, Passage] = field(default_factory=dict)

    def passage(self, n: int) -> Passage | None:
        """第 n 段。"""
        if not self._by_n:
            self._by_n = {passage.n: passage for passage in self.passages}
        return self._by_n.get(n)

    def place(self, n: int | None, start: int = 0, end: int = 0) -> Place:
        """第 n 段第几个字到第几个字。"""
        passage = self.passage(n) if n is not None else None
        if passage is None:
            return Place(self.file)
        return Place(self.file, n, start, min(end, len(passage.text)), passage.text)

    def sentences(self) -> Iterator[tuple[Passage, int, int]]:
        """一句一句：哪一段、从第几个字到第几个字。"""
        for passage in self.passages:
            for match in _SENTENCE.finditer(passage.text):
                if match[0].strip():
                    yield passage, match.start(), match.end()
