"""读模板：.docx → :class:`Template`。样式名定角色，段落拆成文字和原样照搬的部分。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from ..errors import unreadable
from ..model.speech import _
from ..model.template import (
    HEADING_LEVELS,
    CellNode,
    Node,
    ParagraphNode,
    Part,
    Prototype,
    RawNode,
    RowNode,
    Segment,
    TableNode,
    Template,
)
from .package import Packed, open_package, pack, parse_xml
from .profile import fit_profile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{WORD}}}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"

ROLE_NAMES = {
    "title": "标题", "subtitle": "副标题", "normal": "正文", "body text": "正文", "heading 1": "一级标题",
    "heading 2": "二级标题", "heading 3": "三级标题", "heading 4": "四级标题", "标题 1": "一级标题",
    "标题 2": "二级标题", "标题 3": "三级标题", "标题 4": "四级标题", "salutation": "称谓", "称呼": "称谓",
    "signature": "署名", "签名": "署名", "date": "成文日期", "日期": "成文日期",
}  # fmt: skip
"""Word 自带样式的名字对应的角色；WPS 和中文版 Word 存的也在内。"""

_DROPPED = {
    "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
    "lastRenderedPageBreak", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "del",
}  # fmt: skip
_WRAPPERS = {"hyperlink", "smartTag", "sdt", "sdtContent", "ins", "customXml", "fldSimple", "dir", "bdo"}
_HIDDEN_WRAPPERS = {"smartTag", "sdt", "sdtContent", "ins", "customXml", "moveTo"}
"""里面的字照用，外壳不要。"""
_RSID = re.compile(rb' w:rsid\w*="[0-9A-Fa-f]*"| w14:(?:paraId|textId)="[0-9A-Fa-f]*"')
_CUT = "\ue001"
"""切开处的记号：私用区的字，正经文字里没有。"""
_NAMESPACES = re.compile(rb' xmlns:(\w+)="([^"]*)"')


def _bytes(element: etree._Element, declared: Mapping[str | None, str] | None = None) -> bytes:
    """一个元素的字节。根上声明过的命名空间不再写，只有它自己用的（图片、文本框）留着；rsid 去掉。"""
    outer = declared if declared is not None else element.getroottree().getroot().nsmap
    clone = deepcopy(element)
    clone.tail = None
    data: bytes = etree.tostring(clone, encoding="utf-8")

    def kept(match: re.Match[bytes]) -> bytes:
        return b"" if outer.get(match[1].decode()) == match[2].decode() else match[0]

    return _RSID.sub(b"", _NAMESPACES.sub(kept, data))


def _whole(text: str | None, default: int) -> int:
    """属性里的数；有的软件写成小数，读不成的用 ``default``。"""
    try:
        return round(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def local_name(element: etree._Element) -> str:
    """元素的本名，不带名字空间。"""
    return str(etree.QName(element).localname)


def _open_tag(element: etree._Element) -> tuple[bytes, bytes]:
    """元素的开标签和闭标签。"""
    shell = deepcopy(element)
    for child in list(shell):
        shell.remove(child)
    shell.text = _CUT
    head, _cut, tail = _bytes(shell, element.getroottree().getroot().nsmap).partition(_CUT.encode())
    return head, tail


@dataclass(slots=True)
class _Style:
    """一个段落样式。"""

    id: str
    role: str
    look: bytes
    size: int
    based_on: str | None


@dataclass(slots=True)
class _Reader:
    """读一份模板时攒下的样板和字体格式。"""

    styles: dict[str, _Style]
    default_style: str
    text_width: float
    """版心宽，磅。"""
    prototypes: list[Prototype] = field(default_factory=list)
    looks: list[bytes] = field(default_factory=list)
    _seen: dict[tuple[bytes, str], int] = field(default_factory=dict)
    _look_ids: dict[bytes, int] = field(default_factory=dict)

    def look(self, data: bytes) -> int:
        """登记一种字体格式；没有 eastAsia 提示的补上，免得引号成了西文。"""
        hinted = _hinted(data)
        if hinted not in self._look_ids:
            self._look_ids[hinted] = len(self.looks)
            self.looks.append(hinted)
        return self._look_ids[hinted]

    def prototype(self, properties: bytes, style_id: str, look: int, size: int) -> int:
        """登记一种段落样板。"""
        style = self.styles.get(style_id)
        role = style.role if style else "正文"
        key = (properties + b"|" + str(look).encode(), role)
        if key not in self._seen:
            self._seen[key] = len(self.prototypes)
            chars = self.text_width / ((size or 32) / 2)
            self.prototypes.append(Prototype(properties, role, look, size, chars))
        return self._seen[key]

    # -- 段落 --

    def paragraph(self, element: etree._Element) -> ParagraphNode:
        properties = element.find(f"{_W}pPr")
        style_id = self.default_style
        data = b"<w:pPr></w:pPr>"
        if properties is not None:
            style = properties.find(f"{_W}pStyle")
            style_id = style.get(f"{_W}val", style_id) if style is not None else style_id
            data = _without_numbering(properties)
        segments = tuple(_merged(self._segments(element)))
        first = next((segment.look for segment in segments if segment.text.strip()), -1)
        look = first if first >= 0 else self.look(b"")
        size = self._size(segments, style_id)
        return ParagraphNode(self.prototype(data, style_id, look, size), segments)

    def _size(self, segments: Iterable[Segment], style_id: str) -> int:
        for segment in segments:
            if segment.text.strip():
                match = re.search(rb'<w:sz w:val="(\d+)"', self.looks[segment.look])
                if match:
                    return int(match[1])
                break
        return self.styles[style_id].size if style_id in self.styles else 32

    def _segments(self, parent: etree._Element) -> Iterator[Segment]:
        for child in parent:
            name = local_name(child)
            if name == "r":
                yield from self._run(child)
            elif name in _HIDDEN_WRAPPERS:
                yield from self._segments(child)
            elif name in _WRAPPERS:
                head, tail = _open_tag(child)
                yield Segment("", 0, head)
                yield from self._segments(child)
                yield Segment("", 0, tail)
            elif name not in _DROPPED and name not in {"pPr", "sdtPr", "sdtEndPr"}:
                yield Segment("", 0, _bytes(child))

    def _run(self, run: etree._Element) -> Iterator[Segment]:
        properties = run.find(f"{_W}rPr")
        data = _bytes(properties) if properties is not None else b""
        look = self.look(data)
        for child in run:
            name = local_name(child)
            if name == "t":
                yield Segment(child.text or "", look)
            elif name == "tab":
                yield Segment("\t", look)
            elif name == "cr" or (name == "br" and child.get(f"{_W}type") in {None, "textWrapping"}):
                yield Segment("\n", look)
            elif name == "noBreakHyphen":
                yield Segment("\u2011", look)
            elif name not in {"rPr", "lastRenderedPageBreak", "softHyphen", "commentReference"}:
                yield Segment("", look, b"<w:r>" + self.looks[look] + _bytes(child) + b"</w:r>")

    # -- 块 --

    def nodes(self, parent: etree._Element) -> tuple[Node, ...]:
        return tuple(self._nodes(parent))

    def _nodes(self, parent: etree._Element) -> Iterator[Node]:
        for child in parent:
            match local_name(child):
                case "p":
                    yield self.paragraph(child)
                case "tbl":
                    yield self._table(child)
                case "sdt":
                    content = child.find(f"{_W}sdtContent")
                    if content is not None:
                        yield from self._nodes(content)
                case "sectPr" | "tcPr":
                    continue
                case name if name in _DROPPED:
                    continue
                case _:
                    yield RawNode(_bytes(child), len(list(child.iter(f"{_W}p"))))

    def _table(self, table: etree._Element) -> TableNode:
        head = b"".join(_bytes(child) for child in table if local_name(child) in {"tblPr", "tblGrid"})
        rows = []
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            properties = row.find(f"{_W}trPr")
            header = properties is not None and properties.find(f"{_W}tblHeader") is not None
            cells = tuple(
                CellNode(b"".join(map(_bytes, cell.findall(f"{_W}tcPr"))), self.nodes(cell))
                for cell in row.iter(f"{_W}tc")
                if next(cell.iterancestors(f"{_W}tr")) is row
            )
            data = b"".join(_bytes(child) for child in row if local_name(child) in {"tblPrEx", "trPr"})
            rows.append(RowNode(data, cells, header))
        return TableNode(head, tuple(rows))


def _without_numbering(properties: etree._Element) -> bytes:
    """段落属性；自动编号去掉，因为号由引擎写成文字，分节的属性留着。"""
    clone = deepcopy(properties)
    for name in ("numPr", "pPrChange"):
        for child in clone.findall(f"{_W}{name}"):
            clone.remove(child)
    return _bytes(clone)


def _merged(segments: Iterable[Segment]) -> Iterator[Segment]:
    """相邻同样格式的文字并成一截。"""
    held: Segment | None = None
    for segment in segments:
        if held and not held.raw and not segment.raw and held.look == segment.look:
            held = Segment(held.text + segment.text, held.look)
            continue
        if held:
            yield held
        held = segment
    if held:
        yield held


_HINT = re.compile(rb"<w:rFonts(?![^>]*w:hint=)([^>]*?)/>")


def _hinted(properties: bytes) -> bytes:
    """``<w:rPr>`` 补上 ``w:hint="eastAsia"``（FORMAT §5.3）。"""
    if not properties or properties in {b"<w:rPr/>", b"<w:rPr></w:rPr>"}:
        return b'<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    if b"<w:rFonts" in properties:
        return _HINT.sub(rb'<w:rFonts w:hint="eastAsia"\1/>', properties)
    style = re.match(rb"<w:rPr>(<w:rStyle[^>]*/>)?", properties)
    assert style is not None
    return properties[: style.end()] + b'<w:rFonts w:hint="eastAsia"/>' + properties[style.end() :]


# -- 样式 --


def _styles(root: etree._Element) -> tuple[dict[str, _Style], str, dict[str, str]]:
    """段落样式、默认样式的 id、字符样式的名到 id。"""
    styles: dict[str, _Style] = {}
    default, characters = "", {}
    for element in root.findall(f"{_W}style"):
        name_element = element.find(f"{_W}name")
        name = name_element.get(f"{_W}val", "") if name_element is not None else ""
        style_id = element.get(f"{_W}styleId", "")
        if element.get(f"{_W}type") == "character":
            characters[name] = style_id
        if element.get(f"{_W}type") != "paragraph":
            continue
        based = element.find(f"{_W}basedOn")
        look = element.find(f"{_W}rPr")
        size = look.find(f"{_W}sz") if look is not None else None
        styles[style_id] = _Style(
            style_id, ROLE_NAMES.get(name.lower(), name), _bytes(look) if look is not None else b"",
            _whole(size.get(f"{_W}val"), 0) if size is not None else 0,
            based.get(f"{_W}val") if based is not None else None,
        )  # fmt: skip
        if element.get(f"{_W}default") == "1":
            default = style_id
    base = _default_size(root)
    for style in styles.values():
        style.size = style.size or _inherited_size(style, styles) or base
    return styles, default, characters


def _inherited_size(style: _Style, styles: dict[str, _Style]) -> int:
    for _step in range(10):
        parent = styles.get(style.based_on or "")
        if parent is None:
            return 0
        if parent.size:
            return parent.size
        style = parent
    return 0


def _default_size(root: etree._Element) -> int:
    size = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")
    return (_whole(size.get(f"{_W}val"), 20) if size is not None else 0) or 20


def _register_roles(reader: _Reader, characters: dict[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """每个有样式的角色一个样板；自带样式和同角色的自定义样式并存时，用后者。"""
    roles: dict[str, int] = {}
    role_looks: dict[str, int] = {}
    for style in reader.styles.values():
        if style.id == reader.default_style and "正文" in roles:
            continue
        data = f'<w:pPr><w:pStyle w:val="{style.id}"/></w:pPr>'.encode()
        roles[style.role] = reader.prototype(data, style.id, reader.look(b""), style.size)
        if style.role in HEADING_LEVELS:
            named = characters.get(style.role + "字符")
            own = f'<w:rPr><w:rStyle w:val="{named}"/></w:rPr>'.encode() if named else style.look
            role_looks[style.role] = reader.look(own)
    return roles, role_looks


# -- 整份 --


def read_template(data: bytes, file: str, profile: str = "") -> Template:
    """读一份模板。``profile`` 给了就把版面改成那一种（只改本来就合国标的版面）。

    读不了的抛 :class:`~fuer_docs.errors.UsageError`。
    """
    parts = open_package(data, file)
    if profile:
        parts = fit_profile(parts, profile)
    styles_root = parse_xml(parts.get("word/styles.xml", b"<x/>"), file)
    document = parse_xml(parts["word/document.xml"], file)
    if document.nsmap.get("w") != WORD:
        raise unreadable(file, _("这份模板不是用 Word 或 WPS 存的"), _("用 Word 打开后另存为 .docx"))
    styles, default, characters = _styles(styles_root)
    reader = _Reader(styles, default, _text_width(document))
    roles, role_looks = _register_roles(reader, characters)
    live = [_part(reader, "word/document.xml", document)]
    for name in sorted(parts):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) and _has_tags(root := parse_xml(parts[name], file)):
            live.append(_part(reader, name, root))
    skipped = {part.name for part in live} | {"docProps/core.xml"}
    static: list[Packed] = [pack(name, parts[name]) for name in parts if name not in skipped]
    title, subject, keywords = _properties(parts.get("docProps/core.xml"), file)
    kind = PurePosixPath(file).name.removesuffix(".docx")
    return Template(
        file, kind, title, subject, keywords, tuple(reader.prototypes), tuple(reader.looks), roles, role_looks,
        tuple(live), "docProps/core.xml" in parts, tuple(static),
    )  # fmt: skip


def _has_tags(root: etree._Element) -> bool:
    text = "".join(element.text or "" for element in root.iter(f"{_W}t"))
    return any(mark in text for mark in ("{{", "{%", "｛｛", "｛%", "{％", "｛％"))


def _part(reader: _Reader, name: str, root: etree._Element) -> Part:
    """一个部件：根和 body 的开标签、内容、收尾（分节属性和闭标签）。"""
    body = root.find(f"{_W}body")
    holder = body if body is not None else root
    nodes = reader.nodes(holder)
    shell = deepcopy(root)
    inner = shell.find(f"{_W}body") if body is not None else shell
    assert inner is not None
    section = inner.findall(f"{_W}sectPr")[-1:] if body is not None else []
    for child in list(inner):
        if child not in section:
            inner.remove(child)
    marker = etree.Element("fuer-cut")
    inner.insert(0, marker)
    data: bytes = etree.tostring(shell, xml_declaration=True, encoding="UTF-8", standalone=True)
    head, _cut, tail = data.partition(b"<fuer-cut/>")
    return Part(name, head, nodes, _RSID.sub(b"", tail))


def _text_width(document: etree._Element) -> float:
    sections = list(document.iter(f"{_W}sectPr"))
    if sections:
        size, margin = sections[-1].find(f"{_W}pgSz"), sections[-1].find(f"{_W}pgMar")
        if size is not None and margin is not None:
            sides = _whole(margin.get(f"{_W}left"), 0) + _whole(margin.get(f"{_W}right"), 0)
            return max(_whole(size.get(f"{_W}w"), 11906) - sides, 2000) / 20
    return 442.2


def _properties(data: bytes | None, file: str) -> tuple[str, str, tuple[str, ...]]:
    if data is None:
        return "", "", ()
    root = parse_xml(data, file)

    def text(tag: str) -> str:
        element = root.find(tag)
        return (element.text or "").strip() if element is not None else ""

    words = re.split(r"[,，;；、\s]+", text(f"{_CORE}keywords"))
    return text(f"{_DC}title"), text(f"{_DC}subject"), tuple(word for word in words if word)
