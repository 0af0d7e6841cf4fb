"""先说几个、后面列出来：“N个弱”“N个方面”“四抓四促”，后面是一是、二是，小标题，或者同一句里写明的。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.numerals import cardinal
from ..model.speech import _
from ..reading.counted import JOIN, Claim, Listed, keyed, listed, number_of, past_stop, run_after, split_top
from ..reading.pattern import Pattern
from ..reading.reading import Reading
from ..reading.slogans import slogans
from .rule import Hit, hit

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
_SLOGAN = 3
"""口号里的字眼最长几个字。"""
_NEAR = 6
"""前后几处概括算是连着说的。"""
REACH = 400
"""一串列举最长几个字。"""
_ENDS = re.compile(r"[。！？!?\n]")


def counted_after(reading: Reading, made: Sequence[Claim]) -> Iterator[Hit]:
    """一段里的概括（``made``），和它后面列的。"""
    for at, claim in enumerate(made):
        if already_listed(claim.passage, claim.start, claim.number):
            continue
        yield from _spelt(claim)
        yield from _told_before(claim)
        yield from _itemised(reading, claim, made[at + 1 : at + 1 + _NEAR], made[max(0, at - _NEAR) : at])


# -- 后面一是、二是，或小标题 --


def _itemised(reading: Reading, claim: Claim, later: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Hit]:
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
    yield hit(claim.passage, claim.start, claim.end, message, advice(count), severity)


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
    begin = past_stop(claim.passage.text, claim.end)
    rest = _ENDS.split(claim.passage.text[begin : begin + REACH], maxsplit=1)[0]
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
            advice(count),
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
            if hits > 1:
                yield from range(total, total + (1 if _both(parts[hits - 1], key) else 0) + 1)
        if hits < len(parts) or not hits:
            break
    if total > 1:
        yield total


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


_QUOTED_WHOLE = Pattern("“(?P<inside>[^“”]*、[^“”]*)”的?$")


def _told_before(claim: Claim) -> Iterator[Hit]:
    """落实领导、落实责任人、……的“四个落实”。"""
    if claim.key in _GENERIC:
        return
    before = re.split(r"[，。；：！？]", claim.passage.text[max(0, claim.start - REACH) : claim.start])[-1]
    whole = _QUOTED_WHOLE.search(before)
    before = whole["inside"] if whole else before
    parts = [re.sub(r"(?:的|等|这|这些)+$", "", part) for part in split_top(before, "、")]
    if (
        len(parts) < 2
        or not all(claim.key in part for part in parts)
        or not (claim.key == "一" or all(keyed(part, claim.key) for part in parts[1:]))
    ):
        return
    open_ended = before.endswith(("等", "等的"))
    if len(parts) == claim.number or (open_ended and len(parts) < claim.number):
        return
    one = listed(before)
    if one is None or not one.low <= claim.number <= one.high:
        message = _("说的是{text}，前面列了{n}项", text=claim.text, n=cardinal(len(parts)))
        yield hit(claim.passage, claim.start, claim.end, message, advice(len(parts)))


def already_listed(passage: Passage, start: int, number: int) -> bool:
    """前面刚列过、数目对得上：“健康守护、素质提升、权益维护三大工程”，后面另说别的。"""
    before = re.split(r"[，。；：！？]", passage.text[max(0, start - REACH) : start])[-1]
    one = listed(re.sub(r"(?:的|等的?|这)+$", "", before))
    return one is not None and one.low <= number <= one.high


# -- “四个注重”。注重……；注重……。注重…… --

_BEGUN = Pattern(
    r"(?:“|突出|做到|坚持|围绕|抓好|实现|强化|着眼)(?P<number>[两三四五六七八九])个(?P<key>[\u4e00-\u9fff]{2})(?:”|(?=[，。：；]))"
)
_LONG = 700


def begun(passage: Passage) -> Iterator[Hit]:
    """后面各句、各分句都拿这个字眼起头。"""
    for match in _BEGUN.finditer(passage.text):
        rest, number = passage.text[match.end() : match.end() + _LONG], number_of(match["number"])
        count = len(re.findall(rf"(?:^|即|[。；：])\s*(?={match['key']})", rest))
        if count > 1 and count != number and abs(count - number) <= 2 and f"，{match['key']}" not in rest:
            message = _("说的是{text}，后面列了{n}项", text=match[0], n=cardinal(count))
            yield hit(passage, *match.span(), message, advice(count), Severity.WARNING)


# -- 四个单位作了发言，县卫健局讲了……，县教育局讲了…… --

_SPOKE = Pattern(
    r"(?P<number>[两三四五六七八九]|\d)(?:个|位|名|家)(?:单位|部门|乡镇|镇|村|同志|代表|县区|县|成员单位|县（市、区）|典型|企业)[\u4e00-\u9fff]{0,8}(?:发言|汇报|交流|介绍|表态|述职)"
)


def spoke(passage: Passage) -> Iterator[Hit]:
    """几个单位发了言，后面一个一个说讲了什么。"""
    for match in _SPOKE.finditer(passage.text):
        rest = _ENDS.split(passage.text[match.end() : match.end() + REACH], maxsplit=1)[0]
        pieces = [piece for piece in re.split("[，；：]", rest) if piece.strip()]
        told = 0
        for piece in pieces:
            found = re.match(r"[\u4e00-\u9fff]{2,14}?(?:讲|介绍|谈|汇报|分享|说)了", piece)
            if found is None or re.match("都|大家|刚才|这些|他们", piece):
                break
            told += 1
        if told > 1 and told != number_of(match["number"]):
            message = _("说的是{text}，后面列了{n}项", text=match[0], n=cardinal(told))
            yield hit(passage, *match.span(), message, advice(told), Severity.WARNING)


# -- 列完了再说“这三个问题” --

_RECALLED = Pattern(
    r"(?:这|上述|以上|前述)(?P<number>[两三四五六七八九])(?:个|项|点|条|类|件|大|种)(?:方面的?)?(?P<noun>问题|不足|短板|困难|任务|工作|措施|举措|事|要求|意见|建议|体会|做法|特点|原因)",
    "这上前",
)
_RECENT = 400


def recalled(reading: Reading, passage: Passage) -> Iterator[Hit]:
    """“一是……，二是……。这三个问题”：前面刚列了几项，回头说的就是几个。"""
    for match in _RECALLED.finditer(passage.text):
        number, before = number_of(match["number"]), passage.text[: match.start()]
        marks = [mark for mark in reading.marks_of(passage) if mark.end <= match.start()]
        run = reading.run_of[id(marks[-1])] if marks else None
        if run is None or not run.items or not run.whole or run.marks[-1] is not marks[-1]:
            continue
        count = len(run.marks)
        said = re.search(rf"{match['number']}(?:个|项|点|条|类|件|大|种|方面)", before)
        if count < 2 or abs(count - number) not in {1, 2} or said or match.start() - marks[-1].end > _RECENT:
            continue
        message = _("说的是{text}，前面列了{n}项", text=match[0], n=cardinal(count))
        yield hit(passage, *match.span(), message, advice(count), Severity.WARNING)


# -- 以“四个聚焦”为抓手：全文的标题都带着这个字眼 --


def throughout(reading: Reading, made: Sequence[Claim]) -> Iterator[Hit]:
    """全文的标题都带着概括里的字眼。"""
    for claim in made:
        passage = claim.passage
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
            yield hit(passage, claim.start, claim.end, message, advice(count), Severity.WARNING)


# -- 四抓四促；四个一 --


def sloganised(reading: Reading, passage: Passage) -> Iterator[Hit]:
    for one in slogans(reading, passage):
        message = _("说的是{text}，后面列了{n}项", text=one.text, n=cardinal(one.found))
        severity = Severity.ERROR if one.sure else Severity.WARNING
        yield hit(passage, one.start, one.end, message, advice(one.found), severity)


def advice(count: int) -> str:
    return _("数目改成{n}，或核对各项", n=count)


# -- “两个提升、三项攻坚”，后面又写“三个提升” --

_PART = Pattern(
    r"(?<=[“、，])(?P<number>[一二两三四五六七八九])(?P<measure>个|项|条|大)(?P<key>[\u4e00-\u9fff]{2,6})(?=[”、，])"
)
_SEVERAL = Pattern(
    "“[一二两三四五六七八九][个项条大][\u4e00-\u9fff]{2,6}(?:、[一二两三四五六七八九][个项条大][\u4e00-\u9fff]{2,6})+”"
)


def restated(reading: Reading) -> Iterator[Hit]:
    """“一条主线、两个提升、三项攻坚”里的一样，后面单说的时候写成了别的数。"""
    said: dict[str, str] = {}
    for passage, whole in reading.matches(_SEVERAL, even=True):
        for match in _PART.finditer(passage.text, *whole.span()):
            said.setdefault(match["measure"] + match["key"], match["number"])
    if not said:
        return
    for passage, match in reading.matches(_PART, even=True):
        before = said.get(match["measure"] + match["key"])
        if before is None or number_of(before) == number_of(match["number"]):
            continue
        message = _(
            "{name}前面写{before}，这里写{text}", name=match["key"], before=before + match["measure"], text=match[0]
        )
        yield hit(passage, *match.span(), message, _("核对是几个，改成一样"), Severity.WARNING)
