"""分项在前、总数在后的：“甲12户、乙15户，共27户”，说了几样共几的，分季度分半年加起来的。"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model.manuscript import Passage
from ..model.numerals import from_chinese
from ..reading.arithmetic import Sure, alike
from ..reading.parts import (
    COORDINATE,
    LONG,
    MOST,
    OVERLAP,
    Span,
    Sum,
    adjoining,
    chosen,
    meets,
    name_of,
    opposed,
    outside_brackets,
    overlapping,
    run_of,
    under_one_name,
)
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import Role, plain, role, shared_out

_BRACKETED = re.compile("（(?:共计?|合计|总计)")
_CLOSER = re.compile(
    r"(?<!以上)(?P<word>共计|总计|合计|总共|一共|总额|总数|总量|加起来|合起来|相加|之和|(?<![公中])共(?![同青产建享和识用]))(?P<verb>[^，。；：、（）0-9]{0,10})$"
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
_STOCKS = {Role.PLAIN, Role.FORMER}
_ASIDE_CLAUSE = re.compile("，[^，。；0-9]{0,6}(?:之外|以外|除此|没有|未|不再|无)[^，。；0-9]{0,14}，")
"""列完和总数之间插的一句：“三类之外未另作安排”。"""
_LIST_JOINT = re.compile("[^，。；：、]{0,8}、[^，。；：、]{0,12}")
_NEUTRAL = set("有为达到是了就一共")


@dataclass(slots=True)
class Closing:
    """一句话里的数，和前面几句。"""

    reading: Reading
    passage: Passage
    start: int
    end: int
    found: list[Quantity]
    last: Sequence[Span]

    @property
    def text(self) -> str:
        """这一段的字。"""
        return self.passage.text

    def sums(self) -> Iterator[Sum]:
        """总数在后的各样。"""
        words = self.text[self.start : self.end]
        if not re.search("共|计|总|实现|全年|半年|加起来|合起来|相加|之和", words):
            return
        inside = outside_brackets(self.found, self.start)
        yield from self._closed_in_brackets(inside)
        for at, whole in enumerate(inside):
            if not whole.unit or not plain(whole):
                continue
            begin = max(self.start, whole.start - 40)
            match = _CLOSER.search(self.text, begin, whole.start)
            yield from self._over_a_year(inside[:at], whole)
            yield from self._added_on(inside[:at], whole)
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
                yield from self._nearly(self._summed(inside[max(0, at - MOST) : at], whole, match))
                continue
            pair = [one for one in inside[:at] if alike(one, whole)][-2:]
            amounts = match["word"] in {"总额", "总量", "总数"} or opposed(pair)
            if amounts or not _unrelated(self.text[self.start : match.start()]):
                one = self._summed(inside[max(0, at - MOST) : at], whole, match)
                if one is not None:
                    yield one

    def _nearly(self, one: Sum | None) -> Iterator[Sum]:
        """“累计慰问110人”：只差一点的才像是前面几样的合计，差得远的是另一段时间的。"""
        if one is None or len(one.parts) < 3:
            return
        counted = sum((part.value for part in one.parts), Decimal(0))
        joined = all("、" in self.text[a.end : b.start] for a, b in itertools.pairwise(one.parts))
        if joined and abs(counted - one.whole.value) * 100 <= counted * 15:
            yield one._replace(under=Sure.HINT, over=Sure.HINT)

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
            if not alike(one, whole) or not plain(one) or one.end > head or self._detail(one):
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
            or (parts[0].passage is self.passage and OVERLAP.search(self.text[parts[0].end : whole.start]))
        ):
            return None
        others = [one for one in pool if alike(one, whole) and plain(one) and one.end <= head][-6:]
        if count < 4 and any(meets(whole, some) for some in itertools.combinations(others, count)):
            return None  # “31—50岁是主体，两个年龄段合计763人”：不是末两样
        return Sum((whole,), tuple(parts), Sure.LIKELY, Sure.LIKELY)

    def _detail(self, one: Quantity) -> bool:
        """“46人，其中宫颈癌28人、乳腺癌18人；”：已经算在前面的数里了。"""
        text = one.passage.text
        begin = max(text.rfind(mark, max(0, one.start - LONG), one.start) for mark in "；。") + 1
        return "其中" in text[begin : one.start]

    def _added_on(self, earlier: Sequence[Quantity], whole: Quantity) -> Iterator[Sum]:
        """“各村组织22场，加上镇级9场，共31场”。"""
        same = [one for one in earlier if alike(one, whole)][-2:]
        if len(same) < 2 or not re.search("共|累计|合计|总|达", whole.before()) or role(same[0]) not in _STOCKS:
            return
        if not re.search(
            "(?:加上|连同|算上)[^，。；]{0,14}$", self.text[max(self.start, same[1].start - 18) : same[1].start]
        ):
            return
        near = self.text[same[1].end : whole.start]
        if re.fullmatch("[^，。；：、0-9]{0,10}，[^，。；：、0-9]{0,10}(?:20\\d\\d年)?[^，。；：、0-9]{0,8}", near):
            yield Sum((whole,), (same[0], same[1]), Sure.LIKELY, Sure.LIKELY)

    def _over_a_year(self, earlier: Sequence[Quantity], whole: Quantity) -> Iterator[Sum]:
        """“一季度……二季度……，上半年54件”“上半年……下半年……，全年……”。"""
        match = _SPAN.search(whole.before())
        if match is None:
            return
        yield from self._rungs(earlier, whole, match["span"])

    def _respectively(self, earlier: Sequence[Quantity], whole: Quantity) -> Iterator[Sum]:
        """“分别完成120万元、180万元和160万元，累计完成460万元”。"""
        covered = re.match("[^，。；]{0,12}(?:全覆盖|全部)", self.text[whole.end : whole.end + 20])
        if not re.match(r"(?:累计|总共|一共|共)", whole.before()) and not (covered and whole.before().endswith("实现")):
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
        run = run_of([one for one in reversed(earlier) if alike(one, whole)][:4])[::-1] if earlier else []
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
            if near is not None and under_one_name(one, near, whole):
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
        if len(parts) < 2 or not all(map(plain, parts)) or chosen(parts):
            return None
        if "其中" in parts[0].before() and overlapping([name_of(one) for one in parts]):
            return None  # “其中30岁以下46人，党员22人，共160人”
        gap = text[parts[-1].end : head]
        if (
            len(re.findall("[，；、。]", gap)) > 1 + (aside := _ASIDE_CLAUSE.search(gap) is not None)
            or len(gap) > (40 if aside else 16)
            or re.search("其中|等(?![奖级])|共(?!有)|合计|总计", text[parts[0].start : head])
            or OVERLAP.search(text[parts[0].end : whole.start])
        ):
            return None
        free = match["word"] in {"共计", "合计", "总计"} and set(match["verb"]) <= _NEUTRAL
        same = len(match["verb"]) <= 6 and _says_the_same(match["verb"], text[self.start : head], whole)
        about = sum((one.value for one in parts), Decimal(0))
        close = abs(about - whole.value) * 5 <= whole.value and all(
            "、" in text[a.end : b.start] for a, b in itertools.pairwise(parts)
        )
        if not free and not same and not close:
            return None
        scaled = [one for one in map(shared_out, parts) if one is not None]
        if len(scaled) != len(parts):
            return None
        if any(meets(whole, half) for half in (scaled[::2], scaled[1::2]) if len(half) > 1):
            return None  # “妇女规划55项已达标49项，儿童规划69项已达标63项，合计124项”
        joints = [text[one.end : other.start] for one, other in itertools.pairwise(parts)]
        one_list = all(map(_LIST_JOINT.fullmatch, joints)) and match["word"] in {"共计", "合计", "总计", "总共", "一共"}
        if not one_list and any(meets(whole, scaled[-size:]) for size in range(2, len(parts))):
            return None
        sure = all(map(COORDINATE.match, joints)) or match["word"] != "共"
        strength = Sure.HINT if not (free or same) else Sure.CERTAIN if sure else Sure.LIKELY
        counted = sum((one.value for one in scaled), Decimal(0))
        wider = match["word"] in {"总量", "总数", "总额"} or re.search(r"全[省市县区镇乡]$", text[self.start : head])
        some = wider and counted * 100 < whole.value * 80
        return Sum((whole,), tuple(scaled), Sure.NONE if some else strength, strength)


def _about_one_thing(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """没有各说各的：后面的话一样，前面没有另外的动词。"""
    words = re.sub("全年|[上下]半年|前三季度|[一二三四]季度|累计|合计|共计|总计|共", "", whole.before())
    return not words or any(words[-2:] in one.before() or words[:2] in one.before() for one in parts)


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
