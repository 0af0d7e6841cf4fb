"""原来多少、现在多少、差多少：由A到B、比上年的A增加C、目标A还差C、甲比乙多C，都读成一样的三个数。"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .quantities import Quantity

FORMER, AIM, OTHER = "former", "aim", "other"
"""和什么比：从前的数、目标任务、另一样东西。"""


class Change(NamedTuple):
    """一处变化。``change`` 是 ``None`` 的只说了方向；``sign`` 升是 1，降是 -1，只说差多少的是 0。"""

    old: Quantity
    new: Quantity
    change: Quantity | None
    sign: int
    verb: str
    kind: str
    sure: bool
    start: int
    end: int
    ratio: Decimal | None = None
    """说成新数是旧数的几倍。"""


class Grown(NamedTuple):
    """现在的数、增减的数、百分比，没有写原来的数。"""

    now: Quantity
    delta: Quantity
    rate: Quantity
    sign: int


class Yearly(NamedTuple):
    """几年里从多少到多少，平均一年多少。"""

    old: Quantity
    new: Quantity
    change: Quantity
    years: int


class Pointless(NamedTuple):
    """率和率比，差写成了百分之几。"""

    rate: Quantity | None
    change: Quantity
    verb: str


class Changes(NamedTuple):
    """全文的变化。"""

    changes: list[Change]
    grown: list[Grown]
    pointless: list[Pointless]
    yearly: list[Yearly]
    others: list[Quantity]
    """也是变化，原来的数没有写。"""

    @property
    def read(self) -> frozenset[tuple[int, int]]:
        """读作变化的数：第几段、从第几个字起。"""
        written = [one.change for one in self.changes if one.change is not None]
        written += [*self.others, *(one.change for one in self.yearly), *(one.rate for one in self.grown)]
        return frozenset((one.passage.n, one.start) for one in (*written, *(one.change for one in self.pointless)))
