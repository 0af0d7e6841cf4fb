"""写出了个人的手机号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_MOBILE = Pattern(r"(?<![\d.])1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)", "1")
_HOME = Pattern(
    r"(?:户主|家长|监护人|受助人|求助人|受害人|当事人|信访人|患者|其本?人?|家庭)(?:的)?(?:联系)?电话[为是：:]?\s*(?P<number>0\d{2,3}[-—]?\d{7,8})",
    "电",
)
_CONTACT = Pattern(r"联\s*系|电\s*话|手\s*机|咨询|报名|热线|传真|值班|微信|办公室|邮箱")
_OFFICE = Pattern(r"联\s*系\s*人|联络人|联络员|报名|咨询|热线|值班|经办人|负责人|办公室")
_PRIVATE = Pattern(
    r"受助|受害|被害|受援|救助对象|帮扶对象|求助|来访|信访人|上访|当事人|患者|病人|家属|家长|监护人|父亲|母亲|丈夫|妻子|奶奶|爷爷|外婆|祖父|祖母|户主|群众|村民|居民|妇女|女童|儿童|孩子|学生|老人|志愿者|女士|先生|本人|其电话|她的|他的|岁"
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_MOBILE):
        if not passage.in_table and not _given_out(passage.text[max(0, match.start() - 30) : match.start()]):
            yield hit(passage, *match.span(), _("这里有一个手机号"),
                      _("个人的号码不写进文稿；办事的联系电话前写明“联系电话”"))  # fmt: skip
    for passage, match in reading.matches(_HOME):
        if not passage.in_table:
            message, advice = _("这里有一个家里的电话"), _("个人的号码不写进文稿")
            yield hit(passage, *match.span("number"), message, advice)


def _given_out(before: str) -> bool:
    """办事用的、写出来就是让人打的：会议联系人、报名电话；受助人、来访群众的电话不是。"""
    return bool(_CONTACT.search(before)) and (bool(_OFFICE.search(before)) or not _PRIVATE.search(before))


RULE = Rule(
    id="phone-number",
    title="写出了手机号",
    severity=Severity.WARNING,
    why="个人的手机号留在总结、简报里，就公开出去了。",
    basis="《个人信息保护法》第四条、第二十五条",
    bad=(
        "受助家庭户主13800001234，已回访。",
        "志愿者王女士（139 0000 1234）报了名。",
        "回访了群众15900001234。",
        "受助人电话13800001234。",
        "户主电话0745-1234567。",
        "家长王女士（联系电话13900001234）表示感谢。",
        "其监护人手机号为15000001234，已加微信。",
        "困境儿童小宇由奶奶照料，电话：13700001234。",
    ),
    good=(
        "联系人：张敏，联系电话：13800001234。",
        "维权热线12338全天开通。",
        "咨询电话0731-8888888。",
        "档案编号2138000012345已归档。",
        "报名请拨13800001234。",
        "联系人：李女士，电话：13800001234。",
        "妇女儿童维权咨询电话13800001234，由县妇联权益部负责。",
        "会务联系：县妇儿工委办公室 王敏 13800001234",
    ),
    find=_find,
)
