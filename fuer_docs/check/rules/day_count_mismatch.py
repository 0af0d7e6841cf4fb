"""几天、几个月，和起止的日子对不上：9月17日到10月15日只剩18天。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.counted import number_of
from ...reading.dates import LAST, Day, days
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_N = r"(?P<hedge>近|约|不足|不到|超过)?(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<more>多|余)?(?:个)?(?P<unit>工作日|整天|天|周|星期|月)(?P<half>半|多|有余)?"
_LEFT = Pattern(rf"^[^。；]{{0,30}}?(?:只剩|仅剩|还剩|剩下|剩|只有|仅有|还有|倒计时|相距|相隔)(?:下|了)?{_N}")
_LASTED = Pattern(
    rf"^[日号]?[^，。；0-9]{{0,16}}[，（]?(?:[^，。；0-9]{{0,14}}[，（]?)?(?:为期|历时|共计|共|前后|连续|持续|集中|利用|总计|进行了?|开展了?|放假|休假|闭馆)(?:了|用时)?{_N}"
)
_LONG = Pattern(
    rf"(?:会期|培训期|周期|为期|历时|期限|工期|任期|时间|持续|服务期)(?:共|为|是|：)?{_N}(?:[，（]|的)(?:[^，。；0-9]{{0,8}}，)?(?:即|自|从|由|时间|[^，。；0-9]{{1,8}}从)*$"
)
_TO = Pattern(r"(?:开始|启动|起|开班|开幕|开展|开营|开赛|开工|开馆|开讲)?[，,]?(?:—|－|-|–|~|～|至|到)+(?:次年|翌年)?")
_OPENED = Pattern(
    r"[^。]{0,6}(?:开始|启动|开班|开幕|开展|开营|开赛|开工|开馆|举办|举行|开讲|起)[^。；，0-9]{0,16}[，；]"
)
_CLOSED = Pattern(r"(?:上午|下午)?(?:圆满|顺利|全部)?(?:结束|闭幕|结业|收官|结班|结营|闭营|落幕|收尾|完成)")
_SPAN_MONTHS = Pattern(
    r"(?:自|从)(?:(?P<y1>20\d{2})年)?(?P<m1>\d{1,2})月(?:份|初|底)?(?:起|开始|启动)?[，]?(?:—|－|-|–|~|～|至|到)+(?:(?P<y2>20\d{2})年)?(?P<m2>\d{1,2})月(?:份|底|初)?(?:止|结束|为止)?[^，。；0-9]{0,12}[，]?[^，。；0-9]{0,12}?"
    r"(?:历时|为期|前后|持续|共|历经)(?:了)?(?P<hedge>近|约)?(?:(?P<years>[一二两三四五]|\d)年(?P<half>半)?|(?P<months>\d{1,2}|[一二两三四五六七八九十]{1,3})个(?P<more>多)?月)"
)
_NAMED_DAYS = Pattern(
    r"“?(?P<days>百|\d{2,3})[日天](?:攻坚|行动|会战|大战|集中|专项|竞赛|整治|冲刺)[^，。；0-9]{0,14}(?:从|自|于)?$"
)
_SHIFT = Pattern(r"^[^。；]{0,16}?(?:比|较)[^，。；0-9]{0,8}$")
_SHIFTED = Pattern(rf"^(?:的[^，。；0-9]{{0,6}})?(?P<how>提前|提早|早|推迟|延后|延迟|晚)了?{_N}")
_TODAY = Pattern(r"(?:今天|今日)是?(?:[^，。；]{0,6})$")
_SHORT_SPAN = Pattern(r"(?P<month>\d{1,2})月(?P<a>\d{1,2})[日号]?(?:—|－|-|–|~|～|至|到)+(?P<b>\d{1,2})[日号]")
_LENGTH = {"天": 1, "整天": 1, "周": 7, "星期": 7, "月": 30.4}


def _find(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in reading.sentences:
        text = halfwidth(passage.text)
        if "月" not in text[start:end]:
            continue
        found = days(passage, start, end)
        for one, other in pairwise(found):
            yield from _between(passage, text, one, other, end)
            if _TO.fullmatch(text[one.end : other.start].strip()):
                yield from _named(passage, text, start, one, other)
                yield from _before(passage, text, start, one, other)
        yield from _months_lasted(passage, text, start, end)
        for match in _SHORT_SPAN.finditer(text, start, end):
            lasted = _LASTED.match(text[match.end() - 1 : end])
            count = int(match["b"]) - int(match["a"]) + 1
            said = _LONG.search(text[max(start, match.start() - 40) : match.start()])
            if said and count > 0:
                yield from _compared(
                    passage, max(start, match.start() - 40), said, count, (match[0], ""), inclusive=True
                )
            if lasted and count > 0:
                yield from _compared(passage, match.end() - 1, lasted, count, (match[0], ""), inclusive=True)


def _months_lasted(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """“自3月起至11月止，历时7个月”。"""
    for match in _SPAN_MONTHS.finditer(text, start, end):
        years = int(match["y1"] or 0), int(match["y2"] or match["y1"] or 0)
        count = (years[1] - years[0]) * 12 + int(match["m2"]) - int(match["m1"])
        said = (
            number_of((match["months"] or "").replace("两", "二"))
            if match["months"]
            else (number_of(match["years"].replace("两", "二")) * 12 + (6 if match["half"] else 0))
        )
        loose = 1 if match["hedge"] or match["more"] else 0
        if count <= 0 or not said or count - loose <= said <= count + 1 + loose or (match["y2"] and not match["y1"]):
            continue
        name = "months" if match["months"] else "years"
        message = _(
            "{span}是{n}个月，写的是{text}",
            span=match[0].split("，")[0][:24],
            n=count + 1,
            text=match[0][match.start(name) - match.start() :],
        )
        yield hit(passage, match.start(name), match.end(), message, _("核对日子和天数"))


def _named(passage: Passage, text: str, start: int, one: Day, other: Day) -> Iterator[Hit]:
    """“百日攻坚”从9月1日到10月10日。"""
    said = _NAMED_DAYS.search(text[max(start, one.start - 40) : one.start])
    first, last = one.on(2023), other.on(one.year or 2023)
    if said is None or first is None or last is None or last <= first or LAST in {one.day, other.day}:
        return
    count, named = (last - first).days + 1, 100 if said["days"] == "百" else int(said["days"])
    if not 0.8 * named <= count <= 1.25 * named:
        message = _(
            "{span}是{n}天，写的是{text}", span=f"{one.text}到{other.text}", n=count, text=said[0].strip("从自于")
        )
        yield hit(passage, one.start, other.end, message, _("核对日子和天数"), Severity.HINT)


def _before(passage: Passage, text: str, start: int, one: Day, other: Day) -> Iterator[Hit]:
    """“项目周期12个月，自2024年3月1日起至2025年1月31日止”：先说多长。"""
    said = _LONG.search(text[max(start, one.start - 40) : one.start])
    first, last = one.on(2023), other.on(one.year or 2023)
    if said is None or first is None or last is None or LAST in {one.day, other.day} or last < first:
        return
    at = max(start, one.start - 40)
    yield from _compared(passage, at, said, (last - first).days + 1, (one.text, other.text), inclusive=True)


def _between(passage: Passage, text: str, one: Day, other: Day, end: int) -> Iterator[Hit]:
    first, last = one.on(2023), other.on(one.year or 2023)
    if first is None or last is None or LAST in {one.day, other.day} or (other.year and not one.year):
        return
    if other.next_year:
        last = last.replace(year=last.year + 1)
    count = (last - first).days
    between, names = text[one.end : other.start], (one.text, other.text)
    if _TODAY.search(text[: one.start]) and count > 0:
        left = _LEFT.match(text[other.end : end])
        if left:
            yield from _compared(passage, other.end, left, count, names, inclusive=False)
    elif _TO.fullmatch(between.strip()) or (_OPENED.fullmatch(between) and _CLOSED.match(text, other.end)):
        lasted = _LASTED.match(text[other.end : end])
        if lasted and count >= 0:
            yield from _compared(passage, other.end, lasted, count + 1, names, inclusive=True)
    elif _SHIFT.match(between):
        shifted = _SHIFTED.match(text[other.end : end])
        if shifted:
            yield from _compared(passage, other.end, shifted, abs(count), names, inclusive=False)


def _compared(
    passage: Passage, at: int, match: re.Match[str], count: int, names: tuple[str, str], *, inclusive: bool
) -> Iterator[Hit]:
    length, written = _LENGTH.get(match["unit"]), number_of(match["number"].replace("两", "二"))
    if length is None or not written:
        return
    if match["hedge"] in {"不足", "不到"}:
        fits = count < written * length * 1.02
    elif match["more"] or match["half"] or match["hedge"]:
        fits = 0.7 * count <= written * length <= 1.3 * count
    elif length == 1:
        fits = written in ({count, count - 1} if inclusive else {count - 1, count, count + 1})
    else:
        fits = abs(count / length - written) <= (0.45 if length > 7 else 1)
    if not fits:
        message = _("{span}是{n}天，写的是{text}", span="到".join(filter(None, names)), n=count,
                    text=match[0][match.start("number") - match.start() :])  # fmt: skip
        yield hit(passage, at + match.start("number"), at + match.end(), message, _("核对日子和天数"))


RULE = Rule(
    id="day-count-mismatch",
    title="天数和起止的日子对不上",
    severity=Severity.WARNING,
    why="“今天是9月17日，10月15日评估组进驻，只剩18天”，台下一算是28天，时间账先错了。",
    basis="日历；算术",
    bad=(
        "今天是9月17日，评估组10月15日进驻我县，满打满算只剩18天。",
        "培训班于6月28日至30日举办，为期五天。",
        "活动从5月10日至5月24日，为期一个月。",
        "项目于2025年8月31日验收，比计划的9月30日提前两个月。",
        "集中宣传从3月1日至3月31日，历时10天。",
        "自4月1日起至8月31日止，社区开展了历时4个月的“寻找最美家庭”活动。",
        "从3月10日到6月9日，镇妇联组织开展为期两个月的集中宣讲。",
        "培训班从3月5日开班，到3月9日结束，历时3天，参训60人。",
        "项目周期12个月，自2024年3月1日起至2025年1月31日止，覆盖8个乡镇。",
        "集中攻坚为期两个月，从5月1日至5月31日。",
        "5月8日，启动家庭教育宣传周，5月14日结束，历时10天。",
        "暑期托管从7月10日开始，8月20日结束，共30天，服务儿童160名。",
        "自3月起至11月止，历时7个月，完成了普查。",
        "从2024年11月到2025年10月，历时一年半，完成了普查。",
        "“百日攻坚”从9月1日到10月10日，圆满收官。",
        "会期2天（3月13日至16日），地点在县会议中心。",
        "5月1日至5日，放假7天，期间安排值班。",
        "展览自7月1日开始，到8月31日，为期一个月。",
        "今天是11月20日，距12月31日年终考核仅剩31天。",
        "9月1日至9月7日，连续15天开展巡回宣讲。",
        "工程于6月10日完工，比原定的6月30日提前10天。",
        "今天是3月18日，距6月30日的自评还有不到两个月。",
        "研学营于7月8日至12日举行，共7天。",
    ),
    good=(
        "自3月起至11月止，历时9个月；从2024年11月到2025年10月，历时近一年。",
        "“百日攻坚”从9月1日到12月10日，圆满收官。",
        "3月1日启动宣传月，3月31日结束，历时一个月，共走访5天。",
        "项目周期11个月，自2024年3月1日起至2025年1月31日止，覆盖8个乡镇。",
        "今天是9月17日，评估组10月15日进驻我县，满打满算只剩28天。",
        "培训班于6月28日至30日举办，为期三天。",
        "自4月1日起至8月31日止，社区开展了历时5个月的“寻找最美家庭”活动。",
        "活动从5月10日至6月10日，为期一个月。",
        "项目于2025年8月31日验收，比计划的9月30日提前一个月。",
        "集中宣传从3月1日至3月31日，历时一个月，其中集市宣传10天。",
        "3月1日至3月7日，共走访32户，历时一周。",
        "今天是11月20日，距12月31日年终考核还有40多天。",
        "7月1日至8月31日举办夏令营4期，每期7天。",
        "9月1日至9月7日，共培训60人，每人5天。",
        "12月25日至次年1月5日，为期12天。",
        "3月8日前后，共走访5天，5月15日起开展宣传周。",
    ),
    find=_find,
)  # fmt: skip
