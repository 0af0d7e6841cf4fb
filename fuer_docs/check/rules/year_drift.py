"""年份走样：2022年的总结里“2021年，在县委的领导下……”“现将2021年工作总结如下”。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ...reading.period import date_line, plain
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_RANGE = re.compile(r"(?:19|20)\d{2}年?\s*(?:—|－|-|–|~|～|至)+\s*(?:19|20)?\d{2}")
_NOW = re.compile(
    r"现将(?:[^。；0-9]{0,12})(?P<year>(?:19|20)\d{2})年度?(?P<rest>[^。；]{0,24}?)(?:汇报|总结|报告|通报)如下"
)
_HEAD = re.compile(
    r"^\s*(?:(?:[一二三四五]、|（[一二三四五]）|第[一二三]部分)\s*)?(?P<year>(?:19|20)\d{2})年度?(?:全年)?(?P<rest>[^。，；]{0,20}?)(?P<what>总结|回顾|完成情况|开展情况|主要成效|工作情况|主要工作|重点工作|工作成效|主要做法|计划|打算|思路|安排|要点)\s*$"
)
_LEAD = re.compile(r"^[\s　]*(?P<year>(?:19|20)\d{2})年(?:度|以来)?[，,]\s*(?:在|我|全|县|区|市|镇|乡|州|本)")
_RELATIVE = re.compile(
    r"(?P<word>今年|去年|上年|前年|明年|来年)(?:，?[（(](?:即|也就是)?|，?(?:也就是|也即|亦即|即|就是)(?:说的)?)(?P<year>(?:19|20)\d{2})年?"
)
_SHIFT = {"今年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}
_ENDING = re.compile(
    r"(?:在|值此)?(?P<year>(?:19|20)\d{2})年(?:即将|就要|行将|已近)(?:结束|过去|收官|尾声|到尾)|(?:刚刚过去|即将过去|过去)的(?P<past>(?:19|20)\d{2})年"
)
_DONE_TASKS = re.compile(
    r"(?:圆满|全面|较好地?|顺利|如期|超额)?完成了?(?P<year>(?:19|20)\d{2})年度?的?(?:各项|目标任务|工作任务|全部)"
)
_SPEECH = re.compile("讲话|致辞|主持词|发言")
_SUMMED = re.compile(
    r"(?:总结|回顾|通报)了?(?:全[县市区省])?(?P<year>(?:19|20)\d{2})年度?[^。；，、]{0,12}(?:工作|成绩|情况)"
)
_SET = re.compile(
    r"(?:部署|安排|谋划|明确|研究|布置)了?(?:全[县市区省])?(?P<year>(?:19|20)\d{2})年度?[^。；，、]{0,12}(?:工作|任务)"
)
_WILL = re.compile(
    r"^\s*(?P<year>(?:19|20)\d{2})年(?:度|全年)?[，,]?(?:[^。；，0-9]{0,14}[，,]?)?(?:将|打算|计划|拟|要|力争|重点(?:抓好|做好|围绕)|准备)"
)
_THIS_YEAR = re.compile(
    r"^[\s　]*(?P<year>(?:19|20)\d{2})年(?:度)?(?:是|工作的?(?:总体|指导)|(?:全县)?[^。；，]{0,10}工作的?总体)"
)
_FOR_YEAR = re.compile(
    r"为了?[^。，；0-9]{0,10}(?:做好|推进|抓好|开展|落实|谋划|加强|推动|完成)[^。，；0-9]{0,8}(?P<year>(?:19|20)\d{2})年度?[^。，；]{0,16}(?:工作|任务|目标)"
)
_MADE = re.compile(
    r"(?:制定|制订|拟定|拟订|提出|形成|编制|作出|部署)(?:了|好)?(?:我[县市区镇乡局]|全[县市区省镇乡]|本[局县镇]|[县市区镇乡]妇联|[县市区镇乡]?妇儿工委)?(?P<year>20\d{2})年度?(?:妇女儿童|妇联|妇儿工委|重点)*(?:工作)?(?:计划|要点|安排|打算|方案|思路)(?:如下|[。，；：]|$)"
)
_OWN_PLAN = re.compile(
    r"(?:印发|下发|出台|制定|制发|部署|下达|细化)了?(?:实施)?《[^《》]{0,24}?(?P<year>20\d{2})年度?[^《》]{0,24}?(?:要点|计划|安排|方案|清单|分工)》"
)
_STALE = re.compile(
    r"(?:^[\s　]*|[。；])(?:截至|截止)?(?P<year>20\d{2})年(?:全年|度|以来|[底末])?[，,]?[^。；]{0,60}?(?:[比较](?:上年|去年)|同比|全年)"
    r"|(?:^[\s　]*|[。；])(?P<part>20\d{2})年1(?:月)?[—－～~至-]+(?:10|11|12)月，?(?:全|[县市区镇乡])"
)
_OPENING = 2
_AUTUMN = 10
"""这个月以后的讲话也部署下一年。"""
_AHEAD = {"计划", "打算", "思路", "安排", "要点"}
_SUMMARY = re.compile("总结|自评|汇报|报告")
_PLAN = re.compile("计划|打算|思路|安排|要点")


def _find(reading: Reading) -> Iterator[Hit]:
    manuscript = reading.manuscript
    title = plain(manuscript.title)
    years = {int(year) for year in _YEAR.findall(title)}
    is_summary, is_plan = bool(_SUMMARY.search(title)), bool(_PLAN.search(title))
    is_range = bool(_RANGE.search(title))
    body = [one for one in reading.even.passages if one.text.strip() and not one.in_table]
    body = [one for one in body if "".join(one.text.split()) not in title]
    if not is_range:
        yield from _relatives(reading, body, is_summary=is_summary)
        if _SPEECH.search(title):
            yield from _spoken(reading, body)
        if len(years) == 1 and _COMMENDS.search(title):
            yield from (
                _said(passage, match.span("year"), match["year"], years)
                for passage in body
                for match in _TITLED.finditer(plain(passage.text))
                if int(match["year"]) not in years
            )
        if len(years) == 1:
            yield from _dated(reading, min(years), title)
        if _SUMMARY.search(title) and not is_plan:
            yield from _compared(reading, body, years) if len(years) == 1 else ()
    if len(years) not in {1, 2} or is_range or not (is_summary or is_plan or title.endswith(("情况", "通报", "简报"))):
        return
    yearly = len(years) == 1 and bool(re.search(r"(?:19|20)\d{2}年度?[^半季月]{0,14}(?:总结|报告|汇报)$", title))
    for at, passage in enumerate(body):
        text = plain(passage.text)
        yield from _now(passage, text, years, is_summary=is_summary, is_plan=is_plan)
        if yearly and not is_plan and not reading.years.ahead(passage):
            yield from _stale(passage, text, max(years))
        yield from _plans(reading, passage, text, years, is_plan=is_plan and not is_summary)
        yield from _heading(passage, text, years, is_plan=is_plan, yearly=yearly)
        if is_summary and not is_plan and (match := _LATER.match(text)) and int(match["year"]) > max(years):
            yield _said(passage, match.span("year"), match["year"], years)
        if _BRIEF.search(title) and (match := _HELD.match(text)) and int(match["year"]) not in years:
            yield _said(passage, match.span("year"), match["year"], years)
        if at < _OPENING:
            yield from _lead(passage, text, years) if is_summary else _opening(passage, text, years)
        if not is_plan or is_summary:
            yield from _ending(passage, text, years)


def _ending(passage: Passage, text: str, years: set[int]) -> Iterator[Hit]:
    """“2023年即将结束之际”“圆满完成2023年各项任务”。"""
    for pattern in (_ENDING, _DONE_TASKS):
        for match in pattern.finditer(text):
            group = "year" if match["year"] else "past"
            if int(match[group]) not in years and not (group == "past" and int(match[group]) == min(years) - 1):
                yield _said(passage, match.span(group), match[group], years)


def _spoken(reading: Reading, body: list[Passage]) -> Iterator[Hit]:
    """讲话里“总结2024年工作，部署2025年任务”，和讲话的日子合不合。"""
    signed = reading.years.signed
    if signed is None:
        return
    done = {signed.year - 1, signed.year}
    ahead = {signed.year, signed.year + 1} if signed.month >= _AUTUMN else {signed.year}
    for passage in body:
        text = plain(passage.text)
        for match in _ENDING.finditer(text):
            group = "year" if match["year"] else "past"
            if int(match[group]) not in done:
                message = _("讲话是{year}年的，这里是{text}年", year=signed.year, text=match[group])
                yield hit(passage, *match.span(group), message, _("核对年份；是旧稿留下的改过来"))
    for passage in body[:6]:
        text = plain(passage.text)
        for match in _TODAY_IS.finditer(text):
            if int(match["year"]) != signed.year:
                message = _("讲话是{year}年的，这里是{text}年", year=signed.year, text=match["year"])
                yield hit(passage, *match.span("year"), message, _("核对年份；是旧稿留下的改过来"))
        for match in _TODAY.finditer(text):
            same = (int(match["month"]), int(match["day"])) == (signed.month, signed.day)
            if same and int(match["year"]) != signed.year:
                message = _("讲话是{year}年的，这里是{text}年", year=signed.year, text=match["year"])
                yield hit(passage, *match.span("year"), message, _("核对年份；是旧稿留下的改过来"))
        for pattern, allowed in ((_SUMMED, done), (_SET, ahead)):
            for match in pattern.finditer(text):
                before = re.split("[。；]", text[max(0, match.start() - 60) : match.start()])[-1]
                if int(match["year"]) not in allowed and not re.search("去年|上年|上次|当时|前年", before):
                    message = _("讲话是{year}年的，这里是{text}年", year=signed.year, text=match["year"])
                    yield hit(passage, *match.span("year"), message, _("核对年份；是旧稿留下的改过来"))


def _now(passage: Passage, text: str, years: set[int], *, is_summary: bool, is_plan: bool) -> Iterator[Hit]:
    allowed = years | ({min(years) - 1} if is_plan and not is_summary else set())
    for match in _NOW.finditer(text):
        if int(match["year"]) not in allowed:
            yield _said(passage, match.span("year"), match["year"], years)


def _stale(passage: Passage, text: str, year: int) -> Iterator[Hit]:
    """2025年的总结里“2024年全年培训1260人次，比上年增长8.3%”，整段没有说到今年。"""
    if re.search(rf"{year}年|今年|本年|目前|现有|截至(?!{year - 1})", text):
        return
    match = _STALE.search(text)
    name = "year" if match is not None and match["year"] else "part"
    if match is not None and int(match[name]) == year - 1:
        yield _said(passage, match.span(name), match[name], {year})._replace(severity=Severity.HINT)


def _plans(reading: Reading, passage: Passage, text: str, years: set[int], *, is_plan: bool) -> Iterator[Hit]:
    """2026年的计划里“制定2025年工作计划如下”；2025年的总结里“3月印发《2024年工作要点》”。"""
    for match in _MADE.finditer(text) if is_plan else _OWN_PLAN.finditer(text):
        sentence = re.split("[。；]", text[: match.start()])[-1] + text[match.end() : match.end() + 20]
        if (not is_plan and _YEAR.search(sentence)) or re.search("去年|上年|总结|回顾", sentence):
            continue
        section = years if is_plan else reading.years.section(passage)
        if section and int(match["year"]) < min(section):
            yield _said(passage, match.span("year"), match["year"], set(section))


def _heading(passage: Passage, text: str, years: set[int], *, is_plan: bool, yearly: bool) -> Iterator[Hit]:
    match = _HEAD.match(text)
    if match is None:
        return
    year = int(match["year"])
    if match["what"] in _AHEAD:
        allowed = (
            ({max(years)} if len(years) > 1 else years)
            if is_plan
            else {max(years) + 1}
            if yearly
            else years | {max(years) + 1}
        )
    else:
        allowed = years | ({min(years) - 1} if is_plan else set())
    if year not in allowed:
        yield _said(passage, match.span("year"), match["year"], years)


def _lead(passage: Passage, text: str, years: set[int]) -> Iterator[Hit]:
    match = _LEAD.match(text)
    if (
        match is not None
        and not _WILL.match(text)
        and int(match["year"]) not in years
        and not years & {int(year) for year in _YEAR.findall(text)}
    ):
        yield _said(passage, match.span("year"), match["year"], years)


class Term(NamedTuple):
    """一种文稿该在哪一段时间里写成：从哪年（题目那年加减）几月，到哪年几月。"""

    title: re.Pattern[str]
    first: tuple[int, int]
    last: tuple[int, int]


_TERMS = (
    Term(re.compile("一季度|第1季度"), (0, 3), (0, 6)),
    Term(re.compile("前三季度|三季度"), (0, 9), (0, 12)),
    Term(re.compile("上半年|半年"), (0, 5), (0, 10)),
    Term(re.compile("二季度"), (0, 6), (0, 9)),
    Term(
        re.compile("年度?[^半季月]{0,24}总结$|年度[^半季月]{0,14}(?:报告|汇报)$"),
        (0, 9),
        (1, 12),
    ),
    Term(re.compile("总结|自评|报告|汇报|通报|简报|情况|纪实|信息|讲话|小结|发言|致辞"), (0, 1), (1, 12)),
    Term(re.compile("计划|打算|思路|安排|要点|方案"), (-1, 9), (0, 12)),
    Term(re.compile("通知|意见|函"), (-1, 9), (1, 12)),
)
"""先合的先用。"""


_THAN = re.compile(
    r"(?:比|较|与)(?P<year>(?:19|20)\d{2})年(?:同期|末|底|度)?(?:的|相比|增加|增长|提高|上升|提升|下降|减少|降低|多|少|有所|净增|[^，。；0-9]{0,8}(?:增加|增长|提高|下降|减少))"
)
_FROM_TO = re.compile(
    r"(?:由|从)(?P<from>(?:19|20)\d{2})年(?:底|末|的)?[^，。；]{0,24}?(?:提高|上升|增加|增长|下降|降低|减少|扩大|发展|提升|降|升|增)?(?:到|至|为)(?P<to>(?:19|20)\d{2})年(?:底|末)?的"
)


def _compared(reading: Reading, body: list[Passage], years: set[int]) -> Iterator[Hit]:
    """拿来比的年份：和自己那年比、倒着比。"""
    for passage in body:
        text = plain(passage.text)
        section = reading.years.section(passage)
        for match in _THAN.finditer(text) if section == frozenset(years) else ():
            sentence = re.split("[。；]", text[: match.start()])[-1]
            if int(match["year"]) == max(years) and not re.search(
                r"明年|来年|20\d\d年|力争|确保|目标|达到[^，]*以上", sentence
            ):
                message = _("说的就是{year}年，和自己比了", year=match["year"])
                yield hit(passage, *match.span("year"), message, _("核对拿来比的是哪一年"))
        for match in _FROM_TO.finditer(text):
            if int(match["from"]) >= int(match["to"]):
                message = _("从{first}年到{last}年，先后倒了", first=match["from"], last=match["to"])
                yield hit(passage, *match.span(), message, _("核对拿来比的是哪一年"))


_LATER = re.compile(
    r"^[\s　]*(?P<year>(?:19|20)\d{2})年[，,](?![^。；]{0,30}(?:将|拟|计划|力争|打算))[^。；]{0,40}?(?:达到|达|为|完成|培训|建成|举办|开展|召开|提高|下降)"
)
_HELD = re.compile(r"^[\s　]*(?P<year>(?:19|20)\d{2})年\d{1,2}月\d{1,2}日(?:上午|下午|晚|，|至)")
_TODAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[，,]?[^。；]{0,6}(?:我们|今天|召开|在这里)"
)
_TODAY_IS = re.compile(r"今[天日](?:是|，)?(?P<year>20\d{2})年\d{1,2}月\d{1,2}日")
_TITLED = re.compile(r"“?(?P<year>20\d{2})年度?(?:全[县市区省])?[^”“，。；0-9]{2,16}”?(?:荣誉)?称号")
_COMMENDS = re.compile("表彰|命名|授予|通报")
_BRIEF = re.compile("简报|信息|快讯|活动")


def _opening(passage: Passage, text: str, years: set[int]) -> Iterator[Hit]:
    """计划开头说的还是上一年：“2025年是……之年”“为做好2025年工作，制定本计划”。"""
    if years & {int(year) for year in _YEAR.findall(text)}:
        return
    match = _THIS_YEAR.match(text) or _FOR_YEAR.search(text)
    if match is not None and int(match["year"]) not in years:
        yield _said(passage, match.span("year"), match["year"], years)


def _dated(reading: Reading, year: int, title: str) -> Iterator[Hit]:
    """落款的年月该在什么时候：2026年的计划落款在2025年1月，是照旧稿写的。"""
    term = next((term for term in _TERMS if term.title.search(title)), None)
    found = [(one, date) for one in (*reading.passages[:4], *reading.passages[-6:]) if (date := date_line(one.text))]
    if term is None or not found:
        return
    passage, day = found[-1]
    low, high = (year + term.first[0], term.first[1]), (year + term.last[0], term.last[1])
    if not low <= (day.year, day.month) <= high:
        message = _("题目是{title}年，落款是{year}年", title=year, year=day.year)
        if day.year == year or (year + term.first[0] <= day.year <= year + term.last[0]):
            message = _(
                "题目是{title}，落款是{year}年{month}月", title=reading.manuscript.title, year=day.year, month=day.month
            )
        at = passage.text.find(str(day.year))
        span = (at, at + 4) if at >= 0 else (0, len(passage.text))
        yield hit(passage, *span, message, _("核对题目和日期的年份"))


def _relatives(reading: Reading, body: list[Passage], *, is_summary: bool) -> Iterator[Hit]:
    """“今年（2023年）”“去年，也就是2023年”：写总结的可能是当年，也可能是次年初。"""
    for passage in body:
        text = plain(passage.text)
        for match in _RELATIVE.finditer(text):
            base = reading.years.section(passage)
            if not base:
                continue
            allowed = {year + _SHIFT[match["word"]] for year in base}
            if reading.years.signed and not is_summary:
                allowed.add(reading.years.signed.year + _SHIFT[match["word"]])
            if int(match["year"]) not in allowed | ({year + 1 for year in allowed} if is_summary else set()):
                right = "、".join(map(str, sorted(allowed)))
                message = _("{word}是{right}年，写的是{year}年", word=match["word"], right=right, year=match["year"])
                yield hit(passage, *match.span("year"), message, _("核对年份；是旧稿留下的改过来"))


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
        "2025年工作总结和2026年工作计划\n第二部分  2025年工作计划",
        "2025年工作总结\n一、主要工作\n2024年以来，县妇联累计举办培训9期，全年培训妇女426人次。",
        "2025年工作总结\n一、主要工作\n2024年1—11月，全县妇联系统共接待来访318件次。",
        "2025年工作总结\n一、主要工作\n截至2024年底，全县建成妇女之家136个，比上年新增6个。",
        "全县妇女儿童工作会议主持词\n（2026年3月12日）\n今天是2025年3月12日，会议现在开始。",
        "关于表彰2025年度三八红旗手的决定\n经研究，授予王芳等10名同志“2024年度三八红旗手”称号。\n2026年3月4日",
        "2022年工作总结\n一、2021年工作回顾",
        "2022年工作总结和2023年工作计划\n二、2024年工作打算",
        "2022年工作总结\n一年来，成效明显。\n2021年12月20日",
        "2023年工作计划\n一、2024年重点工作安排",
        "2022年度自评报告\n现将我县2020年度自评情况报告如下：",
        "2023年工作计划\n认真落实各项部署。\n2024年3月5日",
        "2022年工作总结\n去年（2020年）共培训1105人次。",
        "县妇联2022年工作总结及2023年工作打算\n2020年以来，我县妇联围绕中心、服务大局，圆满完成了各项任务。",
        "2022年工作总结\n三、2022年工作思路\n四、2024年工作思路",
        "白石镇妇联2026年工作计划\n抓好各项工作。\n2025年1月15日",
        "2025年上半年工作总结\n各项工作进展顺利。\n2024年7月8日",
        "2025年工作总结\n成效明显。\n2025年1月10日",
        "2025年“六一”系列活动情况简报\n活动受到欢迎。\n2024年6月6日",
        "妇女儿童发展规划2023年度监测情况通报\n现通报如下。\n2022年9月12日",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n去年，也就是2023年，投入1032万元。",
        "在全县妇女儿童工作会议上的讲话\n（2025年3月18日）\n主要任务是总结2023年工作，部署2024年任务。",
        "关于2024年度工作情况的报告\n在2023年即将结束之际，我们将认真查找原因。",
        "2026年工作计划\n为扎实做好2025年妇女儿童工作，制定本计划。",
        "2026年工作计划\n2025年是“十四五”收官之年，做好今年的工作意义重大。",
        "2025年工作总结\n一、2024年主要工作",
        "2024年度自评情况的报告\n县妇儿工委：\n2025年，孕产妇系统管理率达到94.3%。",
        "活动中心2025年“六一”活动简报\n2024年6月1日上午，中心举办游园会。",
        "在会议上的讲话\n（2025年3月18日）\n过去的2023年，是很不平凡的一年。",
        "在会议上的讲话\n（2025年3月18日）\n2024年3月18日，我们在这里召开全会。",
        "2025年工作总结\n培训妇女1260人次，比2025年的1105人次增加155人次。",
        "2025年工作总结\n毛入园率由2025年的93.2%提高到2024年的95.6%。",
        "2025年工作总结\n工作有成效。\n二、2025年工作打算",
        "2025年工作总结\n二〇二四年，全县各级妇联围绕中心工作。",
        "2026年工作计划\n2026年是开局之年。现结合2025年工作实际，制定2025年工作计划如下。",
        "2025年工作总结\n一、主要工作\n3月14日，印发《清禾县2024年妇女儿童工作要点》，细化任务32条。",
        "关于2025年度工作情况的报告\n年初制定下发《2024年妇联工作计划》，逐条明确责任。",
        "县妇联2026年工作要点\n为抓好落实，提出2025年妇联工作安排。",
    ),
    good=(
        "2026年，我们将重点做好三件事：一是力争2026年9月底前建成托育中心。",
        "2022年工作总结\n2022年，在县委的坚强领导下，县妇联圆满完成了各项任务。",
        "2022年工作总结\n2021年启动的项目，2022年全部建成。",
        "2025年工作总结\n一、主要工作\n落实《清禾县2024年妇女儿童工作要点》未完成的任务。",
        "2025年工作总结\n一、主要工作\n2024年全年培训1260人次，2025年培训1365人次，同比增长8.3%。",
        "2025年工作总结\n一、主要工作\n2024年启动的项目，今年全部建成，比去年多3个。",
        "在会议上的讲话\n（2026年3月12日）\n去年3月12日，我们在这里召开会议，部署了2025年工作。",
        "关于表彰2025年度三八红旗手的决定\n授予王芳等10名同志“2025年度三八红旗手”称号。\n2026年3月4日",
        "2025年工作总结\n2024年12月谋划，印发《2025年妇女儿童工作要点》。",
        "2026年工作计划\n结合2025年工作实际，制定2026年工作计划如下。",
        "2022年工作总结和2023年工作计划\n一、2022年工作总结\n二、2023年工作计划",
        "2022年工作总结\n二、2023年工作打算",
        "2022年上半年工作总结\n二、2022年下半年工作打算",
        "2026年工作计划\n在全面完成2025年各项任务的基础上，抓好新一年的工作。",
        "2024年度自评情况的报告\n县妇儿工委：\n2025年，我局将继续努力。",
        "在会议上的讲话\n（2025年3月18日）\n过去的2024年，是很不平凡的一年。去年3月18日的会议作了部署。",
        "2025年工作总结\n培训妇女1260人次，比2024年的1105人次增加155人次。",
        "2025年工作总结\n三、下一步打算\n培训妇女1300人次，比2025年增加40人次。",
        "2025年工作总结\n力争2026年培训1300人次，比2025年增加40人次。",
        "2026年工作计划\n2025年是收官之年，2026年是开局之年。",
        "2022年工作总结\n一年来，成效明显。\n2023年1月5日",
        "2023年工作计划\n现将2022年工作情况和2023年计划报告如下。\n2022年12月28日",
        "2016—2020年工作总结\n2016年，全县启动了规划实施工作。",
        "2022年工作总结\n去年（2021年）共培训1105人次，今年（2022年）培训1260人次。",
        "2022年工作总结\n2011年以来，我县妇女儿童规划连续十年达标，2022年再上台阶。",
        "在2022年妇女儿童工作会议上的讲话\n2021年，我县各项工作取得了新成绩。",
        "2022年工作总结\n根据2021年印发的规划，全县两个规划全面启动。",
        "2022年工作总结\n2021年12月20日的会议作了部署，2022年逐项落实。",
        "白石镇妇联2026年工作计划\n抓好各项工作。\n2025年12月25日",
        "2025年上半年工作总结\n各项工作进展顺利。\n2025年7月3日",
        "在全县妇女儿童工作会议上的讲话\n（2025年4月10日）\n去年，也就是2024年，投入1032万元。",
        "在全县妇女儿童工作会议上的讲话\n（2025年12月18日）\n主要任务是总结2025年工作，部署2026年任务。",
        "2025年工作总结\n四、下一步打算\n2026年，我们将重点做好三项工作。",
        "2025年工作总结\n四、下一步打算\n在2025年工作的基础上，抓好三项工作；2025年建成的阵地要用好。",
        "2026年工作计划\n2025年12月底前完成的摸底已经汇总，2026年3月底前建档。",
        "关于开展2026年“三八”系列活动的通知\n请认真组织。\n2025年12月30日",
    ),
    find=_find,
)  # fmt: skip
