"""同一个数在一份文稿里写了两个样。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ...model.finding import Severity
from ...model.speech import _
from ..claims import BODIES, Claim, claims
from ..mentions import Mention, alike, keys, mentions
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_KEPT = 8
"""名目像的，只跟最早的几处、最近的几处比。"""


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()
    for one in (*_same_name(reading), *_said_twice(reading), *_running(reading)):
        if one.n is not None and (one.n, one.start) not in told:
            told.add((one.n, one.start))
            yield one


def _same_name(reading: Reading) -> Iterator[Hit]:
    first: dict[tuple[str, str, int | None, str], Claim] = {}
    for one in claims(reading):
        other = first.get(one.key)
        if other is None or (one.total and not other.total):
            first.setdefault(one.key, one)
        if other is None:
            continue
        severity = contradiction(other, one)
        if severity is not None:
            yield _told(one.name, other.quantity, one.quantity, severity)


def _said_twice(reading: Reading) -> Iterator[Hit]:
    """名目一样、写法不一样的：“招募志愿者86名”“68名志愿者全部表示”。"""
    seen: dict[str, list[Mention]] = {}
    for one in mentions(reading):
        kept = {id(other): other for key in keys(one) for other in seen.get(key, ())}
        for other in kept.values():
            name = alike(other, one)
            severity = _clash(other, one) if name else None
            if severity is not None:
                yield _told(name, other.quantity, one.quantity, severity)
                break
        for key in keys(one):
            already = seen.setdefault(key, [])
            if len(already) >= 2 * _KEPT:
                del already[_KEPT]
            already.append(one)


def _told(name: str, before: Quantity, one: Quantity, severity: Severity) -> Hit:
    message = _("{name}前面写{before}，这里写{text}", name=name, before=before.text, text=one.text)
    return hit(one.passage, one.start, one.end, message, _("核对是不是同一个数，改成一样；口径不同的写明"), severity)


def _clash(one: Mention, other: Mention) -> Severity | None:
    """两处是一样东西，数不一样，是不是写错了。"""
    a, b = one.quantity, other.quantity
    if a.value == b.value or a.hedge != b.hedge or _rounded(a, b) or _one_sentence(one, other):
        return None
    if other.ahead and not one.ahead and not (other.former or other.body or other.definite or other.rate):
        return None
    if one.body:
        return _bodies(one, other)
    slipped = _swapped(a, b) or _slipped(str(a.value), str(b.value))
    if one.time != other.time and not (slipped and (one.time == "" or other.time == "")):
        return None
    if one.rate:
        return Severity.WARNING
    if one.former or other.former:
        return Severity.WARNING
    if one.whole and other.whole:
        return Severity.WARNING
    if slipped:
        return Severity.WARNING if one.whole or other.whole or one.opening or other.definite else Severity.HINT
    if one.opening and (other.whole or b.value > a.value) and one.before == other.before:
        return Severity.WARNING
    if other.definite and other.before and one.before.startswith(other.before):
        return Severity.WARNING
    return Severity.HINT if other.definite and other.whole else None


def _bodies(one: Mention, other: Mention) -> Severity | None:
    """乡镇、成员单位一类：都说的是全部的；比全部还多的；只差一两个、写颠倒了的。"""
    a, b = one.quantity, other.quantity
    if one.whole and other.whole:
        return Severity.WARNING
    if one.whole != other.whole:
        part, total = (b, a) if one.whole else (a, b)
        if part.value > total.value:
            return Severity.WARNING
    near = min(a.value, b.value) >= _MANY and abs(a.value - b.value) <= 1
    return Severity.HINT if _swapped(a, b) or near else None


_MANY = 8


def _one_sentence(one: Mention, other: Mention) -> bool:
    a, b = one.quantity, other.quantity
    return a.passage is b.passage and not re.search("[。！？]", a.passage.text[a.end : b.start])


def _rounded(a: Quantity, b: Quantity) -> bool:
    """一处写得细、一处写得粗：1.2万人、12034人。"""
    return a.step != b.step and abs(a.value - b.value) < max(a.step, b.step)


def _swapped(a: Quantity, b: Quantity) -> bool:
    """数字一样、先后写颠倒了：86、68，3260、3620。"""
    one, other = (re.sub(r"\D", "", re.split("[万亿百千]", quantity.text)[0]) for quantity in (a, b))
    return len(one) == len(other) > 1 and one != other and sorted(one) == sorted(other)


def _running(reading: Reading) -> Iterator[Hit]:
    """“6月底前累计完成120户，9月底前累计完成110户”：累计的只会多。"""
    for passage, start, end in reading.sentences:
        counted = [one for one in reading.in_span(passage, start, end) if "累计" in one.before()]
        for one, other in pairwise(counted):
            dated = re.search("月|季度|年", other.before()) is not None and re.search("月|季度|年", one.before())
            if dated and one.unit == other.unit and other.value < one.value:
                message = _("前面累计{before}，后面累计{text}，越累计越少", before=one.text, text=other.text)
                yield hit(passage, other.start, other.end, message, _("核对累计数"))


def contradiction(one: Claim, other: Claim) -> Severity | None:
    """两处是不是打架：都说的是总数的是；一处没说，比总数还多或只差一个字的像是。"""
    a, b = one.quantity.value, other.quantity.value
    if a == b or (
        abs(a - b) < max(one.quantity.step, other.quantity.step) and "." in one.quantity.text + other.quantity.text
    ):
        return None
    if one.total and other.total:
        return Severity.WARNING
    if one.total != other.total:
        part, whole = (b, a) if one.total else (a, b)
        if one.name in BODIES:
            return Severity.WARNING if part > whole else None
        return Severity.HINT if _slipped(str(a), str(b)) else None
    return None


def _slipped(one: str, other: str) -> bool:
    """一样长，三位以上，只差一位。"""
    return len(one) == len(other) > 2 and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def across(papers: Iterable[tuple[str, Reading]]) -> Iterator[tuple[str, Claim, str, Claim]]:
    """几份文稿之间：``(后一份, 它的说法, 前一份, 前面的说法)``；同一年、同一级、都说的是总数才比。"""
    first: dict[tuple[str, str, int | None, str], tuple[str, Claim]] = {}
    for file, reading in papers:
        mine: dict[tuple[str, str, int | None, str], tuple[str, Claim]] = {}
        for one in claims(reading):
            if not one.total or one.year is None:
                continue
            if one.key in first and contradiction(first[one.key][1], one) is not None:
                yield file, one, *first[one.key]
            mine.setdefault(one.key, (file, one))
        for key, value in mine.items():
            first.setdefault(key, value)


RULE = Rule(
    id="two-values-for-one",
    title="同一个数前后两个样",
    severity=Severity.WARNING,
    why="前面说33个成员单位、后面说35个，领导当场就问是哪个。",
    basis="惯例：一份文稿里一个数只有一个值",
    bad=(
        "全县33个成员单位各司其职。\n全县35个成员单位都报送了自评报告。",
        "孕产妇系统管理率达到94.9%。\n三、存在问题\n目前孕产妇系统管理率为92.9%。",
        "全县共培训妇女1260人次。\n一年来，全县共培训妇女1360人次。",
        "全年发放创业贷款640万元。\n在创业方面，全年发放创业贷款460万元。",
        "2022年工作总结\n2022年，婴儿死亡率为4.0‰。\n婴儿死亡率降到3.8‰。",
        "全区现有女性人大代表62人。\n在参政方面，全区现有女性人大代表64人。",
        "全县14个乡镇实现全覆盖。\n妇女之家覆盖全县15个乡镇。",
        "全县14个乡镇实现全覆盖。\n15个乡镇的妇联完成换届。",
        "全镇共有留守儿童386人。\n据摸底，全镇共有留守儿童368人。",
        "全年开展法律讲座52场。\n开展法律讲座53场，受到欢迎。\n全年开展法律讲座152场。",
        "九年义务教育巩固率为96.5%。\n九年义务教育巩固率达95.6%，高于全省水平。",
        "全县累计建成儿童之家131个。\n截至目前，全县共建成儿童之家113个。",
    ),
    good=(
        "到2007年底，要见到这样的结果：学前三年毛入园率达到58%。\n目前，学前三年毛入园率为54.1%。",
        "全县33个成员单位各司其职。\n组织12个成员单位开展督导。",
        "2021年孕产妇系统管理率为92.9%。\n2022年孕产妇系统管理率达到94.9%。",
        "全县共培训妇女1260人次。\n3月，全县共培训妇女360人次。",
        "全省婴儿死亡率为4.0‰。\n我县婴儿死亡率为3.8‰。",
        "孕产妇系统管理率达到94.9%。\n确保孕产妇系统管理率达到96%。",
        "发放宣传资料2000份。\n发放宣传资料500份，接受咨询80人次。",
        "全县14个乡镇实现全覆盖。\n全县14个乡镇、131个村换届完成。",
        "全县妇女养老保险参保率95.2%。\n全县妇女医疗保险参保率98.1%。",
        "全年发放创业贷款640万元。\n甲镇全年发放创业贷款60万元。",
        "孕产妇系统管理率94.9%。\n孕产妇系统管理率由91.2%提高到94.9%。",
        "全年慰问困难妇女120名。\n“三八”节前慰问困难妇女40名。",
        "2022年工作总结\n去年，全县共培训妇女1105人次。\n全县共培训妇女1260人次。",
        "全县共有妇女1.2万人。\n全县共有妇女12034人。",
    ),
    find=_find,
)  # fmt: skip
