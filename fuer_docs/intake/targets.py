"""目标值：≥90%、90以上、不低于90 是一个意思，归成 facts 里的写法（≥90）。"""

from __future__ import annotations

import re

from ..model.numerals import halfwidth

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
_UNIT = r"(?:%|‰|1?/10万|1?/千|个百分点|[\u4e00-\u9fff]{0,3})"
_SIGNS = (
    ("≥", r"≥|≧|>=|＞=|=>|不(?:低|少|小|短)于|至少|达到|达|保持在|稳定在|提高到|提高至", r"以上|及以上|以上水平"),
    ("≤", r"≤|≦|<=|＜=|=<|不(?:高|超|多|大)(?:于|过)|不超|控制在|降(?:低)?到|降(?:低)?至|下降到|下降至", r"以下|以内|之内|及以下"),
    (">", r">|＞|高于|大于|超过|多于", ""),
    ("<", r"<|＜|低于|小于|少于", ""),
)  # fmt: skip
_BY_DIRECTION = {"越高越好": "≥", "越低越好": "≤"}


def written_target(text: str, unit: str) -> str:
    """一个目标照 facts 的写法；看不懂的（逐步提高）照原样。"""
    plain = re.sub(r"\s+", "", halfwidth(text))
    for sign, before, after in _SIGNS:
        tail = rf"(?:{after})?" if after else ""
        match = re.fullmatch(rf"(?:{before}){_NUMBER}(?P<unit>{_UNIT}){tail}", plain)
        if match is None and after:
            match = re.fullmatch(rf"{_NUMBER}(?P<unit>{_UNIT}?)(?:{after})", plain)
        if match:
            return _as_written(sign, match, unit, plain)
    match = re.fullmatch(rf"=?{_NUMBER}(?P<unit>{_UNIT}?)(?P<about>左右)?", plain)
    return _as_written("", match, unit, plain) + (match["about"] or "") if match else plain


def signed_target(target: str, direction: str, unit: str) -> str:
    """没写“以上”“以下”的，照指标的方向补上；100% 不补。"""
    if not re.fullmatch(_NUMBER, target) or (unit == "%" and float(target) == 100):
        return target
    return _BY_DIRECTION.get(direction, "") + target


def same_target(one: str, other: str, unit: str, direction: str) -> bool:
    """两种写法是不是一个意思。"""
    first, second = (signed_target(written_target(text, unit), direction, unit) for text in (one, other))
    return first == second


def _as_written(sign: str, match: re.Match[str], unit: str, plain: str) -> str:
    said = match["unit"]
    if said and unit and said.removeprefix("1") != unit:
        return plain
    return f"{sign}{match['number']}"
