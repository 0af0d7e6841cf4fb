"""收数的：算差、算占比、换写法，和 + - * /。"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...model.figure import (
    Figure,
    UnitMismatch,
    add,
    difference_words,
    growth,
    is_rate,
    multiply,
    percentage,
    roughly,
    subtract,
)
from ...model.numerals import to_chinese
from ...model.speech import _
from ...model.values import ABSENT, SEQUENCE, Absent, Gap, join, phrase, union
from ..bundle import PERIOD
from ..language import LanguageError
from .base import OnScene, figure_of, items_of, values_only

METHODS = {
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
    "期间年": "value_year",
}


class FigureFilters(OnScene):
    """收数的。"""

    __slots__ = ()

    def total(self, values: Any, name: str) -> Any:
        """每条的这个数加起来。"""
        found = [self.scene.attribute(item, name) for item in items_of(values)]
        figures = [value for value in found if isinstance(value, Figure)]
        if not figures:
            return next((value for value in found if isinstance(value, Gap)), Absent(name))
        return figures[0] if len(figures) == 1 else _added(figures)

    @values_only
    def share(self, part: Any, whole: Any, places: int = 1) -> Any:
        """占比。"""
        try:
            return percentage(figure_of(part), figure_of(whole), places)
        except ZeroDivisionError:
            return ABSENT

    @values_only
    def minus(self, left: Any, right: Any) -> Any:
        """差。"""
        try:
            return subtract(figure_of(left), figure_of(right))
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem

    @values_only
    def plus(self, left: Any, right: Any) -> Any:
        """和。"""
        return _added([figure_of(left), figure_of(right)])

    @values_only
    def compared(self, new: Any, old: Any, up: str = "", down: str = "") -> Any:
        """增加12人、提高2.3个百分点、持平。"""
        try:
            verb, gap = difference_words(figure_of(new), figure_of(old), up, down)
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem
        return phrase(verb) if gap is None else join((phrase(verb), phrase(gap.text, gap.origin)), "")

    @values_only
    def growth(self, new: Any, old: Any, places: int = 1) -> Any:
        """增长5.3%；率和率比，说百分点。"""
        if is_rate(figure_of(new)):
            return self.compared(new, old)
        try:
            verb, rate = growth(figure_of(new), figure_of(old), places)
        except ZeroDivisionError:
            return ABSENT
        except UnitMismatch as problem:
            raise _mismatch(problem) from problem
        return phrase(verb) if rate is None else join((phrase(verb), phrase(rate.text, rate.origin)), "")

    @values_only
    def rough(self, figure: Any, keep: int = 2) -> Any:
        """约数的和只留头几位：1733余万元 说成 1700余万元。"""
        return roughly(figure_of(figure), keep)

    @values_only
    def bare(self, figure: Any) -> Any:
        """不带期间说明。"""
        return phrase(figure_of(figure).text, figure_of(figure).origin)

    @values_only
    def digits(self, figure: Any) -> Any:
        """只有数字。"""
        return phrase(figure_of(figure).number, figure_of(figure).origin)

    @values_only
    def in_chinese(self, figure: Any) -> Any:
        """汉字数字。"""
        if isinstance(figure, int):
            return phrase(to_chinese(figure), SEQUENCE)
        value = figure_of(figure)
        if value.value != value.value.to_integral() or value.value < 0:
            raise LanguageError(_("只有整数能写成汉字"))
        return phrase(to_chinese(int(value.value)), value.origin)

    @values_only
    def value_year(self, figure: Any) -> Any:
        """这个数是哪一年的；期间不落在一年里的没有。"""
        shown = figure_of(figure)
        return (
            phrase(str(shown.period.year), union([shown.origin], PERIOD))
            if shown.period and shown.period.year
            else ABSENT
        )

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
