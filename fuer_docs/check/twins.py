"""像是一回事的两个数：隔着几句，单位一样、前后的话大半相同、数只差一点。认不准，只值得看一眼。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ..reading.pattern import Pattern
from ..reading.quantities import Quantity
from ..reading.reading import Reading, in_table
from ..reading.roles import RATES, Role, role

LEAST = 5
"""前后的话连着几个字一样才算像。"""
SHARE = 0.6
"""连着一样的字，占短的那一边这么多。"""
CLOSE = Decimal("0.03")
"""差总数的这么多以内，或者只差一个，才像是打错了的一个数。"""
SMALLEST = 6
MOST = 400
"""一篇里最多拿多少个数来比。"""
_EMPTY = Pattern(
    "全[县市区省州镇乡村旗盟]|我[县市区省州]|今年|全年|年内|目前|现有|共有?|合计|总计|累计|已经?|达到?|其中|先后|分别|新增|拟|力争|确保|计划|[了的为在是有等和与及、]|\\d+年|“|”"
)
_ELSE = Pattern(
    "上年|去年|上届|同比|比20|较20|以前|原有|原来|增加|减少|提高|下降|第[一二三四五六]|每|各|平均|人均|月|季度|上半年|下半年|剩余|其余|还有|另有|仍有|尚有"
)


_TELLING = Pattern(
    "农村|城[镇市乡]|男|女|妇女|儿童|[国省市县区乡镇村]级|上级|小学|初中|高中|大学|线上|线下|新|老|专职|兼职|已|未|公办|民办|达标|办结"
)
"""一处有、一处没有这些字的，说的是两样。"""


class Twin(NamedTuple):
    """前一处和后一处。"""

    name: str
    first: Quantity
    second: Quantity


def twins(reading: Reading) -> Iterator[Twin]:
    """一篇里的各对，按后一处的先后。"""
    seen: dict[str, list[tuple[Quantity, str]]] = {}
    count = 0
    for one in reading.quantities:
        if (
            in_table(one.passage)
            or not one.exact
            or one.unit in RATES
            or not one.unit
            or one.value < SMALLEST
            or one.chinese
        ):
            continue
        told = _words(one)
        if told is None or role(one) is not Role.PLAIN:
            continue
        count += 1
        if count > MOST:
            return
        others = seen.setdefault(one.unit, [])
        if not any(other.value == one.value and common(told, words) for other, words in others):
            for other, words in others:
                name = common(told, words)
                if name and _near(other, one) and _apart(other, one):
                    yield Twin(name, other, one)
                    break
        others.append((one, told))


_RATE = Pattern(r"(?P<name>[\u4e00-\u9fff]{3,16}?(?:率|满意度))(?:已?达到?|为|是|保持在|稳定在|提高到|提升到|上升到)?$")
_OTHERWISE = Pattern(
    "上年|去年|同比|比20|较20|目标|标准|要求|力争|确保|争取|不低于|不高于|以上|由|从|其中|分别|农村|城[镇市]|第[一二三四]|平均|全国|全省|全市水平|高于|低于|基数|左右|应|要"
)


def rate_twins(reading: Reading) -> Iterator[Twin]:
    """一个率在两处写了两个值；说的是别的年份、目标、农村的不算。"""
    first: dict[str, Quantity] = {}
    for one in reading.quantities:
        if one.unit not in {"%", "‰"} or not one.exact or one.chinese or in_table(one.passage):
            continue
        clause = re.split("[。；，：]", one.passage.text[max(0, one.start - 60) : one.start])[-1]
        around = one.passage.text[max(0, one.start - 40) : one.end + 8]
        match = _RATE.search(clause)
        if match is None or _OTHERWISE.search(around) or re.search(r"(?:19|20)\d\d年", around):
            continue
        name = _LEAD.sub("", match["name"])
        if len(name) < 5:
            continue
        other = first.setdefault(name, one)
        if other.value != one.value and other.unit == one.unit and _apart(other, one):
            yield Twin(name, other, one)


_LEAD = Pattern("^(?:全[县市区省州镇乡]|今年|全年|目前|其中|使|实现|确保|、|和|及)*")


def _words(one: Quantity) -> str | None:
    """前后的话，去掉没有分量的字；说的是别的时候、别的一部分的是 ``None``。"""
    before, after = one.before()[-16:], one.after()[:14]
    if _ELSE.search(before):
        return None
    return _EMPTY.sub("", before) + _EMPTY.sub("", after)


def common(one: str, other: str) -> str:
    """连着一样的最长一截；不够长的是空的。"""
    best = ""
    for start in range(len(one)):
        size = len(best) + 1
        while start + size <= len(one) and one[start : start + size] in other:
            best = one[start : start + size]
            size += 1
    enough = len(best) >= LEAST or (len(best) == LEAST - 1 and len(best) >= SHARE * min(len(one), len(other)))
    if set(_TELLING.findall(one.replace(best, ""))) != set(_TELLING.findall(other.replace(best, ""))):
        return ""
    if re.search("指标|达标|可标", best):
        return ""  # 一个领域一个领域地报，各是各的
    return best if enough and re.fullmatch("[\u4e00-\u9fff（）]+", best) else ""


def _near(one: Quantity, other: Quantity) -> bool:
    gap, most = abs(one.value - other.value), max(one.value, other.value)
    return 0 < gap <= max(most * CLOSE, Decimal(1) if most < 100 else Decimal(2))


def _apart(one: Quantity, other: Quantity) -> bool:
    """不在一句里。"""
    if one.passage is not other.passage:
        return True
    return re.search("[。！？]", one.passage.text[one.end : other.start]) is not None
