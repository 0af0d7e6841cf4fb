"""“以下四件实事：”“七大领域，即”“5项指标为”：引出来的各项，数一数有几项。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.numerals import cardinal
from ..model.speech import _
from ..reading.announced import LED, PARTIAL, Announcement, agenda, body_of, spelt, steps
from ..reading.announced import announcements as told
from ..reading.counted import listed, number_of, run_after
from ..reading.pattern import Pattern
from ..reading.reading import Reading
from .counts_after import REACH, advice, already_listed
from .rule import Hit, hit

_OTHER_PART = Pattern(r"问题|不足|困难|打算|下一步|下步|安排|建议|保障|组织领导|要求|体会|启示")
"""列完以后的部分：存在的问题、下步打算。"""
_LISTING = Pattern("[：；。]|一是|一要|第一")
_ANOTHER = Pattern(r"另外?[一两][件项个点条]|(?:其余|剩下|最后)[的一两][件项个点条]")
"""列完以后再说一件的。"""
GENERIC = Pattern(r"(?:省|市|州|县|区|旗|乡|镇|乡镇|街道|村|居|社区|村居|单位|部门|企业|学校|管委会|园区|农场|场)")


# -- 以下四件实事：；七大领域，即；5项指标为 --


def announced(reading: Reading, passage: Passage) -> Iterator[Hit]:
    made = list(told(passage))
    for at, one in enumerate(made):
        if already_listed(passage, one.start, one.number):
            continue
        near = _beside(passage, one, made[max(0, at - 2) : at + 3])
        found = _counted_agenda(reading, one) or _counted_items(reading, one, near) or _counted_words(one, near)
        if found is not None:
            count, severity = found
            message = _("说的是{text}，后面列了{n}项", text=one.text, n=cardinal(count))
            yield hit(passage, one.start, one.end, message, advice(count), severity)


def _counted_items(reading: Reading, one: Announcement, near: set[int]) -> tuple[int, Severity] | None:
    """后面是一是、二是，或者小标题。"""
    found = run_after(reading, one.passage, one.end)
    if not one.abstract and not _about_the_headings(one):
        return None
    if found is None:
        return _counted_steps(one, near) if one.abstract else None
    run, between, steps = found
    count = reading.length(run)
    if (
        steps == 1
        and run.marks[0].head
        and not run.items
        and _about_the_headings(one)
        and "。" not in between.rstrip("。")
    ):
        fits = one.number in {count, run.numbers[-1]} or count < 2 or abs(count - one.number) > 3
        return None if fits else (count, Severity.WARNING)
    if not run.items and run.marks[0].head:
        while one.number < count <= len(run.marks) and _OTHER_PART.search(run.marks[count - 1].title[:20]):
            count -= 1
    if count < 2 or one.number in {count, run.numbers[-1]} or count in near or one.number > 2 * count + 1:
        return None
    last = run.marks[-1]
    if _ANOTHER.search(last.passage.text, last.end):
        return None
    direct = between.strip("，。：:；—、）) 　").removeprefix(one.join)
    colon = between.rstrip().endswith(("：", ":"))
    if not run.items and (steps != 1 or direct) and not (colon and not direct):
        return None
    led = bool(LED.search(one.passage.text[max(0, one.start - 12) : one.start])) or one.measure in {"件", "方面"}
    if not direct and not between and steps == 1 and _heads(one):
        return count, Severity.WARNING
    if not direct and (colon or led):
        return count, Severity.ERROR if run.whole or colon else Severity.WARNING
    if colon and not re.search(r"[。；！？]", between) and len(between) <= 50 and "：" not in between.rstrip("：: "):
        return count, Severity.WARNING
    if not direct and not one.arabic and run.items:
        return count, Severity.WARNING
    return None


_FROM = re.compile("(?:以下|下列|如下|从|抓好|做好|围绕|突出|分|讲|谈|强调)(?:以下|的)?$")


def _about_the_headings(one: Announcement) -> bool:
    """“着力抓好以下五个方面工作，团结……。”：一句说完，下面就是一、二、三。"""
    lead = one.passage.text[max(0, one.start - 6) : one.start]
    return "方面" in one.text and _FROM.search(lead) is not None


_TIMES = Pattern(
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:次|场|期|轮|批)(?:会议|活动|培训|讲座)?，(?:分别)(?:是|为|于|在)(?P<body>[^，。；]*、[^，。；]*)",
    "次场期轮批",
)


def timed(passage: Passage) -> Iterator[Hit]:
    """“召开会议4次，分别是1月的全体会议、4月的联络员会议”：一次一样。"""
    for match in _TIMES.finditer(passage.text):
        one, number = listed(match["body"]), number_of(match["number"])
        shared = re.search(r"\d+(?:次|场|期|轮|批)", match["body"])  # “家政2期、电商2期、面点1期”
        if one is None or shared or number < _FEWEST or one.fits(number) or abs(number - one.low) > _FEWEST:
            continue
        end = match.start("body")
        message = _(
            "说的是{text}，后面列了{n}项",
            text=passage.text[match.start() : match.start() + len(match["number"]) + 1],
            n=cardinal(one.low),
        )
        yield hit(passage, match.start(), end, message, advice(one.low), Severity.WARNING)


_FEWEST = 2
_LISTED_BELOW = Pattern(
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:项|个|件|条|类|名|家|篇)[\u4e00-\u9fff、]{0,24}(?:列示|公布|通报|明确|安排|印发|汇总)?如下[。：:]?$"
)


def listed_below(reading: Reading, passage: Passage) -> Iterator[Hit]:
    """“现将10项重点项目及牵头单位列示如下。”：下面一段一项。"""
    match = _LISTED_BELOW.search(passage.text.rstrip())
    found = run_after(reading, passage, len(passage.text)) if match else None
    if match is None or found is None:
        return
    run, number = found[0], number_of(match["number"])
    count = reading.length(run)
    if run.whole and run.marks[0].head and count > 1 and count != number and abs(count - number) <= _OFF:
        message = _("说的是{text}，下面列了{n}项", text=match[0].rstrip("。：:"), n=cardinal(count))
        yield hit(passage, match.start(), match.end(), message, advice(count), Severity.WARNING)


_OFF = 4
"""差得更多的，说的多半是别的。"""


def _heads(one: Announcement) -> bool:
    """“三大举措”“（二）四项行动”：标题末尾说了几个，下面就是几个。"""
    text = one.passage.text
    return (
        len(text) <= _TITLE and one.end >= len(text.rstrip("。：: ”")) and not re.search("[，。；]", text[: one.start])
    )


_TITLE = 30


def _beside(passage: Passage, one: Announcement, others: list[Announcement]) -> set[int]:
    """同一句里、列举开始之前别的数目：后面列的也许是它的。"""
    begin = max(passage.text.rfind(mark, max(0, one.start - REACH), one.start) for mark in "。！？；")
    found = _LISTING.search(passage.text, one.end, one.end + REACH)
    stop = found.start() if found else one.end + REACH
    return {other.number for other in others if other is not one and other.abstract and begin < other.start < stop}


def _counted_agenda(reading: Reading, one: Announcement) -> tuple[int, Severity] | None:
    """主持词：共有几项议程，后面一项一项进行。"""
    if "议程" not in one.noun or reading.order.get(one.passage.n) is None:
        return None
    rest = reading.written[reading.order[one.passage.n] + 1 :]
    count = agenda([one.passage.text[one.end :], *(passage.text for passage in rest)])
    return (count, Severity.WARNING) if count is not None and count != one.number else None


def _counted_steps(one: Announcement, near: set[int]) -> tuple[int, Severity] | None:
    """后面是第一阶段、第二阶段，首先、其次、最后。"""
    after = one.passage.text[one.end : one.end + REACH]
    if not re.match(r"[^。；]{0,12}[：，。](?:首先|第一)", after):
        return None
    count = steps(after)
    if count is None or count == one.number or count in near:
        return None
    return count, Severity.WARNING


def _counted_words(one: Announcement, near: set[int]) -> tuple[int, Severity] | None:
    """同一段里用顿号、分号、逗号列出来。"""
    body = body_of(one)
    if body is None:
        return None
    lead, text = body
    if re.match(r"含|以下简称|其中|如|见|详见|一是|不含|占|约|均|都|共|已", text) or (
        re.search("其中$|分别为$", lead) and re.match(r"\d", text)
    ):
        return None
    listing = spelt(text)
    if listing is None or listing.fits(one.number) or listing.counts & near:
        return None
    count = min(listing.counts)
    if not listing.sure and (
        abs(count - one.number) > 1 or (one.measure != "件" and len(set(map(len, listing.parts))) > 3)
    ):
        return None
    partial = any(word in lead for word in PARTIAL)
    if (partial and count < one.number and not (one.abstract and one.number - count == 1)) or one.number > count + 3:
        return None
    if any(word in lead for word in ("涉及", "涵盖")) and not re.search(
        "领域|方面|板块|环节|类", one.measure + one.noun
    ):
        return None
    figures = any(re.search(r"\d|各", part) for part in listing.parts)
    if all(re.match(rf"\d+{one.measure}", part) for part in listing.parts):
        return None  # “净增5项，即6项转为达标、1项退为未达标”：说的是怎么来的
    if not one.abstract and (
        figures or len(max(listing.parts, key=len)) > 14 or all(GENERIC.fullmatch(part) for part in listing.parts)
    ):
        return None
    if not lead.strip("，,") and not one.noun:
        return None
    if not lead.strip("，,") and not (listing.sure and listing.parallel and count >= 2):
        return None
    sure = (
        one.plain
        and listing.sure
        and not partial
        and lead != "……："
        and (one.abstract or lead in {"：", "，即", "即", "为："})
    )
    return count, Severity.ERROR if sure else Severity.WARNING
