"""一个日期里汉字数字和阿拉伯数字混着写。"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.speech import _
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_CN = "[一二三四五六七八九十]{1,3}"
_YEAR = "[一二][〇零○OＯ0一二三四五六七八九]{3}"
_MIXED = Pattern(
    rf"\d{{4}}年{_CN}月(?:{_CN}日|\d{{1,2}}日)?|{_YEAR}年\d{{1,2}}月(?:\d{{1,2}}日)?|(?<!\d)\d{{1,2}}月{_CN}日|{_CN}月\d{{1,2}}日"
    r"|二[0Ｏ○OＯ][〇零○OＯ0一二三四五六七八九\d]{2}年|二[〇零][〇零0-9一二三四五六七八九]*[0-9○OＯ][〇零0-9一二三四五六七八九]*年",
    "年月",
)


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, match in reading.matches(_MIXED):
        yield hit(passage, *match.span(), _("一个日期里两种数字：{text}", text=match[0]), _("全用阿拉伯数字"))


RULE = Rule(
    id="mixed-date-numerals",
    title="一个日期里两种数字",
    severity=Severity.ERROR,
    why="“2026年三月”一半阿拉伯数字一半汉字，是拼起来的日期。",
    basis="GB/T 15835—2011（同一场合体例统一，规定）",
    bad=(
        "2026年三月召开会议。",
        "二〇二六年3月召开会议。",
        "5月十日召开会议。",
        "五月10日召开会议。",
        "二0二二年印发。",
        "二○二二年印发。",
    ),
    good=(
        "2026年3月召开会议。",
        "二〇二六年三月十日",
        "三月八日是国际妇女节。",
        "2022年三八妇女节期间",
        "2022年一季度培训两期。",
        "2022年六一儿童节前，走访慰问20户。",
    ),
    find=_find,
)
