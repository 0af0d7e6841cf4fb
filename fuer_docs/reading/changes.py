"""原来多少、现在多少、差多少：由A到B、比上年的A增加C、目标A还差C、甲比乙多C，都读成一样的三个数。"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ..model.figure import POINTS
from ..model.manuscript import Passage
from ..model.numerals import from_chinese
from .arithmetic import alike
from .pattern import Pattern
from .quantities import Quantity

FORMER, AIM, OTHER = "former", "aim", "other"
"""和什么比：从前的数、目标任务、另一样东西。"""
HEAD, BODY = "\ue000", "\ue001"
MOST = 24
"""往前最多看几个数。"""
_TIMES = {"年", "月", "周", "岁"}
_NTH = set("上前下首每各同头某这那该本另近")


@dataclass(slots=True)
class Line:
    """一句话，数都换成占位的字，长短不变：“由▮提高到▮，提高▮”。"""

    passage: Passage
    start: int
    text: str
    numbers: list[Quantity]
    at: dict[int, int] = field(default_factory=dict)
    """占位的头在哪里，是第几个数。"""

    def group(self, match: re.Match[str], name: str) -> Quantity:
        """模式里的一个数。"""
        return self.numbers[self.at[match.start(name)]]

    def between(self, one: Quantity, other: Quantity) -> str:
        """两个数之间的话，里头的数已经占了位。"""
        return self.text[one.end - self.start : other.start - self.start]

    def lead(self, one: Quantity) -> str:
        """这个数前面的一小截话，到标点或前一个数为止。"""
        text = self.text[max(0, one.start - self.start - 30) : one.start - self.start]
        return re.split(f"[，。；：、（）{HEAD}{BODY}]", text)[-1]

    def earlier(self, position: int) -> Iterator[Quantity]:
        """占位在 ``position`` 前面的数，近的在前，最多看 ``MOST`` 个。"""
        at = bisect_right(self.numbers, position + self.start, key=lambda one: one.end)
        return reversed(self.numbers[max(0, at - MOST) : at])

    def around(self, position: int) -> list[Quantity]:
        """``position`` 前后的几个数。"""
        at = bisect_right(self.numbers, position + self.start, key=lambda one: one.end)
        return self.numbers[max(0, at - MOST) : at + 8]


def line_of(passage: Passage, start: int, end: int, inside: Iterable[Quantity]) -> Line:
    """一句话；上一期、五年前这样的不算数。"""
    text = passage.text[start:end]
    kept = [one for one in inside if not _aside(one)]
    pieces, last = [], 0
    made = Line(passage, start, "", kept)
    for index, one in enumerate(kept):
        begin, stop = one.start - start, one.end - start
        made.at[begin] = index
        pieces += [text[last:begin], HEAD, BODY * (stop - begin - 1)]
        last = stop
    made.text = "".join([*pieces, text[last:]])
    return made


def _aside(one: Quantity) -> bool:
    if one.unit in _TIMES and "." not in one.text:
        return True
    before = one.passage.text[max(0, one.start - 1) : one.start]
    return (
        one.chinese
        and one.unit not in {"%", "倍"}
        and (one.value == 1 or before in _NTH or (one.value == 2 and one.text[0] == "二"))
    )


class Change(NamedTuple):
    """一处变化。``change`` 是 ``None`` 的只说了方向；``sign`` 升是 1，降是 -1，只说差多少的是 0。"""

    old: Quantity
    new: Quantity
    change: Quantity | None
    sign: int
    verb: str
    kind: str
    sure: bool
    start: int
    end: int
    ratio: Decimal | None = None
    """说成新数是旧数的几倍。"""


_BASE = Pattern(r"占[^，。；：、0-9]{0,12}$")
_OF_BASE = Pattern(r"的?\s*\d+(?:\.\d+)?[%％]")


def _not_a_base(news: list[Quantity]) -> Quantity | None:
    """“4200人，占总数5000人的84%”：5000是分母，不是现在的数。"""
    for one in news:
        text = one.passage.text
        if not (_BASE.search(one.before()) and _OF_BASE.match(text[one.end : one.end + 8])):
            return one
    return None


class Grown(NamedTuple):
    """现在的数、增减的数、百分比，没有写原来的数。"""

    now: Quantity
    delta: Quantity
    rate: Quantity
    sign: int


class Yearly(NamedTuple):
    """几年里从多少到多少，平均一年多少。"""

    old: Quantity
    new: Quantity
    change: Quantity
    years: int


class Pointless(NamedTuple):
    """率和率比，差写成了百分之几。"""

    rate: Quantity | None
    change: Quantity
    verb: str


class Changes(NamedTuple):
    """全文的变化。"""

    changes: list[Change]
    grown: list[Grown]
    pointless: list[Pointless]
    yearly: list[Yearly]
    others: list[Quantity]
    """也是变化，原来的数没有写。"""

    @property
    def read(self) -> frozenset[tuple[int, int]]:
        """读作变化的数：第几段、从第几个字起。"""
        written = [one.change for one in self.changes if one.change is not None]
        written += [*self.others, *(one.change for one in self.yearly), *(one.rate for one in self.grown)]
        return frozenset((one.passage.n, one.start) for one in (*written, *(one.change for one in self.pointless)))


# -- 字眼 --

_UP = (
    "增加|增长|增多|增幅|提高|提升|上升|上涨|攀升|升高|涨幅|升幅|净增|新增|新建|新发展|扩大|高出|高于|超出|超过|多出|超额(?:完成)?|超计划|超任务|超目标"
    "|超(?!声|市|期|时)|多(?![年数名个样次少半元项种家])[\u4e00-\u9fff]{1,3}|增|升|高|多"
)
_DOWN = (
    "减少|下降|降低|减幅|降幅|跌幅|回落|下滑|缩短|缩小|压缩|压减|收窄|低于|少(?![年数名个样次许量有于])[\u4e00-\u9fff]{1,3}"
    "|减|降|低|少"
)
_APART = "相差|差距|差额|缺口|短缺|差"
_VERB = f"(?P<verb>(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<apart>{_APART}))"
_TAIL = "(?:率|幅度|比例|额|人数|数)?(?:了|为|高达|达到|达|是|约|近|至少|将近|出)*"
_PAST = (
    r"(?:(?:19|20)\d{2}年(?:年?[底末初]|度)?(?:同期)?|(?:上|去|前|往)年(?:年?[末底初]|度)?(?:同期)?|上(?:一|个)?(?:年度?|届|期|季度?|轮|批|学年|阶段|月|周)(?:同期)?"
    r"|同期|首届|首期|原来|原先|原有|年初|期初|此前|以前|从前|[一二两三四五六七八九十\d]+年前|“?十[二三四]五”?(?:规划)?(?:末|期末|初|时期|期间)|基期|(?:换届|改革|实施|整治|创建)前)"
)
_AIMED = "规划目标|目标任务|年度目标|年度任务|目标值?|任务数?|计划数?|指标要求|规划要求|标准|要求|序时进度|时序进度|既定目标|预期"
_NOW = r"(?:今年|本年度?|本届|本期|目前|现在|现有|当前|如今|(?:19|20)\d{2}年(?:年?[底末初]|度)?)"
_COMPARED = (
    rf"(?:同比|环比|(?:比(?![例重较率值如赛亚比])|较之?|与)(?:{_PAST}|{_AIMED})(?:的|水平|情况)*(?:相比|对比)?，?)"
)
_FILL = (
    rf"(?:{_COMPARED}|净|共|总共|累计|实际|实现|至少|约|近|(?<![上下])半年|(?<!\d)[一两三四五六七八九十\d]{{1,2}}年(?:来|间|内)?|即|又|再|也|并|则|还|相应|整体|总体|持续|稳步"
    "|大幅度?|明显|显著|同步|人数|数量|总数|总量|规模|金额|总额|预计|要|将)*"
)
_TO = (
    r"(?P<to>(?P<rise>(?:增加|提高|上升|扩大|提升|增长|攀升|发展|上涨|壮大|扩展|扩充|升高|增|提|升|扩|涨)(?:到了|到|至|为))"
    r"|(?P<fall>(?:下降|降低|减少|回落|下滑|缩短|缩小|压缩|压减|收窄|精简|减|降|缩)(?:到了|到|至|为))|(?:达到|变为|变成|调整到|调整为|到|至))"
)
_DOUBLED = "(?P<double>翻了?一番|翻番|翻倍|翻了一倍)|翻了?(?P<times>[两二三四2-4])番"


def compiled(pattern: str) -> Pattern:
    """``Q`` 是一个数，``G`` 是数和标点以外的一个字。"""
    return Pattern(pattern.replace("Q", f"{HEAD}{BODY}*").replace("G", f"[^，。；：！？、{HEAD}{BODY}]"))


_STEP = compiled(
    rf"(?:G{{0,8}}[，、；）（]{{1,2}})?(?:和|及)?{_FILL}(?:(?:{_VERB}{_TAIL}(?P<c>Q))|G{{0,8}}?(?:{_DOUBLED}))"
)
_FIRST = compiled(rf"G{{0,12}}?，?{_FILL}(?:(?:{_VERB}{_TAIL}(?P<c>Q))|(?:{_DOUBLED}))")
_MULTIPLE_OF = compiled(
    r"(?:G{0,8}[，、）（]{1,2})?(?:是|为|相当于|达到?|(?:扩大|增加|增长|提高|上升)(?:到|至|为))G{0,10}的(?P<c>Q)"
)
_FROM_TO = compiled(
    rf"(?P<from>(?:由|从)G{{0,24}})(?P<old>Q)(?P<mid>G{{0,12}}?，?G{{0,4}}?){_TO}(?P<label>G{{0,12}})(?P<new>Q)"
    rf"|(?P<old2>Q)(?P<mid2>G{{0,4}}?)(?P<to2>(?P<rise2>(?:增加|提高|上升|扩大|提升|增长|增|升)(?:到|至))|(?P<fall2>(?:下降|降低|减少|减|降)(?:到|至)))(?P<label2>G{{0,12}})(?P<new2>Q)"
)
_THAN_NUMBER = compiled(
    r"(?:比(?![例重较率值如赛亚比])|较|与|同(?![期比时步意等样])|和|跟|距离?|离(?![婚校岗职退异线任开家])|高于|低于|高出|超过|超出|优于|落后于?)(?P<label>G{0,16}（?)(?P<old>Q)(?P<rest>G{0,10}）?)"
)
_BEYOND = compiled("(?P<c>Q)")
_AWAY = compiled(r"(?:的?G{0,8})，?(?:还|尚|仍)?(?:有|存在)?(?P<verb>相差|差距|差|有|少|缺)(?:了|为|约)?(?P<c>Q)")
_PAST_AFTER = compiled(
    rf"(?P<new>Q)G{{0,8}}[，（、]?(?:而)?(?P<label>{_PAST})(?P<mid>G{{0,14}}?)(?P<old>Q)(?P<tail>G{{0,4}}）?)"
)
_PAST_BEFORE = compiled(
    rf"(?P<label>{_PAST})(?P<mid>G{{0,16}}(?:，G{{0,16}})?)(?P<old>Q)G{{0,8}}[，；、]?(?:而|到)?(?P<now>{_NOW})(?P<mid2>G{{0,16}})(?P<new>Q)"
)
_ON_BASIS = compiled(
    rf"(?P<label>{_PAST})G{{0,10}}(?P<old>Q)(?:的?G{{0,6}})基础上，?G{{0,10}}?(?:{_VERB}{_TAIL})(?P<c>Q)"
)
_BASIS_PAST = compiled(
    rf"(?:比(?![例重较率值如赛亚比])|较){_PAST}G{{0,10}}(?P<old>Q)G{{0,6}}?(?:{_VERB}{_TAIL})(?P<c>Q)"
)
_BASIS_DOUBLED = compiled(rf"(?P<label>{_PAST})G{{0,10}}(?P<old>Q)(?:的?G{{0,6}})基础上，?G{{0,8}}?(?:{_DOUBLED})")
_JOINED = compiled(
    r"，(?P<verb>(?P<up>新增|净增|新设|新建|增加|增设|新吸纳|新吸收)|(?P<down>减少|撤销|退出))(?:[^。；：！？HB，]{1,30}?)(?P<c>Q)".replace(
        "HB", HEAD + BODY
    )
)
_REACHED = compiled(
    r"G{0,6}，(?:[到至]G{0,6})?(?:累计|总数|共)?(?:达到?|增加到|增至|总数达到?|提高到|为|是|降至|降到|减至|减少到)(?P<new>Q)"
)
_MULTIPLE = compiled(r"(?:是|为|相当于|达到)(?P<label>G{0,12})(?P<old>Q)(?:G{0,6})的(?P<c>Q)")
_THAN_NAME = compiled(
    rf"(?P<x>[\u4e00-\u9fff]{{0,12}}?)(?:同比|环比|(?:比(?![例重较率值如赛亚比])|较|与)(?P<y>[^，。；：、{HEAD}{BODY}]{{1,12}}?)(?:相比，?|对比，?)?)(?:的)?{_FILL}{_VERB}{_TAIL}(?P<c>Q)"
)
_BEYOND_NAME = compiled(
    rf"(?P<verb>(?P<up>高出|高于|超出|超过|优于)|(?P<down>低于|落后于?))(?P<y>[^（），。；：、{HEAD}{BODY}]{{2,10}}?)(?P<c>Q)"
)
_GAP = compiled(
    r"(?P<verb>(?P<over>超额(?:完成)?|超计划|超任务|超目标|超(?![声市期时过出])|多(?:完成|收|培训|建成)?)|(?P<short>还差|尚差|仍差|相差|差额|差|还缺|尚缺|空缺|缺编|空编|缺额|缺口|缺|短缺|(?:还需|尚需|还要|仍需)[^，。；：！？、的\ue000\ue001]{0,4}?|还剩余?|尚有|还有|仍有|剩余|少收|少完成|少|未完成|未到))"
    r"(?:了|为|约|达|是)*(?P<c>Q)"
)
_AIM_LEAD = Pattern(r"任务|目标(?!的)|计划|(?<!响)应(?!急|对|用)|需|要(?!闻)|规划|指标|标准|要求|定额|编制|核定")
_AIM_TAIL = Pattern(r"^的?(?:年度|全年)?(?:目标|任务|计划|规划|标准|要求)")
_DONE_LEAD = Pattern(r"实际|已|完成|现有|现|目前|实收|实到|实检|实|建成|落实|达到|有|只|仅")
_YEAR = Pattern(r"(?:19|20)\d{2}(?=年)")
_PER = Pattern(r"每|人均|户均|平均|年均|其中")
_NAMED_RATE = Pattern(r"(?:率|占比|比例|比重|满意度|知晓度)(?:均|也|分别|已|则|平均)*$")
_RELATIVE = Pattern("死亡|发病|发生率|患病|自杀|犯罪|案发|增长率|出生率|增速")
_RANKED = Pattern(r"排|名次|位次|位列|第|档|门槛|年龄")
_STEPLESS = {"位", "类", "档", "届", "轮", "步", "节", "点", "面", "条", ""}
_SAID_PAST = Pattern(rf"(?<![比较与同])(?P<label>{_PAST})[^，。；]{{0,12}}$")
_PASTS = ("上一?年|去年|同期", "年初|期初|[末底]", "届", "期", "季", "原|此前|以前|从前")
_FLOW = Pattern(rf"(?:新增|新建|新发展|退出|净增|净减|撤销|流入|流出|{_UP}|{_DOWN}){_TAIL}$")
_SAME_SUBJECT = Pattern("^[^；]*；(?:若|如|而|但|则|也)*$")
"""分号后面没有另说主语：“732万元；与2023年的680万元相比”。"""
_YEARLY = compiled(rf"G{{0,8}}，年均{_VERB}{_TAIL}(?P<c>Q)")
_AHEAD = compiled(rf"(?:{_VERB}{_TAIL})(?P<c>Q)G{{0,4}}，G{{0,4}}$")
_VERBS = Pattern(
    r"(?:19|20)\d{2}年(?:底|末)?|计划|拟|预计|共|累计|全[省市县区镇乡村]|发放|投入|安排|争取|落实|筹集|培训|举办|开展|接待|受理|救助|资助|慰问|走访|服务|建成|创建|评选|表彰|办结|调解|筛查|检查|[为达到有是了的]"
)
_SUBJECT = Pattern("[，；](?P<name>[\u4e00-\u9fff]{2,4}?)(?:总)?(?:数|数量|人数|件数|量)$")
_LEFT = Pattern("毕业|结业|撤|退|减|注销|流失|离|淘汰|另有")
_NEW_AHEAD = compiled(
    r"(?P<verb>(?P<up>(?:新|再|又)G{1,3}|增[加设]))G{0,14}(?P<c>Q)G{0,6}，(?:使|使得|推动|全|G{0,10}(?:总数|总量|累计))G{0,16}$"
)
_PERIOD = Pattern(r"全年|[上下]半年|前?[一二三四]个?季度|\d+月|[上中下]旬")
_NET = compiled(r"[^。；]{0,40}?(?P<verb>(?P<up>净增加?)|(?P<down>净减少?))了?(?P<c>Q)")
_STOCK = Pattern("共|总数|现有|在册|累计|达|总量")
_APART_FROM = compiled("(?P<verb>相差|差距[为是达]|差额[为是达]|差值[为是])(?:了|达|为|近|约)*(?P<c>Q)")
_OF_WHICH = compiled("G{0,6}的Q")
_DOING = Pattern(
    "(?P<doing>发放|投入|安排|争取|落实|筹集|培训|举办|开展|接待|受理|救助|资助|慰问|走访|服务|建成|创建|评选|表彰|办结|调解|筛查|检查)[^，。；]{0,16}$"
)
_REDUCED = Pattern("撤销|撤并|关闭|取消|注销|划出|退出|淘汰|合并")


# -- 读 --


def changes_of(lines: Iterable[Line]) -> Changes:
    """全文的变化：同一个差有几种读法的，有一种对得上就用那一种。"""
    found = Changes([], [], [], [], [])
    last: Line | None = None
    for line in lines:
        if len(line.numbers) > 0:
            one = _Sentence(line, last)
            one.read()
            found.changes.extend(one.changes)
            found.grown.extend(one.grown)
            found.pointless.extend(one.pointless)
            found.yearly.extend(one.yearly)
            found.others.extend(one.others)
        last = line if last is None or last.passage is line.passage or line.numbers else last
    return found


class _Sentence:
    """读一句话。"""

    def __init__(self, line: Line, last: Line | None) -> None:
        self.line = line
        self.last = last if last is not None and last.passage is line.passage else None
        self.changes: list[Change] = []
        self.grown: list[Grown] = []
        self.pointless: list[Pointless] = []
        self.yearly: list[Yearly] = []
        self.others: list[Quantity] = []
        self.current: dict[int, Quantity] = {}
        """变化的数（按位置）说的是哪个现在的数。"""

    def read(self) -> None:
        if len(self.line.numbers) > 1:
            self._from_to()
            self._than_number()
            self._labelled()
            self._on_basis()
            self._multiple()
            self._gap()
            self._apart()
        self._than_name()

    # 一对数后面跟着的各个变化

    def _chain(self, old: Quantity, new: Quantity, position: int, kind: str, *, sure: bool, first: bool = False) -> int:
        """从 ``position`` 起一个接一个的变化，都是这一对数的；返回读到哪里。"""
        line, count = self.line, 0
        while True:
            pattern = _FIRST if first and count == 0 else _STEP
            match = pattern.match(line.text, position)
            if match is None and (times := _MULTIPLE_OF.match(line.text, position)) is not None:
                written = line.group(times, "c")
                if written.unit == "倍":
                    self._add(old, new, written, 1, "是", kind, sure=sure, ratio=written.value)
                    position, count = times.end(), count + 1
                    continue
            if match is None:
                return count
            if match["c"] is None:
                self._doubled(match, old, new, kind)
            else:
                written = line.group(match, "c")
                self._add(old, new, written, _sign(match), match["verb"], kind, sure=sure)
            position, count = match.end(), count + 1

    def _doubled(self, match: re.Match[str], old: Quantity, new: Quantity, kind: str) -> None:
        line = self.line
        if re.match("多|以上|有余|左右", line.text[match.end() :]):
            return
        times = match["times"]
        count = 1 if times is None else int(times) if times.isdecimal() else from_chinese(times) or 1
        begin = line.text.rindex("翻", match.start(), match.end())
        text = line.text[begin : match.end()]
        self.changes.append(Change(old, new, None, 1, text, kind, True, line.start + begin, line.start + match.end(),
                                   Decimal(2) ** count))  # fmt: skip

    def _add(self, old: Quantity, new: Quantity, change: Quantity, sign: int, verb: str, kind: str, *, sure: bool,
             ratio: Decimal | None = None) -> None:  # fmt: skip
        if change is old or change is new or old is new:
            return
        if change.unit == "倍" and ratio is None and sign:
            ratio = change.value + 1 if sign > 0 else None
        self.current[change.start] = new
        self.changes.append(Change(old, new, change, sign, verb, kind, sure, change.start, change.end, ratio))

    def _from_to(self) -> None:
        line = self.line
        for match in _FROM_TO.finditer(line.text):
            tail = "" if match["old"] else "2"
            old, new = line.group(match, "old" + tail), line.group(match, "new" + tail)
            if not alike(old, new) or "其中" in (match["mid" + tail] or ""):
                continue
            if tail and (old.start in self.current or re.search(f"(?:{_UP}|{_DOWN}){_TAIL}$", line.lead(old))):
                continue
            self.current[new.start] = new
            position = match.end("new" + tail)
            sign = 1 if match["rise" + tail] else -1 if match["fall" + tail] else 0
            words = line.lead(old) + (match["mid" + tail] or "") + match["label" + tail]
            if sign and old.unit not in _STEPLESS and not old.chinese and not _RANKED.search(words + new.after()[:6]):
                verb = match["to" + tail]
                self.changes.append(Change(old, new, None, sign, verb, FORMER, True, old.start, new.end))
            if _PER.search(words) and not _PER.search(line.lead(old)):
                continue
            ahead = _AHEAD.search(line.text, max(0, match.start() - 24), match.start())
            if ahead is not None and match["old"] and alike(line.group(ahead, "c"), old):
                self._add(old, new, line.group(ahead, "c"), _sign(ahead), ahead["verb"], FORMER, sure=False)
            ahead = _NEW_AHEAD.search(line.text, max(0, match.start() - 60), match.start())
            left = _LEFT.search(line.text, match.end(), match.end() + 30)
            if ahead is not None and match["old"] and alike(line.group(ahead, "c"), old) and left is None:
                self._add(old, new, line.group(ahead, "c"), 1, ahead["verb"], FORMER, sure=False)
            since = (match["from"] or "") + line.lead(old)
            self._yearly(old, new, since, match["label" + tail], position)
            if not self._chain(old, new, position, FORMER, sure=True):
                self._joined(old, new, position)
                net = _NET.match(line.text, position)
                if net is not None and alike(line.group(net, "c"), old):
                    self._add(old, new, line.group(net, "c"), _sign(net), net["verb"], FORMER, sure=False)

    def _yearly(self, old: Quantity, new: Quantity, since: str, until: str, position: int) -> None:
        """“由2020年的500万元增至2024年的732万元，年均增长10%”。"""
        match = _YEARLY.match(self.line.text, position)
        a, b = _YEAR.search(since), _YEAR.search(until)
        if match is not None and a and b and int(b[0]) > int(a[0]):
            written = self.line.group(match, "c")
            self.yearly.append(Yearly(old, new, written, int(b[0]) - int(a[0])))
            self.current[written.start] = new

    def _joined(self, old: Quantity, new: Quantity, position: int) -> None:
        """“由32家增加到36家，新增数据局、医保局、残联3家”：列了名字的。"""
        match = _JOINED.match(self.line.text, position)
        if match is None or _REDUCED.search(self.line.text):
            return
        written = self.line.group(match, "c")
        rest = self.line.text[match.end() :]
        if alike(written, old) and not re.match(f"[^，。；]{{0,6}}[、和及][^，。；]{{0,16}}{HEAD}", rest):
            self._add(old, new, written, _sign(match), match["verb"], FORMER, sure=False)

    def _than_number(self) -> None:
        """“86场，比上年的72场增加14场，增长19.4%”。"""
        line = self.line
        for match in _THAN_NUMBER.finditer(line.text):
            old = line.group(match, "old")
            new = self._spoken_of(match.start(), old) or self._subject(match.start(), old)
            new = new or self._stock(match.start(), old)
            if new is None or new is old or _bad_label(match["label"]):
                continue
            label = match["label"] + match["rest"]
            kind = FORMER if re.search(_PAST, label) else AIM if re.search(_AIMED, label) else OTHER
            word = line.text[match.start() : match.start("label")]
            if word in {"高于", "低于", "高出", "超过", "超出", "优于", "落后", "落后于"}:
                beyond = _BEYOND.match(line.text, match.end())
                if beyond is not None:
                    sign = -1 if word[0] in "低落" else 1 if word != "优于" else 0
                    self._add(old, new, line.group(beyond, "c"), sign, word, kind, sure=True)
                continue
            joined = word in {"与", "同", "和", "跟", "距", "距离", "离"}
            if (
                not joined or re.match("[^，。；]{0,8}(?:相比|对比|比较|比)", line.text[match.end("old") :])
            ) and self._chain(old, new, match.end("old"), kind, sure=kind != OTHER, first=True):
                continue
            if (away := _AWAY.match(line.text, match.end("old"))) is not None and word not in {"比", "较"}:
                written = line.group(away, "c")
                self._add(
                    old,
                    new,
                    written,
                    -1 if word[0] in "距离" and self._more_is_better(old, new) else 0,
                    away["verb"],
                    kind if kind != FORMER else AIM,
                    sure=written.unit in POINTS.values(),
                )

    def _spoken_of(self, position: int, like: Quantity) -> Quantity | None:
        """“受理46件……共需办理50件；受理数较上年同期的50件下降8%”：主语说了是哪一个。"""
        words = _SUBJECT.search(self.line.text, max(0, position - 12), position)
        if words is None:
            return None
        found = [
            one for one in self.line.earlier(position) if alike(one, like) and words["name"] in self.line.lead(one)
        ]
        found = [one for one in found if not _aimed(self.line, one)]
        return found[0] if len(found) == 1 else None

    def _more_is_better(self, old: Quantity, new: Quantity) -> bool:
        """越高越好的率，没到目标才差；死亡率（10.8‰）离10‰以下的目标差的是另一头。"""
        around = self.line.text[max(0, new.start - self.line.start - 24) : old.end - self.line.start + 4]
        return old.unit == new.unit == "%" and not re.search(
            "以下|以内|死亡|发病|患病|贫血|低于|控制", old.hedge + around
        )

    def _stock(self, position: int, like: Quantity) -> Quantity | None:
        """近处只有增减的数：句子里说了总数的那一个。"""
        found = [
            one
            for one in self.line.earlier(position)
            if alike(one, like) and _STOCK.search(self.line.lead(one)) and one.start not in self.current
        ]
        return found[0] if len(found) == 1 and position - (found[0].end - self.line.start) < 80 else None

    def _subject(self, position: int, like: Quantity, *, commas: int = 2) -> Quantity | None:
        """“比”前面说的是哪个数：最近的同类数；那个数本身是变化的，就是它说的那个现在的数。"""
        line = self.line
        for count, one in enumerate(line.earlier(position)):
            between = line.text[one.end - line.start : position]
            across = "；" in between and not _SAME_SUBJECT.search(between)
            if count > 4 or between.count("，") > commas or across or len(between) > 60:
                return None
            if (_FLOW.search(line.lead(one)) and one.start not in self.current) or (
                one.unit != "%" and "占" in line.lead(one)
            ):
                continue
            if "完成" in line.lead(one) and _OF_WHICH.match(line.text, one.end - line.start):
                continue  # “完成年初预算1240万元的103.7%，比上年的1198万元增加88万元”
            if one.start in self.current and alike(self.current[one.start], like):
                return self.current[one.start]
            if alike(one, like):
                return one
        return None

    def _labelled(self) -> None:
        """“去年72场，今年86场，增长19.4%”“86场（上年72场），增长19.4%”。"""
        line = self.line
        for match in _PAST_BEFORE.finditer(line.text):
            old, new = line.group(match, "old"), line.group(match, "new")
            a, b = _YEAR.search(match["label"]), _YEAR.search(match["now"])
            if a and b and int(a[0]) > int(b[0]):
                old, new = new, old
            if _other_matter(match["mid"], match["mid2"]):
                continue
            periods = [_PERIOD.findall(words) for words in (match["label"] + match["mid"], match["mid2"])]
            if periods[0] != periods[1] and "同期" not in match["label"] and old.unit not in POINTS:
                continue
            if alike(old, new) and not _bad_label(match["mid"]) and not _bad_label(match["mid2"]):
                self._chain(old, new, match.end("new"), FORMER, sure=True)
        position = 0
        while (after := _PAST_AFTER.search(line.text, position)) is not None:
            match, position = after, after.end("new")
            old, new = line.group(match, "old"), line.group(match, "new")
            said = re.search(rf"({_PAST})G{{0,16}}$".replace("G", "[^，。；]"), line.lead(new))
            a, b = _YEAR.search(match["label"]), _YEAR.search(line.lead(new))
            if not alike(old, new) or _bad_label(match["mid"]) or new.start in self.current or (said and not (a and b)):
                continue
            if a and b and int(a[0]) > int(b[0]):
                continue
            self._chain(old, new, match.end("tail"), FORMER, sure=True)

    def _on_basis(self) -> None:
        line = self.line
        for pattern in (_ON_BASIS, _BASIS_PAST):
            for match in pattern.finditer(line.text):
                old, written = line.group(match, "old"), line.group(match, "c")
                reached = _REACHED.match(line.text, match.end())
                subject = self._subject(match.start(), old) if pattern is _ON_BASIS else None
                if reached is not None and alike(line.group(reached, "new"), old):
                    new = line.group(reached, "new")
                    self._add(old, new, written, _sign(match), match["verb"], FORMER, sure=True)
                    self._chain(old, new, reached.end(), FORMER, sure=True)
                elif subject is not None:
                    self._add(old, subject, written, _sign(match), match["verb"], FORMER, sure=True)
                    self._chain(old, subject, match.end(), FORMER, sure=True)

        for match in _BASIS_DOUBLED.finditer(line.text):
            reached = _REACHED.search(line.text, match.end(), match.end() + 20)
            if reached is not None and alike(line.group(reached, "new"), line.group(match, "old")):
                self._doubled(match, line.group(match, "old"), line.group(reached, "new"), FORMER)

    def _multiple(self) -> None:
        line = self.line
        for match in _MULTIPLE.finditer(line.text):
            old, written = line.group(match, "old"), line.group(match, "c")
            new = self._subject(match.start(), old)
            if new is None or new is old or written.unit != "倍":
                continue
            kind = FORMER if re.search(_PAST, match["label"]) else OTHER
            self._add(old, new, written, 1, "是", kind, sure=True, ratio=written.value)
            self._chain(old, new, match.end(), kind, sure=True)

    def _apart(self) -> None:
        """“市区为93.4%，最低的县为86.9%，相差6.5个百分点”。"""
        line = self.line
        for match in _APART_FROM.finditer(line.text):
            written = line.group(match, "c")
            near = [
                one
                for one in line.earlier(match.start())
                if _comparable(one, written) and one.start not in self.current
            ]
            if written.start in self.current or len(near) < 2 or not alike(near[0], near[1]) or near[0].chinese:
                continue
            between = line.text[near[0].end - line.start : match.start()]
            if (
                between.count("，") <= 1
                and len(between) <= 16
                and not re.search("比(?![例重较率值如赛亚比])|[较与距离]", between)
            ):
                self._add(near[1], near[0], written, 0, match["verb"], OTHER, sure=False)

    def _gap(self) -> None:
        """“任务8000人，实际检查8126人，超额126人”“要配3名，现有1人，还需补充2人”。"""
        line = self.line
        for match in _GAP.finditer(line.text):
            written = line.group(match, "c")
            if written.start in self.current:
                continue
            before = [one for one in line.earlier(match.start())][:5]
            before = [one for one in before if one.unit != "%" or written.unit in POINTS.values()]
            rate = written.unit == "%"
            same = [one for one in before if rate or alike(one, written)]
            if len(same) < 2 or not alike(same[0], same[1]):
                continue
            actual, aim = same[0], same[1]
            if not _aimed(line, aim):
                actual, aim = aim, actual
            gap = line.text[max(actual.end, aim.end) - line.start : match.start()]
            if not _aimed(line, aim) or _aimed(line, actual) or len(re.findall("[，；、]", gap)) > 2 or len(gap) > 24:
                continue
            if re.search(rf"{_COMPARED}|比|较|每|其中", gap) or (rate and not match["over"]):
                continue
            sign = 1 if match["over"] else -1
            self._add(aim, actual, written, sign, match["verb"], AIM, sure=True)

    # 没有写原来的数的

    def _than_name(self) -> None:
        line = self.line
        for match in (*_THAN_NAME.finditer(line.text), *_BEYOND_NAME.finditer(line.text)):
            written = line.group(match, "c")
            groups = match.groupdict()
            name, subject = groups.get("y") or "", groups.get("x") or ""
            if written.start in self.current or (written.unit == "%" and name.endswith("的")):
                continue
            past = not name or re.fullmatch(rf"{_PAST}(?:的|水平|情况)*", name) is not None
            kind = FORMER if past else AIM if re.search(_AIMED, name) else OTHER
            olds = self._olds(match, written, name, past=past)
            news = self._named(match, written, subject, olds)
            pairs = [(old, new) for old in olds for new in news if old is not new and alike(old, new)][:6]
            for old, new in pairs:
                sure = len(pairs) == 1 and past and _same_past(name, line.lead(old))
                self._add(old, new, written, _sign(match), match["verb"], kind, sure=sure)
                self._chain(old, new, match.end(), kind, sure=sure)
            if not pairs:
                self._unsaid(match, written, news, past=past)

    def _unsaid(self, match: re.Match[str], written: Quantity, news: list[Quantity], *, past: bool) -> None:
        """原来的数没有写：两样变化互相推得出；率的差写成百分之几。"""
        line = self.line
        self.others.append(written)
        if written.unit == "%":
            begin = match.start("y") - 1 if match.groupdict().get("y") else match.end("verb")
            lead = re.split("[，。；：、（）]", line.text[max(0, match.start() - 30) : begin])[-1]
            self._rate_change(match, written, lead)
        if not past or not news:
            return
        now, sign = _not_a_base(news), _sign(match)
        step = _STEP.match(line.text, match.end())
        if now is None or step is None or step["c"] is None or _sign(step) != sign or not sign:
            return
        other = line.group(step, "c")
        for delta, rate in ((written, other), (other, written)):
            if rate.unit == "%" and alike(now, delta) and now.unit not in POINTS:
                self.grown.append(Grown(now, delta, rate, sign))

    def _rate_change(self, match: re.Match[str], written: Quantity, lead: str) -> None:
        line = self.line
        new = next(iter(line.earlier(match.start("verb"))), None)
        words = line.text[: match.start()]
        if new is not None and any(new is one for one in self.others):
            return
        if new is not None and _FLOW.search(line.lead(new)):
            return
        if new is not None and new.unit == "%" and not _RELATIVE.search(line.lead(new)):
            between = line.text[new.end - line.start : match.start("verb")]
            if (
                between.count("，") <= 1
                and len(between) <= 24
                and not re.search("其中|收入|经费|投入|金额|[人户]数|总[数量额]", between)
            ):
                self.pointless.append(Pointless(new, written, match["verb"]))
                return
        clean = re.sub(r"(?:同比|环比).*$", "", lead)
        if _NAMED_RATE.search(clean) and not _RELATIVE.search(clean) and words is not None:
            self.pointless.append(Pointless(None, written, match["verb"]))

    def _named(self, match: re.Match[str], written: Quantity, name: str, olds: list[Quantity]) -> list[Quantity]:
        """“甲比乙多”的甲：说了名字的按名字找，没有说的是前面最近的数。"""
        line = self.line
        name = re.sub("^.*(?:其中|而|且|但)", "", name)
        near = [one for one in line.earlier(match.start()) if _comparable(one, written) and one not in olds][:8]
        clause = match.start() == 0 or line.text[match.start() - 1 : match.start()] in set("，。；：、（")
        if name and clause:
            wanted = [one for one in near if name in one.before() + one.after()]
            if not wanted and self.last is not None:
                wanted = [
                    one
                    for one in self.last.numbers[-6:]
                    if _comparable(one, written) and name in one.before() + one.after()
                ]
            return wanted
        for one in near:
            between = line.text[one.end - line.start : match.start()]
            if between.count("，") <= 2 and "；" not in between and len(between) <= 40:
                return [self.current.get(one.start, one)]
            break
        return []

    def _segment(self, start: int, end: int) -> tuple[int, int]:
        """分号隔开的一截。"""
        text = self.line.text
        stop = text.find("；", end)
        return text.rfind("；", 0, start) + 1, stop if stop >= 0 else len(text)

    def _year_before(self, match: re.Match[str], pool: Sequence[Quantity], name: str) -> list[Quantity]:
        """“2025年……发放贷款1800万元；2026年发放2400万元，比上年增长25%”：前面写明是前一年、同一个动词的。"""
        line = self.line
        new = next(iter(line.earlier(match.start())), None)
        if new is None or (name and not re.match("上一?年|去年|(?:19|20)", name)):
            return []
        year = self._year_of(new)
        verb = _DOING.search(line.lead(new))
        if year is None or verb is None or (name[:4].isdigit() and int(name[:4]) != year - 1):
            return []
        found = [one for one in pool if alike(one, new) and one.start < new.start and self._year_of(one) == year - 1]
        found = [
            one for one in found if verb["doing"] in line.lead(one) and one.exact and not _PER.search(line.lead(one))
        ]
        found = [one for one in found if not _other_matter(line.lead(one) + one.after(), line.lead(new) + new.after())]
        return found if len(found) == 1 else []

    def _year_of(self, one: Quantity) -> int | None:
        """这一句里前面最近写着的年份。"""
        line = self.line
        years = _YEAR.findall(line.text, max(0, one.start - line.start - 120), one.start - line.start)
        return int(years[-1]) if years else None

    def _olds(self, match: re.Match[str], written: Quantity, name: str, *, past: bool) -> list[Quantity]:
        """“比乙”的乙：从前的数在哪里说过，或者叫这个名字的数。"""
        line = self.line
        pool = [
            one
            for one in line.around(match.start())
            if _comparable(one, written) and one is not written and one.start not in self.current
        ]
        if past:
            begin, stop = self._segment(match.start(), match.end())
            pool = [
                one
                for one in pool
                if one.unit in POINTS or "同期" in line.lead(one) or not _PERIOD.search(line.lead(one))
            ]
            if not _YEAR.search(name):
                nearest = next(iter(line.earlier(match.start())), None)
                pool = [one for one in pool if one is not nearest or not _YEAR.search(line.lead(one))]
            said = [one for one in pool if begin <= one.start - line.start < stop and _same_past(name, line.lead(one))]
            return said or self._year_before(match, pool, name)
        name = re.sub("(?:的|平均)*(?:水平|标准|要求|人数|数量)?$", "", name)
        if len(name) < 2:
            return []
        if re.search(_AIMED, name):
            begin, stop = self._segment(match.start(), match.end())
            pool = [one for one in pool if begin <= one.start - line.start < stop]
        elif self.last is not None and not any(name in one.before() + one.after() for one in pool):
            pool = [one for one in self.last.numbers[-6:] if _comparable(one, written)]
        return [one for one in pool if name in one.before() + one.after()[:10]]


def _other_matter(one: str, other: str) -> bool:
    """去掉动词还各说各的：发放宣传资料和发放调查问卷。"""
    names = [_VERBS.sub("", words) for words in (one, other)]
    if min(map(len, names)) < 2:
        return False
    return not any(names[0][at : at + 2] in names[1] for at in range(len(names[0]) - 1))


def _same_past(name: str, lead: str) -> bool:
    """“比上年”和“上年为38场”说的是同一个时候。"""
    said = _SAID_PAST.search(lead)
    if said is None or not name:
        return said is not None
    a, b = _YEAR.search(name), _YEAR.search(said["label"])
    if a and b:
        return a[0] == b[0]
    kinds = [next((kind for kind in _PASTS if re.search(kind, words)), "") for words in (name or "上年", said["label"])]
    return kinds[0] == kinds[1] or (bool(b) and kinds[0] == _PASTS[0])


def _aimed(line: Line, one: Quantity) -> bool:
    return bool(_AIM_LEAD.search(line.lead(one)) or _AIM_TAIL.search(one.after()))


def _comparable(one: Quantity, written: Quantity) -> bool:
    """差的单位配得上：百分点配百分数，百分之几配什么都行。"""
    if written.unit in POINTS.values():
        return one.unit in POINTS
    if written.unit in {"%", "倍"}:
        return one.unit not in {"倍", *POINTS.values()}
    return alike(one, written)


def _bad_label(words: str) -> bool:
    return bool(re.search(rf"(?:{_UP}|{_DOWN})(?:了|约)?$|其中|以来|以后|每|比|较", words))


def _sign(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return 1 if groups.get("up") else -1 if groups.get("down") else 0
