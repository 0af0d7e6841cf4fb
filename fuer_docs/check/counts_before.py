"""先列出来、后说几个：“甲、乙、丙N个单位”“《甲》《乙》两部法律”；名单旁边的数目。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.finding import Severity
from ..model.manuscript import Passage
from ..model.speech import _
from ..reading.announced import HEADS
from ..reading.counted import JOIN, Claim, Listed, gathered, listed, number_of
from ..reading.pattern import Pattern
from .counts_led import GENERIC
from .rule import Hit, hit

_ORGANISATION = "局|委|办|部|会|院|所|站|队|校|园|中心|公司|银行|企业|联|团|社|法院|处|科|学|馆|厂|店|基地|协会"
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
_WHOLE = {"位一体", "大类", "方面"}
_FIGURE = Pattern(r"\d|[一二两三四五六七八九十](?:个|大|项|类|种|条|级|位)")
_BRACKETED = Pattern(
    r"[（(](?P<body>[^（）()，。；]{3,120})[）)](?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:名|人|个|家|位|所)",
    "（(",
)
_AFTER_QUOTED = Pattern(
    r"(?<=[”》])(?P<etc>等)?(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?P<unit>个|大|部|项|类|种|条|款|位一体|方面|支|本|篇|首)[\u4e00-\u9fff]{0,4}"
)
_SORTS = "时段 节点 时节 季节 学期 条线 行业 栏目 组别 年级 专班 小组 工作组 基本职能 支出 收入 经费 资金 补助 待遇 政策 权益 检查 技能 系统 窗口 点位 赛事 奖项 科目 门类 渠道 疾病 手续 环节"
_NAMED_SORTS = _SORTS.split()
"""数得出来的别的名目；后面列了几样，多半就是几个。"""
_AFTER_LIST = Pattern(
    r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})(?P<unit>位一体|大类|方面|个|名|位|家|项|类|种|级|大|支|条|门|(?=部门|单位))"
    rf"(?P<noun>先进集体|成员单位|责任单位|单位|部门|集体|乡镇|镇|乡|村|社区|街道|学校|县区|县市|县(?![级直域委政妇])|区(?![级直域委政妇])|先进个人|个人|同志|代表|委员|联动|{'|'.join(sorted({*HEADS, *_NAMED_SORTS}, key=len, reverse=True))})?"
)


_QUOTED_LIST = Pattern(
    r"“(?P<body>[^“”，。；]{5,60}[、+＋→—－][^“”，。；、+＋→—－]{1,12})”的?“?(?P<number>[两三四五六七八九十])(?P<key>位一体|色|季|员|方|微|治|化|合一|步|环节|[\u4e00-\u9fff](?=目标|机制|行动|要求|工作|模式|体系|服务|管理|措施|，|。|”))",
    "“",
)
_TOGETHER = frozenset({"位一体", "色", "季", "员", "方", "微", "治", "化", "合一", "步", "环节"})
"""数各项的字眼，各项里不一定都有。"""


def counted_before(passage: Passage, made: Sequence[Claim]) -> Iterator[Hit]:
    """一段里先列后数的。"""
    yield from _named(passage)
    yield from _quoted(passage)
    yield from _inside_quotes(passage)
    yield from _bracketed(passage)
    yield from _enumerated(passage, made)


# -- 甲、乙、丙N个单位 --


def _named(passage: Passage) -> Iterator[Hit]:
    for match in _AFTER_LIST.finditer(passage.text):
        if passage.text[max(0, match.start() - 1) : match.start()] in {"第", "每", "和", "及", "与", "、", "余"}:
            continue
        if passage.text.startswith(("以上", "多", "余", "以内"), match.end("unit")):
            continue
        total = passage.text[max(0, match.start() - 1) : match.start()] == "共"
        before = re.split(r"[，。；：！？,;:]", passage.text[max(0, match.start() - 200) : match.start()])[-1]
        one = listed(re.sub(r"(?:这|共|一共)$", "", before))
        number = number_of(match["number"])
        if one is None or number < 2 or one.fits(number):
            continue
        sure = _same_sort(one, match)
        severity = None if sure else _guessed(one, match, number)
        if not sure and (severity is None or total):
            continue
        text = passage.text[match.start() : match.end()]
        if one.open:
            message = _("前面列了{n}个，已经比{text}多", n=one.low, text=text)
        else:
            message = _("说的是{text}，前面列了{n}个", text=text, n=one.low)
        yield hit(passage, *match.span(), message, _("核对名单和数目"), severity)


def _guessed(one: Listed, match: re.Match[str], number: int) -> Severity | None:
    """列的和数的多半是一回事，有几分把握；看不出的是 ``None``。"""
    if one.open:
        return Severity.WARNING if match.string[: match.start()].endswith("等") and _short(one) else None
    if _abstract(one, match, number):
        return Severity.WARNING
    if _counted_in_figures(one, match, number):
        return Severity.HINT
    return Severity.HINT if _bare_places(one, match, number) or _one_length(one, number) else None


def _short(one: Listed) -> bool:
    """各项都不长，也不带数。"""
    first, *others = one.parts
    tails = (first[-_PAIR * 2 :], *others)  # 头一项前面还有别的话
    return all(len(part) <= _LONGEST and not _FIGURE.search(part) for part in tails)


def _abstract(one: Listed, match: re.Match[str], number: int) -> bool:
    """“亲子运动、法律咨询、心理疏导四项服务”：三样以上、数目差一两个，长短不必一样。"""
    noun, unit = match["noun"] or "", match["unit"]
    said = noun in HEADS or noun in _NAMED_SORTS or unit in {"大", "类", "项", *_WHOLE}
    spelt = not match["number"].isdecimal() or noun in _FIELDS
    return said and spelt and len(one.parts) > _PAIR and abs(number - one.low) <= _PAIR and _short(one)


def _counted_in_figures(one: Listed, match: re.Match[str], number: int) -> bool:
    """“咨询、调解、援助、心理3个窗口”：数字写的，名目认得，只差一个。"""
    noun = match["noun"] or ""
    known = noun in HEADS or noun in _NAMED_SORTS or noun in {"课程", "队伍"}
    return known and one.low == len(one.parts) > _PAIR and abs(number - one.low) == 1 and _short(one)


_LONGEST = 10
_PAIR = 2
_FIELDS = frozenset({"领域", "方面", "板块", "环节", "维度"})


def _one_length(one: Listed, number: int) -> bool:
    """“综合协调、资料数据、现场点位、后勤保障3个工作组”：四样以上、一般长，数目只差一个。"""
    lengths = {len(part) for part in one.parts[1:]}
    return not one.open and len(one.parts) > 3 and len(lengths) == 1 and max(lengths) > 2 and abs(number - one.low) == 1


def _bare_places(one: Listed, match: re.Match[str], number: int) -> bool:
    """“双河、三合、柳林5个村”：没有带村字的两三个字的地名，数目差一两个。"""
    if (
        match["noun"] not in {"镇", "乡", "乡镇", "村", "社区", "街道", "县", "区", "县区"}
        or one.open
        or abs(number - one.low) > 2
    ):
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


def _inside_quotes(passage: Passage) -> Iterator[Hit]:
    """“红、橙、黄、蓝”三色，“党建+妇联+社工”四位一体，“强组织、强阵地、强队伍”三强。"""
    for match in _QUOTED_LIST.finditer(passage.text):
        parts = [part for part in re.split("[、+＋→—－]+", match["body"]) if part]
        number, key = number_of(match["number"]), match["key"]
        if len(parts) < _PAIR + 1 or abs(number - len(parts)) not in {1, _PAIR} or match["body"].endswith("等"):
            continue
        if key not in _TOGETHER and not all(key in part for part in parts):
            continue
        start = match.start("number")
        message = _("说的是{text}，前面列了{n}个", text=passage.text[start : match.end()], n=len(parts))
        yield hit(passage, start, match.end(), message, _("核对名单和数目"), Severity.WARNING)


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


def _enumerated(passage: Passage, made: Sequence[Claim]) -> Iterator[Hit]:
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
