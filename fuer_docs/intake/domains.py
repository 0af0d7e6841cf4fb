"""领域：各处叫法不一（儿童与健康、健康领域、一、健康），归成规划里的那一种。"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ORDINAL = re.compile(
    r"^[\s　]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十\d]+[项个]?[、.]?)+\s*"
)
_LOOSE = re.compile(
    r"^(?:妇女|儿童|女性)?(?:参与|与|和)?|(?:领域|方面|状况|部分|类|主要|监测|统计|发展|情况|指标)+$|[\s（）()：:]"
)
USUAL = (
    "健康", "教育", "经济", "决策和管理", "社会保障", "家庭建设", "环境", "法律", "安全", "福利", "家庭", "社会环境", "法律保护",
)  # fmt: skip
"""三代纲要里的领域。"""
LONGEST = 8


def plain_domain(text: str) -> str:
    """去掉序号和套话：二、儿童与健康领域 → 健康。"""
    rest, before = _ORDINAL.sub("", text.strip()), ""
    while rest != before:
        before, rest = rest, _LOOSE.sub("", rest)
    return rest


def known_domain(text: str, preferred: Iterable[str] = ()) -> str:
    """``text`` 说的是哪个领域，照 ``preferred`` （规划、已有的指标）的写法；都没有的照纲要的；认不出的是空的。"""
    said = plain_domain(text)
    if not said:
        return ""
    words = list(dict.fromkeys(preferred))
    if text in words:
        return text
    same = [word for word in words if plain_domain(word) == said]
    near = same or [word for word in words if _nearly(plain_domain(word), said)]
    if len(near) == 1:
        return near[0]
    return said if said in USUAL else ""


def titled_domain(text: str, preferred: Iterable[str] = ()) -> str:
    """表题里说的领域（2022年某县教育指标）：只认唯一的一个。"""
    words = [*preferred, *USUAL]
    said = {plain_domain(word) for word in words if plain_domain(word) and plain_domain(word) in text}
    longest = {word for word in said if not any(word != other and word in other for other in said)}
    return known_domain(longest.pop(), preferred) if len(longest) == 1 else ""


def _nearly(one: str, other: str) -> bool:
    """一个是另一个去掉头尾：法律、法律保护；环境、社会环境。"""
    short, long = sorted((one, other), key=len)
    return bool(short) and (long.startswith(short) or long.endswith(short))
