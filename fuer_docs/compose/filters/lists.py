"""收列表的：数、列、挑。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...model.facts import Fact, Task
from ...model.figure import counted
from ...model.values import ABSENT, Absent, Gap, Phrase, join, phrase, union
from ..language import LanguageError
from .base import OnScene, counting, items_of, numeral, text_of

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
}


class ListFilters(OnScene):
    """收列表的。"""

    __slots__ = ()

    def count(self, values: Any, unit: str = "") -> Any:
        """列表有几个。"""
        items = items_of(values)
        return counted(len(items), counting(items), unit)

    def how_many(self, values: Any, measure: str = "个") -> Any:
        """汉字数目加量词：三个、两项。"""
        items = items_of(values)
        return phrase(numeral(len(items), measure), counting(items))

    def each(self, values: Any, name: str) -> tuple[Any, ...]:
        """每条取一项；没有的跳过，取到列表就摊平。"""
        found: list[Any] = []
        for item in items_of(values):
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
        items = items_of(values)
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
        return values if isinstance(values, Gap) else items_of(values)[:number]

    def skip(self, values: Any, number: int) -> tuple[Any, ...]:
        """除去前几条。"""
        return items_of(values)[number:]

    def first(self, values: Any) -> Any:
        """第一条。"""
        if isinstance(values, Gap):
            return values
        items = items_of(values)
        return items[0] if items else Absent()

    def _where(self, values: Any, test: Callable[[Fact], bool]) -> tuple[Fact, ...]:
        return tuple(item for item in items_of(values) if isinstance(item, Fact) and test(item))

    def of_type(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按事实的类型：短板、困难、指标……"""
        return self._where(values, lambda fact: fact.ZH in map(text_of, names))

    def group(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按组别。"""
        return self._where(
            values, lambda fact: isinstance(fact.group, Phrase) and fact.group.text in map(text_of, names)
        )

    def shared_group(self, values: Any) -> Any:
        """全部同属一个组别时，那个组别的叫法；有一条不是就没有。“N个X”数的和列的因此总是同一批。"""
        groups = [item.group for item in items_of(values) if isinstance(item, Fact)]
        texts = {group.text if isinstance(group, Phrase) else "" for group in groups}
        if len(texts) != 1 or "" in texts:
            return ABSENT
        return phrase(texts.pop(), union(group.origin for group in groups if isinstance(group, Phrase)))

    def topic(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按主题；指标按领域。"""
        wanted = {text_of(name) for name in names}

        def test(fact: Fact) -> bool:
            topics = {topic.text for topic in fact.topics} if isinstance(fact.topics, tuple) else set()
            return bool(topics & wanted)

        return self._where(values, test)

    def in_year(self, values: Any, year: Any) -> tuple[Fact, ...]:
        """按年。"""
        wanted = int(text_of(year)) if not isinstance(year, int) else year
        return self._where(values, lambda fact: self.scene.year_of(fact) == wanted)

    def _has(self, fact: Any, name: str) -> bool:
        try:
            value = self.scene.attribute(fact, name)
        except LanguageError:
            return False  # 几种事实混在一起的列表，没有这个键就是没有写
        return value is not False and bool(value)

    def having(self, values: Any, *names: str) -> tuple[Any, ...]:
        """写了这些项的。"""
        return tuple(item for item in items_of(values) if all(self._has(item, name) for name in names))

    def lacking(self, values: Any, *names: str) -> tuple[Any, ...]:
        """没有写这些项的。"""
        return tuple(item for item in items_of(values) if not any(self._has(item, name) for name in names))

    def _by_key(self, values: Any, zh: tuple[str, ...], names: Iterable[Any]) -> tuple[Fact, ...]:
        wanted = {text_of(name) for name in names}

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
