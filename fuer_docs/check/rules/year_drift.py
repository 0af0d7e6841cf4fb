"""年份走样：2022年的总结里“2021年，在县委的领导下……”“现将2021年工作总结如下”。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ..reading import Reading
from ..rule import Hit, Rule, hit

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_RANGE = re.compile(r"(?:19|20)\d{2}年?\s*(?:—|－|-|–|~|～|至)+\s*(?:19|20)?\d{2}")
_NOW = re.compile(
    r"现将(?:[^。；0-9]{0,12})(?P<year>(?:19|20)\d{2})年度?(?P<rest>[^。；]{0,24}?)(?:汇报|总结|报告|通报)如下"
)
_HEAD = re.compile(
    r"^\s*(?:[一二三四五]、|（[一二三四五]）|第[一二三]部分)?\s*(?P<year>(?:19|20)\d{2})年度?(?:全年)?(?P<rest>[^。，；]{0,20}?)(?P<what>总结|回顾|完成情况|开展情况|主要成效|工作情况|计划|打算|思路|安排|要点)\s*$"
)
_LEAD = re.compile(r"^[\s　]*(?P<year>(?:19|20)\d{2})年(?:度|以来)?[，,]\s*(?:在|我|全|县|区|市|镇|乡|州|本)")
_DATE = re.compile(r"^\s*[（(]?\s*(?P<year>(?:19|20)\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[）)]?\s*$")
_RELATIVE = re.compile(r"(?P<word>今年|去年|明年)[（(](?:即)?(?P<year>(?:19|20)\d{2})年?[）)]")
_AHEAD = {"计划", "打算", "思路", "安排", "要点"}
_SUMMARY = re.compile("总结|自评|汇报|报告")
_PLAN = re.compile("计划|打算|思路|安排|要点")


def _find(reading: Reading) -> Iterator[Hit]:
    manuscript = reading.manuscript
    title = halfwidth(manuscript.title)
    years = {int(year) for year in _YEAR.findall(title)}
    is_summary, is_plan = bool(_SUMMARY.search(title)), bool(_PLAN.search(title))
    if len(years) not in {1, 2} or _RANGE.search(title) or not (is_summary or is_plan):
        return
    body = [one for one in reading.even.passages if one.text.strip() and not one.in_table]
    body = [one for one in body if "".join(one.text.split()) not in title]
    for at, passage in enumerate(body):
        text = halfwidth(passage.text)
        yield from _now(passage, text, years, is_summary=is_summary, is_plan=is_plan)
        yield from _heading(passage, text, years, is_plan=is_plan)
        yield from _dated(passage, text, years, is_summary=is_summary)
        if is_summary and at < 2:
            yield from _lead(passage, text, years)
        yield from _relative(passage, text, min(years), is_summary=is_summary and len(years) == 1)


def _now(passage: Passage, text: str, years: set[int], *, is_summary: bool, is_plan: bool) -> Iterator[Hit]:
    allowed = years | ({min(years) - 1} if is_plan and not is_summary else set())
    for match in _NOW.finditer(text):
        if int(match["year"]) not in allowed:
            yield _said(passage, match.span("year"), match["year"], years)


def _heading(passage: Passage, text: str, years: set[int], *, is_plan: bool) -> Iterator[Hit]:
    match = _HEAD.match(text)
    if match is None:
        return
    year = int(match["year"])
    if match["what"] in _AHEAD:
        allowed = years if is_plan else years | {max(years) + 1}
    else:
        allowed = years | ({min(years) - 1} if is_plan else set())
    if year not in allowed:
        yield _said(passage, match.span("year"), match["year"], years)


def _lead(passage: Passage, text: str, years: set[int]) -> Iterator[Hit]:
    match = _LEAD.match(text)
    if (
        match is not None
        and int(match["year"]) not in years
        and not years & {int(year) for year in _YEAR.findall(text)}
    ):
        yield _said(passage, match.span("year"), match["year"], years)


def _dated(passage: Passage, text: str, years: set[int], *, is_summary: bool) -> Iterator[Hit]:
    match = _DATE.match(text)
    if match is None:
        return
    year = int(match["year"])
    low, high = (min(years), max(years) + 1) if is_summary else (min(years) - 1, max(years))
    if not low <= year <= high:
        shown = "、".join(map(str, sorted(years)))
        message = _("题目是{title}年，落款是{year}年", title=shown, year=year)
        yield hit(passage, *match.span("year"), message, _("核对题目和日期的年份"))


def _relative(passage: Passage, text: str, year: int, *, is_summary: bool) -> Iterator[Hit]:
    """“今年（2023年）”：写总结的可能是当年，也可能是次年初。"""
    if not is_summary:
        return
    for match in _RELATIVE.finditer(text):
        base = year + {"今年": 0, "去年": -1, "明年": 1}[match["word"]]
        if int(match["year"]) not in {base, base + 1}:
            yield _said(passage, match.span("year"), match["year"], {year})


def _said(passage: Passage, span: tuple[int, int], year: str, years: set[int]) -> Hit:
    shown = "、".join(map(str, sorted(years)))
    message = _("题目是{title}年，这里是{year}年", title=shown, year=year)
    return hit(passage, *span, message, _("核对年份；是旧稿留下的改过来"))


RULE = Rule(
    id="year-drift",
    title="年份和题目不合",
    severity=Severity.WARNING,
    why="题目是今年，正文里“现将去年工作总结如下”，旧稿的痕迹最伤信任。",
    basis="惯例：题目、正文、落款的年份一致",
    bad=(
        "2022年工作总结\n2021年，在县委的坚强领导下，县妇联圆满完成了各项任务。",
        "2022年工作总结\n现将2021年工作总结如下：",
        "2022年工作总结\n一、2021年工作回顾",
        "2022年工作总结和2023年工作计划\n二、2024年工作打算",
        "2022年工作总结\n一年来，成效明显。\n2021年12月20日",
        "2023年工作计划\n一、2024年重点工作安排",
        "2022年度自评报告\n现将我县2020年度自评情况报告如下：",
        "2023年工作计划\n认真落实各项部署。\n2024年3月5日",
        "2022年工作总结\n去年（2020年）共培训1105人次。",
        "县妇联2022年工作总结及2023年工作打算\n2020年以来，我县妇联围绕中心、服务大局，圆满完成了各项任务。",
        "2022年工作总结\n三、2022年工作思路\n四、2024年工作思路",
    ),
    good=(
        "2022年工作总结\n2022年，在县委的坚强领导下，县妇联圆满完成了各项任务。",
        "2022年工作总结\n2021年启动的项目，2022年全部建成。",
        "2022年工作总结和2023年工作计划\n一、2022年工作总结\n二、2023年工作计划",
        "2022年工作总结\n二、2023年工作打算",
        "2022年工作总结\n一年来，成效明显。\n2023年1月5日",
        "2023年工作计划\n现将2022年工作情况和2023年计划报告如下。\n2022年12月28日",
        "2016—2020年工作总结\n2016年，全县启动了规划实施工作。",
        "2022年工作总结\n去年（2021年）共培训1105人次，今年（2022年）培训1260人次。",
        "2022年工作总结\n2011年以来，我县妇女儿童规划连续十年达标，2022年再上台阶。",
        "在2022年妇女儿童工作会议上的讲话\n2021年，我县各项工作取得了新成绩。",
        "2022年工作总结\n根据2021年印发的规划，全县两个规划全面启动。",
        "2022年工作总结\n2021年12月20日的会议作了部署，2022年逐项落实。",
    ),
    find=_find,
)  # fmt: skip
