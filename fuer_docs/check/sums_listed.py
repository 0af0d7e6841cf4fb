"""分条列的分项：“预算共5万元：”下面一条一个数。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..reading.arithmetic import Sure, alike
from ..reading.headings import Mark
from ..reading.parts import (
    MOST,
    OVERLAP,
    Sum,
)
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import plain


def listed_sums(reading: Reading) -> Iterator[Sum]:
    """分条列的：“预算共5万元：”下面一条一个数。"""
    for run in reading.runs:
        if len(run.marks) < 2 or len(run.marks) > MOST or not run.whole:
            continue
        whole = _announced(reading, run.marks[0])
        parts = (
            [
                _of_item(reading, mark, after, whole)
                for mark, after in zip(run.marks, [*run.marks[1:], None], strict=True)
            ]
            if whole
            else []
        )
        found = tuple(one for one in parts if one is not None)
        if whole is None or len(found) != len(run.marks) or OVERLAP.search(run.marks[-1].passage.text):
            continue
        gap = abs(sum((one.value for one in found), Decimal(0)) - whole.value)
        if gap * 100 <= whole.value * 15:
            yield Sum((whole,), found, Sure.LIKELY, Sure.LIKELY)


def _announced(reading: Reading, first: Mark) -> Quantity | None:
    """头一条前面说的总数。"""
    passage, end = first.passage, first.start
    if not passage.text[:end].strip("　 "):
        at = reading.order.get(passage.n, 0)
        if at == 0:
            return None
        passage = reading.written[at - 1]
        end = len(passage.text)
    found = [one for one in reading.in_span(passage, max(0, end - 60), end) if plain(one)]
    last = found[-1] if found else None
    if last is None or not re.search("共|合计|总|预算|经费|资金", last.before()):
        return None
    return last if re.fullmatch(r"[^。；0-9]{0,24}[：，。；]?", passage.text[last.end : end]) else None


def _of_item(reading: Reading, mark: Mark, after: Mark | None, whole: Quantity) -> Quantity | None:
    """一条里的那一个同类数；有几个的，说不清，只认等号后面的。"""
    same = after is not None and after.passage is mark.passage
    end = after.start if same and after is not None else len(mark.passage.text)
    found = [one for one in reading.in_span(mark.passage, mark.end, end) if alike(one, whole) and plain(one)]
    equal = [one for one in found if mark.passage.text[: one.start].rstrip().endswith(("=", "＝"))]
    chosen = equal or found
    return chosen[0] if len(chosen) == 1 else None
