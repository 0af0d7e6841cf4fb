"""一个数周围的话：说的是什么、哪一年、哪里、是要办的还是已有的。不去分名目，只看字眼；两处像不像一回事，拿这些字眼比。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.manuscript import Passage
from .claims import LEVEL, own_level
from .mentions import ahead_passages, noun_of
from .pattern import Pattern
from .quantities import Quantity
from .reading import Reading, in_table
from .roles import RATES, Role, role

_COUNTED_ALIKE = {"名": "人", "位": "人", "家": "个"}
_PEOPLE = Pattern(
    "[女男]?职工|妇女|女性|儿童|学生|青少年|居民|群众|家长|老人|干部|女童|人口|学员|未成年人|青年|执委|志愿者|巾帼"
)
"""“16.2万女职工”：没有写人。"""
_BEFORE, _AFTER = 18, 14
"""前后最多看几个字。"""
_SPELT = 10
"""汉字写的，十以上才算；三项、五个多半是概括。"""
_CLAUSE = Pattern("[。；：！？，,;（）()]")
_CLAUSE_AFTER = Pattern("[。；：！？，,;（）()、]")
EMPTY = Pattern(
    "全[国县市区省州镇乡村旗盟]|[我本][国县市区省州镇乡村]|(?:19|20)\\d\\d年度?|今年|去年|上年|明年|全年|年内|当年|年[底末]|目前|现有|共有|[共合总累]计|总[数共]|一共|截至|已经|达到"
    "|其中|先后|分别|力争|确保|计划|基础上|继续|进一步|以[上下]|左右|[上下]半年|[了的为在是有等和与及共已达拟新将把对以被由从按到至约近超余多各每要还仍均都全个]|[^\u4e00-\u9fff]+"
)
TELLING = Pattern(
    "(?<!业)农村|城[镇市乡]|男|(?<!妇)女|流动|[省市县区镇乡村](?:级|财政|直)|试点|抽[查取检]|国家级|小学|初中|高中|大学|线[上下]|[专兼]职|未|[公民]办|(?<!未)达标|办结|新[建增评办]|妇女规划|儿童规划|以[上下]|第[一二三四五六七八九十]"
    "|[上下]半年|退休|在职|党员|存量|增量|首[次批]|再次|直播|留守|困境|孤儿|残疾|单亲|低保|脱贫|[一二三]期|每|其中|仅"
)
"""一处有、一处没有这些字的，说的是两样。"""
_FIELD = Pattern("[\u4e00-\u9fff]{2}(?:领域|板块)")
_TIME = Pattern(
    r"(?<!\d)\d{1,2}月(?![底末]|\d{1,2}日?前)|[一二三四五六七八九十]月|[一二三四]季度|[上下]半年|春节|[春秋夏冬]季|暑[期假]|寒假|[当同][天日]|“六一”|“三八”|[此本这]次|[节日周]前|宣传[周月日]"
)
_HALF = Pattern(r"[1一](?:月份?)?[—\-－~～至到][6六]月份?")
_PLACE = Pattern(
    r"(?<![\u4e00-\u9fff][各个全本])(?P<place>(?![全我本乡城各该农集市县区山新多少几个所等])[\u4e00-\u9fff](?:镇|乡|街道|村|社区|学校|医院|小学|中学|幼儿园))(?![级长上下村际妇振])"
)
_PART = Pattern(
    "[本该](?:领域|部分|类|节|批|期|轮|板块|方面)|平均|[人户村]均|各(?!级|类|项|界|地|单位|部门)|其余|剩余|剩下|余下|另有|另外|(?:增加|减少|增长|下降)(?![到至])|去年|上年|上届|同期|分别|第[一二三四五六七八九十\\d]|[中里]有|的(?:已|有|占)|首批|部分|差额|缺口"
)
_SENT_OUT = Pattern(
    "^[\u4e00-\u9fff]{0,4}(?:去年|上年)底?[印制下]?(?:发出?|发放|下达|举办|新建|建成|评选?出?|培训|确定|梳理出?|反馈|交办|通报)的$"
)
"""“去年底发出的25份”：前面说过的那些。"""
_AMONG = Pattern("\\d[项个名人户家件所条支场期]次?[\u4e00-\u9fff]{0,8}[中里]，")
"""“已达标的104项中，妇女规划49项”：说的是一部分里的。"""
_LEFT = Pattern("其余|余下|剩余|剩下")
_WHOLE = Pattern("[\u4e00-\u9fff“”]{0,10}[中里](?![小学心])")
_NEXT = 40
"""“完成148个行政村换届，其余10个正在推进”：后面还有没说到的。"""
_NEARER = Pattern("[比较]$|[比较](?:20\\d\\d年|上年|去年)")
_PLANNED = Pattern(
    "计划|拟|力争|争取(?!资金|到|项目|经费|支持)|确保|概算|预算|预计|目标|不[低少高]于|将|突破$|要达|需达|应达|前[，完实达]|标准|控制在"
)
_SOON = Pattern("下一步|下步|下一阶段|明年|来年|今后")
_DOINGS = (
    "举办|开办|办|开展|组织|培训|新建|建成|建设|建好|建|打造|培育|培养|新增|完成|发放|争取|评选|评出|评|选树|选出|救助|慰问|走访|创建|设立|设|配备|投入|落实|筹集|安排|改造|达到?|增至|实现|覆盖"
    "|邀请|扶持|帮扶|带动|提供|购买|资助|招募|聘请|建立|成立|推荐|命名|表彰|受理|调解|化解|印发|出台|制定|召开|发出|转化|开设|增设|增加|帮助|吸引|募集|惠及|服务|接待|检查|筛查|发展|发现"
)
_MAKES = Pattern(rf"(?:{_DOINGS})(?:了|起|到|出)?$")
DOING = Pattern(rf"^(?:{_DOINGS})")
"""起头的动词。"""
_ASIDE = Pattern("（[^（）]*）")
_RAISED_TO = Pattern(
    r"(?P<name>[^由从]*?)[由从][^，。；]*\d[^，。；]*(?:增加|增长|提高|提升|上升|升|扩大|下降|降低|降|减少|减|发展|扩展|增)(?:到|至|为)?了?(?:今年|现在|目前|去年|(?:19|20)\d\d年)?的?$"
)
_DATE = Pattern(r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?[底初末]?|(?:19|20)\d\d年")
_YEAR = Pattern("(?:19|20)\\d\\d年|今年|本年度?|去年|上年|上一年|明年|来年")
_THAN = frozenset("比较与由从同")
_PAST = Pattern("一年来|过去|回顾|虽|先后|已|截至|今年以来")
_POINTS_IN_TIME = Pattern("等[^，。]{0,6}(?:节点|节日|时段|时机)")
_RATE_NAMED = Pattern(r"(?P<name>[\u4e00-\u9fff“”、]{2,16}?(?:率|满意度|比例))(?=[，、]|这[一类项个些])")
_AIM = Pattern("计划|拟|目标(?![中里])|预算|概算|预计|不[低少高]于|标准|控制在|要见到|任务[是：为]")
_LIMIT = Pattern("不[少低高超]|以[上下内]|至少|最多")
_QUOTED = Pattern("“([\u4e00-\u9fff]{2,10})”")
_BASED = Pattern(r"^[^，。；0-9]{0,14}?的?(?:基础上|成果|水平|经验|任务)")
_RATE_BEFORE = Pattern(
    r"(?P<name>[\u4e00-\u9fff“”、]{2,22}?(?:率|满意度|比例|比重))(?:已?经?|达到?|为|是|[保维]持在?|稳定在|由|从|[提升降](?:高|升|低)?[到至]|在|(?:19|20)\d\d年|今年|去年|全年|[上下]半年|现有|目前|的|实际|实现|完成)*$"
)
_RATE_AFTER = Pattern(r"^的?(?P<name>[\u4e00-\u9fff“”]{0,16}?(?:率|满意度|比例|比重))(?![先高低])")
_RATE_LEAD = Pattern(
    "^(?:全[国县市区省州镇乡]|[我本][县市区省州镇乡]|今年|全年|目前|其中|实现|确保|力争|巩固|保持|提升|提高|继续|将|把|使|在|和|及|的|、|(?:19|20)\\d\\d年|一是|二是|三是|对|要|推动|促进|盯住|紧紧|指标方面)+"
)


class Topic(NamedTuple):
    """一个数和它周围的字眼。"""

    quantity: Quantity
    before: str
    after: str
    pairs: frozenset[str]
    """前后的话里相连的两个字。"""
    telling: frozenset[str]
    """分得出彼此的字眼：农村、专职、上半年。"""
    rate: str
    """是率的，叫什么率。"""
    unit: str
    level: str
    years: frozenset[int]
    time: str
    place: str
    planned: bool
    """要办的。"""
    aim: bool
    """写明是目标、计划、预算的。"""
    given: bool
    """拿来当根据、当对象的，是前面说过的数：在……的基础上、由……提高到、86名志愿者全部。"""
    beside: frozenset[object]
    """同一句里别的数。"""

    @property
    def noun(self) -> str:
        """数后面的名目。"""
        return noun_of(self.after)


def topics(reading: Reading) -> Iterator[Topic]:
    """全文的数，按先后；约数、增减、平均、一部分的不在内。"""
    own, ahead = own_level(reading), ahead_passages(reading)
    for passage, start, end in reading.sentences:
        if in_table(passage):
            continue
        inside = reading.in_span(passage, start, end)
        for one in inside:
            made = _topic(reading, one, start, own, ahead=passage.n in ahead)
            if made is not None:
                beside = frozenset(other.value for other in inside if other is not one and other.unit == one.unit)
                yield made._replace(beside=beside)


PER = frozenset({"%", "‰", "/10万"})
"""率。"""
_NOT_RATES = RATES - PER


def _topic(reading: Reading, one: Quantity, start: int, own: str, *, ahead: bool) -> Topic | None:
    unit = _COUNTED_ALIKE.get(one.unit, one.unit)
    if not unit and _PEOPLE.match(one.passage.text, one.end):
        unit = "人"
    if not unit or unit in _NOT_RATES or (one.chinese and one.value < _SPELT):
        return None
    passage = one.passage
    before, after, at, clause = _around(passage, one, start)
    last = re.split(r"\d", clause)[-1]
    if (_PART.search(last) and not _SENT_OUT.search(last)) or _NEARER.search(before) or one.unit in {"步", "点"}:
        return None
    segment = max(start, passage.text.rfind("；", start, one.start))
    left = _LEFT.search(passage.text, one.end, one.end + _NEXT) and not _WHOLE.match(passage.text, one.end)
    if left or _AMONG.search(passage.text, segment, one.start):
        return None
    based = _BASED.match(passage.text[one.end : one.end + 24]) is not None
    raised = re.search("[由从](?:20\\d\\d年|今年|目前|现[在有]?)?的?$", before) is not None
    if not raised and not based and one.unit not in RATES and role(one) not in {Role.PLAIN, Role.EACH}:
        return None
    lead = passage.text[max(start, one.start - 200) : one.start]
    soon = ahead or _SOON.search(lead) is not None
    past = ahead and _PAST.search(lead) is not None
    planned = (soon and not past) or _PLANNED.search(before) is not None
    head = re.sub(r"[^\u4e00-\u9fff]", "", before)
    given = (
        based
        or (raised and planned)
        or (re.match("[\u4e00-\u9fff“]{2}", after) is not None and not _MAKES.search(head))
        or re.search("现有$|(?<!拟)已$|[\u4e00-\u9fff]的$", before) is not None
    )
    near = _CLAUSE.split(lead)[-1] if given else lead.rpartition("；")[2]
    level = [word for word in LEVEL.findall(near if given else lead) if word != "国"]
    places = [match["place"] for match in _PLACE.finditer(lead)]
    time = None if _POINTS_IN_TIME.search(near) else _TIME.search(_HALF.sub("上半年", near))
    quoted = _QUOTED.findall(lead)
    title = reading.manuscript.title
    words = before + "，" + after
    return Topic(
        one, before, after, frozenset((*_pairs(words), *quoted[-1:])),
        frozenset(TELLING.findall(_own(clause) + noun_of(after) + ("未" if "未" in after else ""))) | frozenset(_FIELD.findall(clause)), _rate(one, before, after, lead if based else ""),
        unit, level[-1] if level else own, _years(reading, passage, start, at),
        time[0] if time and time[0].strip("“”") not in title else "", places[-1] if places and places[-1] not in title else "",
        planned, _AIM.search(before) is not None or _LIMIT.search(one.hedge) is not None or re.search("要见到|(?<![（(])目标[是：为][^（）]*$", lead) is not None, given, frozenset(),
    )  # fmt: skip


def _own(clause: str) -> str:
    """顿号列的，只看末一样：“单亲母亲20名、贫困女童30名”。"""
    rest = re.split(r"\d", clause)[-1]
    return rest.rpartition("、")[2] if "、" in rest and rest != clause else clause


def _years(reading: Reading, passage: Passage, start: int, at: int) -> frozenset[int]:
    """说的是哪一年；“全年”说的是这一部分的那一年。"""
    said = [
        one
        for one in _YEAR.finditer(passage.text, start, at)
        if passage.text[one.start() - 1 : one.start()] not in _THAN
    ]
    if said:
        return reading.years.said(passage, *said[-1].span())
    years = reading.years.section(passage)
    if years == reading.years.paper and not re.search("(?:19|20)\\d\\d年", reading.manuscript.title):
        return years | {year - 1 for year in years}  # 题目没写年份：年初报的多是上一年的数
    return years


def _around(passage: Passage, one: Quantity, start: int) -> tuple[str, str, int, str]:
    """同一小句里前后的话，到标点、到别的数为止；括号里的看括号前面，“由19%提高到23%”的名目在由的前面。

    第三个是名目说到哪里，第四个是前面的整个小句。
    """
    text = passage.text
    begin = max(start, one.start - 60)
    lead = text[begin : one.start]
    if lead.endswith(("（", "(")):
        lead = lead[:-1]
    clauses, at = _CLAUSE.split(_ASIDE.sub("", lead)), one.start
    clause = clauses[-1]
    raised = _RAISED_TO.match(clause)
    if raised:
        at = max(start, one.start - len(clause) + raised.end("name"))
        clause = raised["name"]
    plain = _DATE.sub("", clause)
    before = re.split(r"\d", plain)[-1][-_BEFORE:]
    rest = text[one.end : one.end + _AFTER]
    after = _CLAUSE_AFTER.split(rest)[0]
    if re.search(r"\d", after):
        after = re.split(r"\d|和|及其|与|以及", after)[0]
    elif re.search(r"[和与及、]", rest) and re.search(r"\d", _CLAUSE.split(text[one.end : one.end + 2 * _AFTER])[0]):
        after = re.split("和|及其|与|以及", after)[0]
    if len(clauses) > 1 and not any(_pairs(before + "，" + after)):
        before = max(re.split(r"\d", clauses[-2]), key=len)[-_BEFORE:] + before
    return before, after.removeprefix("次"), at, plain


def _pairs(text: str) -> Iterator[str]:
    for piece in EMPTY.split(text):
        for at in range(len(piece) - 1):
            yield piece[at : at + 2]


def _rate(one: Quantity, before: str, after: str, lead: str) -> str:
    """叫什么率：前面的、后面的；“盯住孕产妇死亡率，在12.3/10万的基础上”，在前一小句里。"""
    if one.unit not in PER:
        return ""
    match = _RATE_BEFORE.search(before) or _RATE_AFTER.match(after)
    if match is None and lead:
        named = list(_RATE_NAMED.finditer(lead[-_BEFORE * 2 :]))
        match = named[-1] if named else None
    return re.sub("[“”]", "", _RATE_LEAD.sub("", match["name"])) if match else ""
