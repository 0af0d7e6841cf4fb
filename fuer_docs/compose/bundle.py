"""成文里传来传去的几样小东西：一组值、全文排定才知道的数、叫法。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..model.facts import Fact, Record
from ..model.setting import Paper
from ..model.values import Closed, Phrase

PRIVATE = "某某"
PERIOD = "期间"
"""期间说明的算式：不是算出来的，是注明的。"""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bundle(Closed):
    """引擎给的一组值，像事实一样用点取；``printed`` 是直接印它时印的。"""

    label: str
    values: dict[str, Any]
    printed: Phrase | None = None

    def __bool__(self) -> bool:
        return True


class Late(Closed):
    """全文排定才知道的数：一级标题有几个。"""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True


HEADING_COUNT = Late()


def label_of(record: Record) -> str:
    if isinstance(record, Fact):
        return f"{record.ZH}“{record.name.text if isinstance(record.name, Phrase) else record.code}”"
    if isinstance(record, Paper):
        return record.ref.replace("/", "“") + "”"
    return kind_name(type(record))


def kind_name(kind: type[Record]) -> str:
    """小组的叫法：说明文字里冒号、句号以前的话。"""
    return (kind.__doc__ or "").partition("：")[0].rstrip("。")
