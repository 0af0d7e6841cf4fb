"""部分、整体、百分之几：占总数的、完成任务的、覆盖率、五成（180户），都读成一样的三个数。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..model.figure import POINTS
from .arithmetic import before
from .lines import HEAD, MOST, Line
from .quantities import Quantity
from .share_fits import fits, fits_sum, like
from .share_names import GOAL, is_goal, score_of
from .share_rates import Rates
from .share_scope import Claim, Near
from .share_words import (
    ADVERBS,
    ALONGSIDE,
    BARE,
    CHANGED,
    COMPARED,
    COMPARED_WITH,
    DONE,
    EACH,
    EACH_AHEAD,
    IN_BRACKETS,
    LEVEL,
    MEASURED,
    NOT_PARTS,
    OCCUPY,
    OF_NOUN,
    OF_NUMBER,
    OPENS,
    PART_INSIDE,
    RATED,
    RATIOS,
    SEXES,
    SO_MANY_EACH,
    TOTAL,
    UNNAMED,
)


def claims_of(lines: Iterable[Line], near: Near, changed: frozenset[tuple[int, int]]) -> Iterator[Claim]:
    """全文的占比。``changed`` 是已经读作变化的数（段、位置）。"""
    reader: _Paragraph | None = None
    for line in lines:
        if reader is None or reader.n != line.passage.n:
            reader = _Paragraph(line.passage.n, near, changed)
        yield from reader.read(line)


class _Paragraph(Rates):
    """读一段：一句里以分号隔开的一截一截地看。"""

    def read(self, line: Line) -> Iterator[Claim]:
        self.line = line
        text = line.text
        begin = 0
        self.above = self.earlier[-8:] if OPENS.match(text) else []
        if self.ahead is not None:
            yield from self._told_after(*self.ahead, line.numbers)
            self.ahead = None
        while begin < len(text):
            stop = text.find("；", begin) + 1 or len(text)
            self.begin = begin
            first, last = (
                bisect_left(line.numbers, at + line.start, key=lambda one: one.start) for at in (begin, stop)
            )
            self.inside = line.numbers[first:last]
            yield from self._segment()
            if self.inside:
                self.earlier = (self.earlier + self.inside)[-MOST:]
                self.previous = self.inside
            begin = stop

    def _segment(self) -> Iterator[Claim]:
        for at, share in enumerate(self.inside):
            if share.unit not in {"%", "‰", "/10万"} or (self.n, share.start) in self.changed:
                continue
            claims = list(self._share(at, share))
            if not claims and at == 0 and share.unit == "%":
                self.ahead = self._before_numbers(share)
                claims = list(self._told_after(*self.ahead, self.inside[1:])) if self.ahead else []
            for found in claims:
                if found.wholes:
                    fitting = next((one for one in found.wholes if fits(found.part, one, share)), None)
                    self.common = fitting or (found.wholes[0] if found.sure and len(found.wholes) == 1 else None)
                yield found

    def _before_numbers(self, share: Quantity) -> tuple[Quantity, str] | None:
        """占比说在前头，数还没有说。"""
        text, at, end = self.line.text, share.start - self.line.start, share.end - self.line.start
        lead = text[self.begin : at]
        if len(lead) > 30 or re.search("[。；比较由从]|目标|力争|要求", lead):
            return None
        if text[end : end + 1] == "的":
            return share, re.split("[，。；]", text[end : end + 30])[0]  # “有86%的村建立了议事会”
        return (share, lead) if re.search("占|率", lead) and text[end : end + 1] in "，。" else None

    def _told_after(self, share: Quantity, lead: str, numbers: Sequence[Quantity]) -> Iterator[Claim]:
        """“女干部占34.2%。全县干部1152名，其中女干部394名”。"""
        head = list(numbers[:2])
        if len(head) < 2 or any(one.unit in RATIOS for one in numbers[:3]) or not like(*head) or not share.exact:
            return
        small, large = sorted(head, key=lambda one: one.value)
        words = [
            re.split("[，。；：]", one.passage.text[max(0, one.start - 24) : one.start])[-1] + one.after()[:6]
            for one in (small, large)
        ]
        if (
            "其中" in words[1]
            or re.search("未|预计|可|每|均|计划|标准|比|较", "".join(words))
            or small.value == large.value
        ):
            return
        few, many = (sum(lead[at : at + 2] in said for at in range(len(lead) - 1)) for said in words)
        among = re.match("[^，。；]{0,10}中", large.passage.text[large.end : large.end + 12])
        if few and (many or among or (few > 1 and re.search("全|共|现有|应|总", words[1]))):
            yield Claim(small, [large], share, "", sure=False, far=True)

    def _share(self, at: int, share: Quantity) -> Iterator[Claim]:
        line = self.line
        if line.text.startswith("的" + HEAD, share.end - line.start):
            return  # “完成八成以上的5个”：是一类的名字
        window = max(self.begin, share.start - line.start - 60)
        lead = line.text[window : share.start - line.start]
        head = [one for one in self.inside[max(0, at - MOST) : at] if (self.n, one.start) not in self.changed]
        if ((each := EACH.search(lead)) is not None and self._run(at)) or (each := EACH_AHEAD.search(lead)) is not None:
            yield from self._each(at, each["whole"], "率" in each[0])
        elif share.unit in {"%", "‰"} and (match := OCCUPY.search(lead)) is not None:
            if "分别" not in lead[-12:]:
                yield from self._occupied(head, share, match, window)
        elif re.search(r"分别[^，。；]{0,6}$", lead):
            return
        elif (match := RATED.search(lead)) is not None:
            if not re.search("序时|时序|[比较]|力争|争取|确保|预计", match["name"]):
                claims = list(self._rated(head, share, match["name"], match["kind"]))
                claims = claims or list(self._by_rest(head, share, match["name"]))
                yield from claims or self._near_miss(head, share)
        elif share.unit != "%":
            return
        elif (match := IN_BRACKETS.search(lead)) is not None and line.text[share.end - line.start :][:1] in {
            "）",
            "，",
        }:
            yield from self._beside(head, share, match, window)
        elif (match := DONE.search(lead)) is not None and not CHANGED.search(match[0]):
            yield from self._done(head, share, match, window)
        elif (match := OF_NUMBER.search(lead)) is not None and not CHANGED.search(match["label"]):
            yield from self._of_number(head, share, match, window)
        elif (inside := PART_INSIDE.match(line.text, share.end - line.start)) is not None:
            part = line.group(inside, "part")
            wholes = [one for one in self._near(head) if like(one, part) and one.value >= part.value]
            yield Claim(part, wholes[-3:], share, "", sure=False)
        elif (
            share.chinese
            and (match := BARE.search(lead)) is not None
            and line.text[share.end - line.start :][:1] in "，。；"
        ):
            yield from self._beside(head, share, match, window)
        elif (noun := OF_NOUN.match(line.text, share.end - line.start)) is not None:
            yield from self._of_noun(head, share, noun["noun"])

    def _run(self, at: int) -> list[Quantity]:
        """“34.0%、34.0%和31.9%”：挨着的几个占比；只有一个的是空的。"""
        shares = [self.inside[at]]
        for one in self.inside[at + 1 :]:
            if one.unit != shares[0].unit or not ALONGSIDE.fullmatch(self.line.between(shares[-1], one)):
                break
            shares.append(one)
        return shares if len(shares) > 1 else []

    def _of_number(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“检查19800人，为年度任务18000人的110%”：写明了是哪个数的百分之几。"""
        number = self.line.numbers[self.line.at[window + match.start("number")]]
        parts = [one for one in head if before(one, number) and like(one, number)]
        parts = [one for one in parts if not COMPARED.search(one.before()) and not SO_MANY_EACH.search(one.before())]
        if parts:
            yield Claim(parts[-1], [number], share, "", sure=len(parts) == 1, also=tuple(parts[:-1]))

    def _each(self, at: int, name: str, rate: bool) -> Iterator[Claim]:
        """“16个、16个、15个，分别占34.0%、34.0%和31.9%”。"""
        shares = self._run(at) or [self.inside[at]]
        parts = [one for one in self.inside[:at] if one.unit != "%"]
        parts, rest = parts[-len(shares) :], parts[: -len(shares)]
        self.changed |= {(self.n, one.start) for one in shares}
        if len(parts) < len(shares) or not all(like(one, parts[0]) for one in parts):
            return
        if not all(ALONGSIDE.search(self.line.between(*two)) for two in pairwise(parts)):
            return
        pool = [*rest, *self.earlier[-8:]]
        for part, share in zip(parts, shares, strict=True):
            wholes = [one for one in pool if like(one, part) and (rate or one.value >= part.value)]
            if wholes and UNNAMED.match(name):
                yield Claim(part, wholes, share, "", sure=False)

    def _occupied(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“占”：前面最近的数是部分；有主语的，主语说的那个数是部分。"""
        line = self.line
        verb = line.start + window + match.start()
        parts = [one for one in head if one.end <= verb and one.unit not in {"%", "‰", "倍", *POINTS.values()}]
        compared = [one for one in parts if COMPARED_WITH.search(line.lead(one))]
        number = next((one for one in head if one.start >= verb), None)
        if not parts and not self.earlier:
            return
        gap = (
            line.text[parts[-1].end - line.start : verb - line.start]
            if parts
            else line.text[self.begin : verb - line.start]
        )
        subject = re.split("[，（：、]", gap)[-1] if re.search("[，（：、]", gap) or not parts else ""
        if not parts or gap.count("，") > 1 or not ADVERBS.fullmatch(subject):
            yield from self._about(head, share, re.sub("^(?:其中|而|且)", "", subject), match["whole"], number)
            return
        part = parts[-1]
        also: tuple[Quantity, ...] = ()
        if compared and part is compared[-1] and len(parts) > len(compared):
            also = tuple(one for one in parts if one not in compared and like(one, part))
            part, also = (also[-1], also[:-1]) if also else (part, also)
        if "）" in gap and (outer := self._outside(parts)) is not None:
            also = tuple(parts[parts.index(outer) + 1 :])
            part = outer
        if not part.value:
            return
        if number is not None:
            if like(number, part):
                yield Claim(part, [number], share, "", also=also)
            return
        yield from self._of(part, share, match["whole"], [one for one in head if before(one, part)], also)

    def _measured(self, head: list[Quantity], share: Quantity, unit: str) -> Iterator[Claim]:
        """“贷款1.26亿元、548笔，其中妇女5460万元、260笔，金额占43.3%，笔数占47.4%”：照单位找。"""
        same = [one for one in (*self.earlier[-8:], *head) if one.unit == unit]
        same = [one for one in same if not NOT_PARTS.search(one.before()) and not SO_MANY_EACH.search(one.before())]
        wholes = [one for one in same[:-1] if one.value >= same[-1].value]
        if wholes:
            yield Claim(same[-1], wholes, share, "", sure=False)

    def _about(
        self, head: list[Quantity], share: Quantity, subject: str, whole: str, number: Quantity | None
    ) -> Iterator[Claim]:
        """“其中男童986人、女童860人，女童占46.6%”：主语说的是前面的哪个数。"""
        if (unit := MEASURED.get(subject)) is not None and number is None:
            yield from self._measured(head, share, unit)
            return
        subject = re.sub("(?:人数|数量|数|的|约|共|就|仅|已|也)+$", "", subject)
        if len(subject) < 2:
            return
        wanted = subject[0] if subject in SEXES else subject[:2]
        pool = [one for one in self._near(head) if one.unit not in {"%", "‰", "倍", "", *POINTS.values()}][-12:]
        scores = [
            (score_of(subject, one) or (subject in SEXES and one.before() == wanted), one)
            for one in pool
            if one is not number and not NOT_PARTS.search(one.before()) and wanted in one.before() + one.after()[:8]
        ]
        most = max((score for score, _one in scores), default=0)
        if not most or most < (len(subject) - 1) / 3:
            return
        parts = [one for score, one in scores if score == most]
        here = [one for one in head if one.unit not in {"%", "‰", "倍", "", *POINTS.values()}]
        for part in parts[-1:]:
            if part not in self.inside and (any(like(one, part) for one in here) or (here and number is None)):
                return  # “中等职业学校在校生2.36万人，女生占41.2%”：女生多少没说
            if "分别" in part.before():
                return
            others = tuple(one for one in parts[:-1])
            level = LEVEL.match(whole)
            if number is not None:
                wholes = [number] if like(number, part) else []
            elif UNNAMED.match(whole) or (not level and TOTAL.search(whole)) or whole.startswith("总"):
                wholes = [one for one in pool if like(one, part) and one is not part and one.value >= part.value]
            else:
                name = whole[level.end() :] if level else whole
                wholes = [
                    one
                    for one in pool
                    if like(one, part)
                    and one is not part
                    and one.value >= part.value
                    and score_of(TOTAL.sub("", name), one)
                ]
            if wholes and not fits_sum(part, [one for one in pool if like(one, part)], share):
                yield Claim(part, wholes, share, "", sure=False, also=others)

    def _done(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“完成任务1800人的85%”“已检查41.6万人，完成年度任务的75%”“128所学校中，已有96所……，达到75%”。"""
        line = self.line
        verb = line.start + window + match.start()
        earlier = [one for one in head if one.end <= verb and one.unit not in {"%", "‰", "倍", *POINTS.values()}]
        earlier = [one for one in earlier if not SO_MANY_EACH.search(one.before())]
        number = next((one for one in head if one.start >= verb), None)
        if number is not None:
            earlier = [one for one in earlier if one.value != number.value]
        if not earlier:
            return
        part = earlier[-1]
        reached = [one for one in earlier[:-1] if like(one, part) and not is_goal(one)]
        if (
            number is None
            and is_goal(part)
            and reached
            and re.search("任务|目标", match[0] + line.lead(share))
            and not re.search("去年|上年", match[0])
        ):
            yield Claim(reached[-1], [part], share, "", sure=False, also=tuple(reached[:-1]))
            return
        if number is not None:
            if (like(number, part) and match["tail"] in {"", "的"}) or GOAL.search(match["tail"] + match["whole"]):
                yield Claim(part, [number], share, "")
            return
        words, doing = match["whole"], match[0].startswith("完成")
        if doing and not re.fullmatch(
            "(?:了|到|全年|年度|年初|目标|任务|计划|总|总任务|数|数量|量|总数|序时|既定|指标|省|市|县|下达|全部|工程|约|近|的)*",
            words,
        ):
            return
        if not doing and (words or line.text[share.end - line.start :][:1] not in "，。；"):
            return
        same = [one for one in earlier[:-1] if like(one, part)]
        wholes = [one for one in same if is_goal(one)] if doing else []
        if not doing or not wholes:
            if not self._meant(part, earlier, share, "") or "其中" in line.between(earlier[-2], part):
                return
            wholes = [one for one in same[-1:] if one.value >= part.value]
        if wholes:
            yield Claim(part, wholes, share, "", sure=doing)

    def _beside(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“女干部312人（39%）”“其中城区7家，不到一半”。"""
        line = self.line
        part = line.numbers[line.at[window + match.start("part")]]
        if part.unit in {"%", "‰", "倍", "", *POINTS.values()} or NOT_PARTS.search(part.before()):
            return
        same = [one for one in head if one is not part and like(one, part) and one.value >= part.value]
        if not same and "占" in match[0]:
            same = [
                one
                for one in self.line.around(share.start - self.line.start)
                if before(share, one) and like(one, part) and re.search("全部|总|共", one.before())
            ]
        if not same and line.text[self.begin :].lstrip("　 ").startswith("其中"):
            same = [one for one in self.previous if like(one, part) and one.value >= part.value]
        if same:
            yield Claim(part, same, share, "", sure=False)

    def _of_noun(self, head: list[Quantity], share: Quantity, noun: str) -> Iterator[Claim]:
        """“58个村里还有29个没有儿童之家，有三分之一的村是空白”。"""
        pool = [one for one in head if one.unit not in {"%", "‰", "倍", "", *POINTS.values()}]
        if len(pool) < 2 or not like(pool[-1], pool[-2]) or pool[-1].value > pool[-2].value:
            return
        part, whole = pool[-1], pool[-2]
        if not whole.after().startswith(noun) or part.after().startswith(noun):
            return
        if re.match(r"[^，。；]{0,6}[中里]", self.line.text[whole.end - self.line.start :]):
            yield Claim(part, [whole], share, "", sure=False)
