"""读一份 .docx：各段的字、真正的格式、自动编号、版面。

段落序号数 document.xml 里的每一个 ``w:p``，从 1 起；内容控件、表格、文本框里的都读，修订里插入的算、删去的不算。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..model.manuscript import Cell, Face, Manuscript, Page, Passage, Setting
from ..ooxml.effective import (
    Numbering,
    Properties,
    Styles,
    W,
    font_name,
    merged,
    read_numbering,
    read_styles,
    switched_on,
    value,
)
from ..ooxml.package import open_package, parse_xml
from ..ooxml.reader import BREAKS, FALLBACK, SKIPPED

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MM = 25.4 / 1440


def read_word(data: bytes, file: str) -> Manuscript:
    """一份 .docx。读不了的抛 :class:`~fuer_docs.errors.UsageError`。"""
    parts = open_package(data, file)
    root = parse_xml(parts["word/document.xml"], file)
    reader = _Reader(read_styles(parts, file), read_numbering(parts, file), _cells(root))
    passages = tuple(reader.passage(n, element) for n, element in enumerate(_paragraphs(root), 1))
    return Manuscript(file, passages, tuple(_pages(root, parts, file)))


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter(f"{W}p"):
        if not any(parent.tag == FALLBACK for parent in element.iterancestors()):
            yield element


def _cells(root: etree._Element) -> dict[etree._Element, Cell]:
    """各格在哪一行哪一列。"""
    found: dict[etree._Element, Cell] = {}
    for at, table in enumerate(root.iter(f"{W}tbl")):
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        for r, row in enumerate(rows):
            column = _span(row.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is row:
                    found[cell] = Cell(at, r, column)
                    column += _span(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
    return found


def _span(element: etree._Element | None, default: int) -> int:
    text = value(element) if element is not None else None
    return int(text) if text and text.isdecimal() else default


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    cells: dict[etree._Element, Cell]

    def passage(self, n: int, element: etree._Element) -> Passage:
        direct = element.find(f"{W}pPr")
        style_id = value(direct.find(f"{W}pStyle")) if direct is not None else None
        chain = self.styles.chain(style_id or self.styles.normal)
        paragraph = merged([self.styles.default_paragraph, *(style.paragraph for style in chain), direct])
        base = [self.styles.default_run, *(style.run for style in chain)]
        text, faces = self._text(element, base)
        box = next((parent for parent in element.iterancestors(f"{W}tc")), None)
        label = self._label(paragraph)
        size = faces[0].size if faces and faces[0].size else 16.0
        role = chain[-1].role if chain else "正文"
        cell = self.cells.get(box) if box is not None else None
        return Passage(n, text, role, label, box is not None, _setting(paragraph, size, tuple(faces)), cell)

    def _label(self, properties: Properties) -> str:
        number = properties.get("numPr")
        if number is None:
            return ""
        level = value(number.find(f"{W}ilvl")) or "0"
        return self.numbering.label(value(number.find(f"{W}numId")) or "0", int(level) if level.isdecimal() else 0)

    def _text(self, element: etree._Element, base: list[etree._Element | None]) -> tuple[str, list[Face]]:
        pieces: list[str] = []
        faces: list[Face] = []
        for run in _runs(element):
            text = "".join(_run_text(run))
            if not text:
                continue
            start = sum(map(len, pieces))
            pieces.append(text)
            face = self._face(run, base, start, start + len(text))
            if faces and faces[-1][2:] == face[2:]:
                faces[-1] = faces[-1]._replace(end=face.end)
            else:
                faces.append(face)
        return "".join(pieces), faces

    def _face(self, run: etree._Element, base: list[etree._Element | None], start: int, end: int) -> Face:
        direct = run.find(f"{W}rPr")
        style = self.styles.chain(value(direct.find(f"{W}rStyle"))) if direct is not None else []
        properties = merged([*base, *(one.run for one in style), direct])
        size, color = value(properties.get("sz")), value(properties.get("color"))
        fonts = properties.get("rFonts")
        return Face(
            start, end, font_name(fonts, "eastAsia", self.styles), font_name(fonts, "ascii", self.styles),
            _number(size, 2), switched_on(properties.get("b")), color,
        )  # fmt: skip


def _number(text: str | None, per: float) -> float | None:
    try:
        return float(text) / per if text else None
    except ValueError:
        return None


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """一段里的各截，按先后；删去的、套在里面的段落不算。"""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SKIPPED or child.tag in {f"{W}p", FALLBACK}:
            continue
        if child.tag == f"{W}r":
            yield child
        else:
            yield from _runs(child)


def _run_text(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[str(child.tag)]


def _setting(properties: Properties, size: float, faces: tuple[Face, ...]) -> Setting:
    indent, spacing = properties.get("ind"), properties.get("spacing")
    rule = value(spacing, "lineRule") or ("auto" if value(spacing, "line") else None)
    line = _number(value(spacing, "line"), 240 if rule == "auto" else 20)
    outline = value(properties.get("outlineLvl"))
    return Setting(
        {"start": "left", "end": "right", "distribute": "both"}.get(value(properties.get("jc")) or "", value(properties.get("jc"))),
        _chars(indent, "firstLine", size), _chars(indent, "left", size), _chars(indent, "right", size),
        _chars(indent, "hanging", size), line, rule,
        _number(value(spacing, "before"), 20), _number(value(spacing, "after"), 20),
        int(outline) + 1 if outline and outline.isdecimal() and int(outline) < 9 else None,
        bool(switched_on(properties.get("pageBreakBefore"))), bool(switched_on(properties.get("keepNext"))), faces,
    )  # fmt: skip


def _chars(indent: etree._Element | None, name: str, size: float) -> float | None:
    """缩进几字：写了字数用字数，只写了长度按字号换算。"""
    chars = _number(value(indent, f"{name}Chars"), 100)
    if chars is not None:
        return chars
    points = _number(value(indent, name), 20)
    return None if points is None else round(points / size, 2)


# -- 版面 --


def _pages(root: etree._Element, parts: dict[str, bytes], file: str) -> Iterator[Page]:
    odd_even = False
    settings = parts.get("word/settings.xml")
    if settings is not None:
        odd_even = bool(switched_on(parse_xml(settings, file).find(f"{W}evenAndOddHeaders")))
    relations = _relations(parts, file)
    for section in root.iter(f"{W}sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag == f"{W}sectPrChange":
            continue
        yield _page(section, parts, relations, odd_even, file)


def _page(
    section: etree._Element, parts: dict[str, bytes], relations: dict[str, str], odd_even: bool, file: str
) -> Page:
    size, margin, grid = section.find(f"{W}pgSz"), section.find(f"{W}pgMar"), section.find(f"{W}docGrid")

    def mm(element: etree._Element | None, name: str) -> float:
        return round((_number(value(element, name), 1) or 0.0) * _MM, 2)

    footers = [
        number
        for reference in section.findall(f"{W}footerReference")
        for number in _page_number(parts.get(relations.get(reference.get(_RELATION, ""), "")), file)
    ]
    return Page(
        mm(size, "w"), mm(size, "h"), mm(margin, "top"), mm(margin, "bottom"), mm(margin, "left") + mm(margin, "gutter"),
        mm(margin, "right"), mm(margin, "footer"), value(grid, "type"), _number(value(grid, "linePitch"), 20),
        value(size, "orient") == "landscape", odd_even, tuple(footers),
    )  # fmt: skip


def _relations(parts: dict[str, bytes], file: str) -> dict[str, str]:
    data = parts.get("word/_rels/document.xml.rels")
    if data is None:
        return {}
    return {one.get("Id", ""): "word/" + one.get("Target", "").removeprefix("/word/") for one in parse_xml(data, file)}


def _page_number(data: bytes | None, file: str) -> list[str]:
    """页脚里的页码：域换成 PAGE，别的字照写；没有页码是空的。"""
    if data is None:
        return []
    found = []
    for paragraph in parse_xml(data, file).iter(f"{W}p"):
        pieces, has_page, inside = [], False, False
        for node in paragraph.iter():
            if node.tag == f"{W}fldChar":
                inside = value(node, "fldCharType") != "end"
            elif (node.tag == f"{W}instrText" and "PAGE" in (node.text or "")) or (
                node.tag == f"{W}fldSimple" and "PAGE" in (value(node, "instr") or "")
            ):
                has_page = True
                pieces.append("PAGE")
            elif node.tag == f"{W}t" and not inside and not any(p.tag == f"{W}fldSimple" for p in node.iterancestors()):
                pieces.append(node.text or "")
        if has_page:
            found.append("".join(pieces).strip())
    return found
