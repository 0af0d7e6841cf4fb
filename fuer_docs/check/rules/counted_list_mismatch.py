"""“N个弱”“N个方面”“甲、乙、丙N个单位”：说了几个，列出来的就要有几个。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import cardinal
from ...model.speech import _
from ...reading.announced import HEADS, LED, PARTIAL, Announcement, agenda, body_of, spelt, steps
from ...reading.announced import announcements as told
from ...reading.counted import JOIN, Claim, Listed, claims, gathered, keyed, listed, number_of, run_after, split_top
from ...reading.pattern import Pattern
from ...reading.reading import Reading
from ...reading.rosters import rosters
from ...reading.slogans import slogans
from ..rule import Hit, Rule, hit
from .points_announced_mismatch import announcements

_GENERIC = {
    "方面",
    "工作",
    "问题",
    "任务",
    "重点",
    "重点工作",
    "重点任务",
    "要求",
    "意见",
    "项目",
    "指标",
    "原则",
    "内容",
}
_SPELT = Pattern(
    r"(?P<word>[\u4e00-\u9fff]{0,4}?)(?P<lead>（|\(|[：:]|，?(?:即|也就是|就是|分别是|分别为|主要包括|主要有|包括)[：:]?|——)"
)
_OTHER_PART = Pattern(r"问题|不足|困难|打算|下一步|下步|安排|建议|保障|组织领导|要求|体会|启示")
"""列完以后的部分：存在的问题、下步打算。"""
_LISTING = Pattern("[：；。]|一是|一要|第一")
_ANOTHER = Pattern(r"另外?[一两][件项个点条]|(?:其余|剩下|最后)[的一两][件项个点条]")
"""列完以后再说一件的。"""
_SLOGAN = 3
"""口号里的字眼最长几个字。"""
_NEAR = 6
"""前后几处概括算是连着说的。"""
_REACH = 400
"""一串列举最长几个字。"""
_ENDS = re.compile(r"[。！？!?\n]")
_ORGANISATION = "局|委|办|部|会|院|所|站|队|校|园|中心|公司|银行|企业|联|团|社|法院|处|科|学"
_PLACE = "镇|乡|村|社区|街道|县|区|市|州"
_LEVELS = re.compile(
    r"(?:国家|中央|省|市|州|县|区|县区|县（区）|市县|乡|镇|乡镇|乡（镇）|乡镇（街道）|街道|镇街|村|社区|村居|村（居）|村（社区）|组|户|网格)"
)
_INDICATOR = Pattern(r"(?:率|比例|比|比重|寿命|水平|程度|人数|覆盖)$")
_PEOPLE = Pattern(r"(?:儿童|妇女|女童|孤儿|老人|人员|家庭|者|母亲|学生|青年|居民|群众|职工)$")
_BEFORE_LIST = Pattern(
    r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个|名|家|项|位|所)(?:乡镇|镇|乡|村|社区|街道|学校|单位|部门|成员单位|集体|指标|县区)?"
    r"[）)]?(?P<lead>[：:]|（|\()(?P<body>[^，。；：:（(）)]{4,300})(?=[。；）)]|$)"
)
GENERIC = Pattern(r"(?:省|市|州|县|区|旗|乡|镇|乡镇|街道|村|居|社区|村居|单位|部门|企业|学校|管委会|园区|农场|场)")
_WHOLE = {"位一体", "大类", "方面"}
_FIGURE = Pattern(r"\d|[一二两三四五六七八九十](?:个|大|项|类|种|条|级|位)")
_BRACKETED = Pattern(
    r"[（(](?P<body>[^（）()，。；]{3,120})[）)](?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:名|人|个|家|位|所)",
    "（(",
)
_AFTER_QUOTED = Pattern(
    r"(?<=[”》])(?P<etc>等)?(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?P<unit>个|大|部|项|类|种|条|款|位一体|方面|支|本|篇|首)[\u4e00-\u9fff]{0,4}"
)
_AFTER_LIST = Pattern(
    r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?P<unit>位一体|大类|方面|个|名|位|家|项|类|种|级|大|(?=部门|单位))"
    rf"(?P<noun>先进集体|成员单位|责任单位|单位|部门|集体|乡镇|镇|乡|村|社区|街道|学校|先进个人|个人|同志|代表|委员|联动|{'|'.join(sorted(HEADS, key=len, reverse=True))})?"
)


def _find(reading: Reading) -> Iterator[Hit]:
    spoken = announcements(reading)
    for passage in reading.written:
        spans = spoken.get(passage.n, ())
        seen: list[tuple[int, int]] = []
        for one in _by_claims(reading, passage, spans):
            seen.append((one.start, one.end))
            yield one
        for other in (
            *_sloganised(reading, passage),
            *_announced(reading, passage),
            *_throughout(reading, passage),
        ):
            if not any(start < other.end and other.start < end for start, end in (*seen, *spans)):
                seen.append((other.start, other.end))
                yield other
    for roster in rosters(reading):
        if roster.number != roster.found:
            message = _("说的是{text}，下面列了{n}个", text=roster.text.strip("（）()"), n=roster.found)
            advice = _("核对名单和数目")
            yield hit(roster.passage, roster.start, roster.end, message, advice, Severity.WARNING)


def _by_claims(reading: Reading, passage: Passage, spans: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    made = [one for one in claims(passage) if not any(start < one.end and one.start < end for start, end in spans)]
    for at, claim in enumerate(made):
        if _already_listed(claim.passage, claim.start, claim.number):
            continue
        yield from _spelt(claim)
        yield from _told_before(claim)
        yield from _itemised(reading, claim, made[at + 1 : at + 1 + _NEAR], made[max(0, at - _NEAR) : at])
    yield from _named(passage)
    yield from _quoted(passage)
    yield from _bracketed(passage)
    yield from _enumerated(passage, made)


# -- 后面一是、二是，或小标题 --


def _itemised(reading: Reading, claim: Claim, later: list[Claim], earlier: list[Claim]) -> Iterator[Hit]:
    found = run_after(reading, claim.passage, claim.end)
    if found is None:
        return
    run, between, _steps = found
    count = len(run.marks)
    sharing = sum(claim.key in mark.title[:40] for mark in run.marks)
    if not run.whole or count < 2 or claim.number in {count, sharing} or claim.number > 2 * count + 1:
        return  # 小标题里带这个词的正好这么多，别的（存在问题、下步打算）不算在内
    bound = claim.key not in _GENERIC and sharing * 2 >= count and sharing >= 2
    near = not re.search(r"[。！？]", re.sub(r"[。！？：:\s]+$", "", between))
    start = run.marks[0].start if run.marks[0].passage.n == claim.passage.n else len(claim.passage.text)
    if any(one.number == count for one in (*earlier, *(other for other in later if other.start < start))):
        return
    if not bound and (claim.short or later or not near or not _leads(claim, run.items, between)):
        return
    message = _("说的是{text}，下面列了{n}项", text=claim.text, n=cardinal(count))
    severity = Severity.ERROR if bound or claim.quoted or claim.key == "方面" else Severity.WARNING
    yield hit(claim.passage, claim.start, claim.end, message, _advice(count), severity)


def _leads(claim: Claim, items: bool, between: str) -> bool:
    """这句概括看得出是引出下面各项的。"""
    colon = between.rstrip().endswith(("：", ":"))
    if not items:
        if claim.led and not between.strip("。 　"):
            return True
        return colon and (claim.led or claim.quoted or claim.key in {"方面", "问题", "环节"})
    written = claim.text[0].isdecimal() and not claim.quoted
    return colon or claim.led or (claim.quoted and len(between) <= 40) or (not written and len(between) <= 12)


# -- 同一句里写明的 --


def _spelt(claim: Claim) -> Iterator[Hit]:
    """“三个弱”：个别指标弱、机制建设弱、……；“四个落实”，即……。"""
    rest = _ENDS.split(claim.passage.text[claim.end : claim.end + _REACH], maxsplit=1)[0]
    lead = _SPELT.match(rest)
    body = rest[lead.end() :] if lead else rest.lstrip("，")
    if re.match(r"[^，。；]{0,6}(?:一是|一要|第一|其一|1[.、．]|（1）|①|首先)", body):
        return
    if lead and lead["lead"] in "（(":
        body = re.split(r"[）)]", body, maxsplit=1)[0]
    counts = set(_keyed_counts(body, claim.key)) if claim.key not in _GENERIC else set()
    begun = sum(piece.strip().startswith(claim.key) for piece in split_top(body, "；"))
    counts = {count for count in (counts | {begun} if counts else counts) if count > 1}
    certain = "、" in body.split("，")[0]
    if not counts and (claim.quoted or claim.short) and claim.key not in _GENERIC and len(claim.key) <= _SLOGAN:
        held = _containing(body, claim.key)
        enough = held >= 2 if lead else held >= 3 and len(claim.key) > 1
        counts = {held} if enough and claim.number <= held + 3 else set()
    if not counts and lead and not claim.short:
        one = _pure(body)
        counts = set(range(one.low, one.high + 1)) if one else set()
        certain = claim.quoted or claim.led or lead["lead"] not in "：:（("
        if one and one.open:
            counts = {claim.number} if one.low <= claim.number else {one.low}
    if counts and claim.number not in counts:
        count = max(counts)
        message = _("说的是{text}，后面列了{n}项", text=claim.text, n=cardinal(count))
        yield hit(
            claim.passage,
            claim.start,
            claim.end,
            message,
            _advice(count),
            Severity.ERROR if certain else Severity.WARNING,
        )


def _keyed_counts(body: str, key: str) -> Iterator[int]:
    """从头起连着几项带着这个字眼；顿号列的、逗号列的各数一遍。"""
    chunks = split_top(body, "，；;")
    total = 0
    for chunk in chunks:
        parts = split_top(chunk, "、")
        hits = 0
        for part in parts:
            if not keyed(part, key):
                break
            hits += 1
        if hits:
            total += hits
            if hits > 1 or len(chunks) > 1:
                yield from range(total, total + (1 if _both(parts[hits - 1], key) else 0) + 1)
        if hits < len(parts) or not hits:
            break
    if total == 1:
        return


def _both(part: str, key: str) -> bool:
    """“组织到位和责任到位”：一项里用“和”连着两项，都带着这个字眼。"""
    sides = JOIN.split(part)
    return len(sides) == 2 and all(keyed(side, key) for side in sides)


def _containing(body: str, key: str) -> int:
    """从头起连着几小句里有这个字眼：有新高度、有新作为。"""
    best = 0
    for separators in ("；;", "，；;", "，、；;"):
        pieces = split_top(body, separators)
        held = next((at for at, piece in enumerate(pieces) if key not in piece), len(pieces))
        best = max(best, held if held == len(pieces) or held >= 3 else 0)
    return best


def _pure(body: str) -> Listed | None:
    """整个就是一串顿号列的，没有别的话。"""
    if re.search(r"[，；：,;]", re.sub(r"[（(][^（()）]*[）)]|“[^“”]*”", "", body)):
        return None
    one = listed(body)
    return one if one and all(len(part) <= 16 for part in one.parts[:-1]) and len(one.parts[-1]) <= 20 else None


def _already_listed(passage: Passage, start: int, number: int) -> bool:
    """前面刚列过、数目对得上：“健康守护、素质提升、权益维护三大工程”，后面另说别的。"""
    before = re.split(r"[，。；：！？]", passage.text[max(0, start - _REACH) : start])[-1]
    one = listed(re.sub(r"(?:的|等的?|这)+$", "", before))
    return one is not None and one.low <= number <= one.high


def _told_before(claim: Claim) -> Iterator[Hit]:
    """落实领导、落实责任人、……的“四个落实”。"""
    if claim.key in _GENERIC:
        return
    before = re.split(r"[，。；：！？]", claim.passage.text[max(0, claim.start - _REACH) : claim.start])[-1]
    parts = [re.sub(r"(?:的|等|这|这些)+$", "", part) for part in split_top(before, "、")]
    if (
        len(parts) < 2
        or not all(claim.key in part for part in parts)
        or not all(keyed(part, claim.key) for part in parts[1:])
    ):
        return
    open_ended = before.endswith(("等", "等的"))
    if len(parts) == claim.number or (open_ended and len(parts) < claim.number):
        return
    one = listed(before)
    if one is None or not one.low <= claim.number <= one.high:
        message = _("说的是{text}，前面列了{n}项", text=claim.text, n=cardinal(len(parts)))
        yield hit(claim.passage, claim.start, claim.end, message, _advice(len(parts)))


# -- 以“四个聚焦”为抓手：全文的标题都带着这个字眼 --


def _throughout(reading: Reading, passage: Passage) -> Iterator[Hit]:
    for claim in claims(passage):
        if not claim.quoted or claim.key in _GENERIC or len(claim.key) < 2 or claim.key[0] in "个大项":
            continue
        counts = {
            sum(mark.title.startswith(claim.key) or mark.title.endswith(claim.key) for mark in run.marks)
            for run in reading.runs
            if not run.items and run.marks[0].head and run.marks[0].passage.n >= passage.n
        }
        count = max(counts, default=0)
        if count >= 3 and claim.number not in counts and abs(claim.number - count) <= 2:
            message = _("说的是{text}，下面{n}个标题带着“{key}”", text=claim.text, n=cardinal(count), key=claim.key)
            yield hit(passage, claim.start, claim.end, message, _advice(count), Severity.WARNING)


# -- 四抓四促；四个一 --


def _sloganised(reading: Reading, passage: Passage) -> Iterator[Hit]:
    for one in slogans(reading, passage):
        message = _("说的是{text}，后面列了{n}项", text=one.text, n=cardinal(one.found))
        severity = Severity.ERROR if one.sure else Severity.WARNING
        yield hit(passage, one.start, one.end, message, _advice(one.found), severity)


# -- 以下四件实事：；七大领域，即；5项指标为 --


def _announced(reading: Reading, passage: Passage) -> Iterator[Hit]:
    made = list(told(passage))
    for at, one in enumerate(made):
        if _already_listed(passage, one.start, one.number):
            continue
        near = _beside(passage, one, made[max(0, at - 2) : at + 3])
        found = _counted_agenda(reading, one) or _counted_items(reading, one, near) or _counted_words(one, near)
        if found is not None:
            count, severity = found
            message = _("说的是{text}，后面列了{n}项", text=one.text, n=cardinal(count))
            yield hit(passage, one.start, one.end, message, _advice(count), severity)


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


def _beside(passage: Passage, one: Announcement, others: list[Announcement]) -> set[int]:
    """同一句里、列举开始之前别的数目：后面列的也许是它的。"""
    begin = max(passage.text.rfind(mark, max(0, one.start - _REACH), one.start) for mark in "。！？；")
    found = _LISTING.search(passage.text, one.end, one.end + _REACH)
    stop = found.start() if found else one.end + _REACH
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
    after = one.passage.text[one.end : one.end + _REACH]
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


# -- 甲、乙、丙N个单位 --


def _named(passage: Passage) -> Iterator[Hit]:
    for match in _AFTER_LIST.finditer(passage.text):
        if passage.text[max(0, match.start() - 1) : match.start()] in {"第", "每", "和", "及", "与", "、", "余"}:
            continue
        total = passage.text[max(0, match.start() - 1) : match.start()] == "共"
        before = re.split(r"[，。；：！？,;:]", passage.text[max(0, match.start() - 200) : match.start()])[-1]
        one = listed(re.sub(r"(?:这|共|一共)$", "", before))
        number = number_of(match["number"])
        if one is None or number < 2 or one.fits(number):
            continue
        alike = _same_sort(one, match)
        if not alike and (total or not (_bare_places(one, match, number) or _one_length(one, number))):
            continue
        text = passage.text[match.start() : match.end()]
        if one.open:
            message = _("前面列了{n}个，已经比{text}多", n=one.low, text=text)
        else:
            message = _("说的是{text}，前面列了{n}个", text=text, n=one.low)
        yield hit(passage, *match.span(), message, _("核对名单和数目"), None if alike else Severity.HINT)


def _one_length(one: Listed, number: int) -> bool:
    """“综合协调、资料数据、现场点位、后勤保障3个工作组”：四样以上、一般长，数目只差一个。"""
    lengths = {len(part) for part in one.parts[1:]}
    return not one.open and len(one.parts) > 3 and len(lengths) == 1 and max(lengths) > 2 and abs(number - one.low) == 1


def _bare_places(one: Listed, match: re.Match[str], number: int) -> bool:
    """“双河、三合、柳林5个村”：没有带村字的两三个字的地名，数目差一两个。"""
    if match["noun"] not in {"镇", "乡", "乡镇", "村", "社区", "街道"} or one.open or abs(number - one.low) > 2:
        return False
    return len(one.parts) >= 3 and all(re.fullmatch("[\u4e00-\u9fff]{2,3}", part) for part in one.parts[1:])


def _quoted(passage: Passage) -> Iterator[Hit]:
    """“甲”“乙”“丙”四个品牌；《甲》《乙》3部法律。"""
    for match in _AFTER_QUOTED.finditer(passage.text):
        one = gathered(passage.text[max(0, match.start() - 200) : match.start()])
        number = number_of(match["number"])
        if one is None or number < 2 or one.fits(number) or abs(number - one.low) > 3:
            continue
        if match["etc"] and one.low < number:
            continue
        message = _("说的是{text}，前面列了{n}个", text=match[0], n=one.low)
        sure = match["unit"] in {"大", "部", "位一体", "方面"} or not match["number"].isdecimal()
        yield hit(passage, *match.span(), message, _("核对名单和数目"), Severity.ERROR if sure else Severity.WARNING)


def _bracketed(passage: Passage) -> Iterator[Hit]:
    """三八红旗手（甲、乙、丙、丁）5名。"""
    for match in _BRACKETED.finditer(passage.text):
        one, number = listed(match["body"]), number_of(match["number"])
        if (
            one is None
            or number < 2
            or one.fits(number)
            or abs(number - one.low) > 2
            or re.search(r"\d", match["body"])
        ):
            continue
        start = match.start("number")
        text = passage.text[start : match.end()]
        message = _("说的是{text}，前面列了{n}个", text=text, n=one.low)
        yield hit(passage, start, match.end(), message, _("核对名单和数目"), Severity.WARNING)


def _enumerated(passage: Passage, made: list[Claim]) -> Iterator[Hit]:
    """示范点4个：甲、乙、丙、丁、戊；3个镇（甲、乙）。"""
    for match in _BEFORE_LIST.finditer(passage.text):
        number, one = number_of(match["number"]), listed(match["body"])
        counted = any(claim.start <= match.start("number") < claim.end for claim in made)
        if (
            one is None
            or number < 2
            or one.fits(number)
            or counted
            or passage.text[max(0, match.start() - 2) : match.start()].endswith(("第", "每", "其中"))
        ):
            continue
        if re.search(r"\d|各|其中|[“”]|一是", match["body"]) or all(GENERIC.fullmatch(part) for part in one.parts):
            continue
        if any(len(part) > 14 for part in one.parts) or max(map(len, one.parts)) < 2:
            continue
        if number > one.high + 3 and not _alike(one.parts):
            continue  # 36个村：宣讲政策、走访慰问：数的是村，列的是事
        text = passage.text[match.start() : match.start("lead")]
        certain = match["lead"] in "：:" and match["number"].isdecimal()
        message = _("说的是{text}，后面列了{n}个", text=text, n=one.low)
        yield hit(
            passage,
            match.start(),
            match.start("lead"),
            message,
            _("核对名单和数目"),
            Severity.ERROR if certain else Severity.WARNING,
        )


def _alike(parts: tuple[str, ...]) -> bool:
    """各项末一个字一样：都是局，都是镇。"""
    return len({part[-1] for part in parts}) == 1


def _same_sort(one: Listed, match: re.Match[str]) -> bool:
    """列的和数的是一类：局、镇对单位，率对指标，市、县对级，人名对同志。"""
    unit, noun = match["unit"], match["noun"] or ""
    parts = [part for piece in one.parts for part in JOIN.split(piece) if part]
    if unit == "级":
        return all(_LEVELS.fullmatch(part) for part in parts[1:]) and bool(re.search(_LEVELS.pattern + "$", parts[0]))
    if noun == "指标":
        return all(_INDICATOR.search(part) for part in parts[1:])
    if (unit in _WHOLE or noun in HEADS) and (len(parts) < 3 or any(_FIGURE.search(part) for part in parts)):
        return False
    if unit == "位一体":
        return not match.string[: match.start()].endswith("“")
    if unit in _WHOLE or noun in HEADS:
        number = number_of(match["number"])
        named = (
            unit in {"大", "类", "种", *_WHOLE}
            or noun in {"方面", "环节", "领域", "板块"}
            or not match["number"].isdecimal()
        )
        return named and abs(number - one.low) <= 2 and len(set(map(len, parts[1:]))) == 1 and len(parts[1]) <= 6
    if unit == "类" and noun in {"群体", "人群"}:
        return all(_PEOPLE.search(part) for part in parts)
    organisations = [re.search(rf"(?:{_ORGANISATION})$", part) for part in parts]
    places = [re.search(rf"(?:{_PLACE})$", part) for part in parts]
    if unit in {"名", "位"}:
        return (
            noun in {"同志", "先进个人", "个人"}
            and not any(organisations)
            and not any(places)
            and all(2 <= len(part) <= 4 for part in parts[1:])
        )
    if noun in {"先进集体", "集体", "成员单位", "责任单位", "单位", "部门"}:
        return all(map(bool, (a or b for a, b in zip(organisations, places, strict=True)))) and (
            any(organisations)
            or noun in {"先进集体", "集体"}
            or (len(parts) >= 3 and abs(number_of(match["number"]) - one.low) <= 2)
        )
    if noun == "乡镇":
        return all(part.endswith(("乡", "镇", "街道")) for part in parts)
    return noun in {"镇", "乡", "村", "社区", "街道", "学校"} and all(part.endswith(noun[-1]) for part in parts)


def _advice(count: int) -> str:
    return _("数目改成{n}，或核对各项", n=count)


RULE = Rule(
    id="counted-list-mismatch",
    title="说的几个和列的几个不一样",
    severity=Severity.ERROR,
    why="“四个突破”下面列了六条，是最常见也最容易被当场指出来的错。",
    basis="惯例：概括的数目与列举一致；有“等”的，列出来的不多于概括的数目",
    bad=(
        "开展普法“五进”，进机关、进学校、进社区、进企业。",
        "突出“三送”：送政策，送岗位，送技能，送服务。",
        "重点做好以下五项工作：完善考核评价办法，健全信息报送制度，建立履职工作档案，落实季度通报机制。",
        "着力抓好以下四个方面工作，推动妇女事业发展。\n一、强化思想引领\n抓好学习。\n二、服务发展大局\n抓好就业。\n三、维护合法权益\n抓好维权。\n四、建设文明家庭\n抓好家教。\n五、夯实基层基础\n抓好组织。",
        "主要存在“两个弱”。一是个别指标弱。二是机制建设弱。三是权益保障弱。",
        "要着力实现“四个突破”。\n一是在全面自查上求突破。\n二是在重点领域上求突破。\n三是在难点指标上求突破。\n四是在协调配合上求突破。\n五是在宣传引导上求突破。",
        "短板主要体现在“‘三个’弱”上。一是机制弱，会商不够经常。二是保障弱，经费不足。",
        "做到“三个到位”：思想认识到位、组织领导到位、工作措施到位、责任追究到位。",
        "要做到落实领导、落实责任人、落实评估报告的“四个落实”。",
        "区统计局、区教体局、清溪镇、河源镇3个先进集体代表作了交流发言。",
        "婴儿死亡率、低出生体重发生率、孕产妇死亡率等2项指标尚未达标。",
        "建立健全省、市、县、乡三级联动机制。",
        "坚持“四项制度”，即联席会议制度、信息通报制度、定期会商制度。",
        "今年重点抓好以下三个方面：一是建机制；二是抓培训；三是强宣传；四是严考核。",
        "工作中还存在四个方面的问题。一是经费不足。二是人手偏紧。三是数据不全。",
        "全面推进“五个强化”：\n（一）强化责任落实\n明确分工。\n（二）强化宣传引导\n用好阵地。\n（三）强化督导检查\n定期通报。",
        "对江映蓉、彭织锦、何清源2名同志予以通报表扬。",
        "两年来实现了“三个提升”。一是能力提升，骨干轮训一遍。二是质量提升，台账一户一档。三是效率提升，当月事当月办。四是形象提升，群众满意。",
        "打造示范点4个：东街社区、西街社区、清河村、滨河村、柳树村。",
        "明年要坚持公益方向，重点做好四项工作。\n（一）做强教育。增设课程。\n（二）做实服务。每月开放。\n（三）做优管理。完善制度。",
        "做到“三到位”，即登记到位、调解到位、回访到位、反馈到位。",
        "对孤儿、残疾儿童、留守儿童4类群体建立台账。",
        "在3个镇（清溪镇、河源镇、落霞镇、临江镇）开展试点。",
        "全区妇女儿童工作坚持“两个融合”，与中心工作相融合、与群众需求相融合、与部门职能相融合。",
        "要做好以下四个方面的保障：一是加强领导。二是加强督导。三是加强宣传。",
        "重点做好以下六件事：一是补进度；二是办培训；三是评庭院；四是抓检查；五是报信息。",
        "我县在三个方面下功夫：一是在机制上下功夫；二是在队伍上下功夫；三是在阵地上下功夫；四是在宣传上下功夫。",
        "要抓住四个关键：首先是定人员，其次是定经费，最后是定考核。",
        "分三个阶段进行：第一阶段（1—3月）动员部署；第二阶段（4—12月）组织实施。",
        "存在的主要问题有三：一是认识不够；二是投入不足。",
        "完成三项任务：新建托育机构6家；改造妇女之家12个；培训骨干300名；慰问家庭80户。",
        "举办系列活动3项，包括趣味运动会、法律咨询、健康义诊、文艺演出等。",
        "提炼形成“四抓四促”工作法，即抓组织促覆盖、抓队伍促提能、抓阵地促服务。",
        "重点做到“四抓四促”。\n（一）抓统筹，促合力。按季会商。\n（二）抓短板，促均衡。办好实事。\n（三）抓宣传，促认同。开展宣讲。",
        "设置“红色启蒙、科学探秘、非遗体验、亲子阅读”五大板块，科学探秘板块最受欢迎。",
        "规划涉及的七大领域，即健康、教育、经济、参与决策和管理、社会保障、家庭建设、环境、法律，均有责任部门。",
        "未达标的5项指标为：剖宫产率、纯母乳喂养率、近视率、超重肥胖率。",
        "强化“四个一”管理。对每名高危孕产妇建立一份专案、确定一名责任医生、制定一套预案，成功抢救17例。",
        "宣传《民法典》《家庭教育促进法》《反家庭暴力法》4部法律。",
        "打造“巾帼云课堂”“家长学校”“妇女微家”四个品牌。",
        "联合县公安局、县司法局和县法院四部门出台文件。",
        "做好四个结合，与乡村振兴相结合，与基层治理相结合，与文明创建相结合。",
        "坚持五抓：抓学习、抓队伍、抓阵地、抓项目。",
        "着力打造“五大品牌”，形成一批叫得响的成果：“小白鹭”合唱团参加展演；“巧娘工坊”带动就业；“周末爸爸”营地办了12期；“银铃讲堂”开讲30场。",
        "三、做好三项重点工作\n（一）抓指标\n按月调度。\n（二）抓实事\n按季通报。\n四、保障措施\n加强领导。",
        "可以概括为“三个新”：思想引领有新高度，服务大局有新作为，维权关爱有新举措，组织建设有新活力。",
        "呈现“四化”特点：组织体系网络化、服务阵地规范化、活动开展品牌化。",
        "一年来，办成了六件实事，件件有着落：为妇女免费检查，为家庭发放补助，为村居配齐书屋，为女童缴纳学费，为站点添置设备。",
        "整改问题5个，分别是台账不全、宣传不够、经费不足、培训不多。",
        "完成以下任务（3项）：①建台账；②抓帮扶；③强监测；④严考核。",
        "表扬名单如下（共6名）：张敏、李芳、王静、赵琳、周艳。",
        "今天的会议共有四项议程。\n首先进行第一项议程，请县长讲话。\n下面进行第二项议程，请妇联主席报告工作。\n现在进行最后一项议程，请书记讲话。",
        "大会共有四项议程。\n首先，请组织部长宣读表彰决定。\n接下来，请先进集体代表上台领奖。\n最后，请书记讲话。",
        "双河、三合、柳林5个村完成改造。",
        "设置艺术、体育、科技、国学五大类30余门课程。",
        "女性领导干部配备率、学前三年毛入园率和农村卫生厕所普及率共4项指标离目标还有差距。",
        "突出抓好思想引领、建功立业、家庭建设、维权关爱、改革强基六方面工作。",
        "组织开展五项行动，即普法宣传、维权服务行动，健康促进、“两癌”防治行动，家庭建设、家教指导行动，困境儿童关爱、留守儿童陪伴行动。",
        "以“五个聚焦”为抓手开展工作。\n一、聚焦思想引领\n做法。\n二、聚焦创业就业\n做法。\n三、聚焦维权关爱\n做法。\n四、聚焦阵地建设\n做法。",
        "一、先进集体（5个）\n县教育局\n县民政局\n清溪镇妇联\n白石镇妇联\n二、先进个人（3名）\n张　敏、李文静、王　芳",
        "清泉镇、双塔镇、石门乡、望江社区五个单位作了发言。",
        "紧紧围绕“三个提升、两个下降”目标，即服务能力提升、筛查覆盖提升、管理质量提升、满意度提升，孕产妇死亡率下降、婴儿死亡率下降。",
        "会议共有三项内容：1.通报情况；2.交流发言；3.签订责任书；4.区领导讲话。",
        "全年实施“五大行动”。\n一、实施铸魂行动\n宣讲。\n二、实施建功行动\n培训。\n三、实施护航行动\n维权。\n四、实施强基行动\n建家。\n五、保障措施\n加强督查。",
        "表彰三八红旗手（张丽、王芳、李娜、赵敏）5名。",
        "解决难点问题四个：一是场地；二是经费；三是人员。",
    ),
    good=(
        "达标指标净增4项，即5项转为达标、1项转为未达标。",
        "“两个延伸”，即延伸服务网点，新设12个点；延伸服务时间，开放到晚上八点。",
        "以“三个聚焦”为抓手开展工作。\n一、聚焦思想引领\n做法。\n二、聚焦创业就业\n做法。\n三、聚焦维权关爱\n做法。\n四、下一步打算\n接着干。",
        "主要存在“三个弱”。一是个别指标弱。二是机制建设弱。三是权益保障弱。",
        "我讲三点意见。",
        "县教体局、县民政局等12个成员单位作了汇报。",
        "要增强“四个意识”。一是加强学习。二是改进作风。三是严守纪律。",
        "表彰了先进，通报了进度，部署了3项任务。会议还听取了两个镇的发言：一是清溪镇，二是河源镇。",
        "聚焦“两个重点”，做到“三个到位”：一是思想到位，二是组织到位，三是措施到位。",
        "在清溪镇、河源镇12个村开展试点。",
        "县妇联、县教体局20名代表参加座谈。",
        "在“三个弱”中，一是机制弱的问题最为突出，二是人手紧的问题由来已久。",
        "完善市、县、乡三级网络，配备专职人员5名。",
        "做到“三个到位”，思想认识到位、组织领导到位、措施落实到位，推动任务落地。",
        "全年开展活动6场、培训4期。一是普法宣讲，二是技能竞赛。",
        "做好组织、宣传、督导3个方面的工作。",
        "围绕12项任务，完成10项。一是抓进度，二是抓质量，三是抓验收。",
        "把三个方面的力量拧成一股绳。\n一是请进来。\n二是走出去。",
        "婴儿死亡率、5岁以下儿童死亡率等4项指标离目标仍有差距。",
        "坚持“五个强化”，全年任务圆满完成。\n一、健全机制\n（一）会商常态化\n按季召开会议。\n（二）责任清单化\n逐项分解。",
        "落实“三项制度”，即联席会议制度、信息通报制度和定期会商制度。",
        "县妇联、县教体局走访2个社区。",
        "实施健康守护、素质提升、权益维护、家庭建设“四大工程”，一是免费检查全覆盖；二是资助女学生；三是建成维权站。",
        "全市5个县（市、区）全部通过验收，12个乡镇（街道、社区）建成阵地。",
        "建成示范点4个：城区、乡村各2个。",
        "落实“四有”：有人管、有钱办、有场所、有制度。",
        "做好“两癌”检查。一是抓动员，二是抓组织，三是抓随访。",
        "走访6个村（清河村、滨河村、柳树村等），慰问24户。",
        "全县3个乡镇开展了试点，主要做法：一是建机制。二是抓队伍。",
        "18个“妇女之家”全部达到四个标准：一是有场所；二是有人员；三是有制度；四是有活动。",
        "办好10件民生实事，其中涉及妇女儿童的：一是“两癌”检查；二是托位建设。",
        "对上述两个问题，要采取措施：一是定责任；二是定时限；三是定标准。",
        "建成30个阵地（妇女之家、儿童之家、家长学校），覆盖全部村（社区）。",
        "4个成员单位未报送数据：县教体局、县民政局、县卫健局和县人社局。",
        "分三批进行，第一批6家，第二批9家，第三批4家。",
        "对5类人群（孕产妇、新生儿、0—6岁儿童、老年人、残疾人）建档。",
        "在4个方面取得突破。\n一、机制建设\n会商。\n二、指标提升\n达标。\n三、实事办理\n落地。\n四、氛围营造\n浓厚。\n五、存在问题\n人手紧。",
        "落实三项经费：工作经费5万元、活动经费3万元、补助经费2万元，合计10万元。",
        "推进“四不两直”督查，坚持“三会一课”，落实一岗双责：谁主管谁负责。",
        "妇女发展纲要六个领域、儿童发展纲要四个领域进展顺利，“五位一体”总布局深入人心。",
        "每个乡镇确定2个重点村：清溪镇为清河村、滨河村，河源镇为柳树村、杨家村。",
        "共3个问题，涉及县教体局、县民政局、县卫健局、县人社局。",
        "形成“两抓两促”机制，即抓培训促提能、抓考核促落实。",
        "完成两项指标，达标率、覆盖率、满意率均有提高。",
        "依托18个“妇女之家”，开展学习54次，每个“妇女之家”3次；其中2次在“妇女之家”以外开展。",
        "全镇14个村中，已有双河、三合、柳林、石桥4个村完成，其余10个村正在推进。",
        "在县城、乡镇、村三个层面同步推进，县级抓统筹、镇级抓落实、村级抓服务。",
        "设特等奖1个、一等奖2个、二等奖3个，共6个。",
        "分春、夏、秋三季开展四期培训，其中夏季两期。",
        "大会共有三项议程。\n首先，请组织部长宣读表彰决定。\n接下来，请先进集体代表上台领奖。\n最后，请书记讲话。",
        "会议共有两项议程，下面逐项进行。\n首先进行第一项议程，请县长讲话。\n先请县妇联发言。\n最后请县教体局发言。\n现在进行最后一项议程，请书记讲话。",
        "深入12个乡镇、36个村：宣讲政策、走访慰问、化解纠纷。",
        "成立了3个互助组，由双河、三合两村妇联主席牵头，双河、三合、柳林12个村受益。",
        "完成2项改革任务，机制更顺、效率更高、群众更满意。",
        "下设1个办公室、3个工作组：综合组负责协调，宣传组负责氛围，督导组负责检查。",
        "一、先进集体（4个）\n县教育局\n县民政局\n清溪镇妇联\n白石镇妇联\n二、先进个人（3名）\n张　敏、李文静、王　芳\n三、有关要求\n再接再厉。",
        "一、基本情况（3个）\n全县有乡镇妇联。覆盖各村。",
        "因缺少数据无法判断的有3项：流浪儿童反复流浪率、城乡社区养老服务覆盖率和政策性别平等评估机制。",
        "要做好三件实事：一是为妇女检查，二是为儿童投保，三是为3所学校配备3名教师、4台设备。",
        "6月底前完成3件事，一是建台账，二是抓培训。7月底前完成另外一件。",
        "紧紧围绕“两个提升、两个下降”目标，即服务能力提升、筛查覆盖提升，孕产妇死亡率下降、婴儿死亡率下降。",
        "坚持“一条主线、两个重点、三项行动”，推动工作提质增效。",
        "走访乡镇（街道、社区）5个，慰问三八红旗手（张丽、王芳、李娜）3名。",
    ),
    find=_find,
)
