"""文稿：各路共用的一棵树。成文写它，排版、检查、出处都读它。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .place import Place
from .values import Gap, Origin


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
        found: list[tuple[int, Paragraph]] = []
        _number(self.blocks, 0, found)
        return iter(found)

    def located(self) -> Iterator[tuple[int, Paragraph, bool]]:
        """同上，另外说是不是在表格里。"""
        outside = {id(block) for block in self.blocks}
        for n, paragraph in self.paragraphs():
            yield n, paragraph, id(paragraph) not in outside


def _number(blocks: list[Block], count: int, found: list[tuple[int, Paragraph]]) -> int:
    """接着 ``count`` 往下数，各段放进 ``found``；返回数到了几。"""
    for block in blocks:
        if isinstance(block, Paragraph):
            count += 1
            found.append((count, block))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    count = _number(cell.blocks, count, found) + lacks_paragraph(cell)
        else:
            count += block.paragraphs
    return count


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
