"""总数和分项：从句子里认出哪些数是一串分项、哪个是它们的总数、分项列全了没有。"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..model.manuscript import Passage
from ..model.numerals import from_chinese
from .arithmetic import MONEY, PEOPLE, Sure, above, alike, exact, total
from .headings import Mark
from .quantities import Quantity
from .reading import Reading
from .roles import RATES, Role, plain, role, shared_out

MOST = 24
"""一串分项最多看几个数。"""
LONG = 600
"""一串分项最多看几个字。"""
Span = tuple[Passage, int, int]


class Sum(NamedTuple):
    """一串分项和它们的总数。``under`` 是加起来少了算不算错（分项列全了几分），``over`` 是加起来多了算不算错。"""

    wholes: tuple[Quantity, ...]
    """可能是总数的，最像的在前；有一个对得上就是对的。"""
    parts: tuple[Quantity, ...]
    under: Sure
    over: Sure

    @property
    def whole(self) -> Quantity:
        """最像总数的。"""
        return self.wholes[0]

    @property
    def fault(self) -> Sure:
        """对不上的有几分把握；对得上、说不准的是 ``NONE``。"""
        sure = Sure.CERTAIN
        for whole in self.wholes:
            sure = min(sure, {1: self.over, -1: self.under}.get(_off(whole, self.parts), Sure.NONE))
            if sure is Sure.NONE:
                return sure
        if not exact(self.whole, *self.parts) or len(self.wholes) > 1:
            sure = min(sure, Sure.LIKELY)
        return sure if _off(self.whole, self.parts, loosely=True) else min(sure, Sure.HINT)


def _off(whole: Quantity, parts: Sequence[Quantity], *, loosely: bool = False) -> int:
    """加起来比总数多是 1，少是 -1，对得上是 0；有小数的容得下一位（项多的两位）的四舍五入。"""
    counted = total(parts)
    if not loosely and exact(whole, *parts) and whole.unit != "%":
        steps = [one.step for one in (whole, *parts) if "." in one.text]
        slack = max(steps, default=Decimal(0)) * (1 if len(parts) < 6 else 2)
        gap = sum((one.value for one in parts), Decimal(0)) - whole.value
        return 0 if abs(gap) <= slack else 1 if gap > 0 else -1
    return 1 if above(counted, whole.bounds) else -1 if above(whole.bounds, counted) else 0


def meets(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """加起来对得上。"""
    return _off(whole, parts) == 0


def sums(reading: Reading) -> Iterator[Sum]:
    """全文的总数和分项。"""
    last: list[Span] = []
    for span in reading.sentences:
        passage = span[0]
        if last and last[-1][0] is not passage:
            last = last[-1:] if _carries_on(span) else []
        found = reading.in_span(*span)
        if found and not passage.in_table:
            sentence = Sentence(reading, span, found, last)
            yield from sentence.sums()
        last = [*last[-3:], span]
    yield from listed_sums(reading)


def listed_sums(reading: Reading) -> Iterator[Sum]:
    """分条列的：“预算共5万元：”下面一条一个数。"""
    for run in reading.runs:
        if len(run.marks) < 2 or len(run.marks) > MOST or not run.whole:
            continue
        whole = _announced(reading, run.marks[0])
        parts = (
            [
                _of_item(reading, mark, after, whole)
                for mark, after in zip(run.marks, [*run.marks[1:], None], strict=True)
            ]
            if whole
            else []
        )
        found = tuple(one for one in parts if one is not None)
        if whole is None or len(found) != len(run.marks) or _OVERLAP.search(run.marks[-1].passage.text):
            continue
        gap = abs(sum((one.value for one in found), Decimal(0)) - whole.value)
        if gap * 100 <= whole.value * 15:
            yield Sum((whole,), found, Sure.LIKELY, Sure.LIKELY)


def _announced(reading: Reading, first: Mark) -> Quantity | None:
    """头一条前面说的总数。"""
    passage, end = first.passage, first.start
    if not passage.text[:end].strip("　 "):
        at = reading.order.get(passage.n, 0)
        if at == 0:
            return None
        passage = reading.written[at - 1]
        end = len(passage.text)
    found = [one for one in reading.in_span(passage, max(0, end - 60), end) if plain(one)]
    last = found[-1] if found else None
    if last is None or not re.search("共|合计|总|预算|经费|资金", last.before()):
        return None
    return last if re.fullmatch(r"[^。；0-9]{0,24}[：，。；]?", passage.text[last.end : end]) else None


def _of_item(reading: Reading, mark: Mark, after: Mark | None, whole: Quantity) -> Quantity | None:
    """一条里的那一个同类数；有几个的，说不清，只认等号后面的。"""
    same = after is not None and after.passage is mark.passage
    end = after.start if same and after is not None else len(mark.passage.text)
    found = [one for one in reading.in_span(mark.passage, mark.end, end) if alike(one, whole) and plain(one)]
    equal = [one for one in found if mark.passage.text[: one.start].rstrip().endswith(("=", "＝"))]
    chosen = equal or found
    return chosen[0] if len(chosen) == 1 else None


def _carries_on(span: Span) -> bool:
    """另起一段的“其中”，接着前一段的末一句。"""
    return span[0].text.startswith("其中", span[1]) or span[0].text[span[1] : span[1] + 6].lstrip("　 ").startswith(
        "其中"
    )


# -- 认分项 --

_OPENER = re.compile(
    r"(?P<among>其中)(?:包括|有)?(?P<colon>[：:])?|(?P<within>[中里])，|(?P<main>主要)?(?P<whole>包括|分为|来自)[：:]?"
    r"|(?P<sorted>(?:[按从以]|分)[^，。；：、0-9]{1,9}(?:划?分(?:类)?|来?看|统计|区分|划分)[，：:])|(?P<each>分别)(?:为|是|达到|达|有)"
    r"|(?P<made>由)(?=[^。；]{4,80}?(?:构成|组成))|(?P<bracket>(?<=[^\d）])（)|(?P<plain>[：:])"
)
_OPEN_ENDED = re.compile(r"[^，。；：、0-9]{0,8}(?<!低|中|高|初|同|优|均|相|一|二|三|特)等(?![级奖于同次等候待额量])")
_ASIDE = re.compile(
    r"[，（]?(?:约?占|达标率|完成率|比例|比重|比[上去较同20]|较[上去同20]|与|同比|增长|增加|减少|下降|提高|降低|净增|办结率|覆盖率)[^，。；、（）]{0,24}）?"
)
_JOINT = re.compile("[，；、。：]")
_OVERLAP = re.compile(
    "交叉|重复|重叠|兼有|兼具|多种|多类|多项|两类|既是|[^，。]{0,6}同时(?!，)|可能|含义?重|口径不同|不含|未计入|另有|另外|两边|均作|均计|都计|计入|分别统计|有的|为[^，。]{0,8}共有"
)

_COORDINATE = re.compile(r"[^，。；：、]*(?:（[^（）]*）)?(?:，?占[^，。；、]{1,30})?(?:[、；]|[，]?(?:和|及|与))")
_BRACKETED = re.compile("（(?:共计?|合计|总计)")
_TOLD = re.compile("共|合计|总|具体|即|分别|构成|组成|[两三四五六]")
_TOTALLING = re.compile(r"(?:共计|总计|合计|总共|一共|(?<![公中])共|累计|总额|总数|总量)[^，。；：、0-9]{0,8}$")
_KINDS = re.compile("([两三四五六])(?:级|类|种|部分|方面|个方面|个领域|个层面)")
_REST = re.compile("不可预见|机动|其他|其它|其余|剩余|余下|另有|还有")
_PAIRS = (
    ("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("城区", "农村"), ("城区", "乡村"), ("线上", "线下"), ("上半年", "下半年"),
    ("集体", "个人"), ("达标", "未达标"), ("达标", "没有达标"), ("到会", "请假"), ("实到", "请假"), ("参会", "请假"), ("出席", "请假"), ("到会", "缺席"), ("现金", "物"),
    ("妇女", "儿童"), ("县内", "县外"), ("省内", "省外"), ("市内", "市外"), ("成功", "正在"), ("办结", "正在"), ("办结", "在办"), ("满意", "不满意"),
    ("专职", "兼职"), ("一对一", "一对多"), ("常住", "流动"), ("已", "未"), ("已", "尚"), ("已", "正在"), ("行政村", "社区"), ("完成", "未完成"), ("汉族", "少数民族"),
    ("首次", "再次"), ("连任", "新任"), ("结婚", "离婚"), ("家长", "学生"), ("原有", "新建"), ("县级", "乡"), ("初婚", "再婚"), ("新建", "改建"), ("合格", "不合格"), ("健康", "患病"), ("机关", "基层"), ("中央", "地方"), ("预算内", "预算外"),
)  # fmt: skip
"""两样合起来就是全部的；后一个里含着前一个字样的（达标、未达标），前一样不带后一个。"""
_EXHAUSTIVE = (("男", "女"), ("上半年", "下半年"), ("城镇", "农村"), ("城市", "农村"))
_LADDERS = (
    ("男", "女"), ("城镇", "农村"), ("城市", "农村"), ("特等奖", "一等奖", "二等奖", "三等奖", "优秀奖", "优胜奖"),
    ("中央", "国家", "省", "市", "县", "区", "乡", "镇", "村", "自筹", "社会"), ("幼儿园", "学前", "学龄前", "小学", "初中", "高中", "大学"),
    ("处级", "正科", "副科", "科级", "股级"), ("集体", "个人"), ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"),
    ("优秀", "良好", "合格", "不合格"), ("办结", "正在办理", "在办", "转办"), ("达标", "无法判断", "无数据"), ("完成", "正在", "启动"),
    ("本金", "利息", "借款", "工程欠款"), ("岁",), ("第一", "第二", "第三", "第四"), ("首批", "第"),
)  # fmt: skip
_ATTRIBUTES = (
    re.compile("女|妇"), re.compile("少数民族"), re.compile("党员|党外|群众"), re.compile("本科|大专|研究生|学历|大学"),
    re.compile("岁|青年|老年"), re.compile("农村|城镇"), re.compile("困难|贫困|单亲|残疾|留守|低保|孤|病|脱贫|返乡|困境"), re.compile("干部|代表|委员|企业家"),
)  # fmt: skip
_COUNTABLE = frozenset({"人", "个", "户", "家", "支", "所", "项", "篇", "件"})
_COUNTED_ALIKE = PEOPLE | {"人次", MONEY, "户", "%", "件", "起"}
_PLACES = set("村镇乡县市区校所")
_CLOSER = re.compile(
    r"(?<!以上)(?P<word>共计|总计|合计|总共|一共|总额|总数|总量|加起来|合起来|相加|之和|(?<![公中])共(?![同青产建享和识用]))(?P<verb>[^，。；：、（）0-9]{0,6})$"
)
_ADDED_UP = re.compile(r"(?P<word>累计)(?P<verb>[^，。；：、（）0-9]{0,6})$")
_COUNT = re.compile(
    r"(?:(?P<digits>\d{1,2})|(?P<chinese>[两三四五六七八九十]))(?:批次?|项|家|类|级|期|次|轮|个[^，。；：、0-9]{0,6}|方面?|部分|地|村|镇|乡|校|所|站|种|支|者|季度?|处|路|户|季|年)$"
)
_WHOLE_YEAR = re.compile(r"(?:全年|累计|历年|今年|一年|至今|目前|年内|总的)[^，。；：、]*$")
_PERIODS = {
    "全年": (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度")),
    "上半年": (("一季度", "二季度"),),
    "下半年": (("三季度", "四季度"),),
    "前三季度": (("一季度", "二季度", "三季度"),),
}
_SPAN = re.compile(r"(?P<span>全年|[上下]半年|前三季度)(?:累计|共计|合计|共|总计)?[^，。；：、0-9]{0,6}$")
_RESPECTIVE = re.compile(r"(?P<noun>[^，。；：、]{2,8}?)的?分别(?:有|为|是)?$")
_NEUTRAL = set("有为达到是了就一共")


def _name(one: Quantity) -> str:
    """说的是什么：前面的话；前面没有字就看后面的。"""
    return one.before() or one.after()


class Sentence:
    """一句话里的数，和前面几句。"""

    def __init__(self, reading: Reading, span: Span, found: list[Quantity], last: Sequence[Span]) -> None:
        self.reading = reading
        self.passage, self.start, self.end = span
        self.text = span[0].text
        self.found = found
        self.last = last
        self.listed: set[int] = set()
        """已经是别人的分项的，从第几个字起。"""

    def sums(self) -> Iterator[Sum]:
        """这一句里的。"""
        for match in _OPENER.finditer(self.text, self.start, self.end):
            yield from self._opened(match)
        yield from self._unopened()
        yield from self._closed()
        yield from self._respective()
        yield from self._over_whole()
        yield from self._remainder()
        yield from self._shares()
        yield from self._before_the_sentence()

    # -- 总数在前 --

    def _opened(self, match: re.Match[str]) -> Iterator[Sum]:
        if match["plain"] and not _TOLD.search(self.text, max(self.start, match.start() - 40), match.start()):
            return
        stop = self._stop(match)
        parts = self._plain_parts(match.end(), stop)
        if not parts or "；" in self.text[match.end() : parts[0].start]:
            return
        units = list(dict.fromkeys(_unit(one) for one in parts))[:3]
        together = {_unit(one) for one in _run(parts)}
        pair = match["among"] and opposed(_run(parts))
        if (match["whole"] or pair) and len(together) > 1 and together <= _COUNTABLE:
            yield from self._mixed(match, _run(parts))
            return
        lists = [(unit, _run([one for one in parts if _unit(one) == unit])) for unit in units]
        made = [self._listed(match, run) for _unit_, run in lists if run]
        self.listed |= {one.start for one in parts}
        good = [one for one in made if one is not None and len(one.parts) > 1 and meets(one.whole, one.parts)]
        for one in made:
            if one is None:
                continue
            if good and one not in good and len(good[0].parts) == len(one.parts) and _interleaved(good[0], one):
                one = one._replace(under=max(one.under, Sure.LIKELY), over=max(one.over, Sure.LIKELY))
            yield one

    def _mixed(self, match: re.Match[str], parts: list[Quantity]) -> Iterator[Sum]:
        """“先进典型428个，包括红旗手86名、集体42个、最美家庭275户”：个是统称。"""
        begin = max(self.text.rfind(mark, max(self.start, match.start() - LONG), match.start()) for mark in "；。") + 1
        found = self.reading.in_span(self.passage, max(begin, self.start), match.start())
        wholes = [one for one in found if plain(one) and one.unit in {"个", "项"}]
        after = self.text[parts[-1].end : parts[-1].end + 30]
        if len(wholes) == 1 and (len(parts) > 2 or opposed(parts)) and not _OPEN_ENDED.match(after):
            yield Sum((wholes[0],), tuple(parts), Sure.LIKELY, Sure.LIKELY)

    def _stop(self, match: re.Match[str]) -> int:
        """分项列到哪里：括号里开的头到括号为止；再有“其中”就到那里。"""
        text, end = self.text, min(self.end, match.end() + LONG)
        back = max(self.start, match.start() - LONG)
        inside = match["bracket"] or text.rfind("（", back, match.start()) > text.rfind("）", back, match.start())
        close = text.find("）", match.end(), end) if inside else -1
        end = close if close >= 0 else end
        again = _OPENER.search(text, match.end(), end)
        while again and (again["plain"] or again["bracket"] or again["each"]):
            again = _OPENER.search(text, again.end(), end)
        if again is None:
            return end
        return (
            text.rfind("，", match.end(), again.start())
            if again["within"] and "，" in text[match.end() : again.start()]
            else again.start()
        )

    def _plain_parts(self, start: int, stop: int) -> list[Quantity]:
        found = _outside_brackets(self.reading.in_span(self.passage, start, stop)[: 3 * MOST], start)
        found = self._with_units(found, start)
        parts: list[Quantity] = []
        for one in found:
            if not plain(one):
                continue
            scaled = shared_out(one)
            if scaled is None or _TOTALLING.search(one.before()):
                break
            if not (one.chinese and one.value == 1):
                parts.append(scaled)
        return parts

    def _with_units(self, found: list[Quantity], start: int) -> list[Quantity]:
        """“120人，其中男52、女68”：没写单位的，跟前面的总数。"""
        before = self.reading.in_span(self.passage, max(self.start, start - 24), start)[-1:]
        if not before or not found or found[0].unit or not plain(before[0]):
            return found
        named = [
            re.fullmatch("(?:其中)?[\u4e00-\u9fff]{1,6}", one.before()) and not one.unit and not one.after()
            for one in found
        ]
        return [replace(one, unit=before[0].unit) if fit else one for one, fit in zip(found, named, strict=True)]

    def _listed(self, match: re.Match[str], parts: list[Quantity]) -> Sum | None:
        """一个开头的话后面列的一串，和它的总数。"""
        wholes = self._wholes(match, parts)
        if not wholes and match["among"]:
            return self._part_over_whole(match, parts)
        if not wholes or (len(wholes) > 1 and re.search("分别", parts[0].before())):
            return None
        after = self.text[parts[-1].end : parts[-1].end + 60]
        if _OVERLAP.search(after.split("。")[0]) and len(parts) > 1:
            return None
        if len(parts) == 1:
            return _single(wholes[-1], parts[0]) if match["among"] else None
        lead = self.text[match.end() : parts[0].start]
        open_ended = bool(_OPEN_ENDED.match(after)) or bool(match["main"]) or bool(re.match("含|主要|仅|如", lead))
        if len(parts) > 3 and any(meets(one, half) for one in wholes for half in (parts[::2], parts[1::2])):
            return None  # “妇女规划56项，达标50项；儿童规划56项，达标48项”
        over, under = self._strengths(match, _nearest(wholes, parts)[0], parts)
        if open_ended or (under is Sure.HINT and self._about_a_rate(match)):
            under = Sure.NONE
        return Sum(_nearest(wholes, parts), tuple(parts), under, over) if over or under else None

    def _about_a_rate(self, match: re.Match[str]) -> bool:
        """“达标率为93.9%。其中提前达标20项”：其中说的是达标的，不是前面的总数。"""
        spans = [(self.passage, self.start, match.start()), *reversed(self.last)]
        found = next((found for span in spans[:2] if (found := self.reading.in_span(*span))), [])
        return bool(found) and found[-1].unit == "%" and bool(re.search("率|占|比例|比重", found[-1].before()))

    def _part_over_whole(self, match: re.Match[str], parts: Sequence[Quantity]) -> Sum | None:
        """“到位3480万元，其中县级2100万元，上级1380亿元”：有一样自己就比总数多。"""
        found = self.reading.in_span(self.passage, self.start, match.start())[-1:]
        most = max(parts, key=lambda one: one.value)
        rest = [one for one in parts if one is not most]
        if not found or not plain(found[0]) or not alike(found[0], most) or not rest:
            return None
        if found[0].unit not in _COUNTED_ALIKE or any(one.value > found[0].value for one in rest):
            return None
        return Sum((found[0],), (most,), Sure.NONE, Sure.LIKELY)

    def _strengths(self, match: re.Match[str], whole: Quantity, parts: Sequence[Quantity]) -> tuple[Sure, Sure]:
        parallel = _parallel(
            parts, listed=bool((not match["among"] and not match["within"] and not match["whole"]) or match["colon"])
        )
        if match["whole"] or match["made"]:
            return (Sure.CERTAIN, Sure.CERTAIN) if parallel else (Sure.NONE, Sure.NONE)
        if match["plain"]:
            lead = self.text[whole.end : match.start()]
            told = bool(
                re.search("共|合计|总|构成|组成", whole.before() + lead) or re.search("具体|即|分别", lead)
            ) or _kinds(whole, parts)
            return (Sure.LIKELY, Sure.LIKELY) if parallel and told else (Sure.NONE, Sure.NONE)
        if match["each"]:
            told = bool(re.search("共|合计|总|有", whole.before()))
            return (Sure.CERTAIN, Sure.CERTAIN) if parallel and told else (Sure.NONE, Sure.NONE)
        if match["sorted"] or match["bracket"]:
            return (Sure.LIKELY, Sure.LIKELY) if parallel or _complete(whole, parts) else (Sure.NONE, Sure.NONE)
        complete = _complete(whole, parts)
        counted = sum((one.value for one in parts), Decimal(0))
        if all(re.match("(?:其中)?(?:有|具有|建有|开展|能|会|参加)", _name(one)) for one in parts) or (
            len(parts) > 2 and counted * 10 > whole.value * 14
        ):
            return Sure.NONE, Sure.NONE
        over = Sure.CERTAIN if parallel or complete >= Sure.LIKELY else Sure.NONE
        apart = len(parts) > 2 and exact(whole, *parts) and not _overlapping([_name(one) for one in parts])
        if not over and apart and counted * 100 <= whole.value * 112:
            over = Sure.HINT
        return over, complete if over or apart else Sure.NONE

    def _wholes(self, match: re.Match[str], parts: Sequence[Quantity]) -> list[Quantity]:
        """可能的总数，按先后：这一句前面的；没有的看前一句、再前一句。"""
        if match["bracket"]:
            near = self.reading.in_span(self.passage, max(self.start, match.start() - 24), match.start())[-1:]
            near = [one for one in near if match.start() - one.end < 12]
            return [one for one in near if alike(one, parts[0]) and len(parts) > 1]
        scopes: list[Span] = [(self.passage, self.start, match.start())]
        if match["within"] or match["each"] or match["plain"] or match["made"]:
            begin = (
                max(self.text.rfind(mark, max(self.start, match.start() - LONG), match.start()) for mark in "；。") + 1
            )
            scopes = [(self.passage, max(begin, self.start), match.start())]
        else:
            scopes += reversed(self.last)
        for scope in scopes[:3]:
            found = [one for one in self.reading.in_span(*scope)[-MOST:] if plain(one) and alike(one, parts[0])]
            if match["within"]:
                if len(found) > 1 and "分别" in parts[0].before():
                    return []
                found = [
                    one
                    for one in found[-1:]
                    if match.start() - one.end < 24 and not re.search("[，；。]", self.text[one.end : match.start()])
                ]
            if match["sorted"]:
                found = [one for one in found if one.start not in self.listed or one.passage is not self.passage]
            if len(parts) > 1:
                found = [one for one in found if one.value >= max(part.value for part in parts)]
            if match["among"] and len(parts) == 1:
                found = [one for one in self.reading.in_span(*scope)[-1:] if plain(one) and alike(one, parts[0])]
            if found:
                return found[-1:] if _TOTALLING.search(found[-1].before()) and not match["sorted"] else found
            if len(parts) == 1 and self.text[scope[1] : match.start()].strip("　 "):
                break
        return []

    # -- 没有开头的话 --

    def _unopened(self) -> Iterator[Sum]:
        """总数后面紧接着列的：“指标124项，妇女规划54项、儿童规划70项”。"""
        terms = [one for one in _outside_brackets(self.found, self.start) if plain(one)]
        at = 0
        while at < len(terms) - 2:
            whole = terms[at]
            if whole.start in self.listed:
                at += 1
                continue
            run = _run(
                [one for one in terms[at + 1 : at + 2 * MOST] if alike(one, whole) and one.chinese == whole.chinese][
                    :MOST
                ]
            )
            run = self._until_opener(run)
            gap = self.text[whole.end : run[0].start] if run else ""
            if (
                len(run) > 1
                and re.match(r"[^，。；：、]{0,10}[，：；]", gap)
                and not _OPENER.search(gap.replace("：", "，"))
                and _close_by(gap)
            ):
                yield from self._bare(whole, run)
            at += 1

    def _until_opener(self, run: list[Quantity]) -> list[Quantity]:
        for at in range(1, len(run)):
            if re.search("其中|包括|分别|：", self.text[run[at - 1].end : run[at].start]):
                return run[:at]
        return run

    def _before_the_sentence(self) -> Iterator[Sum]:
        """总数在前一句：“招收学员3552人，每班24人。学员中女童1998人、男童1564人”。"""
        terms = [one for one in self.found if plain(one)]
        if len(terms) < 2 or _OPENER.search(self.text, self.start, terms[0].end):
            return
        run = _run([one for one in terms if alike(one, terms[0])][:MOST])
        if not opposed(run, _EXHAUSTIVE) or run[0] is not terms[0] or run[1] is not terms[1]:
            return
        if len(re.findall("[，；]", self.text[self.start : run[0].start])) > 1 or _OVERLAP.search(
            self.text[run[1].end : run[1].end + 40].split("。")[0]
        ):
            return
        least = max(one.value for one in run)
        counted = run[0].value + run[1].value
        wholes = [
            one
            for span in self.last[-2:]
            if span[0] is self.passage
            for one in self.reading.in_span(*span)[-MOST:]
            if plain(one) and alike(one, run[0]) and one.value >= least
        ]
        close = [one for one in wholes if abs(one.value - counted) * 20 <= counted]
        if close and not any(meets(one, run) for one in wholes):
            yield Sum((_nearest(close, run)[0],), tuple(run), Sure.LIKELY, Sure.LIKELY)

    def _bare(self, whole: Quantity, run: list[Quantity]) -> Iterator[Sum]:
        after = self.text[run[-1].end : run[-1].end + 60]
        if _OPEN_ENDED.match(after) or (_OVERLAP.search(after.split("。")[0]) and not _OVERLAP.search(_name(run[-1]))):
            return
        if any(_TOTALLING.search(one.before()) for one in run):
            return
        wholes = (whole,)
        if opposed(run) and whole.value > max(run[0].value, run[1].value):
            yield Sum(wholes, tuple(run[:2]), Sure.LIKELY, Sure.LIKELY)
        elif len(run) > 2:
            parts = [scaled for scaled in map(shared_out, run) if scaled is not None]
            counted = sum((one.value for one in parts), Decimal(0))
            if (
                len(parts) == len(run)
                and max(one.value for one in parts) < whole.value
                and abs(counted - whole.value) * (4 if _on_a_ladder(parts) else 8) <= whole.value
            ):
                sure = Sure.LIKELY if _REST.search(_name(parts[-1])) else Sure.HINT
                yield Sum(wholes, tuple(parts), sure, sure)

    def _shares(self) -> Iterator[Sum]:
        """几样占比加起来：“占42.9%，占31.7%，占25.4%”，是一分为几的就该是百分之百。"""
        run: list[Quantity] = []
        for one in [*self.found, None]:
            joined = one is not None and (not run or len(_JOINT.findall(self.text[run[-1].end : one.start])) == 1)
            if one is not None and joined and one.unit == "%" and not one.chinese and _HELD.search(one.before()):
                run.append(one)
                continue
            if one is None or (one.unit == "%" and role(one) is Role.RATE):
                yield from self._hundred(run)
                run = []

    def _hundred(self, run: list[Quantity]) -> Iterator[Sum]:
        names = [re.split("占", _name(one))[0] for one in run]
        if (
            len(run) < 3
            or not exact(*run)
            or not all(names)
            or _OVERLAP.search(self.text[run[-1].end : run[-1].end + 40])
        ):
            return
        alike_named = len({name[-1] for name in names}) == 1 or any(re.search("岁", name) for name in names)
        divided = re.search(r"(?:按|从|分)[^，。；：]{1,8}(?:分|看)", self.text[self.start : run[0].start])
        counted = sum((one.value for one in run), Decimal(0))
        if (alike_named or divided or _REST.search(names[-1])) and Decimal(101) < counted < Decimal(125):
            hundred = replace(run[-1], value=Decimal(100))
            yield Sum((hundred,), tuple(run), Sure.NONE, Sure.LIKELY)

    def _remainder(self) -> Iterator[Sum]:
        """“预算经费15.6万元……已到位9万元，其余6.6万元由镇财政安排”：总数在这一段的前面。"""
        for part, rest in itertools.pairwise(self.found):
            if not alike(part, rest) or not re.match("(?:其余|余下|剩余)的?$", rest.before()) or not plain(part):
                continue
            begin = max(0, self.start - LONG)
            found = self.reading.in_span(self.passage, begin, part.start)
            wholes = [one for one in found if alike(one, part) and one.value > max(part.value, rest.value)]
            if any(self.start <= one.start for one in wholes) or any(meets(one, (part, rest)) for one in wholes):
                continue
            budget = [one for one in wholes if plain(one) and re.search("预算|总|共|安排|计划|需", one.before())]
            close = [one for one in budget if abs(one.value - part.value - rest.value) * 8 <= one.value]
            if len(close) == 1:
                yield Sum((close[0],), (part, rest), Sure.LIKELY, Sure.LIKELY)

    def _over_whole(self) -> Iterator[Sum]:
        """“76项指标中，达标77项，占92.1%”：占不到百分之百的，倒比整体还多。"""
        for whole, part in itertools.pairwise([one for one in self.found if one.unit not in RATES]):
            if part.value <= whole.value or not alike(whole, part) or not (plain(whole) and plain(part)):
                continue
            share = _PORTION.match(self.text, part.end)
            gap = self.text[whole.end : part.start]
            if share is None or Decimal(share["share"]) >= 100 or not _SAME_MATTER.fullmatch(gap):
                continue
            if not _SHARE.match(self.text, whole.end) and not _SHARE.match(self.text, whole.start):
                yield Sum((whole,), (part,), Sure.NONE, Sure.CERTAIN)

    def _respective(self) -> Iterator[Sum]:
        """“可量化的分别有42项和40项。在82项可量化目标中”：后面把它们合起来说。"""
        for at, first in enumerate(self.found[:-1]):
            match = _RESPECTIVE.search(first.before())
            if match is None or not plain(first):
                continue
            run = _run([one for one in self.found[at:] if alike(one, first)][:6])
            for whole in self.reading.in_span(self.passage, run[-1].end, min(len(self.text), run[-1].end + 60))[:1]:
                said = whole.after() + whole.before()
                if len(run) > 1 and alike(whole, first) and match["noun"][-3:] in said:
                    yield Sum((whole,), tuple(run), Sure.LIKELY, Sure.LIKELY)

    # -- 总数在后 --

    def _closed(self) -> Iterator[Sum]:
        words = self.text[self.start : self.end]
        if not re.search("共|计|总|全年|半年|加起来|合起来|相加|之和", words):
            return
        inside = _outside_brackets(self.found, self.start)
        yield from self._closed_in_brackets(inside)
        for at, whole in enumerate(inside):
            if not whole.unit or not plain(whole):
                continue
            begin = max(self.start, whole.start - 40)
            match = _CLOSER.search(self.text, begin, whole.start)
            yield from self._over_a_year(inside[:at], whole)
            yield from self._respectively(inside[max(0, at - MOST) : at], whole)
            if match is None:
                match = _ADDED_UP.search(self.text, begin, whole.start)
                if match is None:
                    continue
            count = _count(self.text[max(self.start, match.start() - 16) : match.start()])
            if count > 1:
                one = self._numbered(inside[max(0, at - MOST) : at], whole, count, match.start())
                if one is not None:
                    yield one
                    continue
            if match.re is _ADDED_UP:
                continue
            amounts = match["word"] in {"总额", "总量", "总数"}
            if amounts or not _unrelated(self.text[self.start : match.start()]):
                one = self._summed(inside[max(0, at - MOST) : at], whole, match)
                if one is not None:
                    yield one

    def _closed_in_brackets(self, outside: Sequence[Quantity]) -> Iterator[Sum]:
        """“甲镇12户、乙镇15户、丙镇9户（共36户）”。"""
        for match in _BRACKETED.finditer(self.text, self.start, self.end):
            inner = self.reading.in_span(self.passage, match.end(), min(self.end, match.end() + 16))[:1]
            if not inner or inner[0].start != match.end():
                continue
            run: list[Quantity] = []
            for one in reversed([one for one in outside if one.end <= match.start()][-MOST:]):
                if not alike(one, inner[0]) or not plain(one) or not adjoining(one, run[0] if run else one):
                    break
                run.insert(0, one)
            counted = sum((one.value for one in run), Decimal(0))
            joined = len(run) > 1 and all("、" in self.text[a.end : b.start] for a, b in itertools.pairwise(run))
            if joined and match.start() - run[-1].end < 3 and abs(counted - inner[0].value) * 4 <= counted:
                yield Sum((inner[0],), tuple(run), Sure.LIKELY, Sure.LIKELY)

    def _numbered(self, earlier: Sequence[Quantity], whole: Quantity, count: int, head: int) -> Sum | None:
        """“三项共150.5万元”“4家共58人”：说了几样，往前正好数几样。"""
        pool = list(earlier)
        for span in reversed(self.last[-1:]):
            if span[0] is self.passage and len([one for one in pool if alike(one, whole)]) < count:
                pool = [*self.reading.in_span(*span)[-MOST:], *pool]
        parts: list[Quantity] = []
        items = 0
        for one in reversed(pool):
            if not alike(one, whole) or not plain(one) or one.end > head:
                continue
            scaled = shared_out(one)
            if scaled is None or one.before().startswith("除"):
                return None
            items += int(scaled.value / one.value) if one.value else 1
            parts.insert(0, scaled)
            if items >= count:
                break
        if (
            items != count
            or len(parts) < 2
            or (parts[0].passage is self.passage and _OVERLAP.search(self.text[parts[0].end : whole.start]))
        ):
            return None
        return Sum((whole,), tuple(parts), Sure.LIKELY, Sure.LIKELY)

    def _over_a_year(self, earlier: Sequence[Quantity], whole: Quantity) -> Iterator[Sum]:
        """“一季度……二季度……，上半年54件”“上半年……下半年……，全年……”。"""
        match = _SPAN.search(whole.before())
        if match is None:
            return
        yield from self._rungs(earlier, whole, match["span"])

    def _respectively(self, earlier: Sequence[Quantity], whole: Quantity) -> Iterator[Sum]:
        """“分别完成120万元、180万元和160万元，累计完成460万元”。"""
        if not re.match(r"(?:累计|总共|一共|共)", whole.before()):
            return
        run: list[Quantity] = []
        for one in reversed(earlier):
            if not alike(one, whole) or not plain(one) or (run and not adjoining(one, run[0])):
                break
            run.insert(0, one)
            if re.search("分别|先后|依次", one.before()):
                gap = self.text[run[-1].end : whole.start]
                if len(run) > 1 and len(re.findall("[，；、]", gap)) == 1:
                    yield Sum((whole,), tuple(run), Sure.LIKELY, Sure.LIKELY)
                break

    def _rungs(self, earlier: Sequence[Quantity], whole: Quantity, span: str) -> Iterator[Sum]:
        """分季度、分半年的各有一个同类数，正好凑成一段。"""
        pool = [one for span_ in self.last[-3:] if span_[0] is self.passage for one in self.reading.in_span(*span_)]
        for rungs in _PERIODS[span]:
            named = [
                [one for one in (*pool, *earlier) if alike(one, whole) and plain(one) and rung in one.before()]
                for rung in rungs
            ]
            parts = [found[0] for found in named if len(found) == 1]
            if len(parts) == len(rungs) and _about_one_thing(parts, whole):
                yield Sum((whole,), tuple(parts), Sure.LIKELY, Sure.LIKELY)
        run = _run([one for one in reversed(earlier) if alike(one, whole)][:4])[::-1] if earlier else []
        quarters = 4 if span == "全年" else 2
        if (
            "季度" in self.text[self.start : whole.start]
            and len(run) == quarters
            and re.search("分别", run[0].before())
        ):
            yield Sum((whole,), tuple(run), Sure.LIKELY, Sure.LIKELY)

    def _summed(self, earlier: list[Quantity], whole: Quantity, match: re.Match[str]) -> Sum | None:
        text, head = self.text, match.start()
        clause = max(text.rfind(mark, self.start, head) for mark in "，；、。")
        parts: list[Quantity] = []
        for one in reversed(earlier):
            near = parts[0] if parts else None
            if near is not None and _under_one_name(one, near, whole):
                parts.insert(0, one)
                continue
            if not alike(one, whole) and (one.start > clause or (match["word"] != "共" and one.unit != "%")):
                continue
            if not alike(one, whole) or (near and not adjoining(one, near)):
                break
            if near and role(one) is Role.EACH:
                if not re.search("分别|共|合计", near.before()):
                    return None
                break
            parts.insert(0, one)
        if len(parts) > 2 and parts[0].value == whole.value:
            parts = parts[1:]
        if len(parts) < 2 or not all(map(plain, parts)):
            return None
        gap = text[parts[-1].end : head]
        if (
            len(re.findall("[，；、。]", gap)) > 1
            or len(gap) > 16
            or re.search("其中|等(?![奖级])|共(?!有)|合计|总计", text[parts[0].start : head])
            or _OVERLAP.search(text[parts[0].end : whole.start])
        ):
            return None
        free = match["word"] in {"共计", "合计", "总计"} and set(match["verb"]) <= _NEUTRAL
        if not free and not _says_the_same(match["verb"], text[self.start : head], whole):
            return None
        scaled = [one for one in map(shared_out, parts) if one is not None]
        if len(scaled) != len(parts):
            return None
        for size in range(2, len(parts)):
            if meets(whole, scaled[-size:]):
                return None
        joints = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
        sure = all(map(_COORDINATE.match, joints)) or match["word"] != "共"
        strength = Sure.CERTAIN if sure else Sure.LIKELY
        return Sum((whole,), tuple(scaled), strength, strength)


def _about_one_thing(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """没有各说各的：后面的话一样，前面没有另外的动词。"""
    words = re.sub("全年|[上下]半年|前三季度|[一二三四]季度|累计|合计|共计|总计|共", "", whole.before())
    return not words or any(words[-2:] in one.before() or words[:2] in one.before() for one in parts)


def _unit(one: Quantity) -> str:
    return "人" if one.unit in PEOPLE else one.unit


def _under_one_name(one: Quantity, near: Quantity, whole: Quantity) -> bool:
    """“45所、38个、52个，阵地总数135个”：个是统称。"""
    joint = one.passage.text[one.end : near.start]
    return whole.unit == "个" and one.unit != "个" and one.unit in _COUNTABLE and "、" in joint and adjoining(one, near)


def _close_by(gap: str) -> bool:
    """总数和头一样之间只隔一个标点，或只隔着占比一类。"""
    return len(_JOINT.findall(_ASIDE.sub("", gap))) <= 1 and len(gap) < 40


def _interleaved(one: Sum, other: Sum) -> bool:
    """两种单位的数一样隔一样：“4期160人次、5期200人次”。"""
    pairs = list(zip(one.parts, other.parts, strict=True))
    return all(abs(a.start - b.start) < 16 for a, b in pairs)


def _nearest(wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """最像总数的在前：离得数最近的。"""
    counted = sum((one.value for one in parts), Decimal(0))
    return tuple(sorted(wholes, key=lambda one: abs(one.value - counted)))


def _single(whole: Quantity, part: Quantity) -> Sum | None:
    """“其中”后面只有一个数：不是人、钱、户的，要看得出说的是同一样东西。"""
    if whole.value == 1 or (whole.unit not in _COUNTED_ALIKE and not _same_thing(whole, part)):
        return None
    return Sum((whole,), (part,), Sure.NONE, Sure.CERTAIN)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """前后挨着的话里有一样的两个字，或后一个没有另说是什么（其中城区8个）。"""
    mine, theirs = one.before() + one.after(), other.after() or other.before().removeprefix("其中")
    return (len(theirs) < 3 and theirs[-1:] not in _PLACES) or any(
        theirs[at : at + 2] in mine for at in range(len(theirs) - 1)
    )


def _run(found: Sequence[Quantity]) -> list[Quantity]:
    """一串并列的同类数：中间只隔一个标点和占比一类，隔着别的就断；顿号、分号列的，到逗号为止；男、女两样到两样为止。"""
    run: list[Quantity] = []
    for one in found:
        if run and not adjoining(run[-1], one):
            break
        if len(run) > 1 and (_turns(run, one) or (len(run) == 2 and opposed(run, _EXHAUSTIVE))):
            break
        run.append(one)
    return run


def _turns(run: Sequence[Quantity], one: Quantity) -> bool:
    """前面各项隔的是顿号、分号，到这里变成逗号，说的是别的事了。"""
    text = one.passage.text
    first, last = (_ASIDE.sub("", text[a.end : b.start]) for a, b in ((run[0], run[1]), (run[-1], one)))
    if "、" in first:
        return "、" not in last and ("；" in last or ("，" in last and not _REST.search(last)))
    return "；" in first and "；" not in last and "，" in last and not _REST.search(last)


def adjoining(one: Quantity, other: Quantity) -> bool:
    """两个数是不是挨着列的。"""
    if one.passage is not other.passage:
        return False
    between = _ASIDE.sub("", one.passage.text[one.end : other.start])
    if len(between) > 40:
        return False
    first, *others = re.split("[，；。：]", between)
    return len(others) <= 1 if "、" not in first else first.count("、") == 1 and not others


def _outside_brackets(found: Sequence[Quantity], start: int) -> list[Quantity]:
    """不在括号里的。"""
    kept, depth, at = [], 0, start
    for one in found:
        text = one.passage.text
        depth += text.count("（", at, one.start) - text.count("）", at, one.start)
        at = one.start
        if depth <= 0:
            kept.append(one)
    return kept


# -- 列全了没有 --


def opposed(parts: Sequence[Quantity], pairs: Sequence[tuple[str, str]] = _PAIRS) -> bool:
    """正好两样，合起来就是全部：男、女，已办结、未办结。"""
    if len(parts) != 2:
        return False
    one, two = (part.before() + part.after() for part in parts)
    if any(_split(one, two, a, b) or _split(two, one, a, b) for a, b in pairs):
        return True
    return pairs is _PAIRS and (_denied(one, two) or _denied(two, one))


def _denied(one: str, two: str) -> bool:
    """一个说通过，一个说未通过。"""
    match = re.search(r"(?:尚未|没有|未|不)([\u4e00-\u9fff]{2})", two)
    return match is not None and match[1] in one and not re.search(f"(?:没有|未|不){match[1]}", one)


def _split(one: str, two: str, a: str, b: str) -> bool:
    if a not in one or b not in two:
        return False
    return b not in one and (a in b or a not in two.replace(b, ""))


def _complete(whole: Quantity, parts: Sequence[Quantity]) -> Sure:
    """“其中”后面的分项列全了几分。"""
    if opposed(parts) or _kinds(whole, parts) or _shares(parts):
        return Sure.CERTAIN
    if _REST.search(_name(parts[-1])) and len(parts) > 1:
        return Sure.CERTAIN
    if _one_doing(parts):
        return Sure.LIKELY
    if _numbered_names(parts) or (len(parts) > 2 and all(re.search("[类型]$", _name(one)) for one in parts)):
        return Sure.LIKELY
    counted = sum((one.value for one in parts), Decimal(0))
    nearly = counted < whole.value and counted * 100 >= whole.value * (88 if len(parts) > 2 else 97)
    return Sure.HINT if slipped(whole, parts) or (nearly and exact(whole, *parts)) else Sure.NONE


def _one_doing(parts: Sequence[Quantity]) -> bool:
    """同一件事的几种结果：“按时报送的24个，逾期报送的2个，未报送的2个”。"""
    names = [_name(one).removeprefix("其中") for one in parts]
    shared = [
        names[0][at : at + 2] for at in range(len(names[0]) - 1) if all(names[0][at : at + 2] in name for name in names)
    ]
    return (
        bool(shared)
        and len(parts) > 1
        and any(re.search("未|没有|尚|正在|逾期|不", name) for name in names)
        and any(not re.search("未|没有|尚|正在|逾期|不", name) for name in names)
    )


def _numbered_names(parts: Sequence[Quantity]) -> bool:
    """第一批、第二批、第三批，从一数起。"""
    return len(parts) > 1 and all(
        f"第{number}" in _name(one) for number, one in zip("一二三四五六", parts, strict=False)
    )


_MONTHS = (("季度", 3), ("半年", 6), ("全年", 12))


def _month(one: Quantity) -> str:
    return re.split("[，。；：、]", one.passage.text[max(0, one.start - 8) : one.start])[-1]


def _kinds(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """“县乡村三级组织146个，其中县级、乡镇、村……”：说了几级几类，列的正好是几样。"""
    months = next((count for word, count in _MONTHS if word in whole.before()), 0)
    if months == len(parts) and all(re.search("月(?:份)?$", _month(one)) for one in parts):
        return True
    match = _KINDS.search(whole.before()) or _KINDS.search(whole.after())
    return match is not None and from_chinese(match[1]) == len(parts)


_SHARE = re.compile(r"[^，。；、（）]{0,8}[，（]约?占(?:比)?[^，。；、（）0-9]{0,12}(?P<share>\d+(?:\.\d+)?)[%％]")


_HELD = re.compile("占(?:比)?(?:为|约)?$")
_PORTION = re.compile(
    r"[^，。；、（）0-9]{0,6}[，（](?:约?占(?:比)?|(?:达标|覆盖|办结|合格)率)(?:为|达到?|约)?(?P<share>\d+(?:\.\d+)?)[%％]"
)


_SAME_MATTER = re.compile(r"[^，。；：、0-9]*，(?![^，]*(?:总|累计|升至|增至|合计|共))[^，。；：、0-9]*")


def _shares(parts: Sequence[Quantity]) -> bool:
    """各项都写了占比，加起来是百分之百。"""
    found = [_SHARE.match(one.passage.text, one.end) for one in parts]
    shares = [Decimal(match["share"]) for match in found if match is not None]
    return (
        len(parts) > 1
        and len(shares) == len(parts)
        and abs(sum(shares, Decimal(0)) - 100) <= Decimal("0.6") * len(parts)
    )


def slipped(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """总数和得数只差一位，或两位写颠倒了：像是笔误，不像没列全。"""
    if len(parts) < 2 or not exact(whole, *parts):
        return False
    step = min(one.step for one in (whole, *parts))
    one, other = int(whole.value / step), int(sum((part.value for part in parts), Decimal(0)) / step)
    if one < 300 or min(part.value for part in parts) * 50 < whole.value:
        return False
    a, b = str(one), str(other)
    turned = sorted(a) == sorted(b) and a != b
    return turned or (len(parts) > 2 and len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def _on_a_ladder(parts: Sequence[Quantity]) -> bool:
    """各项在一个梯子上：省、市、县，一等奖、二等奖。"""
    names = [_name(one) for one in parts]
    return any(all(any(rung in name for rung in ladder) for name in names) for ladder in _LADDERS)


def _parallel(parts: Sequence[Quantity], *, listed: bool) -> bool:
    """几样并列、不重叠：顿号、分号隔开或在一个梯子上；说的是不同方面（妇女、党员）的会重叠，不算。"""
    names = [_name(one) for one in parts]
    if _on_a_ladder(parts):
        return True
    text = parts[0].passage.text
    joints = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
    if not all(map(_COORDINATE.match, joints)) and not listed:
        return False
    return parts[0].unit == MONEY or not _overlapping(names)


def _overlapping(names: Sequence[str]) -> bool:
    """各说一个方面的人，会重叠。"""
    kinds = [{at for at, attribute in enumerate(_ATTRIBUTES) if attribute.search(name)} for name in names]
    common = set.intersection(*kinds)
    return any(kind - common for kind in kinds) or 6 in common


def _count(lead: str) -> int:
    """“两批”“4家”“三项”：说是几样；没说是 0。"""
    match = _COUNT.search(lead)
    if match is None:
        return 0
    return int(match["digits"]) if match["digits"] else from_chinese(match["chinese"]) or 0


def _unrelated(lead: str) -> bool:
    """“全年累计”后面的是另一段时间的数；前面分季度、分半年说的才是它的分项。"""
    return bool(_WHOLE_YEAR.search(lead[-40:])) and not re.search("下半年|四季度", lead)


def _says_the_same(verb: str, earlier: str, whole: Quantity) -> bool:
    """“共”和数之间、数后面没有另说别的事。"""
    new = {char for char in verb if char not in _NEUTRAL and char not in earlier}
    noun = whole.after()
    return not new and (not noun or any(noun[at : at + 2] in earlier for at in range(max(1, len(noun) - 1))))
