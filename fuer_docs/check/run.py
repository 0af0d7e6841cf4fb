"""拿全部规矩查一份文稿。"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..model.finding import Finding, in_reading_order
from ..model.manuscript import Manuscript
from ..model.setting import Tables
from .reading import Reading
from .rule import Rule


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
    found = []
    for rule in rules:
        if (only and rule.id not in only) or rule.id in skip:
            continue
        for one in rule.find(reading):
            place = manuscript.place(one.n, one.start, one.end)
            found.append(Finding(rule.id, one.severity or rule.severity, one.message, one.hint, place, rule.basis))
    return in_reading_order(found)
