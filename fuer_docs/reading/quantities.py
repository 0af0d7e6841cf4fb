"""行文里的数：多大、什么单位、约不约、说的是什么。年份、日期、文号、条款号、序号不算。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import NUMERAL_CHARS, from_chinese, halfwidth

UNITS = (
    "个百分点", "个千分点", "个十万分点", "人次", "人天", "课时", "台件", "台（件）", "台(件)", "平方米", "平方公里", "公里", "公斤",
    "小时", "分钟", "万元", "亿元", "元", "名", "人", "位", "户", "家", "个", "项", "件", "起", "场", "次", "期", "份", "册", "本",
    "条", "篇", "台", "套", "对", "处", "所", "间", "座", "亩", "支", "批", "类", "种", "岁", "年", "天", "%", "‰", "倍", "枚", "幅",
    "张", "部", "辆", "栋", "片", "盒", "袋", "箱", "桶", "吨", "米", "村", "镇", "乡", "县", "区", "市", "街道", "社区", "校", "班",
    "组", "队", "站", "堂", "课", "例", "笔", "宗", "封", "档", "届", "轮", "周", "月", "节", "步", "点", "面", "块", "具", "株", "床", "棵", "头", "只", "万册",
)  # fmt: skip
"""量词和单位；长的先认。"""
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)) + "|通(?![过道知报讯用车水电信])"
_HEADS = "大约|将近|不足|不到|不超过|不高于|不低于|超过|至少|不少于|最多|(?<![签合节预解条公契特相])约|(?<![最附临邻靠新])近|超|逾"
_TAILS = "以上|以下|左右|上下|不等"
_NUMBER = re.compile(
    rf"(?P<head>(?:{_HEADS}){{1,2}})?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<more>余|多|来)?"
    rf" ?(?P<scale>[百千]万|万|亿|千)?(?P<after>余|多)? ?(?P<unit>[/／]10?万|[/／]千|{_UNIT})?(?P<tail>{_TAILS}|余|(?<=倍)(?:多|有余))?"
)
_CHINESE = re.compile(
    rf"(?<![\d.零〇一二两三四五六七八九_＿xX×*＊])(?P<head>(?:{_HEADS}){{1,2}})?(?P<digits>[零〇一二两三四五六七八九十百千万亿]*[十百千万][一二三四五六七八九]?|[一二两三四五六七八九])(?P<more>余|多|来)?"
    rf"(?P<unit>{_UNIT})(?P<tail>{_TAILS}|(?<=倍)(?:多|有余))?"
)
_FRACTION = re.compile(
    rf"(?P<head>(?:{_HEADS}){{1,2}})?(?:(?P<half>过半|半数|一半)|(?P<base>[百三四五六七八九十])分之(?P<share>[一二两三四五六七八九十百]{{1,5}})"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?![立为员长果绩功就本熟人年都效分套])(?P<five>半|[一二三四五六七八九](?![十百千万个名人次家户]))?)(?P<more>多|余)?(?P<tail>{_TAILS})?"
)
_PER_BASE = re.compile(
    rf"(?P<head>(?:{_HEADS}){{1,2}})?(?P<base>10万|十万|千|百)分之(?P<digits>\d+(?:\.\d+)?)(?P<tail>{_TAILS})?"
)
_BASES = {"百": "%", "千": "‰", "10万": "/10万", "十万": "/10万"}
_NOT_A_QUANTITY = re.compile(
    r"\d+(?:\.\d+)?\s*[—\-~至]+\s*\d+(?:\.\d+)?(?!\d|\s*年)|\d{1,2}世纪|\d{2}年代|(?:19|20)\d{2}\s*(?:—|-|－|~|～|至)\s*(?:19|20)?\d{2,4}\s*年?|(?:19|20)\d{2}\s*年(?:度)?|〔\d{4}〕\s*\d+\s*号|\[\d{4}\]\s*\d+\s*号"
    r"|\d{1,2}\s*月(?:\s*\d{1,2}(?:\s*(?:日|号)|(?![\d.]|\s*[起件人名户场次期项个家份例万千元%]))(?:\s*[—\-~至]\s*\d{1,2}\s*日)?)?|(?<!\d)\d{1,2}日(?:\s*[—\-~至]\s*\d{1,2}\s*日)?"
    r"|第\s*\d+(?:\.\d+)?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{3,4}-\d{7,8}|1[3-9]\d{9}|\d{17}[\dXx]|[（(]\d{1,2}[）)]|^\s*\d{1,3}(?:[.．](?!\d)|、)"
    r"|\d+(?:\.\d+)?(?=号)|(?<![A-Za-z])[A-Za-z]++[-—]?\d+|\d+[A-Za-z]+|附件\s*\d+|(?<![代发填列评格报])表\s*\d+|(?<![意企地])图\s*\d+|\d+\s*[*×xX]\s*\d+"
)
_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}


_TO_STOP = re.compile(r"[^，。；：！？、,;（）()“”\d]*")


CLAUSE = 80
"""一小句往前最多看几个字。"""


class Bounds(NamedTuple):
    """这个说法容得下的真值：从 ``low`` 到 ``high``，以 ``unit`` 的基本单位计；没有边的是 ``None``。"""

    low: Decimal | None
    high: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """``value`` 说得成这样。"""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


_JOINTS = re.compile(r"[，。；：！？、,;（）()]")


@lru_cache(maxsize=4096)
def _clause_before(text: str, end: int) -> str:
    """到 ``end`` 为止的一小句；一处要问许多回，记着。"""
    return _JOINTS.split(text[max(0, end - CLAUSE) : end])[-1]


@dataclass(frozen=True, slots=True)
class Quantity:
    """一个数。``value`` 以基本单位计（1.2万元是 12000），``unit`` 不带万、亿。"""

    passage: Passage
    start: int
    end: int
    value: Decimal
    unit: str
    hedge: str
    """约数词，前后都有的连起来写。"""
    step: Decimal
    """写出来的最末一位代表多少：93.9% 是 0.1，48000 是 1000，1.2万 是 1000。"""
    chinese: bool = False

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end]

    @property
    def exact(self) -> bool:
        """没有约数词。"""
        return not self.hedge

    @property
    def bounds(self) -> Bounds:
        """真值可能在哪里：余、多有下限，近有上限，另一头不出末一位；以上、不足另一头没有边；约、左右两边各一成；
        实数按末位四舍五入。"""
        if self.exact:
            half = self.step / 2 if "." in self.text or self.unit in {"%", "‰"} else Decimal(0)
            return Bounds(self.value - half, self.value + half)
        if any(word in self.hedge for word in ("以下", "不足", "不到", "最多", "不超过", "不高于")):
            return Bounds(None, self.value)
        if any(word in self.hedge for word in ("以上", "超过", "至少", "不少于", "不低于")):
            return Bounds(self.value, None)
        if any(word in self.hedge for word in ("余", "多", "超", "逾")):
            return Bounds(self.value, self.value + self._slack)
        if "近" in self.hedge:
            return Bounds(self.value - self._slack, self.value)
        return Bounds(self.value * Decimal("0.9"), self.value * Decimal("1.1"))

    @property
    def _slack(self) -> Decimal:
        """余、近能差多少：末一个不是零的位上的一。2000余 不到 3000，423余 不到 424。"""
        scaled = self.value
        size = Decimal(1)
        while scaled >= 10 and scaled % 10 == 0:
            scaled, size = scaled / 10, size * 10
        return size if scaled == scaled.to_integral_value() else self.step

    def before(self) -> str:
        """同一小句里这个数前面的话。"""
        return _clause_before(self.passage.text, self.start)

    def after(self) -> str:
        """同一小句里这个数后面的话，到标点或下一个数为止。"""
        return _TO_STOP.match(self.passage.text, self.end)[0]  # type: ignore[index]


def _take(taken: bytearray, match: re.Match[str]) -> None:
    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())


NUMERAL_SIGNS = "0123456789０１２３４５６７８９半" + NUMERAL_CHARS
"""说一个数少不了的字；一个也没有的段落不必认。"""


def quantities(passage: Passage) -> Iterator[Quantity]:
    """一段里的数，按先后。"""
    text = halfwidth(passage.text)
    taken = bytearray(len(text))
    for match in _NOT_A_QUANTITY.finditer(text):
        _take(taken, match)
    found: list[Quantity] = []
    for match in _PER_BASE.finditer(text):
        hedge = (match["head"] or "") + (match["tail"] or "")
        step = Decimal(1) / Decimal(10) ** len(match["digits"].partition(".")[2])
        value, unit = Decimal(match["digits"]), _BASES[match["base"]]
        found.append(Quantity(passage, match.start(), match.end(), value, unit, hedge, step))
        _take(taken, match)
    for match in _NUMBER.finditer(text):
        if not any(taken[match.start("digits") : match.end("digits")]):
            found.append(_arabic(passage, match))
            _take(taken, match)
    for match in _FRACTION.finditer(text):
        if not any(taken[match.start() : match.end()]):
            found.append(_fraction(passage, match))
            _take(taken, match)
    for match in _CHINESE.finditer(text):
        if any(taken[match.start() : match.end()]):
            continue
        counted = from_chinese(match["digits"])
        if counted is not None and not _is_phrase(text, match):
            hedge = (match["head"] or "") + (match["more"] or "") + (match["tail"] or "")
            start = match.start("head") if match["head"] else match.start("digits")
            found.append(
                Quantity(passage, start, match.end(), Decimal(counted), match["unit"], hedge, Decimal(1), True)
            )
    return iter(sorted(found, key=lambda one: one.start))


def _fraction(passage: Passage, match: re.Match[str]) -> Quantity:
    """三成、半数、三分之二、百分之三十五，都以百分之几计。"""
    hedge = "".join(match[name] or "" for name in ("head", "more", "tail"))
    if match["half"]:
        value, step, hedge = Decimal(50), Decimal(10), hedge + ("超过" if match["half"] == "过半" else "")
    elif match["tenths"]:
        ones = 5 if match["five"] == "半" else from_chinese(match["five"] or "零") or 0
        value = Decimal(from_chinese(match["tenths"]) or 0) * 10 + ones
        step = Decimal(2 if ones == 5 else 1 if ones else 10)
    else:
        base, share = from_chinese(match["base"]) or 1, from_chinese(match["share"]) or 0
        value, step = Decimal(share) / base * 100, Decimal(1 if base == 100 else 5)
    return Quantity(passage, match.start(), match.end(), value, "%", hedge, step, chinese=True)


_ORDINAL = re.compile(r"[第十廿卅]$|[十百]$")
_PHRASES = (
    "一方面",
    "一个个",
    "一系列",
    "一步步",
    "一次次",
    "一件件",
    "一项项",
    "一面旗",
    "一家人",
    "一把手",
    "一体化",
    "一站式",
    "九年一",
    "九年义",
)


def _is_phrase(text: str, match: re.Match[str]) -> bool:
    """序数（第三次）、成语似的说法（一方面、一个个）不是数。"""
    around = text[match.start() : match.end() + 2]
    return bool(_ORDINAL.search(text[max(0, match.start() - 2) : match.start()])) or around.startswith(_PHRASES)


def _arabic(passage: Passage, match: re.Match[str]) -> Quantity:
    written = match["digits"].replace(",", "")
    scale = _SCALES.get(match["scale"] or "", 1)
    unit = (match["unit"] or "").replace("／", "/")
    if unit[:1] in _SCALES and unit[1:] in {"元", "册"}:
        scale, unit = scale * _SCALES[unit[0]], unit[1:]
    places = len(written.partition(".")[2])
    step = Decimal(scale) / (Decimal(10) ** places)
    hedge = "".join(match[name] or "" for name in ("head", "more", "after", "tail"))
    return Quantity(passage, match.start(), match.end(), Decimal(written) * scale, unit, hedge, step)
