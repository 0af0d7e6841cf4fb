"""像是一回事的两个数：单位一样、周围的字眼少见而相同、数只差一点。一篇里只有这两处用的字眼，分量最重。认不准，只值得看一眼。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from ..reading.mentions import VERBS
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.topics import DOING, EMPTY, PER, TELLING, Topic, topics
from .clashes import SOME_DID

SMALLEST = 6
MOST = 1200
"""一篇里最多拿多少个数来比。"""
_KEPT = 6
"""一个字眼下面，只跟最早的几处、最近的几处比。"""
_SAME_NOUN = 3
_SHORTEST_RATE = 3
_ALL_THE_SAME = 0.7
"""字眼全一样的，分量轻些也算。"""
_FRAME = 2
_HALVES = frozenset(("上半年", "下半年"))
_LONG_TURNED = 0.5
"""三位以上的数写颠倒了，难得碰巧，字眼的分量再轻些也算。"""
_SAID = 160
"""前面这么多字里说过的。"""
_LONG_RATE = 6
_POINTS = Decimal(6)
"""率差这么多个百分点以内，才像是一个率写错了。"""


class Near(IntEnum):
    """两个数有多像。"""

    FAR = 0
    SOMEWHAT = 1
    CLOSE = 2
    TURNED = 3
    """数字一样，先后写颠倒了。"""


_LEAST = {Near.SOMEWHAT: 2.0, Near.CLOSE: 1.0, Near.TURNED: 1.0}
"""共有的字眼要有多少分量。"""
_OVERLAP = {Near.SOMEWHAT: 0.75, Near.CLOSE: 0.5, Near.TURNED: 0.25}
"""共有的字眼占少的那一边多少。"""


class Twin(NamedTuple):
    """前一处和后一处。"""

    name: str
    first: Quantity
    second: Quantity
    likely: bool
    """数字颠倒了，后一处又是引前一处的：多半就是一个数。"""


def twins(reading: Reading) -> Iterator[Twin]:
    """一篇里的各对，按后一处的先后。"""
    found = [one for one in topics(reading) if one.quantity.value >= SMALLEST or one.unit in PER][:MOST]
    weight = _weights(found)
    places: dict[str, list[Topic]] = defaultdict(list)
    for one in found:
        earlier = {id(other): other for key in _keys(one) for other in places[key]}.values()
        alike = [(other, name) for other in earlier if (name := _alike(other, one, weight))]
        if not any(_agrees(other, one) for other in earlier):
            other, name = next(((other, name) for other, name in alike if _clash(other, one)), (None, ""))
            if other is not None:
                turned = nearness(other.quantity, one.quantity) is Near.TURNED
                yield Twin(name, other.quantity, one.quantity, turned and one.given and len(name) > _SAME_NOUN)
        for key in _keys(one):
            held = places[key]
            if len(held) >= 2 * _KEPT:
                del held[_KEPT]
            held.append(one)


def _agrees(one: Topic, other: Topic) -> bool:
    """前面说过这个数，话也差不多。"""
    shared = len(one.pairs & other.pairs)
    return one.quantity.value == other.quantity.value and shared * 2 >= min(len(one.pairs), len(other.pairs))


def _keys(one: Topic) -> Iterator[str]:
    if one.rate:
        yield one.unit + one.rate[-_SHORTEST_RATE:]
        return
    for pair in one.pairs:
        yield one.unit + pair


def _weights(found: list[Topic]) -> dict[str, float]:
    """一个字眼有多重：只有两个不同的数用它的最重，用的数越多越轻。"""
    values: dict[str, set[tuple[str, Decimal]]] = defaultdict(set)
    for one in found:
        for pair in one.pairs:
            values[pair].add((one.unit, one.quantity.value))
    return {pair: 1 / max(1, len(some) - 1) for pair, some in values.items()}


def _alike(one: Topic, other: Topic, weight: dict[str, float]) -> str:
    """两处像是一样东西，叫什么；不像的是空的。"""
    turned = nearness(one.quantity, other.quantity) is Near.TURNED
    if (one.level != other.level and not turned) or (one.place and other.place and one.place != other.place):
        return ""
    if not _one_time(one, other):
        return ""
    if one.rate or other.rate or one.unit in PER:
        return _same_rate(one, other)
    shared = one.pairs & other.pairs
    named = any(len(pair) > _FRAME for pair in shared)
    strength = sum(weight[pair] for pair in shared)
    nested = one.telling <= other.telling or other.telling <= one.telling
    both_before = not one.noun and not other.noun
    replaced = both_before and _replaced(one.before, other.before) and not other.given and not named
    heavy = strength >= (_ALONE if other.given else _PLENTY) or _long_turned(one.quantity)
    apart = replaced and _tail(one.before, other.before) < _LONG_TAIL
    slipped = swapped(one.quantity, other.quantity) or scaled(one.quantity, other.quantity)
    heavy = heavy or (scaled(one.quantity, other.quantity) and strength >= _ALONE / 2)
    if slipped and nested and heavy and not apart:
        return _name(one, other) or other.unit  # 这么长的数写颠倒了，又都用这些字眼，难得碰巧
    if replaced or (not _told_alike(one, other) and not _same_name(one, other)):
        return ""
    return _name(one, other) if _enough(one, other, strength, len(shared)) else ""


_PLENTY = 3.0
"""共有的字眼有这么重，分得出彼此的字眼不一样也算。"""
_LONG_NAME = 6
_LONG_TAIL = 8


def _tail(one: str, other: str) -> int:
    """末尾几个字一样。"""
    return _together(one[::-1], other[::-1])


def _same_name(one: Topic, other: Topic) -> bool:
    """“由退休法官等组成的38人婚姻家庭纠纷调解员队伍”“36名婚姻家庭纠纷调解员”：数后面的名目长，一样。"""
    head = other.noun[:_LONG_NAME]
    return len(head) == _LONG_NAME and one.noun.startswith(head) and TELLING.search(head) is None


def _long_turned(one: Quantity) -> bool:
    """四位以上，不是整百整千的。"""
    return len(_digits(one).rstrip("0")) > _LONG or (one.unit not in _COMMON and len(_digits(one)) > _LONG)


_COMMON = frozenset({"人", "名", "元", "个", "户", "件", "项", "人次", "次", "份", "场"})


def _told_alike(one: Topic, other: Topic) -> bool:
    """分得出彼此的字眼一样；后一处引前一处的，多出来的前面那一句里说过、少了的不在名目里也行。"""
    a, b = one.telling - _HALVES, other.telling - _HALVES
    if a == b or not other.given:
        return a == b
    text = one.quantity.passage.text
    lead = text[max(0, one.quantity.start - _SAID) : one.quantity.start]
    name = other.noun
    left = all(word not in name for word in a - b) and len(name) > _SAME_NOUN and _plain(one.before).endswith(name)
    return all(word in lead or word[:1] == one.level for word in b - a) and (not a - b or left)


def _plain(text: str) -> str:
    return re.sub("[^\u4e00-\u9fff]", "", text)


def _enough(one: Topic, other: Topic, strength: float, shared: int) -> bool:
    """共有的字眼够不够：数越像，要得越少；字眼全一样的、数字颠倒的也少些。"""
    near = max(nearness(one.quantity, other.quantity), Near.SOMEWHAT)
    if _taken_up(one, other, strength):
        return True
    least = _LEAST[near]
    if near is Near.TURNED and len(_digits(one.quantity)) >= _LONG and shared > 1:
        least *= _LONG_TURNED
    elif (shared >= _SAME_NOUN or other.given) and shared * 5 >= len(one.pairs | other.pairs) * 4:
        least *= _ALL_THE_SAME
    same_noun = len(one.noun) >= _SAME_NOUN and one.noun[:_SAME_NOUN] == other.noun[:_SAME_NOUN]
    taken = len(other.noun) > _SAME_NOUN and _plain(one.before).endswith(other.noun)
    overlap = shared / max(1, min(len(one.pairs), len(other.pairs)))
    return strength >= least and (overlap >= _OVERLAP[near] or same_noun or taken)


_TOTAL = re.compile("各类|共|累计|全年|一年来|全[县市区省州镇乡村]|现有|已有|也有")


def _taken_up(one: Topic, other: Topic, strength: float) -> bool:
    """“组织各类活动52场”“56场活动把邻里聚在一起”；“8个基地里”“10个基地的材料”：光说几个什么，就是前面说过的那些。"""
    noun = other.noun
    if len(noun) < _FRAME or not other.given or EMPTY.sub("", other.before):
        return False
    if _TOTAL.search(one.before) and EMPTY.sub("", one.before).endswith(noun):
        return True
    least = _ALONE if len(noun) < _SAME_NOUN else _ALONE / 2
    return one.noun == noun and one.given and not EMPTY.sub("", one.before) and strength >= least


_ALONE = 0.9
"""这个名目只有这两个数用。"""


def _together(one: str, other: str) -> int:
    """头上几个字一样。"""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _replaced(one: str, other: str) -> bool:
    """“进社区”“进企业”，“儿童之家”“妇女之家”：头尾一样，中间各说各的。"""
    a, b = (DOING.sub("", EMPTY.sub("", text), count=1) for text in (one, other))
    head = _together(a, b)
    tail = _together(a[head:][::-1], b[head:][::-1])
    between = [text[head : len(text) - tail] for text in (a, b)]
    joined = any(between[0][at : at + _FRAME] in between[1] for at in range(len(between[0]) - 1))
    least = 1 if head and tail else _FRAME
    framed = head + tail >= _FRAME or DOING.match(one) is not None
    return framed and min(map(len, between)) >= least and not joined


def _name(one: Topic, other: Topic) -> str:
    """两处都有的最长一截话。"""
    best = ""
    for a in (one.before, one.after):
        for b in (other.before, other.after):
            for start in range(len(a)):
                size = len(best) + 1
                while start + size <= len(a) and a[start : start + size] in b:
                    best = a[start : start + size]
                    size += 1
    return re.sub("^[的了对将把为以]|[的了为有达]$", "", best.strip("“”、"))


def _same_rate(one: Topic, other: Topic) -> str:
    """两个率叫一样的名字；一处多出来的是另一处那一句里说过的。"""
    for a, b in ((one, other), (other, one)):
        if len(a.rate) < _SHORTEST_RATE or not b.rate.endswith(a.rate):
            continue
        extra = b.rate[: len(b.rate) - len(a.rate)]
        near = nearness(one.quantity, other.quantity)
        short = len(a.rate) <= _SHORTEST_RATE
        said = len(extra) >= 2 and extra in a.quantity.passage.text[max(0, a.quantity.start - _SAID) : a.quantity.start]
        long = len(a.rate) >= _LONG_RATE and not TELLING.search(extra)
        if said or long or (VERBS.fullmatch(extra) and not short) or (near is Near.TURNED and other.given):
            return b.rate
    return ""


def _one_time(one: Topic, other: Topic) -> bool:
    """说的是同一段时间的：后一处引前一处的，没写明年份就当是。"""
    if one.time != other.time and (not other.given or (one.time and other.time)):
        return False
    if nearness(one.quantity, other.quantity) is Near.TURNED:
        return not (_dated(one) and _dated(other)) or bool(one.years & other.years)
    apart = one.years and other.years and not one.years & other.years
    return not apart or (other.given and not _dated(other)) or (one.given and not _dated(one))


def _dated(one: Topic) -> bool:
    """这一小句里写明了哪一年。"""
    text = one.quantity.passage.text[max(0, one.quantity.start - 40) : one.quantity.start]
    return re.search("(?:19|20)\\d\\d年|去年|上年|明年|来年", re.split("[。；]", text)[-1]) is not None


def _clash(one: Topic, other: Topic) -> bool:
    """数不一样，又不是两个计划、一个计划一个实绩、句里另有说法的。"""
    a, b = one.quantity, other.quantity
    if nearness(a, b) is Near.FAR or not _apart(a, b) or a.value in other.beside or b.value in one.beside:
        return False
    if one.aim != other.aim and not other.given:
        return False
    fewer = min(a, b, key=lambda quantity: quantity.value)
    if nearness(a, b) is not Near.TURNED and SOME_DID.match(fewer.passage.text, fewer.end):
        return False
    if nearness(a, b) is Near.TURNED:
        return True
    return one.planned == other.planned or other.given or (one.given and not other.planned)


def nearness(one: Quantity, other: Quantity) -> Near:
    """两个数有多像。"""
    a, b = one.value, other.value
    if a == b or _holds(one, other):
        return Near.FAR
    if one.hedge != other.hedge:
        return Near.CLOSE if min(a, b) >= max(a, b) * Decimal("0.9") else Near.FAR
    if one.unit in PER:
        if _turned(one, other):
            return Near.TURNED
        return Near.CLOSE if abs(a - b) <= min(_POINTS, max(a, b) / 2) else Near.FAR
    if _turned(one, other) or scaled(one, other):
        return Near.TURNED
    ratio = min(a, b) / max(a, b)
    if ratio >= Decimal("0.9") or abs(a - b) <= 1 or (_one_digit(one, other) and ratio >= Decimal("0.5")):
        return Near.CLOSE
    close = ratio >= Decimal("0.8") or abs(a - b) <= _FRAME
    return Near.SOMEWHAT if close else Near.FAR


def _holds(one: Quantity, other: Quantity) -> bool:
    """一处写得粗，容得下另一处：1.2万人、12034人，800余人、812人；两处约法不同的都算容得下。"""
    if one.hedge == other.hedge:
        return one.step != other.step and abs(one.value - other.value) < max(one.step, other.step)
    if not (one.exact or other.exact):
        return True
    rough, exact = (one, other) if other.exact else (other, one)
    return rough.bounds.holds(exact.value)


def _digits(one: Quantity) -> str:
    return re.sub(r"\D", "", re.split("[万亿百千]", one.text)[0])


def _turned(one: Quantity, other: Quantity) -> bool:
    a, b = _digits(one), _digits(other)
    return len(a) == len(b) > 1 and a != b and sorted(a) == sorted(b)


def scaled(one: Quantity, other: Quantity) -> bool:
    """数字一样，差十倍百倍：2.36亿元、2360万元。"""
    a, b = (_digits(quantity).strip("0") for quantity in (one, other))
    low, high = sorted((one.value, other.value))
    return a == b and len(a) >= _LONG and low > 0 and high / low in {10, 100, 1000, 10000}


def swapped(one: Quantity, other: Quantity) -> bool:
    """三位以上的数，只有相邻两位写颠倒了。"""
    a, b = _digits(one), _digits(other)
    off = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) >= _LONG and len(off) == 2 and off[1] == off[0] + 1 and sorted(a) == sorted(b)


_LONG = 3


def _one_digit(one: Quantity, other: Quantity) -> bool:
    """一样长，三位以上，只差一位。"""
    a, b = _digits(one), _digits(other)
    return len(a) == len(b) >= _LONG and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _apart(one: Quantity, other: Quantity) -> bool:
    """不在一句里。"""
    if one.passage.n != other.passage.n:
        return True
    return re.search("[。！？]", one.passage.text[one.end : other.start]) is not None
