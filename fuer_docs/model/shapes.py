"""形状：一个键该怎么写。读入、JSON Schema、模板检查都只看这一张表。"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, NoReturn, TypeVar, dataclass_transform

from .place import Place
from .values import ABSENT


class Words(NamedTuple):
    """文字。``quoted`` 是引语、口号、名称一类，可以长、可以有句号。"""

    quoted: bool = False


class Number(NamedTuple):
    """数。``unit`` 是没写单位时用的；``must`` 为真就一定要写单位。"""

    unit: str = ""
    must: bool = False


class YesNo(NamedTuple):
    """是或否。"""


class Time(NamedTuple):
    """时间。``exact`` 为真时要精确到日。"""

    exact: bool = False


class Whole(NamedTuple):
    """整数：年份、排序。"""


class Choice(NamedTuple):
    """几个词里的一个。"""

    options: tuple[str, ...]


class Actor(NamedTuple):
    """单位：机构的编号、简称、全称，或者照印的几个字。"""


class Ref(NamedTuple):
    """指向别的事实；``loose`` 为真时也可以只是几个字。"""

    types: tuple[str, ...]
    loose: bool = False


class Many(NamedTuple):
    """一项或多项。"""

    item: Shape


class Group(NamedTuple):
    """几个键成一组；``short`` 是只写一个值时它算哪个键。"""

    record: type
    short: str = ""


class Either(NamedTuple):
    """只写一个值时用 ``scalar``，写成几个键时用 ``mapping``。"""

    scalar: Shape
    mapping: Shape


class ByYear(NamedTuple):
    """按年份列的：{2019: …, 2020: …}。"""

    item: Shape


Shape = Words | Number | YesNo | Time | Whole | Choice | Actor | Ref | Many | Group | Either | ByYear
"""一个键的写法。"""


class Key(NamedTuple):
    """一个键：中文名、形状、是否必填。"""

    zh: str
    shape: Shape
    attr: str
    required: bool
    doc: str


class _Spec(NamedTuple):
    """记录里一个键的声明，等 :func:`record` 来收。"""

    zh: str
    shape: Shape
    required: bool
    doc: str


def key(zh: str, shape: Shape, *, required: bool = False, doc: str = "") -> Any:
    """在记录里声明一个键。"""
    return _Spec(zh, shape, required, doc)


class Record:
    """带键的一组值，不可变；顶层事实和其中的小组都是。没给的键是 ``ABSENT``。"""

    KEYS: ClassVar[Mapping[str, Key]] = {}
    spots: Mapping[str, Place] = {}
    """各键写在哪里：整数、是否这些不带来历的值靠它指路。"""
    _absent: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(self._absent)
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"记录不能改：{name}")


_Class = TypeVar("_Class", bound=type[Record])


@dataclass_transform(kw_only_default=True, eq_default=False, frozen_default=True, field_specifiers=(key,))
def record(cls: _Class) -> _Class:
    """收一种记录的键：上级的在前，按声明次序。

    不用 ``dataclass``：它给每种记录现编一遍代码，四十多种要几十毫秒，占去一条命令的一成时间。
    """
    specs = {name: spec for name, spec in vars(cls).items() if isinstance(spec, _Spec)}
    own = {spec.zh: Key(spec.zh, spec.shape, name, spec.required, spec.doc) for name, spec in specs.items()}
    cls.KEYS = {**cls.KEYS, **own}
    cls._absent = dict.fromkeys((entry.attr for entry in cls.KEYS.values()), ABSENT)
    for name in specs:
        delattr(cls, name)
    return cls


def keys_of(record: type[Record]) -> Mapping[str, Key]:
    """一种记录的全部键，按声明次序，以中文键名为索引。"""
    return record.KEYS
