"""“N个弱”“N个方面”“甲、乙、丙N个单位”：说了几个，列出来的就要有几个。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.numerals import to_chinese
from ...model.speech import _
from ..announced import LED, PARTIAL, Announcement, body_of, spelt
from ..announced import announcements as told
from ..counted import Claim, Listed, claims, keyed, listed, number_of, run_after, split_top
from ..reading import Reading
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
_SPELT = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{0,4}?)(?P<lead>（|\(|[：:]|，?(?:即|也就是|就是|分别是|分别为|主要包括|主要有|包括)[：:]?|——)"
)
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
_INDICATOR = re.compile(r"(?:率|比例|比|比重|寿命|水平|程度|人数|覆盖)$")
_PEOPLE = re.compile(r"(?:儿童|妇女|女童|孤儿|老人|人员|家庭|者|母亲|学生|青年|居民|群众|职工)$")
_BEFORE_LIST = re.compile(
    r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个|名|家|项|位|所)(?:乡镇|镇|乡|村|社区|街道|学校|单位|部门|成员单位|集体|指标|县区)?"
    r"(?P<lead>[：:]|（|\()(?P<body>[^，。；：:（(）)]{4,300})(?=[。；）)]|$)"
)
GENERIC = re.compile(r"(?:省|市|州|县|区|旗|乡|镇|乡镇|街道|村|居|社区|村居|单位|部门|企业|学校|管委会|园区|农场|场)")
_AFTER_LIST = re.compile(
    r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?P<unit>个|名|位|家|项|类|种|级|大)"
    r"(?P<noun>先进集体|成员单位|责任单位|单位|部门|集体|乡镇|镇|乡|村|社区|街道|学校|先进个人|个人|同志|代表|委员|领域|指标|方面|环节|联动|网络|群体|人群|板块|阵地|制度|机制|行动|工程)?"
)


def _find(reading: Reading) -> Iterator[Hit]:
    spoken = announcements(reading)
    for passage in reading.written:
        spans = spoken.get(passage.n, ())
        seen: list[tuple[int, int]] = []
        for one in _by_claims(reading, passage, spans):
            seen.append((one.start, one.end))
            yield one
        for other in _announced(reading, passage):
            if not any(start < other.end and other.start < end for start, end in (*seen, *spans)):
                seen.append((other.start, other.end))
                yield other


def _by_claims(reading: Reading, passage: Passage, spans: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    made = [one for one in claims(passage) if not any(start < one.end and one.start < end for start, end in spans)]
    for at, claim in enumerate(made):
        if _already_listed(claim.passage, claim.start, claim.number):
            continue
        yield from _spelt(claim)
        yield from _told_before(claim)
        yield from _itemised(reading, claim, made[at + 1 : at + 1 + _NEAR], made[max(0, at - _NEAR) : at])
    yield from _named(passage)
    yield from _enumerated(passage, made)


# -- 后面一是、二是，或小标题 --


def _itemised(reading: Reading, claim: Claim, later: list[Claim], earlier: list[Claim]) -> Iterator[Hit]:
    found = run_after(reading, claim.passage, claim.end)
    if found is None:
        return
    run, between, _steps = found
    count = len(run.marks)
    sharing = sum(claim.key in mark.title[:40] for mark in run.marks)
    if not run.whole or count < 2 or claim.number in {count, sharing} or run.marks[0].start < 0:
        return  # 小标题里带这个词的正好这么多，别的（存在问题、下步打算）不算在内
    bound = claim.key not in _GENERIC and sharing * 2 >= count and sharing >= 2
    near = not re.search(r"[。！？]", re.sub(r"[。！？：:\s]+$", "", between))
    if any(one.number == count for one in later + earlier):
        return
    if not bound and (claim.short or later or not near or not _leads(claim, run.items, between)):
        return
    message = _("说的是{text}，下面列了{n}项", text=claim.text, n=to_chinese(count))
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
    certain = "、" in body.split("，")[0]
    if not counts and lead and not claim.short:
        one = _pure(body)
        counts = set(range(one.low, one.high + 1)) if one else set()
        certain = claim.quoted or claim.led or lead["lead"] not in "：:（("
        if one and one.open:
            counts = {claim.number} if one.low <= claim.number else {one.low}
    if counts and claim.number not in counts:
        count = min(counts)
        message = _("说的是{text}，后面列了{n}项", text=claim.text, n=to_chinese(count))
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
        joined = listed(chunk) if hits == len(parts) > 1 else None
        if hits:
            total += hits
            if hits > 1 or len(chunks) > 1:
                yield from range(total, total + (joined.high - len(parts) if joined else 0) + 1)
        if hits < len(parts) or not hits:
            break
    if total == 1:
        return


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
        message = _("说的是{text}，前面列了{n}项", text=claim.text, n=to_chinese(len(parts)))
        yield hit(claim.passage, claim.start, claim.end, message, _advice(len(parts)))


# -- 以下四件实事：；七大领域，即；5项指标为 --


def _announced(reading: Reading, passage: Passage) -> Iterator[Hit]:
    made = list(told(passage))
    for at, one in enumerate(made):
        if _already_listed(passage, one.start, one.number):
            continue
        near = {other.number for other in made[max(0, at - 2) : at + 3] if other is not one}
        found = _counted_items(reading, one, near) or _counted_words(one, near)
        if found is not None:
            count, severity = found
            message = _("说的是{text}，后面列了{n}项", text=one.text, n=to_chinese(count))
            yield hit(passage, one.start, one.end, message, _advice(count), severity)


def _counted_items(reading: Reading, one: Announcement, near: set[int]) -> tuple[int, Severity] | None:
    """后面是一是、二是，或者小标题。"""
    found = run_after(reading, one.passage, one.end)
    if found is None or not one.abstract:
        return None
    run, between, steps = found
    count = reading.length(run)
    if count < 2 or one.number in {count, run.numbers[-1]} or count in near or one.number > 2 * count + 1:
        return None
    direct = between.strip("，。：:；—、 　").removeprefix(one.join)
    colon = between.rstrip().endswith(("：", ":"))
    if not run.items and (steps != 1 or direct) and not (colon and not direct):
        return None
    led = bool(LED.search(one.passage.text[: one.start])) or one.measure in {"件", "方面"}
    if not direct and (colon or led):
        return count, Severity.ERROR if run.whole or colon else Severity.WARNING
    if colon and not re.search(r"[。；！？]", between) and len(between) <= 50 and "：" not in between.rstrip("：: "):
        return count, Severity.WARNING
    if not direct and not one.arabic and run.items:
        return count, Severity.WARNING
    return None


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
    figures = any(re.search(r"\d|各", part) for part in listing.parts)
    if not one.abstract and (
        figures or len(max(listing.parts, key=len)) > 14 or all(GENERIC.fullmatch(part) for part in listing.parts)
    ):
        return None
    if not lead.strip("，,") and not listing.sure:
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
        if passage.text[max(0, match.start() - 1) : match.start()] in {"第", "每", "共", "和", "及", "与", "、", "余"}:
            continue
        before = re.split(r"[，。；：！？,;:]", passage.text[max(0, match.start() - 200) : match.start()])[-1]
        one = listed(re.sub(r"(?:这|共|一共)$", "", before))
        number = number_of(match["number"])
        if one is None or number < 2 or one.fits(number) or not _same_sort(one, match):
            continue
        text = passage.text[match.start() : match.end()]
        if one.open:
            message = _("前面列了{n}个，已经比{text}多", n=one.low, text=text)
        else:
            message = _("说的是{text}，前面列了{n}个", text=text, n=one.low)
        yield hit(passage, match.start(), match.end(), message, _("核对名单和数目"))


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
            or passage.text[: match.start()].endswith(("第", "每", "其中"))
        ):
            continue
        if re.search(r"\d|各|其中|[“”]|一是", match["body"]) or all(GENERIC.fullmatch(part) for part in one.parts):
            continue
        if any(len(part) > 14 for part in one.parts) or max(map(len, one.parts)) < 2:
            continue
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


def _same_sort(one: Listed, match: re.Match[str]) -> bool:
    """列的和数的是一类：局、镇对单位，率对指标，市、县对级，人名对同志。"""
    unit, noun = match["unit"], match["noun"] or ""
    parts = [part for piece in one.parts for part in re.split(r"以及|及|和|与", piece) if part]
    if unit == "级":
        return all(_LEVELS.fullmatch(part) for part in parts[1:]) and bool(re.search(_LEVELS.pattern + "$", parts[0]))
    if noun == "指标":
        return all(_INDICATOR.search(part) for part in parts[1:])
    if noun in {"方面", "环节", "领域", "板块"}:
        return (
            bool(re.match(r"(?:主要|重点|分别|均)?(?:在|从|围绕|聚焦|包括|涉及|涵盖|集中在|紧扣)", parts[0]))
            and len(set(map(len, parts[1:]))) == 1
        )
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
            any(organisations) or noun in {"先进集体", "集体"}
        )
    if noun == "乡镇":
        return all(part.endswith(("乡", "镇", "街道")) for part in parts)
    return noun in {"镇", "乡", "村", "社区", "街道", "学校"} and all(part.endswith(noun[-1]) for part in parts)


def _advice(count: int) -> str:
    return _("改成{n}，或核对各项", n=to_chinese(count))


RULE = Rule(
    id="counted-list-mismatch",
    title="说的几个和列的几个不一样",
    severity=Severity.ERROR,
    why="“四个突破”下面列了六条，是最常见也最容易被当场指出来的错。",
    basis="惯例：概括的数目与列举一致；有“等”的，列出来的不多于概括的数目",
    bad=(
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
    ),
    good=(
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
    ),
    find=_find,
)
