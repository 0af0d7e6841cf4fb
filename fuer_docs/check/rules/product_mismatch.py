"""每人多少、几个人、一共多少：三个数乘不乘得起来。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ..arithmetic import MONEY, shown
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_EACH = re.compile(
    r"(?:(?:平均)?每(?P<kind>人|名|位|户|家|个|件|场|次|份|村|镇|乡|校|所|台|套|间)[^，。；、0-9]{0,10}|人均[^，。；0-9]{0,6}|户均[^，。；0-9]{0,6})$"
)
_TOTAL = re.compile(r"(?:共计|总计|合计|共|总额|总价值|总金额|累计)[^，。；0-9]{0,8}$")
_FUND = re.compile(
    r"(?:救助金|慰问金|助学金|补助金|救助资金|慰问款|善款|奖学金|帮扶资金|补助资金|救助款|奖金|款|资金)[^，。；]{0,4}$|(?:发放|争取|落实|拨付|送去|筹集)[^，。；]{0,10}$"
)
_REPEATED = re.compile(r"每(?:月|年|季度?|学期|天|日|周|期)|按[月年季]|[个]月")
"""按月按年发的，还要乘几个月，说不准。"""
_KINDS = {
    "人": {"人", "名", "位"},
    "名": {"人", "名", "位"},
    "位": {"人", "名", "位"},
    "户": {"户", "家"},
    "家": {"户", "家"},
}


class Sum(NamedTuple):
    """每份、份数、总数。"""

    each: Quantity
    number: Quantity
    total: Quantity
    loose: bool = False
    """总数没有明说是共计：只提示。"""


def _find(reading: Reading) -> Iterator[Hit]:
    for one in _sums(reading):
        product = one.each.value * one.number.value
        low = (one.each.bounds.low or one.each.value) * (one.number.bounds.low or one.number.value)
        high = (one.each.bounds.high or one.each.value) * (one.number.bounds.high or one.number.value)
        written = one.total.bounds
        if (written.high is None or written.high >= low) and (written.low is None or written.low <= high):
            continue
        product_text = shown(product, one.total)
        message = _(
            "{each}乘{number}是{product}，写的是{text}",
            each=one.each.text, number=one.number.text, product=product_text, text=one.total.text,
        )  # fmt: skip
        certain = one.each.exact and one.number.exact and one.total.exact
        yield hit(
            one.total.passage, one.total.start, one.total.end, message, _("核对人数、标准和总数"),
            Severity.HINT if one.loose else Severity.ERROR if certain else Severity.WARNING,
        )  # fmt: skip


def _sums(reading: Reading) -> Iterator[Sum]:
    for passage, start, end in _segments(reading):
        inside = reading.in_span(passage, start, end)
        for at, each in enumerate(inside):
            match = _EACH.search(passage.text[max(start, each.start - 40) : each.start])
            if match is None or not each.unit or _REPEATED.search(passage.text[start:end]):
                continue
            total = _total(inside[at + 1 :], each, start)
            number = _number(inside, at, total, match["kind"] or ("户" if "户均" in match[0] else "人"))
            if total is not None and number is not None:
                yield Sum(each, number, total)
            elif total is None and "均" in match[0]:
                yield from _averaged(inside, at, match["kind"] or "人")
            elif total is None and each.unit == MONEY:
                yield from _loosely(inside, at, match["kind"] or "人", reading.before(inside[0], 2))


def _segments(reading: Reading) -> Iterator[tuple[Passage, int, int]]:
    """一句里分号隔开的一截一截。"""
    for passage, start, end in reading.sentences:
        begin = start
        for match in re.finditer("[；]|$", passage.text[start:end]):
            if begin < start + match.end():
                yield passage, begin, start + match.end()
            begin = start + match.end()


def _averaged(inside: list[Quantity], at: int, kind: str) -> Iterator[Sum]:
    """“共投入320万元，平均每个2.4万元”：总数在前。"""
    each = inside[at]
    totals = [one for one in inside[:at] if one.unit == each.unit and _TOTAL.search(one.before())]
    number = _number(inside, at, None, kind)
    if len(totals) == 1 and number is not None:
        yield Sum(each, number, totals[0])


def _loosely(inside: list[Quantity], at: int, kind: str, earlier: list[Quantity]) -> Iterator[Sum]:
    """“救助金12万元，为30位困难儿童每人400元”：没说共计，句里或前一句只有一笔钱。"""
    each = inside[at]
    number = _number(inside, at, None, kind)
    money = [one for one in inside if one.unit == MONEY and one is not each]
    if not money:
        money = [one for one in earlier if one.unit == MONEY and one.passage is each.passage]
    if number is None or len(money) != 1 or money[0].value <= each.value:
        return
    if _FUND.search(money[0].before()) and abs(money[0].start - each.start) < 60:
        yield Sum(each, number, money[0], loose=True)


def _total(after: list[Quantity], each: Quantity, start: int) -> Quantity | None:
    """后面头一个同单位、前面写着共计的数。"""
    for one in after:
        if one.unit == each.unit:
            text = one.passage.text[max(start, one.start - 12) : one.start]
            return one if _TOTAL.search(text) else None
    return None


def _number(inside: list[Quantity], at: int, total: Quantity | None, kind: str) -> Quantity | None:
    """份数：每份以前最近的，或每份和总数之间的；两头都有就说不准。"""
    wanted = _KINDS.get(kind, {kind})
    before = [one for one in inside[:at] if one.unit in wanted]
    between = [one for one in inside[at + 1 :] if one.unit in wanted and total is not None and one.start < total.start]
    found = before + between
    return found[0] if len(found) == 1 else None


RULE = Rule(
    id="product-mismatch",
    title="每份乘份数和总数对不上",
    severity=Severity.ERROR,
    why="30人每人400元是1.2万元，写成12万元差了十倍，发钱的事错不得。",
    basis="算术",
    bad=(
        "为30名贫困母亲每人发放400元，共计12万元。",
        "资助困难女学生45名，每人1000元，共计4.05万元。",
        "慰问单亲母亲60名，每人500元、共计3.5万元。",
        "救助“两癌”患病妇女28人，每人1万元，总计26万元。",
        "走访困难家庭120户，每户送去慰问金300元，合计3.2万元。",
        "每人发放奖金200元，奖励先进个人14名，共2400元。",
        "举办讲座52场，每场补助800元，共计4.06万元。",
        "为16户特困家庭每户发放米油折合150元，总价值2600元。",
        "向8所学校捐赠图书，每所500册，共计4500册。",
        "争取到地震灾区困难儿童救助金12万元，为30位儿童每人发放400元。",
        "建成儿童之家131个，共投入320万元，平均每个3.4万元。",
        "单亲母亲18人，每人1000元，共1.8万元；患病妇女12人，每人3000元，共4.6万元。",
        "筹集善款5万元。资助困难女大学生20名，每人2000元。",
        "帮扶孤儿46名，人均补助1200元，共计5.25万元。",
    ),
    good=(
        "为30名贫困母亲每人发放400元，共计1.2万元。",
        "资助困难女学生45名，每人1000元，共计4.5万元。",
        "为4名女童每人发放500元助学金，共计2000元。",
        "慰问单亲母亲60余名，每人500元，共计3万余元。",
        "每人每月补助200元，惠及46名孤儿，全年共计11.04万元由财政列支。",
        "培训班每期3天，共办5期，培训420人次。",
        "每个街道建1个母婴室，全区17个街镇，共建成12个。",
        "先后慰问老党员12人、单亲母亲20人，每人300元，共计9600元。",
        "向80户困难家庭每户发放1袋米、1桶油，价值共计约1.5万元。",
        "争取到困难儿童救助金1.2万元，为30位儿童每人发放400元。",
        "发放慰问金9万元，慰问困难家庭120户，每户500元，另有慰问品折合3万元。",
        "建成儿童之家131个，共投入320万元，平均每个2.4万元。",
        "单亲母亲18人，每人1000元，共1.8万元；患病妇女12人，每人3000元，共3.6万元。",
        "人均纯收入达到12000元，全镇劳务收入共计2亿元。",
    ),
    find=_find,
)
