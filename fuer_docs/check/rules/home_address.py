"""写出了住址：到门牌、楼栋的。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_ADDRESS = Pattern(
    r"(?:家住|现住|住在|居住在|住址[为是：:]?|家庭地址[为是：:]?|户籍地[为是：:]?)[^，。；]{0,30}?\d{1,4}(?:号楼|号院|号|栋|幢|单元|室|组|门)[^，。；\s]{0,12}",
    "住址地",
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_ADDRESS):
        yield hit(passage, *match.span(), _("这里写出了住址"), _("个人的住址写到乡镇、街道就够了"))


RULE = Rule(
    id="home-address",
    title="写出了住址",
    severity=Severity.HINT,
    why="受助人的住址写到门牌，等于公开了她是谁。",
    basis="《个人信息保护法》第四条",
    bad=("她家住清溪镇滨河村3组。", "现住城关街道和平路12号院2单元。", "住址：东街社区5栋301室"),
    good=(
        "她家住清溪镇滨河村。",
        "会议在人民路12号县会议中心召开。",
        "住在附近的群众赶来参加。",
        "居住在农村的妇女占58%。",
    ),
    find=_find,
)
