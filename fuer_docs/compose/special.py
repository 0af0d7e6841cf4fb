"""引擎另给的键：随成文日期变的、算出来的，不是原样取的。"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..model.facts import (
    AgendaItem,
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
from ..model.figure import counted, difference_words, percentage, subtract
from ..model.indicators import (
    COUNT,
    is_difficult,
    status_on,
    target_words,
    value_before,
    value_first,
    value_on,
)
from ..model.moment import Moment
from ..model.setting import Paper, parse_length
from ..model.shapes import keys_of
from ..model.values import ABSENT, Absent, Gap, Origin, Phrase, join, phrase, union
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


def _target(scene: Scene, indicator: Indicator) -> Any:
    """目标带上单位：≥90%；“逐步提高”一类没有数的照写。"""
    target, unit = indicator.target, indicator.unit
    if isinstance(target, Phrase) and isinstance(unit, Phrase) and any(char.isdigit() for char in target.text):
        return target if target.text.endswith("左右") else join((target, unit), "")
    return scene.plain(indicator, "目标", target)


_TARGET = re.compile(r"[≥≤＞＜><]?\s*(?P<number>\d+(?:\.\d+)?)")


def _aim(scene: Scene, indicator: Indicator) -> Any:
    """目标里的数，带指标的单位；“逐步提高”一类的没有。"""
    target, unit = indicator.target, indicator.unit
    match = _TARGET.fullmatch(target.text) if isinstance(target, Phrase) else None
    if not match or not isinstance(target, Phrase):
        return Absent(f"{label_of(indicator)}的目标数", indicator.place)
    return Figure(Decimal(match["number"]), unit.text if isinstance(unit, Phrase) else "", origin=target.origin)


def _to_target(scene: Scene, indicator: Indicator) -> Any:
    """最近的值离目标还差多少：5.4个百分点；已经到了的、目标没有数的没有。"""
    value, aim = value_on(indicator, scene.year), _aim(scene, indicator)
    if not isinstance(value, Figure) or not isinstance(aim, Figure):
        return ABSENT
    lower_is_better = isinstance(indicator.direction, Phrase) and indicator.direction.text == "越低越好"
    if (value.base <= aim.base) if lower_is_better else (value.base >= aim.base):
        return ABSENT
    return difference_words(value, aim)[1] or ABSENT


SPEECH, EXCHANGE = "讲话", "交流发言"


def _procedure(scene: Scene, meeting: Meeting) -> Any:
    """会议从头到尾的程序：议程里没有单列的表彰、交流发言、讲话，按常例补在应在的位置，各份会议材料都照这一份。"""
    items = (
        [item for item in meeting.agenda if isinstance(item, AgendaItem)] if isinstance(meeting.agenda, tuple) else []
    )
    named = {text for item in items if (text := _manner_of(item))}
    closing = next((index for index, item in enumerate(items) if _manner_of(item) == SPEECH), len(items))
    added = []
    if not named & {"宣读", "表彰", "通报表扬", "颁奖"}:
        added += _honouring(scene, meeting)
    if EXCHANGE not in named and isinstance(meeting.exchanges, tuple) and meeting.exchanges:
        added.append(_item(on_behalf=_exchangers(scene, meeting), manner=phrase(EXCHANGE, _all_of(meeting))))
    items[closing:closing] = added
    if SPEECH not in named and isinstance(meeting.speaker, (Link, Phrase)):
        items.append(_item(person=meeting.speaker, manner=phrase(SPEECH)))
    return tuple(items) or scene.plain(meeting, "议程", meeting.agenda)


def _item(**values: Any) -> AgendaItem:
    return AgendaItem(**values)


def _manner_of(item: AgendaItem) -> str:
    return item.manner.text if isinstance(item.manner, Phrase) else ""


def _all_of(meeting: Meeting) -> Origin:
    return union(party.origin for party in meeting.exchanges) if isinstance(meeting.exchanges, tuple) else Origin(())


def _commendation_of(scene: Scene, meeting: Meeting) -> Commendation | None:
    fact = scene.facts.get(meeting.commendation) if isinstance(meeting.commendation, Link) else None
    return fact if isinstance(fact, Commendation) else None


def _honouring(scene: Scene, meeting: Meeting) -> list[AgendaItem]:
    """表彰、通报表扬这一项；名称就是表彰的名称。"""
    if isinstance(meeting.commendation, Phrase):
        return [_item(manner=phrase("通报表扬"), matter=meeting.commendation)]
    fact = _commendation_of(scene, meeting)
    if fact is None:
        return []
    manner = fact.manner if isinstance(fact.manner, Phrase) else phrase("通报表扬")
    return [_item(manner=manner, matter=fact.name)]


def _exchangers(scene: Scene, meeting: Meeting) -> Phrase | Absent:
    """交流发言的单位全在受表彰的集体里，就是“先进集体”；有一个不在，就不这么叫。"""
    fact = _commendation_of(scene, meeting)
    listed = {party.written for party in fact.collectives} if fact and isinstance(fact.collectives, tuple) else set()
    parties = meeting.exchanges if isinstance(meeting.exchanges, tuple) else ()
    if not parties or any(party.written not in listed for party in parties):
        return ABSENT
    return phrase("先进集体", _all_of(meeting))


def _by_rank(scene: Scene, meeting: Meeting) -> Any:
    """出席的领导按本办的排序；没有排序的照书写次序排在后面。"""
    shown = scene.plain(meeting, "出席", meeting.present)
    if not isinstance(shown, tuple):
        return shown
    return tuple(sorted(shown, key=lambda item: item.rank if isinstance(getattr(item, "rank", None), int) else 10**6))


def _length_limit(scene: Scene, paper: Paper) -> Any:
    """字数要求的上限；没写、没有上限的没有。"""
    bounds = parse_length(paper.length.text) if isinstance(paper.length, Phrase) else None
    if bounds is None or bounds[1] is None or not isinstance(paper.length, Phrase):
        return Absent(f"{label_of(paper)}的字数")
    return Figure(Decimal(bounds[1]), "字", origin=paper.length.origin)


def _task_unmet(scene: Scene, task: Task) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for fact in scene.linked(task.answers):
        group = scene.linked(fact.indicators) if isinstance(fact, Weakness) else (fact,)
        for item in scene.unmet(group):
            found.setdefault(item.ref, item)
    return tuple(found.values())


def _value(value: Figure | Gap | Absent, fact: Indicator, zh: str) -> Any:
    return Absent(f"{label_of(fact)}的{zh}", fact.place) if isinstance(value, Absent) else value


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
    (Indicator, "目标值"): _target,
    (Indicator, "目标数"): _aim,
    (Indicator, "距目标"): _to_target,
    (Meeting, "程序"): _procedure,
    (Meeting, "出席"): _by_rank,
    (Paper, "字数上限"): _length_limit,
}
"""不是原样取的键：随成文日期变的、算出来的。"""
