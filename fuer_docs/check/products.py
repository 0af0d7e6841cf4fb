"""每份多少、几份、一共多少：从句子里认出三个数各是哪一个。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..model.manuscript import Passage
from ..reading.arithmetic import MONEY, PEOPLE, Sure, alike, exact
from ..reading.counted import listed
from ..reading.eaches import COUNTED, DOING, LASTING, Each, counts, each_of, masked
from ..reading.quantities import Quantity
from ..reading.reading import Reading
from ..reading.roles import RATES, Role, role

Span = tuple[Passage, int, int]


class Number(NamedTuple):
    """份数：多少、怎么写的、约不约、在哪里。"""

    value: Decimal
    text: str
    hedged: bool
    start: int


def _number(one: Quantity) -> Number:
    return Number(one.value, one.text, not one.exact, one.start)


class Found(NamedTuple):
    """可能的份数和总数。"""

    numbers: list[Number]
    totals: list[Quantity]


class Product(NamedTuple):
    """每份、份数、总数；``times`` 是还要乘的几个月、几天。"""

    each: Each
    number: Decimal
    said: str
    """份数的写法。"""
    total: Quantity
    sure: Sure


_TOTAL = re.compile(
    r"(?:共计|总计|合计|(?<![公中])共(?![同青产建享和识用])|总额|总价值?|总金额|总人数|总数|总量|累计|需要?|就是|总投资|总投入|总补助)[^，。；0-9]{0,8}$"
)
_REACHED = re.compile("(?:覆盖|参加|参与|参训|受训|惠及|受益)(?:了)?(?:家长|妇女|群众|儿童|学员|家庭)?$")
_STANDARD = re.compile(r"的?标准")
_FUND = re.compile(
    r"(?:救助金|慰问金|助学金|补助金|救助资金|慰问款|善款|奖学金|帮扶资金|补助资金|救助款|奖金|款|资金|费|奖补)[^，。；]{0,4}$|课酬|报酬|酬金|津贴|(?:发放|争取|落实|拨付|送去|筹集|折合|投入|拿出|安排|列支|总价值?|价值)[^，。；]{0,10}$"
)
_TIMES = re.compile(r"每(?P<unit>月|年|季度?|学期|天|日|周|半年)")
_LENGTHS = {
    "月": (("全年", 12), ("一年", 12), ("上半年", 6), ("下半年", 6), ("半年", 6), ("前三季度", 9)),
    "季": (("全年", 4), ("一年", 4), ("上半年", 2), ("下半年", 2), ("半年", 2)),
    "学期": (("两学期", 2), ("两个学期", 2), ("学年", 2), ("全年", 2)),
    "半年": (("全年", 2), ("一年", 2)),
}
_GENERIC = re.compile("[个份套件台只本盒袋箱]?")
"""“每个85元”：没说是什么，就是前面刚说的东西。"""
_SPENT = re.compile(r"(?:支出|花费|价值|金额|耗资|使用资金|投入)[^，。；：、0-9]{0,4}$")
_TARGET = re.compile(r"(?:任务|目标|计划|以上的|以下的)")
MOST = 12
"""一截里往前、往后各看几个数。"""
FAR = 6
"""往前看几截。"""
_TENS = frozenset({Decimal(10), Decimal(100), Decimal(1000), Decimal("0.1"), Decimal("0.01"), Decimal("0.001")})
_PLACES = frozenset("县乡镇村")
FAR_BACK = 200
"""通篇的县数往前看多少个数。"""
NEAR = 70
"""一笔钱和每份的数最多隔几个字。"""


def products(reading: Reading) -> Iterator[Product]:
    """全文里每份、份数、总数对不上的。"""
    earlier: list[Span] = []
    for span in segments(reading):
        if earlier and earlier[-1][0] is not span[0]:
            earlier = []
        if not span[0].in_table:
            found = reading.in_span(*span)
            for at, one in enumerate(found):
                each = each_of(one, span[1])
                if each is not None:
                    near = found[max(0, at - MOST) : at + MOST]
                    product = Segment(reading, span, near, earlier[-FAR:]).product(each)
                    if product is not None:
                        yield product
        earlier.append(span)


def segments(reading: Reading) -> Iterator[Span]:
    """一句里分号隔开的一截一截。"""
    for passage, start, end in reading.sentences:
        begin = start
        while (stop := passage.text.find("；", begin, end) + 1) > 0:
            yield passage, begin, stop
            begin = stop
        if begin < end:
            yield passage, begin, end


class Segment:
    """一截话里的数，和前面几截。"""

    def __init__(self, reading: Reading, span: Span, found: Sequence[Quantity], earlier: Sequence[Span]) -> None:
        self.reading = reading
        self.passage, self.start, self.end = span
        self.text = span[0].text
        self.found = list(found)
        self.earlier = earlier

    def product(self, each: Each) -> Product | None:
        """三个数；对得上、说不准的是 ``None``。"""
        here, around = Found(self._numbers(each), self._totals(self.found, each)), self._around(each)
        if each.level:
            return self._off_by_tens(each, here)
        factors = self._factors(each)
        if factors is None or self._several(each) or any(not one.value for one in here.numbers):
            return None
        if re.search(
            r"其余|余下|(?:其他|另有?)[^，。；]{0,4}\d", self.text[max(self.start, each.start - 16) : each.start]
        ):
            return None  # “5个村到达2次，其余42个村各1次，共52次”
        starts = {number.start for number in here.numbers}
        if each.average and len(here.numbers) == len(here.totals) == 2 and starts == {one.start for one in here.totals}:
            here = Found(here.numbers[:1], here.totals[1:])  # “妈妈186名，结对儿童558名，人均结对3名”
        else:
            here = here._replace(totals=[one for one in here.totals if one.start not in starts])
        pool = [number.value for number in (*here.numbers, *around.numbers)]
        if each.average and each.kind[:1] == "人":
            near = (one for span in self.earlier[-2:] for one in self.reading.in_span(*span)[-MOST:])
            pool += [one.value for one in near if one.unit == "人次"]
        pool += [sum(pool[: size + 1], Decimal(0)) for size in range(1, min(len(here.numbers), 6))]
        ways = [number * factor / each.per for number in pool or [Decimal(1)] for factor in factors]
        totals = [*here.totals, *around.totals, *self._grown(each, here.totals[:1])]
        if any(each.value.value * mine.value + other == one.value for mine in here.numbers
               for other in self._earlier_products() for one in here.totals):  # fmt: skip
            return None
        if any(fits(each, number, total) for number in ways for total in totals) or _differ(each, ways, totals):
            return None
        return self._chosen(each, here, around, max(factors)) if self._alone(each, here.totals) else None

    def _off_by_tens(self, each: Each, here: Found) -> Product | None:
        """人均收入这样的水平，不一定是近处哪个总数均出来的；正好差十倍百倍的，是多写少写了零。"""
        for number in here.numbers[-1:]:
            for total in here.totals:
                if number.value and (total.value / number.value / each.value.value) in _TENS:
                    return self._made(each, number, 1, total, Sure.LIKELY)
        return None

    def _earlier_products(self) -> list[Decimal]:
        """前面几截各自乘出来的，从近往远累加：“每人500元；每人300元，共1.2万元”。"""
        added, found = Decimal(0), []
        for span in reversed(self.earlier):
            inside = self.reading.in_span(*span)[-MOST:]
            for one in inside:
                each = each_of(one, span[1])
                numbers = [other for other in inside if each is not None and self._counts(other, each)]
                if numbers:
                    added += one.value * numbers[-1].value
                    found.append(added)
        return found

    def _several(self, each: Each) -> bool:
        """这一截里不止一样每份的数：“县里补助每个3万元，镇里配套每个1万元，一共8万元”。"""
        others = (one for one in self.found if one is not each.value and alike(one, each.value))
        return any(each_of(one, self.start) is not None for one in others)

    def _numbers(self, each: Each) -> list[Number]:
        named = self._named(each)
        if named is not None:
            return [named]
        counted = [one for one in self.found if self._counts(one, each)]
        if "各" in each.kind:
            counted = [one for one in self.found if one.end <= each.start and one.unit in COUNTED][-1:]
            if not counted or "、" in masked(self.text[counted[-1].end : each.start]):
                return []  # “最美家庭10户、‘好媳妇’‘好婆婆’各6名”
        found = [self._all_of(one) for one in _named_so(counted, each.kind) or counted or self._unnamed(each)]
        if found or not _GENERIC.fullmatch(each.kind) or each.value.unit != MONEY:
            return found
        goods = [one for one in self.found if one.unit and one.unit not in RATES | {MONEY} and one is not each.value]
        near = [one for one in goods if one.end <= each.start][-1:] or [one for one in goods if one.start > each.start][
            :1
        ]
        return [_number(one)._replace(hedged=True) for one in near]

    def _unnamed(self, each: Each) -> list[Quantity]:
        """“按每个儿童之家2000元计算，126个共需”：只写几个，没再说名字。"""
        unit = each.kind[:1]
        if unit in RATES:
            return []
        found = [one for one in self.found if one.unit == unit and one.start > each.start and not one.before()]
        found = [one for one in found if re.match("共|合计|总", one.after())]
        return found if len(found) == 1 else []

    def _all_of(self, one: Quantity) -> Number:
        """“18个乡镇各成立1支宣讲队，每队6人”：宣讲队是 18 支。"""
        own = each_of(one, self.start)
        many = [other for other in self.found if own is not None and other.end <= own.start and other.unit in COUNTED]
        if own is None or own.kind != "各" or not many:
            return _number(one)
        return Number(many[-1].value * one.value, f"{many[-1].text}×{one.text}", not many[-1].exact, one.start)

    def _chosen(self, each: Each, here: Found, around: Found, factor: int) -> Product | None:
        """没有对得上的：哪三个数最该对得上。"""
        after = [one for one in here.totals if one.start > each.value.start]
        before = self._grown(each, [one for one in here.totals if one.start < each.start])
        told = [one for one in after if self._told(one)]
        if factor != 1 and not told:
            told = [one for one in after if re.match("(?:全年|一年|[上下]半年)[^，。；]{0,4}$", one.before())][:1]
        if factor != 1 and not here.numbers and not around.numbers:
            if each.kind[:1] not in "月季半天日周学年" or not (told or before):
                return None
            return Product(each, Decimal(factor), f"{factor}", (told or before[-1:])[0], Sure.LIKELY)
        number = _nearest(here.numbers, each)
        if not told and each.value.unit == MONEY and number is not None:
            told = [one for one in after[:1] if _SPENT.search(one.before())]
        if not told and number is not None and _STANDARD.match(self.text, each.value.end):
            told = [one for one in after if one.start > number.start][:1]
        if told and number is None and len(around.numbers) == 1:
            return self._made(each, around.numbers[0], factor, told[0], Sure.LIKELY)
        if told and number is not None:
            certain = len(here.numbers) == len(told) == 1
            return self._made(each, number, factor, told[0], Sure.CERTAIN if certain else Sure.LIKELY)
        if each.average:
            return self._averaged(each, here, around, factor)
        if number is None:
            return None
        if each.value.unit == MONEY:
            return self._funded(each, number, here, around, factor)
        lead = each.value.before()
        covered = [
            one
            for one in after
            if _summable(one, each.value) and (_REACHED.search(one.before()) or _same_noun(lead, one.before()))
        ]
        if covered and len(here.numbers) == 1 and covered[0].value >= number.value:
            return self._made(each, number, factor, covered[0], Sure.HINT)
        if before and number.start > each.value.end and len(here.numbers) == 1 and before[-1].value > each.value.value:
            return self._made(each, number, factor, before[-1], Sure.HINT)
        ended = re.match(r"[，。；]|$", self.text[each.value.end : each.value.end + 1])
        according = bool(before) and "按" in self.text[before[-1].end : number.start]
        if (
            not before
            or not (ended or according)
            or not 0 <= each.start - number.start < 24
            or before[-1].value <= each.value.value
        ):
            return None
        if re.search("其中|另|。", self.text[before[-1].end : each.start]):
            return None
        return self._made(each, number, factor, before[-1], Sure.LIKELY)

    def _grown(self, each: Each, totals: list[Quantity]) -> list[Quantity]:
        """“与2023年的91项相比，两年净增13项，年均6.5项”：均的是增的。"""
        grown = [one for one in self.found if role(one) is Role.CHANGE and alike(one, each.value)]
        grown = [one for one in grown if one.end <= each.start]
        return grown[-1:] if totals and grown and grown[-1].start > totals[-1].end else totals

    def _averaged(self, each: Each, here: Found, around: Found, factor: int) -> Product | None:
        """平均数：总数在前，或者是后面的一笔钱；这一截里没有的看前面几截。"""
        before = self._grown(each, [one for one in here.totals if one.start < each.start])
        funds = [one for one in here.totals if one.start > each.value.start and _FUND.search(one.before())]
        earlier = [one for one in around.totals if alike(one, each.value)]
        number = _nearest(here.numbers, each) or _nearest(around.numbers, each)
        if number is not None:
            product = number.value * factor * each.value.value
            before.sort(key=lambda one: abs(one.value - product), reverse=True)
        near = [one for one in here.totals if 0 < one.start - each.value.end < 12]
        if number is not None and number.start > each.start and not near:
            near = [one for one in here.totals if 0 < one.start - number.start < 20]
        if not before and not funds and number is not None and here.numbers and near:
            product = number.value * factor * each.value.value
            if product * 8 < near[0].value * 10 < product * 12:
                return self._made(each, number, factor, near[0], Sure.HINT)
        total = before[-1:] or funds[:1] or earlier[-1:]
        instead = {"户": PEOPLE, "家": PEOPLE, "人": {"人次"}}.get(each.kind[:1], frozenset())
        stand_ins = [_number(one) for one in self.found if one.unit in instead and role(one) is Role.PLAIN]
        if not here.numbers and len(stand_ins) == 1:
            number = stand_ins[0]
            if any(fits(each, number.value * factor, one) for one in here.totals):
                return None
        if not total or number is None or not _of_one_kind(total[0], each):
            return None
        sure = Sure.LIKELY if before and len(here.numbers) == 1 else Sure.HINT
        return self._made(each, number, factor, total[0], sure)

    def _funded(self, each: Each, number: Number, here: Found, around: Found, factor: int) -> Product | None:
        """没说共计，只有一笔钱：“争取救助金12万元，为30位儿童每人发放400元”。"""
        funds = [one for one in here.totals or around.totals if _FUND.search(one.before())]
        if len(here.numbers) != 1 or len(funds) != 1 or funds[0].value <= each.value.value:
            return None
        if abs(funds[0].start - each.start) > NEAR or re.search("其中|另|折合", self.text[funds[0].end : each.start]):
            return None
        return self._made(each, number, factor, funds[0], Sure.HINT)

    def _made(self, each: Each, number: Number, factor: int, total: Quantity, sure: Sure) -> Product | None:
        if total.value <= each.value.value and total.unit != MONEY:
            return None
        if number.hedged or not exact(each.value, total):
            sure = min(sure, Sure.LIKELY)
        said = number.text if factor == 1 else f"{number.text}×{factor}"
        said = said if each.per == 1 else f"{said}÷{each.per}"
        return Product(each, number.value * factor / each.per, said, total, sure)

    def _told(self, one: Quantity) -> bool:
        """前面说了共计。"""
        return bool(_TOTAL.search(self.text[max(self.start, one.start - 14) : one.start]))

    def _alone(self, each: Each, totals: Sequence[Quantity]) -> bool:
        """没有别的同类数一起加进去：每份和总数之间的，“各”前面并列的。"""
        told = next((one for one in totals if one.start > each.start and self._told(one)), None)
        if told is None:
            return True
        begin = self.start if each.kind == "各" else each.value.end
        return not any(begin <= one.start < told.start for one in totals)

    def _named(self, each: Each) -> Number | None:
        """“甲校、乙校各”“春、秋两季各”：列出来的有几个。"""
        if each.kind != "各":
            return None
        begin = max(self.text.rfind(mark, self.start, each.start) for mark in "，。；：") + 1
        words = self.text[max(begin, self.start) : each.start]
        if words.startswith("每"):
            return Number(Decimal(0), "", True, each.start)  # “每个单位A、B角各1名”
        last = next((one for one in reversed(self.found) if one.end <= each.start), None)
        if last is not None and last.start >= begin and not re.search("[、和]", self.text[last.end : each.start]):
            return _number(last)
        match = re.search("([两三四五六七八九])[季次轮地村校家]$", words)
        if match:
            return Number(Decimal("两三四五六七八九".index(match[1]) + 2), match[0], False, each.start - 2)
        names = listed(words.strip("　 "))
        if names is None or names.open or names.low != names.high or re.search(r"\d", words):
            return None
        return Number(Decimal(names.low), f"{names.low}", False, each.start - 1)

    def _counts(self, one: Quantity, each: Each) -> bool:
        """``one`` 是不是份数。"""
        if one is each.value or one.unit in RATES or one.unit == MONEY or not one.unit or each.kind in {"各", ""}:
            return False
        if role(one) is not Role.PLAIN or _TARGET.match(one.after()):
            return False
        if each.average and re.fullmatch("[^，。；、]*、[^，。；、0-9]*", self.text[each.value.end : one.start]):
            return False  # “联系2名困境儿童、9名留守儿童”：也是每一份的
        kind = each.kind
        if one.start > each.start and each.start + len(kind) >= one.start:
            return False
        return counts(one, kind)

    def _totals(self, found: Sequence[Quantity], each: Each) -> list[Quantity]:
        """可能是总数的。"""
        return [
            one for one in found
            if one is not each.value and _summable(one, each.value) and not _TARGET.match(one.after())
            and (role(one) is Role.PLAIN or one.unit in LASTING or (role(one) is Role.CHANGE and self._told(one))) and each_of(one, 0) is None
        ]  # fmt: skip

    def _around(self, each: Each) -> Found:
        """前面几截里的。"""
        found = [one for span in self.earlier for one in self.reading.in_span(*span)[-MOST:]]
        if not any(self._counts(one, each) for one in (*self.found, *found)):
            ahead = self.reading.in_span(self.passage, self.end, min(self._sentence_end(), self.end + NEAR))
            found += [one for one in ahead[:3] if self._counts(one, each)]
        if (
            each.average
            and each.kind[:1] in _PLACES
            and not any(self._counts(one, each) for one in (*self.found, *found))
        ):
            found += self._all_over(each.kind)
        return Found([_number(one) for one in found if self._counts(one, each)], self._totals(found, each))

    def _all_over(self, kind: str) -> list[Quantity]:
        """“全省96个县”：通篇只有这一个数的县，平均每县就是它。"""
        told = [
            one
            for one in self.reading.before(self.found[0], FAR_BACK)
            if one.unit == "个"
            and re.match(f"{kind[:1]}(?:（|[^，。；]{{0,3}}(?:中|均|都|全部))", one.passage.text[one.end : one.end + 8])
            and one.value > 1
        ]
        most = [one for one in told if re.search("全|共|辖", one.before())] or told
        return most[-1:] if len({one.value for one in most}) == 1 else []

    def _sentence_end(self) -> int:
        """这一句到哪里。"""
        stop = self.text.find("。", self.end - 1)
        return stop if stop >= 0 else len(self.text)

    def _factors(self, each: Each) -> list[int] | None:
        """每月、每天的，一共几个月、几天；说不出的是 ``None``。"""
        words = self.text[self.start : self.end]
        around = self.text[max(self.start, each.start - 8) : each.value.start]
        match = _TIMES.search(around) or (re.match("(?P<unit>[月日季年])$", each.kind) if each.average else None)
        if match is None:
            return None if not each.average and re.search("按[月年季]|连续", words) else [1]
        unit = match["unit"].rstrip("度")
        found = [number for word, number in _LENGTHS.get(unit, ()) if word in words]
        spans = re.finditer(rf"(?<!\d)(\d{{1,3}})(?:个)?{unit.replace('日', '天')}", words)
        lengths = [match[1] for match in spans if not re.search("每[^，。；]*$", words[: match.start()])]
        found = found[:1] + [int(text) for text in lengths]
        if unit in {"日", "天"} and not found and "全年" in words:
            return [365, *range(200, 320, 5)]  # 开放多少天没说
        if unit == "年":
            found += [
                "两三四五六七八九十".index(text) + 2 for text in re.findall("(?<!十)([两三四五六七八九十])年", words)
            ]
        return found or ([1] if unit == "年" else None)


def _of_one_kind(total: Quantity, each: Each) -> bool:
    """人除以人的，总数和平均数说的要是同一种人：“平均每名主任联系2名困境儿童”不拿主任的总数。"""
    noun = each.value.after()
    if each.kind[:1] not in PEOPLE or total.unit not in PEOPLE or len(noun) < 2:
        return True
    around = total.before()[-10:] + total.after()[:10]
    return any(noun[at : at + 2] in around for at in range(len(noun) - 1))


def _same_noun(one: str, other: str) -> bool:
    """末两个字一样：每户领取种苗，发放种苗。"""
    return len(other) > 2 and one[-2:] == other[-2:] and not DOING.search(one[-2:])


def _named_so(found: Sequence[Quantity], kind: str) -> list[Quantity]:
    """“每名教师”：说出名字的，只要说的是教师的数。"""
    noun = re.match(r"[人名位]([\u4e00-\u9fff]{2})", kind)
    if noun is None or DOING.match(noun[1]):
        return []
    after = [one for one in found if noun[1] in one.after()[:8]]
    return after or [one for one in found if noun[1] in one.before()[-6:]]


def _summable(one: Quantity, other: Quantity) -> bool:
    people = PEOPLE | {"人次"}
    if {one.unit, other.unit} <= people or alike(one, other):
        return True
    return other.unit in PEOPLE and one.unit == "个" and one.after().startswith("人")


def fits(each: Each, number: Decimal, total: Quantity) -> bool:
    """乘起来对得上；平均数容得下四舍五入。"""
    low, high = _range(each)
    written = total.bounds
    return (written.high is None or low is None or low * number <= written.high) and (
        written.low is None or high is None or high * number >= written.low
    )


def _range(each: Each) -> tuple[Decimal | None, Decimal | None]:
    value = each.value
    bounds = value.bounds
    low, high = bounds.low, bounds.high
    if not each.average:
        return low, high
    slack = max(value.step / 2, min(value.step, value.value * Decimal("0.02")), value.value * Decimal("0.005"))
    if value.hedge and low is not None and high is not None and "余" not in value.hedge:
        slack = max(slack, value.value * Decimal("0.05"))
        return value.value - slack, value.value + slack
    return (None if low is None else low - max(value.step / 2, value.value * Decimal("0.005"))), (
        None if high is None else high + slack
    )


def _differ(each: Each, numbers: Sequence[Decimal], totals: Sequence[Quantity]) -> bool:
    """两笔钱相减、相加正好是乘出来的：另有的一笔写在旁边。"""
    values = [one.value for one in totals[-4:]]
    made = {abs(a - b) for a in values for b in values} | {a + b for at, a in enumerate(values) for b in values[:at]}
    if each.value.unit == MONEY and any(each.value.value * number in made for number in numbers if number):
        return True
    return any(
        values[-1] - sum(values[at:-1]) == each.value.value * number
        for number in numbers
        for at in range(len(values) - 1)
    )


def _nearest(numbers: Sequence[Number], each: Each) -> Number | None:
    """最近的份数：前面的在先。"""
    before = [one for one in numbers if one.start < each.start]
    return before[-1] if before else numbers[0] if numbers else None
