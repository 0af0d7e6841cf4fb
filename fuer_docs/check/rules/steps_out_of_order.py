"""后一步的期限比前一步还早：各单位6月20日前报送，办公室6月15日前汇总完毕。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.dates import Day, days
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_LIMIT = Pattern(
    r"(?:[（(](?:星期|周).[）)])?(?:上午|下午|中午|晚上?|\d{1,2}[:：时]\d{0,2}分?|下班|24时)*(?:之?前|以前|完成|统一)"
)
_AT = Pattern(r"(?:于|在|到|至|务必|须|要|请)$")
_SETTLED = Pattern("(?:将|拟|定|统一)(?:于|在)$")
"""“县妇联将于3月5日汇总”：不是限期，也是一步。"""
_GIVEN = Pattern(
    r"报送|报给|报到|报至|报(?=[县市省区州镇乡])|上报|提交|报名|反馈|推荐|申报|收集|征集|采集|自评|自查|填报|录入|整改|摸底|排查|审核|初审|初评|报备|递交"
)
_TAKEN = Pattern(
    r"汇总|收齐|统一|汇编|编印|整理|梳理|综合|审核|审定|复核|复审|抽查|评审|评选|公示|通报|验收|形成|审签|终审|评定|表彰|印发|转报|装订|成册|归档|存档|刊印|研判|上会|提请审议|打包|入库"
)
_AFTERWARDS = Pattern(
    r"(?:基础上|(?:完成|结束|审[签定核]|汇总|收齐|报送|自评|自查|初审|评审|公示)后|随后|然后|再(?!次)|之后|接着)"
)
_DONE = Pattern("已|了|均|当时|去年|上年|每[月季年周]")
_HALF = 183
_FAR = 90


class Step(NamedTuple):
    """一步：限期、要办的事（前后的话）。"""

    day: Day
    before: str
    after: str

    @property
    def task(self) -> str:
        """要办的事。"""
        return self.before + self.after


def _find(reading: Reading) -> Iterator[Hit]:
    for passage in reading.even.passages:
        text = halfwidth(passage.text)
        if text.count("月") < 2 or passage.in_table:
            continue
        for first, second in pairwise(_steps(passage, text)):
            if second.day.start - first.day.end > _FAR:
                continue
            early, late = _on(first.day, second.day)
            if early is None or late is None or not 0 < (early - late).days < _HALF or second.day.next_year:
                continue
            if _follows(first, second):
                message = _(
                    "{first}才到前一步的限期，后一步却要在{second}办好", first=first.day.text, second=second.day.text
                )
                yield hit(passage, second.day.start, second.day.end, message, _("核对两步的限期"))


def _on(first: Day, second: Day) -> tuple[date | None, date | None]:
    year = first.year or second.year or 2023
    return first.on(year), second.on(first.year or second.year or 2023)


def _steps(passage: Passage, text: str) -> list[Step]:
    """一段里的各步。"""
    found = days(passage)
    steps = []
    for at, day in enumerate(found):
        limit = _LIMIT.match(text, day.end)
        lead = re.split("[。；，]", text[max(0, day.start - 50) : day.start])
        last = max(0, found[at - 1].end if at else 0)
        before = re.split("[。；]", text[max(last, day.start - 50) : day.start])[-1]
        if limit is None and _SETTLED.search(lead[-1]) and _TAKEN.match(text[day.end : day.end + 12]):
            until = found[at + 1].start if at + 1 < len(found) else len(text)
            steps.append(Step(day, before, re.split("[。；，]", text[day.end : min(until, day.end + 50)])[0]))
            continue
        if limit is None or not (limit[0].endswith("前") or _AT.search(lead[-1])):
            steps.append(Step(day, "", ""))
            continue
        until = found[at + 1].start if at + 1 < len(found) else len(text)
        after = re.split("[。；，]", text[day.end : min(until, day.end + 50)])[0]
        steps.append(Step(day, before, after))
    return steps


def _follows(first: Step, second: Step) -> bool:
    """第二步接着第一步办。"""
    if not first.after or not second.after or _DONE.search(first.after) or _DONE.search(second.after):
        return False
    if not _GIVEN.search(first.after):
        return False
    if _TAKEN.search(second.after) and not re.match("报|提交|完善|补", second.after):
        return True
    return bool(_AFTERWARDS.search(second.before)) and _echoed(first.after, second.before)


def _echoed(first: str, second: str) -> bool:
    """第一步办的，第二步又说到。"""
    known = {first[at : at + 2] for at in range(len(first) - 1)}
    return any(
        second[at : at + 2] in known
        for at in range(len(second) - 1)
        if re.fullmatch("[\u4e00-\u9fff]{2}", second[at : at + 2])
        and second[at : at + 2] not in {"工作", "完成", "各单"}
    )


RULE = Rule(
    id="steps-out-of-order",
    title="后一步的期限比前一步还早",
    severity=Severity.WARNING,
    why="各单位6月20日前才报，办公室6月15日前就要汇总完，谁也办不到。",
    basis="常理：一步接一步",
    bad=(
        "各成员单位于6月20日前将自查报告报送县妇儿工委办，县妇儿工委办在6月15日前对全部自查报告汇总完毕。",
        "佐证材料务必于9月18日下班前报市妇儿工委办，市妇儿工委办要在9月16日前完成全部材料的汇总审核。",
        "各县（区）妇联于2月28日前报市妇联办公室，市妇联收齐汇总后于2月20日统一印发。",
        "州统计局牵头，于5月31日前完成监测数据采集和审核，在数据审核完成的基础上，于4月30日前编印年度报告。",
        "各县要在5月25日前完成自评工作，自评报告经主任审签后，于5月20日前报市妇儿工委办公室。",
        "请各单位10月15日前提交申报材料，县妇联10月10日前组织评审。",
        "各乡镇8月20日前完成摸底排查。县妇儿工委办8月15日前汇总形成台账。",
        "各村于4月10日前推荐候选家庭，镇妇联于4月5日前评选公示。",
        "7月30日前完成自评，7月20日前县里抽查复核。",
        "初审材料于11月20日前报送，随后县里对材料再行复审，11月12日前评审结束。",
        "各单位要在9月25日前把佐证材料报到县妇儿工委办，由办公室汇总审核，9月8日前装订成册。",
        "请于3月10日前反馈意见，我办将于3月5日汇总上报。",
    ),
    good=(
        "各成员单位于6月20日前将自查报告报送县妇儿工委办，县妇儿工委办在6月25日前汇总完毕。",
        "上半年总结于7月10日前报送，第一季度情况于4月10日前报送。",
        "11月20日前完成验收，10月底前先报整改方案。",
        "总结材料12月10日前报送；日常信息每月25日前报送。",
        "请于5月20日前报送名单，5月10日前确定联络员。",
        "各村12月20日前报送，镇里次年1月10日前汇总。",
        "各村12月20日前报送，镇里1月10日前汇总上报。",
        "10月15日前提交材料的单位28个，9月30日前已汇总21个。",
        "会议定于6月20日召开，6月15日前汇总会议材料。",
        "6月20日前报送自评报告，逾期不再受理。5月30日前召开的动员会已部署。",
        "各单位要在9月8日前把佐证材料报到县妇儿工委办，由办公室汇总审核，9月25日前装订成册。",
        "请于3月5日前反馈意见，我办将于3月10日汇总上报。",
    ),
    find=_find,
)  # fmt: skip
