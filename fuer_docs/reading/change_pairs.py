"""写了原来的数和现在的数的变化：由A到B、比上年的A增加C、目标A还差C。"""

from __future__ import annotations

import re
from decimal import Decimal

from ..model.figure import POINTS
from ..model.numerals import from_chinese
from .arithmetic import alike
from .change_words import (
    AHEAD,
    AIM_LEAD,
    AIM_TAIL,
    AIMED,
    APART_FROM,
    AWAY,
    BASIS_DOUBLED,
    BASIS_PAST,
    BEYOND,
    COMPARED,
    DOWN,
    FIRST,
    FLOW,
    FROM_TO,
    GAP,
    JOINED,
    LEFT,
    MULTIPLE,
    MULTIPLE_OF,
    NET,
    NEW_AHEAD,
    OF_WHICH,
    ON_BASIS,
    PAST,
    PAST_AFTER,
    PAST_BEFORE,
    PER,
    PERIOD,
    RANKED,
    REACHED,
    REDUCED,
    SAME_SUBJECT,
    STEP,
    STEPLESS,
    STOCK,
    SUBJECT,
    TAIL,
    THAN_NUMBER,
    UP,
    VERBS,
    YEAR,
    YEARLY,
)
from .changes import AIM, FORMER, OTHER, Change, Grown, Pointless, Yearly
from .lines import HEAD, Line, compiled
from .quantities import Quantity

_POINTS_LEAD = compiled("^(?P<verb>(?P<up>提高|上升|增加|提升|高)|(?P<down>下降|降低|减少|回落|低))了?$")
_PAST_CLAUSE = compiled("(?:上年|去年|同期|上一年)[^。；]{0,30}$")
_ASIDE_CLAUSE = compiled("G{0,6}，G{2,16}(?=，(?:增长|增加|增幅|增|提高|上升|下降|降低|减少)了?Q[，。；）])")
"""“由86个增加到152个，实现村村有，增长76.7%”：中间的一小句没有数。"""


class Pairs:
    """一句话里写了前后两个数的变化。"""

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
        """读这一句。"""
        if len(self.line.numbers) > 1:
            self._from_to()
            self._than_number()
            self._labelled()
            self._on_basis()
            self._multiple()
            self._gap()
            self._apart()
            self._points()

    # 一对数后面跟着的各个变化

    def _chain(self, old: Quantity, new: Quantity, position: int, kind: str, *, sure: bool, first: bool = False) -> int:
        """从 ``position`` 起一个接一个的变化，都是这一对数的；返回读到哪里。"""
        line, count = self.line, 0
        while True:
            pattern = FIRST if first and count == 0 else STEP
            match = pattern.match(line.text, position)
            if match is None and (times := MULTIPLE_OF.match(line.text, position)) is not None:
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
                self._add(old, new, written, sign_of(match), match["verb"], kind, sure=sure)
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
        if change is old or change is new or old is new or self._is_part(old, new):
            return
        if change.unit == "倍" and ratio is None and sign:
            ratio = change.value + 1 if sign > 0 else None
        self.current[change.start] = new
        self.changes.append(Change(old, new, change, sign, verb, kind, sure, change.start, change.end, ratio))

    def _is_part(self, old: Quantity, new: Quantity) -> bool:
        """“430万元，增加30万元，其中县级92万元”：后一个是前一个里头的，不是它变来的。"""
        return old.end <= new.start and "其中" in self.line.lead(new)

    def _from_to(self) -> None:
        line = self.line
        for match in FROM_TO.finditer(line.text):
            tail = "" if match["old"] else "2"
            old, new = line.group(match, "old" + tail), line.group(match, "new" + tail)
            if not alike(old, new) or "其中" in (match["mid" + tail] or ""):
                continue
            if tail and (old.start in self.current or re.search(f"(?:{UP}|{DOWN}){TAIL}$", line.lead(old))):
                continue
            self.current[new.start] = new
            position = match.end("new" + tail)
            sign = 1 if match["rise" + tail] else -1 if match["fall" + tail] else 0
            words = line.lead(old) + (match["mid" + tail] or "") + match["label" + tail]
            if sign and old.unit not in STEPLESS and not old.chinese and not RANKED.search(words + new.after()[:6]):
                verb = match["to" + tail]
                self.changes.append(Change(old, new, None, sign, verb, FORMER, True, old.start, new.end))
            if PER.search(words) and not PER.search(line.lead(old)):
                continue
            ahead = AHEAD.search(line.text, max(0, match.start() - 24), match.start())
            said = line.group(ahead, "c") if ahead is not None and match["old"] else None
            if ahead is not None and said is not None and (alike(said, old) or said.unit == "%" != old.unit):
                self._add(old, new, said, sign_of(ahead), ahead["verb"], FORMER, sure=False)
            ahead = NEW_AHEAD.search(line.text, max(0, match.start() - 60), match.start())
            left = LEFT.search(line.text, match.end(), match.end() + 30)
            if ahead is not None and match["old"] and alike(line.group(ahead, "c"), old) and left is None:
                self._add(old, new, line.group(ahead, "c"), 1, ahead["verb"], FORMER, sure=False)
            since = (match["from"] or "") + line.lead(old)
            self._by_year(old, new, since, match["label" + tail], position)
            past = _ASIDE_CLAUSE.match(line.text, position)
            if not self._chain(old, new, position, FORMER, sure=True) and not (
                past is not None and self._chain(old, new, past.end(), FORMER, sure=False)
            ):
                self._joined(old, new, position)
                net = NET.match(line.text, position)
                if net is not None and alike(line.group(net, "c"), old):
                    self._add(old, new, line.group(net, "c"), sign_of(net), net["verb"], FORMER, sure=False)

    def _by_year(self, old: Quantity, new: Quantity, since: str, until: str, position: int) -> None:
        """“由2020年的500万元增至2024年的732万元，年均增长10%”。"""
        match = YEARLY.match(self.line.text, position)
        a, b = YEAR.search(since), YEAR.search(until)
        if match is not None and a and b and int(b[0]) > int(a[0]):
            written = self.line.group(match, "c")
            self.yearly.append(Yearly(old, new, written, int(b[0]) - int(a[0])))
            self.current[written.start] = new

    def _joined(self, old: Quantity, new: Quantity, position: int) -> None:
        """“由32家增加到36家，新增数据局、医保局、残联3家”：列了名字的。"""
        match = JOINED.match(self.line.text, position)
        if match is None or REDUCED.search(self.line.text):
            return
        written = self.line.group(match, "c")
        rest = self.line.text[match.end() :]
        if alike(written, old) and not re.match(f"[^，。；]{{0,6}}[、和及][^，。；]{{0,16}}{HEAD}", rest):
            self._add(old, new, written, sign_of(match), match["verb"], FORMER, sure=False)

    def _than_number(self) -> None:
        """“86场，比上年的72场增加14场，增长19.4%”。"""
        line = self.line
        for match in THAN_NUMBER.finditer(line.text):
            old = line.group(match, "old")
            new = self._spoken_of(match.start(), old) or self._listed_whole(match.start(), old)
            new = new or self._subject(match.start(), old) or self._said_before(match.start(), old)
            new = new or self._stock(match.start(), old)
            if new is None or new is old or bad_label(match["label"]):
                continue
            label = match["label"] + match["rest"]
            kind = FORMER if re.search(PAST, label) else AIM if re.search(AIMED, label) else OTHER
            word = line.text[match.start() : match.start("label")]
            if word in {"高于", "低于", "高出", "超过", "超出", "优于", "落后", "落后于"}:
                beyond = BEYOND.match(line.text, match.end())
                if beyond is not None:
                    sign = -1 if word[0] in "低落" else 1 if word != "优于" else 0
                    self._add(old, new, line.group(beyond, "c"), sign, word, kind, sure=True)
                continue
            joined = word in {"与", "同", "和", "跟", "距", "距离", "离"}
            if (
                not joined or re.match("[^，。；]{0,8}(?:相比|对比|比较|比)", line.text[match.end("old") :])
            ) and self._chain(old, new, match.end("old"), kind, sure=kind != OTHER, first=True):
                continue
            if (away := AWAY.match(line.text, match.end("old"))) is not None and word not in {"比", "较"}:
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
        words = SUBJECT.search(self.line.text, max(0, position - 12), position)
        if words is None:
            return None
        found = [
            one for one in self.line.earlier(position) if alike(one, like) and words["name"] in self.line.lead(one)
        ]
        found = [one for one in found if not aimed(self.line, one)]
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
            if alike(one, like) and STOCK.search(self.line.lead(one)) and one.start not in self.current
        ]
        return found[0] if len(found) == 1 and position - (found[0].end - self.line.start) < 80 else None

    def _said_before(self, position: int, like: Quantity) -> Quantity | None:
        """“……其中财政拨款410万元。财政拨款一项较上年的328万元增长25%”：前一句叫这个名字的数。"""
        words = re.split("[，。；：、]", self.line.text[max(0, position - 16) : position])[-1]
        name = re.sub("(?:一项|方面|部分|这一块|收入|支出|人数|数量|总数|数)*$", "", words)
        if self.last is None or len(name) < 3 or position > 16:
            return None
        found = [one for one in self.last.numbers[-8:] if alike(one, like) and self.last.lead(one).endswith(name)]
        return found[0] if len(found) == 1 else None

    def _listed_whole(self, position: int, like: Quantity) -> Quantity | None:
        """“结算48万元，包括毛衣23.7万元、坐垫18.4万元、其他5.9万元，比一季度的40万元增长20%”：列全了，说的是总数。"""
        line = self.line
        found = [one for one in line.earlier(position) if alike(one, like) and one.start not in self.current]
        last = found[0] if found else None
        if last is None or not re.match("其他|其余|其它", line.lead(last)):
            return None
        if not re.fullmatch("[^，。；]{0,8}，[^，。；]{0,6}", line.text[last.end - line.start : position]):
            return None
        added = last.value
        for one in found[1:]:
            if one.value == added:
                return one
            added += one.value
        return None

    def _subject(self, position: int, like: Quantity, *, commas: int = 2) -> Quantity | None:
        """“比”前面说的是哪个数：最近的同类数；那个数本身是变化的，就是它说的那个现在的数。"""
        line = self.line
        for count, one in enumerate(line.earlier(position)):
            between = line.text[one.end - line.start : position]
            across = "；" in between and not SAME_SUBJECT.search(between)
            if count > 4 or between.count("，") > commas or across or len(between) > 60:
                return None
            if (FLOW.search(line.lead(one)) and one.start not in self.current) or (
                one.unit != "%" and "占" in line.lead(one)
            ):
                continue
            if "完成" in line.lead(one) and OF_WHICH.match(line.text, one.end - line.start):
                continue  # “完成年初预算1240万元的103.7%，比上年的1198万元增加88万元”
            if one.start in self.current and alike(self.current[one.start], like):
                return self.current[one.start]
            if alike(one, like):
                return one
        return None

    def _labelled(self) -> None:
        """“去年72场，今年86场，增长19.4%”“86场（上年72场），增长19.4%”。"""
        line = self.line
        for match in PAST_BEFORE.finditer(line.text):
            old, new = line.group(match, "old"), line.group(match, "new")
            a, b = YEAR.search(match["label"]), YEAR.search(match["now"])
            if a and b and int(a[0]) > int(b[0]):
                old, new = new, old
            if other_matter(match["mid"], match["mid2"]):
                continue
            periods = [PERIOD.findall(words) for words in (match["label"] + match["mid"], match["mid2"])]
            if periods[0] != periods[1] and "同期" not in match["label"] and old.unit not in POINTS:
                continue
            if alike(old, new) and not bad_label(match["mid"]) and not bad_label(match["mid2"]):
                self._chain(old, new, match.end("new"), FORMER, sure=True)
        position = 0
        while (after := PAST_AFTER.search(line.text, position)) is not None:
            match, position = after, after.end("new")
            old, new = line.group(match, "old"), line.group(match, "new")
            said = re.search(rf"({PAST})G{{0,16}}$".replace("G", "[^，。；]"), line.lead(new))
            a, b = YEAR.search(match["label"]), YEAR.search(line.lead(new))
            if not alike(old, new) or bad_label(match["mid"]) or new.start in self.current or (said and not (a and b)):
                continue
            if a and b and int(a[0]) > int(b[0]):
                continue
            self._chain(old, new, match.end("tail"), FORMER, sure=True)

    def _on_basis(self) -> None:
        line = self.line
        for pattern in (ON_BASIS, BASIS_PAST):
            for match in pattern.finditer(line.text):
                old, written = line.group(match, "old"), line.group(match, "c")
                reached = REACHED.match(line.text, match.end())
                subject = self._subject(match.start(), old) if pattern is ON_BASIS else None
                if reached is not None and alike(line.group(reached, "new"), old):
                    new = line.group(reached, "new")
                    self._add(old, new, written, sign_of(match), match["verb"], FORMER, sure=True)
                    self._chain(old, new, reached.end(), FORMER, sure=True)
                elif subject is not None:
                    self._add(old, subject, written, sign_of(match), match["verb"], FORMER, sure=True)
                    self._chain(old, subject, match.end(), FORMER, sure=True)

        for match in BASIS_DOUBLED.finditer(line.text):
            reached = REACHED.search(line.text, match.end(), match.end() + 20)
            if reached is not None and alike(line.group(reached, "new"), line.group(match, "old")):
                self._doubled(match, line.group(match, "old"), line.group(reached, "new"), FORMER)

    def _multiple(self) -> None:
        line = self.line
        for match in MULTIPLE.finditer(line.text):
            old, written = line.group(match, "old"), line.group(match, "c")
            new = self._subject(match.start(), old)
            if new is None or new is old or written.unit != "倍":
                continue
            kind = FORMER if re.search(PAST, match["label"]) else OTHER
            self._add(old, new, written, 1, "是", kind, sure=True, ratio=written.value)
            self._chain(old, new, match.end(), kind, sure=True)

    def _apart(self) -> None:
        """“市区为93.4%，最低的县为86.9%，相差6.5个百分点”。"""
        line = self.line
        for match in APART_FROM.finditer(line.text):
            written = line.group(match, "c")
            near = [
                one for one in line.earlier(match.start()) if comparable(one, written) and one.start not in self.current
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

    def _points(self) -> None:
        """“占36.1%；上年审结31人，占29.0%，提高7.1个百分点”：近处两个率，有一个说是从前的。"""
        line = self.line
        for written in [one for one in line.numbers if one.unit in POINTS.values() and one.start not in self.current]:
            verb = _POINTS_LEAD.search(line.lead(written))
            rates = [one for one in line.earlier(written.start - line.start) if one.unit in POINTS][:2]
            if verb is None or len(rates) < 2 or rates[0].unit != rates[1].unit:
                continue
            gap = line.text[rates[0].end - line.start : written.start - line.start]
            old_first = _PAST_CLAUSE.search(
                line.text[max(0, rates[1].start - line.start - 30) : rates[1].start - line.start]
            )
            old_last = _PAST_CLAUSE.search(line.between(rates[1], rates[0]))
            if gap.count("，") != 1 or len(gap) > 10 or bool(old_first) == bool(old_last):
                continue
            old, new = (rates[1], rates[0]) if old_first else (rates[0], rates[1])
            self._add(old, new, written, sign_of(verb), verb["verb"], FORMER, sure=False)

    def _gap(self) -> None:
        """“任务8000人，实际检查8126人，超额126人”“要配3名，现有1人，还需补充2人”。"""
        line = self.line
        for match in GAP.finditer(line.text):
            written = line.group(match, "c")
            if written.start in self.current:
                continue
            before = [one for one in line.earlier(match.start())][:5]
            before = [one for one in before if one.unit != "%" or written.unit in POINTS.values()]
            rate = written.unit == "%"
            same = [one for one in before if rate or comparable(one, written)]
            if len(same) < 2 or not alike(same[0], same[1]):
                continue
            actual, aim = same[0], same[1]
            if not aimed(line, aim):
                actual, aim = aim, actual
            gap = line.text[max(actual.end, aim.end) - line.start : match.start()]
            if not aimed(line, aim) or aimed(line, actual) or len(re.findall("[，；、]", gap)) > 2 or len(gap) > 24:
                continue
            if re.search(rf"{COMPARED}|比|较|每|其中", gap) or (rate and not match["over"]):
                continue
            sign = (
                0 if written.unit in POINTS.values() else 1 if match["over"] else -1
            )  # 近视率要低于60%，高出来的也叫还差
            self._add(aim, actual, written, sign, match["verb"], AIM, sure=True)


def other_matter(one: str, other: str) -> bool:
    """去掉动词还各说各的：发放宣传资料和发放调查问卷。"""
    names = [PERIOD.sub("", VERBS.sub("", words)) for words in (one, other)]
    if min(map(len, names)) < 2:
        return False
    return not any(names[0][at : at + 2] in names[1] for at in range(len(names[0]) - 1))


def aimed(line: Line, one: Quantity) -> bool:
    return bool(AIM_LEAD.search(line.lead(one)) or AIM_TAIL.search(one.after()))


def comparable(one: Quantity, written: Quantity) -> bool:
    """差的单位配得上：百分点配百分数，百分之几配什么都行。"""
    if written.unit in POINTS.values():
        return one.unit in POINTS
    if written.unit in {"%", "倍"}:
        return one.unit not in {"倍", *POINTS.values()}
    return alike(one, written)


def bad_label(words: str) -> bool:
    return bool(re.search(rf"(?:{UP}|{DOWN})(?:了|约)?$|其中|以来|以后|每|比|较", words))


def sign_of(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return 1 if groups.get("up") else -1 if groups.get("down") else 0
