"""引擎另给的键：随成文日期变的、算出来的，不是原样取的。"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..model.facts import (
    Commendation,
    Datum,
    Fact,
    Figure,
    Indicator,
    Inspection,
    Link,
    Meeting,
    Money,
    Outcome,
    Participation,
    Person,
    Record,
    Task,
    Total,
    Weakness,
    source_of,
)
from ..model.figure import counted, percentage, subtract
from ..model.indicators import (
    COUNT,
    gap_to_target,
    is_difficult,
    status_on,
    target_words,
    value_before,
    value_first,
    value_on,
)
from ..model.moment import Moment
from ..model.setting import Paper
from ..model.shapes import keys_of
from ..model.values import ABSENT, Absent, Origin, Phrase, phrase, union
from .bundle import Bundle, label_of

if TYPE_CHECKING:
    from .scene import Scene


def _code(scene: Scene, fact: Fact) -> Phrase:
    return phrase(fact.code, Origin((source_of(fact, "编号", fact.place),)))


def _not_yet(scene: Scene, fact: Fact) -> bool:
    time = fact.time
    return isinstance(time, Moment) and time.start is not None and (time.end or time.start) > scene.day


def _not_due(scene: Scene, task: Task) -> bool:
    """到成文日期还没有过时限；没写时限的算没有过。"""
    deadline = task.deadline
    end = (deadline.end or deadline.start) if isinstance(deadline, Moment) else None
    return end is None or end >= scene.day


def _inspection_key(attr: str, zh: str) -> Callable[[Scene, Any], Any]:
    def get(scene: Scene, fact: Inspection) -> Any:
        if _not_yet(scene, fact):
            return Absent(f"{label_of(fact)}的{zh}", fact.place, known=True)
        return scene.plain(fact, zh, getattr(fact, attr))

    return get


def _outcome(scene: Scene, task: Task) -> Any:
    outcome = task.outcome
    if isinstance(outcome, Outcome) and isinstance(outcome.as_of, Moment):
        start = outcome.as_of.start
        if start and start > scene.day:
            return Absent(f"{label_of(task)}的完成情况", task.place, known=True)
    return scene.plain(task, "完成情况", outcome)


def _data(scene: Scene, fact: Fact | Outcome) -> Any:
    items = fact.data if isinstance(fact.data, tuple) else ()
    shown = [_datum(scene, scene.facts.get(item) if isinstance(item, Link) else item) for item in items]
    kept = tuple(item for item in shown if item is not None)
    return kept or scene.plain(fact, "数据", fact.data)


def _datum(scene: Scene, item: Any) -> Any:
    """别处的事实当成一项数据：名称、数值、基数……"""
    if isinstance(item, Datum):
        as_of = item.as_of
        late = isinstance(as_of, Moment) and as_of.start is not None and as_of.start > scene.day
        return None if late else item
    if not isinstance(item, Fact):
        return None
    values: dict[str, Any] = dict.fromkeys((*keys_of(Datum), *DATUM_EXTRA), ABSENT)
    values |= {"名称": item.name, "种类": phrase(item.ZH)}
    if isinstance(item, Indicator):
        values |= {
            "数值": value_on(item, scene.year),
            "上年": value_before(item, scene.year),
            "方向": item.direction,
            "状态": status_on(item, scene.day),
        }
    elif isinstance(item, Participation):
        values |= {"名称": item.scope, "数值": item.women, "基数": item.total, "排名": item.standing}
        values["占比"] = _share(scene, item)
    elif isinstance(item, Money):
        values |= {"数值": item.amount}
    elif isinstance(item, Total):
        values |= {"数值": item.value, "口径": item.basis}
    return Bundle("数据", values)


DATUM_EXTRA = ("种类", "占比", "方向", "状态")
"""一项数据另有的键：从哪种事实来（数据、指标、参政……）、占基数多少、指标的方向和状态。"""


def _datum_share(scene: Scene, datum: Datum) -> Any:
    if isinstance(datum.value, Figure) and isinstance(datum.whole, Figure) and datum.whole.base:
        return percentage(datum.value, datum.whole)
    return ABSENT


def _share(scene: Scene, fact: Participation) -> Any:
    if isinstance(fact.women, Figure) and isinstance(fact.total, Figure) and fact.total.value:
        return percentage(fact.women, fact.total)
    return scene.plain(fact, "比例", fact.share)


def _unpaid(scene: Scene, money: Money) -> Any:
    if isinstance(money.amount, Figure) and isinstance(money.paid, Figure):
        return subtract(money.amount, money.paid)
    return Absent(f"{label_of(money)}的未付", money.place)


def _collectives(scene: Scene, fact: Commendation) -> Any:
    return (
        fact.collectives_total
        if fact.collectives_total is not ABSENT
        else _listed(fact, fact.collectives, "先进集体", "个")
    )


def _individuals(scene: Scene, fact: Commendation) -> Any:
    return (
        fact.individuals_total
        if fact.individuals_total is not ABSENT
        else _listed(fact, fact.individuals, "先进个人", "名")
    )


def _listed(fact: Fact, items: object, zh: str, unit: str) -> Any:
    """名单数出来的数：来历是名单上的各条。"""
    if not isinstance(items, tuple) or not items:
        return Absent(f"{label_of(fact)}的{zh}", fact.place)
    return counted(len(items), union([item.origin for item in items if hasattr(item, "origin")], COUNT), unit)


def _task_unmet(scene: Scene, task: Task) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for fact in scene.linked(task.answers):
        group = scene.linked(fact.indicators) if isinstance(fact, Weakness) else (fact,)
        for item in scene.unmet(group):
            found.setdefault(item.ref, item)
    return tuple(found.values())


def _value(figure: Figure | Absent, fact: Indicator, zh: str) -> Any:
    return figure if isinstance(figure, Figure) else Absent(f"{label_of(fact)}的{zh}", fact.place)


SPECIAL: dict[tuple[type[Record], str], Callable[[Scene, Any], Any]] = {
    (Fact, "编号"): _code,
    (Fact, "数据"): _data,
    (Outcome, "数据"): _data,
    (Paper, "成文日期"): lambda scene, paper: scene.issued,
    (Datum, "种类"): lambda scene, datum: phrase("数据"),
    (Datum, "占比"): _datum_share,
    (Datum, "方向"): lambda scene, datum: ABSENT,
    (Datum, "状态"): lambda scene, datum: ABSENT,
    (Indicator, "值"): lambda scene, fact: _value(value_on(fact, scene.year), fact, "数值"),
    (Indicator, "上期值"): lambda scene, fact: _value(value_before(fact, scene.year), fact, "上期值"),
    (Indicator, "最早值"): lambda scene, fact: _value(value_first(fact, scene.year), fact, "最早值"),
    (Indicator, "目标语"): lambda scene, fact: scene.plain(fact, "目标", target_words(fact)),
    (Indicator, "差距"): lambda scene, fact: _value(gap_to_target(fact, scene.year), fact, "差距"),
    (Indicator, "状态"): lambda scene, fact: status_on(fact, scene.day),
    (Indicator, "难点"): lambda scene, fact: is_difficult(fact),
    (Weakness, "未达标指标"): lambda scene, fact: scene.unmet(scene.linked(fact.indicators)),
    (Weakness, "对策"): lambda scene, fact: scene.answering(fact),
    (Task, "未达标指标"): _task_unmet,
    (Task, "完成情况"): _outcome,
    (Task, "针对"): lambda scene, fact: tuple(item for item in scene.linked(fact.answers) if not scene.is_solved(item)),
    (Inspection, "结果"): _inspection_key("result", "结果"),
    (Inspection, "评价"): _inspection_key("verdict", "评价"),
    (Inspection, "未开展"): _not_yet,
    (Meeting, "未召开"): _not_yet,
    (Task, "未到期"): _not_due,
    (Person, "职务"): lambda scene, fact: scene.post_of(fact),
    (Participation, "比例"): _share,
    (Money, "未付"): _unpaid,
    (Commendation, "集体合计"): _collectives,
    (Commendation, "个人合计"): _individuals,
}
"""不是原样取的键：随成文日期变的、算出来的。"""
