"""形状：一个键该怎么写。读入、JSON Schema、模板检查都只看这一张表。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

from .values import ABSENT


class Shape:
    """一个键的写法。"""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Words(Shape):
    """文字。``quoted`` 是引语、口号、名称一类，可以长、可以有句号。"""

    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Number(Shape):
    """数。``unit`` 是没写单位时用的；``must`` 为真就一定要写单位。"""

    unit: str = ""
    must: bool = False


@dataclass(frozen=True, slots=True)
class YesNo(Shape):
    """是或否。"""


@dataclass(frozen=True, slots=True)
class Time(Shape):
    """时间。``exact`` 为真时要精确到日。"""

    exact: bool = False


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """整数：年份、排序。"""


@dataclass(frozen=True, slots=True)
class Choice(Shape):
    """几个词里的一个。"""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor(Shape):
    """单位：机构的编号、简称、全称，或者照印的几个字。"""


@dataclass(frozen=True, slots=True)
class Ref(Shape):
    """指向别的事实；``loose`` 为真时也可以只是几个字。"""

    types: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Many(Shape):
    """一项或多项。"""

    item: Shape


@dataclass(frozen=True, slots=True)
class Group(Shape):
    """几个键成一组；``short`` 是只写一个值时它算哪个键。"""

    record: type
    short: str = ""


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """只写一个值时用 ``scalar``，写成几个键时用 ``mapping``。"""

    scalar: Shape
    mapping: Shape


@dataclass(frozen=True, slots=True)
class ByYear(Shape):
    """按年份列的：{2019: …, 2020: …}。"""

    item: Shape


@dataclass(frozen=True, slots=True)
class Key:
    """一个键：中文名、形状、是否必填。"""

    zh: str
    shape: Shape
    attr: str
    required: bool
    doc: str


def key(zh: str, shape: Shape, *, required: bool = False, doc: str = "") -> Any:
    """在记录里声明一个键。"""
    return field(default=ABSENT, metadata={"zh": zh, "shape": shape, "required": required, "doc": doc})


_Class = TypeVar("_Class", bound=type)
_KEYS: dict[type, Mapping[str, Key]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False, field_specifiers=(key,))
def record(cls: _Class) -> _Class:
    """一种记录：不可变，只认键名，按身份相等。"""
    return dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)  # type: ignore[return-value]


def keys_of(record: type) -> Mapping[str, Key]:
    """一种记录的全部键，按声明次序，以中文键名为索引。"""
    if record not in _KEYS:
        _KEYS[record] = _read_keys(record)
    return _KEYS[record]


def _read_keys(record: type) -> Mapping[str, Key]:

    def one(item: Field[Any]) -> Key:
        meta = item.metadata
        return Key(meta["zh"], meta["shape"], item.name, meta["required"], meta["doc"])

    found = (one(item) for item in fields(record) if "zh" in item.metadata)
    return {entry.zh: entry for entry in found}
