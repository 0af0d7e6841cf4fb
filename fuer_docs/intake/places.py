"""表说的是不是本地：标着别的县、全州的，不是我们的数。"""

from __future__ import annotations

import re

from .header import bare

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:自治[县州旗]|[县区市州旗盟省])(?![级直属管内外委长局]|政府|妇联|妇儿)")
_GENERIC = re.compile(
    r"^(?:[\u4e00-\u9fff]*(?:社|地|城|县|市|园|学|灾|山|校|牧|辖|小|片|景|治|分|农|老|库|林|矿)区|[全本我各该][县区市州旗盟省区]|县市|城市|省市|州市)$"
)
_OURS = re.compile(r"^(?:全|本|我)[县区市州旗盟省]$|^本级$|^本地$")


def elsewhere(text: str, own: str) -> str:
    """``text`` 说的是哪个别的地方；说的是本地、没说地方的是空的。"""
    plain = re.sub(r"\d+年?度?|妇女|儿童|妇儿", "|", bare(text))
    if not own:
        return ""
    if own in plain:  # 某州某县：紧跟着的下一级才是说的地方
        below = _PLACE.match(plain.partition(own)[2])
        return below[0] if below and not _GENERIC.match(below[0]) else ""
    names = [match[0] for match in _PLACE.finditer(plain)]
    return next((name for name in names if not _GENERIC.match(name)), "")


def is_ours(text: str, own: str) -> bool:
    """“县区”一列写的是本地（或者没有写）。"""
    plain = bare(text)
    return not plain or bool(_OURS.match(plain)) or (bool(own) and (own in plain or (len(plain) > 1 and plain in own)))
