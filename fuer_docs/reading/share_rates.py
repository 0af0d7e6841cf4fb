"""各种率：办结率、达标率、使用率，名字说出部分，底数到前后去找。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ..model.figure import POINTS
from .arithmetic import PEOPLE, before
from .quantities import Quantity
from .share_fits import fits, fits_sum, fits_together, like, slipped_share
from .share_names import GOAL, all_done, is_goal, label_of, names, score_of, stemmed
from .share_scope import Claim, Scope
from .share_words import (
    AIM,
    ALL_AFTER,
    BY,
    DONE_PART,
    DONE_RATE,
    GENERIC,
    NOT_PARTS,
    OTHER_BASE,
    PLACED,
    RATIOS,
    SO_MANY_EACH,
    TAKEN,
    UNDONE_LEAD,
    UNDONE_TAIL,
    UNMET,
)


class Rates(Scope):
    """读一处率。"""

    def _rated(self, head: list[Quantity], share: Quantity, name: str, kind: str) -> Iterator[Claim]:
        """“受理83件，办结81件，办结率97.6%”：率的头两个字说出部分，前面的同类数是整体。"""
        counted = [
            one
            for one in head
            if one.unit not in {"%", "元", "‰", "/10万", "倍", *POINTS.values()}
            or (one.unit == "元" and share.unit == "%")
        ]
        counted = [one for one in counted if not SO_MANY_EACH.search(one.before())]
        stem = name[-3:] if name[-3:-2] in {"未", "不"} else name[-2:]
        parts = [one for one in counted if stem and stemmed(stem, one)]
        met = [one for one in counted if "未" in name or not UNMET.search(one.before())]
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
        if PLACED.search(name) and last is not None and last.unit in PEOPLE:
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
            if name and not slip and (OTHER_BASE.search(name) or not self._meant(last, counted, share, name)):
                return
            parts = [last]
        if not parts:
            return
        part = parts[-1]
        same = [one for one in counted if one is not part and like(one, part) and (after or before(one, part))]
        same = [one for one in same if not NOT_PARTS.search(one.before()) and not (one in others and _just(stem, one))]
        if kind != "率" and name in {"", stem} and all(one.value < part.value for one in same):
            yield from self._of(part, share, "", head)
            return
        goals = [one for one in same if is_goal(one)]
        wholes = [one for one in same if one.value >= part.value] or goals[-1:]
        outer = [one for one in self.earlier[-12:] if like(one, part) and one.value >= part.value]
        label = GENERIC.sub(" ", label_of(part).replace(stem, " "))
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
            if not wholes and share.unit == "%" and (taken := [one for one in outer if TAKEN.search(one.before())]):
                if not any(fits(part, one, share) for one in outer):
                    yield Claim(part, taken[-1:], share, "", sure=False, far=True)
                return
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

    def _by_rest(self, head: list[Quantity], share: Quantity, name: str) -> Iterator[Claim]:
        """“办结842件，办结率97.3%，剩余23件”“40个商圈中尚有15个未建，覆盖率62.5%”：没办的写着，照它推。"""
        if share.unit != "%" or not DONE_RATE.search(name) or AIM.search(self.line.lead(share)):
            return
        near = [one for one in self.inside if one.unit not in RATIOS and not NOT_PARTS.search(one.before())]
        left = [one for one in near if UNDONE_LEAD.search(one.before()) or UNDONE_TAIL.match(one.passage.text, one.end)]
        rest = [one for one in near if one not in left and left and like(one, left[0])]
        if len(left) != 1 or not rest:
            return
        last, one = left[0], rest[-1]
        if set(name[-2:]) & set(one.before()[-4:]) and before(one, share):
            whole = replace(one, value=one.value + last.value)
            yield Claim(one, [whole], share, "", sure=False, whole_text=f"（{one.text}+{last.text}）")
        elif len(rest) == 1 and one.value > last.value and before(one, last):
            part = replace(one, value=one.value - last.value)
            yield Claim(part, [one], share, "", sure=False, part_text=f"（{one.text}-{last.text}）")

    def _near_miss(self, head: list[Quantity], share: Quantity) -> Iterator[Claim]:
        """“问了80户，说得出的54户，知晓率只有57.5%”：底数没有说死，可只错一位数字就对得上。"""
        same = [
            one for one in head if one.unit not in RATIOS and not one.chinese and not NOT_PARTS.search(one.before())
        ]
        same = [one for one in same if like(one, same[-1])][-2:]
        if share.unit != "%" or not share.exact or share.chinese or len(same) < 2 or not like(*same):
            return
        if re.search("有效|满意|好评|增长", self.line.lead(share) + same[-1].before()) or AIM.search(
            self.line.lead(share)
        ):
            return
        whole, part = same
        if any(one.unit == "%" and fits(part, whole, one) for one in head):
            return  # 这两个数的率已经说过，这里是另外的
        if not 0 < part.value < whole.value or not whole.exact or not part.exact or fits(part, whole, share):
            return
        due = (part.value / whole.value * 100).quantize(share.step if share.step < 1 else Decimal(1), ROUND_HALF_UP)
        a, b = f"{due:f}", f"{share.value:f}"
        far = abs(due - share.value) >= (1 if share.step < 1 else 3)
        if (
            far
            and len(a) == len(b) > 1
            and sum(x != y for x, y in zip(a, b, strict=True)) == 1
            and abs(due - share.value) <= 10
        ):
            yield Claim(part, [whole], share, "", sure=False, far=True)

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
            if like(one, part) and one.value >= part.value and ALL_AFTER.search(self.line.lead(one))
        ]

    def _based(self, part: Quantity, share: Quantity) -> list[Quantity]:
        """“按年末女性常住人口计算，参保率为95.2%”：前文说过女性常住人口是多少。"""
        told = BY.search(self.line.text, max(0, share.start - self.line.start - 40), share.start - self.line.start)
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
                or bool(DONE_PART.search(label))
                or loose
                or shared > 2
                or (shared > 1 and "其中" in gap)
            )
            and not NOT_PARTS.search(part.before())
        )


def _just(stem: str, one: Quantity) -> bool:
    """“实际入托5100人”：数前面紧挨着的就是率说的那件事，它不是底数。"""
    return not is_goal(one) and re.search(f"{stem}(?:的|了|有|已|人数|为|达)*$", one.before()) is not None
