"""写成 .docx：样板的字节和转义过的文字拼起来，不在内存里搭 XML 树。"""

from __future__ import annotations

import re
from html import escape

from ..model.document import Block, Document, Paragraph, Row, Table
from ..model.template import Part, Template
from ..model.values import Origin
from ..ooxml.package import pack, write_package

MARK = "_f"
"""隐藏书签的名字开头；以下划线开头的书签 Word 不显示。"""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INDENT = re.compile(rb"<w:ind [^>]*/>")
_AFTER_INDENT = re.compile(
    rb"(?=<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|"
    rb"outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b|</w:pPr>)"
)


Mark = tuple[int, int, int, int, str, Origin]
"""一处记号：书签号、段落序号、起止（字符）、文字、来历。"""

_CLOSE = b"</w:t></w:r>"
_SPACED = b'<w:t xml:space="preserve">'


def _encoded(text: str) -> bytes:
    """转义过的字节；绝大多数文字没有要转义的字，看一眼就放过。"""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return text.encode()


_BOOKMARKS: list[tuple[bytes, bytes]] = []
"""书签的开头和收尾，按号排；篇篇都从 1 号起，做一次大家用。"""


def _bookmarks(number: int) -> list[tuple[bytes, bytes]]:
    """至少有 ``number`` 个的书签表。"""
    for n in range(len(_BOOKMARKS) + 1, number + 1):
        start = f'<w:bookmarkStart w:id="{n}" w:name="{MARK}{n}"/>'
        _BOOKMARKS.append((start.encode(), _CLOSE + f'<w:bookmarkEnd w:id="{n}"/>'.encode()))
    return _BOOKMARKS


class _Writer:
    """把块写成字节。"""

    def __init__(self, template: Template, *, marked: bool) -> None:
        self.template, self.marked = template, marked
        self.chunks: list[bytes] = []
        self.marks: list[Mark] = []
        self.bookmarks = _bookmarks(64)
        self.count = 0
        self.opens = [b"<w:r>" + look + b"<w:t>" for look in template.looks]
        self.starts = [b"<w:p>" + prototype.properties for prototype in template.prototypes]
        self.looks = [prototype.look for prototype in template.prototypes]

    def blocks(self, blocks: list[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block)
            elif isinstance(block, Table):
                self.table(block)
            else:
                self.count += block.paragraphs
                self.chunks.append(block.data)

    def paragraph(self, paragraph: Paragraph) -> None:
        """一段。这里一份文稿要走几千遍，所以写得平直，不再拆成小函数。"""
        self.count += 1
        chunks, opens, marks, bookmarks = self.chunks, self.opens, self.marks, self.bookmarks
        usual = self.looks[paragraph.prototype]
        plain = paragraph.right is None and not paragraph.keep
        chunks.append(self.starts[paragraph.prototype] if plain else self._start(paragraph))
        position, held, held_look = 0, "", usual
        for text, look, origin, _gap, raw in paragraph.runs:
            used = look if look >= 0 else usual
            if held and (origin is not None or used != held_look or raw):
                self.run(held, held_look)
                held = ""
            if raw:
                chunks.append(raw)
            elif origin is None:
                held, held_look = held + text, used
            elif text:
                number = len(marks)
                if number >= len(bookmarks):
                    _bookmarks(2 * number + 64)
                start, close = bookmarks[number]
                marks.append((number + 1, self.count, position, position + len(text), text, origin))
                if "\n" in text or "\t" in text or text[0] == " " or text[-1] == " " or not self.marked:
                    self._marked_run(text, used, start, close)
                else:
                    chunks += (start, opens[used], _encoded(text), close)
            position += len(text)
        if held:
            self.run(held, held_look)
        chunks.append(b"</w:p>")

    def _marked_run(self, text: str, look: int, start: bytes, close: bytes) -> None:
        if not self.marked:
            self.run(text, look)
            return
        self.chunks.append(start)
        self.run(text, look)
        self.chunks.append(close.removeprefix(_CLOSE))

    def _start(self, paragraph: Paragraph) -> bytes:
        prototype = self.template.prototypes[paragraph.prototype]
        properties = prototype.properties
        if paragraph.right is not None:
            properties = _indented(properties, paragraph.right, prototype.size)
        if paragraph.keep and b"<w:keepNext" not in properties:
            properties = _kept(properties)
        return b"<w:p>" + properties

    def run(self, text: str, look: int) -> None:
        """一截没有记号的文字。"""
        if "\n" in text or "\t" in text or text[:1] == " " or text[-1:] == " ":
            self._broken_run(text, look)
        elif text:
            self.chunks += (self.opens[look], _encoded(text), _CLOSE)

    def _broken_run(self, text: str, look: int) -> None:
        self.chunks += (b"<w:r>", self.template.looks[look])
        for piece in re.split(r"([\n\t])", text):
            if piece == "\n":
                self.chunks.append(b"<w:br/>")
            elif piece == "\t":
                self.chunks.append(b"<w:tab/>")
            elif piece:
                self.chunks += (_SPACED, _encoded(piece), b"</w:t>")
        self.chunks.append(b"</w:r>")

    def table(self, table: Table) -> None:
        self.chunks += (b"<w:tbl>", table.properties)
        for row in table.rows:
            self.row(row)
        self.chunks.append(b"</w:tbl>")

    def row(self, row: Row) -> None:
        chunks = self.chunks
        chunks += (b"<w:tr>", row.properties)
        for cell in row.cells:
            chunks += (b"<w:tc>", cell.properties)
            inner = cell.blocks
            if len(inner) == 1 and isinstance(inner[0], Paragraph):
                self.paragraph(inner[0])
            else:
                self.blocks(inner)
                if not inner or not isinstance(inner[-1], Paragraph):
                    self.count += 1
                    chunks.append(b"<w:p/>")
            chunks.append(b"</w:tc>")
        chunks.append(b"</w:tr>")


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
    body = template.parts[0]
    data, marks = _part(template, body, document.blocks, marked=not final)
    parts = [*template.static, pack(body.name, data)]
    for part in template.parts[1:]:
        parts.append(pack(part.name, _part(template, part, document.parts.get(part.name, []), marked=False)[0]))
    if template.has_properties:
        parts.append(pack("docProps/core.xml", _core(_ILLEGAL.sub("", document_title(document)))))
    return write_package(parts), marks


def _part(template: Template, part: Part, blocks: list[Block], *, marked: bool) -> tuple[bytes, list[Mark]]:
    writer = _Writer(template, marked=marked)
    writer.blocks(blocks)
    return b"".join((part.head, *writer.chunks, part.tail)), writer.marks
