"""标题和条目的序号：一、（一）1.（1）一是 第一 ① ㈠，段首的和句中的都认。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import from_chinese


class Scheme(NamedTuple):
    """一种序号。``level`` 是公文里的层级，0 是句内的条目。"""

    name: str
    level: int
    pattern: str


_CN = "[一二三四五六七八九十]{1,3}"
SCHEMES = (
    Scheme("一、", 1, rf"(?P<number>{_CN})、"),
    Scheme("（一）", 2, rf"[（(](?P<number>{_CN})[）)][、.]?"),
    Scheme("㈠", 2, r"(?P<number>[㈠-㈩])"),
    Scheme("1.", 3, r"(?P<number>\d{1,3})[.．](?!\d)"),
    Scheme("1、", 3, r"(?P<number>\d{1,3})、"),
    Scheme("（1）", 4, r"[（(](?P<number>\d{1,2})[）)][、.]?"),
    Scheme("①", 4, r"(?P<number>[①-⑳])"),
    Scheme("一是", 0, rf"(?P<number>{_CN})(?:是|要)(?!否|不是)"),
    Scheme("第一", 0, rf"第(?P<number>{_CN})(?=[，、：])"),
)
_OPENERS = [(scheme, re.compile(r"\s*" + scheme.pattern)) for scheme in SCHEMES]
_INLINE = re.compile(
    rf"(?<=[。；;：:！!，])(?P<number>{_CN})(?:是|要)(?!否|不是)|(?<=[。；;：:])第(?P<ordinal>{_CN})(?=[，、：])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """一个序号：哪种、第几、在哪里；``head`` 是它在段首，``title`` 是后面到句号为止的话。"""

    passage: Passage
    scheme: Scheme
    number: int
    start: int
    end: int
    head: bool
    title: str


def marks(passage: Passage) -> list[Mark]:
    """一段里的序号，按先后。"""
    found = []
    text = passage.text
    at = 0
    for scheme, pattern in _OPENERS:
        match = pattern.match(text)
        if match:
            found.append(_mark(passage, scheme, match, head=True))
            at = match.end()
            break
    for match in _INLINE.finditer(text, at):
        group = "number" if match["number"] else "ordinal"
        found.append(_mark(passage, SCHEMES[7 if match["number"] else 8], match, group, head=False))
    return found


def _mark(passage: Passage, scheme: Scheme, match: re.Match[str], group: str = "number", *, head: bool) -> Mark:
    start = match.start(group) - (1 if match[0].lstrip()[:1] in "（(第" else 0)
    rest = passage.text[match.end() :]
    title = re.split(r"[。；;！!？?]", rest, maxsplit=1)[0].strip()
    return Mark(passage, scheme, _number(match[group]), start, match.end(), head, title)


def _number(text: str) -> int:
    if "㈠" <= text[0] <= "㈩":
        return ord(text[0]) - ord("㈠") + 1
    if "①" <= text[0] <= "⑳":
        return ord(text[0]) - ord("①") + 1
    return int(text) if text.isdecimal() else from_chinese(text) or 0
