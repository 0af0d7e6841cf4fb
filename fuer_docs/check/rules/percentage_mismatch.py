"""占百分之几：部分、整体和百分比对不对得上。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ...model.finding import Severity
from ...model.speech import _
from ..arithmetic import exact
from ..quantities import Quantity
from ..reading import Reading
from ..rule import Hit, Rule, hit
from ..shares import SCALES, fits


def _find(reading: Reading) -> Iterator[Hit]:
    for claim in reading.shares:
        parts = (claim.part, *claim.also)
        if not claim.wholes or any(fits(part, whole, claim.share) for part in parts for whole in claim.wholes):
            continue
        whole, share = claim.wholes[-1], claim.share
        message = _("{part}占{whole}是{shown}，写的是{text}", part=claim.part.text, whole=whole.text,
                    shown=_shown(claim.part, whole, share), text=share.text)  # fmt: skip
        certain = claim.sure and len(claim.wholes) == 1 and not claim.also and exact(claim.part, whole, share)
        severity = Severity.HINT if claim.far else Severity.ERROR if certain else Severity.WARNING
        yield hit(share.passage, share.start, share.end, message, _("核对三个数，看哪个错了"), severity)


def _shown(part: Quantity, whole: Quantity, share: Quantity) -> str:
    """该是多少，位数照写着的。"""
    value = part.value / whole.value * SCALES[share.unit]
    return f"{value.quantize(share.step if share.step < 1 else Decimal(1), ROUND_HALF_UP)}{share.unit}"


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
