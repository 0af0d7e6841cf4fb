"""全年的总结里写“半年来”，上半年的总结里写“一年来”。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.speech import _
from ...reading.reading import Reading
from ..rule import Hit, Rule, hit

_START = r"(?:^|(?<=[。；，、！　 ]))"


class Span(NamedTuple):
    """一种期间：题目里怎么写，正文里哪些话说的是它的整段。"""

    name: str
    title: re.Pattern[str]
    words: re.Pattern[str]


SPANS = (
    Span("全年", re.compile(r"(?:19|20)\d{2}年(?:度|工作|妇|儿|[^半季月]{0,30}(?:总结|报告|汇报))|年度(?!.*半年)"),
         re.compile(rf"{_START}(?:过去)?一年(?:来|以来)(?=[，,])|现将一年[来的]|现将(?:今年|全年|本年度|(?:19|20)\d{{2}}年度?)(?!.{{0,4}}(?:半年|季度)).{{0,16}}如下|{_START}全年(?:共|累计|先后|举办|召开|开展|培训|发放|接待|受理|新建|评选|推送|走访|慰问)(?![^。；]{{0,14}}(?:目标|计划|任务|预计|力争|不少于|以上))|^现?将?全年工作|(?:一年|全年)的?工作(?:情况)?(?:总结|汇报|报告)?如下")),
    Span("半年", re.compile(r"半年(?!度?计划)"),
         re.compile(rf"{_START}(?:这|上|下)?半年(?:来(?=[，,])|以来)|现将[^。，；]{{0,8}}半年[^。；]{{0,20}}如下|(?:[上下]半年|半年来?)(?:以来)?的?(?:主要|有关|重点|妇女|儿童|妇儿|工作|做法|成效|情况|履职|开展|进展|和)[^，。；0-9]{{0,16}}(?:总结|汇报|报告|通报)如下|(?:圆满|全面|较好地?)?完成了?(?:上|下)?半年度?的?各项|时间过半[，、]任务过半|实现“?双过半|下半年(?:的?工作)?(?:打算|计划|安排|重点|任务|思路)\s*$|{_START}下半年，?(?:我们|我[县区镇乡市]|[县区镇乡市]妇联)?将")),
    Span("一季度", re.compile(r"季度"),
         re.compile(rf"{_START}(?:[一二三四本]|这个|第[一二三四])季度(?:来(?=[，,])|以来)|现将[^。，；]{{0,8}}季度[^。；]{{0,20}}如下|[一二三四]季度的?(?:主要|有关|重点|妇女|儿童|妇儿|工作|做法|成效|情况|履职|开展|进展)[^，。；0-9]{{0,16}}(?:总结|汇报|报告|通报)如下|(?:圆满|全面|较好地?)?完成了?(?:本|[一二三四])季度的?各项|(?:[二三四下]|下一)季度(?:的?工作)?(?:打算|计划|安排|重点|任务|思路)\s*$")),
)  # fmt: skip
_REPORTS = re.compile("总结|汇报|报告|小结")
_AHEAD = re.compile("打算|计划|下一步|下步|安排|思路|下半年")
_LONGEST_HEADING = 40
_OTHER_PERIOD = re.compile(r"(?:颁布|实施|施行|成立|启动|印发|建成|运行|开通|上任|挂牌|入驻)[^。；]{0,4}$")


def _find(reading: Reading) -> Iterator[Hit]:
    yield from _months(reading)
    yield from _within(reading)
    yield from _beyond(reading)
    period = _period(reading)
    if period is None:
        return
    ahead = False
    for passage in reading.even.passages:
        if "".join(passage.text.split()) in reading.manuscript.title:
            continue
        if len(passage.text) <= _LONGEST_HEADING and re.match(
            r"\s*(?:[一二三四五六七八九十]+、|第.部分)", passage.text
        ):
            ahead = bool(_AHEAD.search(passage.text))
        for span in SPANS:
            if span.name == period:
                continue
            for match in () if ahead and span.name == "全年" else span.words.finditer(passage.text):
                if _OTHER_PERIOD.search(passage.text[: match.start()]) or _beside(reading, passage.n):
                    continue
                message = _("这份写的是{period}的事，这里写“{text}”", period=period, text=match[0].strip("，,"))
                yield hit(passage, *match.span(), message, _("改成和题目一样的期间，并核对这一段的数是哪一段时间的"))


_MONTHS = {
    "一": (1, 3),
    "二": (4, 6),
    "三": (7, 9),
    "四": (10, 12),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
}
_WITH_MONTHS = re.compile(
    r"(?:(?P<quarter>[一二三四])季度|(?P<span>上半年|下半年|前三季度))[（(](?P<m1>\d{1,2})(?:月份?)?(?:—|－|-|–|~|～|至)+(?P<m2>\d{1,2})月(?:份)?[）)]"
)


def _months(reading: Reading) -> Iterator[Hit]:
    """“一季度（1—4月）”“上半年（1—7月）”。"""
    for passage in reading.even.passages:
        for match in _WITH_MONTHS.finditer(passage.text):
            name = match["span"] or match["quarter"]
            if passage.text[match.start() - 1 : match.start()] == "前" and match["quarter"]:
                continue
            first, last = _MONTHS[name]
            if (int(match["m1"]), int(match["m2"])) != (first, last):
                shown = match["span"] or match["quarter"] + "季度"
                message = _("{name}是{first}—{last}月", name=shown, first=first, last=last)
                yield hit(passage, *match.span(), message, _("核对月份"), Severity.ERROR)


_LISTED = re.compile(
    r"(?P<span>第?[一二三四]季度|上半年|下半年|前三季度)(?:的|[^。；，将拟]{0,30}[，]?[^。；，将拟]{0,8}分别[于在])(?P<months>\d{1,2}月(?:份)?(?:[、和]\d{1,2}月)*)"
)


_APPOSED = re.compile(
    r"(?P<span>第?[一二三四]季度|上半年|下半年)(?P<end>末|底|初)?(?:，?也就是|，?即|[（(])(?:在|至|到)?(?P<months>\d{1,2})月(?!\d|份?[—－至~-])"
)
_BRACKETED = re.compile(
    r"(?P<span>第?[一二三四]季度|上半年|下半年)(?:召开|举办|开展|组织|完成|启动)[^。；，（总结]{1,12}[（(](?P<months>\d{1,2})月(?:[上中下]旬|底|初|份)?[）)]"
)


def _within(reading: Reading) -> Iterator[Hit]:
    """“上半年，分别于3月、5月、9月举办培训班”“二季度的7月”：月份不在那一段里。"""
    for passage in reading.even.passages:
        text = passage.text
        for match in (
            (*_LISTED.finditer(text), *_APPOSED.finditer(text), *_BRACKETED.finditer(text)) if "月" in text else ()
        ):
            name = match["span"].removeprefix("第").removesuffix("季度") if "前" not in match["span"] else match["span"]
            first, last = _MONTHS[name]
            off = [month for month in re.findall(r"\d{1,2}", match["months"]) if not first <= int(month) <= last]
            rest = match[0][len(match["span"]) :]
            if off and not re.search("半年|季度", rest):
                message = _("{name}是{first}—{last}月", name=match["span"], first=first, last=last)
                yield hit(passage, *match.span(), message, _("核对月份"))


_TITLE_END = (
    (re.compile("(?:一|第1|1)季度|1[—－-]3月"), 3),
    (re.compile("上半年|半年|1[—－-]6月|二季度"), 6),
    (re.compile("前三季度|1[—－-]9月|三季度"), 9),
)
_THEN = re.compile(
    r"(?:^|(?<=[。；]))\s*(?:(?P<month>\d{1,2})月\d{0,2}日?(?=[，,上下至—]|举|召|开|组)|(?P<span>前三季度|下半年|[三四]季度)(?=[，,]|共|累计|全县|举办|召开|开展|完成))"
)


def _beyond(reading: Reading) -> Iterator[Hit]:
    """上半年的总结里“10月15日，举办讲座”“前三季度，发放贷款”：还没到的时候。"""
    title = reading.manuscript.title
    last = next((month for pattern, month in _TITLE_END if pattern.search(title)), 0)
    if not last or not _REPORTS.search(title) or re.search("计划|打算|方案|安排", title):
        return
    for passage in reading.even.passages:
        if reading.years.ahead(passage) or passage.in_table:
            continue
        for match in _THEN.finditer(passage.text):
            sentence = re.split("[。；]", passage.text[match.end() : match.end() + 80])[0]
            if re.search("将|拟|计划|力争|确保|前|去年|上年|要|预计|学期|20[0-9]{2}年", sentence[:30]) or not re.search(
                "了|举办|召开|开展|完成|发放|共|累计|培训|组织", sentence
            ):
                continue
            month = int(match["month"]) if match["month"] else 9 if "三" in match["span"] else 12
            if match["span"] == "前三季度" or month > last:
                if last >= 9 and match["span"] in {"前三季度", "三季度"}:
                    continue
                message = _("这份写的是{period}的事，这里写“{text}”", period=f"1—{last}月", text=match[0].strip())
                yield hit(passage, *match.span(), message, _("核对月份"))


def _period(reading: Reading) -> str | None:
    """题目说的是哪一段时间；题目没说的，看头几段说的是不是一年来。"""
    title = reading.manuscript.title
    if title and _REPORTS.search(title):
        for span in reversed(SPANS):
            if span.title.search(title):
                return span.name
    heads = [passage.text for passage in reading.even.passages if len(passage.text.strip()) > 20][:2]
    if title and re.search("计划|打算|方案|通知|讲话", title):
        return None
    return "全年" if any(re.search(r"现将一年[来的]|^\s*一年来[，,]", text) for text in heads) else None


def _beside(reading: Reading, n: int) -> bool:
    """同一段里上半年、下半年都说的，是分段叙述。"""
    passage = reading.even.passage(n)
    return passage is not None and "上半年" in passage.text and "下半年" in passage.text


RULE = Rule(
    id="wrong-period-word",
    title="期间的说法和文稿不合",
    severity=Severity.WARNING,
    why="年终总结里留着“半年来”，一看就是拿半年总结改的，数字也让人不放心。",
    basis="惯例：总结说的期间前后一致",
    bad=(
        "2022年工作总结\n半年来，共接待来访3人次，化解矛盾3件。",
        "县妇联2022年度工作总结\n圆满完成了半年度的各项工作任务。",
        "2022年妇女儿童工作总结\n现将上半年工作情况汇报如下：",
        "2024年家庭教育工作总结\n上半年主要做法和成效总结如下。",
        "县法院关于2025年工作情况的报告\n根据要求，现将我院半年来有关工作情况报告如下。",
        "上半年，分别于3月、5月、9月举办培训班3期。",
        "今年第一季度，也就是4月底前，要全部到位。",
        "力争三季度末（10月底）完成。",
        "一季度召开动员会，二季度（7月上旬）抽查。",
        "一季度召开动员会（4月中旬）。",
        "第一季度举办培训班2期，分别在2月和4月。",
        "一季度完成摸底，二季度的7月底前建档。",
        "2026年上半年工作总结\n10月15日，举办家庭教育讲座，300名家长参加。",
        "2026年上半年工作总结\n前三季度，发放贷款1200万元。",
        "2025年上半年工作总结\n现将第三季度有关工作总结如下：",
        "2022年工作总结\n上半年来，镇妇联围绕中心工作，开展各类活动。",
        "2022年上半年工作总结\n一年来，在县委的坚强领导下，各项工作有序推进。",
        "妇儿工委2023年半年工作总结\n现将2023年工作情况总结如下：",
        "2023年一季度工作总结\n半年来，共举办培训班3期。",
        "2022年工作总结\n在维权方面，半年以来共调处纠纷12起。\n",
        "妇联工作总结\n现将一年的工作情况汇报如下，请各位领导和同志们批评指正。\n半年来，共有来访3人次。",
        "2021年工作总结\n一季度以来，走访慰问困难妇女30名。",
        "2022年度工作报告\n现将本单位一季度工作报告如下。",
        "2022年上半年工作汇报\n全年共培训妇女1260人次。",
        "2025年上半年工作总结\n（一）抓培训。全年举办技能培训9期，培训522人次。",
        "2025年工作总结\n三、下半年工作打算",
        "一季度（1—4月）完成动员，二季度（5—6月）完成摸底。",
        "2025年度工作总结\n紧扣目标，实现时间过半、任务过半。",
        "2025年工作总结\n下半年，我们将重点抓好三件事。",
        "2025年上半年工作总结\n二、三季度工作安排",
    ),
    good=(
        "2022年工作总结\n上半年，培训妇女600人次；下半年，培训妇女660人次。",
        "上半年，分别于3月、5月举办培训班2期；下半年的9月、11月各1期。",
        "一季度（3月上旬）召开动员会，三季度末（9月底）完成，上半年（1—6月）小结。",
        "上半年培训5期、下半年培训4期，分别在3月、5月、9月、11月举办现场观摩。",
        "上半年举办培训3期，并将于9月召开推进会。",
        "2026年上半年工作总结\n三、下半年打算\n10月15日，举办家庭教育讲座。",
        "2026年上半年工作总结\n5月15日，举办家庭教育讲座。去年10月，全县启动创建。11月将召开全会。",
        "2026年前三季度工作情况汇报\n前三季度，发放贷款1200万元。三季度，举办培训3期。",
        "2025年上半年工作情况报告\n二季度来料加工费结算48万元，比一季度增长20%。",
        "2022年工作总结\n一年来，共接待来访3人次。",
        "2022年上半年工作总结\n半年来，共接待来访3人次。",
        "2022年上半年工作总结\n为完成全年目标任务打下了基础。",
        "2022年工作总结\n家庭教育促进法施行半年来，开展宣讲12场。",
        "2022年工作总结和2023年工作计划\n2023年上半年完成换届，一季度召开全委会。",
        "2023年工作计划\n半年来的经验要坚持，上半年完成自评。",
        "2023年一季度工作总结\n一季度以来，走访慰问困难妇女30名。",
        "2022年工作总结\n半年一次的联席会议按时召开。",
        "在全县妇女儿童工作会议上的讲话\n半年来，大家做了大量工作。",
        "2022年工作总结\n全年共举办培训12期，其中上半年5期。",
        "2025年上半年工作总结\n三、下半年工作打算\n全年举办培训15期，走访慰问200人。",
        "2025年上半年工作总结\n举办培训9期，完成全年15期任务的60%。",
        "一季度（1—3月）完成动员，前三季度（1—9月）办结98件。",
        "2025年上半年工作总结\n全年培训任务15期，已办9期。",
        "2022年上半年工作总结\n预计全年可培训妇女1200人次。",
    ),
    find=_find,
)  # fmt: skip
