"""借一份现成模板的版面和样式，换上别的段落：新文种从这里起步。"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from lxml import etree

from .package import open_package, pack, parse_xml, write_package
from .template import ROLE_NAMES, WORD

_W = f"{{{WORD}}}"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>'
    "</cp:coreProperties>"
)


def refilled(data: bytes, file: str, lines: Iterable[tuple[str, str]], title: str, subject: str) -> bytes:
    """``data`` 的页面设置、样式、页眉页脚照旧，正文换成 ``lines``：（样式的角色, 文字）。

    ``title``、``subject`` 写进文档属性，就是文种的名字和说明。
    """
    parts = open_package(data, file)
    styles = _style_ids(parse_xml(parts["word/styles.xml"], file))
    document = parse_xml(parts["word/document.xml"], file)
    body = document.find(f"{_W}body")
    assert body is not None
    section = body.find(f"{_W}sectPr")
    for child in list(body):
        if child is not section:
            body.remove(child)
    paragraphs = [_paragraph(styles.get(role, ""), text) for role, text in lines]
    for index, paragraph in enumerate(paragraphs):
        body.insert(index, paragraph)
    parts["word/document.xml"] = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    if "docProps/core.xml" in parts:
        parts["docProps/core.xml"] = _CORE.format(title=escape(title), subject=escape(subject)).encode()
    return write_package([pack(name, content) for name, content in parts.items()])


def _style_ids(root: etree._Element) -> dict[str, str]:
    """角色 → 段落样式的 id；同一角色有几个时，后面的为准，和读模板一样。"""
    found: dict[str, str] = {}
    for style in root.findall(f"{_W}style"):
        name = style.find(f"{_W}name")
        text = name.get(f"{_W}val", "") if name is not None else ""
        role = ROLE_NAMES.get(text.lower(), text)
        if style.get(f"{_W}type") == "paragraph" and not (style.get(f"{_W}default") == "1" and role in found):
            found[role] = style.get(f"{_W}styleId", "")
    return found


def _paragraph(style: str, text: str) -> etree._Element:
    run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{escape(text)}</w:t></w:r>' if text else ""
    return etree.fromstring(f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>')
