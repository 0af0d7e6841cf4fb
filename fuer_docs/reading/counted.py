"""概括的数目：“四个突破”、三个方面、讲三点意见，和它后面、前面列出来的各项。"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import from_chinese
from .lists import Run
from .reading import Reading

_N = r"(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})"
_MEASURE = "个|大|项|点|条|种|类|方面"
_KEY = r"[\u4e00-\u9fff]{1,8}"
_ABSTRACT = (
    "方面|环节|问题|困难|不足|短板|差距|弱项|原因|特点|变化|亮点|成效|措施|举措|行动|工程|制度|机制|突破|强化|到位|抓手|关系|阶段|目标|原则"
    "|步骤|意见|要求|建议|体会|希望|任务|重点任务|重点工作|重点|工作|人群|群体|指标|实事|计划|项目"
)
NOT_BEFORE = r"(?<![第每各这那上述前首其他余几数百千万\d.一二两三四五六七八九十两双另])(?<!其中)(?<!以上)(?<!这些)"
_QUOTED = re.compile(
    rf"{NOT_BEFORE}(?:{_N}(?:{_MEASURE})?“(?P<key>{_KEY})”|“{_N.replace('number', 'number2')}(?:个|大|项|点|种|类)(?P<key2>{_KEY})”"
    rf"|“‘{_N.replace('number', 'number3')}个’(?P<key3>{_KEY})”|“{_N.replace('number', 'number4')}个”(?P<key4>{_KEY}(?=[，。；：]))"
    rf"|“‘{_N.replace('number', 'number5')}个’”?(?P<key5>{_KEY})”?)(?!之一|的其中|等|精神|理论|重要思想|[中里]|当中)"
)
_PLAIN = re.compile(
    rf"{NOT_BEFORE}{_N}(?:个|大|项|点|条|种|类)(?:主要|突出|重点|具体|重大|关键|薄弱|民生|配套|核心)?(?P<key>{_ABSTRACT})(?!之一|中|里|当中|的(?!问题|工作|不足|困难|短板|原因|措施|特点|要求))"
    rf"|{NOT_BEFORE}(?P<number2>[两三四五六七八九])(?P<key2>方面)(?!的(?!问题|工作|不足|困难|短板|原因|措施|特点|要求))"
)
_LED = re.compile(
    r"(?:以下|下列|如下|下面|主要有|主要是|存在|存在着|突出|做好|抓好|抓住|重点做好|着重|体现在|表现在|表现为|概括为|归纳为|从|有|分为|采取|采取了|开展|实施)(?:的)?$"
)
_SHORT = re.compile(
    rf"“{_N}(?P<key>(?![一二三四五六七八九十])[\u4e00-\u9fff]{{1,3}})”(?!之一|[中里]|当中)"
    rf"|(?:做到|落实|坚持|实现|推行|实行|突出|抓好){_N.replace('number', 'number2')}(?P<key2>(?![一二三四五六七八九十个项点条大件种类年月日次期家名])[\u4e00-\u9fff]{{1,3}})(?=：|，即)"
)
FIXED = re.compile(
    "三个代表|四个全面|四个意识|四个自信|两个维护|两个确立|两个一百年|三个务必|三个有利于|四个伟大|两个结合|两个毫不动摇|十个明确|十四个坚持|六个必须坚持|五个必由之路"
    "|两癌|三八|六一|两纲|两规|四史|一老|三农|七一|五四|八一|三孩|两会|两委|两新|三公|三区|两山|五保"
    "|三个文明|两个先行|一个中心|两个基本点|四个现代化|三个故事|三个注重|五个文明"
)


_LEAD_REACH = 12
"""前面的动词最多看几个字。"""


class Claim(NamedTuple):
    """说有几个。"""

    passage: Passage
    start: int
    end: int
    number: int
    key: str
    """说的是什么：突破、弱、方面。"""
    quoted: bool
    led: bool
    """前面有“以下”“主要有”一类引出列举的话，或者后面就是冒号。"""

    short: bool = False
    """“三到位”“四有”这样没有量词的：别的说法也这样写，要各项都带着这个字眼才算。"""

    @property
    def text(self) -> str:
        """写着的字。"""
        return self.passage.text[self.start : self.end]


def claims(passage: Passage) -> list[Claim]:
    """一段里的概括，按先后；固定的提法（“四个自信”）不算。"""
    found = [_claim(passage, match, quoted=True) for match in _QUOTED.finditer(passage.text)]
    found += [_claim(passage, match, quoted=False) for match in _PLAIN.finditer(passage.text)]
    found += [
        _claim(passage, match, quoted=False)._replace(
            start=match.start("number") - 1 if match["number"] else match.start("number2"), short=True
        )
        for match in _SHORT.finditer(passage.text)
    ]
    return sorted(
        (one for one in _distinct(found) if one.number > 1 and not FIXED.search(one.text)), key=lambda one: one.start
    )


def _distinct(found: list[Claim]) -> list[Claim]:
    """同一处只留头一回认出来的。"""
    kept: list[Claim] = []
    taken: set[int] = set()
    for one in found:
        spots = range(one.start, one.end)
        if taken.isdisjoint(spots):
            kept.append(one)
            taken.update(spots)
    return kept


def _claim(passage: Passage, match: re.Match[str], *, quoted: bool) -> Claim:
    groups = match.groupdict()
    written = next(text for name, text in groups.items() if name.startswith("number") and text)
    key = next(text for name, text in groups.items() if name.startswith("key") and text)
    led = bool(_LED.search(passage.text[max(0, match.start() - _LEAD_REACH) : match.start()])) or passage.text[
        match.end() : match.end() + 1
    ] in {"：", ":"}
    return Claim(passage, match.start(), match.end(), number_of(written), key, quoted, led)


def number_of(text: str) -> int:
    """三、12 是几；认不出的是 0。"""
    return int(text) if text.isdecimal() else from_chinese(text) or 0


# -- 后面的一是、小标题 --


def run_after(reading: Reading, passage: Passage, end: int, reach: int = 1) -> tuple[Run, str, int] | None:
    """第一串从一起的序号、中间隔着的话、隔了几段；``reach`` 是最多隔几段。"""
    marks = reading.marks_of(passage)
    for mark in marks[bisect_left(marks, end, key=lambda one: one.start) :][:2]:
        if not (mark.head and mark.start == 0 and end == 0):
            return (reading.run_of[id(mark)], passage.text[end : mark.start], 0) if mark.number == 1 else None
    between = passage.text[end:]
    after = following(reading, passage, reach)
    for steps, other in enumerate(after, 1):
        marks = reading.marks_of(other)
        if marks:
            mark = marks[0]
            run = reading.run_of[id(mark)]
            return (run, between + other.text[: mark.start], steps) if mark.number == 1 else None
        between += other.text
    return None


def following(reading: Reading, passage: Passage, count: int) -> list[Passage]:
    """后面有字的几段。"""
    at = reading.order.get(passage.n)
    return [] if at is None else reading.written[at + 1 : at + 1 + count]


# -- 同一句里用顿号列出来的 --

_OPEN, _CLOSE = "（(“‘《〔【", "）)”’》〕】"
JOIN = re.compile(
    r"以及|及其|(?<![普涉遍触顾惠])及(?!时|格|早)|(?<![总共饱温缓])和(?!谐|平|解|睦|美|善)|(?<![参赋])与(?!会|时|否)|暨"
)
"""连着两项的和、与、及；普及、参与、和谐里的不是。"""
NOT_ETC = "(?<![平同高中初优对均相劣何不头特])"
"""平等、高等的等，不是列举没有列完。"""
_ETC = re.compile(rf"{NOT_ETC}等(?:等)?$")


_NEXT_SENTENCE = re.compile(r"”?。(?=即|就是|具体[是为有]|分别[是为])")


def past_stop(text: str, end: int) -> int:
    """“落实四项政策。即……”：另起一句引出来的，从那一句看起。"""
    match = _NEXT_SENTENCE.match(text, end)
    return match.end() if match else end


_LED_BY = re.compile(r"^(?:与|和|同)(?=[\u4e00-\u9fff])")
"""“与图书馆、博物馆和学校3家单位”：头上的与是介词。"""


class Listed(NamedTuple):
    """列出来的：最少几个、最多几个（和、及两边算一个还是两个），后面有没有等，各项。"""

    low: int
    high: int
    open: bool
    parts: tuple[str, ...]

    def fits(self, number: int) -> bool:
        """说成 ``number`` 个对得上。"""
        return self.low <= number if self.open else self.low <= number <= self.high


def split_top(text: str, separators: str) -> list[str]:
    """按顿号一类分开，引号、括号里的不分。"""
    parts, depth, last = [], 0, 0
    for at, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in separators:
            parts.append(text[last:at])
            last = at + 1
    parts.append(text[last:])
    return parts


def listed(text: str) -> Listed | None:
    """顿号列的一串；不足两项的是 ``None``。“A、B和C”是三项；和的两边长短不一，也可能合是一项。"""
    open_ended = bool(_ETC.search(text))
    text = _LED_BY.sub("", text)
    parts = [part.strip() for part in split_top(_ETC.sub("", text), "、")]
    if len(parts) < 2 or not all(parts):
        return None
    joins = 0 if _paired(parts) else sum(len(JOIN.findall(_bare(part))) for part in parts)
    high = len(parts) + joins
    return Listed(high if joins == 1 and _even(parts) else len(parts), high, open_ended, tuple(parts))


_QUOTED_RUN = re.compile(r"(?:[“《][^“”《》]{1,40}[”》](?:[\u4e00-\u9fff]{0,6}?(?:、|和|与|及|以及))?){1,12}$")


def gathered(text: str) -> Listed | None:
    """末尾用引号、书名号列的一串：“甲”“乙”“丙”，《甲》《乙》，“甲、乙、丙”。"""
    run = _QUOTED_RUN.search(text)
    if run is None or text[: run.start()].endswith(("、", "和", "与", "及")):
        return None
    parts = tuple(re.findall(r"[“《]([^“”《》]+)[”》]", run[0]))
    if len(parts) == 1:
        return listed(parts[0]) if text.endswith("”") else None
    return Listed(len(parts), len(parts), False, parts)


_PAIRED = re.compile(r"(?P<head>[\u4e00-\u9fff]{1,4})[与和][\u4e00-\u9fff]{1,8}$")


def _paired(parts: list[str]) -> bool:
    """“儿童与健康、儿童与教育、儿童与安全”：和、与连着的是一项。"""
    heads = [match["head"] for part in parts if (match := _PAIRED.search(part))]
    return len(parts) > 2 and len(heads) == len(parts) and all(head.endswith(heads[-1]) for head in heads)


def _even(parts: list[str]) -> bool:
    """“A、B和C”：和的两边与前面各项一般长，各是一项。"""
    sides = JOIN.split(_bare(parts[-1]))
    return len(sides) == 2 and all(abs(len(side) - len(parts[-2])) <= 1 for side in sides)


def _bare(text: str) -> str:
    """去掉引号、括号里的话。"""
    return re.sub(r"[（(][^（()）]*[）)]|“[^“”]*”|《[^《》]*》", "＿", text)


_LEAD = re.compile(
    r"^(?:即|就是|也就是|是|切实|真正|做到|实现|坚持|要|和|以及|及|与|着力|包括|分别|为|：|:|——|，|的|要求|目标|工作|机制|活动|格局|特点)+"
)


def keyed(part: str, key: str) -> bool:
    """这一项以 ``key`` 起头或收尾，像是概括里的一项。"""
    trimmed = re.sub(r"[的等了]+$", "", _LEAD.sub("", part.strip(" “”‘’")))
    return trimmed not in {key, ""} and len(trimmed) <= 30 and (key in trimmed[: len(key) + 1] or trimmed.endswith(key))
