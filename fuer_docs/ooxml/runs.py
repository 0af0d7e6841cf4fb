"""段落里的字位和 run：按第几个字找，不够齐就切开，格式照旧。

字符的数法和 :mod:`.reader` 一样：制表、换行各算一个字符，删去的字、文本框里的字不算。
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from .reader import BREAKS, FALLBACK, SKIPPED
from .template import WORD

_W = f"{{{WORD}}}"
BOX = f"{_W}txbxContent"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Leaf:
    """段落里的一个字位：它在哪个 run 里，是哪个元素，印成什么。"""

    run: etree._Element
    element: etree._Element
    text: str


def leaves(parent: etree._Element) -> Iterator[Leaf]:
    """段落里的字，按次序；数法和读段落的一样。"""
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIPPED or tag in {f"{_W}p", FALLBACK, BOX}:
            continue
        if tag == f"{_W}t":
            yield Leaf(parent, child, child.text or "")
        elif tag in BREAKS:
            yield Leaf(parent, child, BREAKS[tag])
        else:
            yield from leaves(child)


def runs_between(element: etree._Element, start: int, end: int) -> list[etree._Element]:
    """正好装着这几个字的 run；不够齐就切开。起止一样、或者越过了末尾，就是整段的。"""
    length = sum(len(leaf.text) for leaf in leaves(element))
    start, end = max(0, start), min(end, length)
    if start >= end:
        return [run for run in element if run.tag == f"{_W}r"]
    for cut in (start, end):
        _cut(element, cut)
    found, position = [], 0
    for leaf in leaves(element):
        if start <= position and position + len(leaf.text) <= end and leaf.text and leaf.run not in found:
            found.append(leaf.run)
        position += len(leaf.text)
    return found


def _cut(element: etree._Element, at: int) -> None:
    """在第 ``at`` 个字前把 run 切成两截；本来就在两截之间的不动。"""
    position, before = 0, None
    for leaf in leaves(element):
        if position == at and before is not None and before.run is leaf.run and leaf.text:
            return _split(leaf.run, leaf.element, None)
        if position < at < position + len(leaf.text):
            return _split(leaf.run, leaf.element, at - position)
        position += len(leaf.text)
        before = leaf if leaf.text else before
    return None


def _split(run: etree._Element, element: etree._Element, at: int | None) -> None:
    """``element``（从它的第 ``at`` 个字起）和它后面的挪进新的 run，格式照旧。"""
    rest = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    look = run.find(f"{_W}rPr")
    if look is not None:
        rest.append(deepcopy(look))
    following = list(element.itersiblings())
    if at is None:
        following.insert(0, element)
    else:
        text = element.text or ""
        tail = deepcopy(element)
        element.text, tail.text, tail.tail = text[:at], text[at:], None
        for piece in (element, tail):
            piece.set(SPACE, "preserve")
        rest.append(tail)
    rest.extend(following)
    run.addnext(rest)
