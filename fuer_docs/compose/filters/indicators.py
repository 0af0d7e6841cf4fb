"""收指标的：按规划、领域、状态挑，数达标的。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...model.facts import Fact, Indicator, Link, Plan
from ...model.figure import Figure
from ...model.indicators import is_difficult, is_met, is_unmet, status_on, tally, value_before, value_first, value_on
from ...model.speech import _
from ...model.values import ABSENT, Phrase, phrase, union
from ..bundle import PERIOD
from ..language import LanguageError
from .base import items_of, text_of
from .lists import ListFilters

METHODS = {
    "规划": "plan",
    "领域": "domain",
    "状态": "status",
    "难点": "difficult",
    "未达标": "unmet",
    "已达标": "met",
    "达标率": "rate",
    "达标数": "met_count",
    "数据年": "data_year",
}


class IndicatorFilters(ListFilters):
    """收指标的。"""

    __slots__ = ()

    def _indicators(self, values: Any, test: Callable[[Indicator], bool]) -> tuple[Fact, ...]:
        return self._where(values, lambda fact: isinstance(fact, Indicator) and test(fact))

    def plan(self, values: Any, *plans: Any) -> tuple[Fact, ...]:
        """按规划：编号、名称或规划本身。"""
        wanted = {plan.code if isinstance(plan, Fact) else text_of(plan) for plan in plans}
        meant = {
            f"规划/{plan.code}"
            for plan in self.scene.facts.of("规划")
            if isinstance(plan, Plan) and {plan.code, text_of(plan.name), text_of(plan.short)} & wanted
        }
        return self._indicators(values, lambda fact: isinstance(fact.plan, Link) and fact.plan.target in meant)

    def domain(self, values: Any, *names: Any) -> tuple[Fact, ...]:
        """按领域。"""
        wanted = {text_of(name) for name in names}
        return self._indicators(values, lambda fact: isinstance(fact.domain, Phrase) and fact.domain.text in wanted)

    def status(self, values: Any, *names: str) -> tuple[Fact, ...]:
        """按到成文日期的状态。"""
        wanted = {text_of(name) for name in names}
        day = self.scene.day
        return self._indicators(values, lambda fact: text_of(status_on(fact, day)) in wanted)

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
        chosen = tuple(item for item in items_of(values) if isinstance(item, Indicator))
        return tally(chosen, self.scene.day, self.scene.caliber).rate

    def met_count(self, values: Any) -> Any:
        """按口径达标的项数；有一项不知道状态就是待补。"""
        chosen = tuple(item for item in items_of(values) if isinstance(item, Indicator))
        return tally(chosen, self.scene.day, self.scene.caliber).met

    def data_year(self, values: Any, 期: str = "") -> Any:  # noqa: N803
        """这些指标最近的值都是哪一年的（期="最早"、"上期"是那两个值的）；不是同一年的没有。"""
        find = {"": value_on, "上期": value_before, "最早": value_first}.get(text_of(期))
        if find is None:
            raise LanguageError(_("“期”只能写 上期 或 最早"))
        latest = [find(item, self.scene.year) for item in items_of(values) if isinstance(item, Indicator)]
        known = [value for value in latest if isinstance(value, Figure) and value.period]
        years = {value.period.year for value in known if value.period}
        if len(years) != 1:
            return ABSENT
        return phrase(str(years.pop()), union([value.origin for value in known], PERIOD))
