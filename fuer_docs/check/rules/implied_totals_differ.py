"""两处占比说的是同一个整体，倒推出来的整体却不一样。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ...model.finding import Severity
from ...model.speech import _
from ...reading.arithmetic import alike, meet
from ...reading.parts import opposed
from ...reading.quantities import Bounds, Quantity
from ...reading.reading import Reading
from ...reading.share_fits import fits
from ...reading.share_scope import Claim
from ..rule import Hit, Rule, hit

_FILLER = re.compile("^(?:全[省市县区州镇乡村]|我[省市县区州镇乡村]|全部|本级|所有)+|(?:总数|总人数|总户数|总量|人数)$")
_OTHER_TIME = re.compile(r"上年|去年|上一年|同期|20\d\d年|上一届|上届|月份|季度|由|从")
_PAIRS = (
    ("男", "女"),
    ("未达标", "达标"),
    ("未办结", "办结"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("未完成", "完成"),
    ("不满意", "满意"),
    ("非党员", "党员"),
    ("不合格", "合格"),
    ("未参保", "参保"),
    ("城区", "农村"),
    ("城镇", "乡村"),
    ("专职", "兼职"),
)


def _find(reading: Reading) -> Iterator[Hit]:
    named: dict[str, Claim] = {}
    last: Claim | None = None
    for claim in reading.shares:
        if not _usable(claim, reading):
            continue
        if claim.named:
            key = _FILLER.sub("", claim.named)
            other = named.setdefault(key, claim) if len(key) > 1 else claim
            yield from _compared(other, claim)
        elif last is not None and _paired(last, claim):
            yield from _compared(last, claim)
        last = claim


def _usable(claim: Claim, reading: Reading) -> bool:
    passage, share = claim.share.passage, claim.share
    lead = re.split("[。；]", passage.text[: share.start])[-1]
    near = reading.in_span(passage, share.start - len(lead), claim.part.start)
    if any(alike(one, claim.part) and one.value >= claim.part.value and fits(claim.part, one, share) for one in near):
        return False  # “妇女规划77项，达标58项，占全部指标的75.3%”：占的是这一截里的
    return not claim.wholes and share.value > 0 and claim.part.value > 0 and not _OTHER_TIME.search(lead)


def _compared(one: Claim, other: Claim) -> Iterator[Hit]:
    if one is other or not alike(one.part, other.part) or meet(_implied(one), _implied(other)):
        return
    message = _("{a}占{x}，整体约是{m}；{b}占{y}，整体约是{n}", a=one.part.text, x=one.share.text, m=_shown(one),
                b=other.part.text, y=other.share.text, n=_shown(other))  # fmt: skip
    share = other.share
    yield hit(share.passage, share.start, share.end, message, _("核对两处的人数和占比；整体不同的写明"))


def _implied(claim: Claim) -> Bounds:
    """倒推的整体可能是多少；整数的百分比放宽半个百分点。"""
    part, share = claim.part.bounds, claim.share.bounds
    slack = Decimal(0) if "." in claim.share.text else Decimal("0.5")
    low = part.low / (share.high + slack) * 100 if part.low is not None and share.high is not None else None
    high = part.high / (share.low - slack) * 100 if part.high is not None and share.low and share.low > slack else None
    return Bounds(low, high)


def _shown(claim: Claim) -> str:
    whole = (claim.part.value / claim.share.value * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{whole}{claim.part.unit}"


def _paired(one: Claim, other: Claim) -> bool:
    """同一句里互补的两样：达标和未达标，男和女。"""
    a, b = one.part, other.part
    if a.passage is not b.passage or re.search("[。]", a.passage.text[a.end : b.start]):
        return False
    names = _name(a), _name(b)
    return opposed((a, b)) or any(
        (_says(names[0], x, y) and _says(names[1], y, x)) or (_says(names[0], y, x) and _says(names[1], x, y))
        for x, y in _PAIRS
    )


def _name(one: Quantity) -> str:
    return one.before() + one.after()


def _says(name: str, wanted: str, other: str) -> bool:
    if wanted in other:
        return wanted in name and other not in name
    return wanted in name and other not in name.replace(wanted, "")


RULE = Rule(
    id="implied-totals-differ",
    title="两处占比倒推的整体不一样",
    severity=Severity.HINT,
    why="同是占代表总数，一处推出219人、一处推出201人，总有一处错了。",
    basis="算术",
    bad=(
        "女代表62人，占代表总数的28.3%。少数民族代表64人，占代表总数的31.8%。",
        "达标107项，占93.9%；未达标7项，占8.1%。",
        "男职工45人，占37.5%，女职工82人，占62.5%。",
        "女党员320名，占全县党员总数的18.2%。\n青年党员410名，占全县党员总数的31%。",
        "参加医保的妇女2300人，占全镇妇女总数的92%。参加养老保险的妇女1500人，占全镇妇女总数的75%。",
        "留守儿童386名，占在校生的12.5%。寄宿生1200名，占在校生的30.1%。",
        "建成妇女之家118个，占行政村的90.1%。建成儿童之家56个，占行政村的50%。",
        "城镇学生1200人，占60%；农村学生1000人，占40%。",
        "女村干部167名，占村干部总数的31.6%。大专以上学历的201名，占村干部总数的45.2%。",
        "表示满意的460人，占92%；不满意的60人，占8%。",
    ),
    good=(
        "全区现有女性人大代表62人，占人大代表总数的28.3%，女性政协委员64人，占政协委员总数的31.8%。",
        "县人大代表中有女性58名，占28.9%；县政协委员中有女性56名，占31.5%。",
        "达标107项，占93.9%；未达标7项，占6.1%。",
        "男职工45人，占37.5%，女职工75人，占62.5%。",
        "女代表62人，占代表总数的28.3%。少数民族代表70人，占代表总数的32%。",
        "去年女党员320名，占党员总数的18.2%。今年女党员410名，占党员总数的21%。",
        "参加医保的妇女2300余人，占全镇妇女总数的90%以上。参加养老保险的1500人，占全镇妇女总数的六成。",
        "女职工120人，占职工总数的40%；女教师80人，占教师总数的62%。",
        "留守儿童386名，占在校生的12.5%。寄宿生926名，占在校生的30%。",
        "建成妇女之家118个，占90.1%；建成儿童之家56个，占42.7%，其中示范28个，占50%。",
        "女村干部167名，占村干部总数的31.6%。女村主任8名，占村主任总数的6.1%。",
    ),
    find=_find,
)  # fmt: skip
