"""几处说的同一项指标对得上吗：一次收的几个文件、几张表，还有等着确认的，说法不一样就都写疑问。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model.found import Certainty, Found
from .values import same_number

_LOWER = {Certainty.HIGH: Certainty.MIDDLE, Certainty.MIDDLE: Certainty.LOW, Certainty.LOW: Certainty.LOW}
Slot = tuple[str, ...]
"""说的是什么：（数值, 2022）（分性别, 2022, 女）（状态）。"""


@dataclass(frozen=True, slots=True)
class Claim:
    """一处的说法。"""

    code: str
    slot: Slot
    said: str
    where: str
    """哪个文件哪一格。"""


def claims(kind: str, keys: Mapping[str, Any], where: str) -> Iterator[Claim]:
    """一条指标说了些什么；``where`` 是没有自己写来源的，说在哪里。"""
    if kind != "指标":
        return
    code = str(keys.get("编号", ""))
    for name in ("数值", "分性别"):
        yield from _figures(code, (name,), keys.get(name), where)
    for name in ("状态", "目标", "单位"):
        said = keys.get(name)
        if isinstance(said, str) and said:
            yield Claim(code, (name,), said, where)


def _figures(code: str, slot: Slot, value: Any, where: str) -> Iterator[Claim]:
    if isinstance(value, Mapping) and "数值" in value:
        yield Claim(code, slot, str(value["数值"]), _place(value, where))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _figures(code, (*slot, str(name)), inner, where)
    elif isinstance(value, str) and value not in {"", "待补"}:
        yield Claim(code, slot, value, where)


def _place(value: Mapping[str, Any], where: str) -> str:
    source = value.get("来源")
    if not isinstance(source, Mapping) or not source.get("位置"):
        return where
    return f"{source.get('文件', '')} {source['位置']}".strip()


def agreed(groups: Sequence[Sequence[Found]], files: Sequence[str], waiting: Iterable[Claim]) -> list[list[Found]]:
    """各文件找到的，说法和别处不一样的写上疑问、降一档把握；``waiting`` 是等着确认的说法。"""
    told: dict[tuple[str, Slot], list[Claim]] = {}
    own: list[list[list[Claim]]] = [
        [list(claims(one.type, one.keys, f"{file} {one.where}")) for one in group]
        for group, file in zip(groups, files, strict=True)
    ]
    for claim in (*(claim for group in own for said in group for claim in said), *waiting):
        told.setdefault((claim.code, claim.slot), []).append(claim)
    return [
        [_doubted(one, list(_against(said, told))) for one, said in zip(group, mine, strict=True)]
        for group, mine in zip(groups, own, strict=True)
    ]


def against(said: Iterable[Claim], others: Iterable[Claim]) -> list[str]:
    """``said`` 和 ``others`` 不一样的地方。"""
    told: dict[tuple[str, Slot], list[Claim]] = {}
    for claim in others:
        told.setdefault((claim.code, claim.slot), []).append(claim)
    return list(_against(list(said), told))


def _against(said: Sequence[Claim], told: Mapping[tuple[str, Slot], Sequence[Claim]]) -> Iterator[str]:
    for claim in said:
        others = [one for one in told.get((claim.code, claim.slot), ()) if not _same(claim, one)]
        places = dict.fromkeys(f"{one.where} 是 {one.said}" for one in others)
        if places:
            yield f"{_named(claim.slot)}说法不一样：{claim.where} 是 {claim.said}，{'，'.join(places)}"


def _same(one: Claim, other: Claim) -> bool:
    return one.said == other.said or (one.slot[0] in {"数值", "分性别"} and same_number(one.said, other.said))


def _named(slot: Slot) -> str:
    return f"{slot[1]}年{''.join(slot[2:])}" if len(slot) > 1 else slot[0]


def _doubted(found: Found, doubts: Sequence[str]) -> Found:
    if not doubts:
        return found
    return replace(found, certainty=_LOWER[found.certainty], doubts=(*found.doubts, *doubts))
