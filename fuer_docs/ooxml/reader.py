"""读一份 .docx 的段落、样式和记号：查出处用。

段落序号数 document.xml 里的每一个 ``w:p``（空的、表格里的、文本框里的都算），从 1 起；
制表、换行各算一个字符，删去的文字不算。
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from .package import open_package, parse_xml
from .template import ROLE_NAMES, WORD

_W = f"{{{WORD}}}"
SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}delText", f"{_W}rt"}
BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True)
class ReadParagraph:
    """读出来的一段。"""

    n: int
    style: str
    text: str
    bookmarks: dict[str, tuple[int, int]] = field(default_factory=dict)
    """书签名到起止位置；跨段的书签只算落在这一段的部分。"""


def read_paragraphs(data: bytes, file: str) -> list[ReadParagraph]:
    """一份 .docx 的各段。读不了的抛 :class:`~fuer_docs.errors.UsageError`。"""
    parts = open_package(data, file)
    root = parse_xml(parts["word/document.xml"], file)
    styles, default = _style_names(parse_xml(parts["word/styles.xml"], file) if "word/styles.xml" in parts else None)
    found = []
    for n, element in enumerate(all_paragraphs(root), 1):
        found.append(_paragraph(n, element, styles, default))
    return found


def all_paragraphs(root: etree._Element) -> list[etree._Element]:
    """每一个 ``w:p``，按次序；兼容用的副本不算。"""
    return [
        element for element in root.iter(f"{_W}p")
        if not any(parent.tag == FALLBACK for parent in element.iterancestors())
    ]  # fmt: skip


def _style_names(root: etree._Element | None) -> tuple[dict[str, str], str]:
    names: dict[str, str] = {}
    default = ""
    for style in root.findall(f"{_W}style") if root is not None else []:
        name = style.find(f"{_W}name")
        text = name.get(f"{_W}val", "") if name is not None else ""
        names[style.get(f"{_W}styleId", "")] = ROLE_NAMES.get(text.lower(), text)
        if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") == "1":
            default = style.get(f"{_W}styleId", "")
    return names, default


def _paragraph(n: int, element: etree._Element, styles: dict[str, str], default: str) -> ReadParagraph:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    style_id = style.get(f"{_W}val", default) if style is not None else default
    paragraph = ReadParagraph(n, styles.get(style_id, "正文"), "")
    text: list[str] = []
    opened: dict[str, tuple[str, int]] = {}
    _walk(element, text, opened, paragraph)
    paragraph.text = "".join(text)
    return paragraph


def _walk(
    parent: etree._Element, text: list[str], opened: dict[str, tuple[str, int]], paragraph: ReadParagraph
) -> None:
    for child in parent:
        tag = child.tag
        if tag in SKIPPED or tag == f"{_W}p" or tag == FALLBACK or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            text.append(child.text or "")
        elif tag in BREAKS:
            text.append(BREAKS[tag])
        elif tag == f"{_W}bookmarkStart":
            opened[child.get(f"{_W}id", "")] = (child.get(f"{_W}name", ""), sum(map(len, text)))
        elif tag == f"{_W}bookmarkEnd":
            name, start = opened.pop(child.get(f"{_W}id", ""), ("", 0))
            if name:
                paragraph.bookmarks[name] = (start, sum(map(len, text)))
        elif tag == f"{_W}txbxContent":
            continue
        else:
            _walk(child, text, opened, paragraph)
