"""拿全部规矩查一份文稿。"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..model.finding import Finding, in_reading_order
from ..model.manuscript import Manuscript
from ..model.setting import Tables
from ..reading.reading import Reading
from .rule import Hit, Rule


def check_manuscript(
    manuscript: Manuscript,
    rules: Iterable[Rule],
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    tables: Tables | None = None,
) -> list[Finding]:
    """一份文稿的全部发现，按先后排。``tables`` 是办公室的表，名录、提法照它查。"""
    reading = Reading(manuscript, tables)
    wanted = [rule for rule in rules if (not only or rule.id in only) and rule.id not in skip]
    found: list[Finding] = []
    told: list[Hit] = []
    for rule in sorted(wanted, key=lambda rule: rule.last):
        fresh = [one for one in rule.find(reading) if not (rule.last and _is_told(one, told, manuscript))]
        told += fresh
        for one in fresh:
            place = manuscript.place(one.n, one.start, one.end)
            found.append(Finding(rule.id, one.severity or rule.severity, one.message, one.hint, place, rule.basis))
    return in_reading_order(found)


_NEAR = 120
"""别的规矩在这么近的地方算过同一个数，就是说过了。"""


def _is_told(one: Hit, told: Iterable[Hit], manuscript: Manuscript) -> bool:
    """这几个字别的规矩已经说过了，或者说在别的数上、算式里有它。"""
    passage = manuscript.passage(one.n) if one.n is not None else None
    text = passage.text[one.start : one.end] if passage is not None else ""
    for other in told:
        overlapping = one.start < other.end and other.start < one.end
        counted = bool(text) and text in other.message and abs(one.start - other.start) < _NEAR
        if one.n == other.n and (overlapping or counted):
            return True
    return False


def safe_fixes(
    manuscript: Manuscript, rules: Iterable[Rule], *, only: Collection[str] = (), skip: Collection[str] = ()
) -> list[Hit]:
    """可以放心照改的每一处，按先后；两处叠着的只留前一处。"""
    reading = Reading(manuscript)
    wanted = [rule for rule in rules if (not only or rule.id in only) and rule.id not in skip]
    hits = [one for rule in wanted for one in (rule.fixes or rule.find)(reading) if one.fix is not None and one.n]
    found: list[Hit] = []
    for one in sorted(hits, key=lambda one: (one.n or 0, one.start, one.end)):
        if not found or found[-1].n != one.n or found[-1].end <= one.start:
            found.append(one)
    return found
