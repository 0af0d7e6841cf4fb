"""没有这部法律：名字写错了。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NAMED = Pattern(
    r"[《〈](?P<full>(?:中华人民共和国)?(?P<name>[\u3400-\u9fff]{2,24}?(?:法|条例|规定|办法)))(?:（[^（）]{1,12}）)?(?=[》〉])",
    "《〈",
)
_TITLED = Pattern(r"《(?:中华人民共和国)?(?P<name>[\u3400-\u9fff]{6,20})》", "《")
_NOT_A_LAW = "[律规制治庭院学定理人案]"
_LOCAL = Pattern(r"[省市县区州盟旗]")
_UNDER = ("实施条例", "实施办法", "实施细则")
_SHORTEST = 6
"""比这短的名字，差一个字常是另一部法律（教育法、教师法），不猜。"""


def _find(reading: Reading) -> Iterator[Hit]:
    known, mistaken, _dates = reading.laws
    if not known:
        return
    bare = sorted((name for name in mistaken if len(name) >= _SHORTEST), key=len, reverse=True)
    typed = re.compile(rf"(?P<name>{'|'.join(map(re.escape, bare))})(?!{_NOT_A_LAW})") if bare else None
    for passage in reading.passages:
        seen: list[tuple[int, int]] = []
        for match in _NAMED.finditer(passage.text):
            seen.append(match.span())
            name = match["name"]
            if name in known:
                continue
            if name in mistaken:
                yield hit(passage, *match.span("full"), *_said(name, mistaken[name]), Severity.ERROR)
            elif near := _nearest(name, known):
                message = _("没有见过《{name}》", name=name)
                yield hit(
                    passage,
                    *match.span("full"),
                    message,
                    _("是不是《{right}》？核对全称", right=near),
                    Severity.WARNING,
                )
        for match in _TITLED.finditer(passage.text):
            near = _nearest(match["name"], known)
            if len(near) == len(match["name"]) and not any(start <= match.start("name") < end for start, end in seen):
                message = _("没有见过《{name}》", name=match["name"])
                yield hit(
                    passage, *match.span(), message, _("是不是《{right}》？核对全称", right=near), Severity.WARNING
                )
        for match in typed.finditer(passage.text) if typed is not None else ():
            if not any(start <= match.start() < end for start, end in seen):
                yield hit(passage, *match.span(), *_said(match["name"], mistaken[match["name"]]), Severity.ERROR)


def _said(name: str, right: str) -> tuple[str, str]:
    return _("没有《{name}》这部法", name=name), _("应是《{right}》", right=right)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    """差一个字的；地方的条例、规章不猜。"""
    if len(name) < _SHORTEST or name.endswith(_UNDER) or _LOCAL.search(name):
        return ""
    return next((right for right in known if _one_apart(name, right)), "")


def _one_apart(one: str, other: str) -> bool:
    """换一个字、多一个字、少一个字，或相邻两个字颠倒。"""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    if one[head + 1 :] == other[head + 1 :] or one[head + 1 :] == other[head:] or one[head:] == other[head + 1 :]:
        return True
    return one[head : head + 2] == other[head : head + 2][::-1] and one[head + 2 :] == other[head + 2 :]


RULE = Rule(
    id="no-such-law",
    title="没有这部法律",
    severity=Severity.ERROR,
    why="《妇女儿童权益保障法》《母婴保护法》都是想当然的名字，本单位的主业法律写错最伤信誉。",
    basis="法律文本；名字差一个字的只是猜测",
    bad=(
        "宣传《妇女儿童权益保障法》等法律法规。",
        "落实《母婴保护法》，婚检率达到90%。",
        "学习《中华人民共和国家庭教育法》。",
        "开展《反家暴法》宣传。",
        "依据《未成年人权益保障法》提起诉讼。",
        "宣传妇女儿童权益保障法和劳动法。",
        "学习《妇女权益保涨法》。",
        "落实《女职工劳动保护条例》。",
        "学习《消费者权益保障法》。",
        "宣讲《预防青少年犯罪法》。",
        "依照《老年人权益保护法》",
        "学习《村民委员会组织发法》",
        "学习《反家庭暴力发》",
    ),
    good=(
        "宣传《妇女权益保障法》等法律法规。",
        "《四川省〈中华人民共和国妇女权益保障法〉实施办法》",
        "《四川省未成年人保护条例》",
        "开展反家暴法律宣传。",
        "保护未成年人权益保护法律体系更加健全。",
        "《教师法》《教育法》《法官法》",
        "完善未成年人保护法治宣传。",
        "《中华人民共和国家庭教育促进法》",
        "《关于进一步加强合作的办法》",
        "《农村留守儿童关爱服务办法（试行）》",
        "《妇女权益保障法》（2022年修订）",
        "《监察官法》",
        "放映宣传片《反家庭暴力》《预防未成年人犯罪》",
    ),
    find=_find,
)
