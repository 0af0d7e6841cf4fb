"""占百分之几：部分、整体和百分比对不对得上。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ...model.finding import Severity
from ...model.speech import _
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_SHARE = re.compile(r"占(?:了|到|其|总数|全部|全县|全市|全区|全省|全镇|全乡|应|比)?[^，。；]{0,16}(?:的)?$")
_COUNTED = {"人", "名", "个", "项", "户", "件", "家", "村", "所", "人次", "份", "起", "场", "对", "位", "元", "处"}


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in reading.sentences:
        inside = reading.in_span(passage, start, end)
        for at, share in enumerate(inside):
            if share.unit != "%" or not _SHARE.search(passage.text[start : share.start]):
                continue
            pair = _part_and_whole(inside[:at], share)
            if pair is not None and not _fits(*pair, share):
                part, whole = pair
                shown = _shown(part, whole, share)
                message = _(
                    "{part}占{whole}应是{shown}，写的是{text}",
                    part=part.text,
                    whole=whole.text,
                    shown=shown,
                    text=share.text,
                )
                severity = Severity.ERROR if part.exact and whole.exact and share.exact else Severity.WARNING
                yield hit(passage, share.start, share.end, message, _("核对三个数哪个错了"), severity)


def _part_and_whole(before: list[Quantity], share: Quantity) -> tuple[Quantity, Quantity] | None:
    """“占总数83件的97.6%”：整体就在占和百分比之间；“114项……107项，占93.9%”：前面紧挨着的同单位两个数。"""
    numbers = [one for one in before if one.unit in _COUNTED]
    if len(numbers) < 2:
        return None
    last, previous = numbers[-1], numbers[-2]
    if last.unit != previous.unit or last.value == 0 or previous.value == 0:
        return None
    text = share.passage.text
    between = text[last.end : share.start]
    if "占" not in between:  # 占的宾语就是末一个数：占总数83件的97.6%
        return (previous, last) if previous.value <= last.value and "占" in text[previous.end : last.start] else None
    return (last, previous) if last.value <= previous.value else None


def _fits(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """按各自容得下的范围，算出来的百分比有没有可能写成这样。"""
    low, high = part.bounds, whole.bounds
    if None in (low.low, low.high, high.low, high.high) or not high.low:
        return True
    assert low.low is not None
    assert low.high is not None
    assert high.high is not None
    half = share.step / 2
    smallest, largest = low.low / high.high * 100 - half, low.high / high.low * 100 + half
    written = share.bounds
    return (written.high is None or written.high >= smallest) and (written.low is None or written.low <= largest)


def _shown(part: Quantity, whole: Quantity, share: Quantity) -> str:
    """该是多少，位数照写着的。"""
    exact = part.value / whole.value * 100
    return f"{exact.quantize(min(share.step, Decimal(1)), ROUND_HALF_UP)}%"


RULE = Rule(
    id="percentage-mismatch",
    title="占比和两个数对不上",
    severity=Severity.ERROR,
    why="同一句里给了部分、整体和百分比，领导拿起计算器就能验。",
    basis="算术",
    bad=(
        "全县114项主要监测指标中，达标107项，占92.9%。",
        "办结妇女儿童信访事项81件，占总数83件的95.6%。",
    ),
    good=(
        "全县114项主要监测指标中，达标107项，占93.9%。",
        "办结妇女儿童信访事项81件，占总数83件的97.6%。",
        "培训干部900余人，其中女性423人，占47%。",
    ),
    find=_find,
)
