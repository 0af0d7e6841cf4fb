"""文稿：各路共用的一棵树。成文写它，排版、检查、出处都读它。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .manuscript import Cell as Spot
from .place import Place
from .values import Gap, Origin

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Word 文件里放不下的字。"""


class Run(NamedTuple):
    """一截同样字体、同样来历的文字。"""

    text: str
    look: int = -1
    """字体格式；-1 是段落样板自己的。"""
    origin: Origin | None = None
    gap: Gap | None = None
    raw: bytes = b""


@dataclass(slots=True)
class Paragraph:
    """一个段落。"""

    prototype: int
    role: str
    runs: list[Run]
    level: int = 0
    """标题级别，1—4；0 不是标题。"""
    mark: str = ""
    """怎样和前文相接：空是自成一段，- 是自成一段的一是，+ 是接排的一是，> 是接排。"""
    right: float | None = None
    """右空几字；引擎算出来的（署名、成文日期）。"""
    keep: bool = False
    """和下一段排在同一页。"""
    place: Place | None = None
    """写它的模板段落或片段行。"""

    @property
    def text(self) -> str:
        """段落的文字。"""
        return "".join([run.text for run in self.runs])


@dataclass(slots=True)
class Cell:
    """表格的一格。"""

    properties: bytes
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """表格的一行。"""

    properties: bytes
    header: bool
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """一张表。"""

    properties: bytes
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Raw:
    """模板里原样照搬的东西。"""

    data: bytes
    paragraphs: int = 0


Block = Paragraph | Table | Raw


@dataclass(slots=True)
class Document:
    """一份文稿。"""

    kind: str
    blocks: list[Block]
    parts: dict[str, list[Block]] = field(default_factory=dict)
    """页眉页脚：部件名到内容。"""

    def paragraphs(self) -> Iterator[tuple[int, Paragraph]]:
        """正文各段和它的序号：从 1 数起，空段、表格里的段都数。"""
        return ((n, paragraph) for n, paragraph, _spot in self.located())

    def located(self) -> Iterator[tuple[int, Paragraph, Spot | None]]:
        """同上，另外说在表格的哪一格；不在表格里的是 ``None``。"""
        counted = _Count([])
        counted.add(self.blocks, None)
        return iter(counted.found)


_SPAN = re.compile(rb'<w:gridSpan w:val="(\d+)"')
_BEFORE = re.compile(rb'<w:gridBefore w:val="(\d+)"')


@dataclass(slots=True)
class _Count:
    """一段一段数下去，记下每段在哪一格。"""

    found: list[tuple[int, Paragraph, Spot | None]]
    n: int = 0
    tables: int = 0

    def add(self, blocks: list[Block], spot: Spot | None) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.n += 1
                self.found.append((self.n, block, spot))
            elif isinstance(block, Table):
                self._table(block)
            else:
                self.n += block.paragraphs

    def _table(self, table: Table) -> None:
        number = self.tables
        self.tables += 1
        for at, row in enumerate(table.rows):
            column = _columns(_BEFORE, row.properties, 0)
            for cell in row.cells:
                self.add(cell.blocks, Spot(number, at, column))
                self.n += lacks_paragraph(cell)
                column += _columns(_SPAN, cell.properties, 1)


def _columns(wanted: re.Pattern[bytes], properties: bytes, usual: int) -> int:
    """样板字节里写的几列；没写的是 ``usual``。"""
    match = wanted.search(properties) if properties else None
    return int(match[1]) if match else usual


def lacks_paragraph(cell: Cell) -> bool:
    """格子末尾没有段落；Word 要有一段，写出时补上，也算一段。"""
    return not cell.blocks or not isinstance(cell.blocks[-1], Paragraph)


def table_rows(table: Table) -> list[list[str]]:
    """表格各格的文字，供文本输出和提纲用。"""
    return [
        ["".join(block.text for block in cell.blocks if isinstance(block, Paragraph)) for cell in row.cells]
        for row in table.rows
    ]


def characters(document: Document) -> int:
    """字数：正文各段不含空白的字符数，附件和表格不算。"""
    total = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.role == "附件序号":
                break
            total += sum(not char.isspace() for char in block.text)
    return total
