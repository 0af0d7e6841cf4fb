"""总数说在别处的分项：“完全达标指标中，甲领域……”“分三批下到11个卫生院，第一批……”，照名字、照几批去找总数。"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..model.numerals import from_chinese
from ..reading.arithmetic import Sure, alike
from ..reading.parts import (
    EXHAUSTIVE,
    MOST,
    OVERLAP,
    Span,
    Sum,
    chosen,
    kin,
    left_open,
    meets,
    name_of,
    opposed,
    overlapping,
    run_of,
)
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import plain
from .nearly import mistyped
from .sums_opened import OPEN_ENDED, OPENER, TOTALLING

_NAMED = re.compile(r"(?<![^，。；：、　 ])(?P<name>[^，。；：、0-9]{2,16}?)(?<!其)(?:当中|中|里)(?!心|[小学医央])，?")
_BATCHES = re.compile(r"分(?P<count>[两二三四五六])(?P<unit>批次?|期|轮|次|组|阶段|站|片)")
FAR = 120
"""总数往前找几个数。"""
CLOSE = Decimal("0.12")
"""和总数差这么多以内，才像是同一件事。"""
_LEAST = Decimal("0.6")
"""名字里两个字连着的，有这么多在总数前后也有。"""


_BOTH_KINDS = re.compile("(?P<a>乡镇|镇|乡|村|县)（(?P<b>街道|社区|居|市、区|区)）")


def _places(reading: Reading, found: Sequence[Quantity]) -> Iterator[Sum]:
    """“有村1240个、社区186个，1426个村（社区）全部……”：村（社区）是村和社区合起来。"""
    for whole in found:
        text = whole.passage.text
        match = _BOTH_KINDS.match(text, whole.end)
        if (
            match is None
            or not plain(whole)
            or not re.match("[^，。；]{0,12}(?:全覆盖|全部|均|都|实现)", text[match.end() :])
        ):
            continue
        near = [one for one in reading.before(whole, 6) if one.passage is whole.passage and alike(one, whole)]
        first, second = ([one for one in near if _is_a(one, match[name])] for name in ("a", "b"))
        for one, other in itertools.product(first[-1:], second[-1:]):
            joint = text[min(one.end, other.end) : max(one.start, other.start)]
            if re.fullmatch("[^，。；、]{0,6}、[^，。；、]{0,6}", joint):
                yield Sum((whole,), (one, other), Sure.LIKELY, Sure.LIKELY)


def _is_a(one: Quantity, kind: str) -> bool:
    """这个数数的是 ``kind``，不是带括号的。"""
    text = one.passage.text
    after = text[one.end : one.end + len(kind) + 3]
    return "（" not in after and (re.match(f"(?:行政|建制)?{kind}", after) is not None or one.before().endswith(kind))


_THIS_MONEY = re.compile("这(?:笔|些)(?:钱|资金|经费|款项)[中里]?，")


def _this_money(reading: Reading, span: Span, found: Sequence[Quantity]) -> Iterator[Sum]:
    """“共投入2.96亿元。这笔钱里，市本级1.12亿元，……各县配套1.84亿元”：只差一位的才说。"""
    passage, start, end = span
    match = _THIS_MONEY.search(passage.text, start, end)
    parts = [
        one for one in found if match is not None and one.start > match.start() and one.unit == "元" and plain(one)
    ]
    if len(parts) < 2 or len(parts) > 5:
        return
    wholes = [
        one for one in reading.before(parts[0], 4) if one.passage is passage and alike(one, parts[0]) and plain(one)
    ]
    added = sum((one.value for one in parts), Decimal(0))
    close = [one for one in wholes if one.exact and mistyped(one, added)]
    if close and not any(meets(one, parts) for one in wholes):
        yield Sum((close[-1],), tuple(parts), Sure.HINT, Sure.HINT)


def named_sums(reading: Reading, span: Span, found: Sequence[Quantity]) -> Iterator[Sum]:
    """一句里的。"""
    yield from _this_money(reading, span, found)
    yield from _places(reading, found)
    yield from _named(reading, span, found)
    yield from _batches(reading, span, found)


def _named(reading: Reading, span: Span, found: Sequence[Quantity]) -> Iterator[Sum]:
    """“宫颈癌筛查中，甲区1.12万人、乙区0.98万人……”：宫颈癌筛查一共多少，前面说过。"""
    passage, start, end = span
    for match in _NAMED.finditer(passage.text, start, end):
        after = [one for one in found if one.start >= match.end()][:MOST]
        comma = passage.text[match.end() - 1] == "，"
        first = after[0] if after else None
        if first is None or not plain(first) or OPENER.search(passage.text, match.end(), first.start):
            continue
        parts = run_of([one for one in after if plain(one) and alike(one, first)])
        text = passage.text[parts[-1].end : parts[-1].end + 40].split("。")[0]
        if (
            (len(parts) < 3 and not opposed(parts))
            or not (comma or opposed(parts, EXHAUSTIVE))
            or left_open(parts[-1])
            or OVERLAP.search(text)
            or OPEN_ENDED.match(text)
            or chosen(parts)
            or (overlapping([name_of(one) for one in parts]) and not opposed(parts))
            or any(TOTALLING.search(one.before()) for one in parts)
        ):
            continue
        told = _told(reading, match["name"], first)
        if not told and opposed(parts, EXHAUSTIVE):
            told = [
                one for one in reading.before(first, 4) if one.passage is passage and plain(one) and alike(one, first)
            ]
        yield from _closest(told, parts)


def _told(reading: Reading, name: str, first: Quantity) -> list[Quantity]:
    """前文叫这个名字的数。"""
    name = re.sub("^(?:在|其中|从|全部|这些|上述|所有)+|(?:者|人员|的)$", "", name)
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    earlier = [one for one in reading.before(first, FAR) if plain(one) and kin(one, first)]
    return [
        one for one in earlier if sum(pair in one.before() + one.after()[:8] for pair in pairs) >= _LEAST * len(pairs)
    ]


def _closest(wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> Iterator[Sum]:
    """差得不远的那个总数；有一个对得上就不说。"""
    added = sum((one.value for one in parts), Decimal(0))
    near = [one for one in wholes if abs(one.value - added) <= one.value * CLOSE and one.value > parts[0].value]
    if near and not any(meets(one, parts) for one in wholes):
        yield Sum((near[-1],), tuple(parts), Sure.LIKELY, Sure.LIKELY)


def _batches(reading: Reading, span: Span, found: Sequence[Quantity]) -> Iterator[Sum]:
    """“分三批下沉11个乡镇卫生院，第一批到4家，第二批到4家，第三批到5家”。"""
    passage, start, end = span
    for match in _BATCHES.finditer(passage.text, start, end):
        count, unit = from_chinese(match["count"]) or 0, match["unit"][0]
        parts = _numbered([one for one in found if one.start > match.end()], count, unit)
        if not parts:
            continue
        around = [one for one in found if start <= one.start < parts[0].start and one.start > match.start() - 40]
        after = [one for one in found if one.start > parts[-1].end and alike(one, parts[0])][:1]
        around += [one for one in after if TOTALLING.search(one.before())]
        wholes = [
            one for one in around if plain(one) and kin(one, parts[0]) and one.value > max(p.value for p in parts)
        ]
        if wholes and not any(meets(one, parts) for one in wholes):
            yield Sum((wholes[-1],), tuple(parts), Sure.LIKELY, Sure.LIKELY)


def _numbered(found: Sequence[Quantity], count: int, unit: str) -> list[Quantity]:
    """第一批、第二批、第三批后面各自头一个同类的数；少一批就是空的。"""
    parts: list[Quantity] = []
    for number in "一二三四五六"[:count]:
        said = [one for one in found if f"第{number}{unit}" in one.before() and (not parts or alike(one, parts[0]))]
        if not said:
            return []
        parts.append(said[0])
    return parts
