"""总数和分项：从句子里认出哪些数是一串分项、哪个是它们的总数、分项列全了没有。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ..reading.arithmetic import alike
from ..reading.parts import Span, Sum
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from .nearly import nearly
from .sums_after import Closing
from .sums_apart import Apart
from .sums_listed import listed_sums
from .sums_named import named_sums
from .sums_opened import Opened


def sums(reading: Reading) -> Iterator[Sum]:
    """全文的总数和分项。"""
    last: list[Span] = []
    for span in reading.sentences:
        passage = span[0]
        if last and last[-1][0] is not passage:
            last = last[-1:] if _carries_on(span) else []
        found = reading.in_span(*span)
        if found and not passage.in_table:
            read = _once(one for one in _of_sentence(reading, span, found, last) if not _siblings(one, found))
            yield from read
            told = {(whole.start, whole.end) for one in read if one.settled for whole in one.wholes}
            close = (one for one in nearly(reading, span) if not _siblings(one, found))
            yield from (one for one in close if (one.whole.start, one.whole.end) not in told)
        last = [*last[-3:], span]
    yield from listed_sums(reading)


def _of_sentence(reading: Reading, span: Span, found: list[Quantity], last: Sequence[Span]) -> Iterator[Sum]:
    """一句话里的，最有把握的说法在前。"""
    opened = Opened(reading, span, found, last)
    yield from opened.sums()
    apart = Apart(reading, span, found, last, opened.listed)
    yield from apart.listed_after()
    yield from Closing(reading, *span, found, last).sums()
    yield from apart.sums()
    yield from named_sums(reading, span, found)


def _once(sums: Iterable[Sum]) -> list[Sum]:
    """几种说法读出同一个总数、同几个分项的，只要头一个。"""
    seen: dict[tuple[tuple[int, int], ...], Sum] = {}
    for one in sums:
        seen.setdefault(tuple((each.passage.n, each.start) for each in (one.whole, *one.parts)), one)
    return list(seen.values())


def _siblings(one: Sum, found: Sequence[Quantity]) -> bool:
    """“98项，已达标76项；接近达标15项；未达标7项”：各项加起来、连看作总数的一起加，正好是另一个数。"""
    added = sum((part.value for part in one.parts), Decimal(0))
    others = [other for other in found if alike(other, one.whole) and other not in one.parts]
    if any(_GROUP.match(part.passage.text, part.end) for part in one.parts):
        return True  # “其他4个县（区）合计只有16个”：4个是几个县
    if _twice_counted(one, added, others) or _of_one_kind(one) or _next_stage(one, added):
        return True
    return len(one.parts) > 1 and any(other.value in {added, added + one.whole.value} for other in others)


def _twice_counted(one: Sum, added: Decimal, others: Sequence[Quantity]) -> bool:
    """“15项，其中缺报6项、错报11项，有2项既缺报又错报”：多出来的正好是后面说的两头都算的。"""
    last = one.parts[-1]
    return len(one.parts) > 1 and any(
        other.start > last.end
        and other.value == added - one.whole.value
        and _BOTH.search(other.passage.text[last.end : other.end + 30]) is not None
        for other in others
    )


def _next_stage(one: Sum, added: Decimal) -> bool:
    """“受理310件，连同结转的12件，共办结318件”：办结的比受理的少，不是没加对。"""
    first = one.parts[0]
    if one.whole.start < first.start or one.whole.passage is not first.passage or one.whole.value >= added:
        return False
    return any(word in one.whole.before() and all(word not in part.before() for part in one.parts) for word in _DONE)


_DONE = ("办结", "整改", "化解", "回收", "收回", "销号", "审结", "到位", "支出")


def _of_one_kind(one: Sum) -> bool:
    """“科技类班级只有27个，体育类和其他类分别为21个、13个”：总数自己也是其中一类。"""
    first, text = one.parts[0], one.whole.passage.text
    gap = text[one.whole.end : first.start]
    if first.passage is not one.whole.passage or one.whole.start > first.start or re.search("其中|包括|含|：|（", gap):
        return False
    return bool({*_KIND.findall(one.whole.before())} & {*_KIND.findall(first.before())})


def _carries_on(span: Span) -> bool:
    """另起一段的“其中”，接着前一段的末一句。"""
    return span[0].text.startswith("其中", span[1]) or span[0].text[span[1] : span[1] + 6].lstrip("　 ").startswith(
        "其中"
    )


_GROUP = re.compile(r"[^，。；：、（）0-9]{1,8}(?:（[^（）]*）)?(?:合计|共计|一共|总共|共)[^，。；0-9]{0,4}\d")
_BOTH = re.compile("既[^。；]{1,12}又|同时|重复|重叠|交叉|都|均|兼|两")
_KIND = re.compile("(?<=[\u4e00-\u9fff])(?:类(?!型)|组(?!织)|年级)")
