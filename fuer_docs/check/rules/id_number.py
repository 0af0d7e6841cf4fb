"""写出了身份证号。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_NUMBER = Pattern(
    r"(?<![\dA-Za-z])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|8[1-3])\d{4}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])",
    "12345678",
)
_NAMED = Pattern(
    r"(?:身份证|公民身份)(?:件)?(?:号码|号)?[为是：:]?\s*(?P<number>\d{6}\s?\d{2,8}\s?\d{3,4}[\dXx]?)(?![\d*])",
    "身",
)
"""前面写明是身份证的：十五位的旧号、中间空了格的也是。"""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def valid(number: str) -> bool:
    """校验码对得上（GB 11643）。"""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_NUMBER):
        if valid(match[0]):
            yield hit(passage, *match.span(), _("这里有一个身份证号"), _("删去，或只留前六位、末四位以外用*代替"))
        else:
            message = _("像身份证号，但校验码不对")
            yield hit(passage, *match.span(), message, _("删去；要留的先核对"), Severity.WARNING)
    for passage, match in reading.matches(_NAMED):
        digits = "".join(match["number"].split())
        if not _NUMBER.search(match["number"]) and len(digits) in {15, 18}:
            message = _("这里有一个身份证号")
            yield hit(passage, *match.span("number"), message, _("删去，或只留前六位、末四位以外用*代替"))


RULE = Rule(
    id="id-number",
    title="写出了身份证号",
    severity=Severity.ERROR,
    why="身份证号写进文稿，是个人信息泄露。",
    basis="《个人信息保护法》第二十八条；校验码：GB 11643—1999",
    bad=(
        "受助人身份证号11010519491231002X。",
        "身份证：440524188001010014",
        "编号为431202199903080013的人员",
        "身份证号：431202900308001，男。",
        "身份证号码431202 19900308 0013。",
    ),
    good=(
        "身份证号431202********0013。",
        "账号6222020200112345678。",
        "文件编号2022120100000000001。",
        "统一社会信用代码11430000MB0X12345A。",
    ),
    find=_find,
)
