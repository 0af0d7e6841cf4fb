"""页码的写法和位置。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import PageNumber
from ...model.speech import _
from ...reading.layout import SONGTI, family, size_word
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule
from ..specimen import NUMBERS, PAGE, specimen

_DASHED = Pattern(r"[—―－–]\s*PAGE\s*[—―－–]")
_LONG = 900


def _find(reading: Reading) -> Iterator[Hit]:
    pages = reading.manuscript.pages
    if not pages:
        return
    numbers = [number for page in pages for number in page.page_numbers if number.kind != "first"]
    if not numbers:
        if sum(len(passage.text) for passage in reading.passages) > _LONG:
            yield Hit(None, 0, 0, _("没有页码"), _("页脚里加页码：— 1 —，四号宋体，单页居右、双页居左"))
        return
    if not reading.layout.official:
        return
    wrong = list(dict.fromkeys(fault for number in numbers for fault in _faults(number)))
    sides = {number.align for number in numbers} & {"center", "left", "right"}
    if "center" in sides or (len(sides) == 1 and not pages[0].odd_even):
        wrong.append(_("单双页没有分开，一般单页居右、双页居左，各空一字"))
    if wrong:
        yield Hit(None, 0, 0, _("页码{said}", said=_("；").join(wrong)), _("写成— 1 —，四号宋体，页脚分奇偶页"))


def _faults(number: PageNumber) -> Iterator[str]:
    if not _DASHED.fullmatch(number.text):
        yield _("左右各放一条一字线（—）")
    if number.size not in {None, 14.0} or family(number.font) not in {"", SONGTI}:
        yield _("是{look}，一般用四号宋体", look=family(number.font) + size_word(number.size))


RULE = Rule(
    id="page-number-off",
    title="页码的写法、位置不合",
    severity=Severity.HINT,
    why="页码一般用四号半角宋体数字，左右各一条一字线，单页居右空一字、双页居左空一字。",
    basis="GB/T 9704—2012 7.5（一般）",
    bad=(
        specimen(page=PAGE._replace(page_numbers=(NUMBERS[0]._replace(text="PAGE"),))),
        specimen(page=PAGE._replace(page_numbers=(NUMBERS[0]._replace(align="center"),), odd_even=False)),
        specimen(page=PAGE._replace(page_numbers=(NUMBERS[0]._replace(size=9.0), NUMBERS[1]))),
    ),
    good=(
        specimen(),
        specimen(page=PAGE._replace(page_numbers=())),
        specimen(page=PAGE._replace(page_numbers=(NUMBERS[0]._replace(align="outside"),), odd_even=False)),
    ),
    find=_find,
)
