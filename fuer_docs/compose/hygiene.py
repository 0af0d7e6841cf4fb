"""片段库合起来看才看得出的毛病：过了时的说法、差不多的两个写法、没人用的写法、给错的参数。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from ..model.finding import Finding, did_you_mean, error, warning
from ..model.moment import parse_moment
from ..model.place import Place
from ..model.setting import TableRow, Tables
from ..model.speech import _
from ..model.values import Phrase
from .fragments import Fragment
from .lint import Use, parse_type

ALIKE = 0.6
"""自己的字有这么像，就算差不多的两个写法。

量法是三字串的重合（交集比并集）。自带的片段里，同一位置真正不同的写法最高 0.47，照抄改一个字的在 0.9 以上。
"""
LITTLE, LITTLE_ELSEWHERE = 15, 40
"""自己的字不到这么多个的不比：都是标签，像不像看不出来。位置不同的，几个相同的标题也不算。"""
_WORDING_KEYS = ("文", "名称", "全称", "简称")
SHORTEST = 3
"""表里的说法不到这么长的不找：太容易碰巧。"""
_FOREVER = date.max
_NEVER = date.min


# -- 过了时的说法 --


@dataclass(frozen=True, slots=True)
class Wording:
    """有期限的一种说法：什么时候能说。"""

    text: str
    table: str
    code: str
    periods: tuple[tuple[date, date], ...]

    def covers(self, since: date, until: date) -> bool:
        """这段日子里天天都能说。"""
        for begin, end in self.periods:
            if begin <= since <= end:
                if end >= until:
                    return True
                since = end + timedelta(days=1)
        return False


def dated_wordings(tables: Tables) -> list[Wording]:
    """表里有期限的说法，长的在前；同样的字出现几次，期限合起来算。"""
    found: dict[str, list[tuple[date, date]]] = {}
    homes: dict[str, tuple[str, str]] = {}
    for table, rows in tables.items():
        for row in rows:
            since, until = _day(row, "自"), _day(row, "至")
            for text in _texts(row):
                found.setdefault(text, []).append((since or _NEVER, until or _FOREVER))
                homes.setdefault(text, (table, row.code))
    dated = [Wording(text, *homes[text], tuple(sorted(periods))) for text, periods in found.items()]
    return sorted((item for item in dated if not item.covers(_NEVER, _FOREVER)), key=lambda item: -len(item.text))


def _texts(row: TableRow) -> list[str]:
    values = [row.values.get(key) for key in _WORDING_KEYS]
    return [value.text for value in values if isinstance(value, Phrase) and len(value.text) >= SHORTEST]


def _day(row: TableRow, key: str) -> date | None:
    value = row.values.get(key)
    try:
        moment = parse_moment(value.text) if isinstance(value, Phrase) and value.text else None
    except ValueError:
        return None
    return (moment.end if key == "至" else moment.start) if moment else None


def expired_wordings(
    fragment: Fragment, lines: Iterable[tuple[str, Place]], wordings: Sequence[Wording]
) -> Iterator[Finding]:
    """片段里写死的说法，片段能用的日子里有一天不能说。"""
    since, until = fragment.since or _NEVER, fragment.until or _FOREVER
    for text, place in lines:
        taken: list[tuple[int, int]] = []
        for wording in wordings:
            for match in re.finditer(re.escape(wording.text), text):
                if any(start <= match.start() and match.end() <= end for start, end in taken):
                    continue  # 在一句更长的说法里头，那一句另看
                taken.append(match.span())
                if not wording.covers(since, until):
                    yield _expired(wording, place._replace(start=match.start(), end=match.end()))


def _expired(wording: Wording, place: Place) -> Finding:
    first, last = wording.periods[0][0], wording.periods[-1][1]
    span = [_("{since}起", since=first.isoformat())] if first > _NEVER else []
    span += [_("{until}止", until=last.isoformat())] if last < _FOREVER else []
    message = _(
        "“{text}”有期限（{table}：{span}），片段不在期限里也会用到",
        text=wording.text,
        table=wording.table,
        span=_("、").join(span),
    )
    hint = _('改成 {{{{ 提法("{code}") }}}}', code=wording.code) if wording.table == "提法" else _("在文件头写上有效期")
    return warning("expired-wording", message, hint, place)


# -- 差不多的写法 --


def near_copies(texts: Mapping[str, tuple[Fragment, str]]) -> Iterator[Finding]:
    """形式相同、自己的字差不多的两个写法；一串差不多的各报一次，工作区的像自带的，报工作区的。"""
    ordered = sorted(texts.values(), key=lambda pair: (pair[0].own, pair[0].code))
    bodies = [(fragment, _grams(text)) for fragment, text in ordered if len(text) >= LITTLE]
    told: set[str] = set()
    for (one, one_grams), (other, other_grams) in combinations(bodies, 2):
        if other.code in told or one.fits.get("形式") != other.fits.get("形式"):
            continue
        if one.slot != other.slot and min(len(one_grams), len(other_grams)) < LITTLE_ELSEWHERE:
            continue
        likeness = _likeness(one_grams, other_grams)
        if likeness >= ALIKE:
            told.add(other.code)
            message = _("和“{code}”差不多（{n}% 相同）", code=one.code, n=round(likeness * 100))
            hint = _("写出真正的不同；只差几处的，把相同的一段抽成一个片段，不同处作参数")
            yield warning("near-copy", message, hint, Place(other.file))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 3] for index in range(len(text) - 2))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    small, large = sorted((len(one), len(other)))
    if small < large * ALIKE:
        return 0.0  # 长短差得多，不会像
    return len(one & other) / len(one | other)


def own_words(lines: Iterable[tuple[str, Place]]) -> str:
    """一个片段自己的字，空白和 [[ ]] 不算。"""
    return re.sub(r"\s|\[\[|\]\]", "", "".join(text for text, _place in lines))


# -- 谁用谁 --


def unused(fragments: Iterable[Fragment], roots: Iterable[Use], uses: Mapping[str, Sequence[Use]]) -> list[Fragment]:
    """从模板出发一路调用也到不了的写法。``uses`` 是编号到它自己的各处调用。"""
    rest, queue = list(fragments), list(roots)
    while queue:
        use = queue.pop()
        reached = [fragment for fragment in rest if use.reaches(fragment.slot, fragment.code)]
        for fragment in reached:
            rest.remove(fragment)
            queue += uses.get(fragment.code, ())
    return rest


def nobody_calls(fragment: Fragment, slots: Iterable[str]) -> Finding:
    """没有模板、也没有用得上的片段调用它。"""
    hint = _("在模板或片段里写 {{{{ 片段(\"{slot}\") }}}}，或删掉这个文件", slot=fragment.slot)  # fmt: skip
    others = [slot for slot in slots if slot != fragment.slot]
    return warning(
        "unused-fragment", _("没有谁调用“{code}”", code=fragment.code), did_you_mean(fragment.slot, others, alike=0.85) or hint,
        Place(fragment.file),
    )  # fmt: skip


def wrong_arguments(
    uses: Iterable[Use], slots: Mapping[str, Sequence[Fragment]], tested: Mapping[str, set[str]]
) -> Iterator[Finding]:
    """调用时少给的、多给的参数。

    文字、是否、数、列表可以不给，不给就是没有；一条事实、一项数据是片段说的那件事，不能不给，
    除非片段自己问过有没有它（``tested``：编号到问过的名字）。
    """
    for use in uses:
        if not use.whole:
            continue
        slot = use.slot.partition("#")[0]
        callees = [fragment for fragment in slots.get(slot, ()) if use.reaches(slot, fragment.code)]
        given = use.names - {"形式"}
        for fragment in callees:
            missing = set(fragment.parameters) - given - tested.get(fragment.code, set())
            for name in sorted(name for name in missing if _is_subject(fragment, name)):
                message = _("调用“{code}”没有给“{name}”", code=fragment.code, name=name)
                yield error("missing-argument", message, _("在括号里写上 {name}=…", name=name), use.place)
        for name in sorted(given - {name for fragment in callees for name in fragment.parameters}) if callees else ():
            message = _("“{code}”没有参数“{name}”", code=use.slot, name=name)
            known = [name for fragment in callees for name in fragment.parameters]
            hint = did_you_mean(name, known, _("在它的文件头里写上这个参数，或这里不给"))
            yield warning("extra-argument", message, hint, use.place)


def _is_subject(fragment: Fragment, name: str) -> bool:
    return isinstance(parse_type(fragment.parameters[name]), type)


def unused_parameters(fragment: Fragment, named: Iterable[str]) -> list[Finding]:
    """文件头写了、正文没用到的参数。``named`` 是同一位置各种写法用到的名字：参数是大家合用的。"""
    return [
        warning("unused-parameter", _("参数“{name}”没有用到", name=name), _("正文里用上，或从文件头删去"), Place(fragment.file))
        for name in fragment.parameters
        if name not in set(named)
    ]  # fmt: skip


def unknown_formulations(wanted: Mapping[str, Place], rows: Iterable[TableRow]) -> list[Finding]:
    """提法表里没有的编号。"""
    known = list(dict.fromkeys(row.code for row in rows))
    return [
        error("unknown-formulation", _("提法表里没有“{code}”", code=code), did_you_mean(code, known, _("在 fragments/tables/提法.yaml 里添上")), place)
        for code, place in wanted.items()
        if code not in known
    ]  # fmt: skip
