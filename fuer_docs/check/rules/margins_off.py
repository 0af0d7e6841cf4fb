"""页边距不合两种版面的哪一种。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Page
from ...model.speech import _, mark
from ...reading.layout import text_width
from ...reading.reading import Reading
from ..rule import Hit, Rule
from ..specimen import PAGE, specimen


class _Margins(NamedTuple):
    top: float
    bottom: float
    left: float
    right: float


_PROFILES = (_Margins(37.0, 35.0, 28.0, 26.0), _Margins(34.58, 32.58, 28.0, 26.0))
_ALLOWED, _VISIBLE = 1.05, 2.0
_NAMES = (mark("上"), mark("下"), mark("左"), mark("右"))


def _find(reading: Reading) -> Iterator[Hit]:
    for number, page in enumerate(reading.manuscript.pages, 1):
        if page.landscape or page.width > page.height or not page.width:
            continue
        if text_width(page) <= 0 or page.height - abs(page.top) - abs(page.bottom) <= 0:
            yield Hit(None, 0, 0, _("第{number}节的页边距比纸还大", number=number), _("核对页面设置"), Severity.ERROR)
            return
        off = _off(page)
        if off:
            visible = any(abs(written - wanted) > _VISIBLE for _name, written, wanted in off)
            severity = Severity.WARNING if visible and reading.layout.official else Severity.HINT
            said = _("、").join(
                _("{side}{written:.1f}（应{wanted:g}）", side=_(name), written=written, wanted=wanted) for name, written, wanted in off
            )  # fmt: skip
            hint = _("上37、下35、左28、右26毫米；用29.45磅行距的上34.6、下32.6毫米")
            yield Hit(None, 0, 0, _("页边距（毫米）：{said}", said=said), hint, severity)
            return


def _off(page: Page) -> list[tuple[str, float, float]]:
    """离得最近的那种版面差在哪几边；不差是空的。上下边距写成负数的是固定不动的意思。"""
    written = _Margins(abs(page.top), abs(page.bottom), page.left, page.right)

    def differences(profile: _Margins) -> list[tuple[str, float, float]]:
        return [
            (name, one, wanted)
            for name, one, wanted in zip(_NAMES, written, profile, strict=True) if abs(one - wanted) > _ALLOWED
        ]  # fmt: skip

    return min((differences(profile) for profile in _PROFILES), key=len)


RULE = Rule(
    id="margins-off",
    title="页边距不合",
    severity=Severity.WARNING,
    why="天头、订口定了版心的位置，边距用软件默认的 25.4、31.8 毫米，一看就不是公文的版面。",
    basis="GB/T 9704—2012 5.2.1（规定，±1毫米）；GB/T 33476.2—2016 6.2 的一组也算对",
    bad=(
        specimen(page=PAGE._replace(top=25.4, bottom=25.4, left=31.8, right=31.8)),
        specimen(page=PAGE._replace(left=31.8)),
        specimen(page=PAGE._replace(left=120.0, right=120.0)),
    ),
    good=(
        specimen(),
        specimen(page=PAGE._replace(top=34.58, bottom=32.58, pitch=29.45)),
        specimen(page=PAGE._replace(top=37.9, bottom=34.2, left=27.2, right=26.8)),
        specimen(
            page=PAGE._replace(width=297.0, height=210.0, top=28.0, bottom=26.0, left=37.0, right=35.0, landscape=True)
        ),
    ),
    find=_find,
)
