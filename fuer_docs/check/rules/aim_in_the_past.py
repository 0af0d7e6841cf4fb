"""往后的事写着过去的年份：2026年的打算里“力争2025年6月底前建成”，照旧稿改漏了。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...model.finding import Severity
from ...model.speech import _
from ...reading.aims import Aim, How, aims
from ...reading.pattern import Pattern
from ...reading.period import plain
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_PLAN = Pattern("计划|打算|思路|安排|要点|方案")
_REPORT = Pattern("总结|自评|汇报|报告|情况|通报|小结|简报")
_PART = Pattern("评估|自评|自查|调研|半年|季度|1[—-]|上旬|月份")
_HANDED_OUT = Pattern("印发|下发|报送|上报|报(?:县|市|省|区|至|到|送)|动员|部署|召开|审定")
_LATE = 10
"""全年的总结最早几月写。"""
_SLACK = timedelta(days=31)
"""打算写在前一年年底，年底前印发、报送的是眼前的事。"""


_EXPECTED = Pattern("[^，。；]{0,4}预计")


def _find(reading: Reading) -> Iterator[Hit]:
    stated: dict[int, int] = {}
    for one in aims(reading):
        if plain(one.passage.text) == plain(reading.manuscript.title):
            continue  # 题目里“上半年总结及下半年打算”
        before, stated[one.passage.n] = stated.get(one.passage.n, 0), one.year
        now = _now(reading, one)
        if now is not None and one.last < now:
            yield _said(reading, one, now)
        elif before and one.year == before - 1 and one.exact and one.how is How.WISH:
            message = _("说的是{begun}年的打算，这里是{year}年", begun=before, year=one.year)
            yield hit(one.passage, one.start, one.start + 4, message, _advice(), Severity.WARNING)


def _said(reading: Reading, one: Aim, now: date) -> Hit:
    signed = reading.years.signed
    if signed is not None and one.last < signed:
        written = f"{signed.year}年{signed.month}月{signed.day}日"
        message = _("{written}才写，{text}已经过了，这里说的是将来", written=written, text=one.text)
    else:
        message = _("{year}年已经过去了，这里说的是将来", year=one.year)
    return hit(one.passage, one.start, one.end, message, _advice())


def _advice() -> str:
    return _("核对年份；是旧稿留下的改过来")


def _now(reading: Reading, one: Aim) -> date | None:
    """写到这里是哪天以后：早过这一天的不会是打算。"""
    signed, title = reading.years.signed, plain(reading.manuscript.title)
    paper = reading.years.paper
    if not paper:
        return None
    if signed is not None and (
        "学年" in title or (one.year == signed.year and _EXPECTED.match(one.passage.text, one.end))
    ):
        return signed  # 学年跨着两年；年底以前说当年预计多少，不算过去
    planned = bool(_PLAN.search(title)) and not _REPORT.search(title)
    found = []
    if signed is not None:
        found.append(signed)
    if planned:
        found.append(date(min(paper), 1, 1))
    elif reading.years.ahead(one.passage) and _REPORT.search(title):
        found.append(_next(reading, one, title))
    elif signed is None:
        found.append(date(min(paper), 1, 1))
    now = max(found)
    near = one.exact and signed is not None and now - _SLACK <= one.last and one.last >= signed
    return None if near and _HANDED_OUT.search(one.passage.text, one.end, one.end + 30) else now


def _next(reading: Reading, one: Aim, title: str) -> date:
    """总结里讲下一步的部分：全年的是下一年，半年、季度的还是这一年；只写年份的和标题写的一样。"""
    paper, signed = reading.years.paper, reading.years.signed
    if len(paper) > 1:
        return date(max(paper), 1, 1)
    year = max(paper)
    late = signed is not None and signed.year == year and signed.month >= _LATE
    if _PART.search(title) or (one.exact and late):
        return date(year, 1, 1)
    return date(year + 1, 1, 1)


RULE = Rule(
    id="aim-in-the-past",
    title="往后的事写着过去的年份",
    severity=Severity.WARNING,
    why="2026年的打算里写着“力争2025年6月底前建成”，一看就是拿去年的稿子改的。",
    basis="常理：打算说的是往后的事；题目、落款的年份",
    bad=(
        "2025年工作总结\n四、2026年工作打算\n2025年，我们将重点做好三项工作。",
        "2025年工作总结及2026年工作打算\n六、不足和打算\n2025年，我们打算办好三件事。",
        "2025年度工作报告\n四、下一步工作措施\n把落实情况纳入2025年春季开学督导。",
        "2026年工作计划\n要在2025年6月底前完成摸底。",
        "2026年工作要点\n2025年底前，新建儿童之家12个。",
        "2026年工作要点\n扎实推进2025年度重点任务。",
        "2026年工作要点\n力争到2025年底达标率达到95%。",
        "2025年工作总结\n到2015年底，全县儿童之家将达到160个。",
        "2026年，我们将重点做好三件事：一是力争2025年9月底前建成托育中心。",
        "关于2025年儿童福利工作情况的报告\n二、下一步安排\n目前12个乡镇已建成9个，覆盖率75%，力争到2025年底前实现全覆盖。\n2026年1月8日",
        "关于2025年医疗保障工作情况的报告\n三、下一步打算\n加强数据比对，力争2025年儿童参保率提高到97%以上。",
        "在督导部署会上的讲话\n（2026年9月15日）\n2025年10月15日前，所有准备工作要全部就绪。",
        "2025年工作情况汇报\n四、2026年工作打算\n围绕权益保护，在2025年11月底前为16个村各培训1名“法律明白人”。",
        "2026年工作计划\n各乡镇要在2025年第一季度前配齐儿童主任，确保2025年上半年全部上岗。",
        "2026年工作要点\n（二）抓阵地。年内新建6个，2025年10月底前投入使用。",
        "关于报送材料的通知\n请各单位于2025年3月10日前报送。\n2026年2月20日",
        "2025年工作总结\n三、下一步打算\n2025年要在提质上下功夫。",
        "2026年实施方案\n三、时间安排\n整改阶段要在2025年9月30日前结束。",
        "2025年工作总结\n五、2026年工作思路\n确保2024年底完成的目标不反弹，2025年底前全部清零。",
        "2026年工作计划\n3月底前完成上报，2025年4月启动评选。",
        "2026年工作计划\n本计划自2025年1月起实施。",
        "2025年工作总结\n三、2026年工作打算\n继续做好2025年“两癌”免费筛查，筛查8000人。",
        "2026年工作计划\n2025年三八节期间，举办表彰大会。",
        "关于召开会议的通知\n会议时间：2025年3月13日上午9:00，会期半天。\n2026年3月2日",
        "困境儿童关爱项目结项报告\n二期项目拟于2024年4月启动，在巩固一期成果的基础上，把服务对象扩大到500名。\n2025年3月18日",
        "2025年工作总结\n三、下一步打算\n到2025年末，实现村级儿童之家全覆盖。\n2026年1月8日",
        "2026年工作计划\n上半年完成摸底建档，2025年下半年全面推开。",
        "关于申请工作经费的请示\n为做好2025年妇女儿童工作，特申请经费20万元。\n2026年2月6日",
        "关于申请工作经费的请示\n恳请在2026年1月底前予以拨付。\n2026年2月6日",
        "关于留守儿童关爱工作的调研报告\n建议2025年底前出台实施意见。\n2026年5月12日",
        "松溪县妇儿工委工作规则\n（2026年3月12日县妇儿工委全体会议通过）\n本规则自2025年1月1日起施行。",
        "关于表彰三八红旗手的决定\n希望受表彰的同志在2025年的工作中再创佳绩。\n2026年3月4日",
        "2026年工作计划\n计划2025年培训妇女1200人次。",
        "2025年暑期工作情况的报告\n（一）办好暑期活动\n各社区要在7月5日前把2024年暑期活动方案报街道妇联。\n2025年6月20日",
        "在全县评估动员部署会上的讲话\n（2025年9月12日）\n把欠账尽快补上，为2020年全面实现规划终期目标打牢基础。",
    ),
    good=(
        "2025年工作总结\n四、2026年工作打算\n2026年，我们将重点做好三项工作。",
        "2025年上半年工作总结\n三、下半年工作打算\n力争2025年底前全部建成。",
        "2025年工作总结\n三、下一步打算\n在2025年工作的基础上，抓好三项工作；2025年建成的阵地要用好。",
        "2026年工作计划\n2025年12月底前完成的摸底已经汇总，2026年3月底前建档。",
        "2026年工作计划\n一、2025年工作回顾\n2025年11月底前，各村完成了建档，2025年要办的8件实事全部办结。",
        "2026年工作计划\n2025年，要求各乡镇建立台账，现已全部建成。",
        "2026年工作要点\n做好2025年度监测评估，2月底前形成报告。",
        "2026年工作要点\n对照2025年目标任务完成情况，逐项补短板。",
        "2026年工作计划\n2025年底前印发本计划。\n2025年12月18日",
        "关于报送2025年度总结的通知\n请于2025年12月10日前报送。\n2025年11月26日",
        "2025年工作总结\n规划提出到2020年儿童之家要达到160个，实际建成182个。",
        "2025年工作总结\n原定2024年底前完成的改造，因选址调整推迟到今年3月。",
        "2025年工作总结\n2024年计划筛查6000人，实际筛查6210人；2025年筛查6500人。",
        "2025年工作总结\n力争2026年培训1300人次，比2025年增加40人次。",
        "在会议上的讲话\n（2025年12月18日）\n2025年底前要把账算清，2026年要开好局。",
        "2025年工作总结\n三、存在问题和打算\n2025年，全县仍有3个村未建成；2026年6月底前全部建成。",
        "2025年工作总结\n三、下一步打算\n确保2025年底在册的留守儿童应结尽结。\n2026年1月8日",
        "2026年工作计划\n2025年计划宣讲80场，实际完成96场，今年适当提高目标。",
        "关于2025年工作情况的报告\n现将2025年“两规划”目标任务完成情况报告如下。\n2026年1月8日",
        "2025年工作总结\n三、下一步打算\n一、2025年主要工作\n中心将在2025年接待16.8万人次的基础上再上台阶。",
        "《县妇女发展规划（2021—2025年）》终期评估报告\n三、下一步建议\n“十四五”时期（2021—2025年）确保完成的指标要巩固。",
        "2022年县妇儿工委终期自评报告\n三、下一步措施\n2022年12月底前，中心乡镇卫生院具备新生儿复苏能力。",
        "2025年工作总结\n四、2026年工作打算\n2026年底前建成托位200个，其中2025年9月开工120个。\n2026年1月8日",
        "2026年工作计划\n2025年下半年开展了试点，2025年上半年培训的骨干继续用好。",
        "2026年工作计划\n持续推进2025年启动实施的“家家幸福安康工程”。",
        "松溪县妇儿工委工作规则\n（2026年3月12日县妇儿工委全体会议通过）\n本规则自2026年4月1日起施行。2025年1月1日起施行的规则同时废止。",
        "关于报送总结的通知\n为做好2025年度总结工作，请于3月10日前报送。\n2026年2月6日",
        "2026年工作计划\n确保2025年下达的资金3月底前全部支出到位，要把2025年的好做法坚持下去。",
        "2026年工作计划\n要认真贯彻2025年中央农村工作会议精神，力争获评2025年度全省先进。",
        "2026年工作计划\n将2025年底前排查出的36名困境儿童全部纳入帮扶。",
        "2026年工作计划\n2025年4月启动的评选已经结束，2025年3月举办了培训。",
        "2026年工作计划\n做好2025年度考核和2025年监测评估，开展2025年结转项目收尾。",
        "2026年工作计划\n执行2025年印发的《办法》，用好2025年底前建成的12个驿站。",
        "在全县评估动员部署会上的讲话\n（2025年9月12日）\n把欠账尽快补上，为2030年全面实现规划终期目标打牢基础。",
        "关于开展自评工作的通知\n请于2026年1月10日前将2025年工作总结报县妇联。\n2025年12月20日",
    ),
    find=_find,
)
