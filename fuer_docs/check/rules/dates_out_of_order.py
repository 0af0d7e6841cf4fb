"""先后倒过来的日期：12月1日至11月30日、限期在印发以前、会开完了才报名单。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import halfwidth
from ...model.speech import _
from ...reading.dates import LAST, Day, days, likely
from ...reading.pattern import Pattern
from ...reading.period import date_line, plain
from ...reading.punctuation import sentence_around
from ...reading.reading import Reading
from ..ends_first import ends_first
from ..rule import Hit, Rule, hit

_TO = re.compile(
    r"(?:上午|下午)?(?:正式)?(?:开始|启动|起|开赛|开幕|开展)?[，,]?(?:一直|持续|于|为期[^，。；\d]{1,6}[，,])?(?:—|－|-|–|~|～|至|到|截至|截止到?)+(?:(?:次年|翌年|第二年|明年|来年)的?)?"
)
_TO_THEN = re.compile(
    r"[^，。；、\d]{0,30}(?:施行|实施|启动|开始|起|成立|运行|以来|印发|颁布|开通|开展)(?:以来|起)?[，,]?(?:截至|截止|至|到)"
)
_BACK = re.compile(r"(?P<a>\d{1,2})\s*月\s*(?P<b>\d{1,2})\s*[日号]?\s*(?:—|－|-|–|~|至|到)+\s*(?P<c>\d{1,2})\s*[日号]")
_MONTHS = re.compile(
    r"(?P<y1>(?:19|20)\d{2})年(?P<m1>\d{1,2})月(?:份|底|初)?(?:—|－|-|–|~|～|至|到)+(?:(?P<y2>(?:19|20)\d{2})年)?(?P<m2>\d{1,2})月(?!\d)"
)
_BARE_MONTHS = re.compile(r"(?<![\d年])(?P<m1>\d{1,2})月份?(?:—|－|-|–|~|～|至|到)+(?P<m2>\d{1,2})月(?![\d份]?\d)")
_STAGES = re.compile(r"(?<![\d年.])(?P<m1>\d{1,2})月?(?:—|－|-|–|~|～|至|到)+(?P<m2>\d{1,2})月(?!\d)")
_HALF_YEAR = 6
_HOURS = re.compile(
    r"(?<!\d)(?P<h1>\d{1,2})[:：](?P<t1>\d{2})\s*(?:—|－|-|–|~|～|至)+\s*(?:(?:上午|下午)\s*)?(?P<h2>\d{1,2})[:：](?P<t2>\d{2})"
)
_EVENING, _MORNING = 17, 9
_WORKS = re.compile(
    r"(?:(?P<y1>(?:19|20)\d{2})年)?(?<!\d)(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})日|[底初中上下旬]+)?(?:正式|全面)?(?:开工|动工|启动|开始|开幕|开班|开赛|开营|开展|开馆|开课|开播|立项|启用|开建|施工|入场|报名)[^，。；0-9]{0,10}[，,]?[^，。；0-9]{0,6}?"
    r"(?P<next>次年|翌年|第二年)?(?:(?P<y2>(?:19|20)\d{2})年)?(?<!\d)(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日|[底初中上下旬]+)?(?:前|已|全部|全面|正式)?(?:竣工|完工|结束|闭幕|结业|结班|结营|结课|闭营|闭馆|落幕|截止|完成|投用|投入使用|建成|收官|收尾|通过验收|验收|结项|结题|交付|终验)"
)
_YEARS = re.compile(r"(?<!\d)(?P<y1>(?:19|20)\d{2})年?\s*(?:—|－|-|–|~|～|至)+\s*(?P<y2>(?:19|20)\d{2})(?:年|学年)")
_HALF = 183
"""跨年的一段多半不到半年，再长的像是写倒了。"""
_SCHOOL = re.compile("学年|学期|供暖|采暖|周期")
_TIME = (
    r"(?:（[^（）]{1,8}）|上午|下午|晚上?|中午|\d{1,2}[:：时]\d{0,2}分?|下班|17:00|24时|[（(]星期[^（）]{1,2}[）)])*"
)
_BEFORE = re.compile(rf"{_TIME}(?:之?前|以前)")
_HAND_IN = re.compile(
    r"^[^。；]{0,44}?(?:报送|报给|上报|报(?=[县市省区镇乡至到我]|妇)|报到|反馈|提交|送达|报上|拿出|交到|交至|报名|回执|返回|发送|确认|完成|到位|印发|办结|整改|落实|达标|制定|报备|递交)"
)
_ORDER = re.compile(r"请|须|务必|必须|要|应|各[单地部乡镇村成县市区]|确保|力争|于$")
_DONE = re.compile(r"已|完成了|全部完成|均|如期|先后|顺利|共|曾|去年|上年|未能|没有|当时|逾期|圆满")
_MEETING = re.compile(
    r"^(?:（[^（）]{1,6}）|上午|下午|晚上?|\d{1,2}[:：时]\d{0,2}分?|在[^，。；]{1,16}|左右|[（(]星期.[）)])*(?:组织|正式)?(?:召开|举行|举办|开会|开班|开幕|开赛|开课|召集)"
)
_FIXED = re.compile(r"(?:定于|拟于|将于|计划于|拟定于|预定于|计划|将在|拟在|订于|安排在|[^已]于)$")
_HELD = re.compile(r"(?:会议|培训|活动|比赛|座谈|报到|开班|举办)的?(?:时间|日期)(?:定?为|定在|定于|：|是|在)?$")
_FOR_MEETING = re.compile(
    r"参会|回执|发言|名单|报名|与会|请假|座位|到会|出席|参加人员|参赛|作品|组委会|逾期|汇报材料|会议材料|参训|学员"
)
_AFTER = re.compile(r"会后|贯彻|落实情况|传达|总结|心得")
_ISSUED = re.compile(r"^[^。；，]{0,24}?(?:印发|下发|出台|发布|启动|部署)")
_INSTRUCTS = re.compile("讲话|通知|通报|计划|方案|要点|意见|安排|函")


_HAPPENED = re.compile(
    r"(?:(?<![\d—－～至到])|(?<=截至)|(?<=截止))(?P<year>20\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?!\d|\s*[—－～至到前])"
)
_SURELY = re.compile("了|完成|召开|举[办行]|印发|已|通过|启动|开展|成立|颁布|出台|获|实现")
_STAGE = Pattern(
    r"阶段[^（。；，]{0,14}[（](?P<span>(?:20\d{2}年)?(?P<a>\d{1,2})月(?:份|(?P<c>\d{1,2})日|[上中下]旬|初|底)?(?:(?:—|－|-|–|~|～|至|到)+(?:(?P<b>\d{1,2})月(?:份|(?P<d>\d{1,2})日|[上中下]旬|初|底)?))?)[）]",
    "阶",
)
_FEW = 12
"""两个阶段最多隔几段。"""
_NEWS = re.compile("举办|举行|召开|开展|启动|走进|简报|信息|活动|慰问|走访|参加")
_OPENED = re.compile(r"^[\s　]*(?P<year>20\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_OPENING = 6
_FRESH = 45
_SINCE_THEN = re.compile(r"(?<![\d—－～至到])(?P<year>20\d{2})年以来")
_SOON = 120
_TOLD = re.compile("了(?!解)")
_AS_OF = re.compile("截[至止]到?$")
_LATER_ON = re.compile("为节点|时点|另行|届时|将于|将在|统计口径|要求|部署")
"""说的是往后怎么统计、怎么报，不是已经截至的。"""
_MAYBE = re.compile("将|拟|计划|力争|确保|争取|前|要|定于|预计|请|截|打算|届时|起施行|施行|务必|为期|期限|规划")


def _find(reading: Reading) -> Iterator[Hit]:
    told: set[tuple[int | None, int]] = set()
    for one in _found(reading):
        if (one.n, one.start) not in told:
            told.add((one.n, one.start))
            yield one


def _found(reading: Reading) -> Iterator[Hit]:
    for passage, start, end in reading.sentences:
        text = halfwidth(passage.text)
        if "月" in text[start:end]:
            found = days(passage, start, end)
            yield from _spans(passage, text, found, start, end)
            yield from _issued(passage, text, found, end)
            yield from _too_late(reading, passage, text, found, start, end)
            yield from _not_yet(reading, passage, text, found)
            yield from _months(passage, text, start, end)
        yield from _long(passage, text, start, end)
        yield from _phases(passage, text, start, end)
        yield from _clock(passage, text, start, end)
        yield from _works(passage, text, start, end)
        yield from ends_first(passage, text, start, end)
    yield from _before_meeting(reading)
    yield from _stages(reading)
    yield from _signed_early(reading)
    yield from _a_year_ago(reading)
    yield from _after_signed(reading)


# -- 从几时到几时 --


def _spans(passage: Passage, text: str, found: list[Day], start: int, end: int) -> Iterator[Hit]:
    for one, other in pairwise(found):
        if other.next_year or not (_TO.fullmatch(text[one.end : other.start].strip()) or _since(text, one, other)):
            continue
        begin, finish = one.on(2023), other.on(one.year or 2023)
        if begin is None or finish is None or finish >= begin or (other.year and not one.year):
            continue
        sure = bool(other.year) or one.month == other.month or "结束" in text[other.end : other.end + 6]
        if (
            other.year
            or sure
            or ((begin - finish).days <= 365 - _HALF and not _SCHOOL.search(text, start, min(end, start + 600)))
        ):
            yield _reversed(passage, one.start, other.end, Severity.ERROR if sure else Severity.WARNING)
    for match in _BACK.finditer(text, start, end):
        if int(match["c"]) < int(match["b"]):
            yield _reversed(passage, *match.span(), Severity.ERROR)


def _since(text: str, one: Day, other: Day) -> bool:
    """“自5月10日新修订的《条例》施行至12月底”：从起到止隔着话。"""
    return text[max(0, one.start - 1) : one.start] in {"自", "从"} and bool(
        _TO_THEN.fullmatch(text[one.end : other.start])
    )


def _long(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    for match in _MONTHS.finditer(text, start, end):
        years = int(match["y1"]), int(match["y2"] or match["y1"])
        months = (years[1] - years[0]) * 12 + int(match["m2"]) - int(match["m1"])
        if months < 0 and (match["y2"] or months > -6):
            yield _reversed(passage, *match.span(), Severity.ERROR if match["y2"] else Severity.WARNING)
    for match in _YEARS.finditer(text, start, end):
        if int(match["y2"]) < int(match["y1"]):
            yield _reversed(passage, *match.span(), Severity.ERROR)


def _months(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """（5月—3月）：没写次年，绕一圈大半年，多半写倒了。"""
    for match in _BARE_MONTHS.finditer(text, start, end):
        first, last = int(match["m1"]), int(match["m2"])
        if last < first <= 12 and last + 12 - first > _HALF_YEAR and not _SCHOOL.search(text):
            yield _reversed(passage, *match.span(), Severity.WARNING)


def _phases(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """“1—3月部署，4—10月实施，9—12月总结”：几个阶段叠着了。"""
    found = list(_STAGES.finditer(text, start, end))
    if len(found) < 3 or not re.search("阶段|分步|步骤", text[max(0, start - 60) : end]):
        return
    spans = [(int(one["m1"]), int(one["m2"])) for one in found]
    off = [at for at, (one, other) in enumerate(pairwise(spans)) if other[0] != one[1] + 1]
    if len(off) == 1 and spans[off[0] + 1][0] < spans[off[0]][1]:
        match = found[off[0] + 1]
        message = _("“{text}”和前一段“{before}”叠着", text=match[0], before=found[off[0]][0])
        yield hit(passage, *match.span(), message, _("核对各段的起止"), Severity.WARNING)


def _works(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """“2025年10月开工，2025年6月竣工”“9月10日启动，8月31日结束”。"""
    for match in _WORKS.finditer(text, start, end):
        years = int(match["y1"] or 0), int(match["y2"] or match["y1"] or 0)
        if (match["y2"] and not match["y1"]) or match["next"]:
            continue
        dates = [(year, int(match[f"m{n}"]), int(match[f"d{n}"] or 0)) for n, year in enumerate(years, 1)]
        if not (match["d1"] and match["d2"]):
            dates = [(year, month, 0) for year, month, _day in dates]
        wrapped = not match["y2"] and dates[1][1] + 12 - dates[0][1] <= _HALF_YEAR
        if dates[1] < dates[0] and not wrapped:
            yield _reversed(passage, *match.span(), Severity.WARNING)


def _clock(passage: Passage, text: str, start: int, end: int) -> Iterator[Hit]:
    """14:30—11:30；没写次日。"""
    for match in _HOURS.finditer(text, start, end):
        first, last = (int(match["h1"]), int(match["t1"])), (int(match["h2"]), int(match["t2"]))
        overnight = first[0] >= _EVENING and last[0] <= _MORNING
        if last <= first and first[0] < 24 and last[0] < 24 and not overnight:
            yield _reversed(passage, *match.span(), Severity.ERROR)


def _reversed(passage: Passage, start: int, end: int, severity: Severity) -> Hit:
    message = _("“{text}”止在起的前面", text=passage.text[start:end].strip())
    return hit(passage, start, end, message, _("核对起止的日期；跨年的写明次年"), severity)


# -- 限期 --


def _deadline(text: str, day: Day, end: int) -> str | None:
    """“4月28日前报送座谈发言材料”：后面要办的事；不是限期的是 ``None``。"""
    before = _BEFORE.match(text, day.end)
    if before is None:
        return None
    wanted = _HAND_IN.match(text[before.end() : min(end, before.end() + 80)])
    return text[before.end() : min(end, before.end() + 60)] if wanted else None


def _issued(passage: Passage, text: str, found: list[Day], end: int) -> Iterator[Hit]:
    """“8月15日印发方案，各市州于7月20日前报送”：还没印发，限期就过了。"""
    for one, other in pairwise(found):
        begin, limit = one.on(2023), other.on(one.year or 2023)
        if begin is None or limit is None or one.year != (other.year or one.year) or limit >= begin or other.next_year:
            continue
        if (begin - limit).days > _HALF or _deadline(text, one, end) is not None:
            continue
        if (
            _ISSUED.match(text[one.end : other.start])
            and _deadline(text, other, end)
            and not _DONE.search(text[one.end : min(end, one.end + 200)])
        ):
            yield _past(passage, other, one.text)


def _before_meeting(reading: Reading) -> Iterator[Hit]:
    """“定于4月20日召开座谈会，请于4月28日前报送发言材料”：会开完了才报。"""
    meeting: tuple[int, Day] | None = None
    planned = bool(_INSTRUCTS.search(reading.manuscript.title))
    for at, (passage, start, end) in enumerate(reading.sentences):
        text = halfwidth(passage.text)
        if "月" not in text[start:end]:
            continue
        for day in days(passage, start, end):
            event = _MEETING.match(text[day.end : day.end + 40])
            told = re.split("[。；]", text[day.end : day.end + 40])[0]
            held_on = event and (
                _FIXED.search(text[max(start, day.start - 24) : day.start])
                or (planned and not _DONE.search(told) and "了" not in told)
            )
            if held_on or _HELD.search(text[max(start, day.start - 24) : day.start]):
                meeting = at, day
                continue
            task = _deadline(text, day, end)
            if (
                task is None
                or meeting is None
                or at - meeting[0] > 4
                or not _FOR_MEETING.search(task)
                or _AFTER.search(task)
            ):
                continue
            year = meeting[1].year or day.year or 2023
            held, limit = meeting[1].on(year), day.on(year)
            if held and limit and 0 < (limit - held).days < _HALF:
                message = _("{held}开会，{limit}才是限期", held=meeting[1].text, limit=day.text)
                yield hit(passage, day.start, day.end, message, _("核对开会和报送的日期"))


def _too_late(reading: Reading, passage: Passage, text: str, found: list[Day], start: int, end: int) -> Iterator[Hit]:
    """写这份文稿时限期已经过了。"""
    signed = reading.years.signed
    if signed is None or not _INSTRUCTS.search(reading.manuscript.title):
        return
    for day in found:
        task = _deadline(text, day, end)
        lead = text[max(start, day.start - 24) : day.start]
        if (
            task is None
            or not (_ORDER.search(lead) or _ORDER.search(task))
            or _DONE.search(lead + task)
            or day.next_year
        ):
            continue
        limits = likely(day, reading.years.last(passage, max(start, day.start - 200), day.start), signed)
        if limits and 0 < (signed - max(limits)).days < 366:
            yield _past(passage, day, f"{signed.year}年{signed.month}月{signed.day}日")


def _past(passage: Passage, day: Day, written: str) -> Hit:
    return hit(passage, day.start, day.end, _("{written}才发，{limit}的限期已经过了", written=written, limit=day.text),
               _("核对限期"))  # fmt: skip


def _not_yet(reading: Reading, passage: Passage, text: str, found: list[Day]) -> Iterator[Hit]:
    """截至的日子比落款还晚。"""
    signed = reading.years.signed
    if signed is None:
        return
    for day in found:
        if not re.search(r"截[至止]到?(?:目前)?$", text[max(0, day.start - 5) : day.start]):
            continue
        if _LATER_ON.search(text, *sentence_around(text, day.start, day.end)):
            continue
        until = likely(day, reading.years.section(passage), signed)
        slack = 10 if day.day == LAST else 0
        if until and all((one - signed).days > slack for one in until):
            message = _("落款是{signed}，截至的日子是{day}", signed=_shown(signed), day=day.text)
            yield hit(passage, day.start, day.end, message, _("核对落款和截至的日期"), Severity.WARNING)


def _signed_early(reading: Reading) -> Iterator[Hit]:
    """正文已经说到2021年2月办完的事，落款还是2020年4月。"""
    signed = reading.years.signed
    if signed is None:
        return
    later: list[tuple[Passage, re.Match[str]]] = []
    for passage in reading.even.passages:
        text = halfwidth(passage.text)
        for match in _HAPPENED.finditer(text) if "年" in text and not passage.in_table else ():
            when = (int(match["year"]), int(match["month"]), int(match["day"] or 1))
            clause = re.split("[。；，]", text[match.end() : match.end() + 40].removeprefix("，"))[0]
            if text[match.end() :].startswith("印发"):
                continue  # 版记
            lead = re.split("[。；，]", text[max(0, match.start() - 30) : match.start()])[-1]
            told = _SURELY.search(clause) and not _MAYBE.search(lead + clause)
            as_of = _AS_OF.search(lead) and not _LATER_ON.search(text, *sentence_around(text, *match.span()))
            if when > (signed.year, signed.month, signed.day) and (told or as_of):
                later.append((passage, match))
    where = next(
        (one for one in (*reversed(reading.passages), *reading.passages[:6]) if date_line(one.text) == signed), None
    )
    if not later or where is None:
        return
    own = signed.year in _title_years(reading)
    passage, match = later[0]
    message = _("正文说到{day}已经办完的事，落款是{signed}", day=match[0], signed=_shown(signed))
    if own or len({one[1]["year"] for one in later}) > 1:
        yield hit(passage, *match.span(), message, _("核对落款和这里的日期"))
    else:
        at = where.text.find(str(signed.year))
        span = (at, len(where.text.rstrip())) if at >= 0 else (0, len(where.text))
        yield hit(where, *span, message, _("核对落款和这里的日期"))


def _stages(reading: Reading) -> Iterator[Hit]:
    """动员阶段（3月）、实施阶段（4月至6月）、总结阶段（5月）：后一阶段起在前一阶段当中。"""
    before: tuple[int, int, int, str] | None = None
    for passage, match in reading.matches(_STAGE, even=True):
        first, last = int(match["a"]), int(match["b"] or match["a"])
        if not 1 <= first <= last <= 12:
            before = None
            continue
        now = first * 100 + int(match["c"] or 0), last * 100 + int(match["d"] or 0)
        if before is not None and passage.n - before[0] <= _FEW:
            dated = match["c"] and before[2] % 100
            if now[0] < before[2] if dated else now[0] // 100 < before[2] // 100:
                message = _("“{text}”和前一段“{before}”叠着", text=match["span"], before=before[3])
                yield hit(passage, *match.span("span"), message, _("核对各段的起止"), Severity.WARNING)
        before = passage.n, now[0], now[1], match["span"]


def _a_year_ago(reading: Reading) -> Iterator[Hit]:
    """活动信息落款是2026年3月9日，头一段写的是2025年3月8日：年份是旧的。"""
    signed = reading.years.signed
    if signed is None or not _NEWS.search(reading.manuscript.title):
        return
    own = _title_years(reading)
    for passage in reading.written[:_OPENING]:
        match = _OPENED.match(halfwidth(passage.text))
        if match is None or int(match["year"]) != signed.year - 1 or int(match["year"]) in own:
            continue
        day = Day(passage, 0, 0, signed.year, int(match["month"]), int(match["day"]), False).on(None)
        if day is not None and 0 <= (signed - day).days <= _FRESH:
            message = _("落款是{signed}，这里是{year}年", signed=_shown(signed), year=match["year"])
            yield hit(passage, *match.span("year"), message, _("核对落款和这里的日期"))


def _after_signed(reading: Reading) -> Iterator[Hit]:
    """落款4月16日，正文“4月20日举办了讲座”；落款2026年，正文“2027年以来”。"""
    signed = reading.years.signed
    if signed is None or _INSTRUCTS.search(reading.manuscript.title):
        return
    for passage in reading.even.passages:
        text = halfwidth(passage.text)
        for match in _SINCE_THEN.finditer(text):
            if int(match["year"]) > signed.year:
                message = _("落款是{signed}，这里是{year}年", signed=_shown(signed), year=match["year"])
                yield hit(passage, *match.span("year"), message, _("核对落款和这里的日期"))
        if passage.in_table or "月" not in text or reading.years.section(passage) != {signed.year}:
            continue
        for day in days(passage):
            when = day.on(signed.year)
            clause = re.split("[。；]", text[day.end : day.end + 40])[0]
            lead = re.split("[。；，]", text[max(0, day.start - 20) : day.start])[-1]
            if when is None or day.next_year or day.day == LAST or not 0 < (when - signed).days < _SOON:
                continue
            if (
                _TOLD.search(clause)
                and not _MAYBE.search(lead + clause)
                and not re.search("去|上年|每年|20[0-9]{2}年", lead)
            ):
                message = _("正文说到{day}已经办完的事，落款是{signed}", day=day.text, signed=_shown(signed))
                yield hit(passage, day.start, day.end, message, _("核对落款和这里的日期"))


def _title_years(reading: Reading) -> set[int]:
    title = plain(reading.manuscript.title)
    ranges = re.sub(r"20\d{2}年?[—－～至-]+20\d{2}", "", title)
    return {int(year) for year in re.findall(r"(?<!\d)(20\d{2})年", ranges)}


def _shown(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


RULE = Rule(
    id="dates-out-of-order",
    title="日期的先后倒了",
    severity=Severity.WARNING,
    why="方案里“12月1日至11月30日”、会开完了才交名单，下面的人不知道该照哪个办。",
    basis="日历",
    bad=(
        "（三）总结验收阶段（12月1日至11月30日）。开展自查，接受考核。",
        "第三轮走访从8月25日至7月10日。",
        "集中自查从9月25日开始，到9月22日结束，逐单位过筛子。",
        "对2023年1月1日至2022年12月31日的实施情况进行监测。",
        "9月28日至20日开展巡查。",
        "自11月1日起至10月15日，集中开展筛查。",
        "竞赛从9月10日启动，到8月31日全部结束。",
        "规划期为2030—2021年。",
        "项目实施期为2024年9月至2024年3月。",
        "县妇联定于4月20日召开座谈会，请各单位于4月28日前报送座谈发言材料。",
        "拟于2026年3月16日召开推进会，参会单位须在3月23日前反馈参会人员名单。",
        "培训时间为6月12日至14日，请参训人员6月16日前报名。",
        "（二）实施阶段（5月—3月）。",
        "会议时间：上午9:00—8:30，地点在县会议中心。",
        "项目2025年10月开工，2025年6月竣工。",
        "9月10日启动竞赛，8月31日结束竞赛。",
        "暑期托管班7月14日开班，7月8日结班，共接收儿童240名。",
        "攻坚行动2026年4月启动，2026年3月底完成，每月调度一次。",
        "自2025年5月10日新修订的《婚姻登记条例》施行至2024年12月底，共办理登记215对。",
        "夏令营7月20日开营，7月12日闭营。",
        "在全县妇女工作会议上的讲话\n（2025年3月18日）\n会后一周内，也就是3月15日前，各单位要把方案报上来。",
        "《县儿童发展规划（2011—2020年）》终期自评报告\n根据通知要求，我县于2021年2月完成了自评，现将情况报告如下。\n2020年4月16日",
        "关于2025年规划实施情况的报告\n2026年1月5日，召开了家庭教育推进会。\n2025年12月25日",
        "关于2025年规划实施情况的报告\n截至2026年3月，全县建成家长学校86所。\n2025年12月25日",
        "全年工作分三个阶段：1—3月部署，4—10月实施，9—12月总结。",
        "县妇联举办“三八”维权周活动\n2025年3月8日上午，县妇联在人民广场举办维权周启动仪式。\n2026年3月9日",
        "第一阶段（3月）宣传发动。第二阶段（4月至6月）组织实施。第三阶段（5月）总结评估。",
        "（一）动员阶段（3月1日至3月20日）。\n抓好部署。\n（二）实施阶段（3月10日至10月31日）。\n（三）总结阶段（11月1日至11月30日）。",
        "2025年工作总结\n截至10月底，办结98件。\n2025年10月11日",
        "妇联工作简报\n松溪县妇女联合会办公室　2026年4月16日\n4月20日，县妇联举办了家庭教育讲座，300名家长参加。",
        "关于留守儿童关爱工作的调研报告\n调研组于5月20日至30日走访了126户家庭。\n2026年5月12日",
        "关于第36号提案的答复\n2027年以来，我们采取了以下措施。\n2026年6月18日",
        "2025年工作总结\n2025年12月召开了全会。2026年3月举办了庆祝大会。\n2025年12月26日",
        "2025年工作计划\n5月15日在县文化馆举行决赛并现场颁奖；参赛单位须在5月20日前将参赛作品报送至组委会，逾期不再受理。",
        "8月15日印发评估方案和评分细则，各市州于7月20日前报送自评报告。",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n各单位会后要马上行动，3月25日前把实施方案报到县妇儿工委办。",
        "关于报送2025年度工作总结的通知\n请于2025年11月20日前报送。\n2025年12月1日",
        "2025年工作总结\n截至2025年12月25日，办结132件。\n2025年12月10日",
        "述职测评10月底前结束，11月中旬启动，结果与评优挂钩。",
        "绘本阅读会从15时开始，到14时30分结束，孩子们意犹未尽。",
        "拟于8月中旬召开全县现场推进会，7月底前将现场会召开情况汇编上报。",
        "预算编制5月20日前完成，6月上旬开始，报局务会研究。",
        "活动从上午9:30开始，至9:00结束。",
        "按照3月动员、6月评估、5月整改的步骤推进。",
        "项目3月立项，2月开工，12月完工。",
        "项目于2025年9月启动，2025年3月结项验收。",
    ),
    good=(
        "（三）总结验收阶段（12月1日至12月31日）。开展自查，接受考核。",
        "12月28日至1月5日集中走访。",
        "2024年12月1日至2025年2月28日开展冬季关爱行动。",
        "从9月25日开始，到次年3月22日结束。",
        "9月1日至次年6月30日为一个学年。",
        "项目2024年10月开工，2025年6月竣工；二期11月动工，次年5月完工。",
        "全年工作分三个阶段：1—3月部署，4—9月实施，10—12月总结。",
        "一季度（1—3月）、二季度（4—6月）、上半年（1—6月）的数据分开报。",
        "在全县会议上的讲话\n（2026年3月6日）\n同志们：\n开好局。\n（根据录音整理，县政府办公室2026年3月9日印发）",
        "县妇联举办“三八”维权周活动\n2026年3月8日上午，县妇联在人民广场举办维权周启动仪式。\n2026年3月9日",
        "关于2025年“六一”活动的情况\n2025年6月1日，县妇联举办游园会。\n2026年6月5日",
        "第一阶段（3月）宣传发动。第二阶段（4月至6月）组织实施。第三阶段（7月）总结评估。",
        "动员阶段（3月1日至3月20日）。\n实施阶段（3月21日至10月31日）。\n总结阶段（11月）。",
        "动员阶段（3月—4月）。\n实施阶段（4月—10月）。\n总结阶段（10月—12月）。",
        "2025年工作总结\n截至10月底，办结98件。\n2025年10月26日",
        "妇联工作简报\n松溪县妇女联合会办公室　2026年4月16日\n4月10日，县妇联举办了家庭教育讲座。4月20日将召开推进会。",
        "关于2025年工作情况的报告\n12月20日，召开了推进会。\n2026年1月8日",
        "宣传发动阶段（1月至3月）、组织实施阶段（3月至10月）、总结阶段（11月至12月）。",
        "值班时间：19:00—7:00。",
        "关于召开会议的通知\n定于2026年3月6日召开大会。\n2026年2月20日",
        "2025年工作总结\n《条例》自2026年1月1日起施行，要抓好宣传。2025年12月召开了全会。\n2025年12月26日",
        "2025年工作总结\n2026年3月完成换届，力争全部达标。2025年11月完成了自评。\n2026年4月8日",
        "暑期托管班7月8日开班，7月14日结班；二期7月20日开班。",
        "自2024年5月10日条例施行至2025年12月底，共办理登记215对。",
        "9月启动报名，已完成登记；10月开展评选，12月完成。",
        "会议时间：上午9:00—11:30，下午14:30—17:00。",
        "10月—3月为供暖期，11月至次年9月为一个学年。",
        "定于4月20日召开座谈会，请各单位于4月15日前报送座谈发言材料。",
        "定于4月20日召开部署会，贯彻落实情况于4月30日前报送县妇儿工委办。",
        "8月15日印发方案，各市州于9月20日前报送自评报告。",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n各单位4月25日前把实施方案报到县妇儿工委办。",
        "2026年工作计划\n3月底前完成动员部署，各单位要在2月10日前报送方案。\n2025年12月25日",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n3月25日前应报的方案，已有28个单位报送。",
        "2025年工作总结\n截至2025年11月30日，办结132件。\n2025年12月10日",
        "2021—2030年是新一轮规划的实施期，2020年12月至2021年3月编制。",
        "会议于3月5日召开，5月10日、6月1日前后开展活动。",
        "第一批自查6月底前结束，7月启动第二批。",
        "绘本阅读会从14时开始，到15时30分结束。",
        "图书室每天9点到5点开放。",
        "拟于8月中旬召开全县现场推进会，8月底前将现场会召开情况汇编上报。",
        "夜间巡查从22时开始，到次日6时结束。",
        "筹备工作6月底前完成，7月中旬启动报名，8月开班。",
        "活动从上午9:00开始，至11:30结束。",
        "按照3月动员、5月评估、6月整改的步骤推进。",
        "项目10月立项，11月开工，次年2月完工。",
        "项目于2025年3月启动，2025年9月结项验收。",
    ),
    find=_find,
)  # fmt: skip
