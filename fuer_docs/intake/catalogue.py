"""对目录：表里的名称是哪一项指标。一样的直接认；多出无关紧要的字的认了说出来；拿不准的不认。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from ..model.numerals import from_chinese, halfwidth

_SOFT = re.compile(
    r"(?<![初高集])中(?!小学|学|职|重|等|专|央|国|心|期|毒|医|考|年)|[\s的在占、,，。.:：·\-—_“”\"'《》（）()\[\]【】]"
)
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}(?=岁|年|个月|周)")
_SAME = (
    ("比重", "比例"), ("比率", "比例"), ("百分比", "比例"), ("女性数量比例", "女性比例"), ("婴幼儿", "婴儿"), ("及以下", "以下"), ("每千人口", "千人口"),
    ("新农合", "新型农村合作医疗"), ("村民委员会", "村委会"), ("居民委员会", "居委会"),
)  # fmt: skip
_TELLING = re.compile(
    "中|重度|轻度|农村|城市|城镇|城乡|男|女|小学|初中|高中|大学|研究生|流动|留守|残疾|孤儿|新生儿|婴|孕|产|早|晚|未|非|不|正职|副职|主任|成员|班子|干部|代表|委员|[0-9]|前|后|以上|以下|一年|三年|毛|净|增长|人数|总数|次数"
)
"""多出这些字的就是另一项指标。"""
ALIKE = 0.6


def normal(name: str) -> str:
    """去掉不影响意思的字，数字统一写法。"""
    text = halfwidth(name)
    text = _NUMERAL.sub(lambda match: str(from_chinese(match[0]) or match[0]), text)
    text = _SOFT.sub("", text)
    for one, other in _SAME:
        text = text.replace(one, other)
    return text


@dataclass(frozen=True, slots=True)
class Entry:
    """目录里的一项：工作区已有的，或者指标目录里的。"""

    code: str
    names: tuple[str, ...]
    plan: str
    """工作区里规划的编号，或者哪一代纲要。"""
    domain: str = ""
    unit: str = ""
    direction: str = ""
    target: str = ""
    own: bool = False
    """工作区里已经有的。"""

    @property
    def called(self) -> str:
        """收进来叫什么：工作区已有的照它的编号，别的照名称，和监测年报收来的是同一条。"""
        return self.code if self.own else self.names[0]


class Match(NamedTuple):
    """对上的一项；没有对上的 ``entry`` 是 ``None``，``near`` 是几个像的。凭别名认的不算 ``exact``。"""

    entry: Entry | None
    exact: bool = True
    near: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """工作区里还有哪几项也叫这个，看不出说的是哪一项。"""


class Catalogue:
    """一本目录，先认工作区已有的，再认指标目录的。"""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._by_name: dict[str, list[Entry]] = {}
        for entry in self._entries:
            for name in dict.fromkeys(map(normal, (entry.code, *entry.names))):
                self._by_name.setdefault(name, []).append(entry)

    def named(self, name: str, year: int | None = None) -> Entry | None:
        """名字（去掉不影响意思的字）一模一样的那一项；几代纲要都有的，要管着 ``year`` 的那一代。"""
        same = self._by_name.get(normal(name), [])
        apt = [entry for entry in same if entry.own or year is None or _covers(entry.plan, year)]
        return _of_plan(apt or same, "", "") if same else None

    def find(self, name: str, plan: str = "", generation: str = "") -> Match:
        """``name`` 是哪一项；``plan``、``generation`` 是这张表说的规划和哪一代纲要，不知道是空的。"""
        wanted = normal(name)
        same = self._by_name.get(wanted)
        if same:
            entry = _of_plan(same, plan, generation)
            rivals = [one.code for one in same if one.own and entry.own and entry.plan != plan and one is not entry]
            exact = entry.own or wanted in {normal(entry.names[0]), normal(entry.code)}
            return Match(entry, exact, others=tuple(rivals))
        close = self._close(wanted)
        sure = [known for known in close if _only_padded(wanted, known)]
        if len(sure) == 1:
            return Match(_of_plan(self._by_name[sure[0]], plan, generation), exact=False)
        names = dict.fromkeys(self._by_name[known][0].names[0] for known in close)
        return Match(None, near=tuple(names)[:3])

    def _close(self, wanted: str) -> list[str]:
        scored = []
        chars = set(wanted)
        for known in self._by_name:
            if len(chars & set(known)) * 2 >= len(chars):
                ratio = SequenceMatcher(None, wanted, known, autojunk=False).ratio()
                if ratio >= ALIKE:
                    scored.append((-ratio, known))
        return [known for _ratio, known in sorted(scored)]


def _covers(plan: str, year: int) -> bool:
    """一代纲要管十年：妇纲2021 管 2021 至 2030 年。"""
    begins = re.search(r"(\d{4})$", plan)
    return begins is None or int(begins[1]) <= year <= int(begins[1]) + 9


def _of_plan(entries: Sequence[Entry], plan: str, generation: str) -> Entry:
    """几个规划都有的：工作区已有的在先，其中先要这张表说的规划；再看是哪一代纲要的。"""
    own = [entry for entry in entries if entry.own]
    same = [entry for entry in own if plan and entry.plan == plan]
    generations = [entry for entry in entries if generation and entry.plan == generation]
    return next(iter([*same, *own, *generations, *entries]))


def _only_padded(one: str, other: str) -> bool:
    """一边只是比另一边多了几个无关紧要的字。"""
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    extra = []
    at = 0
    for char in long:
        if at < len(short) and char == short[at]:
            at += 1
        else:
            extra.append(char)
    return at == len(short) and len(extra) <= max(2, len(long) // 3) and not _TELLING.search("".join(extra))
