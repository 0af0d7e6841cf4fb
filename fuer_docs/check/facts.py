"""事实自己对不对得上：合计、人均、环节、名单、目标、有没有对策。一条规矩一个函数。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ..model.facts import (
    Activity,
    Assistance,
    Body,
    Commendation,
    Datum,
    Fact,
    Facts,
    Indicator,
    Link,
    Money,
    Participation,
    Party,
    Plan,
    Task,
    Total,
    Weakness,
)
from ..model.figure import Bound, Figure, UnitMismatch, add, multiply, percentage, plain
from ..model.finding import Finding, Severity, note, warning
from ..model.indicators import is_solved, overall_tally, reaches, reported_tally, status_on, value_on
from ..model.place import Place
from ..model.setting import Caliber
from ..model.speech import _
from ..model.values import Phrase

Rule = Callable[[Facts, date, Caliber], Iterator[Finding]]


def _at(value: object, fact: Fact) -> Place:
    origin = getattr(value, "origin", None)
    return origin.inputs[0].place if origin and origin.inputs else fact.place


def per_head_total(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """帮扶：人均 × 人数 = 总额。"""
    for fact in facts.of("帮扶"):
        if not isinstance(fact, Assistance):
            continue
        people, each, total = fact.people, fact.each, fact.total
        if not (isinstance(people, Figure) and isinstance(each, Figure) and isinstance(total, Figure)):
            continue
        if {people.bound, each.bound, total.bound} == {Bound.EXACT}:
            product = multiply(each, people)
            if product.base != total.base:
                message = _("{people} × {each} 是 {product}，写的总额是 {total}",
                            people=people.text, each=each.text, product=product.text, total=total.text)  # fmt: skip
                yield warning("per-head-mismatch", message, _("核对人数、人均和总额"), _at(total, fact))


def funnel(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """活动环节：后一环不多于前一环。"""
    for fact in facts.of("活动"):
        stages = fact.stages if isinstance(fact, Activity) and isinstance(fact.stages, tuple) else ()
        figures = [stage.value for stage in stages if isinstance(stage.value, Figure)]
        for before, after in pairwise(figures):
            if before.base_unit == after.base_unit and after.base > before.base:
                message = _("后一环的 {after} 比前一环的 {before} 还多", after=after.text, before=before.text)
                yield warning("funnel-widens", message, _("核对两个数，或调整环节的次序"), _at(after, fact))


def parts_of_totals(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """写了“齐全: 是”的合计：属于它的加起来或数起来要相等。"""
    for total in facts.of("合计"):
        if not isinstance(total, Total) or total.complete is not True or not isinstance(total.value, Figure):
            continue
        parts = _parts(facts, total)
        if not parts:
            continue
        try:
            whole = add(parts)
        except UnitMismatch:
            whole = Figure(Decimal(len(parts)), total.value.unit)
        if not _agrees(whole, total.value):
            message = _("“{name}”写的是 {total}，列出来的合起来是 {sum}",
                        name=total.name.text, total=total.value.text, sum=whole.text)  # fmt: skip
            yield warning(
                "total-mismatch", message, _("核对合计和各分项；没有列全就删去“齐全: 是”"), _at(total.value, total)
            )


def _parts(facts: Facts, total: Total) -> list[Figure]:
    found = []
    for fact in (*facts.of("合计"), *facts.of("财务")):
        link = getattr(fact, "part_of", None)
        value = fact.amount if isinstance(fact, Money) else fact.value if isinstance(fact, Total) else None
        if isinstance(link, Link) and facts.get(link) is total and isinstance(value, Figure):
            found.append(value)
    return found


def _agrees(counted: Figure, reported: Figure) -> bool:
    match reported.bound:
        case Bound.EXACT:
            return counted.base == reported.base or counted.bound is not Bound.EXACT
        case Bound.LOWER:
            return counted.base >= reported.base
        case Bound.UPPER:
            return counted.base <= reported.base
    return True


def reported_indicators(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """指标逐项列着，又另写了总数：两边要一致。"""
    if not facts.of("指标"):
        return
    listed, reported = overall_tally(facts, day, caliber), reported_tally(facts)
    for code, ours, theirs in (("指标总数", listed.total, reported.total), ("已达标", listed.met, reported.met)):
        fact = facts.get(f"合计/{code}")
        if isinstance(ours, Figure) and isinstance(theirs, Figure) and fact and ours.value != theirs.value:
            message = _(
                "“{name}”写的是 {theirs}，逐项数是 {ours}", name=code, theirs=theirs.text, ours=plain(ours.value)
            )
            yield warning("total-mismatch", message, _("核对名单；名单齐全时可以删去这条合计"), _at(theirs, fact))


def commended(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """表彰：名单齐全的，人数要等于合计；称“表彰”的要有批准依据。"""
    for fact in facts.of("表彰"):
        if not isinstance(fact, Commendation):
            continue
        for items, total in ((fact.collectives, fact.collectives_total), (fact.individuals, fact.individuals_total)):
            if isinstance(items, tuple) and isinstance(total, Figure) and total.bound is Bound.EXACT:
                wrong = len(items) != total.value if fact.complete is True else len(items) > total.value
                if wrong:
                    message = _("合计写的是 {total}，名单上有 {n} 个", total=total.text, n=len(items))
                    yield warning("list-mismatch", message, _("核对名单和合计"), _at(total, fact))
        if isinstance(fact.manner, Phrase) and fact.manner.text == "表彰" and not isinstance(fact.approval, Phrase):
            message = _("“{name}”称“表彰”，没有写批准依据", name=fact.name.text)
            hint = _("补“批准依据”；没有经过批准的改成“形式: 通报表扬”")
            yield warning("commendation-unapproved", message, hint, fact.place)


def shares(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """参政：女性不多于总数；两样都写了又写比例的，要算得上。"""
    for fact in facts.of("参政"):
        if (
            not isinstance(fact, Participation)
            or not isinstance(fact.women, Figure)
            or not isinstance(fact.total, Figure)
        ):
            continue
        if fact.women.base > fact.total.base:
            message = _("女性 {women} 比总数 {total} 还多", women=fact.women.text, total=fact.total.text)
            yield warning("part-over-whole", message, _("核对两个数"), _at(fact.women, fact))
        elif isinstance(fact.share, Figure) and fact.total.base:
            typed = fact.share
            exact = {fact.women.bound, fact.total.bound, typed.bound} == {Bound.EXACT}
            share = percentage(fact.women, fact.total, max(0, -int(typed.value.as_tuple().exponent)))
            if exact and share.value != typed.value:
                message = _("{women}÷{total} 是 {share}，写的是 {typed}",
                            women=fact.women.number, total=fact.total.number, share=share.text, typed=typed.text)  # fmt: skip
                yield warning("percentage-mismatch", message, _("有总数时不用写比例，引擎会算"), _at(typed, fact))


def targets(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """指标：写着达标，最近的值却没有到目标（或反过来），值得看一眼。"""
    for fact in facts.of("指标"):
        if not isinstance(fact, Indicator) or not isinstance(fact.target, Phrase):
            continue
        value, status = value_on(fact, day.year), status_on(fact, day)
        if not isinstance(value, Figure) or not isinstance(status, Phrase):
            continue
        reached = reaches(fact.target.text, value.value)
        if reached is None:
            continue
        if status.text in {"达标", "提前达标"} and not reached:
            message = _("“{name}”写着{status}，最近的值 {value} 没有到目标 {target}",
                        name=fact.name.text, status=status.text, value=value.text, target=fact.target.text)  # fmt: skip
            yield warning("status-against-value", message, _("核对状态、数值和目标"), _at(status, fact))
        elif status.text == "未达标" and reached:
            message = _("“{name}”写着未达标，最近的值 {value} 已经到目标 {target}",
                        name=fact.name.text, value=value.text, target=fact.target.text)  # fmt: skip
            yield note("status-against-value", message, _("核对状态、数值和目标"), _at(status, fact))


def unanswered(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """每条短板、每项没达标的指标，都要有任务针对它；任务针对的短板要还在。"""
    tasks = [fact for fact in facts.of("任务") if isinstance(fact, Task)]
    answered = {
        link.target
        for task in tasks
        if isinstance(task.answers, tuple)
        for link in task.answers
        if isinstance(link, Link)
    }
    covered = set(answered)
    for fact in facts.of("短板"):
        links = fact.indicators if isinstance(fact, Weakness) and isinstance(fact.indicators, tuple) else ()
        if f"短板/{fact.code}" in answered:
            covered |= {link.target for link in links}
        elif not is_solved(facts, fact, day):
            message = _("短板“{name}”没有任务针对它", name=fact.name.text)
            yield warning("unanswered-weakness", message, _("在一条任务里写“针对: {code}”", code=fact.code), fact.place)
    for fact in facts.of("指标"):
        if not isinstance(fact, Indicator) or f"指标/{fact.code}" in covered:
            continue
        status = status_on(fact, day)
        if isinstance(status, Phrase) and status.text in {"未达标", "预期达标难度大"}:
            message = _("指标“{name}”{status}，没有任务针对它", name=fact.name.text, status=status.text)
            hint = _("在一条任务里写“针对: {code}”，或把它列进一条短板", code=fact.code)
            yield warning("unanswered-indicator", message, hint, fact.place)
    for task in tasks:
        links = task.answers if isinstance(task.answers, tuple) else ()
        targets_ = [facts.get(link) for link in links if isinstance(link, Link)]
        if targets_ and all(target is not None and is_solved(facts, target, day) for target in targets_):
            message = _("任务“{name}”针对的都已经解决", name=task.name.text)
            yield warning("task-without-aim", message, _("改一改“针对”，或删去这条任务"), task.place)


def data_parts(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """一项数据：上年、基数和数值单位要一样，数值不多于基数。"""
    for fact in (item for items in facts.by_type.values() for item in items):
        for datum in fact.data if isinstance(fact.data, tuple) else ():
            if not isinstance(datum, Datum) or not isinstance(datum.value, Figure):
                continue
            for zh, other in (("上年", datum.before), ("基数", datum.whole)):
                if isinstance(other, Figure) and other.base_unit != datum.value.base_unit:
                    message = _("数值“{value}”和{zh}“{other}”单位不同", value=datum.value.text, zh=zh, other=other.text)
                    hint = _("写成一样的单位")
                    yield Finding("unit-mismatch", Severity.ERROR, message, hint, _at(other, fact))
            whole = datum.whole
            if isinstance(whole, Figure) and whole.base_unit == datum.value.base_unit and datum.value.base > whole.base:
                message = _("数值 {value} 比基数 {whole} 还多", value=datum.value.text, whole=whole.text)
                yield warning("part-over-whole", message, _("核对两个数"), _at(datum.value, fact))


def indicator_units(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """指标各年的值：写了单位就要和指标的单位一样。"""
    for fact in facts.of("指标"):
        if not isinstance(fact, Indicator) or not isinstance(fact.unit, Phrase) or not isinstance(fact.values, dict):
            continue
        for value in fact.values.values():
            if isinstance(value, Figure) and value.unit and value.unit != fact.unit.text:
                message = _("“{name}”的单位是{unit}，这里写的是 {value}",
                            name=fact.name.text, unit=fact.unit.text, value=value.text)  # fmt: skip
                yield warning("unit-mismatch", message, _("改成一样的单位；不写单位就用指标的"), _at(value, fact))


def plan_years(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """规划：起的年份不晚于止的年份。"""
    for fact in facts.of("规划"):
        if (
            isinstance(fact, Plan)
            and isinstance(fact.starts, int)
            and isinstance(fact.ends, int)
            and fact.starts > fact.ends
        ):
            message = _("“{name}”从 {start} 年起，到 {end} 年止", name=fact.name.text, start=fact.starts, end=fact.ends)
            yield warning("years-reversed", message, _("核对“起”和“止”"), fact.spots.get("起", fact.place))


def misspelt_bodies(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """单位名和列出的机构只差一个字，多半是打错了。"""
    known = {
        text.text
        for body in facts.of("机构") if isinstance(body, Body)
        for text in (body.full, body.short, body.name) if isinstance(text, Phrase)
    }  # fmt: skip
    seen: set[str] = set()
    for fact in (item for items in facts.by_type.values() for item in items):
        for value in vars(fact).values():
            for party in value if isinstance(value, tuple) else (value,):
                if not isinstance(party, Party) or party.body or party.written in seen or len(party.written) < 4:
                    continue
                seen.add(party.written)
                near = next((name for name in known if _one_char_apart(name, party.written)), None)
                if near:
                    message = _("没有列“{name}”这个机构", name=party.written)
                    yield warning("misspelt-body", message, _("是不是“{word}”？", word=near), _at(party, fact))


def _one_char_apart(left: str, right: str) -> bool:
    """只差一个字，而且不是差在省、市、县这些级别上。"""
    if len(left) != len(right):
        return False
    differing = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and not set(differing[0]) & set("省市州盟县区旗乡镇村")


def future_values(facts: Facts, day: date, caliber: Caliber) -> Iterator[Finding]:
    """指标：写着还没有到的年份的值，多半是把目标的年份当成了值的年份。"""
    for fact in facts.of("指标"):
        values = fact.values if isinstance(fact, Indicator) and isinstance(fact.values, dict) else {}
        late = [(year, value) for year, value in values.items() if year > day.year + 1 and isinstance(value, Figure)]
        if late:
            year, value = min(late, key=lambda one: one[0])
            message = _("“{name}”写着{year}年的值，那一年还没有到", name=fact.name.text, year=year)
            yield warning("value-of-the-future", message, _("核对年份；目标写在“目标”里"), _at(value, fact))


RULES: tuple[Rule, ...] = (
    data_parts, future_values, indicator_units, plan_years, misspelt_bodies, per_head_total, funnel, parts_of_totals, reported_indicators, commended, shares, targets, unanswered,
)  # fmt: skip


def check_facts(facts: Facts, day: date, caliber: Caliber) -> list[Finding]:
    """全部规矩过一遍。"""
    return [finding for rule in RULES for finding in rule(facts, day, caliber)]
