"""没有挨着写原来的数的变化：比上年增加C、甲比乙多C；原来的数到别处去找。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model.figure import POINTS
from .arithmetic import alike
from .change_pairs import Pairs, comparable, other_matter, sign_of
from .change_words import (
    AIMED,
    BEYOND_NAME,
    DOING,
    FLOW,
    NAMED_RATE,
    PAST,
    PASTS,
    PER,
    PERIOD,
    RELATIVE,
    SAID_PAST,
    STEP,
    THAN_NAME,
    YEAR,
)
from .changes import AIM, FORMER, OTHER, Changes, Grown, Pointless
from .lines import Line
from .pattern import Pattern
from .quantities import Quantity

_A_LEVEL = Pattern("的(?:平均|水平|目标|标准)")
_BASE = Pattern(r"占[^，。；：、0-9]{0,12}$")
_OF_BASE = Pattern(r"的?\s*\d+(?:\.\d+)?[%％]")


def _not_a_base(news: list[Quantity]) -> Quantity | None:
    """“4200人，占总数5000人的84%”：5000是分母，不是现在的数。"""
    for one in news:
        text = one.passage.text
        if not (_BASE.search(one.before()) and _OF_BASE.match(text[one.end : one.end + 8])):
            return one
    return None


class Compared(Pairs):
    """只说比什么多多少、没有挨着写原来的数的也读。"""

    def read(self) -> None:
        """读这一句。"""
        super().read()
        self._than_name()

    def _than_name(self) -> None:
        line = self.line
        for match in (*THAN_NAME.finditer(line.text), *BEYOND_NAME.finditer(line.text)):
            written = line.group(match, "c")
            groups = match.groupdict()
            name, subject = groups.get("y") or "", groups.get("x") or ""
            if written.start in self.current or (written.unit == "%" and name.endswith("的")):
                continue
            past = not name or re.fullmatch(rf"{PAST}(?:的|水平|情况)*", name) is not None
            kind = FORMER if past else AIM if re.search(AIMED, name) else OTHER
            olds = self._olds(match, written, name, past=past)
            news = self._named(match, written, subject, olds)
            pairs = [(old, new) for old in olds for new in news if old is not new and alike(old, new)][:6]
            for old, new in pairs:
                sure = len(pairs) == 1 and past and same_past(name, line.lead(old))
                self._add(old, new, written, sign_of(match), match["verb"], kind, sure=sure)
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
        now, sign = _not_a_base(news), sign_of(match)
        step = STEP.match(line.text, match.end())
        if now is None or step is None or step["c"] is None or sign_of(step) != sign or not sign:
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
        if new is not None and FLOW.search(line.lead(new)):
            return
        if _A_LEVEL.match(line.text, written.end - line.start):
            return  # “高于全省43.7%的平均水平”：那是比的那个，不是差多少
        if new is not None and new.unit == "%" and not RELATIVE.search(line.lead(new)):
            between = line.text[new.end - line.start : match.start("verb")]
            if (
                between.count("，") <= 1
                and len(between) <= 24
                and not re.search("其中|收入|经费|投入|金额|[人户]数|总[数量额]", between)
            ):
                self.pointless.append(Pointless(new, written, match["verb"]))
                return
        clean = re.sub(r"(?:同比|环比).*$", "", lead)
        if NAMED_RATE.search(clean) and not RELATIVE.search(clean) and words is not None:
            self.pointless.append(Pointless(None, written, match["verb"]))

    def _named(self, match: re.Match[str], written: Quantity, name: str, olds: list[Quantity]) -> list[Quantity]:
        """“甲比乙多”的甲：说了名字的按名字找，没有说的是前面最近的数。"""
        line = self.line
        name = re.sub("^.*(?:其中|而|且|但)", "", name)
        near = [one for one in line.earlier(match.start()) if comparable(one, written) and one not in olds][:8]
        clause = match.start() == 0 or line.text[match.start() - 1 : match.start()] in set("，。；：、（")
        if name and clause:
            wanted = [one for one in near if name in one.before() + one.after()]
            if not wanted and self.last is not None:
                wanted = [
                    one
                    for one in self.last.numbers[-6:]
                    if comparable(one, written) and name in one.before() + one.after()
                ]
            return wanted
        for one in near:
            between = line.text[one.end - line.start : match.start()]
            if between.count("，") <= 2 and "；" not in between and len(between) <= 40:
                return [self.current.get(one.start, one)]
            break
        return self._doing_alike(olds[0]) if len(olds) == 1 else []

    def _doing_alike(self, old: Quantity) -> list[Quantity]:
        """“全年发放365万元，人均1.8万元；上年发放302万元，同比增长20.8%”：做的是同一件事的数。"""
        doing = DOING.search(self.line.lead(old))
        found = [one for one in self.line.earlier(old.start - self.line.start) if alike(one, old) and one.exact]
        found = [one for one in found[:4] if not PER.search(self.line.lead(one))]
        same = [one for one in found if doing is not None and doing["doing"] in self.line.lead(one)]
        return [one for one in same[:1] if old.start - one.end < 40]

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
        verb = DOING.search(line.lead(new))
        if year is None or verb is None or (name[:4].isdigit() and int(name[:4]) != year - 1):
            return []
        found = [one for one in pool if alike(one, new) and one.start < new.start and self._year_of(one) == year - 1]
        found = [
            one for one in found if verb["doing"] in line.lead(one) and one.exact and not PER.search(line.lead(one))
        ]
        found = [one for one in found if not other_matter(line.lead(one) + one.after(), line.lead(new) + new.after())]
        return found if len(found) == 1 else []

    def _year_of(self, one: Quantity) -> int | None:
        """这一句里前面最近写着的年份。"""
        line = self.line
        years = YEAR.findall(line.text, max(0, one.start - line.start - 120), one.start - line.start)
        return int(years[-1]) if years else None

    def _olds(self, match: re.Match[str], written: Quantity, name: str, *, past: bool) -> list[Quantity]:
        """“比乙”的乙：从前的数在哪里说过，或者叫这个名字的数。"""
        line = self.line
        pool = [
            one
            for one in line.around(match.start())
            if comparable(one, written) and one is not written and one.start not in self.current
        ]
        if past and "环比" in match[0]:
            new = next(iter(line.earlier(match.start())), None)
            return [one for one in pool if one is not new and re.search("季度|月", line.lead(one))][-1:]
        if past:
            begin, stop = self._segment(match.start(), match.end())
            pool = [one for one in pool if not _aimed(line.lead(one), one.after())]
            pool = [
                one
                for one in pool
                if one.unit in POINTS or "同期" in line.lead(one) or not PERIOD.search(line.lead(one))
            ]
            if not YEAR.search(name):
                nearest = next(iter(line.earlier(match.start())), None)
                pool = [one for one in pool if one is not nearest or not YEAR.search(line.lead(one))]
            said = [one for one in pool if begin <= one.start - line.start < stop and same_past(name, line.lead(one))]
            return said or self._year_before(match, pool, name)
        name = re.sub("(?:的|平均)*(?:水平|标准|要求|人数|数量)?$", "", name)
        if len(name) < 2:
            return []
        if re.search(AIMED, name):
            begin, stop = self._segment(match.start(), match.end())
            pool = [one for one in pool if begin <= one.start - line.start < stop]
        elif self.last is not None and not any(name in one.before() + one.after() for one in pool):
            pool = [one for one in self.last.numbers[-6:] if comparable(one, written)]
        return [one for one in pool if name in one.before() + one.after()[:10]]


_AWAY_FROM = Pattern("(?:距离?|(?<![婚校岗职退异脱])离)[^，。；]{0,14}$")


def _aimed(lead: str, after: str) -> bool:
    """“距2025年4.5个的阶段目标”：是要到的数，不是从前的。"""
    return _AWAY_FROM.search(lead) is not None or re.match("的?[^，。；0-9]{0,4}目标", after) is not None


def same_past(name: str, lead: str) -> bool:
    """“比上年”和“上年为38场”说的是同一个时候。"""
    said = SAID_PAST.search(lead)
    if said is None or not name:
        return said is not None
    a, b = YEAR.search(name), YEAR.search(said["label"])
    if a and b:
        return a[0] == b[0]
    kinds = [next((kind for kind in PASTS if re.search(kind, words)), "") for words in (name or "上年", said["label"])]
    return kinds[0] == kinds[1] or (bool(b) and kinds[0] == PASTS[0])


def changes_of(lines: Iterable[Line]) -> Changes:
    """全文的变化：同一个差有几种读法的，有一种对得上就用那一种。"""
    found = Changes([], [], [], [], [])
    last: Line | None = None
    for line in lines:
        if len(line.numbers) > 0:
            one = Compared(line, last)
            one.read()
            found.changes.extend(one.changes)
            found.grown.extend(one.grown)
            found.pointless.extend(one.pointless)
            found.yearly.extend(one.yearly)
            found.others.extend(one.others)
        last = line if last is None or last.passage is line.passage or line.numbers else last
    return found
