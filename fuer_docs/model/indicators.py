"""指标的汇总：到某一天各是什么状态、多少项达标、达标率是多少。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .facts import MET, Fact, Facts, Figure, Indicator, Link, StatusAt, Total, Weakness, source_of
from .figure import UnitMismatch, counted, one_unit, percentage, subtract
from .moment import Moment
from .setting import Caliber
from .values import ABSENT, Absent, Gap, Origin, Phrase, Source, phrase, union

COUNT = "计数"
"""数出来的数的算式。"""


def status_on(indicator: Indicator, day: date) -> Phrase | Gap:
    """到这一天的状态：取不晚于它的最近一次；那时还没有的是待补。"""
    best: tuple[date, Phrase] | None = None
    for entry in indicator.statuses if isinstance(indicator.statuses, tuple) else ():
        status = _status_of(entry, day)
        if status and (best is None or status[0] >= best[0]):
            best = status
    if best:
        return best[1]
    return Gap(f"指标“{indicator.name.text}”的状态", indicator.place)


def _status_of(entry: StatusAt, day: date) -> tuple[date, Phrase] | None:
    if not isinstance(entry.status, Phrase):
        return None
    since = entry.as_of.start if isinstance(entry.as_of, Moment) and entry.as_of.start else date.min
    return (since, entry.status) if since <= day else None


def is_met(indicator: Indicator, day: date) -> bool:
    """到这一天算不算达标（提前达标、达标、基本达标、预期可达标）。"""
    status = status_on(indicator, day)
    return isinstance(status, Phrase) and status.text in MET


def is_unmet(indicator: Indicator, day: date) -> bool:
    """到这一天知道状态，而且没有达标。"""
    status = status_on(indicator, day)
    return isinstance(status, Phrase) and status.text not in MET


def is_solved(facts: Facts, problem: Fact, day: date) -> bool:
    """到这一天，这个问题解决了没有：指标达标了，短板列的指标都达标了；没有列指标的说不准，不算。"""
    if isinstance(problem, Indicator):
        return is_met(problem, day)
    links = problem.indicators if isinstance(problem, Weakness) and isinstance(problem.indicators, tuple) else ()
    items = [facts.get(link) for link in links if isinstance(link, Link)]
    return bool(items) and all(isinstance(item, Indicator) and is_met(item, day) for item in items)


def is_difficult(indicator: Indicator) -> bool:
    """难点指标。"""
    return isinstance(indicator.focus, Phrase) and "难点" in indicator.focus.text


def value_on(indicator: Indicator, year: int) -> Figure | Gap | Absent:
    """这一年及以前最近一年的值；那一年写着待补的就是待补，不拿再往前的顶替（写“无”的才往前找）。"""
    latest = _latest(indicator, year)
    return latest[1] if latest else ABSENT


def value_before(indicator: Indicator, year: int) -> Figure | Gap | Absent:
    """最近一个值之前的那一个。"""
    latest = _latest(indicator, year)
    return value_on(indicator, latest[0] - 1) if latest else ABSENT


def _latest(indicator: Indicator, year: int) -> tuple[int, Figure | Gap] | None:
    """这一年及以前最近写着数或者待补的一年。"""
    values = indicator.values if isinstance(indicator.values, dict) else {}
    for known in sorted(values, reverse=True):
        value = values[known]
        if known <= year and isinstance(value, (Figure, Gap)):
            return known, with_unit(indicator, value) if isinstance(value, Figure) else value
    return None


def value_first(indicator: Indicator, year: int) -> Figure | Gap | Absent:
    """手里最早一年的值；只有一年的，它就是最近值，不算。"""
    known = [year_ for year_, value in (indicator.values if isinstance(indicator.values, dict) else {}).items()
             if year_ <= year and isinstance(value, Figure)]  # fmt: skip
    return value_on(indicator, min(known)) if len(known) > 1 else ABSENT


_TARGET = re.compile(r"^(?P<sign>[≥≤><=＝≧≦]?)\s*(?P<number>\d+(?:\.\d+)?)(?P<tail>左右)?$")
_GOAL = re.compile(r"^(?P<sign>[≥≤><=＝≧≦])\s*(?P<number>\d+(?:\.\d+)?)")
_SAID = {"≥": "{}以上", "≧": "{}以上", "≤": "{}以下", "≦": "{}以下", ">": "高于{}", "<": "低于{}"}


def reaches(target: str, value: Decimal) -> bool | None:
    """值到没到目标（≥95、≤10、=100）；目标不是带符号的一个数，说不准。"""
    match = _GOAL.match(target)
    if match is None:
        return None
    goal, sign = Decimal(match["number"]), match["sign"]
    if sign in "≥>≧":
        return value >= goal
    return value <= goal if sign in "≤<≦" else value == goal


def target_words(indicator: Indicator) -> Phrase | Gap | Absent:
    """目标说成话：“≥95”是95%以上，“50左右”是50%左右；“逐步提高”一类照印。"""
    target = indicator.target
    match = _TARGET.match(target.text) if isinstance(target, Phrase) else None
    if match is None or not isinstance(target, Phrase):
        return target
    unit = one_unit(indicator.unit.text) if isinstance(indicator.unit, Phrase) else ""
    number = match["number"] + unit
    whole = unit == "%" and Decimal(match["number"]) == 100
    text = number if whole else _SAID.get(match["sign"], "{}").format(number) + (match["tail"] or "")
    unit_origin = indicator.unit.origin if isinstance(indicator.unit, Phrase) else None
    return phrase(text, union([target.origin, unit_origin]))


def with_unit(indicator: Indicator, value: Figure) -> Figure:
    """没写单位的值用指标的单位。"""
    if value.unit or not isinstance(indicator.unit, Phrase):
        return value
    return Figure(
        value.value, one_unit(indicator.unit.text), value.hedge, value.more, value.tail, value.digits, value.lead, value.trail,
        value.period, value.origin,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """一批指标的汇总。数目没法确定时是待补。"""

    total: Figure | Gap | Absent
    met: Figure | Gap | Absent
    unmet: Figure | Gap | Absent
    rate: Figure | Gap | Absent
    unmet_list: tuple[Indicator, ...]


def count(sources: list[Source], unit: str = "") -> Figure:
    """数一批来源。"""
    return counted(len(sources), Origin(tuple(dict.fromkeys(sources)), COUNT), unit)


def tally(indicators: tuple[Indicator, ...], day: date, caliber: Caliber) -> Tally:
    """按口径汇总一批指标。"""
    if not indicators:
        return Tally(ABSENT, ABSENT, ABSENT, ABSENT, ())
    counted_in = [item for item in indicators if _in_denominator(item, day, caliber.denominator)]
    statuses = [(item, status_on(item, day)) for item in counted_in]
    unknown = [status for _item, status in statuses if isinstance(status, Gap)]
    total = count([_listed(item) for item in counted_in], "项")
    unmet_list = tuple(
        item for item, status in statuses if isinstance(status, Phrase) and status.text not in caliber.met
    )
    if unknown:
        name = unknown[0].name if len(unknown) == 1 else f"{len(unknown)}项指标的状态"
        gap = Gap(name, unknown[0].place)
        return Tally(total, gap, gap, gap, unmet_list)
    met_sources = [_status_source(item, status) for item, status in statuses if _meets(status, caliber)]
    unmet_sources = [_status_source(item, status) for item, status in statuses if not _meets(status, caliber)]
    met = count(met_sources, "项")
    rate = percentage(met, total) if counted_in else ABSENT
    return Tally(total, met, count(unmet_sources, "项"), rate, unmet_list)


def _meets(status: Phrase | Gap, caliber: Caliber) -> bool:
    return isinstance(status, Phrase) and status.text in caliber.met


def _listed(item: Indicator) -> Source:
    return source_of(item, "编号", item.place)


def _status_source(item: Indicator, status: Phrase | Gap) -> Source:
    if isinstance(status, Phrase) and status.origin.inputs:
        return status.origin.inputs[0]
    return source_of(item, "状态", item.place)


def _in_denominator(item: Indicator, day: date, rule: str) -> bool:
    if rule == "有目标的指标":
        return isinstance(item.target, Phrase)
    if rule == "有数据的指标":
        status = status_on(item, day)
        return isinstance(item.values, dict) and not (isinstance(status, Phrase) and status.text == "无数据")
    return True


def reported_tally(facts: Facts) -> Tally:
    """名单不在手里时，用报来的“指标总数”“已达标”。"""
    whole, met = facts.get("合计/指标总数"), facts.get("合计/已达标")
    total_value = whole.value if isinstance(whole, Total) else ABSENT
    met_value = met.value if isinstance(met, Total) else ABSENT
    if not isinstance(total_value, Figure) or not isinstance(met_value, Figure):
        return Tally(total_value, met_value, ABSENT, ABSENT, ())
    try:
        return Tally(total_value, met_value, subtract(total_value, met_value), percentage(met_value, total_value), ())
    except (UnitMismatch, ZeroDivisionError):
        return Tally(total_value, met_value, ABSENT, ABSENT, ())


def overall_tally(facts: Facts, day: date, caliber: Caliber) -> Tally:
    """全部指标的汇总：名单在就数名单，不在就用报来的数。"""
    indicators = tuple(item for item in facts.of("指标") if isinstance(item, Indicator))
    return tally(indicators, day, caliber) if indicators else reported_tally(facts)
