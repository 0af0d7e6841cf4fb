"""值：印到文稿里的东西，每一样都带着自己的来历。

值默认是封闭的：不能被悄悄变成普通字符串，否则来历就断了。要文字时明说 ``.text``。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from .place import Place


class Source(NamedTuple):
    """一个值的一处来源：哪条事实的哪一项，写在哪里，谁提供的。"""

    fact: str
    """类型/编号，例如 ``合计/已达标``；不公开的人员是 ``人员/#3``。"""
    field: str
    """键名，例如 ``数值``。"""
    place: Place
    cell: str | None = None
    """来源文件里的单元格，例如 ``汇总!B3``。"""
    supplied_by: str | None = None
    """提供单位。"""


class Origin(NamedTuple):
    """来历：由哪些来源、按什么算式得来。没有算式就是原样取来的。"""

    inputs: tuple[Source, ...] = ()
    formula: str | None = None


SEQUENCE = Origin((), "序号")
"""引擎自己编的号：标题号、一是、序号。"""


def union(origins: Iterable[Origin | None], formula: str | None = None) -> Origin:
    """几样来历并成一样；同一来源只留一次。"""
    inputs = dict.fromkeys(source for origin in origins if origin for source in origin.inputs)
    return Origin(tuple(inputs), formula)


class Closed:
    """封闭的值：不许隐式变成字符串，也不许逐字遍历。"""

    __slots__ = ()

    def __str__(self) -> str:
        raise TypeError("值不能直接变成字符串")

    def __format__(self, spec: str) -> str:
        raise TypeError("值不能直接变成字符串")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __iter__(self) -> Iterable[object]:
        raise TypeError("值不能逐字遍历")


Part = tuple[str, Origin | None]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Phrase(Closed):
    """一串文字，分段带着来历。"""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """不带来历的文字。"""
        parts = self.parts
        return parts[0][0] if len(parts) == 1 else "".join([part[0] for part in parts])

    @property
    def origin(self) -> Origin:
        """各段来历合起来。"""
        return union(part[1] for part in self.parts)

    def __bool__(self) -> bool:
        return any(part[0] for part in self.parts)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Phrase):
            return self.text == other.text
        return self.text == other if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)


def phrase(text: str, origin: Origin | None = None) -> Phrase:
    """一段文字。"""
    return Phrase(((text, origin),))


def join(values: Iterable[Phrase], between: str) -> Phrase:
    """用 ``between`` 连起几串文字。"""
    parts: list[Part] = []
    for value in values:
        if parts and between:
            parts.append((between, None))
        parts.extend(value.parts)
    return Phrase(tuple(parts))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Gap(Closed):
    """待补：知道该有，还没有填。``place`` 说明去哪里填。"""

    name: str
    place: Place | None = field(default=None)

    @property
    def text(self) -> str:
        """印在草稿里的样子。"""
        return f"【待补：{self.name}】"

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Absent(Closed):
    """没有写。印在可省的半句里，半句就不印；印在必须有的地方，就是一处待补。"""

    name: str = ""
    place: Place | None = field(default=None)
    known: bool = False
    """写明了“无”：知道没有，不算待补。"""

    def __bool__(self) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        """和谁比大小都不成立。"""
        return False

    __gt__ = __le__ = __ge__ = __lt__


ABSENT = Absent()
