"""时间：日期、时段，或者只是几个字。"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .numerals import from_chinese, halfwidth
from .values import Closed, Origin

_THIRD = re.compile(r"(?P<y>\d{4})[-年.](?P<m>\d{1,2})月?(?P<third>上旬|中旬|下旬|底|初)")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (25, 31), "初": (1, 5)}
_DAYPARTS = "上午|下午|晚上|晚|全天|凌晨|中午"
_POINT = re.compile(
    rf"(?P<y>\d{{4}})(?:[-年./](?P<m>\d{{1,2}})(?:[-月./](?P<d>\d{{1,2}})日?)?月?)?年?(?P<part>{_DAYPARTS})?"
)
_CLOCK = re.compile(
    rf"(?P<day>.+(?:日|{_DAYPARTS}|\d(?=\s)))\s*(?P<h>[01]?\d|2[0-4])(?:[:：](?P<m>[0-5]\d)|[时点](?:(?P<later>[0-5]?\d)分?|(?P<half>半))?)整?"
)
"""日期后面的钟点：9:30、9时30分、9点半。"""
_HOUR = re.compile(r"(?<!\d)(?P<h>\d{1,2})(?:[:：](?P<m>\d{2})(?!\d)|[时点](?!间))")
_WEEKDAYS = "一二三四五六日"
_SPAN = re.compile(r"(?:(?P<y>\d{4})年?)?(?P<what>上半年|下半年|第?[一二三四1-4]季度)")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)|[一二三四五六七八九十]{1,3}(?=月|日)")
"""汉字写的年、月、日。"""
_MONTH_DAY = re.compile(rf"\d{{1,2}}月(?:\d{{1,2}}日)?(?:{_DAYPARTS})?")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Moment(Closed):
    """一个时间。``start``、``end`` 是头尾两天；只是几个字（暑假）的两样都没有。"""

    words: str
    start: date | None = None
    end: date | None = None
    grain: str = "words"
    """精细到：day month year half quarter，起止用 span months years，只是几个字用 words。"""
    daypart: str = ""
    origin: Origin | None = None
    clock: str = ""
    """钟点：9:30。只有说“几点开会”的地方印，见 :meth:`full`。"""

    @property
    def year(self) -> int | None:
        """开头那天的年份。"""
        return self.start.year if self.start else None

    @property
    def text(self) -> str:
        """写全：2022年5月10日上午。"""
        return self.say()

    def say(self, *, year: bool = True, month_only: bool = False, day_only: bool = False) -> str:
        """印出来的样子；``year=False`` 省去年份，``month_only`` 只到月，``day_only`` 不带上午、下午。"""
        if self.start is None or self.end is None:
            return self.words
        if self.grain in _SPANS:
            return _SPANS[self.grain](self.start, self.end, year) + self.daypart
        lead = f"{self.start.year}年" if year else ""
        match self.grain:
            case "year":
                return f"{self.start.year}年"
            case "half":
                return lead + ("上半年" if self.start.month == 1 else "下半年")
            case "quarter":
                return lead + f"第{'一二三四'[(self.start.month - 1) // 3]}季度"
            case "month":
                return lead + f"{self.start.month}月" + self.daypart
        if month_only:
            return lead + f"{self.start.month}月"
        return lead + f"{self.start.month}月{self.start.day}日" + ("" if day_only else self.daypart)

    def full(self) -> str:
        """写到星期和钟点：2017年3月27日（星期一）上午9:30；只知道月份、时段的照常说。"""
        if self.start is None or self.grain != "day":
            return self.say()
        weekday = f"（星期{_WEEKDAYS[self.start.weekday()]}）"
        return self.say(day_only=True) + weekday + self.daypart + self.clock

    def __bool__(self) -> bool:
        return True


def _say_span(start: date, end: date, with_year: bool) -> str:
    lead = f"{start.year}年" if with_year else ""
    if start.year != end.year:
        return f"{start.year}年{start.month}月{start.day}日—{end.year}年{end.month}月{end.day}日"
    if start.month != end.month:
        return f"{lead}{start.month}月{start.day}日—{end.month}月{end.day}日"
    if start == end:
        return f"{lead}{start.month}月{start.day}日"
    return f"{lead}{start.month}月{start.day}日—{end.day}日"


def _say_years(start: date, end: date, _: bool) -> str:
    return f"{start.year}—{end.year}年"


def _say_months(start: date, end: date, with_year: bool) -> str:
    if start.year != end.year:
        return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
    return (f"{start.year}年" if with_year else "") + f"{start.month}—{end.month}月"


_SPANS = {"span": _say_span, "years": _say_years, "months": _say_months}


class Backwards(ValueError):
    """止在起前面。"""


def bad_clock(text: str) -> str | None:
    """一天里没有的钟点（25:30）；都有的是 ``None``。"""
    for match in _HOUR.finditer(halfwidth(text)):
        if int(match["h"]) > 24 or int(match["m"] or 0) > 59:
            return match[0]
    return None


def parse_moment(text: str, origin: Origin | None = None, year: int | None = None) -> Moment:
    """读一个时间：ISO 或汉字日期、时段、季度半年；认不出的当成几个字，照样能印。

    没写年份的用 ``year``。像日期而日历上没有的（2022-02-30）抛 :class:`ValueError`，起止写反的是 :class:`Backwards`。
    """
    found = _parsed(text, year)
    if origin is None:
        return found
    return Moment(found.words, found.start, found.end, found.grain, found.daypart, origin, found.clock)


@lru_cache(maxsize=4096)
def _parsed(text: str, year: int | None) -> Moment:
    """同样的写法在一份资料里反复出现，读一遍就够。"""
    timed = _CLOCK.fullmatch(halfwidth(text.strip()))
    if timed:
        dated = _parsed(timed["day"], year)
        minutes = "30" if timed["half"] else (timed["m"] or timed["later"] or "0").zfill(2)
        if dated.grain == "day":
            return replace(dated, words=text, clock=f"{int(timed['h'])}:{minutes}")
    plain = _NUMERAL.sub(lambda match: str(from_chinese(match[0])), halfwidth(text.strip()).replace(" ", ""))
    if year and _MONTH_DAY.match(plain):
        plain = f"{year}年{plain}"
    for mark in ("至", "~", "—"):
        head, found, tail = plain.partition(mark)
        if found:
            first, last = _point(head), _point(_complete(tail, head))
            if first and last:
                if last[1] < first[0]:
                    raise Backwards(text)
                grain = {"year": "years", "month": "months"}.get(last[2], "span")
                return Moment(text, first[0], last[1], grain, last[3])
    span = _SPAN.fullmatch(plain)
    named_year = int(span["y"]) if span and span["y"] else year
    if span and named_year:
        return _named_span(text, named_year, span["what"])
    third = _THIRD.fullmatch(plain)
    if third:
        return _third(text, int(third["y"]), int(third["m"]), third["third"])
    opening = re.sub(r"(?:起|底前?|初|前)$", "", plain)
    point = _point(plain)
    if point:
        return Moment(text, point[0], point[1], point[2], point[3])
    loose = _point(opening)
    if loose and opening != plain:
        day = loose[1] if plain[len(opening)] == "底" else loose[0]
        return Moment(_point_words(loose, plain[len(opening) :]), day, None, "words", "")
    return Moment(text)


def _point_words(point: tuple[date, date, str, str], tail: str) -> str:
    start, end, grain, _ = point
    return Moment("", start, end, grain).text + tail


def _complete(tail: str, head: str) -> str:
    """“2014-05-17至24”“2014-05-17至06-02”的后半补上年、月。"""
    parts = re.split(r"[-年月./]", head)
    if re.fullmatch(r"\d{1,2}日?", tail) and len(parts) >= 3:
        return f"{parts[0]}-{parts[1]}-{tail}"
    if re.fullmatch(r"\d{1,2}[-月./]\d{1,2}日?", tail):
        return f"{parts[0]}-{tail}"
    return tail


def _point(text: str) -> tuple[date, date, str, str] | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = int(match["y"]), match["m"], match["d"]
    part = match["part"] or ""
    if day:
        moment = date(year, int(month), int(day))
        return moment, moment, "day", part
    if month:
        first = date(year, int(month), 1)
        return first, date(year, int(month), monthrange(year, int(month))[1]), "month", part
    return date(year, 1, 1), date(year, 12, 31), "year", part


def _third(text: str, year: int, month: int, third: str) -> Moment:
    last = monthrange(year, month)[1]
    first_day, last_day = _THIRDS[third]
    return Moment(text, date(year, month, first_day), date(year, month, min(last, last_day)), "month", third)


def _named_span(text: str, year: int, what: str) -> Moment:
    if what == "上半年":
        return Moment(text, date(year, 1, 1), date(year, 6, 30), "half")
    if what == "下半年":
        return Moment(text, date(year, 7, 1), date(year, 12, 31), "half")
    quarter = _QUARTERS[what.removeprefix("第")[0]]
    last = date(year, quarter * 3, monthrange(year, quarter * 3)[1])
    return Moment(text, date(year, quarter * 3 - 2, 1), last, "quarter")
