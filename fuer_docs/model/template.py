"""模板：一份 Word 文件拆成的样板和占位文字。

读模板的（ooxml）写它，成文的（compose）用它的文字和标签，排版的（render）用它的字节。
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

ROLES = (
    "标题", "副标题", "称谓", "正文", "一级标题", "二级标题", "三级标题", "四级标题", "附件说明", "署名", "成文日期",
    "附件序号", "附件标题", "表头", "表格文字", "空行",
)  # fmt: skip
"""段落的角色；由样式名决定，认不出的就是样式自己的名字。"""

HEADING_LEVELS = {"一级标题": 1, "二级标题": 2, "三级标题": 3, "四级标题": 4}


class Segment(NamedTuple):
    """段落里的一截：文字，或原样照搬的字节（图、域、换页）。"""

    text: str
    look: int
    """字体格式，:attr:`Template.looks` 的下标。"""
    raw: bytes = b""


class Prototype(NamedTuple):
    """段落样板：``<w:pPr>`` 的字节、角色、没有另说时的字体格式。"""

    properties: bytes
    role: str
    look: int
    size: int = 32
    """字号，半磅；折标题时要用。"""
    line_chars: float = 28.0
    """一行排得下几个字。"""


class ParagraphNode(NamedTuple):
    """模板里的一个段落。"""

    prototype: int
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """段落的文字。"""
        return "".join(segment.text for segment in self.segments)


class CellNode(NamedTuple):
    """一格：``<w:tc>`` 到段落之前的字节，和里面的内容。"""

    properties: bytes
    nodes: tuple[Node, ...]


class RowNode(NamedTuple):
    """一行。"""

    properties: bytes
    cells: tuple[CellNode, ...]
    header: bool = False


class TableNode(NamedTuple):
    """一张表。"""

    properties: bytes
    rows: tuple[RowNode, ...]


class RawNode(NamedTuple):
    """原样照搬的一段字节；``paragraphs`` 是其中有几个段落。"""

    data: bytes
    paragraphs: int = 0


Node = ParagraphNode | TableNode | RawNode


class Part(NamedTuple):
    """包里要填字的一个部件：正文、页眉或页脚。"""

    name: str
    head: bytes
    nodes: tuple[Node, ...]
    tail: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """读好的模板。"""

    file: str
    kind: str
    title: str
    subject: str
    keywords: tuple[str, ...]
    prototypes: tuple[Prototype, ...]
    looks: tuple[bytes, ...]
    roles: dict[str, int]
    """角色到样板；模板没有这种样式的不在里面。"""
    role_looks: dict[str, int]
    """角色到字体格式，段首标题用。"""
    parts: tuple[Part, ...]
    """第一个是正文，其余是页眉页脚里有标签的。"""
    has_properties: bool
    """包里有文档属性这个部件。"""
    static: tuple[tuple[str, bytes, int, int], ...] = field(repr=False)
    """不变的部件：名、已压缩的字节、原长、校验和。"""
