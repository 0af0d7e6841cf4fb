"""过滤器共用的：接到的是什么，待补、没有怎么传下去，数一个列表的来历。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from ...model.facts import Fact, source_of
from ...model.figure import Figure
from ...model.indicators import COUNT
from ...model.numerals import cardinal, to_chinese
from ...model.speech import _
from ...model.values import Absent, Gap, Origin, Source
from ..language import LanguageError
from ..scene import Scene


@dataclass(frozen=True, slots=True)
class OnScene:
    """以一份文稿的景为准的一组过滤器。"""

    scene: Scene


def values_only(function: Callable[..., Any]) -> Callable[..., Any]:
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


def items_of(values: Any) -> tuple[Any, ...]:
    if isinstance(values, (Absent, Gap)):
        return ()
    if not isinstance(values, tuple):
        raise LanguageError(_("这个过滤器要一个列表，给的是一个值"))
    return values


def text_of(value: Any) -> str:
    if isinstance(value, str):
        return value
    text = getattr(value, "text", None)
    return text if isinstance(text, str) else str(int(value.value)) if isinstance(value, Figure) else ""


def figure_of(value: Any) -> Figure:
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
