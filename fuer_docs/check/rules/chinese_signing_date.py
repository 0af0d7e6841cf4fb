"""成文日期写成汉字。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.numerals import from_chinese
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import specimen

_CHINESE = Pattern(
    r"(?P<year>[〇○零0一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)


def _find(reading: Reading) -> Iterator[Hit]:
    layout = reading.layout
    if layout.date is None or not layout.official:
        return
    match = _CHINESE.search(layout.date.text)
    if match is None:
        return
    year = "".join(str("〇一二三四五六七八九".index(char)) for char in re.sub("[○零0]", "〇", match["year"]))
    better = f"{year}年{from_chinese(match['month'])}月{from_chinese(match['day'])}日"
    message, hint = _("成文日期用阿拉伯数字：{better}", better=better), _("改成“{better}”", better=better)
    yield hit(layout.date, *match.span(), message, hint, fix=better)


RULE = Rule(
    id="chinese-signing-date",
    title="成文日期写成了汉字",
    severity=Severity.WARNING,
    why="2012 年的标准起，成文日期用阿拉伯数字，年份写全，月、日不编虚位。",
    basis="GB/T 9704—2012 7.3.5.4（规定）",
    bad=(specimen(date={"text": "二〇二二年十二月二十日"}), specimen(date={"text": "二○二二年十二月二十日"})),
    good=(specimen(), "二〇二二年十二月二十日，会议在县城召开。", specimen(date=None)),
    find=_find,
)
