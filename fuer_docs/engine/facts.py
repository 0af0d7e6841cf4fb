"""列出工作区知道的一切：每条事实的每一项，和由它们算出来的数。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..check.facts import check_facts
from ..model.facts import (
    STATUSES,
    Assistance,
    Datum,
    Fact,
    Facts,
    Figure,
    Indicator,
    Link,
    Money,
    Participation,
    Party,
    Plan,
    Record,
    Total,
    source_of,
)
from ..model.figure import UnitMismatch, add, growth, multiply, percentage, subtract
from ..model.finding import Finding, in_reading_order
from ..model.indicators import count, overall_tally, status_on, tally
from ..model.moment import Moment
from ..model.setting import Caliber
from ..model.shapes import keys_of
from ..model.values import Absent, Gap, Phrase, Source
from .record import source_json
from .workspace import latest_day, open_workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """一条事实的一项。"""

    field: str
    text: str
    source: Source | None
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """一条事实。"""

    type: str
    fact: str
    file: str
    line: int | None
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Derived:
    """一个算出来的数。"""

    name: str
    text: str
    formula: str | None
    inputs: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """全部。"""

    day: date
    facts: list[Known]
    derived: list[Derived]
    findings: list[Finding]


def inventory(root: Path) -> Inventory:
    """读一个工作区，列出它知道的。事实有错抛 :class:`~fuer_docs.errors.InputError`。"""
    workspace, findings, _shelf = open_workspace(root)
    day = latest_day(workspace)
    findings = findings + check_facts(workspace.facts, day, workspace.caliber)
    known = [_known(fact) for facts in workspace.facts.by_type.values() for fact in facts]
    derived = [
        Derived(
            name,
            value.text,
            value.origin.formula if value.origin else None,
            value.origin.inputs if value.origin else (),
        )
        if isinstance(value, Figure)
        else Derived(name, value.text, None, ())
        for name, value in derive(workspace.facts, day, workspace.caliber)
        if isinstance(value, (Figure, Gap))
    ]
    return Inventory(day, known, derived, in_reading_order(findings))


# -- 原样的 --


def _known(fact: Fact) -> Known:
    return Known(fact.ZH, fact.ref, fact.place.file, fact.place.line, list(_entries(fact, "")))


def _entries(record: Record, prefix: str) -> Iterator[Entry]:
    for zh, key in keys_of(type(record)).items():
        if zh != "备注":
            yield from _value_entries(getattr(record, key.attr), prefix + zh)


def _value_entries(value: Any, path: str) -> Iterator[Entry]:
    match value:
        case Gap():
            yield Entry(path, value.text, None, True)
        case Absent():
            if value.known:
                yield Entry(path, "无", None)
        case Phrase():
            yield Entry(path, value.text, _first(value.origin.inputs))
        case Figure() | Moment() | Party():
            yield Entry(path, value.text, _first(value.origin.inputs if value.origin else ()))
        case Link():
            yield Entry(path, value.written, _first(value.origin.inputs))
        case bool():
            yield Entry(path, "是" if value else "否", None)
        case int():
            yield Entry(path, str(value), None)
        case tuple():
            for item in value:
                yield from _value_entries(item, path)
        case dict():
            for year, item in value.items():
                yield from _value_entries(item, f"{path}.{year}")
        case Record():
            yield from _entries(value, path + ".")


def _first(sources: tuple[Source, ...]) -> Source | None:
    return sources[0] if sources else None


# -- 算出来的 --


def derive(facts: Facts, day: date, caliber: Caliber) -> Iterator[tuple[str, Figure | Gap | Absent]]:
    """由事实算出来的数：名称和值。"""
    yield from _indicator_figures(facts, day, caliber)
    yield from _group_counts(facts)
    yield from _differences(facts)
    for fact in (*facts.of("参政"), *facts.of("帮扶"), *facts.of("财务")):
        yield from _single(fact)
    for items in facts.by_type.values():
        for fact in items:
            for datum in fact.data if isinstance(fact.data, tuple) else ():
                if isinstance(datum, Datum):
                    yield from _datum_figures(fact, datum)


def _indicator_figures(facts: Facts, day: date, caliber: Caliber) -> Iterator[tuple[str, Figure | Gap | Absent]]:
    indicators = tuple(item for item in facts.of("指标") if isinstance(item, Indicator))
    overall = overall_tally(facts, day, caliber)
    for name, value in (
        ("总数", overall.total),
        ("已达标", overall.met),
        ("未达标", overall.unmet),
        ("达标率", overall.rate),
    ):
        yield f"指标·{name}", value
    for status in STATUSES:
        chosen = [item for item in indicators if _is(item, status, day)]
        if chosen:
            yield f"指标·{status}", count([source_of(item, "状态", item.place) for item in chosen], "项")
    for plan in facts.of("规划"):
        own = tuple(item for item in indicators if isinstance(item.plan, Link) and facts.get(item.plan) is plan)
        if own and isinstance(plan, Plan):
            yield from _tally_figures(plan.code, own, day, caliber)
            domains = dict.fromkeys(item.domain.text for item in own if isinstance(item.domain, Phrase))
            for domain in domains:
                part = tuple(item for item in own if isinstance(item.domain, Phrase) and item.domain.text == domain)
                yield from _tally_figures(f"{plan.code}·{domain}", part, day, caliber)


def _is(item: Indicator, status: str, day: date) -> bool:
    current = status_on(item, day)
    return isinstance(current, Phrase) and current.text == status


def _tally_figures(
    name: str, items: tuple[Indicator, ...], day: date, caliber: Caliber
) -> Iterator[tuple[str, Figure | Gap | Absent]]:
    summary = tally(items, day, caliber)
    yield f"{name}·总数", summary.total
    yield f"{name}·已达标", summary.met
    yield f"{name}·达标率", summary.rate


def _group_counts(facts: Facts) -> Iterator[tuple[str, Figure]]:
    for zh in ("短板", "任务", "制度", "成绩", "活动", "项目", "困难", "荣誉"):
        groups: dict[str, list[Source]] = {}
        for fact in facts.of(zh):
            label = fact.group.text if isinstance(fact.group, Phrase) else ""
            groups.setdefault(label, []).append(source_of(fact, "编号", fact.place))
        for label, sources in groups.items():
            yield f"{zh}{'·' + label if label else ''}·个数", count(sources)


def _differences(facts: Facts) -> Iterator[tuple[str, Figure]]:
    for part in facts.of("合计"):
        if not isinstance(part, Total) or not isinstance(part.part_of, Link):
            continue
        whole = facts.get(part.part_of)
        if isinstance(whole, Total) and isinstance(whole.value, Figure) and isinstance(part.value, Figure):
            try:
                yield f"{whole.code} − {part.code}", subtract(whole.value, part.value)
                yield f"{part.code} 占 {whole.code}", percentage(part.value, whole.value)
            except (UnitMismatch, ZeroDivisionError):
                continue
    for total in facts.of("合计"):
        lines = [
            item.amount for item in facts.of("财务")
            if isinstance(item, Money) and isinstance(item.part_of, Link) and facts.get(item.part_of) is total
            and isinstance(item.amount, Figure)
        ]  # fmt: skip
        if len(lines) > 1:
            try:
                yield f"{total.code}·各项之和", add(lines)
            except UnitMismatch:
                continue


def _single(fact: Fact) -> Iterator[tuple[str, Figure]]:
    if (
        isinstance(fact, Participation)
        and isinstance(fact.women, Figure)
        and isinstance(fact.total, Figure)
        and fact.total.base
    ):
        yield f"{fact.ref}·比例", percentage(fact.women, fact.total)
    if isinstance(fact, Assistance) and isinstance(fact.each, Figure) and isinstance(fact.people, Figure):
        yield f"{fact.ref}·人均×人数", multiply(fact.each, fact.people)
    if isinstance(fact, Money) and isinstance(fact.amount, Figure) and isinstance(fact.paid, Figure):
        try:
            yield f"{fact.ref}·未付", subtract(fact.amount, fact.paid)
        except UnitMismatch:
            return


def _datum_figures(fact: Fact, datum: Datum) -> Iterator[tuple[str, Figure]]:
    if not isinstance(datum.value, Figure):
        return
    name = f"{fact.ref}·{datum.name.text if isinstance(datum.name, Phrase) else '数据'}"
    if isinstance(datum.whole, Figure) and datum.whole.base:
        yield f"{name}·占比", percentage(datum.value, datum.whole)
    if isinstance(datum.before, Figure):
        try:
            verb, rate = growth(datum.value, datum.before)
        except (UnitMismatch, ZeroDivisionError):
            return
        if rate is not None:
            yield f"{name}·比上年{verb}", rate


def inventory_json(found: Inventory) -> dict[str, Any]:
    """接口的样子。"""
    return {
        "as_of": found.day.isoformat(),
        "facts": [
            {
                "type": item.type, "fact": item.fact, "file": item.file, "line": item.line,
                "values": [
                    {"field": e.field, "text": e.text, "gap": e.gap, "file": e.source.place.file if e.source else item.file,
                     "line": e.source.place.line if e.source else item.line, "cell": e.source.cell if e.source else None,
                     "supplied_by": e.source.supplied_by if e.source else None}
                    for e in item.entries
                ],
            }
            for item in found.facts
        ],
        "derived": [
            {"name": d.name, "text": d.text, "formula": d.formula, "inputs": [source_json(source) for source in d.inputs]}
            for d in found.derived
        ],
        "findings": [finding.as_json() for finding in found.findings],
    }  # fmt: skip
