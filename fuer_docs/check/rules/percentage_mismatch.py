"""占百分之几：部分、整体和百分比对不对得上。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ...model.finding import Severity
from ...model.manuscript import Passage
from ...model.speech import _
from ..arithmetic import alike, before
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit

_SHARE = re.compile(r"占(?:比)?(?P<whole>[^，。；：、]{0,24}?)(?:的比例|的比重|的|比例|比重|比|达到|达|为|约)*$")
_RATE = re.compile(
    r"(?:^|[，；。：、（其中])(?P<stem>[\u4e00-\u9fff]{2})(?:人数)?(?:率|比例|比重|占比)(?:为|达到|达|是|约|近|共)*$"
)
_ADVERBS = re.compile("(?:大约|约|仅|只|已|分别|将近|近|共|人数|户数|比例|其)*")
"""逗号和“占”之间只能有这些：另有主语的，占的是别的数。"""
_DONE = re.compile(r"，(?:完成|达到)(?:了)?[^，。；：0-9]{0,8}[\d.]+[^，。；：0-9]{1,3}的$")
_UNNAMED = re.compile(r"^(?:了|到|其|其中|总数|总量|全部|总人数|总户数|总)*$")
NEAR = 300
"""有名字的整体往前找几个数。"""


class Claim(NamedTuple):
    """一处占比：部分、可能的整体、百分比；``named`` 是说出名字的整体。"""

    part: Quantity
    wholes: list[Quantity]
    share: Quantity
    named: str
    sure: bool = True


def _find(reading: Reading) -> Iterator[Hit]:
    for claim in claims(reading):
        fitting = [whole for whole in claim.wholes if fits(claim.part, whole, claim.share)]
        if fitting or not claim.wholes:
            continue
        whole = claim.wholes[-1]
        shown = shown_share(claim.part, whole, claim.share)
        message = _(
            "{part}占{whole}是{shown}，写的是{text}",
            part=claim.part.text,
            whole=whole.text,
            shown=shown,
            text=claim.share.text,
        )
        certain = claim.sure and len(claim.wholes) == 1 and claim.part.exact and whole.exact and claim.share.exact
        severity = Severity.ERROR if certain else Severity.WARNING
        yield hit(
            claim.share.passage, claim.share.start, claim.share.end, message, _("核对三个数，看哪个错了"), severity
        )


def claims(reading: Reading) -> Iterator[Claim]:
    """全文的占比：一句里以分号隔开的一截一截地看；以“其中”起头的接着前一截。"""
    last: tuple[Passage, list[Quantity]] | None = None
    common: Quantity | None = None
    for passage, start, end in reading.sentences:
        for begin, stop in _segments(passage.text, start, end):
            inside = reading.in_span(passage, begin, stop)
            carried = last[1] if last is not None and last[0] is passage else []
            for at, share in enumerate(inside):
                if share.unit != "%":
                    continue
                window = max(begin, share.start - 60)
                lead = passage.text[window : share.start]
                match = _SHARE.search(lead)
                if match is not None:
                    claim = _claim(reading, inside[max(0, at - 24) : at], share, match["whole"], window + match.start())
                    for found in _carried(claim, carried, passage.text[begin:stop]):
                        if not found.wholes and common is not None and common.passage is passage:
                            yield _shared(found, common, passage.text[begin : found.part.start])
                            continue
                        common = next((one for one in found.wholes if fits(found.part, one, share)), None)
                        yield found
                elif at > 1 and _DONE.search(lead) and alike(inside[at - 2], inside[at - 1]):
                    yield Claim(inside[at - 2], [inside[at - 1]], share, "")
                elif (rate := _RATE.search(lead)) is not None:
                    yield from _rated(inside[max(0, at - 24) : at], carried[-24:], share, rate["stem"])
            last = passage, inside


def _carried(claim: Claim | None, earlier: list[Quantity], text: str) -> Iterator[Claim]:
    """这一截里没有整体的：以“其中”起头，整体就是前一截里的那一个。"""
    if claim is None:
        return
    if claim.wholes or claim.named or not text.lstrip("　 ").startswith("其中"):
        yield claim
        return
    wholes = [one for one in earlier if alike(one, claim.part) and one.value >= claim.part.value]
    yield claim._replace(wholes=wholes)


def _shared(claim: Claim, common: Quantity, lead: str) -> Claim:
    """“……114项中达标107项，占93.9%；未达标4项，占3.5%”：并列的几截同一个整体，说了别的“中”的不是。"""
    fresh = len(lead.strip()) > 8 or re.search(r"[中的0-9]|其中|代表|委员|成员", lead)
    if claim.named or fresh or not alike(common, claim.part) or common.value < claim.part.value:
        return claim
    return claim._replace(wholes=[common], sure=False)


def _rated(before_: list[Quantity], earlier: list[Quantity], share: Quantity, stem: str) -> Iterator[Claim]:
    """“受理83件，办结81件，办结率97.6%”：率的头两个字说出部分，前面的同类数是整体。"""
    stems = (stem, stem[::-1])
    parts = [
        one
        for one in before_
        if any(word in one.before() + one.after()[:6] for word in stems) and one.unit not in {"%", "元", "‰"}
    ]
    if not parts or len(parts) > 1:
        return
    part = parts[0]
    wholes = [one for one in [*earlier, *before_] if one is not part and alike(one, part) and before(one, part)]
    if 0 < len(wholes) < 4 and all(one.value >= part.value for one in wholes[-1:]):
        yield Claim(part, wholes, share, "")


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in re.finditer("[；;]", text[start:end]):
        yield begin, start + match.end()
        begin = start + match.end()
    if begin < end:
        yield begin, end


def _claim(reading: Reading, earlier: list[Quantity], share: Quantity, whole: str, verb: int) -> Claim | None:
    """部分是“占”前面最近的数；整体写在“占”后面（占总数83件的），说出名字的（占转移劳动力的）到前文去找，
    没说的就是这一截里前面的同类数。"""
    parts = [one for one in earlier if one.end <= verb and one.unit != "%"]
    after = [one for one in earlier if one.start >= verb]
    gap = share.passage.text[parts[-1].end : verb] if parts else ""
    if not parts or gap.count("，") > 1 or not _ADVERBS.fullmatch(re.split("[，（]", gap)[-1] if "，" in gap else ""):
        return None
    part = parts[-1]
    if after:
        return Claim(part, [one for one in after if alike(one, part)], share, "") if part.value else None
    name = re.sub(r"^(?:了|到|其|本地区?|全[省市县区州镇乡村])+", "", whole)
    if _UNNAMED.match(whole):
        return Claim(part, [one for one in parts[:-1] if alike(one, part) and one.value >= part.value], share, "")
    if len(name) < 3:
        return None
    short = re.sub(r"(?:总数|总人数|总户数|总量)$", "", name)
    name = short if len(short) > 2 else name
    named = [
        one for one in reading.before(part, NEAR) if alike(one, part) and one.value >= part.value and _names(one, name)
    ]
    return Claim(part, named[-3:], share, name)


def _names(one: Quantity, name: str) -> bool:
    """这个数前面的话说的是不是它：名字的字依次都在里头，而且贴近。"""
    words = one.before()
    at = 0
    for char in name:
        at = words.find(char, at) + 1
        if at == 0:
            return False
    return True


def fits(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """按各自容得下的范围，算出来的百分比有没有可能写成这样；整数的百分比差到一个百分点以内不说。"""
    low, high, written = part.bounds, whole.bounds, share.bounds
    if low.low is None or low.high is None or not high.low or high.high is None:
        return True
    slack = share.step / 2 if "." in share.text else Decimal(1)
    smallest, largest = low.low / high.high * 100 - slack, low.high / high.low * 100 + slack
    return (written.high is None or written.high >= smallest) and (written.low is None or written.low <= largest)


def shown_share(part: Quantity, whole: Quantity, share: Quantity) -> str:
    """该是多少，位数照写着的。"""
    exact = part.value / whole.value * 100
    return f"{exact.quantize(share.step if share.step < 1 else Decimal(1), ROUND_HALF_UP)}%"


RULE = Rule(
    id="percentage-mismatch",
    title="占比和两个数对不上",
    severity=Severity.ERROR,
    why="同一句里给了部分、整体和百分比，拿起计算器就能验，错了最难看。",
    basis="算术",
    bad=(
        "全县114项主要监测指标中，达标107项，占92.9%。",
        "办结妇女儿童信访事项81件，占总数83件的95.6%。",
        "全镇已转移农村劳动力33613人，其中转移妇女劳动力16820人，占转移劳动力的48%。",
        "全区共有科级干部402名，其中女干部96名，占28.9%。",
        "村委会成员528名，女性167名，占33.6%。",
        "今年培训干部860人次，其中妇女干部430人次，占45%。",
        "全乡14个村两委班子都配备女干部，女干部单独任正职的4个，占25%。",
        "受理案件120件，办结114件，占92%。",
        "发放问卷500份，收回460份，占总数500份的96%。",
        "全市有留守儿童1863名，纳入结对帮扶的1200名，占留守儿童的74.4%。",
        "全县现有村委会成员528名。其中女性167名，占33.6%。",
        "全县共有村委会成员528名；其中女性167名（占41.6%）。",
        "全年受理信访83件，办结81件，办结率达95.6%。",
        "监测指标114项，达标107项，达标率为92.9%。",
        "全县131个村，女性任村委会主任的8个，占三成。",
        "全镇有妇女2300人，参加普查的1150人，占三分之二。",
        "表彰50人，其中女性20人，占半数以上。",
        "发放问卷500份，回收460份，回收率为95%。",
        "114项指标中，达标107项，占93.9%；未达标7项，占7.1%。",
        "发放问卷1200份，收回1150份，回收率92.8%。",
        "今年筛查1350人，完成年度任务1800人的85%。",
        "全镇留守儿童286名，结对帮扶200名，占留守儿童总数的75%。",
        "全县共有副科级以上干部402名，其中女性96名，女性比例为28.9%。",
    ),
    good=(
        "全县114项主要监测指标中，达标107项，占93.9%。",
        "办结妇女儿童信访事项81件，占总数83件的97.6%。",
        "培训干部900余人，其中女性423人，占47%。",
        "县人大代表中有女性58名，占28.9%；县政协委员中有女性56名，占31.5%。",
        "村委会成员528名，女性167名，占31.6%，其中主任8名，占4.8%。",
        "县人大代表201名，县政协委员178名，其中女性委员56名，占31.5%。",
        "参加培训120人，比上年增加20人，占全县妇女干部的35%。",
        "全区17个街镇，女性书记、主任占85%以上。",
        "三分之一的村完成换届，131个村中有44个，占33.6%。",
        "两癌检查6120人，其中农村妇女约5000人，占80%左右。",
        "全镇8310户，占总户数的78%。",
        "全县现有村委会成员528名。其中女性167名，占31.6%。",
        "全县现有村委会成员528名。村党组织书记131名，其中女性12名，占9.2%。",
        "全年受理信访83件，办结81件，办结率达97.6%，群众满意率99%。",
        "发放问卷500份，回收460份，有效率98%。",
        "全镇有妇女2300人，参加普查的1560人，占近七成。",
        "走访慰问120户，入户率100%。",
        "今年筛查1350人，完成年度任务1800人的75%，超额完成去年任务的120%。",
        "县人大代表201名，其中女性58名，占28.9%；县政协委员中女性56名，占31.5%。",
        "留守儿童1863名，其中父母双方外出的1126名，由祖辈照料的占八成以上。",
        "受理咨询120件、投诉45件，办结投诉45件，办结率100%。",
        "表彰50人，其中女性28人，占半数以上；基层同志占三分之二。",
        "新增岗位320个，其中适合女性的214个，约占三分之二，即67%。",
    ),
    find=_find,
)
