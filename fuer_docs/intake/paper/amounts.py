"""旧稿里的数：值、单位、约数照原来的写法，再看前后的话给它起个名。

年份、日期、序号、文号、年龄段、电话、“三个方面”一类概括的话不是数；写着没填的空的数是待补。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

from ...model.figure import NotAFigure, parse_figure, plain
from ...model.manuscript import Passage
from ...model.numerals import from_chinese
from ...reading.quantities import UNITS, Quantity, quantities
from ...reading.unfilled import unfilled

_MORE_UNITS = (
    "平方公里", "立方米", "工作日", "公顷", "千克", "毫升", "千瓦", "人年", "学时", "席", "笔", "字", "幢", "艘", "株", "首", "双", "副",
    "瓶", "罐", "包", "捆", "顶", "床", "桌", "把", "尊", "扇", "股", "道", "枚", "架", "具", "根", "匹", "眼", "餐", "顿", "斤", "克", "升", "款", "束",
    "秒", "门", "美元", "港元", "欧元", "卷", "帧", "粒", "版", "盏", "尾", "单", "集", "段", "颗", "盘", "名次", "匹次", "室",
)  # fmt: skip
_MORE = re.compile(
    "|".join(sorted(map(re.escape, _MORE_UNITS), key=len, reverse=True))
    + "|分(?=[，。；、]|折合|提高|增加|调整|升|降|以上|以下)"
)
_TWICE = re.compile(r"(?<=[场件户课期例篇台人])(?:次|份)(?!数)")
_PER = re.compile(r"[/／](?:人|户|年|月|天|次|亩|场|名|小时)")
_NOT_AFTER = re.compile(
    r"\+|点半|(?:创业|巾帼|[\u4e00-\u9fff]{0,4})(?:工程|计划|行动|模式|工作法)|会议室|号楼|号院|楼|层(?!次)|热线|专线|维权|公益|周年|年代|世纪|·|\.\d|、\d+月|型|班级|年级|国道|省道|路|版$|[a-zA-Z]"
)
_NOT_BEFORE = re.compile(r"(?:热线|专线|电话|拨打|房|第|“|十|二〇|[A-Za-z]|[·])$")
_AGES = re.compile(
    r"岁(?:及)?(?:以下|以上|以内)(?:的|人员|干部|人群|群体)|岁(?:及)?(?:以下|以上|以内|至|—|-)?(?:的)?[\u4e00-\u9fff]{0,4}(?:儿童|婴|幼|人口|女性|妇女|青|孤|残疾|未成年|孩)"
)
_LASTING = re.compile(
    r"年(?:毛|终期|义务|制|期)|(?:年|天|月|周)(?:来|以来|间|之内|内|前|后|行动|计划|规划|时间|期)|年(?=“|发展|工作|实施|新增|累计)"
)
_SUMS_UP = re.compile(
    r"(?:个|项|点|条|大|种|类|方面|步)?(?:“|方面|环节|问题|困难|不足|原因|特点|措施|举措|要求|意见|重点|原则|关系|机制|阶段|目标|步骤|层面|到位|突破|强化|弱|工作|实?事(?![故件务])|大事|基本|纳入|统一|转变|有|不|率)"
)
_FEW_UNITS = frozenset("期场次部台名人户件所座辆套处家届对份册本篇间支批") | {"人次", "万元", "元"}
_CHINESE_DIGIT = re.compile(r"^[一二两三四五六七八九]$")
_OTHER_PART = re.compile(r"[\s,，]+")


@dataclass(frozen=True, slots=True)
class Amount:
    """一个数。"""

    passage: Passage
    start: int
    end: int
    text: str
    """照事实的写法：近60名、93.9%。"""
    value: Decimal
    """以不带万、亿的单位计。"""
    unit: str
    doubt: str = ""

    @property
    def raw(self) -> str:
        """原来写着的字。"""
        return self.passage.text[self.start : self.end]

    @property
    def gap(self) -> bool:
        """原文就没填。"""
        return self.text == GAP


GAP = "待补"
_MASKED_UNIT = re.compile(
    rf"\d*[余多]?(?P<unit>[百千万亿]*(?:{'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))}))"
)
_YEAR = re.compile(r"\s*(?:年|[-—－~至]|[〕\]）])")


@lru_cache(maxsize=64)
def amounts(passage: Passage) -> tuple[Amount, ...]:
    """一段里的数，按先后；没填的数也在内。一段分成许多截的，只认一遍。"""
    blanks = unfilled(passage.text)
    taken = bytearray(len(passage.text))
    for start, end in blanks:
        taken[start:end] = b"\1" * (end - start)
    found = [one for one in map(partial(_masked, passage), blanks) if one is not None]
    for decimal in _decimals(passage):
        if not any(taken[decimal.start : decimal.end]):
            found.append(decimal)
            taken[decimal.start : decimal.end] = b"\1" * (decimal.end - decimal.start)
    for quantity in quantities(passage):
        plain = _amount(passage, quantity) if not any(taken[quantity.start : quantity.end]) else None
        if plain is not None:
            found.append(plain)
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return tuple(sorted([*found, *_compound(passage, taken)], key=lambda one: one.start))


def _decimals(passage: Passage) -> Iterator[Amount]:
    """汉字写的小数：十三点四‰、百分之九十点五。写成数字，请人看一眼。"""
    for match in _DECIMAL.finditer(passage.text):
        try:
            figure = parse_figure(match[0])
        except NotAFigure:
            continue
        doubt = f"原文写作“{match[0]}”"
        yield Amount(passage, match.start(), match.end(), figure.text, figure.base, figure.base_unit, doubt)


def _compound(passage: Passage, taken: bytearray) -> Iterator[Amount]:
    """汉字写的两位以上的数：十四期、二十三名。"""
    for match in _COMPOUND.finditer(passage.text):
        if any(taken[match.start() : match.end()]):
            continue
        value = from_chinese(match["digits"])
        if value is not None and not _SUMS_UP.match(passage.text, match.end()):
            yield Amount(passage, match.start(), match.end(), match[0], Decimal(value), match["unit"])
    for match in _NEAR_YI.finditer(passage.text):
        yield Amount(passage, match.start(), match.end(), match[0], Decimal(10**8), match["unit"])


_CHINESE = "零〇一二两三四五六七八九十百千"
_DECIMAL = re.compile(
    rf"(?:百分之[{_CHINESE}]+点[零〇一二三四五六七八九]+"
    rf"|(?<![分之第{_CHINESE}])[{_CHINESE}]+点[零〇一二三四五六七八九]+(?:[万亿](?:元|人次|人|户|亩)?|元|%|‰|[/／]10?万|个?百分点|倍|岁|公里|平方米|亩|吨))"
)
_NEAR_YI = re.compile("(?:近|超|超过|逾)亿(?P<unit>元|人次|人)")
_COMPOUND = re.compile(
    rf"(?<![第届年月之零〇一二两三四五六七八九十百千万“\d])(?P<digits>[一二两三四五六七八九十百千万零]*[十百千][一二三四五六七八九十百千零]*[一二三四五六七八九])(?:余|多)?(?P<unit>{'|'.join(sorted(map(re.escape, set(UNITS) - {'年', '月', '天', '周', '届', '县', '区', '市', '镇', '乡', '村', '节', '大', '条', '点', '个百分点'}), key=len, reverse=True))})"
)


def _masked(passage: Passage, blank: tuple[int, int]) -> Amount | None:
    """没填的空后面跟着单位的，是一个待补的数；年份、地名的空不是。"""
    start, end = blank
    text = passage.text
    if _YEAR.match(text, end) or not (re.search(r"[_＿]|\d", text[start:end])):
        return None
    match = _MASKED_UNIT.match(text, end)
    if match is None or match["unit"] in {"县", "区", "市", "镇", "乡", "村", "街道", "社区", "校", "年", "月", "天"}:
        return None
    stop = match.end()
    return Amount(passage, start, stop, GAP, Decimal(0), match["unit"], f"原文没有填：“{text[start:stop]}”")


def _amount(passage: Passage, one: Quantity) -> Amount | None:
    text = passage.text
    end, unit = _whole_unit(text, one)
    if _is_other(text, one, end):
        return None
    begin = one.start
    if match := _LIMIT.search(text[max(0, begin - 3) : begin]):
        begin -= len(match[0])
    if match := _WITHIN.match(text, end):
        end = match.end()
    raw = text[begin:end]
    doubt = ""
    written = _OTHER_PART.sub("", raw) if "," in raw or " " in raw else raw
    if one.unit == "%" and one.chinese and not re.search("百分之", raw):
        written, doubt = f"{plain(one.value.quantize(Decimal('0.1')))}%", f"原文写作“{raw}”"
    try:
        figure = parse_figure(written)
    except NotAFigure:
        return None
    if figure.base != one.value and not doubt and not figure.lead:
        written = f"{plain(one.value)}{unit}"
        doubt = f"原文写作“{raw}”"
    return Amount(passage, begin, end, written, one.value, unit, doubt)


_HOTLINE = re.compile("12[0-9]{3}")
"""12338、12345：五位的热线。"""
_WITHIN = re.compile("[以之]内")
"""“控制在10/10万以内”：数不过是个上限，丢了就成了实数。"""
_LIMIT = re.compile("(?:不低于|不超过|不高于|不多于)$")


def _whole_unit(text: str, one: Quantity) -> tuple[int, str]:
    """单位写全：场次、元/人，和规矩不管的量词。"""
    end, unit = one.end, one.unit
    if not unit:
        match = _MORE.match(text, end)
        if match and not one.chinese:
            end, unit = match.end(), match[0]
    elif unit == "个" and text.startswith("工作日", end):
        end, unit = end + 3, "个工作日"
    elif text[end - len(unit) : end] == unit:
        for pattern in (_TWICE, _PER):
            match = pattern.match(text, end)
            if match:
                end, unit = match.end(), unit + match[0]
    return end, unit


def _is_other(text: str, one: Quantity, end: int) -> bool:
    """看着像数，其实是别的。"""
    before, after = text[max(0, one.start - 6) : one.start], text[end : end + 12]
    bare = one.text.strip("余多近约")
    if (one.unit == "周" and after.startswith("年")) or (one.unit == "个" and re.match("年头", after)):
        return True
    if _HOTLINE.fullmatch(bare) or (one.unit == "点" and not one.hedge and re.search("[上下]午|晚上|每天", before)):
        return True
    if before.endswith("+") or (one.text.endswith("半") and before.endswith(("时间", "即将", "任务", "能不能", "双"))):
        return True
    if (
        one.unit == "%"
        and one.chinese
        and re.search("(?:即将|能不能|时间|任务|是)$", before)
        and one.value in {50, 100}
    ):
        return True
    if one.value >= 1000 and before.endswith(("/", "／")) and re.fullmatch("10+万?|1?[万十百千]+", bare):
        return True  # “/10万”是单位
    if one.unit == "年" and re.fullmatch(r"(?:19|20)\s*年", text[one.start : end]):
        return True
    if (
        not one.unit
        and re.match(r"[.．、)）][\u4e00-\u9fff“]", after)
        and (not before or before[-1] in "。；;：:！? （(")
    ):
        return True  # “……。2.全年召开”：序号
    if re.match(r"0\d", bare) or (re.match(r"[零〇二]", after) and one.unit == ""):
        return True
    if one.unit == "周" and after.startswith("岁"):
        return True
    if one.unit == "岁" and re.match(r"(?:及?(?:以下|以上|以内))?的?\d|及?(?:以下|以上|以内)[\u4e00-\u9fff]", after):
        return True
    if one.unit == "届" and one.chinese:
        return True
    if one.unit == "岁" and (_AGES.match("岁" + after) or _AGES.match(text, end - 1) or _AGES.match(text, end - 3)):
        return True
    if not one.unit and (_NOT_AFTER.match(after) or _NOT_BEFORE.search(before)):
        return True
    if before.endswith(("“", "·", ".")) or (not one.unit and re.match(r"[”’]", after)):
        return True
    if not one.unit and re.match(r"(?:、\d+)*月", after):
        return True
    if not one.chinese:
        zero = one.value == 0 and re.search(r"[二〇]$", before)
        lasting = one.unit in {"年", "月", "天", "周"} and not one.hedge and _LASTING.match(one.unit + after)
        return bool(zero or lasting)
    return _not_counted(one, bare, before, after)


def _not_counted(one: Quantity, bare: str, before: str, after: str) -> bool:
    """汉字写的小数目，多半是概括的话。"""
    digits = bare.removesuffix(one.unit)
    if one.unit in {"年", "月", "周", "天"}:
        return True
    if one.unit == "期" and re.match("改造|工程|建设|项目", after):
        return True
    around = before[-1:] + bare + after[:1]
    if not one.hedge and re.match("[百千万](?!万)", bare) and len(bare) - len(one.unit) == 1:
        return True
    if (
        around.startswith("届")
        or bare in {"千家", "万户"}
        or re.match(r"[零〇0]", after)
        or re.search(r"[零〇0]$", before)
    ):
        return True
    if one.unit == "%" or one.hedge:
        return bool(_SUMS_UP.match(after)) and one.value < 10
    if _CHINESE_DIGIT.match(digits):
        sums_up = _SUMS_UP.match(after.lstrip("“") if one.unit in _FEW_UNITS else after)
        return one.value < 2 or one.unit not in _FEW_UNITS or bool(sums_up) or before.endswith(("每", "这"))
    return one.unit in {"年", "月", "天", "个", "项", "大", "条"} or before.endswith("第")


NEAR = 80
"""一个数前后最多看几个字。"""


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``start`` 到 ``end`` 之间的各句；分号隔开的算一句。"""
    at = start
    for match in re.finditer(r"[。！？!?][”’」）)]*", text[start:end]):
        stop = start + match.end()
        if text[at:stop].strip():
            yield at, stop
        at = stop
    if text[at:end].strip():
        yield at, end
