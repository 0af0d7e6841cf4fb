"""读一份 .docx：各段的字、真正的格式、自动编号、版面。

段落序号数 document.xml 里的每一个 ``w:p``，从 1 起；内容控件、表格、文本框里的都读，修订里插入的算、删去的不算。
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..errors import unreadable
from ..model.manuscript import Cell, Face, Manuscript, Page, PageNumber, Passage, Setting, Table
from ..model.speech import _
from ..ooxml.effective import (
    Numbering,
    Properties,
    Style,
    Styles,
    W,
    font_name,
    merged,
    read_numbering,
    read_styles,
    shadowed_name,
    switched_on,
    toggled,
    value,
    whole,
)
from ..ooxml.package import open_package, parse_xml
from ..ooxml.reader import BREAKS, FALLBACK, SKIPPED, all_paragraphs

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MM = 25.4 / 1440
_BOX, _CELL = f"{W}txbxContent", f"{W}tc"


def read_word(data: bytes, file: str, *, printed: bool = False) -> Manuscript:
    """一份 .docx。``printed`` 为真时只要印得出来的正文：隐藏的、划掉的、角注的数码不算。读不了的抛 :class:`~fuer_docs.errors.UsageError`。"""
    parts = open_package(data, file)
    _refuse_strange(parts, file)
    root = parse_xml(parts["word/document.xml"], file)
    reader = _Reader(read_styles(parts, file), read_numbering(parts, file), _cells(root), printed)
    paragraphs = all_paragraphs(root)
    sections = [one for one in root.iter(f"{W}sectPr") if _real(one)]
    passages = tuple(_passages(reader, paragraphs, sections))
    pages = tuple(_pages(sections, reader, parts, file))
    return Manuscript(file, passages, pages, tuple(_tables(root, paragraphs, passages, pages)))


MAX_TAGS = 3_000_000
"""正文最多几个标记：三百页的文稿不到一百万个。"""


def _refuse_strange(parts: dict[str, bytes], file: str) -> None:
    """带宏的、正文大得离奇的不读。"""
    if "word/vbaProject.bin" in parts:
        message, hint = _("文件里带着宏"), _("用 Word 或 WPS 另存为不带宏的 .docx")
    elif parts["word/document.xml"].count(b"<") > MAX_TAGS:
        message, hint = _("文件解开后过大"), _("换一份正常的 .docx")
    else:
        return
    raise unreadable(file, message, hint)


def _real(section: etree._Element) -> bool:
    """不是修订里记着的旧版面。"""
    parent = section.getparent()
    return parent is None or parent.tag != f"{W}sectPrChange"


def _passages(reader: _Reader, paragraphs: list[etree._Element], sections: list[etree._Element]) -> Iterator[Passage]:
    section = 0
    for n, element in enumerate(paragraphs, 1):
        passage = reader.passage(n, element, section)
        last = element.find(f"{W}pPr/{W}sectPr")
        if last is not None and section + 1 < len(sections):
            section += 1
            continuous = value(sections[section].find(f"{W}type")) == "continuous"
            passage = passage._replace(ends_page=passage.ends_page or not continuous)
        yield passage


def _cells(root: etree._Element) -> dict[etree._Element, Cell]:
    """各格在哪一行哪一列。"""
    found: dict[etree._Element, Cell] = {}
    for at, table in enumerate(root.iter(f"{W}tbl")):
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        for r, row in enumerate(rows):
            column = whole(value(row.find(f"{W}trPr/{W}gridBefore")))
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is row:
                    found[cell] = Cell(at, r, column)
                    column += whole(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
    return found


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    cells: dict[etree._Element, Cell]
    printed: bool = False
    _faces: dict[tuple[str, bytes], Face] = field(default_factory=dict)
    """同样的样式、同样的直接格式只算一回。"""
    _looks: dict[tuple[str, bytes, float], tuple[Setting, str, int]] = field(default_factory=dict)

    def passage(self, n: int, element: etree._Element, section: int) -> Passage:
        direct = element.find(f"{W}pPr")
        style_id, chain = self._style(direct)
        text, faces = self._text(element, style_id, chain)
        size = faces[0].size if faces and faces[0].size else 16.0
        look, number_id, level = self._look(direct, style_id, chain, size)
        inside = next(element.iterancestors(_CELL), None)
        return Passage(
            n, text, chain[-1].role if chain else "正文", self.numbering.label(number_id, level), inside is not None, look._replace(faces=tuple(faces)),
            self.cells.get(inside) if inside is not None else None,
            in_box=next(element.iterancestors(_BOX), None) is not None, section=section, ends_page=_ends_page(element),
        )  # fmt: skip

    def _style(self, direct: etree._Element | None) -> tuple[str, list[Style]]:
        written = value(direct.find(f"{W}pStyle")) if direct is not None else None
        style_id = written if written in self.styles.styles else self.styles.normal
        return style_id or "", self.styles.chain(style_id)

    def _look(
        self, direct: etree._Element | None, style_id: str, chain: list[Style], size: float
    ) -> tuple[Setting, str, int]:
        """段落的样子，和它用的编号、级别；同样的只算一回。"""
        key = (style_id, etree.tostring(direct) if direct is not None else b"", size)
        known = self._looks.get(key)
        if known is None:
            properties, number_id, level = self._paragraph(direct, style_id, chain)
            known = self._looks[key] = (_setting(properties, size), number_id, level)
        return known

    def _paragraph(
        self, direct: etree._Element | None, style_id: str, chain: list[Style]
    ) -> tuple[Properties, str, int]:
        """段落的属性。编号自带的缩进，盖过写编号的那一层以下的，让着那一层自己写的。"""
        layers: list[etree._Element | None] = [self.styles.default_paragraph]
        number_id, level = "0", 0
        for own in [*(style.paragraph for style in chain), direct]:
            number = own.find(f"{W}numPr") if own is not None else None
            if number is not None:
                number_id = value(number.find(f"{W}numId")) or number_id
                written = value(number.find(f"{W}ilvl"))
                level = (
                    whole(written) if written or own is direct else self.numbering.level_of_style(number_id, style_id)
                )
                known = self.numbering.level(number_id, level)
                layers.append(known.paragraph if known is not None else None)
            layers.append(own)
        return merged(layers), number_id, level

    def _text(self, element: etree._Element, style_id: str, chain: list[Style]) -> tuple[str, list[Face]]:
        pieces: list[str] = []
        faces: list[Face] = []
        start = 0
        for run in _runs(element):
            text = "".join(_run_text(run))
            if not text or (self.printed and self._unprinted(run, text, chain)):
                continue
            pieces.append(text)
            face = self.face(run, style_id, chain)._replace(start=start, end=start + len(text))
            start = face.end
            if faces and faces[-1][2:] == face[2:]:
                faces[-1] = faces[-1]._replace(end=face.end)
            else:
                faces.append(face)
        return "".join(pieces), faces

    def _unprinted(self, run: etree._Element, text: str, chain: list[Style]) -> bool:
        """印出来的正文里没有的：隐藏的、划掉的字，和上角的注码；m² 的 2 前面是字母，Word 里多半另写，不管它。"""
        direct = run.find(f"{W}rPr")
        if direct is None and not chain:
            return False
        character = self.styles.chain(value(direct.find(f"{W}rStyle"))) if direct is not None else []
        default = self.styles.default_run
        if any(toggled(name, default, chain, character, direct=direct) for name in ("vanish", "strike", "dstrike")):
            return True
        properties = merged([default, *(one.run for one in (*chain, *character)), direct])
        return value(properties.get("vertAlign")) == "superscript" and _NOTE_MARK.fullmatch(text) is not None

    def face(self, run: etree._Element, style_id: str, chain: list[Style]) -> Face:
        """一截字的样子；位置由调用的填。"""
        direct = run.find(f"{W}rPr")
        key = (style_id, etree.tostring(direct) if direct is not None else b"")
        known = self._faces.get(key)
        if known is None:
            known = self._faces[key] = self._face(direct, chain)
        return known

    def _face(self, direct: etree._Element | None, chain: list[Style]) -> Face:
        character = self.styles.chain(value(direct.find(f"{W}rStyle"))) if direct is not None else []
        default = self.styles.default_run
        properties = merged([default, *(one.run for one in (*chain, *character)), direct])
        fonts = properties.get("rFonts")
        east, other = font_name(fonts, "eastAsia", self.styles), font_name(fonts, "hAnsi", self.styles)
        return Face(
            0, 0, east, font_name(fonts, "ascii", self.styles), _number(value(properties.get("sz")), 2),
            toggled("b", default, chain, character, direct=direct), value(properties.get("color")),
            east if value(fonts, "hint") == "eastAsia" else other, shadowed_name(fonts, "eastAsia"),
        )  # fmt: skip


_NOTE_MARK = re.compile(r"\s*[\[〔［(（]?[\d*①-⑳]{1,2}[\]〕］)）]?\s*")


def _number(text: str | None, per: float) -> float | None:
    try:
        number = float(text) / per if text else None
    except ValueError:
        return None
    return number if number is not None and abs(number) < 1e6 else None


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """一段里的各截，按先后；删去的、注音、套在里面的段落不算。"""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SKIPPED or child.tag in {f"{W}p", FALLBACK}:
            continue
        if child.tag == f"{W}r":
            yield child
            ruby = child.find(f"{W}ruby")
            if ruby is not None:
                yield from _runs(ruby)
        else:
            yield from _runs(child)


def _run_text(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[str(child.tag)]


def _ends_page(element: etree._Element) -> bool:
    return any(value(found, "type") == "page" for run in _runs(element) for found in run.findall(f"{W}br"))


_ALIGN = {"start": "left", "end": "right", "distribute": "both"}


def _setting(properties: Properties, size: float) -> Setting:
    indent, spacing = properties.get("ind"), properties.get("spacing")
    rule = value(spacing, "lineRule") or ("auto" if value(spacing, "line") else None)
    line = _number(value(spacing, "line"), 240 if rule == "auto" else 20)
    outline = value(properties.get("outlineLvl"))
    align = value(properties.get("jc")) or ""
    return Setting(
        _ALIGN.get(align, align) or None,
        _chars(indent, "firstLine", size), _side(indent, "left", "start", size), _side(indent, "right", "end", size),
        _chars(indent, "hanging", size), line, rule,
        _number(value(spacing, "before"), 20), _number(value(spacing, "after"), 20),
        whole(outline) + 1 if outline and whole(outline, 9) < 9 else None,
        bool(switched_on(properties.get("pageBreakBefore"))), bool(switched_on(properties.get("keepNext"))),
    )  # fmt: skip


def _chars(indent: etree._Element | None, name: str, size: float) -> float | None:
    """缩进几字：写了字数用字数，只写了长度按字号换算。"""
    chars = _number(value(indent, f"{name}Chars"), 100)
    points = _number(value(indent, name), 20)
    if chars or points is None:
        return chars
    return round(points / size, 2)


def _side(indent: etree._Element | None, name: str, alias: str, size: float) -> float | None:
    """左右缩进；新写法的 start、end 也认。"""
    found = _chars(indent, name, size)
    return _chars(indent, alias, size) if found is None else found


# -- 版面 --


def _pages(sections: list[etree._Element], reader: _Reader, parts: dict[str, bytes], file: str) -> Iterator[Page]:
    odd_even = False
    settings = parts.get("word/settings.xml")
    if settings is not None:
        odd_even = bool(switched_on(parse_xml(settings, file).find(f"{W}evenAndOddHeaders")))
    relations = _relations(parts, file)
    footers: dict[str, str] = {}
    for section in sections:
        for reference in section.findall(f"{W}footerReference"):
            footers[value(reference, "type") or "default"] = relations.get(reference.get(_RELATION, ""), "")
        shown = {
            kind: part for kind, part in footers.items()
            if kind == "default" or (kind == "even" and odd_even) or (kind == "first" and section.find(f"{W}titlePg") is not None)
        }  # fmt: skip
        numbers = [
            number for kind, part in sorted(shown.items()) for number in _page_numbers(parts.get(part), kind, reader, file)
        ]  # fmt: skip
        yield _page(section, odd_even, tuple(numbers))


def _page(section: etree._Element, odd_even: bool, numbers: tuple[PageNumber, ...]) -> Page:
    size, margin, grid = section.find(f"{W}pgSz"), section.find(f"{W}pgMar"), section.find(f"{W}docGrid")

    def mm(element: etree._Element | None, name: str) -> float:
        return round((_number(value(element, name), 1) or 0.0) * _MM, 2)

    return Page(
        mm(size, "w"), mm(size, "h"), mm(margin, "top"), mm(margin, "bottom"),
        round(mm(margin, "left") + mm(margin, "gutter"), 2), mm(margin, "right"), mm(margin, "footer"),
        value(grid, "type"), _number(value(grid, "linePitch"), 20), value(size, "orient") == "landscape", odd_even, numbers,
    )  # fmt: skip


def _relations(parts: dict[str, bytes], file: str) -> dict[str, str]:
    data = parts.get("word/_rels/document.xml.rels")
    if data is None:
        return {}
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/word", one.get("Target", ""))).lstrip("/")
        for one in parse_xml(data, file)
    }


def _page_numbers(data: bytes | None, kind: str, reader: _Reader, file: str) -> Iterator[PageNumber]:
    """页脚里的页码：域换成 PAGE，别的字照写；没有页码就没有。"""
    if data is None:
        return
    for element in all_paragraphs(parse_xml(data, file)):
        pieces, run = _with_page(element)
        if run is None:
            continue
        direct = element.find(f"{W}pPr")
        style_id, chain = reader._style(direct)
        setting = reader._look(direct, style_id, chain, 14.0)[0]
        face = reader.face(run, style_id, chain)
        yield PageNumber(
            "".join(pieces).strip(), kind, _where(element, direct) or setting.align or "left", setting.left, setting.right,
            face.ascii, face.size,
        )  # fmt: skip


def _with_page(element: etree._Element) -> tuple[list[str], etree._Element | None]:
    """页脚一段的字，和装着页码的那一截。"""
    pieces: list[str] = []
    found: etree._Element | None = None
    inside = False
    for node in element.iter(f"{W}r", f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if next(node.iterancestors(f"{W}p"), None) is not element:
            continue
        if node.tag == f"{W}fldChar":
            inside = value(node, "fldCharType") != "end"
        elif node.tag == f"{W}instrText" and "PAGE" in (node.text or "").upper().split():
            found = node.getparent()
            pieces.append("PAGE")
        elif node.tag == f"{W}fldSimple" and "PAGE" in (value(node, "instr") or "").upper().split():
            found = node.find(f"{W}r") if node.find(f"{W}r") is not None else node
            pieces.append("PAGE")
        elif node.tag == f"{W}t" and not inside and next(node.iterancestors(f"{W}fldSimple"), None) is None:
            pieces.append(node.text or "")
    return pieces, found


def _where(element: etree._Element, direct: etree._Element | None) -> str | None:
    """图文框、文本框里的页码靠哪边：inside outside left right center；不在框里的是 ``None``，说不准的是 unknown。"""
    frame = direct.find(f"{W}framePr") if direct is not None else None
    if frame is not None and value(frame, "wrap") is not None:
        return value(frame, "xAlign") or "unknown"
    anchor = next(element.iterancestors(f"{_DRAWN}anchor"), None)
    if anchor is not None:
        align = anchor.find(f"{_DRAWN}positionH/{_DRAWN}align")
        return (align.text or "unknown") if align is not None else "unknown"
    return "unknown" if next(element.iterancestors(_BOX), None) is not None else None


# -- 表格 --


def _tables(
    root: etree._Element, paragraphs: list[etree._Element], passages: tuple[Passage, ...], pages: tuple[Page, ...]
) -> Iterator[Table]:
    """最外层的表；宽度没写死的看各栏。"""
    numbers = {element: n for n, element in enumerate(paragraphs)}
    for element in root.iter(f"{W}tbl"):
        if any(parent.tag in {f"{W}tbl", _BOX, FALLBACK} for parent in element.iterancestors()):
            continue
        first = next((numbers[one] for one in element.iter(f"{W}p") if one in numbers), None)
        if first is None:
            continue
        section = min(passages[first].section, len(pages) - 1)
        room = pages[section].width - pages[section].left - pages[section].right if pages else 0.0
        width = _table_width(element, room)
        if width is not None:
            yield Table(first + 1, round(width, 1), passages[first].section)


def _table_width(element: etree._Element, room: float) -> float | None:
    """表宽，毫米。"""
    written = element.find(f"{W}tblPr/{W}tblW")
    kind, amount = value(written, "type"), value(written, "w") or ""
    number = _number(amount.rstrip("%"), 1)
    if kind == "pct" and number:
        return room * (number / 100 if amount.endswith("%") else number / 5000)
    if kind == "dxa" and number:
        return number * _MM
    columns = [_number(value(one, "w"), 1) or 0.0 for one in element.findall(f"{W}tblGrid/{W}gridCol")]
    return sum(columns) * _MM or None
