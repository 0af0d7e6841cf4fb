"""规矩：一条一个文件，讲清查什么、为什么、依据哪一条，正反例子就是它的测试和说明。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..model.finding import Severity
from ..model.manuscript import Manuscript, Passage
from ..model.speech import _
from ..reading.headings import Mark
from ..reading.pattern import Pattern
from ..reading.reading import Reading


class Hit(NamedTuple):
    """一处不合：第几段、哪几个字、什么毛病、怎么改。``n`` 是 ``None`` 说的是整个版面。"""

    n: int | None
    start: int
    end: int
    message: str
    hint: str = ""
    severity: Severity | None = None
    """比规矩本身更有把握或更没把握时写。"""
    fix: str | None = None
    """放心改成什么：机械的、改了不会错的才写，``--fix`` 照改。"""
    due: Decimal | None = None
    """说数不对的，算出来该是多少；离写着的太远，多半是认错了谁和谁。"""


Example = str | Manuscript | Callable[[], Manuscript]
"""例子：一段文字（一行一段），或一份读好的文稿；排起来费事的用到才排。"""
Find = Callable[[Reading], Iterable[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """一条规矩。"""

    id: str
    """说毛病的英文短语，例如 ``percentage-mismatch``。"""
    title: str
    severity: Severity
    why: str
    """为什么查它：退稿的人会怎么说。"""
    basis: str
    """依据：标准的条款和强弱（规定、一般、惯例），或出处；没有依据的写“惯例”。"""
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    find: Find
    last: bool = False
    """最后才说：同一处别的规矩已经说了的，不再说。"""
    fixes: Find | None = None
    """可以放心照改的每一处；没有的用 ``find`` 里写了 ``fix`` 的。几处并成一条说的才要另写。"""


def hit(
    passage: Passage,
    start: int,
    end: int,
    message: str,
    hint: str = "",
    severity: Severity | None = None,
    fix: str | None = None,
    due: Decimal | None = None,
) -> Hit:
    """一段里的几个字。"""
    return Hit(passage.n, start, end, message, hint, severity, fix, due)


def hit_mark(mark: Mark, message: str, hint: str, severity: Severity | None = None) -> Hit:
    """一个序号。"""
    return Hit(mark.passage.n, mark.start, mark.end, message, hint, severity)


def replace(pairs: Sequence[tuple[Pattern, str]], message: str, *, safe: bool = False) -> Find:
    """该换的写法：``(写错的样子, 该写的)``，右边可以引用左边的组；``message`` 用 ``mark`` 收词。

    ``safe`` 的可以放心照改。
    """

    def find(reading: Reading) -> Iterator[Hit]:
        for wrong, right in pairs:
            for passage, match in reading.matches(wrong):
                better = match.expand(right)
                said, hint = _(message, text=match[0], better=better), _("改成“{better}”", better=better)
                yield hit(passage, *match.span(), said, hint, fix=better if safe else None)

    return find


FEW = 5
"""同一毛病一篇里超过这么多处，只说一次，说有几处。"""


def gathered(found: Iterable[Hit], summary: Callable[[int], str], few: int = FEW) -> Iterator[Hit]:
    """几处各说各的；多了就在头一处说一次，``summary`` 给出几处的说法。"""
    hits = list(found)
    if len(hits) <= few:
        yield from hits
    else:
        yield hits[0]._replace(message=summary(len(hits)))
