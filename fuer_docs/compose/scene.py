"""场面：一份文稿眼里的事实。名称、状态、职务都以成文日期为准，没到的事不说结果。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ..model.facts import (
    Body,
    Fact,
    Facts,
    Figure,
    Indicator,
    Link,
    Party,
    Person,
    Plan,
    Policy,
    Post,
    Record,
    Task,
    Weakness,
    source_of,
)
from ..model.finding import Finding, did_you_mean, warning
from ..model.indicators import is_met, is_unmet
from ..model.moment import Moment
from ..model.place import Place
from ..model.setting import Caliber, Paper, Setting, TableRow, Tables, Workspace
from ..model.shapes import keys_of
from ..model.speech import _
from ..model.values import ABSENT, SEQUENCE, Absent, Gap, Origin, Phrase, Source, join, phrase, union
from .bundle import PERIOD, PRIVATE, Bundle, kind_name, label_of
from .language import LanguageError
from .special import SPECIAL

EARLY = 4
"""到四月为止算年初。"""
OF_THE_YEAR = ("工作总结", "总结和计划", "工作计划", "讲话", "主持词", "会议简报", "监测情况通报")
"""说一年的文种；自评报告、经验材料说的不止一年，自己的文种用“年”自己挑。"""
OF_A_YEAR = {
    **dict.fromkeys(("成绩", "活动", "帮扶", "表彰", "荣誉", "会议", "督导", "宣传", "案例"), True),
    **dict.fromkeys(("短板", "困难", "项目", "制度"), False),
}
"""一年归一年的事；真是说时间也算，假是时间只说从哪天起，要写了期间才算。光是数的（合计、财务、参政、指标）自己会注明年份。"""


@dataclass(slots=True)
class Scene:
    """一份文稿的场面。``day`` 是成文日期；没有日期时按文稿年度的最后一天取事实，日期本身仍是待补。"""

    workspace: Workspace
    paper: Paper
    tables: Tables
    kind: str
    day: date
    year: int
    issued: Moment | Gap | Absent
    findings: list[Finding] = field(default_factory=list)
    _visible: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """工作区的全部事实。"""
        return self.workspace.facts

    @property
    def setting(self) -> Setting:
        """fuer.yaml。"""
        return self.workspace.setting

    @property
    def caliber(self) -> Caliber:
        """达标口径。"""
        return self.workspace.caliber

    # -- 事实列表 --

    def visible(self, zh: str) -> tuple[Fact, ...]:
        """这份文稿能用的一种事实：用于对得上、到成文日期已经有的，按排序再按书写次序。"""
        if zh not in self._visible:
            chosen = [fact for fact in self.facts.of(zh) if self._is_for(fact) and self._has_come(fact)]
            chosen = self._of_its_years(zh, chosen)
            if zh == "短板":
                chosen = [fact for fact in chosen if not self.is_solved(fact)]
            chosen.sort(key=lambda fact: (fact.rank if isinstance(fact.rank, int) else 10**6, fact.order))
            self._visible[zh] = tuple(chosen)
        return self._visible[zh]

    def tasks(self, year: int) -> tuple[Fact, ...]:
        """某一年的任务。"""
        return tuple(fact for fact in self.visible("任务") if self.year_of(fact) == year)

    def year_of(self, fact: Fact) -> int:
        """一条事实算哪一年：先看期间，再看时间、时限，都没有就是工作年度。"""
        for moment in (fact.period, fact.time, getattr(fact, "deadline", None)):
            if isinstance(moment, Moment) and moment.year:
                return moment.year
        return self.workspace.year

    @property
    def looks_back_to(self) -> int:
        """这份文稿说的事最早是哪一年的。年初的计划、部署回头看去年；总结只说本年。"""
        year = min(self.year, self.workspace.year)
        early = self.day.year == year and self.day.month <= EARLY
        return year - 1 if early and "总结" not in self.kind else year

    def _of_its_years(self, zh: str, chosen: list[Fact]) -> list[Fact]:
        """过去年份的事不当本年的说，提醒一次；“用于”点了这个文种的照用。"""
        if zh not in OF_A_YEAR or not self.kind.startswith(OF_THE_YEAR):
            return chosen
        gone = [fact for fact in chosen if not self._asked_for(fact) and self._is_over(fact)]
        if gone:
            names = "、".join(label_of(fact) for fact in gone[:3])
            self.findings.append(
                warning(
                    "past-fact",
                    _("{names} 是{year}年以前的，这份文稿没有用（共 {n} 条）", names=names, year=self.looks_back_to, n=len(gone)),
                    _("其实是本年的，改“期间”“时间”；就是要写进来，在“用于”里写上“{kind}”", kind=self.kind),
                    gone[0].place,
                )
            )  # fmt: skip
        return [fact for fact in chosen if fact not in gone]

    def _is_over(self, fact: Fact) -> bool:
        """整个落在这份文稿说的年份以前：先看期间，没写的看时间。"""
        when = fact.period if isinstance(fact.period, Moment) or not OF_A_YEAR[fact.ZH] else fact.time
        return isinstance(when, Moment) and when.end is not None and when.end.year < self.looks_back_to

    def _asked_for(self, fact: Fact) -> bool:
        return isinstance(fact.used_for, tuple) and any(kind.text == self.kind for kind in fact.used_for)

    def _is_for(self, fact: Fact) -> bool:
        if fact.public is False and not isinstance(fact, Person):
            return False
        if isinstance(fact.used_for, tuple) and fact.used_for:
            return self._asked_for(fact)
        return True

    def _has_come(self, fact: Fact) -> bool:
        as_of = fact.as_of
        if isinstance(as_of, Moment) and as_of.start and as_of.start > self.day:
            return False
        expected = fact.ZH in {"会议", "督导", "任务", "指标", "机构", "人员", "规划"}
        time = fact.time
        return expected or not (isinstance(time, Moment) and time.start and time.start > self.day)

    def is_solved(self, fact: Fact) -> bool:
        """短板所列的指标到成文日期全都达标了。"""
        if not isinstance(fact, Weakness):
            return False
        indicators = self.linked(fact.indicators)
        return bool(indicators) and all(isinstance(item, Indicator) and is_met(item, self.day) for item in indicators)

    def unmet(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """其中到成文日期没有达标的指标；还不知道状态的不算。"""
        return tuple(fact for fact in facts if isinstance(fact, Indicator) and is_unmet(fact, self.day))

    def linked(self, links: object) -> tuple[Fact, ...]:
        """一串链接指到的事实。"""
        found = (self.facts.get(link) for link in links if isinstance(link, Link)) if isinstance(links, tuple) else ()
        return tuple(fact for fact in found if fact is not None)

    def answering(self, fact: Fact) -> tuple[Fact, ...]:
        """文稿年度里针对这条短板、困难或指标的任务。"""
        return tuple(
            task for task in self.visible("任务") if isinstance(task, Task) and fact in self.linked(task.answers)
        )

    # -- 取键 --

    def attribute(self, obj: Any, name: str) -> Any:
        """``对象.键``。"""
        kind = type(obj)
        way = _WAYS.get((kind, name))
        if way is None:
            if not isinstance(obj, Record):
                return self._other_key(obj, name)
            way = _way(kind, name)
        if type(way) is not str:
            return way(self, obj)  # type: ignore[operator]
        value = getattr(obj, way)
        if type(value) is Phrase or type(value) is Figure:
            return value
        return self.plain(obj, name, value)

    def _other_key(self, obj: Any, name: str) -> Any:
        if isinstance(obj, (Absent, Gap)):
            return obj
        if isinstance(obj, Bundle):
            if name in obj.values:
                return obj.values[name]
            raise _no_key(obj.label, name, obj.values)
        if isinstance(obj, Link):
            return self.attribute(self.facts.get(obj) or ABSENT, name)
        if isinstance(obj, Party):
            return self._party_key(obj, name)
        if isinstance(obj, Phrase):
            # 写了几个字、没有列成事实的：名称就是它自己
            return obj if name in {"名称", "姓名", "职务"} else Absent(f"{obj.text}的{name}")
        raise LanguageError(_("这里的值没有“{name}”", name=name), _("点后面只能跟事实的键"), "unknown-key")

    def plain(self, record: Record, name: str, value: Any) -> Any:
        """一个键的值：没写的说得出叫什么，链接换成事实，整数带上来历。"""
        if value is ABSENT or value == ():
            return Absent(f"{label_of(record)}的{name}", getattr(record, "place", None))
        if type(value) is Phrase or type(value) is Figure:
            return value
        if isinstance(value, tuple):
            return tuple(self.facts.get(item) or ABSENT if isinstance(item, Link) else item for item in value)
        if isinstance(value, Link):
            return self.facts.get(value) or ABSENT
        if isinstance(value, int) and not isinstance(value, bool):
            return _whole(value, record, name)
        if isinstance(value, dict):
            raise LanguageError(_("“{name}”按年份列着，不能直接取", name=name), _("用 .值、.上期值"), "unknown-key")
        return value

    def _party_key(self, party: Party, name: str) -> Any:
        body = self.facts.get(f"机构/{party.body}") if party.body else None
        if not isinstance(body, Body):
            return (
                phrase(party.written, party.origin)
                if name in {"名称", "全称", "简称"}
                else Absent(f"{party.written}的{name}")
            )
        return self.attribute(self.body_on_day(body), name)

    def body_on_day(self, body: Body) -> Body:
        """到成文日期有效的机构：过了期的顺着“前身”找后身。"""
        for _step in range(5):
            if not (isinstance(body.until, Moment) and body.until.end and body.until.end < self.day):
                return body
            names = {body.code, *(text.text for text in (body.full, body.short) if isinstance(text, Phrase))}
            heirs = [
                fact for fact in self.facts.of("机构")
                if isinstance(fact, Body) and isinstance(fact.formerly, Phrase) and fact.formerly.text in names
            ]  # fmt: skip
            if not heirs:
                return body
            body = heirs[0]
        return body

    # -- 印出来 --

    def printed(self, value: Any) -> Phrase | Gap | Absent:
        """任何一个值印成文字。"""
        match value:
            case Phrase() | Gap() | Absent():
                return value
            case str():
                return phrase(value)
            case Figure():
                return self._figure(value)
            case Moment():
                return phrase(value.say(year=value.year != self.year), value.origin)
            case Party():
                return phrase(self.current_name(value), value.origin)
            case Bundle(printed=Phrase() as text):
                return text
            case Link():
                return self.printed(self.facts.get(value) or ABSENT)
            case Fact():
                return self.title(value)
            case tuple():
                return self.enumerate(value)
            case bool():
                return phrase("是" if value else "否")
            case int():
                return phrase(str(value), SEQUENCE)
        raise LanguageError(_("这个值不能直接印"), _("用点取它的一项，例如 项.名称"))

    def _figure(self, figure: Figure) -> Phrase:
        """数；期间不是文稿年度的，后面注明期间。"""
        shown, period = (figure.text, figure.origin), figure.period
        if period is None or (period.start is not None and period.year == self.year):
            return Phrase((shown,))
        return Phrase((shown, (f"（{period.text}）", union([figure.origin], PERIOD))))

    def current_name(self, party: Party) -> str:
        """事实里写的叫法；机构到成文日期已经改名的，用新名，并提醒一次。"""
        body = self.facts.get(f"机构/{party.body}") if party.body else None
        if not isinstance(body, Body):
            return party.written
        current = self.body_on_day(body)
        if current is body:
            return party.written
        name = current.short if isinstance(current.short, Phrase) else current.full
        new = name.text if isinstance(name, Phrase) else party.written
        place = party.origin.inputs[0].place if party.origin.inputs else None
        self.findings.append(
            warning("expired-name", _("“{old}”到成文日期已改为“{new}”，文稿里用了新名", old=party.written, new=new),
                    _("把事实里的叫法也改过来"), place)
        )  # fmt: skip
        return new

    def title(self, fact: Fact) -> Phrase | Gap | Absent:
        """直接印一条事实时印的：任务印动作，人员印职务加姓名，其余印名称。"""
        if isinstance(fact, Person):
            return self._person(fact)
        if isinstance(fact, Task) and isinstance(fact.action, (Phrase, Gap)):
            return fact.action
        if isinstance(fact.name, Phrase) and (isinstance(fact, Plan) or _is_document(fact)):
            return _book(fact.name)
        return fact.name

    def _person(self, person: Person) -> Phrase | Gap | Absent:
        if person.public is False:
            return phrase(PRIVATE, Origin((source_of(person, "姓名", person.place),)))
        post, name = self.post_of(person), person.full
        parts = [part for part in (post, name) if isinstance(part, (Phrase, Gap))]
        gap = next((part for part in parts if isinstance(part, Gap)), None)
        return gap or join((part for part in parts if isinstance(part, Phrase)), "")

    def post_of(self, person: Person) -> Phrase | Gap | Absent:
        """到成文日期的职务；几个并列的用顿号。"""
        if not isinstance(person.post, tuple):
            return person.post
        current = [item for item in person.post if not isinstance(item, Post) or self._holds(item.since, item.until)]
        texts = [item.title if isinstance(item, Post) else item for item in current]
        known = [text for text in texts if isinstance(text, Phrase)]
        return join(known, "、") if known else Absent(f"{label_of(person)}的职务", person.place)

    def _holds(self, since: object, until: object) -> bool:
        begun = not (isinstance(since, Moment) and since.start and since.start > self.day)
        return begun and not (isinstance(until, Moment) and until.end and until.end < self.day)

    def enumerate(self, values: tuple[Any, ...], between: str = "、", last: str = "和") -> Phrase | Gap | Absent:
        """A、B和C。"""
        texts = [self.printed(value) for value in values]
        gap = next((text for text in texts if isinstance(text, Gap)), None)
        if gap:
            return gap
        known = [text for text in texts if isinstance(text, Phrase) and text]
        if not known:
            return ABSENT
        if len(known) == 1 or not last:
            return join(known, between)
        return join((join(known[:-1], between), known[-1]), last)

    # -- 表 --

    def table_row(self, table: str, code: str) -> TableRow | None:
        """表里到成文日期有效的那一行；几行都有效取最晚开始的。"""
        rows = [row for row in self.tables.get(table, ()) if row.code == code and row.valid_on(self.day)]
        return rows[-1] if rows else None


_WAYS: dict[tuple[type[Record], str], Callable[[Scene, Any], Any] | str] = {}
"""一种记录的一个键怎么取：代码名，或者另有算法；查一次就记住。"""


def _way(kind: type[Record], name: str) -> Callable[[Scene, Any], Any] | str:
    is_fact = issubclass(kind, Fact)
    special = SPECIAL.get((kind, name)) or (SPECIAL.get((Fact, name)) if is_fact else None)
    keys = keys_of(kind)
    if special is None and name not in keys:
        raise _no_key(kind.ZH if issubclass(kind, Fact) else kind_name(kind), name, keys)
    way = _WAYS[kind, name] = special or keys[name].attr
    return way


def _is_document(fact: Fact) -> bool:
    """有名有姓的文件：法律、法规、规划、文件才用书名号。"""
    category = fact.category if isinstance(fact, Policy) else None
    return isinstance(category, Phrase) and category.text in {"法律", "法规", "规划", "文件"}


def _book(name: Phrase) -> Phrase:
    return name if name.text.startswith("《") else join((phrase("《"), name, phrase("》")), "")


def _whole(value: int, record: Record, name: str) -> Figure:
    """整数键的值，来历指着它那一行。"""
    whole = getattr(record, "place", Place(""))
    place = record.spots.get(name, whole)
    if isinstance(record, Fact):
        return Figure(Decimal(value), origin=Origin((source_of(record, name, place),)))
    return Figure(Decimal(value), origin=Origin((Source(getattr(record, "ref", "fuer.yaml"), name, place),)))


def _no_key(label: str, name: str, known: Iterable[str]) -> LanguageError:
    def hint() -> str:
        names = list(known)
        return did_you_mean(name, names, _("可以用：{words}", words="、".join(names)))

    return LanguageError(_("{label}没有“{name}”这一项", label=label, name=name), hint, "unknown-key")
