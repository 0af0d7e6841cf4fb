"""一张表说的是哪一年：表题、表名、文件名里的年份，汉字写的也认；规划的起止、目标的年份、填表的日子不算。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.numerals import from_chinese, halfwidth

_CHINESE = re.compile(r"[一二][〇零○ＯOo0九][〇零○ＯOo0一二三四五六七八九]{2}(?![\u4e00-\u9fff]{0,2}份)")
_SPAN = re.compile(r"(?:19|20)\d{2}年?[—\-－–~～至到]+(?:19|20)?\d{2,4}(?!\d)(?!月)年?")
_AIM = re.compile(r"(?:19|20)\d{2}年?(?:的|底|末|规划|中期|远景|主要|发展|年度)*(?:目标|规划值|计划)")
_DAY = re.compile(r"(?:19|20)\d{2}年(?!12月)\d{1,2}月(?:\d{1,2}日)?(?![\-—至~～])")
_FILLED = re.compile(
    r"(?:填报|填表|制表|报送|上报|打印|报出|编制|联系|审核)[\u4e00-\u9fff]{0,3}(?:时间|日期)|^日期|有效期|文号|批准|备案|制定机关|[〔\[]\d{4}[〕\]]"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年")
_LONE = re.compile(r"\D*(?P<year>20\d{2})\D*")
_PART = re.compile(
    r"(?P<part>[1一][\-—–至~～](?:[2-9]|1[01])月|上半年|下半年|前[一二三两]个?季度|第?[一二三四1-4]季度)"
)
BEYOND = 1
"""比工作年度晚不止这么多年的，不当作数的年份。"""


class Told(NamedTuple):
    """“本年”是哪一年；有拿不准的，``doubt`` 说为什么。"""

    year: int
    doubt: str = ""


def arabic(text: str) -> str:
    """去掉空格、换行，全角换半角，汉字写的年份换成数字：二〇二二年 → 2022年。"""
    plain = re.sub(r"\s+", "", halfwidth(text))
    return _CHINESE.sub(lambda match: str(from_chinese(re.sub("[○ＯOo0]", "〇", match[0])) or match[0]), plain)


def years_of(text: str) -> list[int]:
    """一句话说的是哪几年的数。"""
    plain = arabic(text)
    if _FILLED.search(plain):
        return []
    plain = _DAY.sub("", _AIM.sub("", _SPAN.sub("", plain)))
    found = [int(match["year"]) for match in _YEAR.finditer(plain)]
    lone = None if found else _LONE.fullmatch(plain)
    return [int(lone["year"])] if lone else list(dict.fromkeys(found))


def spans_of(text: str) -> set[str]:
    """一句话里写着的起止年份，只要起的那一年。"""
    return {match[0][:4] for match in _SPAN.finditer(arabic(text))}


def year_told(titles: Sequence[str], sheet: str, file: str, working: int) -> Told:
    """“本年”是哪一年：先看表题，再看表名、文件名；几处不一样的、都没写的，写成疑问。"""
    sources = [
        (name, [year for text in texts for year in years_of(text) if year <= working + BEYOND])
        for name, texts in (("表题", titles), ("表名", (sheet,)), ("文件名", (file.rpartition(".")[0] or file,)))
    ]
    said = [(name, list(dict.fromkeys(years))) for name, years in sources if years]
    if not said:
        return Told(working, f"表里没写是哪一年，“本年”当作 {working} 年")
    first, years = said[0]
    year = max(years)
    if len(years) > 1:
        return Told(year, f"{first}里写着 {_listed(years)}，“本年”当作 {year} 年")
    other = next((f"{name}写的是 {_listed(given)}" for name, given in said[1:] if year not in given), "")
    if other:
        return Told(year, f"{first}写的是 {year} 年，{other}，“本年”当作 {year} 年")
    part = next((match["part"] for text in titles if years_of(text) and (match := _PART.search(arabic(text)))), "")
    return Told(year, f"表题说的是“{part}”，不是全年的数" if part else "")


def _listed(years: Iterable[int]) -> str:
    return "、".join(f"{year} 年" for year in years)
