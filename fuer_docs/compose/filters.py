"""过滤器：说这一行的话。每一个都把来历带下去。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

from ..model.facts import Fact, Indicator, Link, Plan, Task, source_of
from ..model.figure import (
    Figure,
    UnitMismatch,
    add,
    counted,
    difference_words,
    growth,
    is_rate,
    multiply,
    percentage,
    roughly,
    subtract,
)
from ..model.indicators import (
    COUNT,
    is_difficult,
    is_met,
    is_unmet,
    status_on,
    tally,
    value_before,
    value_first,
    value_on,
)
from ..model.moment import Moment
from ..model.numerals import cardinal, to_chinese
from ..model.speech import _
from ..model.values import ABSENT, SEQUENCE, Absent, Gap, Origin, Phrase, Source, join, phrase, union
from .bundle import PERIOD
from .language import LanguageError
from .scene import Scene

MEASURED = "项"


def _values_only(function: Callable[..., Any]) -> Callable[..., Any]:
    """有一个没有，结果就没有；有一个待补，结果就待补。"""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        for kind in (Gap, Absent):
            for value in args[1:]:
                if isinstance(value, kind):
                    return value
        return function(*args, **kwargs)

    return run


def numeral(number: int, measure: str = "") -> str:
    """汉字数目；量词前的二写成两。"""
    return (cardinal(number) if measure else to_chinese(number)) + measure


def _items(values: Any) -> tuple[Any, ...]:
    if isinstance(values, (Absent, Gap)):
        return ()
    if not isinstance(values, tuple):
        raise LanguageError(_("这个过滤器要一个列表，给的是一个值"))
    return values


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    text = getattr(value, "text", None)
    return text if isinstance(text, str) else str(int(value.value)) if isinstance(value, Figure) else ""


def _figure(value: Any) -> Figure:
    if not isinstance(value, Figure):
        raise LanguageError(_("这里要一个数"))
    return value


def place_source(value: Any, zh: str) -> Source | None:
    """一条事实（或一个值）作为被数的东西的来源。"""
    if isinstance(value, Fact):
        return source_of(value, zh, value.place)
    origin = getattr(value, "origin", None)
    return origin.inputs[0] if isinstance(origin, Origin) and origin.inputs else None


def counting(values: Iterable[Any]) -> Origin:
    """数一个列表的来历：被数的事实。"""
    sources = (place_source(value, "编号") for value in values)
    return Origin(tuple(dict.fromkeys(source for source in sources if source)), COUNT)


METHODS = {
    "数": "count",
    "几": "how_many",
    "各": "each",
    "顿号": "join",
    "列举": "list_some",
    "取": "take",
    "除": "skip",
    "首": "first",
    "组": "group",
    "同组": "shared_group",
    "主题": "topic",
    "年": "in_year",
    "有": "having",
    "无": "lacking",
    "类": "category",
    "层": "level",
    "种": "of_type",
    "针对": "answering",
    "规划": "plan",
    "领域": "domain",
    "状态": "status",
    "难点": "difficult",
    "未达标": "unmet",
    "已达标": "met",
    "达标率": "rate",
    "达标数": "met_count",
    "数据年": "data_year",
    "期间年": "value_year",
    "求和": "total",
    "占": "share",
    "差": "minus",
    "和": "plus",
    "较": "compared",
    "增幅": "growth",
    "概数": "rough",
    "只数": "bare",
    "数字": "digits",
    "汉字": "in_chinese",
    "年月日": "full_date",
    "月日": "month_day",
    "年月": "year_month",
    "时刻": "full_moment",
    "全称": "full_name",
    "简称": "short_name",
    "或": "otherwise",
    "引号": "quoted",
    "止于": "ends_with",
}
"""过滤器的名字到方法名。"""


@dataclass(frozen=True, slots=True)
class Filters:
    """一份文稿的过滤器。"""

    scene: Scene

    def table(self) -> dict[str, Callable[..., Any]]:
        """名字到函数。"""
        return {name: getattr(self, method) for name, method in METHODS.items()}

    # -- 数 --

    def count(self, values: Any, unit: str = "") -> Any:
        """列表有几个。"""
        items = _items(values)
        return counted(len(items), counting(items), unit)

    def how_many(self, values: Any, measure: str = "个") -> Any:
        """汉字数目加量词：三个、两项。"""
        items = _items(values)
        return phrase(numeral(len(items), measure), counting(items))

    def total(self, values: Any, name: str) -> Any:
        """每条的这个数加起来。"""
        found = [self.scene.attribute(item, name) for item in _items(values)]
        figures = [value for value in found if isinstance(value, Figure)]
        if not figures:
            return next((value for value in found if isinstance(value, Gap)), Absent(name))
        return figures[0] if len(figures) == 1 else _added(figures)

    @_values_only
    def share(self, part: Any, whole: Any, places: int = 1) -> Any:
        """占比。"""
        try:
            return percentage(_figure(part), _figure(whole), places)
        except ZeroDivisionError:
            return ABSENT

    @_values_only
    def minus(self, left: Any, right: Any) -> Any:
        """差。"""
        try:
            return subtract(_figure(left), _figure(right))
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem

    @_values_only
    def plus(self, left: Any, right: Any) -> Any:
        """和。"""
        return _added([_figure(left), _figure(right)])

    @_values_only
    def compared(self, new: Any, old: Any, up: str = "", down: str = "") -> Any:
        """增加12人、提高2.3个百分点、持平。"""
        try:
            verb, gap = difference_words(_figure(new), _figure(old), up, down)
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem
        return phrase(verb) if gap is None else join((phrase(verb), phrase(gap.text, gap.origin)), "")

    @_values_only
    def growth(self, new: Any, old: Any, places: int = 1) -> Any:
        """增长5.3%；率和率比，说百分点。"""
        if is_rate(_figure(new)):
            return self.compared(new, old)
        try:
            verb, rate = growth(_figure(new), _figure(old), places)
        except ZeroDivisionError:
            return ABSENT
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem
        return phrase(verb) if rate is None else join((phrase(verb), phrase(rate.text, rate.origin)), "")

    @_values_only
    def rough(self, figure: Any, keep: int = 2) -> Any:
        """约数的和只留头几位：1733余万元 说成 1700余万元。"""
        return roughly(_figure(figure), keep)

    @_values_only
    def bare(self, figure: Any) -> Any:
        """不带期间说明。"""
        return phrase(_figure(figure).text, _figure(figure).origin)

    @_values_only
    def digits(self, figure: Any) -> Any:
        """只有数字。"""
        return phrase(_figure(figure).number, _figure(figure).origin)

    @_values_only
    def in_chinese(self, figure: Any) -> Any:
        """汉字数字。"""
        if isinstance(figure, int):
            return phrase(to_chinese(figure), SEQUENCE)
        value = _figure(figure)
        if value.value != value.value.to_integral() or value.value < 0:
            raise LanguageError(_("只有整数能写成汉字"))
        return phrase(to_chinese(int(value.value)), value.origin)

    # -- 列表 --

    def each(self, values: Any, name: str) -> tuple[Any, ...]:
        """每条取一项；没有的跳过，取到列表就摊平。"""
        found: list[Any] = []
        for item in _items(values):
            value = self.scene.attribute(item, name)
            if isinstance(value, tuple):
                found += value
            elif not isinstance(value, Absent):
                found.append(value)
        return tuple(found)

    def join(self, values: Any, between: str = "、", 末: str | None = None) -> Any:  # noqa: N803
        """A、B和C。"""
        if isinstance(values, (Absent, Gap)):
            return values
        if not isinstance(values, tuple):
            return self.scene.printed(values)
        last = 末 if 末 is not None else ("和" if between == "、" else "")
        return self.scene.enumerate(values, between, last)

    def list_some(self, values: Any, unit: str = "", 取: int | None = None, 数字: str = "") -> Any:  # noqa: N803
        """A、B、C等3项指标；只有一条就是那一条。"""
        items = _items(values)
        if not items:
            return values if isinstance(values, (Absent, Gap)) else ABSENT
        shown = self.scene.enumerate(items[: 取 or len(items)], "、", "" if len(items) > 1 else "和")
        if len(items) == 1 or not isinstance(shown, Phrase):
            return shown
        number = numeral(len(items), unit[:1]) if 数字 == "汉字" else str(len(items))
        rest = unit[1:] if 数字 == "汉字" else unit
        return join((shown, phrase("等"), phrase(number, counting(items)), phrase(rest)), "")

    def take(self, values: Any, number: int) -> Any:
        """前几条；整项待补的还是那一处待补。"""
        return values if isinstance(values, Gap) else _items(values)[:number]

    def skip(self, values: Any, number: int) -> tuple[Any, ...]:
        """除去前几条。"""
        return _items(values)[number:]

    def first(self, values: Any) -> Any:
        """第一条。"""
        if isinstance(values, Gap):
            return values
        items = _items(values)
        return items[0] if items else Absent()

    def _where(self, values: Any, test: Callable[[Fact], bool]) -> tuple[Fact, ...]:
        return tuple(item for item in _items(values) if isinstance(item, Fact) and test(item))

    def of_type(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按事实的类型：短板、困难、指标……"""
        return self._where(values, lambda fact: fact.ZH in map(_text, names))

    def group(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按组别。"""
        return self._where(values, lambda fact: isinstance(fact.group, Phrase) and fact.group.text in map(_text, names))

    def shared_group(self, values: Any) -> Any:
        """全部同属一个组别时，那个组别的叫法；有一条不是就没有。“N个X”数的和列的因此总是同一批。"""
        groups = [item.group for item in _items(values) if isinstance(item, Fact)]
        texts = {group.text if isinstance(group, Phrase) else "" for group in groups}
        if len(texts) != 1 or "" in texts:
            return ABSENT
        return phrase(texts.pop(), union(group.origin for group in groups if isinstance(group, Phrase)))

    def topic(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按主题；指标按领域。"""
        wanted = {_text(name) for name in names}

        def test(fact: Fact) -> bool:
            topics = {topic.text for topic in fact.topics} if isinstance(fact.topics, tuple) else set()
            return bool(topics & wanted)

        return self._where(values, test)

    def in_year(self, values: Any, year: Any) -> tuple[Fact, ...]:
        """按年。"""
        wanted = int(_text(year)) if not isinstance(year, int) else year
        return self._where(values, lambda fact: self.scene.year_of(fact) == wanted)

    def _has(self, fact: Any, name: str) -> bool:
        try:
            value = self.scene.attribute(fact, name)
        except LanguageError:
            return False  # 几种事实混在一起的列表，没有这个键就是没有写
        return value is not False and bool(value)

    def having(self, values: Any, *names: str) -> tuple[Any, ...]:
        """写了这些项的。"""
        return tuple(item for item in _items(values) if all(self._has(item, name) for name in names))

    def lacking(self, values: Any, *names: str) -> tuple[Any, ...]:
        """没有写这些项的。"""
        return tuple(item for item in _items(values) if not any(self._has(item, name) for name in names))

    def _by_key(self, values: Any, zh: tuple[str, ...], names: Iterable[Any]) -> tuple[Fact, ...]:
        wanted = {_text(name) for name in names}

        def test(fact: Fact) -> bool:
            for key in zh:
                try:
                    value = self.scene.attribute(fact, key)
                except LanguageError:
                    continue
                if isinstance(value, Phrase) and value.text in wanted:
                    return True
            return False

        return self._where(values, test)

    def category(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按类别、类型、形式、方式。"""
        return self._by_key(values, ("类别", "类型", "形式", "方式"), names)

    def level(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按层级。"""
        return self._by_key(values, ("层级",), names)

    def answering(self, values: Any, target: Any) -> tuple[Fact, ...]:
        """针对某条短板、困难或指标的任务。"""
        return self._where(
            values,
            lambda fact: isinstance(fact, Task) and any(item is target for item in self.scene.linked(fact.answers)),
        )

    # -- 指标 --

    def _indicators(self, values: Any, test: Callable[[Indicator], bool]) -> tuple[Fact, ...]:
        return self._where(values, lambda fact: isinstance(fact, Indicator) and test(fact))

    def plan(self, values: Any, *plans: Any) -> tuple[Fact, ...]:
        """按规划：编号、名称或规划本身。"""
        wanted = {plan.code if isinstance(plan, Fact) else _text(plan) for plan in plans}
        meant = {
            f"规划/{plan.code}"
            for plan in self.scene.facts.of("规划")
            if isinstance(plan, Plan) and {plan.code, _text(plan.name), _text(plan.short)} & wanted
        }
        return self._indicators(values, lambda fact: isinstance(fact.plan, Link) and fact.plan.target in meant)

    def domain(self, values: Any, *names: Any) -> tuple[Fact, ...]:
        """按领域。"""
        wanted = {_text(name) for name in names}
        return self._indicators(values, lambda fact: isinstance(fact.domain, Phrase) and fact.domain.text in wanted)

    def status(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按到成文日期的状态。"""
        wanted = {_text(name) for name in names}
        day = self.scene.day
        return self._indicators(values, lambda fact: _text(status_on(fact, day)) in wanted)

    def difficult(self, values: Any) -> tuple[Fact, ...]:
        """难点指标。"""
        return self._indicators(values, is_difficult)

    def unmet(self, values: Any) -> tuple[Fact, ...]:
        """没有达标的；还不知道状态的不算。"""
        return self._indicators(values, lambda fact: is_unmet(fact, self.scene.day))

    def met(self, values: Any) -> tuple[Fact, ...]:
        """已经达标的。"""
        return self._indicators(values, lambda fact: is_met(fact, self.scene.day))

    def rate(self, values: Any) -> Any:
        """按口径的达标率。"""
        chosen = tuple(item for item in _items(values) if isinstance(item, Indicator))
        return tally(chosen, self.scene.day, self.scene.caliber).rate

    def met_count(self, values: Any) -> Any:
        """按口径达标的项数；有一项不知道状态就是待补。"""
        chosen = tuple(item for item in _items(values) if isinstance(item, Indicator))
        return tally(chosen, self.scene.day, self.scene.caliber).met

    def data_year(self, values: Any, 期: str = "") -> Any:  # noqa: N803
        """这些指标最近的值都是哪一年的（期="最早"、"上期"是那两个值的）；不是同一年的没有。"""
        find = {"": value_on, "上期": value_before, "最早": value_first}.get(_text(期))
        if find is None:
            raise LanguageError(_("“期”只能写 上期 或 最早"))
        latest = [find(item, self.scene.year) for item in _items(values) if isinstance(item, Indicator)]
        known = [value for value in latest if isinstance(value, Figure) and value.period]
        years = {value.period.year for value in known if value.period}
        if len(years) != 1:
            return ABSENT
        return phrase(str(years.pop()), union([value.origin for value in known], PERIOD))

    @_values_only
    def value_year(self, figure: Any) -> Any:
        """这个数是哪一年的；期间不落在一年里的没有。"""
        shown = _figure(figure)
        return (
            phrase(str(shown.period.year), union([shown.origin], PERIOD))
            if shown.period and shown.period.year
            else ABSENT
        )

    # -- 时间、名称、其余 --

    def full_date(self, value: Any) -> Any:
        """2022年5月10日。"""
        return self._date(value, lambda moment: moment.say(day_only=True))

    def month_day(self, value: Any) -> Any:
        """5月10日；往年的带上年份，不会读成今年的。"""
        return self._date(
            value, lambda moment: moment.say(year=(moment.year or self.scene.year) < self.scene.year, day_only=True)
        )

    def year_month(self, value: Any) -> Any:
        """2022年5月。"""
        return self._date(value, lambda moment: moment.say(month_only=True))

    def full_moment(self, value: Any) -> Any:
        """2022年5月10日（星期二）上午9:30。"""
        return self._date(value, Moment.full)

    def _date(self, value: Any, say: Callable[[Moment], str]) -> Any:
        if isinstance(value, (Absent, Gap)):
            return value
        if not isinstance(value, Moment):
            raise LanguageError(_("这里要一个日期"))
        return phrase(say(value), value.origin)

    def full_name(self, value: Any) -> Any:
        """全称。"""
        return self._name(value, "全称")

    def short_name(self, value: Any) -> Any:
        """简称；没有简称用全称。"""
        short = self._name(value, "简称")
        return short if isinstance(short, (Phrase, Gap, tuple)) else self._name(value, "全称")

    def _name(self, value: Any, zh: str) -> Any:
        if isinstance(value, tuple):
            return tuple(self._name(item, zh) for item in value)
        if isinstance(value, (Absent, Gap, Phrase, str)):
            return value
        return self.scene.attribute(value, zh)

    def otherwise(self, value: Any, other: Any) -> Any:
        """没有时用后面的。"""
        return other if isinstance(value, Absent) or value == () or value is False else value

    @_values_only
    def quoted(self, value: Any) -> Any:
        """加“”；已有引号的不加。"""
        text = self.scene.printed(value)
        if not isinstance(text, Phrase) or text.text.startswith("“"):
            return text
        return join((phrase("“"), text, phrase("”")), "")

    def ends_with(self, value: Any, *endings: str) -> bool:
        """印出来以这几个字收尾：动词随它换，培训班用举办，活动用开展。"""
        shown = self.scene.printed(value)
        return isinstance(shown, Phrase) and shown.text.endswith(tuple(map(_text, endings)))

    # -- 运算 --

    def arithmetic(self, operator: str, left: Any, right: Any) -> Any:
        """加减乘除；年份可以加减整数。"""
        for kind in (Gap, Absent):
            for value in (left, right):
                if isinstance(value, kind):
                    return value
        if isinstance(left, Figure) and isinstance(right, int) and operator in "+-":
            step = right if operator == "+" else -right
            formula = f"{left.number}{operator}{right}"
            return replace(left, value=left.value + step, digits="", origin=union([left.origin], formula))
        if not isinstance(left, Figure) or not isinstance(right, Figure):
            raise LanguageError(_("只有数能做加减乘除"), _("文字相接用 ~"))
        try:
            match operator:
                case "+":
                    return add((left, right))
                case "-":
                    return subtract(left, right)
                case "*":
                    return multiply(left, right)
                case _:
                    return percentage(left, right)
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem
        except ZeroDivisionError:
            return ABSENT

    def concat(self, values: Iterable[Any]) -> Any:
        """``~``。"""
        parts = [self.scene.printed(value) for value in values]
        for kind in (Gap, Absent):
            for part in parts:
                if isinstance(part, kind):
                    return part
        return join((part for part in parts if isinstance(part, Phrase)), "")


def _added(figures: list[Figure]) -> Figure:
    try:
        return add(figures)
    except UnitMismatch as problem:
        raise _mismatch(problem) from problem


def _mismatch(problem: UnitMismatch) -> LanguageError:
    """单位不合是事实写得不合，指着事实说，不指着片段。"""
    fault = LanguageError(
        _("单位不同的数不能比、不能相加减：{figures}", figures=str(problem)),
        _("把这几个数的单位写成一样的"),
        "unit-mismatch",
    )
    sources = [source for figure in problem.figures if figure.origin for source in figure.origin.inputs]
    fault.place = sources[-1].place if sources else None
    return fault
