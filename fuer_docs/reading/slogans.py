"""概括的口号：“四抓四促”“四个一”，和后面是不是列了这么多。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.manuscript import Passage
from .counted import number_of, run_after, split_top
from .pattern import Pattern
from .reading import Reading

_N = "[两三四五六七八九十]"
_COMBINED = Pattern(
    rf"(?P<open>“?)(?P<n>{_N})个?(?P<x>[\u4e00-\u9fff])(?P<m>[一二]|{_N})个?(?P<y>[\u4e00-\u9fff])(?P<close>”?)"
)
_LED = Pattern(r"(?:坚持|做到|实现|落实|推行|实行|开展|突出|探索|形成|总结|抓好|即|的|了)$")
_NOT_COMBINED = "四不两直|三会一课|两学一做|一岗双责|两不愁三保障|三重一大|一老一小|五位一体|三位一体|四位一体|两新三"
_ORDINARY = (
    "月日号年时分个十百千万元名户家项次期人岁度季批轮点件村镇乡县市区组级届班所校类种条章节款五六七八九二三四一两成倍"
)
_PART = Pattern(rf"(?P<n>[一二]|{_N})(?:个|项|条)?(?P<key>[\u4e00-\u9fff]{{2,4}})")
_SEVERAL = Pattern(
    rf"“(?P<inside>(?:[一二]|{_N})(?:个|项|条)?[\u4e00-\u9fff]{{2,4}}(?:、(?:[一二]|{_N})(?:个|项|条)?[\u4e00-\u9fff]{{2,4}})+)”"
)
_ONES = Pattern(r"“(?P<n>[两三四五六七八九十])个一”")
_ONE_OF = Pattern(
    r"一(?:[组轮期周堂首曲幅段集对双个份名套本次支张场批条项部台封堂件门间户人岗档案线册队站笔处所家款篇期辆]|[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]{1,2})"
)
_LOOSELY = Pattern(r"一(?![般定些样起致直切旦律同贯体向再时])[\u4e00-\u9fff]")
"""量词没有见过的，也当一项。"""
_KEYED = Pattern(
    r"“(?P<n>[两三四五六七八九十])(?P<x>[\u4e00-\u9fff])(?:工作法|工作机制|机制|模式|行动|服务|管理|预警|举措)?”"
)
"""“五进”“三抓”“三色”。"""
_ENDS = re.compile(r"[。！？!?\n]")
_OPENING = Pattern(r"[^。；：！？，]{0,16}(?:，即|即|：|，|——|（)(?:就是|是)?")
_LONGEST = 240


class Slogan(NamedTuple):
    """一个口号和数出来的个数。"""

    passage: Passage
    start: int
    end: int
    found: int
    sure: bool

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end]


def slogans(reading: Reading, passage: Passage) -> Iterator[Slogan]:
    """一段里数目对不上的口号。"""
    for match in _COMBINED.finditer(passage.text):
        if match["x"] in _ORDINARY or match["y"] in _ORDINARY or re.search(_NOT_COMBINED, match[0]):
            continue
        if not (match["open"] and match["close"]) and not _LED.search(
            passage.text[max(0, match.start() - 4) : match.start()]
        ):
            continue
        found = _combined(reading, passage, match)
        if found is not None:
            yield found
    for match in _SEVERAL.finditer(passage.text):
        yield from _several(passage, match)
    for match in _KEYED.finditer(passage.text):
        found = None if match["x"] in _ORDINARY else _keyed(passage, match) or _next_sentence(passage, match)
        if found is not None:
            yield found
    for match in _ONES.finditer(passage.text):
        body = passage.text[match.end() : match.end() + _LONGEST]
        count, number = _ones(body), number_of(match["n"])
        loosely = _ones(body, _LOOSELY)
        if count >= 2 and not count <= number <= loosely and abs(count - number) <= 3:
            yield Slogan(passage, *match.span(), count, _OPENING.match(body) is not None and "：" in body[:16])


_ROW = 3
"""“把政策送到村头、把岗位送到家门口”：三样以上才像列全了。"""


def _keyed(passage: Passage, match: re.Match[str]) -> Slogan | None:
    """“五进”：后面一连串进机关、进学校……，或者红色、橙色……，数一数。"""
    rest = _ENDS.split(passage.text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
    opening, number = _OPENING.match(rest), number_of(match["n"])
    pieces = [piece.strip() for piece in split_top(rest[opening.end() :] if opening else rest, "，、；")]
    best = run = 0
    tail = ""
    for piece in pieces:
        bare = piece.strip("“”")
        ends = (
            (len(bare) <= 4 and bare.endswith(match["x"]))
            or (bare[1:2] == match["x"] and (run > 1 or len(bare) <= 6))
            or re.match(f"[把将][^，、]{{1,8}}{match['x']}[到进给上入]", bare) is not None
        )
        run = run + 1 if bare.startswith(match["x"]) or ends else 0
        if run > best:
            best, tail = run, piece
    spread = re.match("[把将]", tail) is not None
    if best < (_ROW if spread else 2) or best == number or abs(best - number) > 2 or tail.endswith("等"):
        return None
    return Slogan(passage, *match.span(), best, False)


def _next_sentence(passage: Passage, match: re.Match[str]) -> Slogan | None:
    """“四送”活动进村入户。……送政策、送岗位、送健康到田间地头：下一句里顿号连着的。"""
    rest = passage.text[match.end() : match.end() + _LONGEST]
    heading = re.match("[^，。；：！？]{0,14}。", rest)
    if heading is None:
        return None
    key, number = match["x"], number_of(match["n"])
    chain = re.search(
        rf"(?:{key}[\u4e00-\u9fff]{{1,6}}、)+{key}[\u4e00-\u9fff]", _ENDS.split(rest[heading.end() :], maxsplit=1)[0]
    )
    count = chain[0].count("、") + 1 if chain else 0
    return Slogan(passage, *match.span(), count, False) if count > 1 and 0 < abs(count - number) <= 2 else None


def _several(passage: Passage, match: re.Match[str]) -> Iterator[Slogan]:
    """“三个提升、两个下降”，即……：一样一样地数。"""
    rest = _ENDS.split(passage.text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
    opening = _OPENING.match(rest)
    if opening is None:
        return
    pieces = split_top(rest[opening.end() :], "，、；")
    for part in _PART.finditer(match["inside"]):
        count, number = _having(pieces, part["key"]), number_of(part["n"])
        if count and count != number:
            start = match.start("inside") + part.start()
            yield Slogan(passage, start, start + len(part[0]), count, "即" in opening[0] or "：" in opening[0])


def _combined(reading: Reading, passage: Passage, match: re.Match[str]) -> Slogan | None:
    due = (number_of(match["n"]), number_of(match["m"]))
    rest = _ENDS.split(passage.text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
    opening = _OPENING.match(rest)
    body = rest[opening.end() :] if opening else ""
    if body.startswith(match["x"]):
        pieces = [piece.strip() for piece in split_top(body, "，、；")]
        while pieces and not pieces[-1].startswith((match["x"], match["y"])):
            pieces.pop()
    else:
        following = run_after(reading, passage, match.end())
        if following is None:
            return None
        pieces = [mark.title[:30] for mark in following[0].marks]
    counts = (_having(pieces, match["x"]), _having(pieces, match["y"]))
    if min(counts) < 1 or max(counts) < 2 or counts == due:
        return None
    wrong = counts[0] if counts[0] != due[0] else counts[1]
    return Slogan(passage, *match.span(), wrong, bool(match["open"]))


def _having(pieces: list[str], key: str) -> int:
    """带着这个字眼的有几项；一项里只数一次。"""
    return sum(key in piece for piece in pieces)


def _ones(body: str, one_of: Pattern = _ONE_OF) -> int:
    """带着一份、一名、一套的，连着有几项。"""
    best = run = 0
    for sentence in _ENDS.split(body):
        run = 0
        for piece in split_top(sentence, "，、；："):
            run = run + 1 if one_of.search(piece) else 0
            best = max(best, run)
    return best
