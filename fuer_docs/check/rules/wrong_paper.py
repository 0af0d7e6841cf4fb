"""纸不是 A4。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.reading import Reading
from ..rule import Hit, Rule
from ..specimen import PAGE, specimen

_A4 = (210.0, 297.0)
_OFF = 2.0


def _find(reading: Reading) -> Iterator[Hit]:
    wrong = [
        (number, page) for number, page in enumerate(reading.manuscript.pages, 1)
        if page.width and page.height
        and any(abs(one - real) > _OFF for one, real in zip(sorted((page.width, page.height)), _A4, strict=True))
    ]  # fmt: skip
    if wrong:
        number, page = wrong[0]
        size = f"{page.width:.0f}×{page.height:.0f}"
        message = _(
            "第{number}节的纸是{size}毫米，不是A4（210×297毫米），共{n}节", number=number, size=size, n=len(wrong)
        )
        yield Hit(None, 0, 0, message, _("页面设置里纸张改成A4"))


RULE = Rule(
    id="wrong-paper",
    title="纸不是 A4",
    severity=Severity.ERROR,
    why="公文用 A4 纸，别的纸打出来装订不齐，版心也全乱。",
    basis="GB/T 9704—2012 5.1、6.3（规定）",
    bad=(
        specimen(page=PAGE._replace(width=215.9, height=279.4)),
        specimen(page=PAGE._replace(width=184.0, height=260.0)),
    ),
    good=(specimen(), specimen(page=PAGE._replace(width=297.0, height=210.0, landscape=True)), "文本文件没有纸。"),
    find=_find,
)
