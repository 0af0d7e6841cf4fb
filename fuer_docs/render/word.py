"""写成 .docx：样板的字节和转义过的文字拼起来，不在内存里搭 XML 树。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import chain, count, repeat
from typing import Any

from ..model.document import UNPRINTABLE, Block, Cell, Document, Paragraph, Row, Table, lacks_paragraph
from ..model.template import Part, Template
from ..model.values import Origin
from ..ooxml.package import Packed, Packer, pack, write_package

MARK = "_f"
"""隐藏书签的名字开头；以下划线开头的书签 Word 不显示。"""
_INDENT = re.compile(rb"<w:ind [^>]*/>")
_AFTER_INDENT = re.compile(
    rb"(?=<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|"
    rb"outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b|</w:pPr>)"
)


Mark = tuple[int, int, str, Origin]
"""一处有来历的文字：段落序号、从第几个字起、文字、来历。第几处就是几号书签。"""

_TEXT, _END_TEXT = b"<w:t>", b"</w:t>"
_CLOSE = _END_TEXT + b"</w:r>"
_SPECIAL = re.compile(rb"[\n\t]|^ | \Z")
"""要另外写的文字：里头有换行、制表符的，首尾是空格的。"""
_WIDTH = 6
"""一截文字连同前后的标记是几样：结构、书签开头、字体、文字、收尾（连书签收尾）、段落收尾。"""
_BATCH = 1000 * _WIDTH
"""攒到几样压一次：几百 KB，还在缓存里；整篇拼成一大块再压，光是要内存就比写还慢。"""


def _encoded(texts: list[str]) -> list[bytes]:
    """成批转义、编码：一截一截做要慢好几倍。文字里没有 NUL，读事实和片段时就去掉了。"""
    return escape("\0".join(texts), quote=False).encode().split(b"\0")


def _has_special(texts: list[str]) -> bool:
    joined = "\0".join(("", *texts, ""))
    return "\n" in joined or "\t" in joined or (" " in joined and ("\0 " in joined or " \0" in joined))


def _special(text: bytes) -> bytes:
    """换行、制表符写成元素，空格写明要保留。"""
    found = []
    for piece in re.split(rb"([\n\t])", text):
        if piece == b"\n":
            found.append(b"<w:br/>")
        elif piece == b"\t":
            found.append(b"<w:tab/>")
        elif piece:
            found.append(b'<w:t xml:space="preserve">' + piece + _END_TEXT)
    return b"".join(found)


Bookmark = tuple[bytes, bytes]
"""书签的开头，和一截文字连书签的收尾。"""
_BOOKMARKS: list[Bookmark] = []
"""做过的书签；篇篇都从 1 号起，做一次大家用。"""


def _bookmarks() -> Iterator[Bookmark]:
    """从 1 号起的书签。"""
    return chain(_BOOKMARKS, _more_bookmarks())


def _more_bookmarks() -> Iterator[Bookmark]:
    for n in count(len(_BOOKMARKS) + 1):
        if n > len(_BOOKMARKS):
            start = f'<w:bookmarkStart w:id="{n}" w:name="{MARK}{n}"/>'
            _BOOKMARKS.append((start.encode(), _CLOSE + f'<w:bookmarkEnd w:id="{n}"/>'.encode()))
        yield _BOOKMARKS[n - 1]


class _Writer:
    """把块写成字节，边写边压。

    攒着的 ``pieces`` 六样一组，一截文字一组，见 :data:`_WIDTH`；文字先是 ``str``，压的时候成批编码。
    """

    def __init__(self, template: Template, *, marked: bool) -> None:
        self.template = template
        self.packer = Packer()
        self.bookmarks = _bookmarks() if marked else repeat((b"", _CLOSE))
        self.pieces: list[Any] = []
        self.opens = [b"<w:r>" + look + _TEXT for look in template.looks]
        self.looks = [prototype.look for prototype in template.prototypes]
        self.starts = [b"<w:p>" + prototype.properties for prototype in template.prototypes]
        self.cells: dict[bytes, list[bytes]] = {}
        """格子的属性到它头一段的开头，按样板排。"""

    def finish(self, part: Part, blocks: list[Block]) -> Packed:
        """写一个部件。"""
        self.structure(part.head)
        self.blocks(blocks)
        self.structure(part.tail)
        self.flush()
        return self.packer.finish(part.name)

    def flush(self) -> None:
        """攒着的编码、压缩。"""
        pieces = self.pieces
        texts = pieces[3::_WIDTH]
        encoded = _encoded(texts)
        if _has_special(texts):
            for at, text in enumerate(encoded):
                if _SPECIAL.search(text):
                    encoded[at] = _special(text)
                    around = slice(at * _WIDTH + 2, at * _WIDTH + 5, 2)
                    opening, closing = pieces[around]
                    pieces[around] = opening.removesuffix(_TEXT), closing.removeprefix(_END_TEXT)
        pieces[3::_WIDTH] = encoded
        self.packer.add(b"".join(pieces))
        pieces.clear()

    def structure(self, data: bytes, more: bytes = b"") -> None:
        """没有文字的一组。"""
        self.pieces += (data, more, b"", "", b"", b"")

    def blocks(self, blocks: list[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block, self.starts, b"</w:p>")
            elif isinstance(block, Table):
                self.table(block)
            else:
                self.structure(block.data)

    def paragraph(self, paragraph: Paragraph, starts: list[bytes], end: bytes) -> None:
        """一段。一份文稿要走几千遍，所以写得平直，不再拆成小函数。"""
        pieces, opens = self.pieces, self.opens
        if len(pieces) >= _BATCH:
            self.flush()
        before, usual = starts[paragraph.prototype], self.looks[paragraph.prototype]
        if paragraph.right is not None or paragraph.keep:
            before = self._adjusted(before, paragraph)
        plain_look = -1  # 前一截要是没有来历，它的字体
        for text, look, origin, _gap, raw in paragraph.runs:
            used = look if look >= 0 else usual
            if raw:
                pieces += (before, raw, b"", "", b"", b"")
                before, plain_look = b"", -1
            elif not text:
                continue
            elif origin is not None:
                start, close = next(self.bookmarks)
                pieces += (before, start, opens[used], text, close, b"")
                before, plain_look = b"", -1
            elif used == plain_look:
                pieces[-3] += text
            else:
                pieces += (before, b"", opens[used], text, _CLOSE, b"")
                before, plain_look = b"", used
        if before:
            pieces += (before, b"", b"", "", b"", end)
        else:
            pieces[-1] = end

    def _adjusted(self, start: bytes, paragraph: Paragraph) -> bytes:
        prototype = self.template.prototypes[paragraph.prototype]
        properties = prototype.properties
        if paragraph.right is not None:
            properties = _indented(properties, paragraph.right, prototype.size)
        if paragraph.keep and b"<w:keepNext" not in properties:
            properties = _kept(properties)
        return start.removesuffix(prototype.properties) + properties

    def table(self, table: Table) -> None:
        self.structure(b"<w:tbl>", table.properties)
        for row in table.rows:
            self.row(row)
        self.structure(b"</w:tbl>")

    def row(self, row: Row) -> None:
        """一行。格子里几乎都只有一截有来历的文字，就地写了；别的照段落写。"""
        self.structure(b"<w:tr>", row.properties)
        pieces, opens, looks, bookmarks = self.pieces, self.opens, self.looks, self.bookmarks
        for cell in row.cells:
            inner = cell.blocks
            if len(inner) != 1 or not isinstance(paragraph := inner[0], Paragraph):
                self.cell(cell)
                continue
            properties, prototype, runs = cell.properties, paragraph.prototype, paragraph.runs
            starts = self.cells.get(properties)
            if starts is None:
                starts = self.cells[properties] = [b"<w:tc>" + properties + start for start in self.starts]
            if len(runs) == 1 and paragraph.right is None and not paragraph.keep:
                text, look, origin, _gap, raw = runs[0]
                if origin is not None and text and not raw:
                    start, close = next(bookmarks)
                    opening = opens[look if look >= 0 else looks[prototype]]
                    pieces += (starts[prototype], start, opening, text, close, b"</w:p></w:tc>")
                    continue
            self.paragraph(paragraph, starts, b"</w:p></w:tc>")
        self.structure(b"</w:tr>")
        if len(pieces) >= _BATCH:
            self.flush()

    def cell(self, cell: Cell) -> None:
        """一格：末尾总要有一段。"""
        self.structure(b"<w:tc>", cell.properties)
        self.blocks(cell.blocks)
        if lacks_paragraph(cell):
            self.structure(b"<w:p/>")
        self.structure(b"</w:tc>")


def _indented(properties: bytes, right: float, size: int) -> bytes:
    """段落右空几字；字和缇都写，WPS 等只认后者（FORMAT §5.5）。"""
    twips = round(right * size * 10)
    indent = f'<w:ind w:rightChars="{round(right * 100)}" w:right="{twips}" w:firstLineChars="0" w:firstLine="0"/>'
    bare = _INDENT.sub(b"", properties.replace(b"<w:pPr/>", b"<w:pPr></w:pPr>"))
    return _AFTER_INDENT.sub(indent.encode(), bare, count=1)


def _kept(properties: bytes) -> bytes:
    """和下一段同页；``keepNext`` 在样式后面、别的属性前面。"""
    bare = properties.replace(b"<w:pPr/>", b"<w:pPr></w:pPr>")
    return re.sub(rb"(<w:pPr>(?:<w:pStyle [^>]*/>)?)", rb"\1<w:keepNext/>", bare, count=1)


def _core(title: str) -> bytes:
    """文档属性只写标题，不写日期和人，同样的内容才有同样的字节。"""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title, quote=False)}</dc:title></cp:coreProperties>"
    ).encode()


def document_title(document: Document) -> str:
    """文稿的题目。"""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role == "标题" and block.text.strip():
            return block.text.replace("\n", "")
    return document.kind


def render_docx(document: Document, template: Template, *, final: bool = False) -> tuple[bytes, list[Mark]]:
    """写成 .docx 的字节，和每一处有来历的文字在哪里。``final`` 不写书签。"""
    return write_docx(document, template, final=final), marks(document)


def marks(document: Document) -> list[Mark]:
    """正文里每一处有来历的文字，次序就是书签的号。"""
    found: list[Mark] = []
    for number, paragraph in document.paragraphs():
        position = 0
        for text, _look, origin, _gap, raw in paragraph.runs:
            if origin is not None and text and not raw:
                found.append((number, position, text, origin))
            position += len(text)
    return found


def write_docx(document: Document, template: Template, *, final: bool = False) -> bytes:
    """写成 .docx 的字节。"""
    body = _Writer(template, marked=not final).finish(template.parts[0], document.blocks)
    parts = [*template.static, body]
    for part in template.parts[1:]:
        parts.append(_Writer(template, marked=False).finish(part, document.parts.get(part.name, [])))
    if template.has_properties:
        parts.append(pack("docProps/core.xml", _core(UNPRINTABLE.sub("", document_title(document)))))
    return write_package(parts)
