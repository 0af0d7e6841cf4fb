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


LONGEST = 300
"""序号后面的话最多看几个字。"""
_CN = "[一二三四五六七八九十]{1,3}"
_NOT_HEADING = (
    r"(?!(?:[一二三四五六七八九十]、)*[一二三四五六七八九十](?:年级|产业|线|等奖|季度|类|级|楼|审|孩|胎|轮|期))"
)
_NOT_ITEM = r"(?!素|件|点|义|害|领(?![导先]))"
_NOT_IS = r"(?![否非]|不是)"
_NOT_DATE = r"(?!(?:19|20)\d{2}年)\d(?!\d?月(?:(?:\d{1,2}日)?[，,]|(?:\d{1,2}日|底|[初末]|[上中下]旬)?之?前))"
"""序号后面又是数的不是序号，除非那是个日期：1、4月，办了……；1.6月底前……；4.2025年……"""
SCHEMES = (
    Scheme("一、", 1, rf"(?P<number>{_CN})、{_NOT_HEADING}"),
    Scheme("（一）", 2, rf"[（(](?P<number>{_CN})[）)][、.]?"),
    Scheme("㈠", 2, r"(?P<number>[㈠-㈩])"),
    Scheme("1.", 3, rf"(?P<number>\d{{1,3}})[.．](?!{_NOT_DATE})"),
    Scheme("1、", 3, rf"(?P<number>\d{{1,3}})、(?!{_NOT_DATE})"),
    Scheme("（1）", 4, r"[（(](?P<number>\d{1,2})[）)][、.]?"),
    Scheme("①", 4, r"(?P<number>[①-⑳])"),
    Scheme("一是", 0, rf"(?P<number>{_CN})是{_NOT_IS}"),
    Scheme("一要", 0, rf"(?P<number>{_CN})要{_NOT_ITEM}"),
    Scheme("第一", 0, rf"第(?P<number>{_CN})(?=[，、：])"),
    Scheme("其一", 0, rf"其(?P<number>{_CN})(?=[，、：])"),
)
_BY_NAME = {scheme.name: scheme for scheme in SCHEMES}
_OPENERS = [(scheme, re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*)?" + scheme.pattern)) for scheme in SCHEMES]
_INLINE = re.compile(
    rf"(?<=[。；;：:！!，,？?])\s*(?:(?P<a>{_CN})是{_NOT_IS}|(?P<b>{_CN})要{_NOT_ITEM}|其(?P<c>{_CN})(?=[，、：]))"
    rf"|(?<=[。；;：:！!？?])\s*第(?P<d>{_CN})(?=[，、：])"
    rf"|(?<=[。！？!?])\s*(?:(?P<e>{_CN})、{_NOT_HEADING}|[（(](?P<f>{_CN})[）)])"
    r"|(?<=[。；;：:])\s*(?:(?P<g>\d{1,2})[.．](?:(?!\d)|(?=(?:19|20)\d{2}年))|(?P<h>\d{1,2})、(?!\d)|[（(](?P<i>\d{1,2})[）)]|(?P<j>[①-⑳]))"
    r"|(?<![一二三四五六七八九十之第])(?P<k>一)是(?=[^。；，]{1,20}[，、]二是)"
)
_INLINE_NAMES = {
    "a": "一是", "b": "一要", "c": "其一", "d": "第一", "e": "一、", "f": "（一）", "g": "1.", "h": "1、", "i": "（1）", "j": "①", "k": "一是",
}  # fmt: skip


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
    """一段里的序号，按先后；Word 自动编的号也算，站在段首，不占字。"""
    found = []
    at = 0
    opener = _opener(passage.text)
    if opener:
        scheme, match = opener
        found.append(_mark(passage, scheme, match, "number", head=True))
        at = match.end()
    elif passage.label:
        labelled = _opener(passage.label)
        if labelled:
            scheme, match = labelled
            found.append(Mark(passage, scheme, _number(match["number"]), 0, 0, True, _title(passage.text)))
    for match in _INLINE.finditer(passage.text, at):
        group = match.lastgroup or ""
        found.append(_mark(passage, _BY_NAME[_INLINE_NAMES[group]], match, group, head=False))
    return found


def _opener(text: str) -> tuple[Scheme, re.Match[str]] | None:
    for scheme, pattern in _OPENERS:
        match = pattern.match(text)
        if match:
            return scheme, match
    return None


def _mark(passage: Passage, scheme: Scheme, match: re.Match[str], group: str, *, head: bool) -> Mark:
    start = match.start(group)
    if passage.text[start - 1 : start] in {"（", "(", "第", "其"}:
        start -= 1
    return Mark(
        passage,
        scheme,
        _number(match[group]),
        start,
        match.end(),
        head,
        _title(passage.text[match.end() : match.end() + LONGEST]),
    )


def _title(rest: str) -> str:
    return re.split(r"[。；;！!？?]", rest, maxsplit=1)[0].strip(" *\u3000\t")


def _number(text: str) -> int:
    if "㈠" <= text[0] <= "㈩":
        return ord(text[0]) - ord("㈠") + 1
    if "①" <= text[0] <= "⑳":
        return ord(text[0]) - ord("①") + 1
    return int(text) if text.isdecimal() else from_chinese(text) or 0
