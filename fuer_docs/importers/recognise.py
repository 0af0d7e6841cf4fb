"""认一份文稿：题目、文种、说的是哪一年。认不准的空着。"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.manuscript import Manuscript, Passage
from ..model.numerals import from_chinese, halfwidth

KINDS = (
    ("总结和计划", r"总结(?:和|及|暨|与).{0,12}(?:计划|打算|思路|安排|要点)"), ("讲话", r"讲话|致辞|主持词"), ("会议简报", r"简报|会议.{0,6}(?:召开|举行)$"),
    ("会议通知", r"通知$"), ("工作计划", r"计划$|要点$|打算$|思路$|安排$"), ("自评报告", r"(?:自评|自我评估|评估)报告$"),
    ("工作总结", r"总结$|总结报告$|工作报告$|情况(?:的)?(?:报告|汇报)$"), ("经验材料", r"经验|做法|典型材料"), ("表彰通报", r"(?:表彰|表扬).{0,20}(?:决定|通报)$"),
    ("监测情况通报", r"监测.{0,12}通报$"),
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年|([〇零一二三四五六七八九]{4})年")
_DATE_LINE = re.compile(
    r"^\s*[（(]?\s*((?:19|20)\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s*[）)]?\s*$"
)
LONGEST_TITLE = 60


def recognised(manuscript: Manuscript) -> Manuscript:
    """填上题目、文种、年份。"""
    title = manuscript.title or _title(manuscript.passages)
    kind = manuscript.kind or next((name for name, pattern in KINDS if re.search(pattern, title)), "")
    year = manuscript.year or _year(title) or _dated(manuscript.passages)
    return replace(manuscript, title=title, kind=kind, year=year)


def _title(passages: tuple[Passage, ...]) -> str:
    """样式是标题的几段；没有就是头一行像题目的话。"""
    styled = [passage.text for passage in passages[:12] if passage.style == "标题" and passage.text.strip()]
    if styled:
        return "".join("".join(styled).split())
    for passage in passages[:6]:
        text = "".join(passage.text.split())
        if text:
            return text if len(text) <= LONGEST_TITLE and not re.search(r"[。；，：！]$", text) else ""
    return ""


def _year(text: str) -> int | None:
    match = _YEAR.search(halfwidth(text))
    if not match:
        return None
    return int(match[1]) if match[1] else from_chinese(match[2])


def _dated(passages: tuple[Passage, ...]) -> int | None:
    """独占一行的日期：题目下面的，或末尾的成文日期。"""
    for passage in (*passages[:6], *reversed(passages)):
        match = _DATE_LINE.match(halfwidth(passage.text))
        if match:
            return int(match[1])
    return None
