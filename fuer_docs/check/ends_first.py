"""先结束、后开始：11月底前结束、12月启动，17时开始、16时30分结束，7月才开的会6月底就要报情况。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.speech import _
from ..reading.pattern import Pattern
from .rule import Hit, hit

_SPOT = r"(?<!\d)(?P<m{0}>\d{{1,2}})月(?:(?P<d{0}>\d{{1,2}})日|(?P<t{0}>[上中下]旬|[初底末中])|份)?"
_FIRST, _SECOND = _SPOT.format(1), _SPOT.format(2)
_ENDED = Pattern(
    rf"{_FIRST}(?:之?前|以前)?(?:全部|全面|圆满|正式)?(?:结束|完成|截止|收官|收尾|结题|验收)[，、；](?:于|在|从|自|拟于)?{_SECOND}(?:起|正式|全面)*(?:启动|开始|开展|部署|动员|开工|铺开)(?=[，。；、]|$)",
    "月",
)
"""后面没有另说什么的，才是同一件事。"""
_CLOCK = Pattern(
    r"(?<!\d)(?P<h1>\d{1,2})(?:时|点)(?:(?P<q1>\d{1,2})分|(?P<half1>半))?(?:准时|正式)?(?:开始|起|开幕|开播|集合)?[，,]?(?:一直)?(?:持续|开放)?(?:至|到|—|－|～|-)(?:下午|晚上?|当晚|当天|次日|第二天|凌晨)?(?P<h2>\d{1,2})(?:时|点)(?:(?P<q2>\d{1,2})分|(?P<half2>半))?",
    "时点",
)
_HOURS = Pattern(
    r"(?<!\d)(?P<h1>\d{1,2})[:：](?P<q1>\d{2})(?:准时|正式)?(?:开始|起|开幕|集合)[，,]?(?:一直)?(?:持续|开放)?(?:于|至|到)(?:当天)?(?P<h2>\d{1,2})[:：](?P<q2>\d{2})",
    ":：",
)
_OTHER_DAY = re.compile("次日|第二天|凌晨|下午|晚")
_NOON = 12
_WILL_MEET = Pattern(
    rf"(?:拟|将|定|计划|预计|安排|争取)(?:于|在)?{_FIRST}[^，。；0-9]{{0,16}}?(?:召开|举办|举行|开展|组织)[^，。；0-9]{{0,24}}?(?P<what>会|活动|培训班?|大赛|比赛|评选|讲座|调研|督查|评估)[，。；]",
    "月",
)
_REPORTED = Pattern(
    rf"{_SECOND}(?:之?前|以前)[^，。；]{{0,12}}?(?:将|把|报送|上报|报告)?[^，。；]{{0,10}}?(?P<what>会|活动|培训|大赛|比赛|评选|讲座|调研|督查|评估)(?:召开|举办|开展|举行|落实)?(?:的)?(?:情况|总结|成果|结果|经验|小结|典型经验|照片|新闻稿)",
    "月",
)
_FAR = 60
_HALF_YEAR, _YEAR = 6, 12
_PARTS = {"上旬": 10, "中旬": 20, "下旬": 30, "初": 5, "中": 18, "底": 30, "末": 30}


_STEPS = Pattern(
    r"(?<![\d年—至到－～.])(?:\d{1,2})月(?:份|[上中下]旬|[初底末])?(?:之?前)?(?:完成|开展|组织|进行|启动|实施)?[\u4e00-\u9fff]{2,8}(?:[、，](?:\d{1,2})月(?:份|[上中下]旬|[初底末])?(?:之?前)?[\u4e00-\u9fff]{2,10}){2,11}(?=[，。；、的])",
    "月",
)
_MONTH = re.compile(r"(\d{1,2})月(?:份|[上中下]旬|[初底末])?(?:之?前)?([\u4e00-\u9fff]{2})")
_NOT_STEPS = re.compile("同比|环比|增|降|达|为|分别|共")


class Spot(NamedTuple):
    """几月、几日；只写了月份的是 ``None``。"""

    month: int
    day: int | None


def ends_first(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """一句里先结束后开始的。"""
    for match in _ENDED.finditer(text, start, end):
        if _later(_spot(match, 2), _spot(match, 1)):
            message = _("“{text}”：结束在开始的前面", text=match[0])
            yield hit(passage, *match.span(), message, _("核对两个时间"), Severity.WARNING)
    yield from _out_of_step(passage, text, start, end)
    for match in _CLOCK.finditer(text, start, end):
        if _before_it_began(match):
            message = _("“{text}”：结束在开始的前面", text=match[0])
            yield hit(passage, *match.span(), message, _("核对两个时间"), Severity.WARNING)
    for match in _HOURS.finditer(text, start, end):
        if int(match["h2"]) * 60 + int(match["q2"]) <= int(match["h1"]) * 60 + int(match["q1"]):
            message = _("“{text}”：结束在开始的前面", text=match[0])
            yield hit(passage, *match.span(), message, _("核对两个时间"), Severity.WARNING)
    for match in _WILL_MEET.finditer(text, start, end):
        for told in _REPORTED.finditer(text, match.end(), min(end, match.end() + _FAR)):
            if told["what"][:2] == match["what"][:2] and _later(_spot(match, 1), _spot(told, 2)):
                message = _("{first}才办，{second}前就要报情况", first=_written(match, 1), second=_written(told, 2))
                yield hit(passage, told.start(), told.end(), message, _("核对两个时间"), Severity.WARNING)


def _out_of_step(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """“3月动员、6月评估、5月整改”：一步一步的月份倒了。"""
    for match in _STEPS.finditer(text, start, end):
        found = [int(month) for month, _what in _MONTH.findall(match[0])]
        back = [(a, b) for a, b in pairwise(found) if 0 < a - b <= _HALF_YEAR]
        if len(back) == 1 and not _NOT_STEPS.search(match[0]) and all(0 < month <= _YEAR for month in found):
            message = _("{first}后面是{second}，次序倒了", first=f"{back[0][0]}月", second=f"{back[0][1]}月")
            yield hit(passage, *match.span(), message, _("核对两个时间"), Severity.HINT)


def _spot(match: re.Match[str], n: int) -> Spot:
    day = int(match[f"d{n}"]) if match[f"d{n}"] else _PARTS.get(match[f"t{n}"] or "")
    return Spot(int(match[f"m{n}"]), day)


def _written(match: re.Match[str], n: int) -> str:
    return f"{match[f'm{n}']}月" + (f"{match[f'd{n}']}日" if match[f"d{n}"] else match[f"t{n}"] or "")


def _later(one: Spot, other: Spot) -> bool:
    """``one`` 在 ``other`` 以后；差半年以上的多半跨了年。"""
    if one.month != other.month:
        return 0 < one.month - other.month <= _HALF_YEAR
    return one.day is not None and other.day is not None and one.day > other.day


def _before_it_began(match: re.Match[str]) -> bool:
    first = int(match["h1"]) * 60 + (30 if match["half1"] else int(match["q1"] or 0))
    last = int(match["h2"]) * 60 + (30 if match["half2"] else int(match["q2"] or 0))
    if _OTHER_DAY.search(match[0]) or first >= 24 * 60 or last >= 24 * 60:
        return False
    if last < _NOON * 60:
        return False  # “9点到4点”说的是下午四点
    return last < first
