"""写出了个人的手机号。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ..reading import Reading
from ..rule import Hit, Rule, hit

_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)")
_CONTACT = re.compile(r"联\s*系|电\s*话|手\s*机|咨询|报名|热线|传真|值班|微信|办公室|邮箱")


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        for match in _MOBILE.finditer(passage.text):
            if not _CONTACT.search(passage.text[max(0, match.start() - 30) : match.start()]) and not passage.in_table:
                yield hit(
                    passage,
                    *match.span(),
                    _("这里有一个手机号"),
                    _("个人的号码不写进文稿；办事的联系电话前写明“联系电话”"),
                )


RULE = Rule(
    id="phone-number",
    title="写出了手机号",
    severity=Severity.WARNING,
    why="个人的手机号留在总结、简报里，就公开出去了。",
    basis="《个人信息保护法》第四条、第二十五条",
    bad=("受助家庭户主13800001234，已回访。", "志愿者王女士（139 0000 1234）报了名。", "回访了群众15900001234。"),
    good=(
        "联系人：张敏，联系电话：13800001234。",
        "维权热线12338全天开通。",
        "咨询电话0731-8888888。",
        "档案编号2138000012345已归档。",
        "报名请拨13800001234。",
    ),
    find=_find,
)
