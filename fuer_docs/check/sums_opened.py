"""有开头的话的总数和分项：其中、包括、分别为、按什么分，后面列的一串和前面的总数。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ..reading.arithmetic import MONEY, PEOPLE, Sure, alike, exact
from ..reading.parts import (
    COUNTABLE,
    LONG,
    MOST,
    OVERLAP,
    Span,
    Sum,
    chosen,
    how_complete,
    kind_of,
    kinds,
    left_open,
    meets,
    name_of,
    opposed,
    outside_brackets,
    overlapping,
    run_of,
    run_parallel,
)
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import plain, shared_out

OPENER = re.compile(
    r"(?P<among>其中)(?:包括|有)?(?P<colon>[：:])?|(?P<within>[中里])，|(?P<main>主要)?(?P<whole>包括|分为|来自)[：:]?"
    r"|(?P<sorted>(?:[按从以]|分)[^，。；：、0-9]{1,9}(?:划?分(?:类)?|来?看|统计|区分|划分|衡量|归类)[，：:])|(?P<each>分别)(?:为|是|达到|达|有)"
    r"|(?P<made>由)(?=[^。；]{4,80}?(?:构成|组成))|(?P<bracket>(?<=[^\d）])（)|(?P<plain>[：:])"
)
OPEN_ENDED = re.compile(r"[^，。；：、0-9]{0,8}(?<!低|中|高|初|同|优|均|相|一|二|三|特)等(?![级奖于同次等候待额量])")
TOTALLING = re.compile(
    r"(?:共计|总计|合计|总共|一共|(?<![公中])共(?![同青产建享和识用])|累计|总额|总数|总量)[^，。；：、0-9]{0,8}$"
)
_TOLD = re.compile("情况|共|合计|总|具体|即|分别|构成|组成|[两三四五六]")
_COUNTED_ALIKE = PEOPLE | {"人次", MONEY, "户", "%", "件", "起"}
_PLACES = set("村镇乡县市区校所")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|同期|20\d\d年)(?!.*(?:结转|结余|结存|延续|跨年|转入))")
_EACH_OF = re.compile(r"\d[人名位户家所个][^，。；：、0-9]{0,4}$")
"""“9人任1所、11人任2所”：一个人几所。"""
_BOTH = re.compile("兼有|兼具|同时[是为有]|既是|重叠|交叉")


class Opened:
    """有开头的话的：“共多少，其中……”“包括……”“分别为……”。"""

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
        for match in OPENER.finditer(self.text, self.start, self.end):
            yield from self._opened(match)

    def _opened(self, match: re.Match[str]) -> Iterator[Sum]:
        if match["plain"] and not _TOLD.search(self.text, max(self.start, match.start() - 40), match.start()):
            return
        stop = self._stop(match)
        parts = self._plain_parts(match.end(), stop)
        if not parts or "；" in self.text[match.end() : parts[0].start]:
            return
        units = list(dict.fromkeys(kind_of(one) for one in parts))[:3]
        together = {kind_of(one) for one in run_of(parts)}
        pair = match["among"] and opposed(run_of(parts))
        if (match["whole"] or pair) and len(together) > 1 and together <= COUNTABLE:
            yield from self._mixed(match, run_of(parts))
            return
        lists = [(unit, run_of([one for one in parts if kind_of(one) == unit])) for unit in units]
        made = [self._listed(match, run) for _unit_, run in lists if run]
        if any(one is not None for one in made):
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
        if len(wholes) == 1 and (len(parts) > 2 or opposed(parts)) and not OPEN_ENDED.match(after):
            yield Sum((wholes[0],), tuple(parts), Sure.LIKELY, Sure.LIKELY)

    def _stop(self, match: re.Match[str]) -> int:
        """分项列到哪里：括号里开的头到括号为止；再有“其中”就到那里。"""
        text, end = self.text, min(self.end, match.end() + LONG)
        back = max(self.start, match.start() - LONG)
        inside = match["bracket"] or text.rfind("（", back, match.start()) > text.rfind("）", back, match.start())
        close = text.find("）", match.end(), end) if inside else -1
        end = close if close >= 0 else end
        again = OPENER.search(text, match.end(), end)
        while again and (again["plain"] or again["bracket"] or again["each"]):
            again = OPENER.search(text, again.end(), end)
        if again is None:
            return end
        return (
            text.rfind("，", match.end(), again.start())
            if again["within"] and "，" in text[match.end() : again.start()]
            else again.start()
        )

    def _plain_parts(self, start: int, stop: int) -> list[Quantity]:
        found = outside_brackets(self.reading.in_span(self.passage, start, stop)[: 3 * MOST], start)
        found = self._with_units(found, start)
        parts: list[Quantity] = []
        for one in found:
            if not plain(one) or one.before().endswith("全部"):
                continue
            scaled = shared_out(one)
            if scaled is None or TOTALLING.search(one.before()):
                break
            if parts and re.search("；[^；]{0,3}(?:另有|另外|此外|还有)", self.text[parts[-1].end : one.start]):
                break
            if parts and _LAST_YEAR.search(one.before()) and not _LAST_YEAR.search(parts[0].before()):
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
        if all(_EACH_OF.search(one.before()) for one in parts):
            return None
        after = self.text[parts[-1].end : parts[-1].end + 60]
        if (OVERLAP.search(after.split("。")[0]) and len(parts) > 1) or chosen(parts):
            return None
        if _BOTH.search(self.text, match.end(), parts[-1].start):
            return None
        if len(parts) == 1:
            return _single(wholes[-1], parts[0]) if match["among"] else None
        lead = self.text[match.end() : parts[0].start]
        open_ended = (
            bool(OPEN_ENDED.match(after))
            or left_open(parts[-1])
            or bool(match["main"])
            or bool(re.match("含|主要|仅|如", lead))
        )
        if len(parts) > 3 and any(meets(one, half) for one in wholes for half in (parts[::2], parts[1::2])):
            return None  # “妇女规划56项，达标50项；儿童规划56项，达标48项”
        over, under = self._strengths(match, nearest(wholes, parts)[0], parts)
        if open_ended or (under is Sure.HINT and self._about_a_rate(match)):
            under = Sure.NONE
        return Sum(nearest(wholes, parts), tuple(parts), under, over) if over or under else None

    def _about_a_rate(self, match: re.Match[str]) -> bool:
        """“达标率为93.9%。其中提前达标20项”：其中说的是达标的，不是前面的总数。"""
        spans = [(self.passage, self.start, match.start()), *reversed(self.last)]
        found = next((found for span in spans[:2] if (found := self.reading.in_span(*span))), [])
        return bool(found) and found[-1].unit == "%" and bool(re.search("率|占|比例|比重", found[-1].before()))

    def _part_over_whole(self, match: re.Match[str], parts: Sequence[Quantity]) -> Sum | None:
        """“到位3480万元，其中县级2100万元，上级1380亿元”：有一样自己就比总数多。"""
        found = outside_brackets(self.reading.in_span(self.passage, self.start, match.start()), self.start)[-1:]
        most = max(parts, key=lambda one: one.value)
        rest = [one for one in parts if one is not most]
        if self.text.startswith("，其中", most.end) or OVERLAP.search(self.text, match.end(), most.start):
            return None
        if re.search("实际|共|总|合计|累计", most.before()):
            return None
        if not found or not plain(found[0]) or not alike(found[0], most) or not rest:
            return None
        if found[0].unit not in _COUNTED_ALIKE or any(one.value > found[0].value for one in rest):
            return None
        if _OTHER_TIME.search(most.before()):
            return None  # “去年1200人，其中妇女800人，今年1500人”
        return Sum((found[0],), (most,), Sure.NONE, Sure.LIKELY)

    def _strengths(self, match: re.Match[str], whole: Quantity, parts: Sequence[Quantity]) -> tuple[Sure, Sure]:
        parallel = run_parallel(
            parts, listed=bool((not match["among"] and not match["within"] and not match["whole"]) or match["colon"])
        )
        if match["whole"] or match["made"]:
            return (Sure.CERTAIN, Sure.CERTAIN) if parallel else (Sure.NONE, Sure.NONE)
        if match["plain"]:
            lead = self.text[whole.end : match.start()]
            told = (
                bool(re.search("共|合计|总|构成|组成", whole.before() + lead) or re.search("具体|即|分别", lead))
                or kinds(whole, parts)
                or ("情况" in lead and how_complete(whole, parts) >= Sure.LIKELY)
            )
            return (Sure.LIKELY, Sure.LIKELY) if parallel and told else (Sure.NONE, Sure.NONE)
        if match["each"]:
            told = bool(re.search("共|合计|总|有", whole.before()))
            near = re.fullmatch("[^，。；：、0-9]{0,6}，", self.text[whole.end : match.start()])
            sure = (
                Sure.CERTAIN
                if told
                else Sure.LIKELY
                if near and "、" in parts[0].passage.text[parts[0].end :][:12]
                else Sure.NONE
            )
            return (sure, sure) if parallel else (Sure.NONE, Sure.NONE)
        if match["sorted"] and "看" in match[0] and how_complete(whole, parts) < Sure.LIKELY:
            far = sum((one.value for one in parts), Decimal(0)) * 100 < whole.value * 85
            return (Sure.LIKELY, Sure.NONE if far else Sure.LIKELY) if parallel else (Sure.NONE, Sure.NONE)
        if match["sorted"] or match["bracket"]:
            return (Sure.LIKELY, Sure.LIKELY) if parallel or how_complete(whole, parts) else (Sure.NONE, Sure.NONE)
        complete = how_complete(whole, parts)
        counted = sum((one.value for one in parts), Decimal(0))
        if all(re.match("(?:其中)?(?:有|具有|建有|开展|能|会|参加)", name_of(one)) for one in parts) or (
            len(parts) > 2 and counted * 10 > whole.value * 14
        ):
            return Sure.NONE, Sure.NONE
        over = Sure.CERTAIN if parallel or complete >= Sure.LIKELY else Sure.NONE
        apart = len(parts) > 2 and exact(whole, *parts) and not overlapping([name_of(one) for one in parts])
        if not over and parts[0].unit == MONEY and counted > whole.value:
            over = Sure.LIKELY
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
            inside = outside_brackets(self.reading.in_span(*scope)[-MOST:], scope[1])
            found = [one for one in inside if plain(one) and alike(one, parts[0])]
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
                found = [one for one in inside[-1:] if plain(one) and alike(one, parts[0])]
            if found:
                return found[-1:] if TOTALLING.search(found[-1].before()) and not match["sorted"] else found
            if len(parts) == 1 and self.text[scope[1] : match.start()].strip("　 "):
                break
        return []


def _interleaved(one: Sum, other: Sum) -> bool:
    """两种单位的数一样隔一样：“4期160人次、5期200人次”。"""
    pairs = list(zip(one.parts, other.parts, strict=True))
    return all(abs(a.start - b.start) < 16 for a, b in pairs)


def nearest(wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """最像总数的在前：离得数最近的。"""
    counted = sum((one.value for one in parts), Decimal(0))
    return tuple(sorted(wholes, key=lambda one: abs(one.value - counted)))


_OTHER_TIME = re.compile("今年|本年|去年|上年|20[0-9]{2}年|累计|另|未计入|不含")


def _single(whole: Quantity, part: Quantity) -> Sum | None:
    """“其中”后面只有一个数：不是人、钱、户的，要看得出说的是同一样东西。"""
    if whole.value == 1 or (whole.unit not in _COUNTED_ALIKE and not _same_thing(whole, part)):
        return None
    between = part.passage.text[whole.end : part.start]
    if _OTHER_TIME.search(between + part.before()):
        return None
    sure = Sure.HINT if re.search(r"\d", between) else Sure.CERTAIN  # 其中双胞胎21对，活产3182人
    return Sum((whole,), (part,), Sure.NONE, sure)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """前后挨着的话里有一样的两个字，或后一个没有另说是什么（其中城区8个）。"""
    mine, theirs = one.before() + one.after(), other.after() or other.before().removeprefix("其中")
    return (len(theirs) < 3 and theirs[-1:] not in _PLACES) or any(
        theirs[at : at + 2] in mine for at in range(len(theirs) - 1)
    )
