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


def revise(data: bytes, file: str, changes: Iterable[Change], author: str = AUTHOR) -> tuple[bytes, int]:
    """一份 .docx 改过的副本，和改成了几处。别人的修订里、有制表换行的地方不动。

    读不了的抛 :class:`~fuer_docs.errors.UsageError`。
    """
    parts = open_package(data, file)
    root = parse_xml(parts[DOCUMENT], file)
    paragraphs = all_paragraphs(root)
    used = [one.get(f"{_W}id", "") for one in root.iter(*_CHANGES)]
    number = max((int(text) for text in used if text.isdecimal()), default=0) + 1
    done = 0
    for change in sorted(changes, key=lambda one: (one.n, one.start), reverse=True):
        if 1 <= change.n <= len(paragraphs) and _apply(paragraphs[change.n - 1], change, number, author):
            number += 2
            done += 1
    if not done:
        return data, 0
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_package([pack(name, content) for name, content in parts.items()]), done


def _apply(paragraph: etree._Element, change: Change, number: int, author: str) -> bool:
    whole = "".join(leaf.text for leaf in leaves(paragraph))
    old = whole[change.start : change.end]
    if not old or len(old) != change.end - change.start or old == change.text:
        return False
    start, end, text = _narrowed(change, old)
    anchored = start == end  # 只添不删：借前一个字站住脚
    if anchored:
        start, end, text = (start - 1, end, whole[start - 1] + text) if start else (start, end + 1, text + whole[start])
    touched, position = [], 0
    for leaf in leaves(paragraph):
        if position < end and start < position + len(leaf.text):
            touched.append(leaf)
        position += len(leaf.text)
    parents = {leaf.run.getparent() for leaf in touched}
    if len(parents) != 1 or any(leaf.element.tag != f"{_W}t" or leaf.run.tag != f"{_W}r" for leaf in touched):
        return False
    if any(one.tag in _CHANGES for one in touched[0].run.iterancestors()):
        return False
    runs = runs_between(paragraph, start, end)
    if not runs or any(child.tag not in {f"{_W}rPr", f"{_W}t"} for run in runs for child in run):
        return False
    _replace(runs, text, number, author)
    return True


def _narrowed(change: Change, old: str) -> tuple[int, int, str]:
    """去掉头尾没变的字，只改变了的。"""
    new, start, end = change.text, change.start, change.end
    while old and new and old[0] == new[0]:
        old, new, start = old[1:], new[1:], start + 1
    while old and new and old[-1] == new[-1]:
        old, new, end = old[:-1], new[:-1], end - 1
    return start, end, new


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
