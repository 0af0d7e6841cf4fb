"""一个数在句里派什么用：平常的数，还是增减的幅度、从前的数、每一份的数、率。"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from .counted import listed
from .quantities import Quantity

RATES = frozenset(
    {"%", "‰", "/10万", "/万", "/千", "个百分点", "个千分点", "个十万分点", "倍", "岁", "年", "月", "天", "小时", "分钟", "周", "成"}
)  # fmt: skip
"""不是一样一样数出来的，不能相加。"""


class Role(Enum):
    """派什么用。"""

    PLAIN = "平常的数"
    CHANGE = "增减了多少"
    FORMER = "从前的、比的那个数"
    EACH = "每一份多少"
    RATE = "率、占比、时长"


_CHANGE = re.compile(
    r"(?:增加|增长|增多|增收|净增|减少|减轻|下降|降低|提高|提升|上升|升高|超额|超出|高出|多出|多办|少办|扩大|缩小|缩短|压缩|压减)(?:了|出)?[^，。；：、（）0-9到至为]{0,4}$"
    r"|(?:比|较)[^，。；：、]{0,16}(?:多|少|高|低|快|慢)[^，。；：、0-9到至]{0,4}$|，(?:同比)?[增减](?:加|少)?$"
)
_FORMER = re.compile(
    r"(?:(?<!对)比(?![例赛重武学拼分])|(?<!计)较(?![为大好多强差弱低高小少重轻快慢长短远近难易])|相比|高于|低于|多于|少于|相当于|原有|原来的?|上年同期|去年同期)[^，。；：、0-9]{0,10}$"
)
_FROM = re.compile(r"[由从]([^，。；：、0-9]{0,12}|[^，。；：、0-9]{0,6}20\d\d年[^，。；：、0-9]{0,6})$")
_TO = re.compile(r"[^，。；：、]{0,3}(?:增|升|提|扩|减|降|上升|下|到|变|发展|跃)")
_EACH = re.compile(
    r"(?:每(?![^，。；]{0,6}分别)|平均(?!分解|分配|分摊|分到)|[人户笔村场次期校家班件月年日季镇县生]均)[^，。；：、（）0-9]{0,14}(?:（[^（）]{1,4}）[^，。；：、（）0-9]{0,8})?$"
)
_ALL_OF_THEM = re.compile("[都均](?:在|为|有|达到?|超过)$")
_PER_THOUSAND = re.compile(r"每[百千万]|千人口|人均|户均|平均(?!分解|分配|分摊|分到)")
_SHARED_OUT = re.compile(
    r"各(?!级|类|项|界|种|地|单位|部门|乡|镇|村|县|市|区|街|方|行|族|有关|相关|成员|省|大)[^，。；：、（）0-9]{0,9}$"
)
_JOINED = re.compile(r"[^，。；：]*$")


def role(one: Quantity) -> Role:
    """这个数派什么用；“各”几个的算平常的数（见 ``shared_out``）。"""
    if one.unit in RATES:
        return Role.RATE
    lead = one.before()
    if (
        _ALL_OF_THEM.search(lead)
        or _PER_THOUSAND.search(lead)
        or (_EACH.search(lead) and not re.search("合计|共|总", lead))
        or _EACH.search(_bracketed(one))
    ):
        return Role.EACH
    if _CHANGE.search(lead):
        return Role.CHANGE
    if _FORMER.search(lead) or (_FROM.search(lead) and _TO.match(one.passage.text, one.end)):
        return Role.FORMER
    return Role.PLAIN


def _bracketed(one: Quantity) -> str:
    """连前面的括号：“每个村（社区）15户”。"""
    text = one.passage.text[max(0, one.start - 30) : one.start]
    return re.split(r"[，。；：！？、]", text)[-1] if "）" in text else ""


def plain(one: Quantity) -> bool:
    """平常的数，可以相加。"""
    return bool(one.unit) and role(one) is Role.PLAIN


def shared_out(one: Quantity) -> Quantity | None:
    """“甲村、乙村各9人”：合起来是多少；前面说不清几个的是 ``None``，不是“各”的照原样。"""
    lead = one.before()
    match = _SHARED_OUT.search(lead)
    if match is None:
        return one
    start = one.start - len(lead) + match.start()
    text = one.passage.text[max(0, start - 80) : start]
    names = listed(_JOINED.search(text)[0].strip())  # type: ignore[index]
    if names is None or names.open or names.low != names.high or re.search(r"\d", "".join(names.parts)):
        return None
    return replace(one, start=start, value=one.value * names.low, step=one.step * names.low)
