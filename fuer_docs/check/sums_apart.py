"""没有开头的话的总数和分项：紧接着列的，分别说了再合起来说的，占比加起来过百的。"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ..reading.arithmetic import Sure, alike, exact
from ..reading.parts import (
    EXHAUSTIVE,
    LONG,
    MOST,
    OVERLAP,
    REST,
    SHARE,
    Span,
    Sum,
    close_by,
    left_open,
    meets,
    name_of,
    on_a_ladder,
    opposed,
    outside_brackets,
    run_of,
)
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import RATES, Role, plain, role, shared_out
from .sums_opened import OPEN_ENDED, OPENER, TOTALLING, nearest

_RESPECTIVE = re.compile(r"(?P<noun>[^，。；：、]{2,8}?)的?分别(?:有|为|是)?$")
_ADDED = re.compile("新(?!生|型|闻|区|村)|增|再|又")
"""“拟新增24个，达到121个，占75.2%”：后面是连原有的。"""
_HELD = re.compile("占(?:比)?(?:为|约)?$")
_THE_REST = re.compile("^(?:余下|其余|剩余|剩下)的?")
_BETWEEN_SHARES = re.compile(
    r"(?:的|）)?[，；、](?:[^，。；：]{0,24}[，（])?[^，。；：（）0-9]{0,24}占(?:比)?(?:为|约)?"
)


def _next_share(gap: str) -> bool:
    """“占42.9%；中年180人，占”：两个占比挨着说。"""
    return _BETWEEN_SHARES.fullmatch(gap) is not None


_PORTION = re.compile(
    r"[^，。；、（）0-9]{0,6}[，（](?:约?占(?:比)?|(?:达标|覆盖|办结|合格)率)(?:为|达到?|约)?(?P<share>\d+(?:\.\d+)?)[%％]"
)
_SAME_MATTER = re.compile(r"[^，。；：、0-9]*[，中](?![^，]*(?:总|累计|升至|增至|合计|共))[^，。；：、0-9]*")


class Apart:
    """没有开头的话的：总数后面紧接着列的，隔着别的话合起来说的。"""

    def __init__(
        self, reading: Reading, span: Span, found: list[Quantity], last: Sequence[Span], listed: set[int]
    ) -> None:
        self.reading = reading
        self.passage, self.start, self.end = span
        self.text = span[0].text
        self.found = found
        self.last = last
        self.listed = listed
        """已经是别人的分项的，从第几个字起。"""

    def sums(self) -> Iterator[Sum]:
        """隔着别的话的。"""
        yield from self._respective()
        yield from self._over_whole()
        yield from self._remainder()
        yield from self._hundreds()
        yield from self._before_the_sentence()
        yield from self._used_up()

    def listed_after(self) -> Iterator[Sum]:
        """总数后面紧接着列的：“指标124项，妇女规划54项、儿童规划70项”。"""
        terms = [one for one in outside_brackets(self.found, self.start) if plain(one)]
        at = 0
        while at < len(terms) - 2:
            whole = terms[at]
            if whole.start in self.listed:
                at += 1
                continue
            run = run_of(
                [one for one in terms[at + 1 : at + 2 * MOST] if alike(one, whole) and one.chinese == whole.chinese][
                    :MOST
                ]
            )
            run = self._until_opener(run)
            gap = self.text[whole.end : run[0].start] if run else ""
            if (
                len(run) > 1
                and re.match(r"[^，。；：、]{0,18}[，：；]", gap)
                and not OPENER.search(gap.replace("：", "，"))
                and close_by(gap)
            ):
                yield from self._bare(whole, run)
            at += 1

    def _until_opener(self, run: list[Quantity]) -> list[Quantity]:
        for at in range(1, len(run)):
            if re.search("其中|包括|分别|：", self.text[run[at - 1].end : run[at].start]):
                return run[:at]
        return run

    def _bare(self, whole: Quantity, run: list[Quantity]) -> Iterator[Sum]:
        after = self.text[run[-1].end : run[-1].end + 60]
        if OVERLAP.search(self.text, run[0].end, run[-1].start) and not opposed(run):
            return
        if OPEN_ENDED.match(after) or (OVERLAP.search(after.split("。")[0]) and not OVERLAP.search(name_of(run[-1]))):
            return
        if any(TOTALLING.search(one.before()) for one in run):
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
                and abs(counted - whole.value) * (4 if on_a_ladder(parts) else 8) <= whole.value
            ):
                sure = Sure.LIKELY if REST.search(name_of(parts[-1])) else Sure.HINT
                yield Sum(wholes, tuple(parts), sure, sure)

    def _respective(self) -> Iterator[Sum]:
        """“可量化的分别有42项和40项。在82项可量化目标中”：后面把它们合起来说。"""
        for at, first in enumerate(self.found[:-1]):
            match = _RESPECTIVE.search(first.before())
            if match is None or not plain(first):
                continue
            run = run_of([one for one in self.found[at:] if alike(one, first)][:6])
            for whole in self.reading.in_span(self.passage, run[-1].end, min(len(self.text), run[-1].end + 60))[:1]:
                said = whole.after() + whole.before()
                if len(run) > 1 and alike(whole, first) and match["noun"][-3:] in said:
                    yield Sum((whole,), tuple(run), Sure.LIKELY, Sure.LIKELY)

    def _used_up(self) -> Iterator[Sum]:
        """“安排经费128万元。资金投向上，评估28万元，指导35万元，建设42万元，余下23万元……”：总数在前一句。"""
        terms = [one for one in self.found if plain(one)]
        run = run_of([one for one in terms if alike(one, terms[0])][:MOST]) if terms else []
        if len(run) < 3 or run[0] is not terms[0] or not _THE_REST.search(run[-1].before()) or not self.last:
            return
        if OPENER.search(self.text, self.start, run[1].start) or meets(run[0], run[1:]):
            return
        before = self.reading.in_span(*self.last[-1]) if self.last[-1][0] is self.passage else []
        wholes = [one for one in before if alike(one, run[0]) and one.value > max(part.value for part in run)]
        if wholes and not any(meets(one, run) for one in wholes):
            yield Sum((nearest(wholes, run)[0],), tuple(run), Sure.LIKELY, Sure.LIKELY)

    def _over_whole(self) -> Iterator[Sum]:
        """“76项指标中，达标77项，占92.1%”：占不到百分之百的，倒比整体还多。"""
        for whole, part in itertools.pairwise([one for one in self.found if one.unit not in RATES]):
            if part.value <= whole.value or not alike(whole, part) or not (plain(whole) and plain(part)):
                continue
            share = _PORTION.match(self.text, part.end)
            gap = self.text[whole.end : part.start]
            if share is None or Decimal(share["share"]) >= 100 or not _SAME_MATTER.fullmatch(gap):
                continue
            if _ADDED.search(whole.before()):
                continue
            if not SHARE.match(self.text, whole.end) and not SHARE.match(self.text, whole.start):
                yield Sum((whole,), (part,), Sure.NONE, Sure.CERTAIN)

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
            budget = [one for one in wholes if plain(one) and re.search("预算|总|共|安排|计划|需|累计", one.before())]
            close = [one for one in budget if abs(one.value - part.value - rest.value) * 8 <= one.value]
            if len(close) == 1:
                yield Sum((close[0],), (part, rest), Sure.LIKELY, Sure.LIKELY)

    def _hundreds(self) -> Iterator[Sum]:
        """几样占比加起来：“占42.9%，占31.7%，占25.4%”，是一分为几的就该是百分之百。"""
        run: list[Quantity] = []
        for one in [*self.found, None]:
            joined = one is not None and (not run or _next_share(self.text[run[-1].end : one.start]))
            if one is not None and joined and one.unit == "%" and not one.chinese and _HELD.search(one.before()):
                run.append(one)
                continue
            if one is None or (one.unit == "%" and role(one) is Role.RATE):
                yield from self._hundred(run)
                run = [one] if one is not None and not one.chinese and _HELD.search(one.before()) else []

    def _hundred(self, run: list[Quantity]) -> Iterator[Sum]:
        names = [re.split("占", name_of(one))[0] for one in run]
        pair = len(run) == 2 and opposed(run)
        if (
            (len(run) < 3 and not pair)
            or not exact(*run)
            or not all(names)
            or OVERLAP.search(self.text[run[-1].end : run[-1].end + 40])
        ):
            return
        alike_named = len({name[-1] for name in names}) == 1 or any(re.search("岁", name) for name in names)
        by_kind = re.search(r"(?:按|从|分)[^，。；：]{1,8}(?:分|看)", self.text[self.start : run[0].start])
        counted = sum((one.value for one in run), Decimal(0))
        divided = by_kind is not None or (len(run) > 2 and REST.search(names[-1]))
        slack = Decimal("0.1") * len(run) if all("." in one.text for one in run) else Decimal(1)
        hundred = replace(run[-1], value=Decimal(100))
        if (pair or alike_named or divided or on_a_ladder(run)) and 100 + slack < counted < 125:
            yield Sum((hundred,), tuple(run), Sure.NONE, Sure.LIKELY)
        if (pair or divided) and 85 < counted < 100 - slack and not left_open(run[-1]):
            yield Sum((hundred,), tuple(run), Sure.LIKELY, Sure.NONE)

    def _before_the_sentence(self) -> Iterator[Sum]:
        """总数在前一句：“招收学员3552人，每班24人。学员中女童1998人、男童1564人”。"""
        terms = [one for one in self.found if plain(one)]
        if len(terms) < 2 or OPENER.search(self.text, self.start, terms[0].end):
            return
        run = run_of([one for one in terms if alike(one, terms[0])][:MOST])
        if not opposed(run, EXHAUSTIVE) or run[0] is not terms[0] or run[1] is not terms[1]:
            return
        if len(re.findall("[，；]", self.text[self.start : run[0].start])) > 1 or OVERLAP.search(
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
            yield Sum((nearest(close, run)[0],), tuple(run), Sure.LIKELY, Sure.LIKELY)
