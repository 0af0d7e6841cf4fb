"""一个数说的是什么：名目、哪一年、哪一级、是总数还是一部分、是现在的还是拿来比的。两处说的是不是一样东西，从这里比。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import halfwidth
from .claims import LEVEL, own_level
from .quantities import Quantity
from .reading import Reading

_REGION = "[国省州市县区镇乡村旗盟]"
_RATES = {"%", "‰", "/10万", "/千"}
_NOT_COUNTED = {
    "",
    "年",
    "岁",
    "天",
    "月",
    "倍",
    "个百分点",
    "个千分点",
    "个十万分点",
    "周",
    "小时",
    "分钟",
    "点",
    "步",
    "成",
}
_SAME = {"名": "人", "位": "人", "家": "个"}
_QUOTES = str.maketrans("", "", "“”‘’「」《》 　")
_YEAR = r"(?:(?:19|20)\d{2}年|今年|本年度?|去年|上年度?|上一年|明年)"
_FORMER = re.compile(
    rf"(?:比|较|由|从|在)(?P<when>{_YEAR}|上届)(?:底|末|同期|度|年底|年末)?(?:全年)?(?:实际(?:完成)?)?的?$"
)
_BRACKETED = re.compile(rf"^(?P<when>{_YEAR})(?:同期)?(?:为|是)?$")
_ON_BASE = re.compile(r"^[^，。；0-9]{0,16}?的?基础上")
_FROM = re.compile(r"(?:由|从)")
_TAIL = re.compile(
    rf"(?:已经|已|达到?|了|为|是|共计|共有|总共|共|合计|总计|累计|总数|超过|仅有?|只有?|现有|有|到|至|约|近|计|稳定|保持|维持|在|要|的|虽然|仍然|仍|全年|{_YEAR}|年底|提高|提升|上升|降|下降|增加|增|升|新|完成率|(?:19|20)\d{{2}}年(?:底|末)?)+$"
)
_HEAD = re.compile(
    rf"(?:{_YEAR}(?:底|末|度|以来)?|全年|年内|当年|一年来|半年来|[上下]半年|以来|(?:全|我|本){_REGION}|全部|所有|先后|累计|总共|共计|共有|共|目前|现有|现|截至|已经|[一二三四五六七八九十]是|[一二三四五六七八九十]要|其余|另有|另外|下辖|辖|年初|年末|年底|各级|系列活动)"
)
_CUT = re.compile(
    r"(?<=..)(?:中(?!小|学|心|医|介)|里|均|都|全部|已|的|各|共|进行|实行|开展|参加|分(?!类|中)|等|可|完成|作|为|把|让|使|由|在|和|与|及|要|将|被|到|是|有|仍|还|逐|一[项个]|来自|表示|实现|得到|全|更|每|一[场个家户次名样](?!式)|达标|覆盖|[，。；、：！？,;（()）0-9])"
)
_PART = re.compile(
    r"其中|每|各(?![类级])|平均|人均|户均|分别|先后|第[一二三四五\d]+[期批次轮季]|首批|新增|增加了?$|减少了?$|增长|下降了?$|提高了?$|剩余|其余|余下|尚有|还有|还剩|仍有|另有|部分|之一|仅有|试点"
    r"|(?![全我本乡城各该农集市县区山新多少几个])[\u4e00-\u9fff](?:镇|乡|街道|村|社区|学校|医院|小学|中学|幼儿园)(?![级长上下村际妇振])"
)
_REST = re.compile(r"(?:其余|余下|剩余|剩下|另外)的?$")
"""“其余42个村”：除去前面说的，不是又说一遍总数。"""
_AIM = re.compile(
    r"目标|力争|确保|争取(?!资金|到|项目|经费|支持|上级|社会)|要达|需达|应达|不低于|不高于|不少于|控制在|计划|预计|拟|规划要求|标准|任务|≥|≤|应(?:检|查|报|筛)|需"
)
_AIM_IN_PLAN = re.compile("不低于|不高于|不少于|控制在|规划要求|标准|≥|≤")
_PLAN = re.compile("计划$|要点$")
_TIME = re.compile(
    r"(?:(?<!截至)(?<!截至20\d\d年)(?<!\d)\d{1,2}月|[一二三四五六七八九十]月|[一二三四]季度|[上下]半年|春节|[春秋夏冬]季|暑期|暑假|寒假|[当同]天|当日|“六一”|“三八”|此次|本次|这次|[节日周]前|宣传[周月日])"
)
_ALL = re.compile(
    rf"(?:全|我|本){_REGION}|全部|所有|现有|共有|共计|总共|共(?![建同享产青和识治创育性])|总计|合计|累计|总数|全年|辖|年内|一年来"
)
_ALL_AFTER = re.compile(r"^(?:中|里|均|都|全部|各|共|全)")
_BODIES = (
    "村（社区）", "乡镇（街道）", "镇（街道）", "街道（乡镇）", "乡（镇）", "县（区）", "县（市、区）", "县（市）", "市州", "市（州）", "乡镇街道", "乡镇", "镇街", "街道", "镇",
    "成员单位", "行政村", "建制村", "社区", "县区", "县市区", "村",
)  # fmt: skip
_LONG_NAMES = [name for name in _BODIES if len(name) > 3]
_SHORT_NAMES = [name for name in _BODIES if len(name) <= 3]
_BODY = re.compile(
    rf"[“]?(?:妇儿工委)?(?P<name>{'|'.join(sorted(map(re.escape, _LONG_NAMES), key=len, reverse=True))}"
    rf"|(?:{'|'.join(sorted(_SHORT_NAMES, key=len, reverse=True))})(?![级长干民委医规庄务居官服工卫教党矫警志书家综文中小公幼敬养便儿治食组办纪政人环振公](?!参加|均|都|全|各|开|有)))[”]?"
)
_AHEAD = re.compile("下一步|下步|打算|计划|安排|思路|今后|下阶段|明年|目标")
_LONGEST_HEADING = 45
_JOINED = re.compile("^(?:参加|接受|参与|受理的?|参训的?|已|在册的?)")
_TO_THEM = re.compile("(?:对|向|为|给|将|请)$")
_BODY_BEFORE = re.compile(
    rf"(?P<name>{'|'.join(sorted(map(re.escape, _BODIES), key=len, reverse=True))})(?:妇联|总数|数)?(?:现?有|共有|共|为)?$"
)
_CLAUSE = re.compile("[，。；：！？、,;（）()]")
_RAISED = re.compile("(?:由|从)$")
_WILL = re.compile("要|力争|确保|计划|拟|将|争取")
"""“要把婚检率由88.4%提高到90%以上”：拿现在的数作底。"""
_LINKED = re.compile(r"的\||\|的")
_BRACKET = re.compile(r"(?:村|乡镇|县|镇|乡|街道)（(?:社区|街道|市、区|区|市|镇|乡镇)）$")
_SAID = re.compile(_YEAR)
_THAN = re.compile("(?:比|较|由|从|（|与|同)$")
_SHORTEST = 4
_REACH = 200
"""一句话前后最多看几个字。"""
_MOST = 12
_SPELT = 10
"""汉字写的，十以上才算；三项、五个多半是概括。"""


class Mention(NamedTuple):
    """一个数和它说的东西。"""

    quantity: Quantity
    before: str
    """数前面的名目：培训妇女。"""
    after: str
    """数后面的名目：监测指标。"""
    joint: str
    """“受理的381件投诉”连起来：受理投诉。"""
    body: str
    """是机构、村镇一类只有一个总数的，叫什么。"""
    unit: str
    year: int | None
    level: str
    time: str
    """说的是哪一段时间：3月、“六一”；整年的是空的。"""
    whole: bool
    """说了全县、共、全部。"""
    scoped: bool
    """数前面就说了全县、全年、共；“11项指标全部达标”只说了眼前这些。"""
    former: bool
    """拿来比的、作底数的，写明了是哪一年的。"""
    opening: bool
    """在开头概括的那一段。"""
    ahead: bool
    """在打算、计划里。"""
    definite: bool
    """“评出的22户”：前面说过的那些。"""

    @property
    def rate(self) -> bool:
        """是率。"""
        return self.unit in _RATES


def mentions(reading: Reading) -> list[Mention]:
    """一篇里说得清名目的数，按先后。"""
    own = own_level(reading)
    ahead_in = ahead_passages(reading)
    found: list[Mention] = []
    for passage, start, end in reading.sentences:
        if passage.in_table:
            continue
        last: Mention | None = None
        for one in reading.in_span(passage, start, end):
            made = _mention(
                reading,
                one,
                max(start, one.start - _REACH),
                min(end, one.end + _REACH),
                own,
                last,
                ahead=passage.n in ahead_in,
            )
            if made is not None:
                found.append(made)
                last = made
    return found


def ahead_passages(reading: Reading) -> set[int]:
    """打算、计划里的各段。"""
    ahead = bool(re.search("计划|要点|方案", reading.manuscript.title)) and "总结" not in reading.manuscript.title
    always, found = ahead, set()
    for passage in reading.passages:
        text = passage.text
        if (
            len(text) <= _LONGEST_HEADING
            and "。" not in text
            and re.match(r"\s*(?:[一二三四五六七八九十]+、|第.部分)", text)
        ):
            ahead = always or bool(_AHEAD.search(text))
        if ahead:
            found.add(passage.n)
    return found


def _mention(
    reading: Reading, one: Quantity, start: int, end: int, own: str, last: Mention | None, *, ahead: bool
) -> Mention | None:
    passage, lead = one.passage, one.before()
    text = passage.text
    bracket = _BRACKET.search(text[max(start, one.start - len(lead) - 10) : one.start - len(lead)])
    if bracket:
        lead = _CLAUSE.split(text[start : one.start - len(lead) - len(bracket[0])])[-1] + bracket[0] + lead
    unit = _SAME.get(one.unit, one.unit)
    if one.unit in _NOT_COUNTED or (one.chinese and (one.value < _SPELT or one.unit in _RATES)):
        return None
    based = bool(_ON_BASE.match(text[one.end : one.end + 20]))
    compared = _FORMER.search(lead) or (
        _BRACKETED.match(lead) if text[max(0, one.start - len(lead) - 1)] == "（" else None
    )
    raised = compared is None and _RAISED.search(lead) is not None and _WILL.search(lead) is not None
    former = based or raised or compared is not None
    aim = _AIM_IN_PLAN if ahead and _PLAN.search(reading.manuscript.title) else _AIM
    all_of_them = re.match("[\u4e00-\u9fff“”]{2,10}?(?:全部|均|都)", text[one.end : one.end + 14])
    if (
        not former
        and not all_of_them
        and (aim.search(lead) or re.search(r"[底末]前|以前，|时限|要见到", text[start : one.start]))
    ):
        return None
    body = "" if former else _body(text, one)
    if not former and (_REST if body else _PART).search(lead):
        return None
    before = _core(
        re.split("[把将使]", _RAISED.sub("", lead))[-1] if raised else lead,
        compared,
        last if last is not None and last.unit == unit else None,
    )
    after = noun_of(text[one.end : one.end + 40])
    if not (body or before or after):
        return None
    level = LEVEL.findall(lead)
    time = _TIME.search(re.split("；", text[start : one.start])[-1])
    when = compared["when"] if compared is not None else ""
    whole_after = body or after
    tail = text[one.end : end].translate(_QUOTES)
    return Mention(
        one, before, after, before + after if after and _LINKED.search(lead + "|" + text[one.end : one.end + 1]) else "", body, unit,
        _year(reading, passage, start, one.start, when, is_summary=ahead and "计划" not in reading.manuscript.title),
        level[-1] if level else own,
        time[0] if time and time[0].strip("“”") not in reading.manuscript.title else "",
        bool(_ALL.search(lead)) or _all_after(lead, tail, whole_after), bool(_ALL.search(lead)),
        former, reading.order.get(passage.n, 99) <= 2 and len(text) > _LONGEST_HEADING, ahead, (lead.endswith("的") or bool(_TO_THEM.search(lead))) and not former,
    )  # fmt: skip


def _all_after(lead: str, tail: str, noun: str) -> bool:
    """“36家成员单位中”“68名志愿者全部”：说的是全体；“从7个县中抽2个”不是。"""
    rest = tail[len(noun) :] if noun and tail.startswith(noun) else tail[:2]
    match = _ALL_AFTER.match(rest)
    return match is not None and (match[0] not in {"中", "里"} or not lead.strip("在这"))


def _body(text: str, one: Quantity) -> str:
    match = _BODY.match(text[one.end : one.end + 14])
    if match:
        return match["name"]
    counted = _BODY_BEFORE.search(text[max(0, one.start - 12) : one.start])
    if counted and not re.match("[\u4e00-\u9fff]", text[one.end : one.end + 1]):
        return counted["name"]
    unit = one.unit
    return unit if " " not in one.text and unit in {"村", "乡", "镇", "街道", "社区"} else ""


def _core(lead: str, compared: re.Match[str] | None, last: Mention | None) -> str:
    """数前面的名目：去掉时间、范围、“共”“达到”。拿来比的，名目在前面一个数那里。"""
    plain = lead.translate(_QUOTES)
    if compared is not None:
        rest = _strip(lead[: compared.start()])
        if len(rest) >= _SHORTEST:
            return rest
        return last.before or last.after if last is not None else ""
    turned = _FROM.search(plain)
    if turned and last is not None and re.search(r"\d", plain):
        plain = plain[: turned.start()]
    return _strip(plain)


def _strip(lead: str) -> str:
    plain = _TAIL.sub("", halfwidth(lead).translate(_QUOTES))
    heads = list(_HEAD.finditer(plain))
    core = plain[heads[-1].end() :] if heads else plain
    core = core.rpartition("等")[2] or core
    core = re.sub(r"^.*\d[\d.,]*(?:万|亿)?(?:%|‰|[\u4e00-\u9fff])?", "", core)
    return _TAIL.sub("", core).lstrip("的了为在").replace("的", "")


def noun_of(after: str) -> str:
    """数后面的名目：到动词、标点为止。"""
    plain = _JOINED.sub("", after.translate(_QUOTES).removeprefix("的"))
    cut = _CUT.search(plain)
    noun = plain[: cut.start()] if cut else plain
    return noun[:_MOST] if re.fullmatch(r"[\u4e00-\u9fff]{2,}", noun) else ""


def _year(reading: Reading, passage: Passage, start: int, at: int, when: str, *, is_summary: bool) -> int | None:
    """说的是哪一年：拿来比的照写的；比较的话里的年份不算，没有别的就是这一部分的。"""
    text = halfwidth(passage.text)
    if when:
        place = text.rfind(when, start, at)
        years = reading.years.said(passage, place, at)
        relative = when[:2] in {"去年", "上年", "上一", "上届"}
        return next(iter(years)) if len(years) == 1 and not (relative and is_summary) else None
    said = [match for match in _SAID.finditer(text, start, at) if not _THAN.search(text[start : match.start()])]
    years = (
        reading.years.said(passage, said[-1].start(), at if len(said) == 1 else said[-1].end())
        if said
        else reading.years.section(passage)
    )
    return next(iter(years)) if len(years) == 1 else reading.manuscript.year


# -- 两处是不是一样东西 --


def alike(one: Mention, other: Mention, *, swapped: bool = False) -> str:
    """两处说的是一样东西，叫什么；不是的是空的。``swapped`` 是数字写颠倒了的，名目短些也算。"""
    if one.unit != other.unit or one.level != other.level:
        return ""
    if one.body and other.body:
        return one.body if one.body == other.body else ""
    if (one.year != other.year and not (other.ahead and not one.ahead)) or (
        one.time != other.time and not (one.opening or other.opening)
    ):
        return ""
    sure = one.former or other.former or swapped
    least = 3 if sure or one.whole or other.whole or one.definite or other.definite else _SHORTEST
    least = 2 if swapped and one.whole else least
    for a, b in ((one, other), (other, one)):
        if (
            len(a.before) >= (3 if sure else _SHORTEST)
            and b.before.endswith(a.before)
            and not _PREDICATE.search(a.before)
        ):
            extra = b.before[: len(b.before) - len(a.before)]
            if VERBS.fullmatch(extra) if one.rate else not _NARROWER.search(extra):
                return a.before
        if one.rate:
            if len(a.after) > _SHORTEST and _RATE_NAME.search(a.after) and VERBS.sub("", b.before, count=1) == a.after:
                return a.after
            continue
        if a.joint and (b.before.endswith(a.joint) or b.joint == a.joint):
            return a.joint
        if len(a.after) >= least and b.after.startswith(a.after):
            return a.after
        if len(a.after) >= least and b.before.endswith(a.after):
            return a.after
        joined = _joined(a.before, b.after, least if swapped else _SHORTEST)
        if joined:
            return joined
        if a.whole and b.whole and len(a.after) == 2 and b.before == a.after:
            return a.after
    return ""


VERBS = re.compile(
    "(?:要把|要将|虽然|尽管|由于|目前|力争|争取|实现|而|但|也|继续|巩固|保持|稳定|推动|促进|使|实现|不断|进一步|其|对|把|将|要|让|抓好|提升|提高|做好|坚持|在|等|了|的|努力|切实|确保|全面|持续)*"
)
"""率的名目前面可以多出来的话；多出别的（女童、农村）就是另一个率。"""
_RATE_NAME = re.compile("(?:率|度|比例|比重)$")
_NARROWER = re.compile("级|农村|城[镇市乡]|男$|女$|[男女][性童生职]|新|其他|老|区外|县外")
_PREDICATE = re.compile("(?:达标|办结|完成|整改|通过|合格|到位|落实|报送|占|满意|参与|参加)$")


def _joined(before: str, after: str, least: int) -> str:
    """“举办巾帼大宣讲86场”“68场巾帼大宣讲受众”：前一处的末尾正是后一处的开头。"""
    for size in range(min(len(before), len(after)), least - 1, -1):
        if before[-size:] == after[:size]:
            return after[:size]
    return ""


def keys(one: Mention) -> Iterator[str]:
    """拿来找可能一样的：名目的末两字、头两字。"""
    if one.body:
        yield one.unit + one.body[:1]
        return
    if len(one.before) >= 2:
        yield one.unit + one.before[-2:]
    if one.joint:
        yield one.unit + one.joint[-2:]
    if one.rate and one.after:
        yield one.unit + one.after[-2:]
    for at in range(2, len(one.after) - 1) if not one.rate else ():
        yield one.unit + one.after[at : at + 2]
    if one.after and not one.rate:
        yield one.unit + one.after[:2]
        if len(one.after) >= 2:
            yield one.unit + one.after[-2:]
