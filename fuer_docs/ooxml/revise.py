"""改几个字，写成修订：在 Word 里逐处接受或拒绝，格式照旧。段落和字符的数法同 :mod:`.reader`。"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from .comments import AUTHOR, DOCUMENT
from .package import open_package, pack, parse_xml, write_package
from .reader import all_paragraphs
from .runs import SPACE, leaves, runs_between
from .template import WORD

_W = f"{{{WORD}}}"
_CHANGES = {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")}


@dataclass(frozen=True, slots=True)
class Change:
    """第 ``n`` 段的 ``start`` 到 ``end`` 个字换成 ``text``。"""

    n: int
    start: int
    end: int
    text: str


def revise(data: bytes, file: str, changes: Iterable[Change], author: str = AUTHOR) -> tuple[bytes, list[Change]]:
    """一份 .docx 改过的副本，和没有改成的几处：别人的修订里、有制表换行的、跨着链接改不开的不动。

    读不了的抛 :class:`~fuer_docs.errors.UsageError`。
    """
    parts = open_package(data, file)
    root = parse_xml(parts[DOCUMENT], file)
    paragraphs = all_paragraphs(root)
    used = [one.get(f"{_W}id", "") for one in root.iter(*_CHANGES)]
    number = max((int(text) for text in used if text.isdecimal()), default=0) + 1
    wanted = sorted(changes, key=lambda one: (one.n, one.start), reverse=True)
    left = []
    for change in wanted:
        pieces = _pieces(paragraphs[change.n - 1], change) if 1 <= change.n <= len(paragraphs) else []
        if not pieces:
            left.append(change)
        for piece in pieces:
            _replace(runs_between(paragraphs[change.n - 1], piece.start, piece.end), piece.text, number, author)
            number += 2
    left.reverse()
    if len(left) == len(wanted):
        return data, left
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_package([pack(name, content) for name, content in parts.items()]), left


def _pieces(paragraph: etree._Element, change: Change) -> list[Change]:
    """真正要换的几截，从后往前；有一截改不得，就都不改，是空的。

    字数不变的一截一截地换：“[2022]”换成“〔2022〕”只动两个括号，中间隔着链接也不碍事。
    """
    whole = "".join(leaf.text for leaf in leaves(paragraph))
    old = whole[change.start : change.end]
    if not old or len(old) != change.end - change.start or old == change.text:
        return []
    pieces = _same_length(change, old) if len(old) == len(change.text) else [_narrowed(change, old, whole)]
    return pieces if all(_changeable(paragraph, one) for one in pieces) else []


def _same_length(change: Change, old: str) -> list[Change]:
    """字数不变的：连着变了的几个字一截，从后往前。"""
    differing = [at for at, (one, other) in enumerate(zip(old, change.text, strict=True)) if one != other]
    begins = [at for at in differing if at - 1 not in differing]
    ends = [at + 1 for at in differing if at + 1 not in differing]
    return [
        Change(change.n, change.start + begin, change.start + end, change.text[begin:end])
        for begin, end in zip(reversed(begins), reversed(ends), strict=True)
    ]


def _narrowed(change: Change, old: str, whole: str) -> Change:
    """去掉头尾没变的字，只改变了的；只添不删的借旁边一个字站住脚。"""
    new, start, end = change.text, change.start, change.end
    while old and new and old[0] == new[0]:
        old, new, start = old[1:], new[1:], start + 1
    while old and new and old[-1] == new[-1]:
        old, new, end = old[:-1], new[:-1], end - 1
    if start < end:
        return Change(change.n, start, end, new)
    if start:
        return Change(change.n, start - 1, end, whole[start - 1] + new)
    return Change(change.n, start, end + 1, new + whole[start])


_KEPT = {f"{_W}{name}" for name in ("rPr", "t", "lastRenderedPageBreak")}
"""要换的字在的 run 里只许有这些。"""


def _changeable(paragraph: etree._Element, change: Change) -> bool:
    """这一截在同一个容器里（段落里、同一个链接里），只是字，也不在别人的修订里。"""
    touched, position = [], 0
    for leaf in leaves(paragraph):
        if position < change.end and change.start < position + len(leaf.text):
            touched.append(leaf)
        position += len(leaf.text)
    if len({leaf.run.getparent() for leaf in touched}) != 1:
        return False
    if any(leaf.element.tag != f"{_W}t" or leaf.run.tag != f"{_W}r" for leaf in touched):
        return False
    if any(one.tag in _CHANGES for one in touched[0].run.iterancestors()):
        return False
    runs = runs_between(paragraph, change.start, change.end)
    return bool(runs) and all(child.tag in _KEPT for run in runs for child in run)


def _replace(runs: list[etree._Element], text: str, number: int, author: str) -> None:
    first, parent = runs[0], runs[0].getparent()
    assert parent is not None
    removed = _mark("del", number, author)
    parent.insert(parent.index(first), removed)
    look = first.find(f"{_W}rPr")
    for run in runs:
        for leaf in run.findall(f"{_W}t"):
            leaf.tag = f"{_W}delText"
            leaf.set(SPACE, "preserve")
        removed.append(run)
    if text:
        added = _mark("ins", number + 1, author)
        run = etree.SubElement(added, f"{_W}r")
        if look is not None:
            run.append(deepcopy(look))
        words = etree.SubElement(run, f"{_W}t")
        words.set(SPACE, "preserve")
        words.text = text
        removed.addnext(added)


def _mark(name: str, number: int, author: str) -> etree._Element:
    """修订的记号；不写日期：引擎不看钟。"""
    return etree.Element(f"{_W}{name}", {f"{_W}id": str(number), f"{_W}author": author})
