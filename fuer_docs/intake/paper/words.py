"""词句：把一句话拆成几个字的短语，认时间、认单位；没填的空一律是待补。"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ...model.moment import parse_moment
from ...model.numerals import halfwidth
from ...reading.unfilled import unfilled
from .amounts import GAP

LONGEST_PHRASE = 25
_CLAUSE = re.compile(r"[，。；：！？,;:]|——")
_WRAP = " 　\t，。；：、！？,;:*"
_BLANK_YEAR = re.compile(r"(?<!\d)(?:19|20)[ 　]+年")
"""“20  年”：年份留着空没填。"""
_GAP_MARK = re.compile(r"【待补[^】]*】")


def clauses(text: str) -> list[str]:
    """一句拆成各小句；引号、书名号、括号里的不拆。"""
    found: list[str] = []
    depth = start = 0
    for at, char in enumerate(text):
        if char in "“《（(‘":
            depth += 1
        elif char in "”》）)’":
            depth = max(0, depth - 1)
        elif not depth and _CLAUSE.match(text, at):
            found.append(text[start:at])
            start = at + 1
    found.append(text[start:])
    return [clean for piece in found if (clean := piece.strip(_WRAP))]


@lru_cache(maxsize=512)
def masked(text: str) -> bool:
    """里头有没填的空。"""
    return bool(_GAP_MARK.search(text) or unfilled(text) or _BLANK_YEAR.search(text))


def without_masks(text: str) -> str:
    """去掉没填的空，剩下能用的字：“XX区妇幼所” → “妇幼所”。"""
    text = _BLANK_YEAR.sub("", _GAP_MARK.sub("", text))
    for start, end in reversed(unfilled(text)):
        if text[end : end + 1] in {"年", "县", "区", "市", "镇", "乡", "村", "省", "州"}:
            end += 1
        text = text[:start] + text[end:]
    return re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", text).strip(_WRAP + "—-")


_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．](?![一二三四五六七八九十])|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]、?|[㈠-㈩①-⑳]"
    r"|\d{1,2}[、.．](?![\d、])|第[一二三四五六七八九十]{1,2}[，、：]|[一二三四五六七八九十]是(?=[\u4e00-\u9fff“]{2}))\s*"
)


def unnumbered(text: str) -> str:
    """去掉开头的序号：一、（一）1. 2．①第一，一是；套着的几层都去。"""
    while match := _NUMBER.match(text):
        text = text[match.end() :]
    return text


def phrase(text: str, longest: int = LONGEST_PHRASE) -> str:
    """几个字；序号不要，太长的取到最后一个完整的短语，没填的空写待补。"""
    text = even(unnumbered(text.strip(_WRAP)).strip(_WRAP))
    if masked(text):
        return GAP
    if len(text) <= longest:
        return text
    pieces = re.split(r"(?<=、)", text)
    while len(pieces) > 1 and len("".join(pieces)) > longest:
        pieces.pop()
    short = "".join(pieces).strip(_WRAP)
    return even(short if len(short) <= max(40, longest) else short[: max(40, longest)].strip(_WRAP))


_PAIRS = {"“": "”", "《": "》", "（": "）", "‘": "’"}


def even(text: str) -> str:
    """引号、括号要成对：剩下半个的去掉。"""
    for left, right in _PAIRS.items():
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    return text


def titled(text: str, longest: int = LONGEST_PHRASE) -> str:
    """当名字用的几个字：没填的空略去，剩下的还说得通。"""
    return phrase(without_masks(text), longest)


def phrases(pieces: Iterable[str], most: int = 6, longest: int = LONGEST_PHRASE) -> list[str]:
    """几条短语，不重。"""
    found: list[str] = []
    for piece in pieces:
        short = phrase(piece, longest)
        if len(short) > 1 and short not in found and short != GAP:
            found.append(short)
    return found[:most]


# -- 时间 --

ONLY_DATE = re.compile(
    r"(?:(?:19|20)\d{2}年度?|[今去明上前来本当]年度?)?(?:\d{1,2}月(?:\d{1,2}日|底|初|[上中下]旬|份)?|[上下]半年|年[初底])?(?:以来|起|间|前|前夕|期间|上午|下午)?"
)
"""只说了什么时候。"""

_DAY = r"\d{1,2}月\d{1,2}日"
_PART = r"(?:上午|下午|晚上|晚|全天)"
_FESTIVAL = r"(?:“?(?:三八|六一|六·一|三·八|五一|五四|七一|八一|十一|元旦|春节|端午|中秋|重阳|腊八|儿童|妇女)”?(?:国际)?(?:劳动)?(?:妇女|儿童|青年)?节)"
_TIME = re.compile(
    rf"(?:(?P<year>(?:19|20)\d{{2}}年)|(?P<than>[今本当明来去上前](?:年(?:的)?|(?=年[底初末]))))?(?:(?P<days>{_DAY}\s*(?:—|-|－|~|～|至|到)\s*(?:\d{{1,2}}月)?\d{{1,2}}日)|(?P<day>{_DAY})(?P<part>{_PART})?"
    rf"|(?P<months>\d{{1,2}}月(?:、\d{{1,2}}月|和\d{{1,2}}月)+)|(?P<span>\d{{1,2}}月?(?:—|至)\d{{1,2}}月)|(?P<month>\d{{1,2}}月)(?P<third>上旬|中旬|下旬|底|初)?份?"
    rf"|(?P<half>上半年|下半年|第?[一二三四]季度)|(?P<edge>(?<=\d年)[底初末]|(?<=[今本当明来去上前]年)[底初末]|年[底初末])|(?P<loose>岁末|暑假期间|暑期|暑假|寒假|{_FESTIVAL}))"
)


class When(NamedTuple):
    """一个时间：照事实的写法，和原来的字。"""

    value: str
    raw: str
    start: int
    end: int

    @property
    def doubt(self) -> str:
        """年份没写、又不知道是哪一年的，要人补。"""
        return f"原文的时间写作“{self.raw}”，不知道是哪一年" if self.value == GAP else ""


RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "来": 1, "去": -1, "上": -1, "前": -2}
"""“明年”是这份稿子的年度加几。"""


def when_in(text: str, year: int | None, this: int | None = None) -> When | None:
    """一句里头一个时间。没写年份的用 ``year``，“明年”“去年”照这份稿子的年度 ``this`` 推；不知道年份的是待补。"""
    matches = list(_TIME.finditer(halfwidth(text)))
    if not matches:
        return None
    match = next((one for one in matches if not one["loose"] and not one["edge"]), matches[0])
    before = text[: match.start()]
    unknown = bool(re.search(r"(?:[xX×＊*_＿]{1,4}|20\d?[xX×])年$", before))
    own = int(match["year"][:4]) if match["year"] else None if unknown else year
    if match["than"]:
        own = None if this is None else this + RELATIVE[match["than"][0]]
    return When(_written(match, own), text[match.start() : match.end()], match.start(), match.end())


def _written(match: re.Match[str], year: int | None) -> str:
    if match["loose"]:
        return match["loose"]
    if match["edge"]:
        return f"{year}年{match['edge'].removeprefix('年')}" if year else GAP if match["than"] else match["edge"]
    if year is None:
        return GAP
    value = _dated(match, year)
    try:
        parse_moment(value, None, year)
    except ValueError:
        return GAP
    return value


def _dated(match: re.Match[str], year: int) -> str:
    numbers = [int(one) for one in re.findall(r"\d+", match["days"] or match["day"] or match["month"] or "")]
    if match["day"]:
        return f"{year}-{numbers[0]:02d}-{numbers[1]:02d}{match['part'] or ''}"
    if match["days"]:
        last = numbers[2:] if len(numbers) > 3 else [numbers[0], numbers[2]]
        return f"{year}-{numbers[0]:02d}-{numbers[1]:02d}至{year}-{last[0]:02d}-{last[1]:02d}"
    if match["month"]:
        return f"{year}年{numbers[0]}月{match['third']}" if match["third"] else f"{year}-{numbers[0]:02d}"
    if match["half"]:
        return f"{year}年{match['half']}"
    return (match["months"] or match["span"]).replace("和", "、")


def undated(title: str) -> str:
    """标题打头只说了什么时候的不要：“3月8日，县妇联举办……”。"""
    head, mark, rest = title.partition("，")
    return rest if mark and rest.strip() and ONLY_DATE.fullmatch(unnumbered(head).strip()) else title


# -- 单位 --

_BODY_END = (
    "妇联|督查室|办公室|妇儿工委办公室|妇儿工委办|妇儿工委|工委|委员会|政府办|县委办|区委办|市委办|政府|党委|县委|区委|市委|省委|州委|法院|检察院|纪委监委|纪委|监委|宣传部|组织部|统战部|政法委|团委|团县委|团市委|团区委"
    "|总工会|工会|残联|科协|文联|工商联|红十字会|关工委|教体局|教育局|卫健局|卫生局|卫计局|民政局|公安局|司法局|财政局|人社局|统计局|农业农村局|农业局|住建局|城管局|水利局|医保局|文旅局|文广旅局|市场监管局|乡村振兴局|发改局|交通局"
    "|派出所|司法所|计生办|农技站|服务站|卫生院|幼保健院|妇幼保健院|妇幼所|医院|学校|小学|中学|幼儿园|中心|公司|合作社|(?<!常)委|社区|街道|协会|基金会|银行|信用社|成员单位|各乡镇|各村|各单位|各部门|部门|社保所|电视台|融媒体中心|检察官|警官|支队|大队|科|站|局|厅|部|院|办|会"
)
_PARTY = re.compile(
    rf"^(?:各|有关|相关)?[\u4e00-\u9fff（）“”A-Za-z]{{1,16}}?(?:{_BODY_END})$|^(?:各|有关|相关)(?:有关|相关|县|市|区|乡|镇|村|级|街道|社区|成员|责任|牵头|学校|单位|部门|党委|政府|妇联|园区|（[^）]*）)+$"
)
_NOT_PARTY = re.compile(
    "^是|进一步|^(?:发挥|加强|推动|通过|强化)|的|了|成立|建立|全部|都$|其责|每|把|将|让|使|做|不|^社会$|^部门$|^会$|^办$|工作$|以上"
)
_JOIN = re.compile(r"、|，|；|和|与|及(?!格)|会同|联合|以及|同(?=[县市区乡镇省])")


_SHARES_EACH = frozenset({"成员单位", "乡镇", "街道", "社区", "部门", "村", "学校", "县区", "有关部门", "责任单位"})
"""“各乡镇、成员单位”的“各”管到后面。"""


def parties(text: str, most: int = 12) -> list[str]:
    """一串单位。“A、B和C”“A会同B”。认不出是单位的不要。"""
    found: list[str] = []
    each = ""
    bare: list[str] = []
    for piece in _JOIN.split(re.sub("（(市|县|镇|乡)、(区|市|镇|街道)）", r"（\1，\2）", text)):
        piece = re.sub("（(市|县|镇|乡)，(区|市|镇|街道)）", r"（\1、\2）", piece)
        piece = re.sub(r"(?<=[\u4e00-\u9fff]{2})在.*$", "", piece)
        name = re.sub(
            r"^(?:由|如|请|在|会同|其中|积极|还|并|还请|以及)|(?:等(?:单位|部门)?|共同|联合|分别|积极|要|还|先后|具体|主要)$",
            "",
            unnumbered(piece.strip(_WRAP + "“”")),
        )
        name = even(name)  # “（县司法局牵头”：括号的前一半不是名字里的
        if _SECTOR.fullmatch(name):
            bare.append(name)
        each = "各" if name.startswith("各") or (each and name in _SHARES_EACH) else ""
        name = each + name if name in _SHARES_EACH else name
        if (
            name
            and not _NOT_PARTY.search(name)
            and not masked(name)
            and _PARTY.match(name)
            and name not in found
            and len(name) <= 20
        ):
            found.append(name)
    if found and bare:  # “法院、公安、妇联”：跟别的单位并列的才是单位
        order = [unnumbered(piece.strip(_WRAP)) for piece in _JOIN.split(text)]
        found = sorted([*found, *bare], key=lambda one: order.index(one) if one in order else 0)
    return found[:most]


_SECTOR = re.compile("公安|检察|司法|民政|教育|卫健|人社|财政|统计|团委|工会|残联")
_SUBJECT_VERB = "举办|开展|组织|召开|举行|印发|出台|制定|实施|推进|建立|联合|会同|牵头|协调|会签|签订|投入|安排|发放|慰问|走访|救助|争取|推行|增设|编印|提请|落实|承办|主办|启动|完成|接受|聚焦|拨出|推荐|每|定期|负责|通报|报送|按季|按月|在|于|把|将|对|为|按|还|从|以|积极|认真|充分|先后|已|共"
_SUBJECT = re.compile(rf"^(?:由)?(?P<subject>[^，。；：]{{2,40}}?)(?=(?:{_SUBJECT_VERB}))")


def subject_of(text: str) -> list[str]:
    """一句的主语是哪些单位；不是单位的没有。"""
    for clause in clauses(text)[:3]:
        if re.match("(?:与|和|会同|联合)(?=[县市区乡镇省州街各])", unnumbered(clause)):
            continue
        match = _SUBJECT.match(unnumbered(clause))
        if match:
            found = parties(match["subject"])
            if found:
                return found
    return []


_JOINED = re.compile(rf"(?:联合|会同)(?P<who>[^，。；：]{{2,60}}?)(?:等(?:单位|部门))?(?=(?:共同)?(?:{_SUBJECT_VERB}))")


def joined_by(text: str) -> list[str]:
    """“联合某某、某某开展”：一起办的单位。"""
    return next((found for match in _JOINED.finditer(text) if (found := parties(match["who"]))), [])
