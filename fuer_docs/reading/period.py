"""文稿是什么时候写的：有成文日期的是那一天，只知道年份的是一段。"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..model.manuscript import Manuscript, Passage
from ..model.numerals import from_chinese, halfwidth

_DATE_LINE = re.compile(
    r"^\s*(?:[\u4e00-\u9fff]{4,24}(?:\s+|[ \u3000]+))?[（(]?\s*((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[，,、]?\s*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s*(?:上午|下午|印发|发布|[\u4e00-\u9fff]{2,24}(?:通过|修订)(?=[）)]))?[）)]?\s*$"
)


class Span(NamedTuple):
    """一段时间，头尾都含。"""

    start: date
    end: date


def when_written(manuscript: Manuscript) -> Span | None:
    """独占一行的日期说得最准；没有就按年份估：计划写在前一年，总结写到下一年春天。"""
    day = signed_on(manuscript)
    if day:
        return Span(day, day)
    year = manuscript.year
    if year is None or not 1950 <= year <= 2100:
        return None
    if "计划" in manuscript.kind:
        return Span(date(year - 1, 10, 1), date(year, 12, 31))
    return Span(date(year, 1, 1), date(year + 1, 4, 30))


def _day(parts: tuple[str, ...]) -> date | None:
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


_HAN_LINE = re.compile(
    r"^\s*[（(]?\s*([二一][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日\s*[）)]?\s*$"
)
_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年|(?P<word>今年|本年度?|全年|去年|上年|上一年|明年|来年|下一年|前年)"
)
_RANGE = re.compile(r"(?:19|20)\d{2}年?\s*(?:—|－|-|–|~|～|至)+\s*(?:(?:19|20)\d{2})")
_OFF = {"去年": -1, "上年": -1, "上一年": -1, "明年": 1, "来年": 1, "下一年": 1, "前年": -2}
_HEADING = re.compile(
    r"^\s*(?:(?P<first>[一二三四五六七八九十]{1,3}、|第[一二三四五]部分)|(?P<second>[（(][一二三四五六七八九十]{1,3}[）)]))"
)
_AHEAD = re.compile("下一步|下步|打算|计划|安排|思路|今后|下阶段|下一阶段")
_PLANS = re.compile("计划|打算|思路|安排|要点|方案")
_REPORTS = re.compile("总结|汇报|报告|情况|通报")
_OPENS_AHEAD = re.compile(r"[\s　]*(?:下一步|下步|下阶段|下一阶段|今后|新的一年|接下来|下一年|明年|来年)")
_REVIEWS = re.compile("(?:回顾|总结|工作基础|成效|情况|形势|形势分析|问题|成绩)\\s*$|上年|去年")
_FIRST = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五]部分)")
_LONGEST_HEADING = 45
_LONGEST_LINE = 80
_YEAR_END = 11


class Years:
    """各处说的是哪一年：句里写着的、这一部分的标题写着的、题目和落款写着的，近的说了算。"""

    def __init__(self, manuscript: Manuscript) -> None:
        title = plain(manuscript.title)
        years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})\s*年", _RANGE.sub("", title))}
        self.signed = signed_on(manuscript)
        own = _spoken_years(self.signed) if self.signed and not years else set()
        fallback = {manuscript.year} if manuscript.year else set()
        self.paper: frozenset[int] = frozenset(years or own or fallback)
        """题目说的哪一年、哪两年；题目没说的，落款的那一年。"""
        self._sections = _sections(manuscript, self.paper)
        self._manuscript = manuscript

    def section(self, passage: Passage) -> frozenset[int]:
        """这一段所在的部分说的哪一年；标题没说的是全文的。"""
        return self._sections.get(passage.n, self.paper)

    def ahead(self, passage: Passage) -> bool:
        """这一段说的是往后的打算：计划里除了回顾的部分，别的文稿里讲下一步的部分。"""
        return passage.n in self._ahead

    @cached_property
    def _ahead(self) -> set[int]:
        title = plain(self._manuscript.title)
        planned = bool(_PLANS.search(title)) and not _REPORTS.search(title)
        found, ahead = set(), planned
        for passage in self._manuscript.passages:
            text = plain(passage.text)
            if passage.style == "一级标题" or (
                len(text) <= _LONGEST_HEADING and _FIRST.match(text) and "。" not in text
            ):
                ahead = not _REVIEWS.search(text) if planned else bool(_AHEAD.search(text))
            elif ahead or _OPENS_AHEAD.match(text):
                found.add(passage.n)
        return found

    def said(self, passage: Passage, start: int, end: int) -> frozenset[int]:
        """这几个字里说到的年份，今年、去年、明年按全文的年份算。"""
        base = {min(self.paper)} if self.paper else set()
        found = set()
        for match in _YEAR.finditer(plain(passage.text), start, end):
            if match["year"]:
                found.add(int(match["year"]))
            else:
                found |= {year + _OFF.get(match["word"], 0) for year in base}
        return frozenset(found)

    def last(self, passage: Passage, start: int, end: int) -> frozenset[int]:
        """这几个字里最后说到的那一年；没有说的是这一部分的。"""
        last = None
        for last in _YEAR.finditer(plain(passage.text), start, end):  # noqa: B007
            pass
        return self.section(passage) if last is None else self.said(passage, last.start(), last.end())


def _spoken_years(day: date) -> set[int]:
    """没有写年份的讲话、通知说的是哪一年；年底的也说明年。"""
    return {day.year, day.year + 1} if day.month >= _YEAR_END else {day.year}


def _sections(manuscript: Manuscript, paper: frozenset[int]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    first = second = paper
    for passage in manuscript.passages:
        text = plain(passage.text)
        opener = _HEADING.match(text) if len(text) <= _LONGEST_HEADING and "。" not in text else None
        if opener is not None or passage.style in {"一级标题", "二级标题"}:
            years = _heading_years(text, paper)
            if (opener is not None and opener["first"]) or passage.style == "一级标题":
                first = second = years or paper
            else:
                second = years or first
        found[passage.n] = second
    return found


def _heading_years(text: str, paper: frozenset[int]) -> frozenset[int]:
    if _RANGE.search(text):
        return frozenset()
    found = set()
    for match in _YEAR.finditer(text):
        if match["year"]:
            found.add(int(match["year"]))
        elif paper and match["word"] in {"明年", "来年", "下一年"}:
            found.add(max(paper) if len(paper) > 1 else max(paper) + 1)
        elif paper and match["word"] in {"今年", "本年", "本年度"}:
            found.add(min(paper))
    if not found and paper and _AHEAD.search(text):
        return paper | {max(paper) + 1} if len(paper) == 1 else frozenset({max(paper)})
    return frozenset(found)


def signed_on(manuscript: Manuscript) -> date | None:
    """题目下面、末尾独占一行的日期。"""
    for passage in (*manuscript.passages[:6], *reversed(manuscript.passages)):
        day = date_line(passage.text)
        if day:
            return day
    return None


_HAN_YEAR = re.compile("[一二][〇零○一二三四五六七八九]{3}(?=年)")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """全角数字换半角，二〇二四年换成2024年；字数不变。"""
    return _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), halfwidth(text))


def date_line(text: str) -> date | None:
    """独占一行的日期。"""
    halved = halfwidth(text).strip()
    if len(halved) > _LONGEST_LINE:
        return None
    match = _DATE_LINE.match(halved)
    if match:
        return _day(match.groups())
    match = _HAN_LINE.match(halved)
    return _day(tuple(str(from_chinese(part.replace("○", "〇")) or 0) for part in match.groups())) if match else None
