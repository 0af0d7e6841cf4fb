"""往后的事写着哪一年：力争2025年底前建成、2025年6月底前完成摸底、2025年，我们将办好三件事。

一处年份说的是不是往后，看这一小句的话：前面有力争、确保、将、要，后面跟着将、打算，或者在讲打算的部分写着“……前”；
已经、了、原定、曾经这样的，说的是过去。
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..model.manuscript import Passage
from .pattern import Pattern
from .period import plain

if TYPE_CHECKING:
    from .reading import Reading

_YEAR = Pattern(
    r"(?<![\d〔\[（(])(?<![\d年月日][—－～~至到])(?P<year>20\d{2})年(?P<when>(?:年)?[底末]|上半年|下半年|[一二三四]季度|春季|秋季|春节|(?P<month>\d{1,2})月(?:份|底|末|初|[上中下]旬|(?P<day>\d{1,2})[日号])?)?"
    r"(?:[（(](?:星期|周).[）)])?(?P<by>(?:之?前|以前))?(?!\s*(?:—|－|～|~|至|到)+\s*(?:20)?\d)"
)
_WISH = r"力争|确保|争取|计划(?!生育|的|总|单|书)|(?<!原)拟|(?<![现兹特])将(?![近军])|打算|务必|必须|须|(?<![主需重首纲摘险紧简扼概只])要(?![求点闻素案员件])|准备(?!金)|预计|有望|力求|目标是"
_WISHED = Pattern(
    rf"(?:{_WISH}|[恳敬烦]请|建议|(?:^|[，；。])(?:各[^，。；]{{1,8}})?(?:请|应))[^，。；0-9]{{0,14}}(?:前|到|至|于|在|从)?$"
)
_WILL = Pattern(
    r"，?(?:[^。；，0-9]{0,14}，?)?(?:(?P<sure>力争|确保|争取|(?<!原)拟|(?<![现兹特])将(?![近军])|打算|务必|力求|(?<![主需重首纲摘险紧简扼概只])要(?![求点闻素案员件]|[^，。；]{1,4}的))|(?<!工作)计划(?!生育|的|总|单|书)|必须|须|准备(?!金)|预计|有望|重点(?:抓好|做好|围绕))"
)
_PAST = Pattern(
    r"已|曾|[^除为]了(?![解然])|均|未(?![来成婚])|原[定计来先]|当[时年初]|那时|去年|上年|提出|规定|明确|要求(?!各)|按照|根据|依据|如期(?!完成|实现|达)|历时|以来|期间|印发的|开展的|启动的|实施的|建成的|完成的|下达的|成立的|时任|回顾|总结|（含"
)
_DONE = Pattern(
    r"已|曾|[^除为]了(?![解然])|均(?!要|须|应)|未(?![来成婚])|原[定计]|当[时年初]|如期(?!完成|实现|达)|历时|以来|（含|的(?:项目|任务|工程|指标|活动)"
)
_COMPARED = Pattern(
    r"(?:比|较|与|由|从|自|同|对照|按照|根据|参照|延续|巩固|总结|回顾|结合|依据|执行|截至|截止|为|在对|对|用好|运用|通报|补助|拨付|结转|按|将|把|贯彻|学习|传达|获评|宣传)$"
)
_NOUN = Pattern(
    r"[^，。；]{0,30}的?基础上|[^。；]{0,30}(?:实际|为计划)|(?:在册|在编|在档|现有|已有|尚|存量|时点|累计)|(?:度)?(?:的?基础|以来|起|开始|的?经验|的?成[绩果效]|的?\d|的?水平|的?评估|的?监测|的?考核|的?自评|的?决算|的?总结|的?结余|的?统计|的?数据|的?水准|同期|度?报告|度?评选|(?:印发|出台|启动|立项|部署|开展|确定|建立|签订|实施|提出|推出)[\u4e00-\u9fff]{0,4}的|新建的|建成的)"
)
_OWNED = Pattern(
    r"的(?!目标|任务|工作|各项)|度(?:全[国省市县])?(?:先进|优秀|三八|示范|最美|“)|(?:(?![全各我本县市省妇儿工任目])[\u4e00-\u9fff]){2,8}的(?!目标|任务|要求)|[\u4e00-\u9fff]{2,12}(?:会议|讲话|文件|全会)精神"
)
"""2025年的好做法、2025年下达的资金、2025年某某会议精神：年份是说别的东西的。"""
_TASKS = Pattern(r"(?:推进|抓好|落实|完成|部署|做好|谋划|组织实施|围绕)(?:好|了)?$")
_TASK_NOUN = Pattern(
    r"(?:度)?的?(?:重点|各项|目标|妇女儿童|妇联|妇儿工委|全年|年度)*(?:工作|任务|目标)(?![^。；]{0,8}(?:基础|收官|总结|情况|回顾|中|的))"
)
_GROUNDWORK = Pattern(
    r"[^，。；]{0,8}(?:实现|完成|达到|建成|迎接)[^，。；]{0,16}(?:打[牢好下实]|奠定|夯实|创造|提供|作好|做好)[^，。；]{0,8}(?:基础|条件|准备|保障)"
)
"""“为2030年实现规划目标打牢基础”。"""
_HANDED = Pattern("前[，]?(?:要|须|请|应)?(?:将|把)$")
_PAPER = Pattern(
    r"度?[^，。；0-9]{0,16}(?:方案|计划|安排|打算|要点|预算|需求|项目表)(?:一并)?(?:书面)?(?:报|交|提交|上报|送|制定|拟)"
)
"""“7月5日前把2025年活动方案报街道”。"""
_FIXED = Pattern(r"(?:定于|拟于|将于|订于|时间(?:：|定为|为|是)|日期(?:：|为))$")
_OURS = Pattern("本(?:计划|方案|要点|意见|办法|安排|规则|制度|规定|细则|通知|章程)[自从]$")
_IN_WORK = Pattern("(?:度)?的?(?:工作|征程|新征程|学习工作|工作生活)中[^。；]{0,6}(?:再|继续|取得更|勇)")
_TO_DO = Pattern("为(?:了|进一步|切实|扎实|全力)*(?:做好|抓好|开展|推进|落实|完成|加强)(?:好)?$")
_ASKS = Pattern("请示|通知|方案|计划|意见|函")
_KEEP_ON = Pattern(
    r"(?:继续|深入|全面|认真|扎实|统筹|持续)*(?:做好|抓好|开展|组织|实施|推进|启动|办好|谋划|举办|筹备)(?:好)?$"
)
_OLD_MATTER = Pattern(
    r"评估|监测|考核|总结|自评|统计|数据|决算|年报|结转|遗留|未完成|收尾|验收|审计|表彰|档案|回头看|评选结果|后续|已|问题|整改"
)
_BEGINS = Pattern(
    r"(?:期间|前后|开始|起)?[，,]?(?:[\u4e00-\u9fff]{0,8}?)(?:启动|开展|举办|召开|组织|完成|实施|建成|印发|上报|报送|评选|举行|开工|竣工|投用|部署|总结|验收|培训|宣传|推开|铺开|推进|推广|转段)(?!的|了|过)"
)
_INTO = Pattern(r"(?:纳入|列入|在|于|结合|围绕|抓住|利用|定于|启动)[^，。；0-9]{0,6}$")
_INSTRUCTS = Pattern("讲话|通知|方案|意见|函|要点|主持词")
_AGO = Pattern("[在于]$|其中")
_REACHED = Pattern(r"，?[^。；，0-9]{0,16}(?:实现|达到|建成|完成|超过|提高|覆盖|建立|形成)(?!了|的)")
_FESTIVAL = Pattern(r"“?(?:三八|六一|五一|七一|国庆|春节|元旦|寒假|暑假|[春秋]季学期)")
_SEASONS = ("春", "秋", "上半年", "下半年", "季度")
_QUOTED = Pattern(r"《[^《》]{0,60}》|“[^“”]{0,60}”|[（(][^（）()]{0,24}[）)]")
_STOP = "。；！？"
_COMMA = "，,、：:" + _STOP
_QUARTERS = {
    "一季度": 3,
    "二季度": 6,
    "三季度": 9,
    "四季度": 12,
    "上半年": 6,
    "春季": 6,
    "春节": 3,
    "下半年": 12,
    "秋季": 12,
}


class How(Enum):
    """凭什么说是往后的事。"""

    WISH = "力争、确保、将"
    LIMIT = "在打算里写着……前"
    TASK = "在打算里说做好哪年的工作"


class Aim(NamedTuple):
    """一件往后的事：写着年份的几个字，最晚到哪天，凭什么说是往后。"""

    passage: Passage
    start: int
    end: int
    year: int
    last: date
    how: How
    exact: bool
    """写到了月、日或者年底，不只是一个年份。"""

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end]


def aims(reading: Reading) -> Iterator[Aim]:
    """各处往后的事，按先后。"""
    for passage in reading.even.passages:
        text = plain(passage.text)
        if "20" not in text or "年" not in text or passage.in_table:
            continue
        quoted: list[tuple[int, int]] | None = None
        for match in _YEAR.finditer(text):
            if quoted is None:
                quoted = [one.span() for one in _QUOTED.finditer(text)]
            if any(start <= match.start() < end for start, end in quoted):
                continue
            how = _how(reading, passage, text, match)
            last = _last(match) if how is not None else None
            if how is not None and last is not None:
                yield Aim(passage, match.start(), match.end(), int(match["year"]), last, how, bool(match["when"]))


def _how(reading: Reading, passage: Passage, text: str, match: re.Match[str]) -> How | None:
    start, end = match.span()
    lead = re.split(f"[{_COMMA}]", text[max(0, start - 60) : start])[-1]
    tail = re.split(f"[{_STOP}]", text[end : end + 60])[0]
    ahead = reading.years.ahead(passage)
    if _OURS.search(lead) and tail.startswith("起"):
        return How.LIMIT
    if lead.endswith("为") and _GROUNDWORK.match(tail):
        return How.WISH
    if _HANDED.search(lead) and _PAPER.match(tail):
        return How.LIMIT
    if _COMPARED.search(lead) or _NOUN.match(tail) or _PAST.search(lead):
        return None
    if _OWNED.match(tail) or _DONE.search(tail.removeprefix("，").split("，")[0]):
        return None
    will = _WILL.match(tail)
    if _WISHED.search(lead) or (will and (ahead or will["sure"])):
        return How.WISH
    if match["by"] and match["when"] and (ahead or _INSTRUCTS.search(reading.manuscript.title)):
        return How.LIMIT
    if match["when"] is None and _IN_WORK.match(tail) and lead.endswith("在"):
        return How.WISH
    if (
        match["when"] is None
        and _TO_DO.search(lead)
        and _TASK_NOUN.match(tail)
        and _ASKS.search(reading.manuscript.title)
    ):
        return How.TASK
    if ahead and match["when"] and lead in {"到", "至"} and _REACHED.match(tail):
        return How.LIMIT
    if _FIXED.search(text[max(0, start - 12) : start]) and _INSTRUCTS.search(reading.manuscript.title):
        return How.WISH
    if not ahead:
        return None
    if (
        match["when"]
        and match["when"].startswith(_SEASONS)
        and not lead
        and _BEGINS.match(tail)
        and not _DONE.search(tail)
    ):
        return How.LIMIT
    rest = tail.split("，")[0] if not tail.startswith("，") else "，".join(tail.split("，")[:2])
    if match["month"] and not match["by"] and not _AGO.search(lead) and _BEGINS.match(tail) and not _DONE.search(rest):
        return How.LIMIT
    if match["when"] is None and _KEEP_ON.search(lead) and not _OLD_MATTER.search(rest):
        return How.TASK
    if match["when"] is None and _FESTIVAL.match(tail) and _BEGINS.search(tail) and not _DONE.search(tail):
        return How.LIMIT
    if match["when"] and match["when"].startswith(_SEASONS) and _INTO.search(lead):
        return How.LIMIT
    if match["when"] is None and _TASKS.search(lead) and _TASK_NOUN.match(tail):
        return How.TASK
    return None


def _last(match: re.Match[str]) -> date | None:
    """最晚到哪天。"""
    year, when = int(match["year"]), match["when"] or ""
    month = int(match["month"]) if match["month"] else next((at for name, at in _QUARTERS.items() if name in when), 12)
    if not 1 <= month <= 12:
        return None
    most = monthrange(year, month)[1]
    day = int(match["day"]) if match["day"] else most
    return date(year, month, day) if 1 <= day <= most else None
