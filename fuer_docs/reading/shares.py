"""部分、整体、百分之几：占总数的、完成任务的、覆盖率、五成（180户），都读成一样的三个数。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.figure import POINTS
from .arithmetic import PEOPLE, before
from .lines import BODY, HEAD, MOST, Line, compiled
from .pattern import Pattern
from .quantities import Quantity
from .share_fits import fits, fits_sum, fits_together, like, slipped_share
from .share_names import GOAL, all_done, ends_named, is_goal, label_of, names, score_of, stemmed

Near = Callable[[Quantity], Sequence[Quantity]]
"""一个数前面的几百个数。"""


class Claim(NamedTuple):
    """一处占比：部分、可能的整体、百分比；``named`` 是说出名字的整体。"""

    part: Quantity
    wholes: list[Quantity]
    share: Quantity
    named: str
    sure: bool = True
    far: bool = False
    """整体在前面别的句子里。"""
    also: tuple[Quantity, ...] = ()
    """也可能说的是这几个部分。"""


# -- 字眼 --

_TO_BE = (
    "(?:了|为|是|高达|达到?|到|约|近|共|已|仅|只|超|超过|接近|将近|大约|足足有?|整整|稳定在|保持在|均为|均达|分别为)*"
)
_OCCUPY = compiled(
    rf"占(?:比(?:(?:提高|提升|上升|增加|扩大|下降|降低|减少)(?:到|至|为))?|了|到|其)?(?P<whole>G{{0,24}}?)(?:(?P<number>Q)G{{0,3}}?)?(?:的比例|的比重|的|比例|比重|比)?{_TO_BE}$"
)
_RATED = compiled(
    rf"(?:^|[，；。：、（Q])(?:其中)?(?P<name>[\u4e00-\u9fff“”]{{0,16}}?)(?P<kind>率|占比|比例|比重|百分比|进度)(?:(?<=占比|比例|比重)(?:提高|提升|上升|增加|扩大|下降|降低|减少)(?:到|至|为))?{_TO_BE}$"
)
_DONE = compiled(r"(?:完成|达到|达|实现)了?(?P<whole>G{0,14}?)(?P<number>Q)?(?P<tail>G{0,6}?)的?$")
_IN_BRACKETS = compiled(r"(?P<part>Q)G{0,4}?（(?:约|占比?|比例|占比为)*$")
_BARE = compiled(r"(?P<part>Q)G{0,6}，(?:约|大约|接近|将近|达到?|仅|只有|不到|超过|已|已经|占)*$")
_PART_INSIDE = compiled(r"G{0,8}（(?:共|即|约)?(?P<part>Q)G{0,4}）")
_OF_NOUN = compiled(r"的(?P<noun>[\u4e00-\u9fff]{1,4}?)(?=[，。；是有没未已在还不])")
_EACH = compiled(r"(?:占(?:比)?|率)(?P<whole>G{0,12}?)(?:的)?(?:分别|依次|各)?TO_BE$".replace("TO_BE", _TO_BE))
_EACH_AHEAD = compiled(r"(?:分别|依次|各)占(?P<whole>G{0,12}?)(?:的)?$")
_ALONGSIDE = Pattern("[、和与及]|，")
_OF_NUMBER = compiled(
    rf"[，（](?:约|已|也|就|正好|相当于|等于|达到?|为|是|完成|占|超过)*(?P<label>G{{0,14}}?)(?P<number>Q)G{{0,4}}的{_TO_BE}$"
)
_ALL_AFTER = Pattern("^(?:总|一)?共|^累计|^总计|^合计|^应")
_PLACED = Pattern("[托床座学]位(?:使用|利用|占用)|入托|入住|上座")
_BY = Pattern("按(?:照)?(?P<base>[^，。；：、0-9]{4,16}?)(?:计算|测算|推算|统计|算)")
_OPENS = Pattern("[　 ]*(?:其中|具体(?:为|是|包括|看)?|按|从[^，。；]{2,8}[看分]|分[^，。；]{1,6}看)")
"""这样起头的一句，占的是前一句的总数。"""
_ADVERBS = Pattern("(?:大约|约|仅|只|已|分别|将近|近|共|人数|户数|比例|其|就|也|又|还|才|都)*")
"""逗号和“占”之间只能有这些：另有主语的，占的是别的数。"""
_UNNAMED = Pattern(r"^(?:了|到|其|其中|总数|总量|总额|全部|总人数|总户数|总体|总|同期|当年|全年)*$")
_LEVEL = Pattern("^(?:了|到|其|本地区?|全[省市县区国州镇乡村旗盟校]|我[省市县区州镇乡村]|本[省市县区州镇乡村])+")
_TOTAL = Pattern("(?:人数|户数|件数|次数|总数|总人数|总户数|总量|总额|数量|数|总)$")
_OTHER_BASE = Pattern(
    "满意|有效|知晓|信任|支持|认可|幸福|入户|好评|增长|下降|年均|利|费|汇|税|离婚|结婚|出生|增|升|识字|文盲|毛入|净入|巩固|贫困发生|性别"
)
"""这些率的底数多半不在这句话里，要字面上对得上才算。"""
_DONE_PART = Pattern(
    "已|实|完成|累计|有|建成|达|到位|支出|获|通过|合格|参加|配|收|检|采纳|答复|整改|销号|办|均|全部|都"
)
_NOT_PARTS = Pattern(
    rf"(?:增加|增长|减少|下降|提高|净增|新增|同比|比上年|较上年|每|人均|户均|平均)[^，。；：、{HEAD}{BODY}]*$"
)
_RATIOS = frozenset({"%", "‰", "倍", "", "/10万", *POINTS.values()})
_SEXES = frozenset({"男性", "女性", "男生", "女生", "男孩", "女孩", "男童", "女童"})
_GENERIC = Pattern("进行|开展|免费|累计|完成|今年|全年|实际|接受|参加|截至|目前|全部")
"""说不出是什么东西的字眼。"""
_UNMET = Pattern("(?:未|没有|尚|难以|无法|待|退出|不)[\u4e00-\u9fff]{0,5}$")
_COMPARED_WITH = Pattern("(?:比(?![例重较率值])|较)[^，。；]{0,12}$")
_COMPARED = Pattern("(?:比|较|由|从)[^，。；]{0,12}$")
_SHARE_GROWN = Pattern("^，(?:占比|比例|比重)(?:提高|提升|上升|增加|扩大|下降|降低|减少)(?:到|至|为)$")
_SO_MANY_EACH = Pattern("(?:[人户笔村场次期校家班件月年日镇县组队点]均|每[^，。；：、\\d]{1,4})$")
_CHANGED = Pattern(
    r"(?:增加|增长|提高|提升|上升|下降|降低|减少|回落|扩大|缩小|涨|增幅|降幅|涨幅|[高低升降多少])(?:了|到|至|为|幅度|约|近|达)*$|(?:比|较|由|从|高于|低于|超过|高出)[^，。；：、]{0,14}$"
)
_AIM = Pattern("力争|确保|争取|不低于|不高于|控制在|要达|需达|应达|目标|计划|拟|规划")


def claims_of(lines: Iterable[Line], near: Near, changed: frozenset[tuple[int, int]]) -> Iterator[Claim]:
    """全文的占比。``changed`` 是已经读作变化的数（段、位置）。"""
    reader: _Paragraph | None = None
    for line in lines:
        if reader is None or reader.n != line.passage.n:
            reader = _Paragraph(line.passage.n, near, changed)
        yield from reader.read(line)


class _Paragraph:
    """读一段：一句里以分号隔开的一截一截地看。"""

    def __init__(self, n: int, near: Near, changed: frozenset[tuple[int, int]]) -> None:
        self.n = n
        self.near = near
        self.changed = changed
        self.earlier: list[Quantity] = []
        """前面各截的数。"""
        self.previous: list[Quantity] = []
        """前一截的数。"""
        self.common: Quantity | None = None
        """前一处占比的整体：并列的几截同一个整体。"""
        self.above: list[Quantity] = []
        """前一句的数。"""
        self.ahead: tuple[Quantity, str] | None = None
        """数还没有说的占比，和它的话：后一句才说部分和整体。"""
        self.line: Line
        self.inside: list[Quantity] = []
        self.begin = 0

    def read(self, line: Line) -> Iterator[Claim]:
        self.line = line
        text = line.text
        begin = 0
        self.above = self.earlier[-8:] if _OPENS.match(text) else []
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
                    self.common = next((one for one in found.wholes if fits(found.part, one, share)), None)
                yield found

    def _before_numbers(self, share: Quantity) -> tuple[Quantity, str] | None:
        """占比说在前头，数还没有说。"""
        lead = self.line.text[self.begin : share.start - self.line.start]
        if len(lead) > 30 or not re.search("占|率", lead) or re.search("[。；比较由从]|目标|力争|要求", lead):
            return None
        return (share, lead) if self.line.text[share.end - self.line.start :][:1] in "，。" else None

    def _told_after(self, share: Quantity, lead: str, numbers: Sequence[Quantity]) -> Iterator[Claim]:
        """“女干部占34.2%。全县干部1152名，其中女干部394名”。"""
        head = list(numbers[:2])
        if len(head) < 2 or any(one.unit in _RATIOS for one in numbers[:3]) or not like(*head) or not share.exact:
            return
        small, large = sorted(head, key=lambda one: one.value)
        words = [
            re.split("[，。；：]", one.passage.text[max(0, one.start - 24) : one.start])[-1] + one.after()[:6]
            for one in (small, large)
        ]
        if re.search("其中|未|预计|可|每|均|计划|标准|比|较", "".join(words)) or small.value == large.value:
            return
        few, many = (sum(lead[at : at + 2] in said for at in range(len(lead) - 1)) for said in words)
        if few and (many or (few > 1 and re.search("全|共|现有|应|总", words[1]))):
            yield Claim(small, [large], share, "", sure=False, far=True)

    def _share(self, at: int, share: Quantity) -> Iterator[Claim]:
        line = self.line
        if line.text.startswith("的" + HEAD, share.end - line.start):
            return  # “完成八成以上的5个”：是一类的名字
        window = max(self.begin, share.start - line.start - 60)
        lead = line.text[window : share.start - line.start]
        head = [one for one in self.inside[max(0, at - MOST) : at] if (self.n, one.start) not in self.changed]
        if ((each := _EACH.search(lead)) is not None and self._run(at)) or (
            each := _EACH_AHEAD.search(lead)
        ) is not None:
            yield from self._each(at, each["whole"], "率" in each[0])
        elif share.unit in {"%", "‰"} and (match := _OCCUPY.search(lead)) is not None:
            if "分别" not in lead[-12:]:
                yield from self._occupied(head, share, match, window)
        elif re.search(r"分别[^，。；]{0,6}$", lead):
            return
        elif (match := _RATED.search(lead)) is not None:
            if not re.search("序时|时序|[比较]", match["name"]):
                yield from self._rated(head, share, match["name"], match["kind"])
        elif share.unit != "%":
            return
        elif (match := _IN_BRACKETS.search(lead)) is not None and line.text[share.end - line.start :][:1] in {
            "）",
            "，",
        }:
            yield from self._beside(head, share, match, window)
        elif (match := _DONE.search(lead)) is not None and not _CHANGED.search(match[0]):
            yield from self._done(head, share, match, window)
        elif (match := _OF_NUMBER.search(lead)) is not None and not _CHANGED.search(match["label"]):
            yield from self._of_number(head, share, match, window)
        elif (inside := _PART_INSIDE.match(line.text, share.end - line.start)) is not None:
            part = line.group(inside, "part")
            wholes = [one for one in self._near(head) if like(one, part) and one.value >= part.value]
            yield Claim(part, wholes[-3:], share, "", sure=False)
        elif (
            share.chinese
            and (match := _BARE.search(lead)) is not None
            and line.text[share.end - line.start :][:1] in "，。；"
        ):
            yield from self._beside(head, share, match, window)
        elif (noun := _OF_NOUN.match(line.text, share.end - line.start)) is not None:
            yield from self._of_noun(head, share, noun["noun"])

    # 各种说法

    def _run(self, at: int) -> list[Quantity]:
        """“34.0%、34.0%和31.9%”：挨着的几个占比；只有一个的是空的。"""
        shares = [self.inside[at]]
        for one in self.inside[at + 1 :]:
            if one.unit != shares[0].unit or not _ALONGSIDE.fullmatch(self.line.between(shares[-1], one)):
                break
            shares.append(one)
        return shares if len(shares) > 1 else []

    def _of_number(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“检查19800人，为年度任务18000人的110%”：写明了是哪个数的百分之几。"""
        number = self.line.numbers[self.line.at[window + match.start("number")]]
        parts = [one for one in head if before(one, number) and like(one, number)]
        parts = [one for one in parts if not _COMPARED.search(one.before())]
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
        if not all(_ALONGSIDE.search(self.line.between(*two)) for two in pairwise(parts)):
            return
        pool = [*rest, *self.earlier[-8:]]
        for part, share in zip(parts, shares, strict=True):
            wholes = [one for one in pool if like(one, part) and (rate or one.value >= part.value)]
            if wholes and _UNNAMED.match(name):
                yield Claim(part, wholes, share, "", sure=False)

    def _occupied(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“占”：前面最近的数是部分；有主语的，主语说的那个数是部分。"""
        line = self.line
        verb = line.start + window + match.start()
        parts = [one for one in head if one.end <= verb and one.unit not in {"%", "‰", "倍", *POINTS.values()}]
        compared = [one for one in parts if _COMPARED_WITH.search(line.lead(one))]
        number = next((one for one in head if one.start >= verb), None)
        if not parts and not self.earlier:
            return
        gap = (
            line.text[parts[-1].end - line.start : verb - line.start]
            if parts
            else line.text[self.begin : verb - line.start]
        )
        subject = re.split("[，（：、]", gap)[-1] if re.search("[，（：、]", gap) or not parts else ""
        if not parts or gap.count("，") > 1 or not _ADVERBS.fullmatch(subject):
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

    def _of(
        self, part: Quantity, share: Quantity, whole: str, head: list[Quantity], also: tuple[Quantity, ...] = ()
    ) -> Iterator[Claim]:
        """整体写在“占”后面的；没说的是前面的同类数；说出名字的到前文去找。"""
        level = _LEVEL.match(whole)
        name = whole[level.end() :] if level else whole
        same = [one for one in head if like(one, part) and one.value >= part.value]
        if _UNNAMED.match(whole):
            if fits_sum(part, same, share):
                return
            opening = self.line.text[self.begin : part.start - self.line.start].lstrip("　 ")
            if same:
                yield Claim(part, same, share, "", also=also)
            elif above := [
                one
                for one in self.above
                if like(one, part) and one.value >= part.value and not _COMPARED.search(one.before())
            ]:
                yield Claim(part, above, share, "", sure=False, also=also)
            elif opening.startswith("其中"):
                yield Claim(
                    part,
                    [one for one in self.previous if like(one, part) and one.value >= part.value],
                    share,
                    "",
                    also=also,
                )
            elif self._continues(part, opening) or self._grown_share(part, share):
                assert self.common is not None
                yield Claim(part, [self.common], share, "", sure=False, also=also)
            else:
                after = [
                    one
                    for one in self.inside
                    if before(share, one) and like(one, part) and re.match("全部|共有|总共", one.before())
                ]
                if not after and not opening.startswith("其中") and (far := self._far(part)):
                    if not any(fits(part, one, share) for one in self.earlier if like(one, part)):
                        yield Claim(part, far, share, "", far=True, also=also)
                    return
                yield Claim(part, after[:1], share, "", sure=False, also=also)
            return
        if level and not name and fits_sum(part, same, share):
            return
        short = _TOTAL.sub("", name)
        wanted = short if len(short) > 1 else name
        found = [one for one in self.near(part) if like(one, part) and one.value >= part.value]
        named = [one for one in found if (names(one, wanted) if len(wanted) > 2 else ends_named(one, wanted))]
        if not named and len(name) > 2:
            after = [one for one in self.inside if before(share, one) and like(one, part) and one.value >= part.value]
            named = [one for one in after if names(one, name)][:1]
        if not named and not level and re.search("总|[人户]数$", name):
            named = [one for one in same if not _NOT_PARTS.search(one.before())]
            yield Claim(part, named[-3:], share, name, sure=False, also=also)
            return
        if not named and name.startswith("总") and len(name) == 3:
            named = [one for one in same if name[1:] in one.before()]
        if len(name) > 2 or named:
            said = short if len(short) > 2 else name
            yield Claim(part, named[-3:], share, said, sure=len(wanted) > 2, also=also)

    def _continues(self, part: Quantity, opening: str) -> bool:
        """“……114项中达标107项，占93.9%；未达标4项，占3.5%”：并列的几截同一个整体，说了别的“中”的不是。"""
        common = self.common
        if common is None or not like(common, part) or common.value < part.value:
            return False
        return len(opening) <= 16 and not re.search(rf"中|其中|代表|委员|成员|新增|，|{HEAD}", opening)

    def _grown_share(self, part: Quantity, share: Quantity) -> bool:
        """“共有47000户，示范户2350户，占5%；今年新创940户，达到3290户，占比提高到7%”：还是前面的整体。"""
        common = self.common
        if common is None or not like(common, part) or common.value < part.value:
            return False
        return bool(_SHARE_GROWN.search(self.line.between(part, share)))

    def _about(
        self, head: list[Quantity], share: Quantity, subject: str, whole: str, number: Quantity | None
    ) -> Iterator[Claim]:
        """“其中男童986人、女童860人，女童占46.6%”：主语说的是前面的哪个数。"""
        subject = re.sub("(?:人数|数量|数|的|约|共|就|仅|已|也)+$", "", subject)
        if len(subject) < 2:
            return
        wanted = subject[0] if subject in _SEXES else subject[:2]
        pool = [one for one in self._near(head) if one.unit not in {"%", "‰", "倍", "", *POINTS.values()}][-12:]
        scores = [
            (score_of(subject, one) or (subject in _SEXES and one.before() == wanted), one)
            for one in pool
            if one is not number
            and not _NOT_PARTS.search(one.before())
            and wanted in one.before() + one.after()[:8]
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
            level = _LEVEL.match(whole)
            if number is not None:
                wholes = [number] if like(number, part) else []
            elif _UNNAMED.match(whole) or (not level and _TOTAL.search(whole)) or whole.startswith("总"):
                wholes = [one for one in pool if like(one, part) and one is not part and one.value >= part.value]
            else:
                name = whole[level.end() :] if level else whole
                wholes = [
                    one
                    for one in pool
                    if like(one, part)
                    and one is not part
                    and one.value >= part.value
                    and score_of(_TOTAL.sub("", name), one)
                ]
            if wholes and not fits_sum(part, [one for one in pool if like(one, part)], share):
                yield Claim(part, wholes, share, "", sure=False, also=others)

    def _rated(self, head: list[Quantity], share: Quantity, name: str, kind: str) -> Iterator[Claim]:
        """“受理83件，办结81件，办结率97.6%”：率的头两个字说出部分，前面的同类数是整体。"""
        counted = [
            one
            for one in head
            if one.unit not in {"%", "元", "‰", "/10万", "倍", *POINTS.values()}
            or (one.unit == "元" and share.unit == "%")
        ]
        counted = [one for one in counted if not _SO_MANY_EACH.search(one.before())]
        stem = name[-3:] if name[-3:-2] in {"未", "不"} else name[-2:]
        parts = [one for one in counted if stem and stemmed(stem, one)]
        met = [one for one in counted if "未" in name or not _UNMET.search(one.before())]
        last = met[-1] if met else None
        others: tuple[Quantity, ...] = ()
        said = [one for one in parts if len(name) > 2 and name in one.before()]
        if len(said) == 1:
            parts, last = said, said[0]
        if len(parts) > 1 and parts[-1] is last:
            others, parts = tuple(one for one in parts[:-1] if like(one, parts[-1])), [parts[-1]]
        if len(parts) > 1:
            parts = [one for one in parts if not is_goal(one)] or parts
        if len(parts) > 1 and not any(like(parts[0], one) for one in parts[1:]):
            return
        if _PLACED.search(name) and last is not None and last.unit in PEOPLE:
            yield from self._placed(last, share, counted)
            return
        if last is not None and all_done(name, self.line.between(last, share)) and share.exact:
            yield Claim(last, [last], share, "", sure=False)
            return
        if parts and last is not None and last not in parts and all(is_goal(one) for one in parts):
            parts = [last] if like(last, parts[-1]) else parts
        after = len(counted) > 1 and parts == [last] and last is not None and is_goal(last) and like(last, counted[-2])
        if after:
            parts = [counted[-2]]
        exact = bool(parts)
        if not parts and last is not None:
            slip = len(counted) > 1 and slipped_share(last, counted[-2], share)
            if name and not slip and (_OTHER_BASE.search(name) or not self._meant(last, counted, share, name)):
                return
            parts = [last]
        if not parts:
            return
        part = parts[-1]
        same = [one for one in counted if one is not part and like(one, part) and (after or before(one, part))]
        same = [one for one in same if not _NOT_PARTS.search(one.before()) and not (one in others and _just(stem, one))]
        if kind != "率" and name in {"", stem} and all(one.value < part.value for one in same):
            yield from self._of(part, share, "", head)
            return
        goals = [one for one in same if is_goal(one)]
        wholes = [one for one in same if one.value >= part.value] or goals[-1:]
        outer = [one for one in self.earlier[-12:] if like(one, part) and one.value >= part.value]
        label = _GENERIC.sub(" ", label_of(part).replace(stem, " "))
        linked = [one for one in outer if score_of(label, one) > 0]
        if not exact:
            wholes = wholes or goals
            if not wholes:
                return
        sure = exact and len(wholes) == 1
        if not wholes:
            wholes = self._told_later(part, share) or self._based(part, share)
            sure = exact and bool(wholes)
        if not wholes and exact:
            base = self.common if share.unit != "%" else None
            wholes = linked or ([base] if base is not None and like(base, part) and base.value >= part.value else [])
            wholes = wholes or (self._far(part) if said and share.unit == "%" else [])
            sure = False
        if wholes:
            others = others or tuple(one for one in parts[:-1])
            if share.unit != "%":
                outer = [one for one in self.earlier if like(one, part) and one.value >= part.value]
            extra = [one for one in outer if one not in wholes]
            if any(fits(part, one, share) for one in extra) or fits_sum(part, [*wholes, *extra], share):
                return
            if fits_together([*others, part], wholes, share):
                return
            yield Claim(part, wholes[-4:], share, "", sure=sure, also=others)

    def _placed(self, part: Quantity, share: Quantity, counted: list[Quantity]) -> Iterator[Claim]:
        """“托位总数约9万个，实际入托4.05万人，托位使用率为45%”：几个位子、几个人。"""
        seats = [one for one in (*self.earlier[-12:], *counted) if one.unit in {"个", "张"} and one.value >= part.value]
        seats = [one for one in seats if re.search("[托床座学]位", one.before() + one.after()) and before(one, part)]
        if seats:
            yield Claim(part, sorted(seats, key=lambda one: one.value)[-4:], share, "", sure=False)

    def _told_later(self, part: Quantity, share: Quantity) -> list[Quantity]:
        """“调解成功720起，成功率达到85%，共介入纠纷850起”。"""
        after = [one for one in self.inside if before(share, one)][:1]
        return [
            one
            for one in after
            if like(one, part) and one.value >= part.value and _ALL_AFTER.search(self.line.lead(one))
        ]

    def _based(self, part: Quantity, share: Quantity) -> list[Quantity]:
        """“按年末女性常住人口计算，参保率为95.2%”：前文说过女性常住人口是多少。"""
        told = _BY.search(self.line.text, max(0, share.start - self.line.start - 40), share.start - self.line.start)
        if told is None:
            return []
        name = re.sub("年末|年底|全[省市县区]|总数$|数$", "", told["base"])
        found = [one for one in self.near(part) if like(one, part) and one.value >= part.value and names(one, name)]
        return found[-1:]

    def _meant(self, part: Quantity, counted: list[Quantity], share: Quantity, name: str) -> bool:
        """率的名字里没有部分的字：挨得近，前面的数看得出是整体，才算。"""
        line = self.line
        between = line.between(part, share)
        if between.count("，") != 1 or len(counted) < 2 or not like(counted[-2], part):
            return False
        whole, gap = counted[-2], line.between(counted[-2], part)
        label = line.lead(part) + part.after()
        shared = score_of(name[:-2], part)
        loose = len(name) > 1 and all(char in label for char in name[-2:])
        if "其中" in gap and not shared and not loose:
            return False
        among = (
            re.match(r"[^，。；]{0,8}?[中里](?:，|有|[^，。；]{0,2}已)", line.text[whole.end - line.start :])
            is not None
        )
        return (
            gap.count("，") <= 2
            and len(gap) <= 40
            and (
                among
                or bool(GOAL.search(line.lead(whole)))
                or bool(_DONE_PART.search(label))
                or loose
                or shared > 2
                or (shared > 1 and "其中" in gap)
            )
            and not _NOT_PARTS.search(part.before())
        )

    def _done(self, head: list[Quantity], share: Quantity, match: re.Match[str], window: int) -> Iterator[Claim]:
        """“完成任务1800人的85%”“已检查41.6万人，完成年度任务的75%”“128所学校中，已有96所……，达到75%”。"""
        line = self.line
        verb = line.start + window + match.start()
        earlier = [one for one in head if one.end <= verb and one.unit not in {"%", "‰", "倍", *POINTS.values()}]
        number = next((one for one in head if one.start >= verb), None)
        if number is not None:
            earlier = [one for one in earlier if one.value != number.value]
        if not earlier:
            return
        part = earlier[-1]
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
        if part.unit in {"%", "‰", "倍", "", *POINTS.values()} or _NOT_PARTS.search(part.before()):
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

    # 找数

    def _far(self, part: Quantity) -> list[Quantity]:
        """同一段前面几句里的总数：共设152项，……。已达标121项。"""
        found = [one for one in self.earlier if like(one, part) and one.value >= part.value]
        name = re.sub("中|女性|男性", " ", label_of(part))
        linked = [
            one
            for one in found
            if score_of(name, one) > 1
            and "其中" not in one.before()
            and not re.match("，?（?占", one.passage.text[one.end :])
        ]
        return [one for one in found if re.search("共|总数|合计|现有", one.before())][-1:] or linked[-1:]

    def _near(self, head: list[Quantity]) -> list[Quantity]:
        return [*self.earlier[-12:], *head]

    def _outside(self, parts: list[Quantity]) -> Quantity | None:
        """右括号后面的“占”：括号前面的那个数。"""
        line = self.line
        opening = line.text.rfind("（", 0, parts[-1].start - line.start)
        return next((one for one in reversed(parts) if one.end - line.start <= opening), None)


def _just(stem: str, one: Quantity) -> bool:
    """“实际入托5100人”：数前面紧挨着的就是率说的那件事，它不是底数。"""
    return not is_goal(one) and re.search(f"{stem}(?:的|了|有|已|人数|为|达)*$", one.before()) is not None
