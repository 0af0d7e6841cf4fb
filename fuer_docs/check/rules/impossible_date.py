"""日历上没有的日子，和对不上的星期。"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import from_chinese, halfwidth
from ...model.speech import _
from ...reading.period import plain
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年\s*)?(?<![\d.])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
    r"(?:\s*(?:上午|下午|晚上?)?(?:(?:“[^“”]{1,12}”|[\u4e00-\u9fff]{2,12}?(?:日|节|周年|当天|当日|这天))(?=[（(]))?[（(，,]?(?:星期|周)(?P<week>[一二三四五六日天])(?![岁年至到—])[）)]?)?"
)
_WEEK_FIRST = re.compile(
    r"(?:星期|周)(?P<week>[一二三四五六日天])[（(](?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[）)]"
)
_MONTH = re.compile(r"(?:19|20)\d{2}\s*年\s*(?P<month>\d{1,2})\s*月(?!\s*\d)")
_SPAN = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年\s*)?(?<![\d.])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?\s*(?:—|－|-|–|~|至|到)+\s*"
    r"(?P<day2>\d{1,2})\s*[日号]"
)
_HAN = re.compile(
    r"(?<![一二三四五六七八九十])(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})[日号]"
)
_HAN_MONTH = re.compile("(?<![一二三四五六七八九十第])(?P<month>十[三四五六七八九])月(?![饼球])")
_NO_SUCH = re.compile(
    r"第?[五六七八九十]季度|(?<=[午晚早晨日于]) ?(?:2[5-9]|[3-9]\d)[:：][0-5]\d(?!\d)|(?<=[午晚早晨日于]) ?\d{1,2}[:：][6-9]\d(?!\d)"
)
_WEEK = "一二三四五六日"
_SHIFT = re.compile("(?:(?P<back>去年|上年)|明年|来年|次年|翌年)的?$")
_TOLD = re.compile(r"(?<![\d比较由从与自])((?:19|20)\d{2})年(?![底末度的])")
"""前面说到的年份；拿来比的、说时点的不算。"""
_LEAP = 2024
_NOTICE = re.compile("通知|函|方案|议程|主持词|邀请|公告")
_LATE = 10
"""这个月以后写的，说的年初多半是下一年的。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.passages:
        text = halfwidth(passage.text)
        for match in (*_DATE.finditer(text), *_WEEK_FIRST.finditer(text)):
            problem = _problem(match, _years(reading, passage, match))
            if problem:
                guessed = not match["year"] and ("星期" in problem or match["day"] == "29")
                severity = Severity.WARNING if guessed else Severity.ERROR
                yield hit(passage, *match.span(), problem, _("查日历，改成真有的日子"), severity)
        for match in _SPAN.finditer(text):
            problem = _span_problem(match)
            if problem:
                yield hit(passage, *match.span(), problem, _("查日历，改成真有的日子"))
        for match in _HAN.finditer(text):
            month, day = from_chinese(match["month"]) or 0, from_chinese(match["day"]) or 0
            if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024, month)[1]:
                yield hit(passage, *match.span(), _("日历上没有“{text}”", text=match[0]), _("查日历，改成真有的日子"))
        for match in _NO_SUCH.finditer(text):
            yield hit(passage, *match.span(), _("没有“{text}”", text=match[0]), _("核对日期和钟点"))
        for match in _HAN_MONTH.finditer(text):
            yield hit(passage, *match.span(), _("没有“{month}月”", month=match["month"]), _("核对月份"))
        for match in _MONTH.finditer(text):
            if not 1 <= int(match["month"]) <= 12:
                yield hit(passage, *match.span(), _("没有“{month}月”", month=match["month"]), _("核对月份"))


def _span_problem(match: re.Match[str]) -> str:
    """6月28日—31日：止的那天要真有。"""
    month, end = int(match["month"]), int(match["day2"])
    if 1 <= month <= 12 and not 1 <= end <= monthrange(int(match["year"] or 2024), month)[1]:
        return _("日历上没有“{text}”", text=f"{month}月{end}日")
    return ""


def _years(reading: Reading, passage: Passage, match: re.Match[str]) -> frozenset[int]:
    """说的是哪一年：写着的，同一段前面写着的，这一部分的；通知看落款，年底写的，年初的日子也许是下一年的。"""
    if match["year"]:
        return frozenset({int(match["year"])})
    shift = _SHIFT.search(plain(passage.text)[max(0, match.start() - 6) : match.start()])
    if shift:
        return frozenset(year + (-1 if shift["back"] else 1) for year in reading.years.paper)
    found = set(reading.years.section(passage))
    earlier = _TOLD.findall(plain(passage.text), max(0, match.start() - 200), match.start())
    found |= {int(year) for year in earlier[-1:]}
    signed = reading.years.signed
    if signed and (not found or _NOTICE.search(reading.manuscript.title)):
        found |= {signed.year, signed.year + 1} if signed.month >= _LATE else {signed.year}
    return frozenset(found)


def _problem(match: re.Match[str], years: frozenset[int]) -> str:
    month, day = int(match["month"]), int(match["day"])
    if not 1 <= month <= 12:
        return _("没有“{month}月”", month=month)
    if not 1 <= day <= max((monthrange(year, month)[1] for year in years), default=monthrange(_LEAP, month)[1]):
        return _("日历上没有“{text}”", text=match[0].strip()) + _of(match, years)
    real = {date(year, month, day).weekday(): year for year in sorted(years) if day <= monthrange(year, month)[1]}
    week = match["week"]
    if week and real and _WEEK.index(week.replace("天", "日")) not in real:
        weekday, year = next(iter(real.items()))
        written = f"{year}年{month}月{day}日"
        return _("{date}是星期{real}，写的是星期{week}", date=written, real=_WEEK[weekday], week=week)
    return ""


def _of(match: re.Match[str], years: frozenset[int]) -> str:
    """闰年才有的，说明是哪一年没有。"""
    leap = int(match["month"]) == 2 and int(match["day"]) == 29 and not match["year"]
    return _("（{year}年）", year="、".join(map(str, sorted(years)))) if leap else ""


RULE = Rule(
    id="impossible-date",
    title="日历上没有的日子，对不上的星期",
    severity=Severity.ERROR,
    why="11月31日、2月30日多半是手误，会议通知里星期写错会让人跑空。",
    basis="日历",
    bad=(
        "2022年11月31日召开会议。",
        "活动于2月30日举行。",
        "2021年2月29日印发。",
        "6月31日前报送材料。",
        "2022年13月召开总结会。",
        "2022年5月10日（星期三）召开部署会。",
        "定于2026年3月8日（星期一）举办。",
        "9月31日前完成。",
        "4月31号以前上报。",
        "2025年工作总结\n2月29日，组织收看表彰大会。",
        "2025年工作总结\n星期五（3月18日）召开会议。",
        "2026年度工作计划\n3月8日（星期一）上午举办纪念大会。",
        "县妇联2025年上半年工作总结\n3月18日（星期一）下午，召开全体会议。",
        "2025年度工作情况的报告\n3月8日（星期日）召开纪念大会。\n2025年12月27日",
        "关于召开妇女儿童工作会议的通知\n定于5月14日（星期二）上午9:00召开。\n2025年5月6日",
        "2022年0月5日。",
        "培训班定于6月28日—31日举办。",
        "二月三十日以前报送。",
        "前四个季度各1期，第五季度1期。",
        "3月13日上午25:30召开会议。",
        "3月13日上午9:75召开会议。",
        "2026年工作计划\n5月15日国际家庭日（星期四），举办家风故事分享会。",
        "2025年工作情况的报告\n留守儿童1864人，比2024年底的2015人减少151人。6月1日（星期六），举办关爱活动。",
        "2025年工作总结\n11月25日“国际消除对妇女的暴力日”（星期五），设点宣传。",
        "二〇二二年十一月三十一日",
    ),
    good=(
        "2022年11月30日召开会议。",
        "2024年2月29日印发。",
        "6月30日前报送材料。",
        "2022年5月10日（星期二）召开部署会。",
        "2026年3月8日（星期日）举办。",
        "5月9日—15日开展宣传周活动。",
        "2022年1—12月共培训12期。",
        "三月八日上午举行纪念活动。",
        "2024年工作总结\n2月29日，召开会审会议。",
        "2026年度工作计划\n3月8日（星期日）上午举办纪念大会。",
        "关于召开总结会的通知\n定于1月9日（星期五）上午9:00召开。\n2025年12月26日",
        "活动于3月8日（星期一）举行。",
        "2025年工作总结\n去年11月25日（星期一）启动的活动延续至今。",
        "关于召开2025年度总结会议的通知\n定于1月15日（星期四）召开。\n2026年1月5日",
        "2024年工作总结和2025年工作打算\n3月8日（星期五）召开纪念大会。",
        "5月12日，周岁以内儿童免费体检；6月1日周一至周五开放。",
        "2026年工作计划\n5月15日国际家庭日（星期五），举办家风故事分享会。",
        "2025年工作总结\n9月10日教师节前后，每周五（星期五）走访。",
        "版本3.2月报已上传，8月1日更新。",
        "12月31日前全部办结。",
        "12月28日至1月5日集中走访。",
        "二〇二二年十二月二十日",
        "培训班定于6月28日—30日举办，每天8:30—11:30。",
    ),
    find=_find,
)
