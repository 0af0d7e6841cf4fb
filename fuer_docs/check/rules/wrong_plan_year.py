"""规划的第几年说错了：2024年说成“十四五”收官之年。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import from_chinese, halfwidth
from ...model.speech import _
from ...reading.counted import number_of
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit
from ..specimen import paper_of

_STAGE = (
    r"(?P<stage>(?P<open>开局之年|开局起步之年|开局年|起步之年|起步年|开篇之年|首年|第一年|头一年|开启之年)|(?P<close>收官之年|收官年|收尾之年|收官冲刺之年|决胜收官之年|最后一年|末年|(?P<soon>(?:圆满|胜利|如期)?收官(?!之年|年)))"
    r"|(?P<eve>(?:谋篇布局|谋篇|谋划|谋局|布局|编制|前期谋划|谋划编制|规划编制)之年|(?<=即将)(?:启动|开启|开局|实施|到来))|(?:承上启下的?)?第(?P<order>[二两三四五六七八九十]|\d{1,2})(?:个年头|年))"
)
_BETWEEN = r"[”’」]?(?:规划|计划|发展规划|时期|期间)?(?:就要|即将|将要|将|顺利|全面)?(?:实施|执行|落实|推进)?(?:的|进入|到了)?(?:关键)?(?:的)?"
_PLAN = re.compile(
    rf"(?:(?P<plan>[七八九]五|十[一二三四五六七]?五)|第(?P<nth>[七八九]|十[一二三四五六七]?)个五年){_BETWEEN}{_STAGE}"
)
_OURS = re.compile(
    rf"(?:(?P<own>(?:19|20)\d{{2}})\s*[—－–~～至-]+\s*(?P<to>(?:19|20)\d{{2}})\s*年[）)]》?|(?P<ours>两个?规划|两个?纲要|两规|两纲|新一轮(?:妇女儿童(?:发展)?)?(?:规划|纲要)|妇女儿童(?:发展)?(?:“?两个?”?)?(?:规划|纲要)|妇女(?:发展)?规划|儿童(?:发展)?规划|新“?两规”?|新规划))[”》]?{_BETWEEN}{_STAGE}"
)
_PERIOD = re.compile(
    r"(?:规划|纲要)[（(](?P<start>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<end>(?:19|20)\d{2})年?[）)]"
)
_SAID = re.compile(r"今年|明年|去年|\d{4}年")
_NOT_YET = re.compile(r"(?:谋划|迎接|迎来|筹备|衔接|准备|交汇|展望|将|即将|编制)[^，。；]{0,8}$")
_CROSS = re.compile(r"^[^，。；]{0,6}(?:谋划|布局|交汇|衔接|过渡|前夕|前一年|的前)")
_SOON = re.compile("就要|即将|将|今年|年底|年末")
_YEARS = 5
_AT_MOST = 2
"""还没到的，最多往后说几年。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in reading.sentences:
        text = halfwidth(passage.text)
        for match in _PLAN.finditer(text, start, end):
            first = five_years(match["plan"] or match["nth"] + "五")
            spans = {(first, first + _YEARS - 1)}
            yield from _checked(reading, passage, match, start, spans)
            yield from _too_many(reading, passage, match, spans)
        for match in _OURS.finditer(text, start, end):
            if match["order"] and not _SAID.search(text[start : match.start()]):
                continue
            spans = {(int(match["own"]), int(match["to"]))} if match["own"] else _own_plans(reading)
            yield from _checked(reading, passage, match, start, spans)


def five_years(plan: str) -> int:
    """“十四五”从哪一年起：“七五”是1986年，往后五年一个。"""
    return 1986 + _YEARS * ((from_chinese(plan[:-1]) or 0) - 7)


_SPAN = re.compile("《[^》]*》|（20[0-9]{2}[^（）]*）")
_YEAR = re.compile("(?<![0-9])(20[0-9]{2})年(?!代)")
"""规划名字里的起止不是“这里说的”那一年。"""


def _own_plans(reading: Reading) -> set[tuple[int, int]]:
    """文稿自己写明了起止的规划；没有写的，是当时的国家纲要。"""
    found = {
        (int(match["start"]), int(match["end"]))
        for passage in reading.passages
        for match in _PERIOD.finditer(halfwidth(passage.text))
    }
    years = reading.years.paper
    return found or {
        (since, until)
        for row in reading.tables.get("规划", ())
        if isinstance(since := row.values.get("起"), int)
        and isinstance(until := row.values.get("止"), int)
        and any(since <= year <= until for year in years)
    }


def _too_many(reading: Reading, passage: Passage, match: re.Match[str], spans: set[tuple[int, int]]) -> Iterator[Hit]:
    """五年规划没有第六年。"""
    count = number_of(match["order"].replace("两", "二")) if match["order"] else 0
    if spans and count and all(count > end - first + 1 for first, end in spans):
        first, end = max(spans)
        message = _(
            "{start}—{end}年的规划一共{n}年，写的是第{text}年",
            start=first,
            end=end,
            n=end - first + 1,
            text=match["order"],
        )
        yield hit(passage, *match.span(), message, _("核对是规划的第几年"))


def _checked(
    reading: Reading, passage: Passage, match: re.Match[str], start: int, spans: set[tuple[int, int]]
) -> Iterator[Hit]:
    lead = passage.text[start : match.start()]
    if not spans or (match["soon"] and not (_NOT_YET.search(lead) or _SOON.search(lead[-12:] + match[0]))):
        return
    bare = _SPAN.sub(lambda one: " " * len(one[0]), passage.text[start : match.start()])
    said = _YEAR.findall(halfwidth(bare))
    years = {int(said[-1])} if said else reading.years.last(passage, start, match.start())
    right = {_meant(match, *span) for span in spans}
    if not years or years & right:
        return
    to_come = _NOT_YET.search(lead) or _CROSS.search(passage.text[match.end() :])
    if to_come and any(min(years) <= one <= max(years) + _AT_MOST for one in right):
        return
    first, last = max(spans)
    year = min(years)
    message = _("{start}—{end}年的规划，{stage}是{right}年，这里说的是{year}年", start=first, end=last, stage=match["stage"],
                right=_meant(match, first, last), year=year)  # fmt: skip
    yield hit(passage, *match.span(), message, _("核对是规划的第几年"))


def _meant(match: re.Match[str], first: int, last: int) -> int:
    if match["open"]:
        return first
    if match["eve"]:
        return first - 1
    return last if match["close"] else first + number_of(match["order"].replace("两", "二")) - 1


RULE = Rule(
    id="wrong-plan-year",
    title="是规划的第几年说错了",
    severity=Severity.WARNING,
    why="去年是“第四年”，今年还写“第四年”；开局、收官差一年，领导讲出去就是笑话。",
    basis="算术；国民经济和社会发展五年规划、妇女儿童发展规划的起止年份",
    bad=(
        paper_of(2024, "2024年是“十四五”规划收官之年，也是妇女儿童事业发展的重要一年。"),
        paper_of(2025, "今年是“十五五”规划的开局之年。"),
        paper_of(2022, "今年是“十四五”的开局之年，全县两个规划全面启动。"),
        paper_of(2025, "今年是“十四五”规划的第四年，各项指标要再上台阶。"),
        paper_of(2025, "《县妇女发展规划（2021—2030年）》印发实施。", "今年是实施两个规划的第四年。"),
        paper_of(2022, "今年是《县儿童发展规划（2021—2025年）》实施的第一年。"),
        paper_of(2024, "2024年是“两纲”实施的第三年，要抓好中期评估。"),
        "在全县妇女儿童工作会议上的讲话\n（2025年3月18日）\n今年是新一轮妇女儿童发展规划实施的第六年。",
        paper_of(2019, "今年是“十三五”收官之年。"),
        paper_of(2026, "2026年是国民经济和社会发展第十四个五年规划的开局之年。"),
        paper_of(2026, "2026年是“十四五”收官之年，时间紧、任务重。"),
        paper_of(2025, "今年是“十四五”规划收官、“十六五”规划谋篇之年，任务重。"),
        paper_of(2026, "2026年是“十四五”规划实施的第六年。"),
        paper_of(2026, "“十四五”规划已经圆满收官，“十六五”规划即将启动。"),
        paper_of(2025, "以扎实成效迎接“十三五”规划收官。"),
        "在全市会议上的讲话\n（2025年4月15日）\n同志们，今年年底“十三五”规划就要圆满收官。",
        paper_of(2026, "今年是“十四五”的开局起步之年，要谋划好“十四五”开局之年的工作。"),
    ),
    good=(
        paper_of(2026, "2026年是“十五五”开局之年，也是实施《县妇女发展规划（2021—2030年）》《县儿童发展规划（2021—2030年）》的第6年。"),
        paper_of(2025, "2025年是“十四五”规划收官之年，也是“十五五”规划谋划之年。"),
        paper_of(2026, "今年是“十五五”规划的开局之年。"),
        paper_of(2021, "2021年是“十四五”开局之年。"),
        paper_of(2025, "《县妇女发展规划（2021—2030年）》印发实施。", "今年是实施两个规划的第五年。"),
        paper_of(2023, "2023年是“十四五”规划承上启下的第三年。"),
        paper_of(2025, "“十四五”收官之年，全县上下再加力；要提前谋划“十五五”开局之年的工作。"),
        "2025年工作总结\n三、下一步打算\n以“十五五”开局之年为契机，推动工作再上台阶。",
        paper_of(2024, "“两纲”实施第四年，指标达标率达到91.1%。"),
        paper_of(2025, "第三年级学生参加，“十四五”时期累计投入1.2亿元。"),
        "在全县妇女儿童工作会议上的讲话\n（2025年12月18日）\n2026年是“十五五”规划的开局之年。",
        "在庆祝大会上的讲话\n（2026年3月6日）\n五年来，两个规划进入第五年，各项指标稳步提升。",
        paper_of(2025, "以扎实成效迎接“十四五”规划圆满收官，谋划好“十五五”开局。"),
        paper_of(2025, "“十三五”收官时达标85项，“十四五”以来又新增12项。"),
        paper_of(2025, "今年是“十四五”规划收官、“十五五”规划谋篇之年，任务重。"),
        paper_of(2025, "“十四五”规划即将圆满收官，“十五五”规划即将启动。"),
        paper_of(2021, "“十三五”圆满收官，“十四五”顺利开局。"),
        paper_of(2025, "即将迎来“十五五”规划的开局之年。"),
    ),
    find=_find,
)  # fmt: skip
