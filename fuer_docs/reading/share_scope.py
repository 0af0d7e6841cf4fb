"""占比说的整体在哪里：就在前面的，说出名字到前文去找的，接着前一处的。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .arithmetic import before
from .lines import HEAD, Line
from .quantities import Quantity
from .share_fits import fits, fits_sum, like
from .share_names import ends_named, label_of, names, score_of
from .share_words import (
    COMPARED,
    LEVEL,
    NOT_PARTS,
    SHARE_GROWN,
    TOTAL,
    UNNAMED,
)

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
    part_text: str = ""
    """部分是算出来的，写成怎么算的。"""
    whole_text: str = ""


class Scope:
    """一段里看到哪里了，前面有哪些数。"""

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

    def _of(
        self, part: Quantity, share: Quantity, whole: str, head: list[Quantity], also: tuple[Quantity, ...] = ()
    ) -> Iterator[Claim]:
        """整体写在“占”后面的；没说的是前面的同类数；说出名字的到前文去找。"""
        level = LEVEL.match(whole)
        name = whole[level.end() :] if level else whole
        same = [one for one in head if like(one, part) and one.value >= part.value]
        if UNNAMED.match(whole):
            if fits_sum(part, same, share):
                return
            opening = self.line.text[self.begin : part.start - self.line.start].lstrip("　 ")
            if same:
                yield Claim(part, same, share, "", also=also)
            elif above := [
                one
                for one in self.above
                if like(one, part) and one.value >= part.value and not COMPARED.search(one.before())
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
        short = TOTAL.sub("", name)
        wanted = short if len(short) > 1 else name
        found = [one for one in self.near(part) if like(one, part) and one.value >= part.value]
        named = [one for one in found if (names(one, wanted) if len(wanted) > 2 else ends_named(one, wanted))]
        if not named and len(name) > 2:
            after = [one for one in self.inside if before(share, one) and like(one, part) and one.value >= part.value]
            named = [one for one in after if names(one, name)][:1]
        if not named and len(name) > 2 and (hinted := self._hinted(name, part, share)):
            yield Claim(part, hinted, share, name, sure=False, also=also)
            return
        if not named and not level and re.search("总|[人户]数$", name):
            named = [one for one in same if not NOT_PARTS.search(one.before())]
            yield Claim(part, named[-3:], share, name, sure=False, also=also)
            return
        if not named and name.startswith("总") and len(name) == 3:
            named = [one for one in same if name[1:] in one.before()]
        if len(name) > 2 or named:
            said = short if len(short) > 2 else name
            yield Claim(part, named[-3:], share, said, sure=len(wanted) > 2, also=also)

    def _hinted(self, name: str, part: Quantity, share: Quantity) -> list[Quantity]:
        """“占取证人数的69%”：取得证书的368人，字都在里头的。"""
        core = set(re.sub("人数|户数|件数|数量|数|的|量|额", "", name))
        if len(core) < 2 or "总" in name or "全" in name:
            return []
        near = [one for one in (*self.earlier[-10:], *self.inside) if before(one, part) and like(one, part)]
        if any(fits(part, one, share) for one in near):
            return []
        found = []
        for one in near:
            text = one.passage.text
            said = (
                re.split("[，。；：]", text[max(0, one.start - 16) : one.start])[-1]
                + re.split("[，。；：]", text[one.end : one.end + 12])[0]
            )
            if one.value >= part.value and len(core & set(said)) * 2 >= len(core):
                found.append(one)
        return found

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
        return bool(SHARE_GROWN.search(self.line.between(part, share)))
