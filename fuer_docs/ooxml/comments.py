"""给 .docx 加批注：指着第几段、第几个字到第几个字，把话写在旁边。

段落和字符的数法和 :mod:`.reader` 一样：document.xml 里的每一个 ``w:p`` 从 1 数起，制表、换行各算一个字符，
删去的字不算。原有的批注都留着；文本框里放不了批注，就批在文本框所在的那一段上，把字引出来。
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from ..errors import unreadable
from ..model.speech import _
from .package import open_package, pack, parse_xml, write_package
from .reader import all_paragraphs
from .runs import BOX, leaves, runs_between
from .template import WORD

AUTHOR = "fuer_docs"
DOCUMENT = "word/document.xml"
_W = f"{{{WORD}}}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LOOK = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
_LINE = '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'


@dataclass(frozen=True, slots=True)
class Comment:
    """一条批注：第 ``n`` 段的 ``start`` 到 ``end`` 个字；两个一样就批整段。"""

    n: int
    start: int
    end: int
    text: str


def annotate(data: bytes, file: str, comments: Iterable[Comment], author: str = AUTHOR) -> bytes:
    """一份 .docx 加上批注的副本。读不了的抛 :class:`~fuer_docs.errors.UsageError`。

    超出段落的位置收进段落里；没有那一段的批在最近的一段上。
    """
    parts = open_package(data, file)
    root = parse_xml(parts[DOCUMENT], file)
    paragraphs = all_paragraphs(root)
    wanted = sorted(comments, key=lambda comment: (comment.n, comment.start, comment.end))
    if not wanted:
        return data
    if not paragraphs:
        raise unreadable(file, _("这份文件里没有可以批注的段落"), _("用 Word 打开后另存为 .docx"))
    name, book = _book(parts, file)
    for number, comment in enumerate(wanted, _next_number(book, root)):
        element = paragraphs[min(max(comment.n, 1), len(paragraphs)) - 1]
        text = _anchor(element, comment, str(number))
        book.append(_comment(str(number), text, author))
    parts[DOCUMENT], parts[name] = _bytes(root), _bytes(book)
    return write_package([pack(part, content) for part, content in parts.items()])


def _next_number(book: etree._Element, root: etree._Element) -> int:
    """没用过的最小的批注号：批注册里的、正文里还挂着的都让开。"""
    used = [*book.iter(f"{_W}comment"), *root.iter(f"{_W}commentReference", f"{_W}commentRangeStart")]
    return max((int(text) for item in used if (text := item.get(f"{_W}id", "")).isdecimal()), default=-1) + 1


# -- 挂在字上 --


def _anchor(element: etree._Element, comment: Comment, number: str) -> str:
    """把批注挂上去；返回要写的话。"""
    start, end, text = comment.start, comment.end, comment.text
    box = next((parent for parent in element.iterancestors() if parent.tag == BOX), None)
    if box is not None:
        words = "".join(leaf.text for leaf in leaves(element))[start:end]
        text = _("文本框里的“{words}”：{text}", words=words, text=text) if words else _("文本框：{text}", text=text)
        element = [parent for parent in box.iterancestors() if parent.tag == f"{_W}p"][-1]
        start = end = 0
    runs = runs_between(element, start, end)
    opening, closing = _mark("commentRangeStart", number), _mark("commentRangeEnd", number)
    if runs:
        runs[0].addprevious(opening)
        runs[-1].addnext(closing)
    else:
        element.extend([opening, closing])
    _child_of(element, closing).addnext(_reference(number))
    return text


def _child_of(element: etree._Element, inner: etree._Element) -> etree._Element:
    """段落的孩子里装着 ``inner`` 的那一个。"""
    while (parent := inner.getparent()) is not element:
        assert parent is not None
        inner = parent
    return inner


def _mark(name: str, number: str) -> etree._Element:
    return etree.Element(_W + name, {f"{_W}id": number})


def _reference(number: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    run.append(_mark("commentReference", number))
    return run


# -- 批注册 --


def _book(parts: dict[str, bytes], file: str) -> tuple[str, etree._Element]:
    """批注部件的名字和内容；没有就添上，连同内容类型和关系。"""
    folder, base = posixpath.split(DOCUMENT)
    path = f"{folder}/_rels/{base}.rels"
    empty = f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>'.encode()
    relations = parse_xml(parts.get(path, empty), file)
    for item in relations:
        if item.get("Type") == _KIND and item.get("TargetMode") != "External":
            name = posixpath.normpath(posixpath.join("/" + folder, item.get("Target", ""))).lstrip("/")
            if name in parts:
                return name, parse_xml(parts[name], file)
            relations.remove(item)
    name = next(name for name in _names() if name not in parts)
    taken = {item.get("Id") for item in relations}
    identity = next(found for n in range(1, len(taken) + 2) if (found := f"rIdComments{n}") not in taken)
    target = posixpath.basename(name)
    relations.append(
        etree.Element(f"{_RELATIONS}Relationship", {"Id": identity, "Type": _KIND, "Target": target})
    )  # fmt: skip
    types = parse_xml(parts.get("[Content_Types].xml", f'<Types xmlns="{_TYPES[1:-1]}"/>'.encode()), file)
    types.append(etree.Element(f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": _CONTENT}))
    parts[path], parts["[Content_Types].xml"] = _bytes(relations), _bytes(types)
    return name, etree.fromstring(f'<w:comments xmlns:w="{WORD}"/>')


def _names() -> Iterator[str]:
    yield "word/comments.xml"
    for number in range(1, 10000):
        yield f"word/comments{number}.xml"


def _comment(number: str, text: str, author: str) -> etree._Element:
    """一条批注；一行一段。不写日期：引擎不看钟。"""
    lines = [
        f"<w:p>{_LINE}{'<w:r><w:annotationRef/></w:r>' if not index else ''}"
        f'<w:r>{_LOOK}<w:t xml:space="preserve">{escape(_printable(line))}</w:t></w:r></w:p>'
        for index, line in enumerate(text.split("\n"))
    ]
    comment = etree.fromstring(f'<w:comment xmlns:w="{WORD}" w:id="{number}">{"".join(lines)}</w:comment>')
    comment.set(f"{_W}author", author)
    comment.set(f"{_W}initials", author[:9])
    return comment


def _printable(text: str) -> str:
    """XML 不许有的字符换成方块。"""
    return "".join(
        char if char in "\t" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff" else "\ufffd"
        for char in text
    )


def _bytes(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
